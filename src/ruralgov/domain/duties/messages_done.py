"""Commands and events of what was done, and of what stood in the way."""

from datetime import date

from attrs import field

from ruralgov.domain.duties.model_done import Answer, Doer, Fact
from ruralgov.domain.kernel.ids import (
    AccountId,
    DutyListId,
    HindranceId,
    OffListWorkId,
    OrganisationId,
    PerformanceId,
    PersonId,
)
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class RecordPerformance:
    """Record that a duty was done, by a fact that is held already: its day is the day of the duty.

    Either *item* is a code of the list in force that day, or *work* is work off the list.
    """

    doer: Doer
    item: str = ""
    work: OffListWorkId | None = None
    fact: Fact


@frozen(kw_only=True)
class WithdrawPerformance:
    """Withdraw what was recorded by mistake."""

    performance: PerformanceId
    reason: str


@frozen(kw_only=True)
class DropPerformance:
    """Withdraw what was recorded by a fact that turned out to be none."""

    performance: PerformanceId
    reason: str


@frozen(kw_only=True)
class ReportHindrance:
    """Tell the department that answers for an item what stood in the way of it on a day."""

    doer: Doer
    item: str
    day: date
    cause: str


@frozen(kw_only=True)
class AnswerHindrance:
    """Say for the department what it does about it; a later answer stands beside the earlier."""

    hindrance: HindranceId
    answer: Answer
    said: str = field(metadata=text_of(TextKind.OFFICE))


@frozen(kw_only=True)
class WithdrawHindrance:
    """Withdraw a report that was made by mistake, before the department answered."""

    hindrance: HindranceId
    reason: str


@frozen(kw_only=True)
class PerformanceRecorded:
    """A duty, or work off the list, was done."""

    doer: Doer
    person: PersonId | None
    duty_list: DutyListId | None
    item: str
    work: OffListWorkId | None
    fact: Fact
    day: date
    actor_known: bool
    by: AccountId


@frozen(kw_only=True)
class PerformanceWithdrawn:
    """What was recorded was a mistake, or its fact turned out to be none."""

    reason: str


@frozen(kw_only=True)
class HindranceReported:
    """Something stood in the way of a duty."""

    doer: Doer
    duty_list: DutyListId
    item: str
    department: OrganisationId
    day: date
    cause: str
    by: AccountId


@frozen(kw_only=True)
class HindranceAnswered:
    """The department said what it does about it."""

    answer: Answer
    said: str = field(metadata=text_of(TextKind.OFFICE))
    by: AccountId
    day: date


@frozen(kw_only=True)
class HindranceWithdrawn:
    """A report was a mistake."""

    reason: str


PerformanceEvent = PerformanceRecorded | PerformanceWithdrawn
"""What happens to a performance."""
HindranceEvent = HindranceReported | HindranceAnswered | HindranceWithdrawn
"""What happens to a report of a hindrance."""
