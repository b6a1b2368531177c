"""A notice to who reported a case, on its way; what it says is worked out when it is sent."""

from datetime import datetime
from typing import Final

from ruralgov.domain.kernel.ids import CaseId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen

MARK_KEY: Final = "notices"
"""The key of the record that says how far notices are planned."""


class NoticeKind(LabelledEnum):
    """What a notice is about."""

    ACCEPTED = "accepted", "已受理", "accepted"
    REFUSED = "refused", "不予受理", "refused"
    NOT_FILED = "not_filed", "不予立案", "not filed"
    DISPATCHED = "dispatched", "已派单", "sent to a unit"
    HANDED_OVER = "handed_over", "已转其他单位", "handed over to another unit"
    MORE_TIME = "more_time", "延期或挂账", "extended or paused"
    ANSWERED = "answered", "已答复", "answered"
    LATE = "late", "逾期", "late"
    FORCED = "forced", "强制结案", "closed by force"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"
    WARNING = "warning", "到期提醒（发承办单位）", "due soon, told to the unit that has it"
    RESTORED = "restored", "已取消撤回", "withdrawal taken back"
    DELAY = "delay", "逾期原因", "why it is late"
    DUE_MOVED = "due_moved", "期限重新计算", "deadline counted again"


FOR_UNITS: Final = frozenset({NoticeKind.WARNING})
"""What is told to the unit that has a case, and not to who reported it."""
_MARKS: Final = {NoticeKind.LATE: "late-", NoticeKind.WARNING: "soon-"}


class NoticeStage(LabelledEnum):
    """Where a notice stands."""

    WAITING = "waiting", "待发送", "waiting"
    SENT = "sent", "已发送", "sent"
    DROPPED = "dropped", "不再发送", "no longer to be sent"
    PARKED = "parked", "多次失败已搁置", "parked after many failures"


@frozen(kw_only=True)
class Wanted:
    """A notice that follows from an event of a case, by its version.

    Of a late case it is the round, of a warning which of those that a unit can have of it.
    """

    case: CaseId
    kind: NoticeKind
    version: int

    @property
    def key(self) -> str:
        """The key of its record: the same thing has the same, so it is never made twice."""
        mark = _MARKS.get(self.kind, "")
        return f"{self.case}-{mark}{self.version}"


@frozen(kw_only=True)
class Notice:
    """One notice. *due* is when it may be sent, or sent again."""

    wanted: Wanted
    number: str
    place: PlaceId
    planned_at: datetime
    stage: NoticeStage
    due: datetime
    failures: int = 0
    problem: str = ""


@frozen(kw_only=True)
class NoticeMark:
    """Up to where in the feed notices are planned, and since when there are any."""

    mark: str
    since: datetime
