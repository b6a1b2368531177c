from datetime import datetime
from pathlib import Path

import pytest

import ruralgov.data.calendars
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit, deadline
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.policy.imports_calendar import read

FOLDER = Path(ruralgov.data.calendars.__file__).parent
YEARS = tuple(read((FOLDER / f"{year}.toml").read_bytes()) for year in range(2023, 2027))
CALENDAR = WorkingCalendar(YEARS)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text + "+08:00")


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2024-02-09T10:00", 1, "2024-02-18T17:30"),  # the Sunday after Spring Festival is worked
        ("2025-01-24T10:00", 2, "2025-01-27T17:30"),  # 26 January, a Sunday, is worked
        ("2024-09-30T10:00", 5, "2024-10-12T17:30"),  # 12 October, a Saturday, is worked
        ("2026-02-13T10:00", 2, "2026-02-24T17:30"),
        ("2024-05-10T23:59", 1, "2024-05-11T17:30"),
    ],
)
def test_working_days_pass_over_holidays_and_count_make_up_days(
    start: str, days: int, due: str
) -> None:
    found = deadline(CALENDAR, at(start), TimeLimit(days, TimeUnit.WORKING_DAYS))
    assert found.due == at(due)
    assert not found.provisional


def test_hours_run_through_the_night_and_calendar_days_end_at_midnight() -> None:
    start = at("2024-02-09T10:00")
    assert deadline(CALENDAR, start, TimeLimit(24, TimeUnit.HOURS)).due == at("2024-02-10T10:00")
    found = deadline(CALENDAR, start, TimeLimit(3, TimeUnit.CALENDAR_DAYS))
    assert found.due == at("2024-02-13T00:00")


def test_an_unpublished_year_makes_the_deadline_provisional() -> None:
    found = deadline(CALENDAR, at("2026-12-30T10:00"), TimeLimit(3, TimeUnit.WORKING_DAYS))
    assert found.provisional_years == (2027,)


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        deadline(CALENDAR, datetime(2026, 1, 5), TimeLimit(1, TimeUnit.WORKING_DAYS))  # noqa: DTZ001
    assert caught.value.code == "instant_naive"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('year = 2026\nsource = "x"\n[makeup]\n"a" = [2026-01-05]', "calendar_makeup_wrong"),
        ('year = 2026\nsource = "x"\n[holiday]\n"a" = [2025-01-05]', "calendar_year_wrong"),
        ('year = 2026\nsource = "x"\n[holiday]\n"a" = ["soon"]', "table_unreadable"),
        ("year = ", "table_unreadable"),
        ("[holiday]", "table_unreadable"),
    ],
)
def test_a_wrong_calendar_file_is_refused_whole(text: str, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(text.encode())
    assert caught.value.code == code
