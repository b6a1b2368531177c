"""How the values of rows are written into columns."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from ruralgov.ports.storage import Value

RECENT = 8192
"""Days and instants whose text is kept at hand: a batch writes few different ones."""


def plain(value: Any) -> Value:
    """Return a value that is stored as it is."""
    return value  # type: ignore[no-any-return]


def enum(value: Any) -> Value:
    """Return the value of a member."""
    return None if value is None else value._value_


def text(value: Any) -> Value:
    """Return a label as its name."""
    return None if value is None else str(value)


def flag(value: Any) -> Value:
    """Return a truth as a number."""
    return None if value is None else int(value)


@lru_cache(RECENT)
def day(value: date | str | None) -> Value:
    """Return a day as its text."""
    return value.isoformat() if isinstance(value, date) else value


@lru_cache(RECENT)
def instant(value: Any) -> Value:
    """Return an instant in UTC as a text that sorts."""
    return None if value is None else str(value.astimezone(UTC).isoformat(timespec="microseconds"))


WRITERS: dict[type, Callable[[Any], Value]] = {bool: flag, date: day, datetime: instant}
