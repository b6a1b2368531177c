"""Cases: one entrance, one exit, and a clock that is evidence.

Rules:
1. A case is of a matter in force; a version begins after those that hold, on a day of its own.
2. A case gets a number of the city and year when it is reported, and never another.
3. A case moves only as the table of transitions says; each step names who took it.
4. A report is refused only on a ground of the closed list, with a reason, and only where its
   matter may be refused; what does not meet the filing standard is declined with a reason.
5. An open case always has an owner and a clock: the desk, or the unit that it was dispatched to.
6. The clock of a case starts at dispatch or receipt, as its matter says, that of a unit when it
   gets the case, so that not signing never helps; both are explained.
7. The verdicts of a round are frozen once, when a check passes its work, as of the report of it,
   or when it is answered; those of a unit when it has the case no more. Nothing changes them.
8. Work is checked, more time granted, a return or a dispute decided, a case closed, by force or
   not, and the reporter called back by a person who did none of the work: who signed, handled,
   asked, let a return lapse, reached a milestone, reported done or answered, in any round, by
   whichever account. Nor, but for closing, by one of a unit that has, helps with or had the case;
   nor is a dispute decided by who sent the case to a unit or decided on its return.
9. Open deadlines are counted again when a calendar is published, corrected or taken back, a
   profile brings other hours, or the working time of the unit changes, by an event that keeps what
   was; each clock on its own.
10. What a citizen said, and how to reach them, is sealed under the case's own key. It is shown
    only in a role and at a stage that need it, and each reading is recorded.
11. A return is asked within its window with a cited duty, and is decided in time or lapses; after
    as many as the profile says arbitration is final. The unit stays responsible meanwhile.
12. More time is asked in time, within what the matter allows; a pause has a ground and a cap.
13. A case goes up one level at a time, with a reason, and never down.
14. A dissatisfied reporter opens the next round, with its own clock, as often as the profile says.
15. Urging and supervising change nothing else.
16. An open case is closed by force, or cancelled before any unit had it, only with a reason.
17. A dispatch plan is published only if every matter in force has exactly one lead in every
    village, in and out of hours, at each level from its own up, no rule is out of reach and no
    post is left hanging. A case goes where the plan says, or where a person says, with a reason.
18. Cases of one town about one trouble are linked to a problem by a person, with a reason. A case
    is in one problem at a time, each step is kept, and one of fewer than two cases is dissolved.
19. Linking closes, merges and hides no case: each keeps its number, its clock and its call-back.
20. What may belong together is suggested, never linked by itself; each text compared is a reading.
21. Workload counts a problem once, satisfaction a person once; the plain counts stand beside them.
22. A case repeats the last of its matter and place closed within the profile's days before, first
    one of its household, then one within the matter's metres; which, and how alike, is frozen.
23. The milestones of a matter have names of their own and an order; the first follows no other.
24. A milestone has a clock that starts with receipt, dispatch or the one before, and is explained;
    a pause holds it, an extension does not. Within a round it never starts again, in the next it
    starts anew. The next one to be reached bounds the time in which a unit must act.
25. Milestones are reached in their order, each once in a round; the verdict is frozen.
26. Work is not solved while a milestone is to be reached; with another result it stays missed.
27. A unit is an organisation of the registry that there is on the day: the posts of a plan, and
    who is named at dispatch or by arbitration. One that was merged is its successor, one that has
    ended gets no case.
28. A handler acts for the unit of his account and those below it, and looks at the cases alone that
    they have, help with or had: what a citizen said while they have or help with it, how to reach
    the reporter from signing on. Where no account could act for a unit, one of no unit does.
29. An open case can be handed over to another place, with a reason: stage, unit, clock and verdicts
    stay, and it is counted where it came in: at what that place has become by the day asked.
30. A version of a matter or plan entered by mistake is withdrawn or moved; what was decided stands.
31. What is reported of a place that became part of another is recorded at that one, for no report
    is lost at the door; of one that was divided somebody must say at which of its parts.
32. Of a case that has ended everything that was said is erased, on a ground of the law, once its
    period of keeping is over, by a privacy officer who did none of the work. Steps, deadlines,
    verdicts and figures stay.
33. A matter is withdrawn from a day on, with a reason: nothing of it is reported any more, and who
    tries is told what follows it. Open cases go on; a plan that names it has a fault.
34. What a unit had, or its reporter was dissatisfied with, is neither declined nor cancelled; work
    with which they were dissatisfied is done again, by a unit, and not merely answered.
35. Who was not reached is called again, as often and on as many days as the profile says, each
    call kept; who left neither name, number nor household is satisfied only by coming themselves.
36. From the profile's round on a reopened case begins a level higher, supervised. Who is still
    dissatisfied when no round follows has a grievance with a next step, open until it is reviewed
    at the level above.
37. A case that a unit has is handed over to another at any stage, with a reason, by who did none
    of the work: the desk or a supervisor, after an arbitration a supervisor alone. The new unit has
    the whole limit, the clock of the case goes on, and nobody's verdict moves.
38. All cases of a unit are handed over by one command that is safe to give twice; what a unit that
    has ended still has is found where it was.
39. An open case gets its right matter and place under the same number, with a reason, by who did
    none of the work. The limit of the new matter applies, from its start, pauses kept, unless the
    time was up already or the work is done; the unit's clock then starts anew.
40. It stays with its unit where the plan names that for what it is now, else it is dispatched anew.
    What it was and when it was due is explained; a round counts under the matter it was judged by.
41. Each unit that helps is asked at dispatch, has half of the lead's limit, signs and answers by
    who acts for it; whether in time is frozen. Asked again at another dispatch it has its time
    anew, unless it was late. Work is not reported done before each has answered, unless a
    supervisor lets it go with a reason.
42. A role asks for the purposes of its work: staff to handle cases, auditors for an audit.
43. By its number a case is told to those alone who hold a role at its place as it is today, and the
    others learn not even whether there is such a case.
44. What an officer says of a case holds no personal number, and neither the name nor the contact of
    its reporter; what was said before that is shown to nobody.
45. Its reporter looks a case up by number and code. The code comes of the keys, is stored nowhere,
    and is told to who entered the case within a day. A wrong number is as a wrong code, and each
    try is recorded. What is told names nobody.
46. What ended, was not erased and need not be kept any longer is listed as due to be erased.
47. What the profile's period of keeping makes due is erased by rule: then a machine may give the
    command, and who did some of the work. While a case is open nothing of it is erased, for it is
    handled by a duty of law (个人信息保护法 art. 13 (1) 3).
48. The clock of a unit goes by its own working time where it has any. A matter of 7×24 duty knows
    no nights, weekends and holidays: minutes, hours and calendar days run through, and no desk has
    longer for it than its limit.
49. While a case is open its reporter can add to it; what they add is sealed like the report, is
    seen by who needs the report, and changes no clock.
50. A reporter who asks where an open case stands is counted apart from what the desk urges, and has
    an answer within a working day of the first question not answered, by the desk or by the unit.
51. A file is attached to what was reported by who reports, before dispatch, and by the desk while
    the case is open; to the work by a unit that has it in hand. Its bytes lie outside the journal,
    sealed under a key of the case. It is opened only in a role, for a unit and at a stage that
    need it, each time recorded; evidence of the work also by who checks it.
52. A wrong file is taken back with a reason: by who filed it while that could be filed, by the desk
    always. Its bytes go, and its entry stays. Erasing a case erases its files.
53. A case that another system handled to its end is taken over by a named person with its number
    there and its instants, in their order and within the days that are taken over of that system;
    a second time it changes nothing. None of its words come with it.
54. It is marked wherever it is shown, and no figure of ours counts it: a verdict on it is only
    what the other system's own deadline gives. Reports may repeat it, and problems link it.
56. Who reported is told by a message what was done with the case: that it was accepted, refused,
    not filed, sent or handed to a unit with the day it is due, given more time, answered, closed by
    force, withdrawn, or is late, with the reason; each thing once. It goes to the number that they
    left, says nothing of a person, and is a reading. Who left no number or was erased is told
    nothing. What could not be sent is seen by the office and tried again, then waits for a person.
57. One answer goes to a case and all that are linked with it and stand at the desk, in the same
    words, each judged by its own clock; what cannot be answered yet is named and stays as it is.
58. Until work is reported a reporter withdraws an open case, by themselves or through who did none
    of the work and is of none of its units, and takes that back within the working days that the
    profile gives: then the desk has it, and the time between is none of its clock. What was
    withdrawn in time is neither done nor late; what was late stays late.
59. Who handles a case again, and its reporter, see what was answered first beside what was last.
60. Who typed more wrong codes for a number than the profile allows (five within a quarter of an
    hour) is refused at it, with the right one as well, until the first of them is so old; who is
    refused is told when that is.
61. An open case is overdue, due today or due soon by the first to end of its stage, its unit's
    clock and its round; how soon is soon the profile says, in working time. One for which no step
    was taken for the profile's days is stale, unless it is paused.
62. Work lists are by unit, with those below it, and by who signed; a unit sees its own alone.
63. The pages of a work list are of the list as it was when the first was asked for: none that
    stays in it is missed or comes twice, whatever becomes of it meanwhile.
64. Whether a case was accepted in time, and a unit responded in time, is judged once by the time
    that ran then. A unit responds by signing or by asking a return; a return counts for the unit
    that asked. Of whom nobody can call back it is told apart. What was accepted and is left at the
    desk past the time to send it on is late there, however it ends.
65. What was open and late at the end of a month stays as it stood then.
66. A week is one of ISO 8601, in China's time; it is counted as months are.
67. Why a case is late is said by the desk or the unit that has it; its reporter is told in these
    words, with the notice that it is late where they were said before.
68. The unit that has a case is warned by a message once before it must sign for it, and once before
    it must act, as early as the list of what is due soon names it.
"""

