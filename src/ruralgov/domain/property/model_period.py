"""For which days something is owed, and how it is spread over them."""

from collections.abc import Iterator
from datetime import date

from attrs import field

from ruralgov.domain.kernel.dates import END
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.month import Month, last_day, month_of, next_month
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property import texts_deals


@frozen(kw_only=True)
class Period:
    """The days from the first to the last, both within."""

    first: date = field(metadata=END)
    last: date = field(metadata=END)

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise BadInput(texts_deals.DUE_PERIOD_WRONG, first=self.first, last=self.last)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def part(self, amount: int, day: date) -> int:
        """Return what of an amount belongs to the days up to one, in a straight line, in fen."""
        run = min(max((day - self.first).days + 1, 0), self.days)
        return amount * run // self.days

    def months(self, amount: int) -> Iterator[tuple[Month, int]]:
        """Give what of an amount belongs to each month; all of them are exactly the amount."""
        month, before = month_of(self.first), 0
        while month <= month_of(self.last):
            by_then = self.part(amount, last_day(month))
            yield month, by_then - before
            month, before = next_month(month), by_then
