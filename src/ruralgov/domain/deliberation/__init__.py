"""Deliberation: days on which a place listens to its people, and councils of neighbours.

Law: 村民委员会组织法 as amended on 2025-10-28 (OVC), art. 33 and 35. What no law says is marked
[design].

Rules:
1. A series holds a day each month: the day of the month that it names, or the next working day
   [design].
2. A day is announced so many days before as the series says, on the day of the series or with a
   reason. It is moved or called off with a reason, and one that was held stays (OVC 33).
3. It is recorded as held no sooner than on its day, in the chair of a post that is there, with how
   many came; at least one resident did.
4. Every appeal has a post that owes an answer and a day from the beginning. Both change with a
   reason; it is answered in words that everybody may read, or stands as overdue (OVC 33).
5. What belongs to the case platform goes there by itself, once, and its answer comes back: the
   appeal has the id of the case. Elsewhere it is directed, and still answered. What the platform
   answered is erased with the case.
6. Minutes are signed by another person than who wrote them, and everybody reads them then; nobody
   who spoke is named (OVC 35).
7. A council has a hall and lanes; a lane has one council at most. Its sessions have motions, each
   with an outcome; a consensus has an owner and a day, and binds nobody by itself: about money and
   rules a meeting decides that may (OVC 33).
8. What was entered on a wrong day is moved, what was a mistake is taken back.
9. What stands still is a finding: a day of a series that was not held, minutes that nobody signed,
   an appeal or a consensus that is overdue.
"""

from ruralgov.domain.deliberation import exports_messages
from ruralgov.domain.deliberation.context import CONTEXT
from ruralgov.domain.deliberation.exports_messages import *
from ruralgov.domain.deliberation.model import (
    Appeal,
    AppealTarget,
    CameBy,
    DayStage,
    DeliberationDay,
    DeliberationSeries,
    HandedAppeal,
)
from ruralgov.domain.deliberation.model_council import (
    CouncilFollowUp,
    CouncilMatter,
    CouncilMotion,
    CouncilMotionPlan,
    CouncilOutcome,
    CouncilSession,
    CouncilSpan,
    NeighbourCouncil,
    SessionStage,
)
from ruralgov.domain.deliberation.queries import (
    AppealLine,
    CaseAnswer,
    CaseAnswers,
    ConsultationFault,
    ConsultationFinding,
    ConsultationFindings,
    CouncilMinutes,
    CouncilSessions,
    CouncilSheet,
    DeliberationDays,
    DeliberationMinutes,
    DeliberationSeriesOf,
    DeliberationSheet,
    MotionLine,
    NeighbourCouncils,
    PublicMinutes,
    SeriesDays,
)
from ruralgov.domain.deliberation.records import (
    COUNCIL_SESSION,
    DELIBERATION_DAY,
    DELIBERATION_SERIES,
    HANDED_APPEAL,
    NEIGHBOUR_COUNCIL,
)
from ruralgov.domain.deliberation.roles import (
    CONSULTATION,
    DELIBERATION_HOST,
    DELIBERATION_RECORDER,
)
from ruralgov.domain.deliberation.rows import (
    AppealRow,
    CouncilMotionRow,
    CouncilSessionRow,
    DeliberationDayRow,
    DeliberationSeriesRow,
    HandedAppealRow,
    NeighbourCouncilRow,
)

__all__ = [
    "CONSULTATION",
    "CONTEXT",
    "COUNCIL_SESSION",
    "DELIBERATION_DAY",
    "DELIBERATION_HOST",
    "DELIBERATION_RECORDER",
    "DELIBERATION_SERIES",
    "HANDED_APPEAL",
    "NEIGHBOUR_COUNCIL",
    "Appeal",
    "AppealLine",
    "AppealRow",
    "AppealTarget",
    "CameBy",
    "CaseAnswer",
    "CaseAnswers",
    "ConsultationFault",
    "ConsultationFinding",
    "ConsultationFindings",
    "CouncilFollowUp",
    "CouncilMatter",
    "CouncilMinutes",
    "CouncilMotion",
    "CouncilMotionPlan",
    "CouncilMotionRow",
    "CouncilOutcome",
    "CouncilSession",
    "CouncilSessionRow",
    "CouncilSessions",
    "CouncilSheet",
    "CouncilSpan",
    "DayStage",
    "DeliberationDay",
    "DeliberationDayRow",
    "DeliberationDays",
    "DeliberationMinutes",
    "DeliberationSeries",
    "DeliberationSeriesOf",
    "DeliberationSeriesRow",
    "DeliberationSheet",
    "HandedAppeal",
    "HandedAppealRow",
    "MotionLine",
    "NeighbourCouncil",
    "NeighbourCouncilRow",
    "NeighbourCouncils",
    "PublicMinutes",
    "SeriesDays",
    "SessionStage",
]
__all__ += exports_messages.__all__