from ruralgov.domain.cases import (
    exports_files,
    exports_imported,
    exports_parts,
    exports_service,
    exports_ways,
)
from ruralgov.domain.cases.context import CONTEXT
from ruralgov.domain.cases.exports_files import *
from ruralgov.domain.cases.exports_imported import *
from ruralgov.domain.cases.exports_parts import *
from ruralgov.domain.cases.exports_service import *
from ruralgov.domain.cases.exports_ways import *
from ruralgov.domain.cases.keeping import CasesToErase, CaseToErase, erasures_due
from ruralgov.domain.cases.messages import CaseEvent
from ruralgov.domain.cases.messages_ending import (
    CallBack,
    CancelCase,
    CaseCalledBack,
    CaseCancelled,
    CaseChecked,
    CaseClosed,
    CaseErased,
    CaseForced,
    CheckCase,
    CloseCase,
    EraseCase,
    ForceClose,
)
from ruralgov.domain.cases.messages_handling import (
    ArbitrateCase,
    AskReturn,
    CaseArbitrated,
    CaseDone,
    CaseEscalated,
    CaseSigned,
    CaseSupervised,
    CaseUrged,
    DecideReturn,
    EscalateCase,
    HandleCase,
    HandlingStarted,
    LapseReturn,
    ReportDone,
    ReturnAsked,
    ReturnDecided,
    ReturnLapsed,
    SignCase,
    SuperviseCase,
    UrgeCase,
)
from ruralgov.domain.cases.messages_intake import (
    AcceptCase,
    AnswerCase,
    CaseAccepted,
    CaseAnswered,
    CaseDispatched,
    CaseRefused,
    CaseReported,
    DeclineFiling,
    DispatchCase,
    FilingDeclined,
    RefuseCase,
    ReportCase,
)
from ruralgov.domain.cases.messages_place import CaseRelocated, RelocateCase
from ruralgov.domain.cases.messages_time import (
    AskExtension,
    AskPause,
    CaseResumed,
    DeadlineRecomputed,
    DecideTime,
    MilestoneReached,
    ReachMilestone,
    RecomputeDeadline,
    ResumeCase,
    TimeGranted,
    TimeRefused,
    TimeRequested,
)
from ruralgov.domain.cases.milestones import Milestone, MilestoneDue, MilestoneStart
from ruralgov.domain.cases.model import (
    DESK,
    Attachment,
    Case,
    IntakeChannel,
    PauseGround,
    RefusalGround,
    Result,
    Round,
    Satisfaction,
    Spell,
    SpellEnd,
    TimeAsked,
)
from ruralgov.domain.cases.queries import (
    CaseByNumber,
    CaseClock,
    CaseFile,
    CaseHistory,
    CaseRounds,
    CaseStatus,
    CaseStep,
    FileOfCase,
    OpenCases,
)
from ruralgov.domain.cases.queries_lookup import CaseCode, CaseForReporter, StandingOfCase
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.roles import (
    CALLER,
    CASE_HANDLING,
    CHECKER,
    HANDLER,
    INTAKE,
    LOOKUP,
    REPORTER,
    SUPERVISOR,
)
from ruralgov.domain.cases.rows import CaseRow, ClosedRow, Ending, OpenCaseRow, RoundRow
from ruralgov.domain.cases.rows_figures import SpellRow, UnjudgedRow
from ruralgov.domain.cases.rows_repeats import RepeatRow
from ruralgov.domain.cases.rows_rights import ErasedCaseRow
from ruralgov.domain.cases.rules_time import recompute, recompute_of_unit, recompute_since
from ruralgov.domain.cases.table import (
    TABLE,
    Action,
    Level,
    Stage,
    Transition,
)
from ruralgov.domain.cases.table_text import as_diagram, as_markdown

