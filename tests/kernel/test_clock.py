"""The clock against an oracle that looks at every minute, one after the other."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.oracle import INSTANTS, LIMITS, calendars, fitting, oracle, stops

from ruralgov.domain.kernel.calendar import (
    DayKind,
    DayMark,
    PublishedYear,
    WorkingCalendar,
)
from ruralgov.domain.kernel.clock import Deadline, Stop, TimeLimit, TimeUnit, deadline, explain


@given(calendars(), INSTANTS, LIMITS, stops(), st.integers(0, 3))
def test_the_clock_is_the_one_that_counting_every_minute_gives(
    calendar: WorkingCalendar, start: datetime, limit: TimeLimit, held: list[Stop], extra: int
) -> None:
    limit = fitting(calendar, limit)
    found = deadline(calendar, start, limit, stops=held, extra=extra)
    assert found.due == oracle(calendar, start, limit, held, extra)


@given(calendars(), INSTANTS, LIMITS, stops())
def test_stopping_the_clock_or_extending_it_never_brings_the_end_nearer(
    calendar: WorkingCalendar, start: datetime, limit: TimeLimit, held: list[Stop]
) -> None:
    plain = deadline(calendar, start, limit).due
    assert deadline(calendar, start, limit, stops=held).due >= plain
    assert deadline(calendar, start, limit, extra=1).due > plain


def shown(
    start: str, amount: int, unit: TimeUnit, held: tuple[Stop, ...] = (), extra: int = 0
) -> tuple[Deadline, datetime]:
    spring = tuple(DayMark(date(2026, 2, day), DayKind.HOLIDAY, "春节") for day in range(15, 24))
    marks = (DayMark(date(2026, 2, 14), DayKind.MAKEUP, "春节"), *spring)
    calendar = WorkingCalendar((PublishedYear(year=2026, source="x", marks=marks),))
    begin = datetime.fromisoformat(start + "+08:00")
    found = deadline(calendar, begin, TimeLimit(amount, unit), stops=held, extra=extra)
    return found, begin


def test_a_deadline_says_in_words_why_it_is_when_it_is() -> None:
    held = Stop(
        since=datetime.fromisoformat("2026-02-25T09:00+08:00"),
        until=datetime.fromisoformat("2026-02-26T09:00+08:00"),
        reason="等待申请人补充材料",
    )
    found, start = shown("2026-02-13T09:30", 3, TimeUnit.WORKING_DAYS, (held,), 1)
    assert explain(found, start, "zh") == [
        "3工作日，自2026-02-13 09:30起计，当日不计",
        "另延长1工作日",
        "2026-02-14：春节 调休上班，计入",
        "2026-02-15–2026-02-23：春节 放假，不计入",
        "2026-02-25：等待申请人补充材料 暂停计时，不计入",
        "应于2026-02-27 17:30前办结",
    ]
    assert "not counted" in " ".join(explain(found, start, "en"))


def test_an_unpublished_year_is_said_in_the_words() -> None:
    found, start = shown("2027-01-04T09:30", 1, TimeUnit.WORKING_HOURS)
    assert found.provisional_years == (2027,)
    assert "2027年放假安排尚未公布" in " ".join(explain(found, start, "zh"))


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-03-02T11:00", 2, "2026-03-02T14:30"),  # the midday break is not worked
        ("2026-03-06T17:00", 1, "2026-03-09T09:00"),  # half an hour on Friday, half on Monday
        ("2026-03-07T10:00", 8, "2026-03-10T09:00"),
    ],
)
def test_working_hours_run_in_the_sessions_of_working_days(
    start: str, hours: int, due: str
) -> None:
    found, _ = shown(start, hours, TimeUnit.WORKING_HOURS)
    assert found.due == datetime.fromisoformat(due + "+08:00")


def pause(since: str, until: str) -> Stop:
    zone = "+08:00"
    return Stop(
        since=datetime.fromisoformat(since + zone),
        until=datetime.fromisoformat(until + zone),
        reason="冰冻",
    )


@pytest.mark.parametrize(
    ("since", "until", "due"),
    [
        ("2026-03-03T09:00", "2026-03-03T17:29", "2026-03-03T17:30"),
        ("2026-03-03T09:00", "2026-03-03T17:30", "2026-03-04T17:30"),
        ("2026-03-03T17:29", "2026-03-04T09:00", "2026-03-04T17:30"),
        ("2026-03-03T17:30", "2026-03-04T09:00", "2026-03-03T17:30"),
    ],
)
def test_a_day_counts_unless_a_pause_holds_the_clock_up_to_its_close(
    since: str, until: str, due: str
) -> None:
    found, _ = shown("2026-03-02T09:30", 1, TimeUnit.WORKING_DAYS, (pause(since, until),))
    assert found.due == datetime.fromisoformat(due + "+08:00")


def test_a_weekend_within_a_pause_is_a_weekend() -> None:
    held = pause("2026-03-06T09:00", "2026-03-10T09:00")
    found, start = shown("2026-03-05T09:30", 1, TimeUnit.WORKING_DAYS, (held,))
    said = explain(found, start, "zh")
    assert said[1:3] == ["2026-03-06：冰冻 暂停计时，不计入", "2026-03-07–2026-03-08：周末，不计入"]
    assert said[3] == "2026-03-09：冰冻 暂停计时，不计入"
    assert found.due == datetime.fromisoformat("2026-03-10T17:30+08:00")
