"""What few cases have beside the main way: calls that reached nobody, co-units, files."""

from datetime import datetime

from ruralgov.domain.cases.attachments.model import Filed
from ruralgov.domain.cases.imported.model import Imported
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class NextStep(LabelledEnum):
    """What follows when the reporter is dissatisfied and no round follows."""

    HIGHER = "higher", "提请上一级复核", "review by the level above"
    REVIEW = "review", "市级复核", "review by the city"


@frozen(kw_only=True)
class Grievance:
    """What a reporter who stayed dissatisfied to the end is owed, until it was reviewed."""

    since: datetime
    step: NextStep
    settled_at: datetime | None = None


class CoState(LabelledEnum):
    """What became of the task of a co-unit."""

    OPEN = "open", "待协办", "open"
    ANSWERED = "answered", "已反馈", "answered"
    RELEASED = "released", "已免除", "let go"
    DROPPED = "dropped", "已取消", "no longer asked"


@frozen(kw_only=True)
class CoTask:
    """What a unit that helps in one round was asked, by when, and what became of it."""

    unit: str
    round: int
    asked_at: datetime
    due: datetime
    signed_at: datetime | None = None
    state: CoState = CoState.OPEN
    ended_at: datetime | None = None
    on_time: bool | None = None
    """The verdict, once it answered."""


@frozen(kw_only=True)
class Earlier:
    """What a case was of before it was reclassified, and when it was due then."""

    until: datetime
    matter: str
    due: datetime | None
    rounds: int
    """How many rounds had been reported done or answered by then: they count under that matter."""


@frozen(kw_only=True)
class Chase:
    """That a reporter asked where the case stands and was not answered yet."""

    since: datetime
    due: datetime


class RepeatKind(LabelledEnum):
    """How a report is like the case of the same matter and place that was closed shortly before."""

    HOUSEHOLD = "household", "同一户", "of the same household"
    NEAR = "near", "同一地点", "at the same spot"
    UNTOLD = "untold", "无法判断是否同一户、同一地点", "of neither, as far as is known"
    OTHER = "other", "另一户、另一地点", "of another household, elsewhere"


class ReturnOutcome(LabelledEnum):
    """What became of a return that was asked for."""

    PENDING = "pending", "待决定", "not decided yet"
    GRANTED = "granted", "同意退单", "granted"
    REFUSED = "refused", "驳回", "refused"
    LAPSED = "lapsed", "逾期未决失效", "lapsed, not decided in time"
    MOVED = "moved", "裁定改派", "given to another unit by arbitration"
    KEPT = "kept", "裁定不改派", "left with the unit by arbitration"
    OVERTAKEN = "overtaken", "未决定即转办或结束", "the case left or ended before a decision"


@frozen(kw_only=True)
class Return:
    """That a unit asked to return a case, and what became of it."""

    unit: str
    level: Level
    asked_at: datetime
    outcome: ReturnOutcome = ReturnOutcome.PENDING


@frozen(kw_only=True)
class MonthEnd:
    """How an open case stood at the end of a month: where, with which unit, and whether late."""

    month: str
    """Such as 2026-01, in Asia/Shanghai."""
    matter: str
    place: PlaceId
    town: PlaceId
    unit: str
    """The unit that had it or did its work, or ``desk``."""
    level: Level
    late: bool


@frozen(kw_only=True)
class Beside:
    """What few cases have: a case without any of it keeps nothing for it."""

    calls: tuple[datetime, ...] = ()
    """When the reporter was called back in this round and not reached."""
    grievance: Grievance | None = None
    co_tasks: tuple[CoTask, ...] = ()
    """The tasks of co-units, of all rounds."""
    earlier: tuple[Earlier, ...] = ()
    """Its classes of before, oldest first."""
    supplements: int = 0
    """How often its reporter added something."""
    chases: int = 0
    """How often its reporter asked where it stands, apart from what the desk urged."""
    chase: Chase | None = None
    """The first such question that was not answered."""
    returns: tuple[Return, ...] = ()
    """What its units asked to return, in all rounds."""
    month_ends: tuple[MonthEnd, ...] = ()
    """How it stood at the end of each month over which it was open."""
    withdrawn_at: datetime | None = None
    """When its reporter withdrew it, while that stands."""
    unsent: datetime | None = None
    """Until when it was to be sent to a unit, where it ended late without any in this round."""
    attachments: tuple[Filed, ...] = ()
    """Its files, those withdrawn among them."""
    imported: Imported | None = None
    """What another system says of it, which handled it to its end."""


NOTHING = Beside()
