"""Conferences: who leads, what was resolved together, who owes it, and what is still a problem.

Rules (the numbers of invariants are those of the tests):
1. A unit that is named is there on the day; one that merged is told as what it became.
2. A leading group says what it is for, which department does its work, and when it ends or what
   ends it.
3. Past its end it convenes nothing, and it does not end before conferences that were held
   (invariant 7).
4. Its seats are posts: none has two, one leads on any day, and who holds the post sits there.
5. The liaison of a unit is a post of it, with a substitute, and is confirmed each year.
6. A conference is convened by a head of the group. Its roster is of the posts as of its day
   (invariant 8); a substitute has a mandate, each person counts once, and as many come as the rule
   of the group asks for.
7. Each item has an outcome. Minutes are drafted and countersigned by different persons, and are
   corrected by numbered addenda, which are countersigned alike.
8. A resolution comes from a decided item, and has one lead that was there or was asked, a due date,
   and a supervisor who is another (invariant 9).
9. The lead accepts and reports; nobody of it, and nobody who acted for it, reviews or closes.
10. Lateness counts from the original due date; more time is asked for no later than the due date
    (invariant 10).
11. A resolution rests for a time, is revoked by a later conference, and is opened again.
12. A problem is closed by a closed resolution, with evidence, and verified by another person of
    another unit (invariant 11); else it is not curable, or part of another.
13. What stands still by itself is a finding: a group past its end, a vacant seat, a stale liaison,
    a conference or minutes that are late, a unit that is gone, a problem after three regular
    conferences without a step.
14. What was entered by mistake is moved or taken back, with a reason.
"""

from ruralgov.domain.conferences import exports_messages
from ruralgov.domain.conferences.context import (
    CONTEXT,
)
from ruralgov.domain.conferences.exports_messages import *
from ruralgov.domain.conferences.model import (
    ConferenceRule,
    Confirmation,
    GroupSeat,
    GroupTerms,
    Liaison,
    LiaisonPost,
    SeatRole,
    SteeringGroup,
)
from ruralgov.domain.conferences.model_conference import (
    Addendum,
    AgendaItem,
    CameFor,
    Conference,
    ConferenceKind,
    ConferenceMinutes,
    ConferenceStage,
    Gathering,
    Guest,
    ItemOutcome,
    ItemPlan,
    RosterSeat,
    Secrecy,
)
from ruralgov.domain.conferences.model_problem import (
    Cure,
    ProblemSeverity,
    ProblemStage,
    SalientProblem,
    Tabling,
)
from ruralgov.domain.conferences.model_resolution import (
    DoneReport,
    DueExtension,
    Resolution,
    ResolutionStage,
    Suspension,
    Urging,
)
from ruralgov.domain.conferences.queries import (
    CoordinationFault,
    CoordinationFinding,
    CoordinationFindings,
    GroupSheet,
    LiaisonLine,
    LiaisonList,
    Liaisons,
    NamedSeat,
    SeatLine,
    SteeringGroups,
    SteeringNames,
    SteeringSheet,
)
from ruralgov.domain.conferences.queries_conference import (
    ConferenceMinutesOf,
    Conferences,
    ConferenceSeatLine,
    ItemLine,
    Ledger,
    LedgerLine,
    MinutesSheet,
    ProblemLine,
    ProblemSheet,
    ResolutionFile,
    ResolutionLedger,
    SalientProblemFile,
    SalientProblems,
)
from ruralgov.domain.conferences.records import (
    CONFERENCE,
    LIAISON,
    RESOLUTION,
    SALIENT_PROBLEM,
    STEERING_GROUP,
)
from ruralgov.domain.conferences.roles import (
    CONFERENCE_CONVENER,
    COORDINATION,
    RESOLUTION_LEAD,
    RESOLUTION_SUPERVISOR,
    STEERING_OFFICER,
)
from ruralgov.domain.conferences.rows import (
    GroupSeatRow,
    LiaisonRow,
    SteeringGroupRow,
)
from ruralgov.domain.conferences.rows_conference import (
    ConferenceRow,
    CoUnitRow,
    ProblemResolutionRow,
    ProblemTabledRow,
    ResolutionRow,
    SalientProblemRow,
)

__all__ = [
    "CONFERENCE",
    "CONFERENCE_CONVENER",
    "CONTEXT",
    "COORDINATION",
    "LIAISON",
    "RESOLUTION",
    "RESOLUTION_LEAD",
    "RESOLUTION_SUPERVISOR",
    "SALIENT_PROBLEM",
    "STEERING_GROUP",
    "STEERING_OFFICER",
    "Addendum",
    "AgendaItem",
    "CameFor",
    "CoUnitRow",
    "Conference",
    "ConferenceKind",
    "ConferenceMinutes",
    "ConferenceMinutesOf",
    "ConferenceRow",
    "ConferenceRule",
    "ConferenceSeatLine",
    "ConferenceStage",
    "Conferences",
    "Confirmation",
    "CoordinationFault",
    "CoordinationFinding",
    "CoordinationFindings",
    "Cure",
    "DoneReport",
    "DueExtension",
    "Gathering",
    "GroupSeat",
    "GroupSeatRow",
    "GroupSheet",
    "GroupTerms",
    "Guest",
    "ItemLine",
    "ItemOutcome",
    "ItemPlan",
    "Ledger",
    "LedgerLine",
    "Liaison",
    "LiaisonLine",
    "LiaisonList",
    "LiaisonPost",
    "LiaisonRow",
    "Liaisons",
    "MinutesSheet",
    "NamedSeat",
    "ProblemLine",
    "ProblemResolutionRow",
    "ProblemSeverity",
    "ProblemSheet",
    "ProblemStage",
    "ProblemTabledRow",
    "Resolution",
    "ResolutionFile",
    "ResolutionLedger",
    "ResolutionRow",
    "ResolutionStage",
    "RosterSeat",
    "SalientProblem",
    "SalientProblemFile",
    "SalientProblemRow",
    "SalientProblems",
    "SeatLine",
    "SeatRole",
    "Secrecy",
    "SteeringGroup",
    "SteeringGroupRow",
    "SteeringGroups",
    "SteeringNames",
    "SteeringSheet",
    "Suspension",
    "Tabling",
    "Urging",
]
__all__ += exports_messages.__all__
