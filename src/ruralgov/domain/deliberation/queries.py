"""What can be asked of deliberation days, appeals, councils and what stands still."""

from datetime import date

from ruralgov.domain.deliberation.model import AppealTarget, CameBy, DayStage
from ruralgov.domain.deliberation.model_council import (
    CouncilFollowUp,
    CouncilMatter,
    CouncilOutcome,
    SessionStage,
)
from ruralgov.domain.deliberation.rows import (
    CouncilSessionRow,
    DeliberationDayRow,
    DeliberationSeriesRow,
    NeighbourCouncilRow,
)
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import (
    CITY,
    CaseId,
    CouncilSessionId,
    DecisionId,
    DeliberationDayId,
    DeliberationSeriesId,
    NeighbourCouncilId,
    PlaceId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DeliberationSeriesOf(Query[list[DeliberationSeriesRow]]):
    """Ask for the series of a place that hold on the day asked."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class SeriesDays(Query[list[date]]):
    """Ask on which days of a year a series meets, on the working calendar."""

    series: DeliberationSeriesId
    year: int


@frozen(kw_only=True)
class DeliberationDays(Query[list[DeliberationDayRow]]):
    """Ask for the deliberation days of a place in a year, in their order."""

    place: PlaceId = CITY
    year: int


@frozen(kw_only=True)
class AppealLine:
    """An appeal as everybody may read it: the post that owes the answer, and the answer."""

    number: int
    matter: str
    owner: str
    promised: date
    target: AppealTarget | None
    answer: str
    answered: date | None
    accepted: bool | None
    handed_answered: date | None
    """When the case platform answered last, where it has the appeal."""
    handed_over: date | None
    """Since when the platform is done with it."""
    overdue: bool
    """Whether the day it was promised for is over, and nobody answered."""


@frozen(kw_only=True)
class DeliberationSheet:
    """The minutes of a deliberation day; nobody who spoke is named."""

    deliberation: DeliberationDayId
    number: str
    place: PlaceId
    day: date
    venue: str
    topic: str
    announced: date
    stage: DayStage
    chair: str
    came: CameBy | None
    appeals: tuple[AppealLine, ...]
    signed: date | None


@frozen(kw_only=True)
class DeliberationMinutes(Query[DeliberationSheet]):
    """Ask for the minutes of a day as they stand, as who works on them."""

    deliberation: DeliberationDayId


@frozen(kw_only=True)
class PublicMinutes(Query[DeliberationSheet]):
    """Ask for the minutes of a day that are signed."""

    deliberation: DeliberationDayId


@frozen(kw_only=True)
class CaseAnswer:
    """What the case platform answered to an appeal, last."""

    appeal: int
    case: CaseId
    words: str | None
    answered: date | None
    over: date | None


@frozen(kw_only=True)
class CaseAnswers(Query[list[CaseAnswer]]):
    """Ask what the case platform answered to the appeals of a day, in words."""

    deliberation: DeliberationDayId


@frozen(kw_only=True)
class NeighbourCouncils(Query[list[NeighbourCouncilRow]]):
    """Ask for the councils of a place that are there on the day asked."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class CouncilSessions(Query[list[CouncilSessionRow]]):
    """Ask for the sessions of a council, newest first."""

    council: NeighbourCouncilId


@frozen(kw_only=True)
class MotionLine:
    """A motion with its outcome and what became of it."""

    number: int
    title: str
    matter: CouncilMatter
    outcome: CouncilOutcome | None
    words: str
    owner: str
    due: date | None
    followed: CouncilFollowUp | None
    followed_on: date | None
    followed_words: str
    decision: DecisionId | None
    overdue: bool


@frozen(kw_only=True)
class CouncilSheet:
    """The minutes of a session of a council."""

    session: CouncilSessionId
    number: str
    name: str
    place: PlaceId
    day: date
    called: date
    stage: SessionStage
    households: int
    motions: tuple[MotionLine, ...]
    signed: date | None


@frozen(kw_only=True)
class CouncilMinutes(Query[CouncilSheet]):
    """Ask for the minutes of a session of a council."""

    session: CouncilSessionId


class ConsultationFault(LabelledEnum):
    """What stands still, and nobody did anything wrong by it that could be refused."""

    NOT_HELD = "not_held", "应举行的恳谈日没有公告或举行", "a day of a series was not held"
    UNSIGNED = "unsigned", "举行后十五日记录未签", "minutes not signed 15 days after"
    UNANSWERED = "unanswered", "诉求逾期未答复", "an appeal is overdue, without answer"
    NOT_FOLLOWED = "not_followed", "议定事项逾期无后续", "a consensus is overdue, not followed up"


@frozen(kw_only=True)
class ConsultationFinding:
    """What stands still, of which record, and since when."""

    fault: ConsultationFault
    key: str
    name: str
    """The number of the day or session, or the name of the series."""
    about: str
    since: date


@frozen(kw_only=True)
class ConsultationFindings(Query[list[ConsultationFinding]]):
    """Ask what of consultation stands still in a place, the longest first."""

    place: PlaceId = CITY
