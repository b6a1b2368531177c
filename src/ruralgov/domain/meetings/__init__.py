"""Meetings: who decides what, by which quorum and majority, and what was decided.

Contexts above it name a decision, and ask by one function whether it is what a rule of theirs
needs.

Rules:
1. A body stands at a place and is one of its kind there; it ends on a day and is never deleted.
2. A body meets within a term: one past its end cannot convene, until it is renewed or extended.
3. The bodies of a village end with it on that day, and a conference goes on at the place that it
   became part of, unless it meets later, as do the meeting and the committee of a party branch that
   is named; those of a group or a collective go where that goes, and the meeting of a group ends
   with it.
4. Whoever sits in a body is one of its members on the day, by name or by a post, and counts once; a
   seat ends with death, departure and erasure, and follows a person who was entered twice.
5. A decision passes only by the rules of its body, matter and date: all of the laws and of the
   city, in whole numbers. A city adds rules and lowers none.
6. A meeting is called with the notice and the agenda that its rules ask for, is called off or put
   off, and one not held for want of a quorum is repeated.
7. Who is entitled is frozen on the day that a meeting opens. Nobody counts twice: not by two posts,
   not in two capacities, and one representative for each household.
8. Without a quorum nothing is voted on, and it is said how many lack.
9. Who is in the chair does not record, who recorded does not approve the minutes, and who entered
   an old paper does not confirm it; who stood aside approves nothing. A second account and a second
   entry of a person are the same person.
10. What the law reserves to a body no smaller one decides.
11. The representatives decide by a delegation of the village meeting that is in force.
12. A decision is revoked by a later one of its own body, or of one above it. Where that one is
    annulled, what it revoked holds again from that day on; where it is revoked itself, not.
13. A decision that is published hangs out for 15 days at least; a faulty publication is withdrawn,
    and its days begin anew.
14. An old paper is entered as such, has passed by the rules of its day, and is cited only once
    another person confirmed it.
15. What was entered by mistake is taken back, unless something rests on it; what it ended holds
    again.
16. The steps of 四议两公开 are taken in their order, each by its own meeting with its own quorum,
    on no earlier day than the one before.
17. A decision is cited for its own place, body, matter and day, and published where that is needed.
18. A decision counts from when another person approved the minutes of its meeting: only then is it
    cited, published, a step of a procedure or a delegation, and ends what it revokes.
"""

from ruralgov.domain.meetings import exports_messages
from ruralgov.domain.meetings.citing import Needed, cited, resolved
from ruralgov.domain.meetings.context import CONTEXT
from ruralgov.domain.meetings.exports_messages import *
from ruralgov.domain.meetings.model import (
    Act,
    Base,
    BodyKind,
    CountedBy,
    DecisionRule,
    DecisionRules,
    Matter,
    Quorum,
    Share,
    Verification,
)
from ruralgov.domain.meetings.model_body import Body, PostSeat, Seat, SeatKind, SeatPlan, Term
from ruralgov.domain.meetings.model_decision import (
    Decision,
    Ending,
    Figures,
    Lapse,
    Origin,
    Procedure,
    ProcedureEnd,
    Publication,
    Published,
    Step,
    Taken,
)
from ruralgov.domain.meetings.model_meeting import (
    Attendance,
    Attendee,
    Ballot,
    Came,
    Capacity,
    Judged,
    Meeting,
    MeetingStage,
    Minutes,
    Motion,
    MotionPlan,
    Outcome,
    Recusal,
    RecusalGround,
    Roll,
    Roster,
    Tally,
)
from ruralgov.domain.meetings.queries import (
    Bodies,
    DecisionFile,
    Decisions,
    MeetingCount,
    MeetingCounts,
    MeetingFile,
    Meetings,
    MeetingsOfBody,
    Named,
    ProcedureFile,
    Procedures,
    ProcedureSheet,
    RosterOf,
    RulesOf,
    Sitting,
)
from ruralgov.domain.meetings.queries_minutes import (
    Applied,
    Attended,
    BodyFault,
    BodyFinding,
    BodyFindings,
    MinutesNote,
    MinutesOf,
    MinutesSheet,
    MotionSheet,
    Resulting,
    Somebody,
    StoodAside,
)
from ruralgov.domain.meetings.records import BODY, DECISION, DECISION_RULES, MEETING, PROCEDURE
from ruralgov.domain.meetings.roles import (
    DELIBERATION,
    MEETING_CONVENER,
    MEETING_RECORDER,
    VILLAGE_AFFAIRS_GUIDE,
)
from ruralgov.domain.meetings.rows import (
    BodyRow,
    DecisionRow,
    MeetingRow,
    ProcedureDecisionRow,
    ProcedureRow,
    RevocationRow,
    SeatRow,
)

__all__ = [
    "BODY",
    "CONTEXT",
    "DECISION",
    "DECISION_RULES",
    "DELIBERATION",
    "MEETING",
    "MEETING_CONVENER",
    "MEETING_RECORDER",
    "PROCEDURE",
    "VILLAGE_AFFAIRS_GUIDE",
    "Act",
    "Applied",
    "Attendance",
    "Attended",
    "Attendee",
    "Ballot",
    "Base",
    "Bodies",
    "Body",
    "BodyFault",
    "BodyFinding",
    "BodyFindings",
    "BodyKind",
    "BodyRow",
    "Came",
    "Capacity",
    "CountedBy",
    "Decision",
    "DecisionFile",
    "DecisionRow",
    "DecisionRule",
    "DecisionRules",
    "Decisions",
    "Ending",
    "Figures",
    "Judged",
    "Lapse",
    "Matter",
    "Meeting",
    "MeetingCount",
    "MeetingCounts",
    "MeetingFile",
    "MeetingRow",
    "MeetingStage",
    "Meetings",
    "MeetingsOfBody",
    "Minutes",
    "MinutesNote",
    "MinutesOf",
    "MinutesSheet",
    "Motion",
    "MotionPlan",
    "MotionSheet",
    "Named",
    "Needed",
    "Origin",
    "Outcome",
    "PostSeat",
    "Procedure",
    "ProcedureDecisionRow",
    "ProcedureEnd",
    "ProcedureFile",
    "ProcedureRow",
    "ProcedureSheet",
    "Procedures",
    "Publication",
    "Published",
    "Quorum",
    "Recusal",
    "RecusalGround",
    "Resulting",
    "RevocationRow",
    "Roll",
    "Roster",
    "RosterOf",
    "RulesOf",
    "Seat",
    "SeatKind",
    "SeatPlan",
    "SeatRow",
    "Share",
    "Sitting",
    "Somebody",
    "Step",
    "StoodAside",
    "Taken",
    "Tally",
    "Term",
    "Verification",
    "cited",
    "resolved",
]
__all__ += exports_messages.__all__
