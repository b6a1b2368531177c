"""Holds every date of every command to the one rule of ``kernel.dates``, found by its type."""

from collections.abc import Callable
from datetime import date
from typing import Any

from attrs import frozen

from ruralgov.app.finders import Field, Finders
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.dates import check_day, is_end
from ruralgov.domain.kernel.month import Month, first_day, is_month


@frozen
class Dated:
    """A field that holds a date or a month."""

    name: str
    end: bool
    month: bool
    open: bool
    """Whether it says without a word that there is no end."""


class Dates:
    """Finds the dates of commands, and refuses those that nobody can mean."""

    def __init__(self) -> None:
        self._finders = Finders(_dated)

    def check(self, command: Any, today: date, horizon: Callable[[], int]) -> None:
        """Refuse a command with a date that is none, or is likely typed wrongly.

        *horizon* tells how many days ahead something may begin; it is asked only where one does.
        Raises ``date_wrong``, ``date_forever``, ``date_unlikely`` and ``date_doubtful``.
        """
        finder = self._finders.of(type(command))
        if finder is None:
            return
        for field, value in finder(command):
            if field.open and value == FOREVER:
                continue
            if not field.month:
                check_day(field.name, value, today, horizon, end=field.end)
            elif is_month(value) and value > "0001":  # what is no month, its rule refuses
                check_day(field.name, first_day(value), today, horizon, end=field.end)


def _dated(hint: Any, field: Field) -> Dated | None:
    if hint is not date and hint is not Month:
        return None
    return Dated(
        name=field.name,
        end=is_end(field.name, field.metadata),
        month=hint is Month,
        open=field.default == FOREVER,
    )
