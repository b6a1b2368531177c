"""An oracle of the clock that looks at every minute, one after the other, and what to try it on."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from ruralgov.domain.kernel.calendar import (
    SESSIONS,
    SHANGHAI,
    DayKind,
    DayMark,
    PublishedYear,
    Session,
    WorkingCalendar,
)
from ruralgov.domain.kernel.clock import Stop, TimeLimit, TimeUnit

MINUTE = timedelta(minutes=1)
DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))
INSTANTS = st.datetimes(datetime(2025, 12, 20), datetime(2026, 3, 1)).map(  # noqa: DTZ001
    lambda instant: instant.replace(second=0, microsecond=0, tzinfo=UTC)
)
LIMITS = st.one_of(
    st.builds(TimeLimit, st.integers(1, 3000), st.just(TimeUnit.MINUTES)),
    st.builds(TimeLimit, st.integers(1, 60), st.just(TimeUnit.HOURS)),
    st.builds(TimeLimit, st.integers(1, 30), st.just(TimeUnit.WORKING_HOURS)),
    st.builds(TimeLimit, st.integers(1, 8), st.just(TimeUnit.WORKING_DAYS)),
    st.builds(TimeLimit, st.integers(1, 12), st.just(TimeUnit.CALENDAR_DAYS)),
)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    marks = {}
    for day in draw(st.lists(DAYS, max_size=20, unique=True)):
        weekend = day.weekday() > 4
        kind = draw(
            st.sampled_from([DayKind.HOLIDAY, DayKind.MAKEUP] if weekend else [DayKind.HOLIDAY])
        )
        marks[day] = DayMark(day, kind, "x")
    years = (PublishedYear(year=2026, source="x", marks=tuple(marks.values())),)
    sessions = draw(st.sampled_from([SESSIONS, (Session(0, 1440),), (Session(540, 541),)]))
    return WorkingCalendar(years, sessions)


@st.composite
def stops(draw: st.DrawFn) -> list[Stop]:
    found = []
    for _ in range(draw(st.integers(0, 3))):
        since = draw(INSTANTS)
        length = draw(st.integers(1, 4 * 1440))
        found.append(Stop(since=since, until=since + length * MINUTE, reason="等待汛期结束"))
    return found


def fitting(calendar: WorkingCalendar, limit: TimeLimit) -> TimeLimit:
    """Return a limit that ends soon: in sessions of a minute an hour takes sixty working days."""
    if calendar.sessions == (Session(540, 541),) and limit.unit is TimeUnit.WORKING_HOURS:
        return TimeLimit(1, TimeUnit.MINUTES)
    return limit


def minutes(begin: datetime) -> Iterator[datetime]:
    while True:
        yield begin
        begin += MINUTE


def stands(instant: datetime, held: list[Stop]) -> bool:
    return any(stop.since <= instant < stop.until for stop in held)


def holds(calendar: WorkingCalendar, day: date) -> bool:
    mark = calendar.mark(day)
    return mark is not None and mark.kind is DayKind.HOLIDAY


def oracle(
    calendar: WorkingCalendar, start: datetime, limit: TimeLimit, held: list[Stop], extra: int
) -> datetime:
    """Walk minute by minute; a day counts at its last minute, and a holiday is no last day."""
    amount, first = limit.amount + extra, start.astimezone(SHANGHAI).date()
    if limit.unit in (TimeUnit.HOURS, TimeUnit.WORKING_HOURS):
        amount *= 60
    for minute in minutes(start):
        local = minute.astimezone(SHANGHAI)
        day, at = local.date(), local.hour * 60 + local.minute
        worked = calendar.is_working_day(day)
        match limit.unit:
            case TimeUnit.MINUTES | TimeUnit.HOURS:
                counts = True
            case TimeUnit.WORKING_HOURS:
                counts = worked and any(s.begin <= at < s.end for s in calendar.sessions_on(day))
            case TimeUnit.WORKING_DAYS:
                counts = worked and day > first and at == calendar.closing_on(day) - 1
            case TimeUnit.CALENDAR_DAYS:
                counts = day > first and at == 1439
        amount -= counts and not stands(minute, held)
        last = limit.unit is not TimeUnit.CALENDAR_DAYS or (at == 1439 and not holds(calendar, day))
        if amount <= 0 and last:
            return minute + MINUTE
    raise AssertionError
