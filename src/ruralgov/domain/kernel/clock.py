"""When something is due, and why then: a pure function that a citizen can check by hand.

The day on which a period begins is not counted (Civil Code art. 201). A period of working days
ends with the working hours of its last day, one of calendar days at 24:00 of it; where that day is
a statutory holiday, at 24:00 of the day after the holiday (art. 203), unless the profile says why
not. A day is not counted if the clock stood still when it would have ended. Minutes and hours run
through the night; working hours run in the sessions of working days. [design]
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Final

from attrs import define, field

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.calendar import (
    DAY,
    MINUTES,
    DayKind,
    Session,
    WorkingCalendar,
    at_minute,
    legal_date,
)
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class TimeUnit(LabelledEnum):
    """In what a limit is counted."""

    MINUTES = "minutes", "分钟", "minutes"
    HOURS = "hours", "小时", "hours"
    WORKING_HOURS = "working_hours", "工作时", "working hours"
    WORKING_DAYS = "working_days", "工作日", "working days"
    CALENDAR_DAYS = "calendar_days", "自然日", "calendar days"


MOST = 8192
"""Deadlines that a calendar keeps at most."""
EXACT: Final = {TimeUnit.MINUTES: timedelta(minutes=1)} | dict.fromkeys(
    (TimeUnit.HOURS, TimeUnit.WORKING_HOURS), timedelta(hours=1)
)


LONGEST: Final[Mapping[TimeUnit, int]] = {
    TimeUnit.MINUTES: 5_256_000,
    TimeUnit.HOURS: 87_600,
    TimeUnit.WORKING_HOURS: 20_000,
    TimeUnit.WORKING_DAYS: 2_500,
    TimeUnit.CALENDAR_DAYS: 3_650,
}
"""How long a limit may be, with all that was added to it: some ten years. [design]"""


@frozen
class TimeLimit:
    """How long something may take: a positive number of a unit."""

    amount: int = field()
    unit: TimeUnit

    @amount.validator
    def _check(self, _: object, amount: int) -> None:
        if amount < 1:
            raise BadInput(texts.TIME_LIMIT_WRONG, amount=amount)


def check_length(limit: TimeLimit, extra: int = 0) -> None:
    """Refuse a limit, or what was added to it, that nobody can mean.

    Raises ``time_limit_too_long``. It is asked where a limit is set and where one is counted, not
    where one is read: what was set stays readable.
    """
    amount, most = limit.amount + max(extra, 0), LONGEST[limit.unit]
    if amount > most:
        unit = limit.unit
        raise BadInput(
            texts.TIME_LIMIT_TOO_LONG, amount=amount, most=most, unit=unit.zh, unit_en=unit.en
        )


@frozen(kw_only=True)
class Stop:
    """A stretch in which the clock stood still: from *since* until *until*, and why."""

    since: datetime
    until: datetime
    reason: str


@frozen
class Skipped:
    """A day that was passed over, or a weekend day that counted, and why."""

    day: date
    kind: DayKind
    name: str


@frozen(kw_only=True)
class Deadline:
    """When something is due (UTC), why then, and which years it had to guess.

    ``extra`` is by how much of the same unit the limit was extended.
    """

    due: datetime
    limit: TimeLimit
    extra: int = 0
    explanation: tuple[Skipped, ...] = ()
    provisional_years: tuple[int, ...] = ()

    @property
    def provisional(self) -> bool:
        """Whether the deadline will be counted again when a calendar is published."""
        return bool(self.provisional_years)


def deadline(
    calendar: WorkingCalendar,
    start: datetime,
    limit: TimeLimit,
    *,
    stops: Sequence[Stop] = (),
    extra: int = 0,
) -> Deadline:
    """Return when a limit that starts at an instant ends, with *extra* more of its unit.

    Raises ``instant_naive`` or ``time_limit_too_long``.
    """
    asked = (start, limit, tuple(stops), extra)
    found: Deadline | None = calendar.counted.get(asked)
    if found is None:
        if len(calendar.counted) >= MOST:
            calendar.counted.clear()
        found = calendar.counted[asked] = _deadline(calendar, *asked)
    return found


def _deadline(
    calendar: WorkingCalendar,
    start: datetime,
    limit: TimeLimit,
    stops: tuple[Stop, ...],
    extra: int,
) -> Deadline:
    check_length(limit, extra)
    count = _Count(calendar, start, limit, tuple(sorted(stops, key=lambda stop: stop.since)), extra)
    match limit.unit:
        case TimeUnit.MINUTES | TimeUnit.HOURS:
            due = count.through_the_night()
        case TimeUnit.WORKING_HOURS:
            due = count.working_hours()
        case TimeUnit.WORKING_DAYS:
            due = count.days(working=True)
        case TimeUnit.CALENDAR_DAYS:
            due = count.days(working=False)
    return Deadline(
        due=due.astimezone(UTC),
        limit=limit,
        extra=extra,
        explanation=tuple(dict.fromkeys(count.reasons)),
        provisional_years=tuple(count.guessed),
    )


@define(slots=False)
class _Count:
    """One counting: it goes forward from the start and notes what it passes over."""

    calendar: WorkingCalendar
    start: datetime
    limit: TimeLimit
    stops: tuple[Stop, ...]
    extra: int
    reasons: list[Skipped] = field(factory=list)
    guessed: list[int] = field(factory=list)

    @cached_property
    def first(self) -> date:
        return legal_date(self.start)

    @property
    def amount(self) -> int:
        return self.limit.amount + self.extra

    def through_the_night(self) -> datetime:
        """Count exact time; a stop moves the end by as much of it as is still ahead."""
        return self._run(self.start, None, self.amount * EXACT[self.limit.unit])[0]

    def working_hours(self) -> datetime:
        """Count exact time within the sessions of working days."""
        left, day = self.amount * EXACT[self.limit.unit], self.first
        while True:
            if self._is_worked(day):
                for session in self.calendar.sessions_on(day):
                    begin = max(self.start, at_minute(day, session.begin))
                    end = at_minute(day, session.end)
                    if begin < end:
                        at, left = self._run(begin, end, left)
                        if not left:
                            return at
            day += DAY

    def days(self, *, working: bool) -> datetime:
        """Count days that follow the first, each up to its closing minute."""
        day, left = self.first, self.amount
        while left:
            day += DAY
            if working and not self._is_worked(day):
                continue
            stop = self._stop_at(closing_of(self.calendar, day, working=working))
            if stop is not None:
                self.reasons.append(Skipped(day, DayKind.PAUSED, stop.reason))
            left -= stop is None
        last = day if working else self._after_holiday(day)
        return closing_of(self.calendar, last, working=working)

    def _after_holiday(self, day: date) -> date:
        """Return the day itself, or the first after the statutory holiday that it is in."""
        if self.calendar.holidays_end_on(day):
            return day
        while self._holiday(day):
            day += DAY
        return day

    def _holiday(self, day: date) -> bool:
        self._guess(day)
        mark = self.calendar.mark(day)
        if mark is None or mark.kind is not DayKind.HOLIDAY:
            return False
        self.reasons.append(Skipped(day, mark.kind, mark.name))
        return True

    def _run(
        self, begin: datetime, end: datetime | None, left: timedelta
    ) -> tuple[datetime, timedelta]:
        """Use up time from *begin*, up to *end*; return the instant and what is left."""
        at = begin
        for stop in self.stops:
            if stop.until <= at:
                continue
            before = max(stop.since - at, timedelta())
            if left <= before or (end is not None and stop.since >= end):
                break
            left -= before
            at = stop.until if end is None else min(stop.until, end)
            self.reasons.append(Skipped(legal_date(stop.since), DayKind.PAUSED, stop.reason))
        if end is None or left <= end - at:
            return at + left, timedelta()
        return end, left - (end - at)

    def _stop_at(self, instant: datetime) -> Stop | None:
        """Return the stop that holds the clock just before an instant."""
        return next((stop for stop in self.stops if stop.since < instant <= stop.until), None)

    def _is_worked(self, day: date) -> bool:
        """Tell whether a day is worked, and note what sets it apart."""
        self._guess(day)
        mark = self.calendar.mark(day)
        if mark is not None:
            self.reasons.append(Skipped(day, mark.kind, mark.name))
        return mark is None or mark.kind is DayKind.MAKEUP

    def _guess(self, day: date) -> None:
        if not self.calendar.is_published(day.year) and day.year not in self.guessed:
            self.guessed.append(day.year)


def closing_of(calendar: WorkingCalendar, day: date, *, working: bool) -> datetime:
    """Return when a day ends: with its working hours, or at 24:00."""
    return at_minute(day, calendar.closing_on(day) if working else MINUTES)


_WORDS = {
    "zh": ("{n}{unit}，自{start}起计", "，当日不计", "：", "，不计入", "，计入", "另延长{n}{unit}"),
    "en": (
        "{n} {unit} from {start}",
        ", that day not counted",
        ": ",
        ", not counted",
        ", counted",
        "extended by {n} {unit}",
    ),
}
_DUE = {"zh": "应于{due}前办结", "en": "due by {due}"}
_OPEN = {
    "zh": "每个工作日只计{hours}，其余时间不计入",
    "en": "of a working day {hours} counts, and no other time",
}
_ROLLED = {
    "zh": "末日为法定休假日，以假期结束的次日为末日（民法典第二百零三条）",
    "en": "the last day is a statutory holiday, so that it ends on the day after (Civil Code 203)",
}
_GUESS = {
    "zh": "{year}年放假安排尚未公布，暂按周末休息计算，公布后重新计算",
    "en": "holidays of {year} are not published yet; counted with plain weekends until they are",
}


def explain(
    found: Deadline, start: datetime, lang: str, sessions: Sequence[Session] = ()
) -> list[str]:
    """Return why a deadline is when it is, in sentences that a citizen can check.

    *sessions* are the hours of a working day: without them, working hours cannot be counted again.
    """
    head, own, colon, out, counted, extended = _WORDS[lang]
    unit = found.limit.unit
    lines = [head.format(n=found.limit.amount, unit=unit.label(lang), start=stamp(start))]
    if unit in (TimeUnit.WORKING_DAYS, TimeUnit.CALENDAR_DAYS):
        lines[0] += own
    if unit is TimeUnit.WORKING_HOURS and sessions:
        lines.append(_OPEN[lang].format(hours="、".join(map(_said, sessions))))
    if found.extra:
        lines.append(extended.format(n=found.extra, unit=unit.label(lang)))
    for first, last, kind, name in _runs(found.explanation):
        days = f"{first}" if first == last else f"{first}–{last}"
        word = kind.label(lang) if name == kind.zh else f"{name} {kind.label(lang)}"
        lines.append(days + colon + word + (counted if kind is DayKind.MAKEUP else out))
    if unit is TimeUnit.CALENDAR_DAYS and any(
        one.kind is DayKind.HOLIDAY for one in found.explanation
    ):
        lines.append(_ROLLED[lang])
    lines += [_GUESS[lang].format(year=year) for year in found.provisional_years]
    return [*lines, _DUE[lang].format(due=stamp_end(found.due))]


def stamp(instant: datetime) -> str:
    """Return an instant as it is said: day and minute in Asia/Shanghai."""
    day = legal_date(instant)
    minute = (instant - at_minute(day, 0)) // timedelta(minutes=1)
    return f"{day} {minute // 60:02d}:{minute % 60:02d}"


def _said(one: Session) -> str:
    """Return the hours of a session: ``08:30–12:00``."""
    begin, end = (f"{minute // 60:02d}:{minute % 60:02d}" for minute in (one.begin, one.end))
    return f"{begin}–{end}"


def stamp_end(instant: datetime) -> str:
    """Return the end of a period as it is said: midnight is 24:00 of the day that ends."""
    day = legal_date(instant)
    if instant == at_minute(day, 0):
        return f"{day - DAY} 24:00"
    return stamp(instant)


def _runs(steps: Sequence[Skipped]) -> Iterator[tuple[date, date, DayKind, str]]:
    """Join days in a row that were passed over for the same reason."""
    run: tuple[date, date, DayKind, str] | None = None
    for step in steps:
        if run is not None and step.day == run[1] + DAY and (step.kind, step.name) == run[2:]:
            run = (run[0], step.day, *run[2:])
            continue
        if run is not None:
            yield run
        run = (step.day, step.day, step.kind, step.name)
    if run is not None:
        yield run
