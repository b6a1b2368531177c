"""How long a pause lasts and how much time it gives, in each unit, at its edges."""

from datetime import datetime

import pytest

from ruralgov.domain.kernel.calendar import PublishedYear, Session, WorkingCalendar
from ruralgov.domain.kernel.clock import Stop, TimeUnit
from ruralgov.domain.kernel.pauses import days_paused, pause_end

YEAR = PublishedYear(year=2026, source="x", marks=())
CALENDAR = WorkingCalendar((YEAR,))
U = TimeUnit


def at(text: str) -> datetime:
    """Return an instant of March 2026: the 2nd is a Monday."""
    return datetime.fromisoformat(f"2026-03-{text}+08:00")


def stop(since: str, until: str) -> Stop:
    return Stop(since=at(since), until=at(until), reason="冰冻")


@pytest.mark.parametrize(
    ("unit", "since", "days", "until"),
    [
        (U.HOURS, "06T10:00", 1, "07T10:00"),
        (U.MINUTES, "06T10:00", 3, "09T10:00"),
        (U.WORKING_HOURS, "06T10:00", 1, "06T17:30"),
        (U.WORKING_DAYS, "06T10:00", 2, "09T17:30"),
        (U.WORKING_DAYS, "06T17:29", 1, "06T17:30"),
        (U.WORKING_DAYS, "06T17:30", 1, "09T17:30"),
        (U.WORKING_DAYS, "07T10:00", 1, "09T17:30"),
        (U.CALENDAR_DAYS, "06T10:00", 1, "07T00:00"),
        (U.CALENDAR_DAYS, "06T00:00", 1, "07T00:00"),
        (U.CALENDAR_DAYS, "06T10:00", 3, "09T00:00"),
    ],
)
def test_a_pause_ends_with_its_last_day(unit: TimeUnit, since: str, days: int, until: str) -> None:
    assert pause_end(CALENDAR, at(since), days, unit) == at(until)


@pytest.mark.parametrize(
    ("unit", "since", "until", "days"),
    [
        (U.HOURS, "02T10:00", "03T10:00", 1),
        (U.HOURS, "02T10:00", "03T10:01", 2),
        (U.MINUTES, "02T10:00", "02T10:01", 1),
        (U.CALENDAR_DAYS, "02T10:00", "03T00:00", 1),
        (U.CALENDAR_DAYS, "02T10:00", "02T23:59", 0),
        (U.CALENDAR_DAYS, "02T00:00", "03T00:00", 1),
        (U.CALENDAR_DAYS, "06T10:00", "09T10:00", 3),  # a weekend counts
        (U.WORKING_DAYS, "02T10:00", "02T17:30", 1),
        (U.WORKING_DAYS, "02T10:00", "02T17:29", 0),
        (U.WORKING_DAYS, "02T17:30", "03T17:29", 0),
        (U.WORKING_DAYS, "02T17:29", "03T17:30", 2),
        (U.WORKING_DAYS, "06T10:00", "09T10:00", 1),  # a weekend does not
        (U.WORKING_HOURS, "02T08:30", "02T17:30", 1),
        (U.WORKING_HOURS, "02T08:30", "03T08:31", 2),
        (U.WORKING_HOURS, "02T12:00", "02T13:30", 0),
        (U.WORKING_HOURS, "02T12:00", "02T13:31", 1),
        (U.WORKING_HOURS, "07T08:30", "08T17:30", 0),
        (U.WORKING_HOURS, "06T08:30", "09T08:30", 1),
    ],
)
def test_a_stop_holds_what_the_clock_would_have_counted(
    unit: TimeUnit, since: str, until: str, days: int
) -> None:
    assert days_paused(CALENDAR, [stop(since, until)], unit) == days


def test_working_hours_of_several_stops_are_added_before_they_are_days() -> None:
    mornings = [stop(f"0{day}T08:30", f"0{day}T12:00") for day in (2, 3)]
    assert days_paused(CALENDAR, mornings, U.WORKING_HOURS) == 1
    assert days_paused(CALENDAR, [*mornings, stop("04T08:30", "04T09:31")], U.WORKING_HOURS) == 2
    assert days_paused(CALENDAR, [], U.WORKING_HOURS) == 0
    short = WorkingCalendar((YEAR,), (Session(480, 540),))
    assert days_paused(short, [stop("02T08:00", "02T09:00")], U.WORKING_HOURS) == 1
