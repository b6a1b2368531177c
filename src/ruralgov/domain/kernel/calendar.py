"""The working calendar as data: which days are worked, and in which hours.

A year whose holidays are not published yet is counted with plain weekends and with the holidays
of fixed days in the State Council's regulation (全国年节及纪念日放假办法). Which others are off,
and which weekends are worked, the notice alone says; what is counted with such a year says so.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Any, Final

from attrs import field

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.dates import END
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen

SHANGHAI = timezone(timedelta(hours=8))
DAY = timedelta(days=1)
FRIDAY = 4
MINUTES = 24 * 60


class DayKind(LabelledEnum):
    """What sets a day apart when time is counted."""

    HOLIDAY = "holiday", "放假", "holiday"
    MAKEUP = "makeup", "调休上班", "make-up working day"
    WEEKEND = "weekend", "周末", "weekend"
    OFF = "off", "不办公", "not worked"
    PAUSED = "paused", "暂停计时", "the clock stood still"


@frozen
class DayMark:
    """One day that a notice sets apart."""

    day: date = field(metadata=END)
    kind: DayKind
    name: str


@frozen(kw_only=True)
class PublishedYear:
    """The holidays and make-up days of one year, with the notice that published them."""

    year: int
    source: str
    marks: tuple[DayMark, ...] = field()

    @marks.validator
    def _check(self, _: object, marks: tuple[DayMark, ...]) -> None:
        days = [mark.day for mark in marks]
        if len(set(days)) != len(days) or any(day.year != self.year for day in days):
            raise BadInput(texts.CALENDAR_YEAR_WRONG, year=self.year)
        for mark in marks:
            if mark.kind is DayKind.MAKEUP and mark.day.weekday() <= FRIDAY:
                raise BadInput(texts.CALENDAR_MAKEUP_WRONG, day=mark.day)


@frozen
class Session:
    """A stretch of a working day: ``begin`` to ``end`` in minutes after midnight, end excluded."""

    begin: int
    end: int = field()

    @end.validator
    def _check(self, _: object, end: int) -> None:
        if not 0 <= self.begin < end <= MINUTES:
            raise BadInput(texts.SESSION_WRONG, begin=self.begin, end=end)


SESSIONS = (Session(8 * 60 + 30, 12 * 60), Session(13 * 60 + 30, 17 * 60 + 30))
"""The working hours unless a city's profile says otherwise [design]."""


TWO_DAYS_OF_MAY: Final = 2025
"""The first year with two days off in May, by the revision of November 2024."""
_FIXED: Final[Mapping[tuple[int, int], tuple[str, int]]] = {
    (1, 1): ("元旦", 2000),
    (5, 1): ("劳动节", 2000),
    (5, 2): ("劳动节", TWO_DAYS_OF_MAY),
    (10, 1): ("国庆节", 2000),
    (10, 2): ("国庆节", 2000),
    (10, 3): ("国庆节", 2000),
}
"""The holidays on fixed days, each with its name and its first year. [lunar ones: the notice]"""


def fixed_holiday(day: date) -> DayMark | None:
    """Return the holiday that is on a day in every year, by regulation, or None."""
    name, first = _FIXED.get((day.month, day.day), ("", day.year + 1))
    return None if day.year < first else DayMark(day, DayKind.HOLIDAY, name)


@lru_cache(1024)
def legal_date(instant: datetime) -> date:
    """Return the date in Asia/Shanghai; raises ``instant_naive``."""
    if instant.tzinfo is None:
        raise BadInput(texts.INSTANT_NAIVE, instant=instant)
    return instant.astimezone(SHANGHAI).date()


@lru_cache(1024)
def month_of(instant: datetime) -> str:
    """Return the month of an instant in Asia/Shanghai, such as 2026-01."""
    return legal_date(instant).isoformat()[:7]


def at_minute(day: date, minute: int) -> datetime:
    """Return the instant so many minutes after the midnight that begins a day in Shanghai."""
    return datetime.combine(day, time(0), SHANGHAI) + timedelta(minutes=minute)


