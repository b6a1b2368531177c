"""The working time of one unit beside that of the city, day by day."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.town import code_of

from ruralgov.domain.kernel.calendar import (
    SESSIONS,
    DayKind,
    DayMark,
    PublishedYear,
    Session,
    WorkingCalendar,
)
from ruralgov.domain.kernel.hours import OwnHours, with_hours

BEGUN = date(2026, 5, 4)
"""A Monday."""
A_DAY = timedelta(days=1)
MORNING, LATE = (Session(480, 720),), (Session(540, 900),)
WEEK = (LATE, *(MORNING,) * 4, (), ())
HOLIDAY = DayMark(BEGUN + A_DAY, DayKind.HOLIDAY, "劳动节")
MAKEUP = DayMark(BEGUN + 5 * A_DAY, DayKind.MAKEUP, "劳动节")
CITY = WorkingCalendar((PublishedYear(year=2026, source="t", marks=(HOLIDAY, MAKEUP)),))


def hours(**more: Any) -> OwnHours:
    fields: dict[str, Any] = {"name": "半日", "source": "文", "since": BEGUN, "week": WEEK}
    return OwnHours(**fields | more)


def mark(days: int, kind: DayKind = DayKind.OFF) -> DayMark:
    return DayMark(BEGUN + days * A_DAY, kind, "渔市")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"week": ()}, ""),
        ({"week": WEEK[:6]}, "week_wrong"),
        ({"week": (*WEEK, ())}, "week_wrong"),
        ({"week": ((),) * 7}, "week_wrong"),
        ({"week": (MORNING, *((),) * 6)}, ""),
        ({"week": ((Session(480, 720), Session(720, 900)),) * 7}, ""),
        ({"week": ((Session(480, 720), Session(719, 900)),) * 7}, "session_wrong"),
        ({"marks": (mark(0), mark(1, DayKind.MAKEUP))}, ""),
        ({"marks": (mark(0), mark(0, DayKind.MAKEUP))}, "own_day_wrong"),
        ({"marks": (mark(-1),)}, "own_day_wrong"),
        ({"marks": (mark(1, DayKind.HOLIDAY),)}, "own_day_wrong"),
        ({"marks": (mark(1, DayKind.WEEKEND),)}, "own_day_wrong"),
    ],
)
def test_a_week_has_seven_days_and_own_days_lie_within(more: dict[str, Any], code: str) -> None:
    assert code_of(lambda: hours(**more)) == code


@pytest.mark.parametrize(
    ("day", "worked", "kind", "begin"),
    [
        (-1, False, DayKind.WEEKEND, None),  # the city's Sunday before it began
        (-3, True, None, 510),
        (0, True, None, 540),
        (1, False, DayKind.HOLIDAY, None),  # the city's holiday
        (2, True, None, 480),
        (3, False, DayKind.OFF, None),  # a day of its own
        (5, True, DayKind.MAKEUP, 540),  # a Saturday that the city works: as on its first day
        (6, False, DayKind.WEEKEND, None),
        (13, True, DayKind.MAKEUP, 540),  # a Sunday of its own that it works
    ],
)
def test_each_day_goes_by_its_own_mark_the_city_and_the_week(
    day: int, worked: bool, kind: DayKind | None, begin: int | None
) -> None:
    calendar = with_hours(CITY, (hours(marks=(mark(3), mark(13, DayKind.MAKEUP))),))
    found = calendar.mark(BEGUN + day * A_DAY)
    assert (None if found is None else found.kind) == kind
    assert calendar.is_working_day(BEGUN + day * A_DAY) is worked
    if begin is not None:
        assert calendar.sessions_on(BEGUN + day * A_DAY)[0].begin == begin


def test_a_weekday_that_it_does_not_work_has_its_name() -> None:
    closed = hours(week=((), *(MORNING,) * 4, MORNING, ()))
    calendar = with_hours(CITY, (closed,))
    assert calendar.mark(BEGUN) == DayMark(BEGUN, DayKind.OFF, "半日")
    saturday = BEGUN + 12 * A_DAY
    assert calendar.mark(saturday) is None  # it works on Saturdays
    assert calendar.is_working_day(saturday)


def test_without_a_week_it_works_as_the_city_but_on_its_own_days() -> None:
    calendar = with_hours(CITY, (hours(week=(), marks=(mark(0),)),))
    assert not calendar.is_working_day(BEGUN)
    assert calendar.sessions_on(BEGUN + 2 * A_DAY) == SESSIONS
    assert [calendar.is_published(year) for year in (2026, 2027)] == [True, False]


def test_a_calendar_of_a_unit_is_made_once_and_keeps_what_the_city_says_of_holidays() -> None:
    mine = (hours(),)
    assert with_hours(CITY, ()) is CITY
    assert with_hours(CITY, mine) is with_hours(CITY, mine)
    for ends in (True, False):
        city = WorkingCalendar((), holidays_end=ends)
        assert with_hours(city, mine).holidays_end is ends
