"""The clock where it turns: pauses that begin or end with a stretch of time."""

from datetime import datetime
from typing import Any

import pytest
from tests.town import code_of

from ruralgov.domain.kernel.calendar import PublishedYear, WorkingCalendar
from ruralgov.domain.kernel.clock import (
    Deadline,
    Stop,
    TimeLimit,
    TimeUnit,
    deadline,
    explain,
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
