"""What is known of a case that another system handled, and of that system."""

from datetime import date, datetime

from ruralgov.domain.cases.results import Result, Satisfaction
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class PastEnding(LabelledEnum):
    """How a case ended in the system that handled it."""

    CLOSED = "closed", "已结案", "closed"
    FORCED = "forced", "强制结案", "closed by force"
    REFUSED = "refused", "不予受理", "refused"
    NOT_FILED = "not_filed", "不予立案", "not filed"
    CANCELLED = "cancelled", "已作废", "cancelled"


@frozen(kw_only=True)
class Imported:
    """What another system says of a case that it handled; none of it was judged here."""

    system: str
    dispatched: datetime | None
    due: datetime | None
    """As the other system gave it; None where it gave none."""
    done: datetime | None
    ended: datetime
    on_time: bool | None
    """Whether it was done by then; None unless the other system gave both."""
    result: Result | None
    satisfaction: Satisfaction | None


@frozen(kw_only=True)
class OldSystem:
    """Another system, and from which day to which its history is taken over."""

    name: str
    first_day: date
    last_day: date
    source: str
