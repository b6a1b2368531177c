"""Figures of a week, such as a weekly bulletin is made of."""

import re
from datetime import date, datetime, timedelta
from typing import Final

from attrs import field

from ruralgov.domain.cases import texts_work
from ruralgov.domain.cases.figures.queries import FigureBy, FigureSheet
from ruralgov.domain.kernel.calendar import DAY, at_minute
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.value import frozen

WEEK: Final = re.compile(r"([0-9]{4})-W([0-9]{2})")
SEVEN: Final = timedelta(days=7)


def week_of(day: date) -> str:
    """Return the week of a day by ISO 8601, such as 2026-W01: it begins on a Monday.

    The first of a year is that with its first Thursday, so it may begin in the year before.
    """
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def monday(week: str) -> date:
    """Return the first day of a week; raises ``iso_week_wrong``."""
    found = WEEK.fullmatch(week)
    try:
        if found is None:
            raise BadInput(texts_work.ISO_WEEK_WRONG, week=week)
        first = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        first + SEVEN
    except (ValueError, OverflowError):
        raise BadInput(texts_work.ISO_WEEK_WRONG, week=week) from None
    return first


def instants(week: str) -> tuple[datetime, datetime]:
    """Return the instants with which a week begins, and with which the next does, in China."""
    first = monday(week)
    return at_minute(first, 0), at_minute(first + SEVEN, 0)


def days_of(week: str) -> tuple[date, date]:
    """Return the first and the last day of a week; raises ``iso_week_wrong``."""
    first = monday(week)
    return first, first + SEVEN - DAY


def _check_week(_: object, __: object, week: str) -> None:
    monday(week)


def _check_by(_: object, __: object, by: FigureBy | None) -> None:
    if by is FigureBy.MONTH:
        raise BadInput(texts_work.WEEK_BY_MONTH)


@frozen(kw_only=True)
class WeekFigures(Query[FigureSheet]):
    """Ask for the figures of a week, of a village, a town or the city.

    A *week* is written 2026-W01 (ISO 8601: from Monday, and the first of a year is that with its
    first Thursday). It is counted as the figures of months are, and may lie in two of them.
    """

    week: str = field(validator=_check_week)
    by: FigureBy | None = field(default=None, validator=_check_by)
    place: PlaceId | None = None
