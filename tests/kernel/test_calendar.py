from datetime import date, datetime
from pathlib import Path

import pytest

import ruralgov.data.calendars
from ruralgov.domain.kernel.calendar import PublishedYear, WorkingCalendar
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit, deadline, explain
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
    found = deadline(CALENDAR, at("2024-03-05T10:00"), TimeLimit(3, TimeUnit.CALENDAR_DAYS))
    assert found.due == at("2024-03-09T00:00")
    assert explain(found, at("2024-03-05T10:00"), "zh")[-1] == "应于2024-03-08 24:00前办结"


def test_a_period_that_ends_in_a_holiday_ends_after_it_by_art_203_of_the_civil_code() -> None:
    start, limit = at("2024-02-09T10:00"), TimeLimit(3, TimeUnit.CALENDAR_DAYS)
    found = deadline(CALENDAR, start, limit)
    assert found.due == at("2024-02-19T00:00")
    assert "末日为法定休假日，以假期结束的次日为末日（民法典第二百零三条）" in explain(
        found, start, "zh"
    )
    may = WorkingCalendar(YEARS, holidays_end=True)
    assert deadline(may, start, limit).due == at("2024-02-13T00:00")
    unknown = deadline(CALENDAR, at("2026-12-25T10:00"), TimeLimit(8, TimeUnit.CALENDAR_DAYS))
    assert unknown.provisional_years == (2027,)


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


NOTHING = WorkingCalendar(())


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-12-31", None),
        ("2027-01-01", "元旦"),
        ("2027-04-30", None),
        ("2027-05-01", "劳动节"),
        ("2028-05-02", "劳动节"),
        ("2028-05-03", None),
        ("2024-05-01", "劳动节"),
        ("2024-05-02", None),
        ("2025-05-02", "劳动节"),
        ("2000-01-01", "元旦"),
        ("1999-12-31", None),
        ("1999-10-01", None),
        ("2027-09-30", None),
        ("2027-10-01", "国庆节"),
        ("2027-10-02", "国庆节"),
        ("2028-10-03", "国庆节"),
        ("2027-10-04", None),
    ],
)
def test_holidays_on_fixed_days_are_known_before_the_notice(day: str, name: str | None) -> None:
    mark = NOTHING.mark(date.fromisoformat(day))
    assert (None if mark is None else mark.name) == name
    assert NOTHING.is_working_day(date.fromisoformat(day)) is (name is None)


def test_the_notice_of_a_year_says_all_of_it() -> None:
    day = date(2027, 1, 1)
    published = WorkingCalendar((PublishedYear(year=2027, source="x", marks=()),))
    assert published.is_working_day(day)
    assert published.mark(day) is None


def test_a_deadline_passes_over_new_year_and_stays_provisional() -> None:
    found = deadline(CALENDAR, at("2026-12-30T10:00"), TimeLimit(2, TimeUnit.WORKING_DAYS))
    assert found.due == at("2027-01-04T17:30")  # 31 December, then Monday
    assert "元旦" in [one.name for one in found.explanation]
    assert found.provisional_years == (2027,)
