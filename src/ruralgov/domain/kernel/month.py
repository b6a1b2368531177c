"""Months, written ``2026-03``: text that sorts, and the days and periods they stand for."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final, NewType

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.errors import BadInput

Month = NewType("Month", str)
"""A calendar month such as ``2026-03``."""
BEFORE_ALL: Final = "0000-00"
"""It sorts before every month."""
EARLIEST: Final = "0000-01"
LATEST: Final = "9999-12"
"""All months, where none are named."""
MONTH: Final = "[0-9]{4}-(0[1-9]|1[0-2])"
"""How a month is written, as a regular expression."""
_MONTH: Final = re.compile(MONTH)
RECENT: Final = 2048
"""Months and days of which the answers are kept at hand: a report asks for few, many times."""


def is_month(text: str) -> bool:
    """Tell whether a text names a month."""
    return _MONTH.fullmatch(text) is not None


def parse_month(text: str) -> Month:
    """Return a month; raises ``month_wrong``."""
    if not is_month(text):
        raise BadInput(texts.MONTH_WRONG, value=text)
    return Month(text)


def check_period(query: Any, _attribute: object, last: str) -> None:
    """Refuse a *first* and *last* that are no months in their order; raises ``period_wrong``."""
    good = is_month(query.first) and is_month(last)
    if not good or query.first > last:
        raise BadInput(texts.PERIOD_WRONG, first=query.first, last=last)


@lru_cache(RECENT)
def month_of(day: date) -> Month:
    """Return the month of a day."""
    return Month(f"{day.year:04}-{day.month:02}")


@lru_cache(RECENT)
def first_day(month: Month) -> date:
    """Return the first day of a month."""
    return date.fromisoformat(f"{month}-01")


@lru_cache(RECENT)
def last_day(month: Month) -> date:
    """Return the last day of a month."""
    return first_day(next_month(month)) - timedelta(days=1)


@lru_cache(RECENT)
def next_month(month: Month) -> Month:
    """Return the month after a month."""
    return month_of((first_day(month) + timedelta(days=31)).replace(day=1))


@lru_cache(RECENT)
def month_before(month: Month) -> Month:
    """Return the month before a month."""
    return month_of(first_day(month) - timedelta(days=1))


def months_from(first: Month, last: Month) -> Iterator[Month]:
    """Give the months from the first to the last, which is one of them."""
    month = first
    while month <= last:
        yield month
        month = next_month(month)


def period_span(first: str, last: str) -> tuple[str, str, str]:
    """Return the column ``month`` with the range of some months, as ``Read.tally`` takes it.

    Beyond the month before the first, up to the last.
    """
    year, month = first.split("-")
    return "month", f"{year}-{int(month) - 1:02d}", last  # 00 sorts before every month
