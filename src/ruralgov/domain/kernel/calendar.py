"""The working calendar as data, and deadlines that carry their explanation.

The day on which a period begins is not counted (Civil Code art. 201). A period of working days
ends with the working hours of its last day [design]. A year whose holidays are not published yet
is counted with plain weekends, and the deadline says that it is provisional.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone

from attrs import field, frozen

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.labels import LabelledEnum

SHANGHAI = timezone(timedelta(hours=8))
DAY = timedelta(days=1)
FRIDAY = 4


class DayKind(LabelledEnum):
    """What a notice makes of a day."""

    HOLIDAY = "holiday", "放假", "holiday"
    MAKEUP = "makeup", "调休上班", "make-up working day"
    WEEKEND = "weekend", "周末", "weekend"


class TimeUnit(LabelledEnum):
    """In what a limit is counted."""

    HOURS = "hours", "小时", "hours"
    WORKING_DAYS = "working_days", "工作日", "working days"
    CALENDAR_DAYS = "calendar_days", "自然日", "calendar days"


@frozen
class DayMark:
    """One day that a notice sets apart."""

    day: date
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
            raise BadInput("calendar_year_wrong", year=self.year)
        for mark in marks:
            if mark.kind is DayKind.MAKEUP and mark.day.weekday() <= FRIDAY:
                raise BadInput("calendar_makeup_wrong", day=mark.day)


@frozen
class TimeLimit:
    """How long something may take: a positive number of hours or days."""

    amount: int = field()
    unit: TimeUnit

    @amount.validator
    def _check(self, _: object, amount: int) -> None:
        if amount < 1:
            raise BadInput("time_limit_wrong", amount=amount)


@frozen
class Skipped:
    """A day that was passed over, or a weekend day that counted, and why."""

    day: date
    kind: DayKind
    name: str


@frozen(kw_only=True)
class Deadline:
    """When something is due (UTC), why then, and which years it had to guess."""

    due: datetime
    limit: TimeLimit
    explanation: tuple[Skipped, ...] = ()
    provisional_years: tuple[int, ...] = ()

    @property
    def provisional(self) -> bool:
        """Whether the deadline will be counted again when a calendar is published."""
        return bool(self.provisional_years)


def legal_date(instant: datetime) -> date:
    """Return the date in Asia/Shanghai; raises ``instant_naive``."""
    if instant.tzinfo is None:
        raise BadInput("instant_naive", instant=instant)
    return instant.astimezone(SHANGHAI).date()


class WorkingCalendar:
    """The published years of a city and the end of its working day."""

    def __init__(self, years: tuple[PublishedYear, ...], closing: time = time(17, 30)) -> None:
        self._marks: Mapping[date, DayMark] = {m.day: m for year in years for m in year.marks}
        self._published = frozenset(year.year for year in years)
        self._closing = closing

    def is_working_day(self, day: date) -> bool:
        """Tell whether a day is worked: a weekday or make-up day that is no holiday."""
        mark = self._marks.get(day)
        return day.weekday() <= FRIDAY if mark is None else mark.kind is DayKind.MAKEUP

    def deadline(self, start: datetime, limit: TimeLimit) -> Deadline:
        """Return when a limit that starts at an instant ends. Raises ``instant_naive``."""
        first = legal_date(start)
        match limit.unit:
            case TimeUnit.HOURS:
                return Deadline(
                    due=start.astimezone(UTC) + timedelta(hours=limit.amount), limit=limit
                )
            case TimeUnit.CALENDAR_DAYS:
                midnight = self._at(first + (limit.amount + 1) * DAY, time(0))
                return Deadline(due=midnight, limit=limit)
            case TimeUnit.WORKING_DAYS:
                return self._working_days(first, limit)

    def _working_days(self, first: date, limit: TimeLimit) -> Deadline:
        day, left = first, limit.amount
        steps: list[Skipped] = []
        guessed: list[int] = []
        while left:
            day += DAY
            if day.year not in self._published and day.year not in guessed:
                guessed.append(day.year)
            left -= self.is_working_day(day)
            steps.extend(self._reason(day))
        return Deadline(
            due=self._at(day, self._closing),
            limit=limit,
            explanation=tuple(steps),
            provisional_years=tuple(guessed),
        )

    def _reason(self, day: date) -> Iterator[Skipped]:
        mark = self._marks.get(day)
        if mark is not None:
            yield Skipped(day, mark.kind, mark.name)
        elif day.weekday() > FRIDAY:
            yield Skipped(day, DayKind.WEEKEND, DayKind.WEEKEND.zh)

    def _at(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, SHANGHAI).astimezone(UTC)
