"""Months and quarters of points."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

from ruralgov.domain.kernel.month import Month


@lru_cache(1024)
def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_of(quarter: str) -> tuple[Month, Month, Month]:
    """Return the months of a quarter such as ``2026-Q1``."""
    year, number = quarter.split("-Q")
    first = int(number) * 3 - 2
    return tuple(Month(f"{year}-{month:02}") for month in range(first, first + 3))  # type: ignore[return-value]
