"""The clock where it turns: pauses that begin or end with a stretch of time."""

from datetime import datetime
from typing import Any

import pytest
from tests.town import code_of

from ruralgov.domain.kernel.calendar import SESSIONS, PublishedYear, WorkingCalendar
from ruralgov.domain.kernel.clock import MOST as KEPT
from ruralgov.domain.kernel.clock import (
    Deadline,
    Stop,
    TimeLimit,
    TimeUnit,
    check_length,
    deadline,
    explain,
    stamp_end,
)

YEAR = PublishedYear(year=2026, source="x", marks=())


def counted(
    start: str, amount: int, unit: TimeUnit, *held: tuple[str, str]
) -> tuple[Deadline, datetime]:
    stops = [Stop(since=local(since), until=local(until), reason="冰冻") for since, until in held]
    calendar = WorkingCalendar((YEAR,))
    return deadline(calendar, local(start), TimeLimit(amount, unit), stops=stops), local(start)


def local(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-{text}+08:00")


@pytest.mark.parametrize(
    ("held", "due", "paused"),
    [
        ((("02T08:00", "02T09:00"),), "02T11:00", []),
        ((("02T08:00", "02T09:30"),), "02T11:30", [2]),
        ((("02T10:59", "02T11:29"),), "02T11:30", [2]),
        ((("02T11:00", "02T12:00"),), "02T11:00", []),
        ((("02T09:00", "03T09:00"),), "03T11:00", [2]),
        ((("02T09:30", "02T10:00"), ("02T10:00", "02T10:30")), "02T12:00", [2]),
        ((("02T10:00", "02T10:30"), ("02T09:30", "02T10:15")), "02T12:00", [2]),
    ],
)
def test_hours_stand_still_while_the_clock_is_held(
    held: tuple[tuple[str, str], ...], due: str, paused: list[int]
) -> None:
    found, _ = counted("02T09:00", 2, TimeUnit.HOURS, *held)
    assert found.due == local(due)
    assert [one.day.day for one in found.explanation] == paused


@pytest.mark.parametrize(
    ("held", "due", "paused"),
    [
        ((), "02T15:30", []),
        ((("02T11:30", "02T14:00"),), "02T16:30", [2]),
        ((("02T12:00", "02T13:30"),), "02T15:30", []),
        ((("02T11:00", "03T09:00"),), "03T12:00", [2]),
        ((("02T15:30", "02T16:00"),), "02T15:30", []),
        ((("02T17:00", "02T18:00"),), "02T15:30", []),
    ],
)
def test_working_hours_stand_still_while_the_clock_is_held(
    held: tuple[tuple[str, str], ...], due: str, paused: list[int]
) -> None:
    found, _ = counted("02T10:00", 4, TimeUnit.WORKING_HOURS, *held)
    assert found.due == local(due)
    assert [one.day.day for one in found.explanation] == paused


@pytest.mark.parametrize(("amount", "code"), [(1, ""), (0, "time_limit_wrong")])
def test_a_limit_is_above_nothing(amount: int, code: str) -> None:
    assert code_of(lambda: TimeLimit(amount, TimeUnit.HOURS)) == code


def test_minutes_are_minutes_and_hours_are_hours() -> None:
    units: list[Any] = [TimeUnit.MINUTES, TimeUnit.HOURS, TimeUnit.WORKING_HOURS]
    dues = [counted("02T09:00", 1, unit)[0].due for unit in units]
    assert dues == [local("02T09:01"), local("02T10:00"), local("02T10:00")]


def test_days_that_do_not_follow_each_other_are_said_one_by_one() -> None:
    found, start = counted(
        "02T09:00",
        1,
        TimeUnit.CALENDAR_DAYS,
        ("03T20:00", "04T08:00"),
        ("05T20:00", "06T08:00"),
    )
    assert found.due == local("05T00:00")
    held = counted("02T09:00", 8, TimeUnit.WORKING_DAYS, ("04T12:00", "04T18:00"))[0]
    assert explain(found, start, "zh")[1] == "2026-03-03：冰冻 暂停计时，不计入"
    assert [line[:10] for line in explain(held, start, "zh")[1:-1]] == ["2026-03-04", "2026-03-07"]


def test_two_weekends_are_said_apart() -> None:
    found, start = counted("02T09:00", 11, TimeUnit.WORKING_DAYS)
    assert explain(found, start, "zh")[1:-1] == [
        "2026-03-07–2026-03-08：周末，不计入",
        "2026-03-14–2026-03-15：周末，不计入",
    ]


MOST = {
    TimeUnit.MINUTES: 5_256_000,
    TimeUnit.HOURS: 87_600,
    TimeUnit.WORKING_HOURS: 20_000,
    TimeUnit.WORKING_DAYS: 2_500,
    TimeUnit.CALENDAR_DAYS: 3_650,
}


@pytest.mark.parametrize("unit", TimeUnit)
def test_a_limit_with_what_was_added_is_no_longer_than_ten_years(unit: TimeUnit) -> None:
    most = MOST[unit]
    for amount, extra, code in (
        (most, 0, ""),
        (most + 1, 0, "time_limit_too_long"),
        (most - 1, 1, ""),
        (most - 1, 2, "time_limit_too_long"),
        (most + 1, -1, "time_limit_too_long"),
    ):
        limit = TimeLimit(amount, unit)
        assert code_of(lambda one=limit, more=extra: check_length(one, more)) == code  # type: ignore[misc]
    check_length(TimeLimit(most, unit))
    calendar = WorkingCalendar((YEAR,))
    long = TimeLimit(most + 1, unit)
    assert code_of(lambda: deadline(calendar, local("02T09:00"), long)) == "time_limit_too_long"
    nearly = TimeLimit(most, unit)
    more = code_of(lambda: deadline(calendar, local("02T09:00"), nearly, extra=1))
    assert more == "time_limit_too_long"


def test_a_deadline_is_counted_once_for_the_same_question() -> None:
    calendar, limit = WorkingCalendar((YEAR,)), TimeLimit(1, TimeUnit.HOURS)
    first = deadline(calendar, local("02T09:00"), limit)
    assert deadline(calendar, local("02T09:00"), limit) is first
    assert len(calendar.counted) == 1
    calendar.counted.update(dict.fromkeys(range(KEPT - 2)))
    deadline(calendar, local("02T10:00"), limit)
    assert (len(calendar.counted), KEPT) == (8192, 8192)
    last = deadline(calendar, local("02T11:00"), limit)
    assert list(calendar.counted.values()) == [last]


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        ("03T00:00", "2026-03-02 24:00"),
        ("03T00:01", "2026-03-03 00:01"),
        ("02T23:59", "2026-03-02 23:59"),
        ("02T17:05", "2026-03-02 17:05"),
    ],
)
def test_midnight_is_said_as_the_end_of_the_day_before(instant: str, said: str) -> None:
    assert stamp_end(local(instant)) == said


def test_working_hours_are_said_with_the_hours_that_count() -> None:
    found, start = counted("02T09:00", 2, TimeUnit.WORKING_HOURS)
    said = explain(found, start, "zh", SESSIONS)
    assert said[1] == "每个工作日只计08:30–12:00、13:30–17:30，其余时间不计入"
    assert said[0] == "2工作时，自2026-03-02 09:00起计"
    assert len(explain(found, start, "en")) == 2
    for unit, own in ((TimeUnit.HOURS, False), (TimeUnit.CALENDAR_DAYS, True)):
        days, start = counted("02T09:00", 2, unit)
        lines = explain(days, start, "zh", SESSIONS)
        assert ("当日不计" in lines[0], len(lines)) == (own, 2)
    assert not found.provisional