class WorkingCalendar:
    """The published years of a city and the hours of its working day."""

    def __init__(
        self,
        years: tuple[PublishedYear, ...],
        sessions: tuple[Session, ...] = SESSIONS,
        *,
        holidays_end: bool = False,
    ) -> None:
        self.holidays_end = holidays_end
        """Whether a period of calendar days may end on a statutory holiday."""
        self._marks: Mapping[date, DayMark] = {m.day: m for year in years for m in year.marks}
        self._published = frozenset(year.year for year in years)
        self.sessions = sessions
        self.counted: dict[object, Any] = {}
        """Deadlines counted with it: the commands of a batch ask for the same again and again."""

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        """Return the hours of a day if it is worked, in their order."""
        return self.sessions

    def holidays_end_on(self, day: date) -> bool:
        """Tell whether a period of calendar days may end on a day that is a statutory holiday."""
        return self.holidays_end

    def closing_on(self, day: date) -> int:
        """Return the end of a working day, in minutes after midnight."""
        return self.sessions_on(day)[-1].end

    def mark(self, day: date) -> DayMark | None:
        """Return what sets a day apart: a notice, the regulation, or the weekend; else None."""
        mark = self._known(day)
        if mark is None and day.weekday() > FRIDAY:
            return DayMark(day, DayKind.WEEKEND, DayKind.WEEKEND.zh)
        return mark

    @property
    def years(self) -> tuple[int, ...]:
        """The published years, in their order."""
        return tuple(sorted(self._published))

    def is_published(self, year: int) -> bool:
        """Tell whether the holidays of a year are known."""
        return year in self._published

    def is_working_day(self, day: date) -> bool:
        """Tell whether a day is worked: a weekday or make-up day that is no holiday."""
        mark = self._known(day)
        return day.weekday() <= FRIDAY if mark is None else mark.kind is DayKind.MAKEUP

    def _known(self, day: date) -> DayMark | None:
        """Return what the notice of a year says of a day, or else what holds in every year."""
        return self._marks.get(day) if day.year in self._published else fixed_holiday(day)

    def is_open(self, instant: datetime) -> bool:
        """Tell whether an instant lies in the hours of a working day."""
        local = instant.astimezone(SHANGHAI)
        minute = local.hour * 60 + local.minute
        day = local.date()
        hours = any(one.begin <= minute < one.end for one in self.sessions_on(day))
        return hours and self.is_working_day(day)


@frozen(kw_only=True)
class DayRules:
    """What a profile says of days from one on."""

    since: date
    sessions: tuple[Session, ...]
    holidays_end: bool


class DatedCalendar(WorkingCalendar):
    """A calendar of which each day is counted by what holds on it, whenever that is asked."""

    def __init__(
        self, years: tuple[PublishedYear, ...], rules: tuple[DayRules, ...], today: DayRules
    ) -> None:
        super().__init__(years, today.sessions, holidays_end=today.holidays_end)
        self._rules = rules

    def _on(self, day: date) -> DayRules:
        """Return what holds on a day; before the first, the first."""
        held = [one for one in self._rules if one.since <= day]
        return held[-1] if held else self._rules[0]

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        """Return the hours of a day by what holds on it."""
        return self._on(day).sessions

    def holidays_end_on(self, day: date) -> bool:
        """Tell by what holds on a day whether a period of calendar days may end on it."""
        return self._on(day).holidays_end


class _AroundTheClock(WorkingCalendar):
    """No holidays, no nights: each day is worked from 00:00 to 24:00, in every year."""

    def mark(self, day: date) -> DayMark | None:
        return None

    def is_published(self, year: int) -> bool:
        return True

    def is_working_day(self, day: date) -> bool:
        return True


AROUND_THE_CLOCK: Final[WorkingCalendar] = _AroundTheClock(
    (), (Session(0, MINUTES),), holidays_end=True
)
"""The calendar of what is handled on 7×24 duty."""
