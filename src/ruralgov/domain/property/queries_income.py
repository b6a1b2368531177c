"""What can be asked of the months to which received rents belong, and what the answers are."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CollectiveId, ContractId
from ruralgov.domain.kernel.month import Month, is_month
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.model_period import Period


@frozen(kw_only=True)
class RentIncome:
    """What belongs to each month of what was received for one due, in a straight line by days.

    Amounts in fen. ``before`` is what belongs to the time before the months asked for, ``after``
    to the time after them: rent received in advance.
    """

    contract: ContractId
    number: str
    due: int
    day: date
    """When it is due."""
    period: Period | None
    """The days that it is for; without them all of it belongs to the month of its day."""
    received: int
    before: int
    months: dict[Month, int]
    after: int


@frozen(kw_only=True)
class RentSchedule(Query[list[RentIncome]]):
    """Ask to which of the months what was received for dues belongs, as of the day asked."""

    collective: CollectiveId
    first: Month
    last: Month = field()

    @last.validator
    def _check(self, _: object, last: Month) -> None:
        for value in (self.first, last):
            if not is_month(value):
                raise BadInput(kernel_texts.MONTH_WRONG, value=value)
        if last < self.first:
            raise BadInput(kernel_texts.DATES_REVERSED, since=self.first, until=last)
