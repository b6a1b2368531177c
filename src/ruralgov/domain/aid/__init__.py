"""Aid: a file for each family in need, and rules that advise; people decide.

Rules (P numbers and articles are those of the notes of the domain):
1. A parameter is of a name, a jurisdiction and an interval, with its paper; the nearest
   jurisdiction sets it, and a gap or an overlap is an error (社会救助暂行办法 art. 10).
2. An assessment is by the rules of the day of acceptance, each condition by its article; it holds
   what it rests on, and gives the same digest again (P12, 个人信息保护法 art. 24).
3. What is not known is never nothing: a result is yes, no, or not known yet with what would settle
   it; what is refused or disputed is not used against a family (P13, 民发〔2021〕57号 art. 18).
4. A file has one place at a time and three dated sets of people: on the household register, living
   together, and obliged by law (民发〔2021〕57号 art. 7, 特困人员认定办法 art. 8).
5. Nobody is in two open files as a member of the family; whoever is obliged may be in many.
6. An application is the person's own, on behalf, or of one who was found first and accepts what is
   offered; a family has one open application of a programme (57号 arts. 4, 6).
7. Missing papers are told once, all of them; what is complete is accepted (57号 art. 10).
8. A file moves with its family and keeps its history; families split and merge, who dies or leaves
   ends with the day, and people entered twice are followed: what was signed, known, asked, reported
   or needed under either id is of the one who is kept, and apart again where a merger is undone.
9. What is said of a family is sealed, and every reading recorded; of a minor nothing is shown
   without another person's approval, which is for one reader and short (P5, P6, P15).
10. An authorisation names the person, items, sources, purpose, period, and how and by whom it was
    signed (P1). Withdrawn, it stops use and denies nothing (P9).
11. Only what can still change the outcome is asked, in the smallest shape that may settle it (P7).
12. No assessment decides: no command makes one a grant, a refusal or a stop (P11, rule 34).
13. Each adult signs for themself, a guardian for a minor or one who lacks capacity, and a proxy by
    a written mandate, never one of the family for another adult (P2, 57号 art. 9).
14. An authorisation begins after the notice of what for, why, how long, and what follows (P4).
15. An answer is taken in once, by an authorisation that is in force when it comes in; else nothing
    of it is kept but that it came. One about another person is refused (P1, P7).
16. A fact is entered only where an open application needs it and serves that alone (P8); what was
    typed is mended or taken back, what a department found is disputed instead.
17. A hit is no finding: the family is told, may dispute it, and it is used no more until somebody
    looked again and another person settled it with reasons; none of them is of the family (P13,
    57号 art. 18).
18. A raw answer is erased once nothing that goes on needs it; what was assessed is erased by
    itself; and with its file all that is known of a family, but what goes on (P10, 个人信息保护法
    art. 47).
19. Parameters are entered with their paper and verified by another person; the example is marked
    and never official; what stood at each revision stays.
20. An assessment is kept for an application that was accepted, with what it rests on, sealed; it
    changes no application, replays, and is explained in plain words (P11, P12).
30. The steps of a proceeding are those of one table, by variant, in their order, each with its
    clock in working days; the whole clock is extended once, where the table allows it.
31. Two different people investigate, and all sign (57号 art. 16); none of the family or near it.
32. A notice hangs out for seven days and says whose in a mask, how many and how much (arts. 19,
    24); nothing of children ever does (P6, P14), it comes down by itself, and no more is granted
    than hung out.
33. Relatives of officials are recorded apart, and the county visits them (arts. 11, 20).
34. A named person decides in writing, who did nothing of it before and is not near the family;
    never a machine (P11). The letter comes within three days.
35. An objection to a notice is looked into anew; one to a decision goes to another person one
    level up, within sixty days (arts. 19, 38). Who asks for that gets no less by it.
36. A review changes nothing by itself. Less, or nothing, has a cause, is told seven days ahead
    and is heard where the family objects; what stops may go on for six months (art. 32). It has a
    letter, and goes to another person, as the first decision does.
37. What is given has its amount by month, from the next one on, by what was decided and by no
    change of rules; what was paid too much is found, and asked back by a person alone.
38. Every step has its way back, and a proceeding follows its family: moved, withdrawn, died.
50. What a department reports of somebody in a family is taken in once, as the source said it; it
    changes nothing that the family is given (低收入人口动态监测 art. 3).
51. A change raises alerts of four outcomes: what is owed is delivered, what may fit is offered,
    what no rule fits is talked over, and what may no longer fit is checked. None stops anything.
    Each programme is evaluated again by the facts that may serve it, whenever one is entered,
    mended, taken back, disputed or settled; what is applied for already is not offered.
52. An alert is raised once while it is open, and not again for 90 days after it was answered,
    unless it is surer; what is owed and not delivered is said again at once. A check ends in that
    it stands, or in a review.
53. An alert has an owner and a due day in working days; its owner answers it with reasons, or hands
    it over, and what was answered too soon is opened again. Nobody works on the changes, alerts,
    leads or needs of their own family.
54. A change that was of somebody else, or wrong, does not count, and what rests on it alone is
    withdrawn; what departments said is erased once the file is closed.
55. A source that sent nothing of a month says nothing of any family: it is shown, and no more.
56. Whoever finds that somebody may be in need opens a lead; a case of a marked matter opens one,
    once, which names the case and nothing of what it says.
57. A lead is followed by one person to what was offered or applied for, or to a reason why not;
    what ended too soon is followed again.
58. What was found is erased once the lead ended.
59. A need is of somebody of the family, one of a kind at a time. A provider that is there is asked,
    and sees to it once it accepts and the person agrees; either side declines without loss.
60. What was done the person confirms, asked by another than who entered it; where they are not
    content it goes on. A provider gives it back, and what is not needed is withdrawn.
61. What is published is of a month that is over: no count below five is shown, the others are whole
    fives, and totals are of what is shown, so that no difference tells of a few (P20).
80. A register is asked one thing of one person who is in the file, by an authorisation in force for
    this person, item, source, purpose and day (P1); the same is not asked twice at once, nor
    anything of who has no resident identity number.
81. A question is sent after its transaction, with its key alone; where no authorisation is in force
    any more it is withheld, and that is recorded.
82. An answer is taken once, in the shape that was asked (P7). What is no answer, or is about
    somebody else, leaves the question open; unknown never counts against a family.
83. An answer that comes after the authorisation ended, or the question was taken back, is dropped
    and recorded; nothing of it is kept (P9).
84. What a register answered is sealed, and erased on a ground of the law once the question is over.
"""

