"""The rows that figures are made of."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from ruralgov.domain.cases.figures.queries import Exclusion, Within
from ruralgov.domain.kernel.calendar import month_of
from ruralgov.domain.kernel.month import period_span
from ruralgov.domain.kernel.value import frozen

BEFORE: Final = datetime(1, 1, 1, tzinfo=UTC)
INSTANT: Final = timedelta(microseconds=1)
"""What is due now is not late yet."""
Share = tuple[int, int, dict[Exclusion, int], dict[Within, int]]
"""A numerator, a denominator, what is in neither, and what some of them is made of."""


@frozen(kw_only=True)
class Period:
    """The months that figures are of, or within them the time from one instant to another."""

    first: str
    last: str
    since: datetime | None = None
    until: datetime | None = None

    def of(self, month: str, at: str) -> Iterator[dict[str, Any]]:
        """Give the conditions for its rows, by a column of months and one of instants."""
        if self.since is None or self.until is None:
            yield {"span": (month, *period_span(self.first, self.last)[1:])}
            return
        for one in dict.fromkeys((self.first, self.last)):
            yield {"span": (at, self.since - INSTANT, self.until - INSTANT), month: one}

    def has(self, instant: datetime) -> bool:
        """Tell whether an instant lies in it."""
        if self.since is None or self.until is None:
            return self.first <= month_of(instant) <= self.last
        return self.since <= instant < self.until


@frozen(kw_only=True)
class Source:
    """Rows of which each is in a part of a figure: of a table, by the column of their month."""

    row: type
    month: str
    where: Mapping[str, Any]
    at: str = ""
    """The column of the instant whose month counts, where there is no column of months."""
    late: str = ""
    """The column of the instant that must be past, if one must."""
    early: str = ""
    """The column of the instant that must not be past, if one must not."""
    less: "tuple[Source, ...]" = ()
    """The cases of these are not."""
