"""The working time of one unit, beside that of the city: half days, other hours, days of its own.

It holds from a day on, until the next begins; each day is counted by what holds on it. The
holidays and make-up days of the city's calendar hold for the unit too, unless it says otherwise of
a day. On a make-up day that it does not work by its week, it works as on the first day that it
does.
"""

from datetime import date
from itertools import pairwise

from attrs import field

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.calendar import DayKind, DayMark, Session, WorkingCalendar
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.kernel.versions import version_on

WEEK = 7
Week = tuple[tuple[Session, ...], ...]


@frozen(kw_only=True)
class OwnHours:
    """When one unit works, from a day on; without a week it works as the city does."""

    name: str
    source: str
    since: date
    week: Week = field(default=())
    """The hours of each weekday, Monday first; none where it does not work."""
    marks: tuple[DayMark, ...] = field(default=())
    """Days of its own that it does not work, or works."""

    @week.validator
    def _check_week(self, _: object, week: Week) -> None:
        if week and (len(week) != WEEK or not any(week)):
            raise BadInput(texts.WEEK_WRONG, days=len(week))
        for day in week:
            for before, after in pairwise(day):
                if before.end > after.begin:
                    raise BadInput(texts.SESSION_WRONG, begin=after.begin, end=after.end)

    @marks.validator
    def _check_marks(self, _: object, marks: tuple[DayMark, ...]) -> None:
        days = [mark.day for mark in marks]
        for mark in marks:
            wrong = mark.kind not in (DayKind.OFF, DayKind.MAKEUP)
            if wrong or days.count(mark.day) > 1 or mark.day < self.since:
                raise BadInput(texts.OWN_DAY_WRONG, day=mark.day, since=self.since)

    def mark(self, day: date) -> DayMark | None:
        """Return what it says of a day of its own."""
        return next((mark for mark in self.marks if mark.day == day), None)


class _OwnCalendar(WorkingCalendar):
    """The calendar of a city as it is for a unit that has working time of its own."""

    def __init__(self, city: WorkingCalendar, hours: tuple[OwnHours, ...]) -> None:
        super().__init__((), city.sessions, holidays_end=city.holidays_end)
        self._city, self._hours = city, hours

    def is_published(self, year: int) -> bool:
        return self._city.is_published(year)

    def is_working_day(self, day: date) -> bool:
        mark = self.mark(day)
        return mark is None or mark.kind is DayKind.MAKEUP

    def mark(self, day: date) -> DayMark | None:
        own, city = version_on(self._hours, day), self._city.mark(day)
        found = None if own is None else own.mark(day)
        if found is not None or own is None or not own.week:
            return found or city
        if city is not None and city.kind is not DayKind.WEEKEND:
            return city
        if own.week[day.weekday()]:
            return None
        return city or DayMark(day, DayKind.OFF, own.name)

    def holidays_end_on(self, day: date) -> bool:
        return self._city.holidays_end_on(day)

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        own = version_on(self._hours, day)
        if own is None or not own.week:
            return self._city.sessions_on(day)
        return own.week[day.weekday()] or next(filter(None, own.week))


def with_hours(calendar: WorkingCalendar, hours: tuple[OwnHours, ...]) -> WorkingCalendar:
    """Return a calendar as it is for a unit with these hours of its own, or itself without any."""
    if not hours:
        return calendar
    found: WorkingCalendar | None = calendar.counted.get(hours)
    if found is None:
        found = calendar.counted[hours] = _OwnCalendar(calendar, hours)
    return found