from ruralgov.domain.aid import (
    exports_means,
    exports_messages,
    exports_monitor,
    exports_procedure,
    exports_questions,
)
from ruralgov.domain.aid.context import CONTEXT
from ruralgov.domain.aid.exports_means import *
from ruralgov.domain.aid.exports_messages import *
from ruralgov.domain.aid.exports_monitor import *
from ruralgov.domain.aid.exports_procedure import *
from ruralgov.domain.aid.exports_questions import *
from ruralgov.domain.aid.means.explain import Reason
from ruralgov.domain.aid.means.facts import Need
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model import (
    AidApplication,
    AidFile,
    AidPaper,
    AidStage,
    Approval,
    Circle,
    Inclusion,
    InclusionCause,
    Seat,
    Way,
)
from ruralgov.domain.aid.model_procedure import (
    AidAdjustment,
    AidAnswer,
    AidChangeCause,
    AidDecision,
    AidEnding,
    AidNotice,
    AidOutcome,
    AidPayment,
    AidPost,
    AidProceeding,
    AidRate,
    AidStep,
    AidTie,
    AidTrack,
    DoneStep,
    NoticeObjection,
)
from ruralgov.domain.aid.queries import (
    AidApplications,
    AidCard,
    AidFileCard,
    AidFiles,
    AidFinding,
    AidFindings,
    AidMember,
)
from ruralgov.domain.aid.queries_procedure import (
    AidDueLine,
    AidNoticeLine,
    AidPaymentLine,
    AidPaymentList,
    AidProceedingCard,
    AidProceedingSheet,
    AidRunningNotices,
    AidSample,
    AidSampleLine,
    AidWorkList,
)
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_procedure import AID_PROCEEDING
from ruralgov.domain.aid.roles import AID, AID_CLERK, AID_RECONSIDERER, AID_SUPERVISOR
from ruralgov.domain.aid.rows import AidApplicationRow, AidFileRow, AidPersonRow
from ruralgov.domain.aid.rows_procedure import AidNoticeRow, AidProceedingRow

__all__ = [
    "AID",
    "AID_CLERK",
    "AID_FILE",
    "AID_PROCEEDING",
    "AID_RECONSIDERER",
    "AID_SUPERVISOR",
    "CONTEXT",
    "AidAdjustment",
    "AidAnswer",
    "AidApplication",
    "AidApplicationRow",
    "AidApplications",
    "AidCard",
    "AidChangeCause",
    "AidDecision",
    "AidDueLine",
    "AidEnding",
    "AidFile",
    "AidFileCard",
    "AidFileRow",
    "AidFiles",
    "AidFinding",
    "AidFindings",
    "AidMember",
    "AidNotice",
    "AidNoticeLine",
    "AidNoticeRow",
    "AidOutcome",
    "AidPaper",
    "AidPayment",
    "AidPaymentLine",
    "AidPaymentList",
    "AidPersonRow",
    "AidPost",
    "AidProceeding",
    "AidProceedingCard",
    "AidProceedingRow",
    "AidProceedingSheet",
    "AidRate",
    "AidRunningNotices",
    "AidSample",
    "AidSampleLine",
    "AidStage",
    "AidStep",
    "AidTie",
    "AidTrack",
    "AidWorkList",
    "Approval",
    "Circle",
    "DoneStep",
    "Inclusion",
    "InclusionCause",
    "Need",
    "NoticeObjection",
    "Programme",
    "Reason",
    "Seat",
    "Way",
]
__all__ += exports_messages.__all__
__all__ += exports_means.__all__
__all__ += exports_questions.__all__
__all__ += exports_monitor.__all__
__all__ += exports_procedure.__all__
