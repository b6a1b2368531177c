"""How long a pause lasts, and how much time it gives: both in the unit that the clock counts."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from ruralgov.domain.kernel.calendar import DAY, MINUTES, WorkingCalendar, at_minute, legal_date
from ruralgov.domain.kernel.clock import EXACT, Stop, TimeUnit, closing_of


def pause_end(calendar: WorkingCalendar, since: datetime, days: int, unit: TimeUnit) -> datetime:
    """Return when a pause of so many days ends that begins at an instant.

    Limits that run in working time pause for working days: the pause ends with the working hours of
    the last of them, today's included while they are not over. Others pause for calendar days: one
    of days up to 24:00 of the last, one of hours or minutes for so many times 24 hours.
    """
    if unit in EXACT and unit is not TimeUnit.WORKING_HOURS:
        return since + days * DAY
    working = unit is not TimeUnit.CALENDAR_DAYS
    day = legal_date(since)
    while days:
        if not working or calendar.is_working_day(day):
            end = closing_of(calendar, day, working=working)
            days -= end > since
        day += DAY
    return end.astimezone(UTC)


def days_paused(calendar: WorkingCalendar, stops: Iterable[Stop], unit: TimeUnit) -> int:
    """Return for how many days stops hold the clock of a limit, begun ones as a whole.

    Counted as the clock counts: days whose end lies in a stop, or working time, or exact time.
    """
    each = [_held(calendar, stop, unit) for stop in stops]
    return -(-sum(each, timedelta()) // _day_of(calendar, unit))


def _day_of(calendar: WorkingCalendar, unit: TimeUnit) -> timedelta:
    if unit is not TimeUnit.WORKING_HOURS:
        return DAY
    return sum((timedelta(minutes=one.end - one.begin) for one in calendar.sessions), timedelta())


def _held(calendar: WorkingCalendar, stop: Stop, unit: TimeUnit) -> timedelta:
    if unit in EXACT and unit is not TimeUnit.WORKING_HOURS:
        return stop.until - stop.since
    held, day = timedelta(), legal_date(stop.since)
    while at_minute(day, 0) <= stop.until:
        if unit is TimeUnit.CALENDAR_DAYS:
            held += DAY * (stop.since < at_minute(day, MINUTES) <= stop.until)
        elif calendar.is_working_day(day):
            held += _held_on(calendar, stop, unit, day)
        day += DAY
    return held


def _held_on(calendar: WorkingCalendar, stop: Stop, unit: TimeUnit, day: date) -> timedelta:
    if unit is TimeUnit.WORKING_DAYS:
        return DAY * (stop.since < at_minute(day, calendar.closing_on(day)) <= stop.until)
    hours = calendar.sessions_on(day)
    spans = ((at_minute(day, one.begin), at_minute(day, one.end)) for one in hours)
    inside = (min(end, stop.until) - max(begin, stop.since) for begin, end in spans)
    return sum((max(one, timedelta()) for one in inside), timedelta())