__all__ = [
    "CALLER",
    "CASE",
    "CASE_HANDLING",
    "CHECKER",
    "CONTEXT",
    "DESK",
    "HANDLER",
    "INTAKE",
    "LOOKUP",
    "REPORTER",
    "SUPERVISOR",
    "TABLE",
    "AcceptCase",
    "Action",
    "AnswerCase",
    "ArbitrateCase",
    "AskExtension",
    "AskPause",
    "AskReturn",
    "Attachment",
    "CallBack",
    "CancelCase",
    "Case",
    "CaseAccepted",
    "CaseAnswered",
    "CaseArbitrated",
    "CaseByNumber",
    "CaseCalledBack",
    "CaseCancelled",
    "CaseChecked",
    "CaseClock",
    "CaseClosed",
    "CaseCode",
    "CaseDispatched",
    "CaseDone",
    "CaseErased",
    "CaseEscalated",
    "CaseEvent",
    "CaseFile",
    "CaseForReporter",
    "CaseForced",
    "CaseHistory",
    "CaseRefused",
    "CaseRelocated",
    "CaseReported",
    "CaseResumed",
    "CaseRounds",
    "CaseRow",
    "CaseSigned",
    "CaseStatus",
    "CaseStep",
    "CaseSupervised",
    "CaseToErase",
    "CaseUrged",
    "CasesToErase",
    "CheckCase",
    "CloseCase",
    "ClosedRow",
    "DeadlineRecomputed",
    "DecideReturn",
    "DecideTime",
    "DeclineFiling",
    "DispatchCase",
    "Ending",
    "EraseCase",
    "ErasedCaseRow",
    "EscalateCase",
    "FileOfCase",
    "FilingDeclined",
    "ForceClose",
    "HandleCase",
    "HandlingStarted",
    "IntakeChannel",
    "LapseReturn",
    "Level",
    "Milestone",
    "MilestoneDue",
    "MilestoneReached",
    "MilestoneStart",
    "OpenCaseRow",
    "OpenCases",
    "PauseGround",
    "ReachMilestone",
    "RecomputeDeadline",
    "RefusalGround",
    "RefuseCase",
    "RelocateCase",
    "RepeatRow",
    "ReportCase",
    "ReportDone",
    "Result",
    "ResumeCase",
    "ReturnAsked",
    "ReturnDecided",
    "ReturnLapsed",
    "Round",
    "RoundRow",
    "Satisfaction",
    "SignCase",
    "Spell",
    "SpellEnd",
    "SpellRow",
    "Stage",
    "StandingOfCase",
    "SuperviseCase",
    "TimeAsked",
    "TimeGranted",
    "TimeRefused",
    "TimeRequested",
    "Transition",
    "UnjudgedRow",
    "UrgeCase",
    "as_diagram",
    "as_markdown",
    "erasures_due",
    "recompute",
    "recompute_of_unit",
    "recompute_since",
]
__all__ += exports_files.__all__ + exports_imported.__all__ + exports_parts.__all__
__all__ += exports_service.__all__ + exports_ways.__all__
