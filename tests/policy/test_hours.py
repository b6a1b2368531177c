"""Rule 6: units with working time of their own, and the calendar that follows from it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from ruralgov.domain.kernel.calendar import (
    SHANGHAI,
    DayKind,
    DayMark,
    PublishedYear,
    Session,
    WorkingCalendar,
)
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit, deadline, explain
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.hours import OwnHours, with_hours
from ruralgov.domain.kernel.ids import OrganisationId
from ruralgov.domain.policy import (
    KEY,
    UNIT_HOURS,
    CorrectUnitHours,
    HoursOfUnits,
    SetUnitHours,
    UnitHours,
    UnitHoursCorrected,
    UnitHoursSet,
    own_hours,
)
from ruralgov.domain.policy.hours import correct_unit_hours, set_unit_hours
from ruralgov.domain.policy.imports_hours import read
from tests.given import TODAY, given
from tests.oracle import oracle
from tests.town import UNIT, Town, code_of

A_DAY = timedelta(days=1)
MORNING = (Session(480, 720),)
HALF = (MORNING,) * 6 + ((),)
OTHER = OrganisationId("other")
HOLIDAY = DayMark(date(2026, 5, 1), DayKind.HOLIDAY, "劳动节")
MAKEUP = DayMark(date(2026, 5, 10), DayKind.MAKEUP, "劳动节")
CITY_CALENDAR = WorkingCalendar((PublishedYear(year=2026, source="t", marks=(HOLIDAY, MAKEUP)),))


def hours(since: date = TODAY, **more: Any) -> OwnHours:
    fields: dict[str, Any] = {"name": "半日", "source": "文", "since": since, "week": HALF}
    return OwnHours(**fields | more)


def were(*found: OwnHours) -> list[UnitHoursSet]:
    return [UnitHoursSet(unit=UNIT, hours=one) for one in found]


def folded(*events: Any) -> UnitHours:
    state = None
    for event in events:
        state = UNIT_HOURS.apply(state, event)
    assert state is not None
    return state


@pytest.mark.parametrize(
    ("since", "code"),
    [
        (TODAY - A_DAY, "unit_hours_not_later"),
        (TODAY, "unit_hours_not_later"),
        (TODAY + A_DAY, ""),
    ],
)
def test_rule_6_hours_begin_after_those_that_hold(since: date, code: str) -> None:
    command = SetUnitHours(unit=UNIT, hours=hours(since))
    outcome = given(UNIT_HOURS, *were(hours())).when(command, set_unit_hours)
    assert outcome.code == code
    other = SetUnitHours(unit=OTHER, hours=hours(since))
    outcome = given(UNIT_HOURS, *were(hours())).when(other, set_unit_hours)
    assert outcome.events == [UnitHoursSet(unit=OTHER, hours=hours(since))]


@pytest.mark.parametrize("wrong", [{"name": " "}, {"source": ""}])
def test_rule_6_hours_have_a_name_and_a_source(wrong: dict[str, Any]) -> None:
    command = SetUnitHours(unit=UNIT, hours=hours(**wrong))
    assert given(UNIT_HOURS).when(command, set_unit_hours).code == "text_not_clean"


@pytest.mark.parametrize(
    ("entry", "since", "code"),
    [
        (TODAY, None, ""),
        (TODAY, TODAY + A_DAY, ""),
        (TODAY, TODAY + 2 * A_DAY, "unit_hours_day_before"),
        (TODAY, TODAY + 9 * A_DAY, "entry_taken"),
        (TODAY + A_DAY, None, "entry_missing"),
    ],
)
def test_rule_6_hours_are_withdrawn_or_moved(entry: date, since: date | None, code: str) -> None:
    own = DayMark(TODAY + A_DAY, DayKind.OFF, "渔市")
    before = were(hours(marks=(own,)), hours(TODAY + 9 * A_DAY, marks=()))
    command = CorrectUnitHours(unit=UNIT, entry=entry, since=since, reason="填错")
    outcome = given(UNIT_HOURS, *before).when(command, correct_unit_hours)
    assert outcome.code == code
    if not code:
        right = UnitHoursCorrected(unit=UNIT, entry=entry, since=since, reason="填错")
        assert outcome.events == [right]
        days = [one.since for one in folded(*before, right).of(UNIT)]
        assert days == [*([] if since is None else [since]), TODAY + 9 * A_DAY]


def test_rule_6_a_unit_whose_hours_are_all_withdrawn_works_as_the_city_does() -> None:
    right = UnitHoursCorrected(unit=UNIT, entry=TODAY, since=None, reason="填错")
    assert folded(*were(hours()), right) == UnitHours()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"week": HALF[:6]}, "week_wrong"),
        ({"week": ((),) * 7}, "week_wrong"),
        ({"week": ((Session(480, 720), Session(700, 900)),) * 7}, "session_wrong"),
        ({"marks": (HOLIDAY,)}, "own_day_wrong"),
        ({"marks": (DayMark(TODAY - A_DAY, DayKind.OFF, "a"),)}, "own_day_wrong"),
        ({"marks": (DayMark(TODAY, DayKind.OFF, "a"),) * 2}, "own_day_wrong"),
    ],
)
def test_rule_6_what_is_no_week_or_no_day_is_refused(wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(BadInput) as caught:
        hours(**wrong)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("day", "worked", "end"),
    [
        (date(2026, 4, 30), True, 1050),  # Thursday before they begin, as in the city
        (date(2026, 5, 1), False, 0),  # the city's holiday
        (date(2026, 5, 2), True, 720),  # Saturday
        (date(2026, 5, 3), False, 0),  # Sunday
        (date(2026, 5, 4), False, 0),  # a day of its own
        (date(2026, 5, 5), True, 720),
        (date(2026, 5, 10), True, 720),  # a make-up Sunday
        (date(2026, 5, 17), True, 720),  # a Sunday that it works, as on its first day
        (date(2026, 5, 18), False, 0),  # Monday, when it is closed from then on
        (date(2026, 5, 19), True, 900),
        (date(2026, 6, 1), True, 1050),  # as the city again
    ],
)
def test_rule_6_each_day_goes_by_what_holds_on_it(day: date, worked: bool, end: int) -> None:
    first = hours(
        date(2026, 5, 1),
        marks=(
            DayMark(date(2026, 5, 4), DayKind.OFF, "渔市"),
            DayMark(date(2026, 5, 17), DayKind.MAKEUP, "开海"),
        ),
    )
    second = hours(date(2026, 5, 18), week=((), *((Session(600, 900),),) * 4, (), ()))
    third = hours(date(2026, 6, 1), week=())
    own = with_hours(CITY_CALENDAR, (first, second, third))
    assert own.is_working_day(day) is worked
    assert own is with_hours(CITY_CALENDAR, (first, second, third))  # counted once
    if worked:
        assert own.closing_on(day) == end
    else:
        mark = own.mark(day)
        assert mark is not None
        assert mark.kind in {DayKind.HOLIDAY, DayKind.WEEKEND, DayKind.OFF}
    at = datetime(day.year, day.month, day.day, 10, 30, tzinfo=SHANGHAI)
    assert own.is_open(at) is worked


def test_rule_6_an_own_day_off_is_explained_and_no_statutory_holiday() -> None:
    own = with_hours(
        CITY_CALENDAR, (hours(marks=(DayMark(date(2026, 3, 3), DayKind.OFF, "渔市"),)),)
    )
    start = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
    found = deadline(own, start, TimeLimit(1, TimeUnit.WORKING_DAYS))
    assert found.due == datetime(2026, 3, 4, 12, tzinfo=SHANGHAI)
    assert "2026-03-03：渔市 不办公，不计入" in explain(found, start, "zh")
    days = deadline(own, start, TimeLimit(1, TimeUnit.CALENDAR_DAYS))
    assert days.due == datetime(2026, 3, 4, tzinfo=SHANGHAI)


WEEKS = st.lists(
    st.sampled_from([(), MORNING, (Session(510, 720), Session(810, 1050))]), min_size=7, max_size=7
)


@for_all(
    week=WEEKS,
    after=st.integers(0, 22 * 24 * 60),
    amount=st.integers(1, 4),
    unit=st.sampled_from([TimeUnit.WORKING_DAYS, TimeUnit.WORKING_HOURS]),
)
def test_rule_6_a_deadline_is_what_the_oracle_counts_minute_by_minute(
    week: list[tuple[Session, ...]], after: int, amount: int, unit: TimeUnit
) -> None:
    if not any(week):
        week[0] = MORNING
    own = with_hours(CITY_CALENDAR, (hours(date(2026, 4, 25), week=tuple(week)),))
    begin = datetime(2026, 4, 20, tzinfo=SHANGHAI) + timedelta(minutes=after)
    limit = TimeLimit(amount, unit)
    assert deadline(own, begin, limit).due == oracle(own, begin, limit, [], 0)


def test_rule_6_hours_are_asked_as_of_a_day(town: Town) -> None:
    town.do("admin", SetUnitHours(unit=UNIT, hours=hours(date(2026, 2, 1))))
    assert town.ask("auditor", HoursOfUnits(), date(2026, 1, 31)) == []
    (found,) = town.ask("auditor", HoursOfUnits(), date(2026, 2, 1))
    assert (found.owner, found.unit, found.name) == (KEY, UNIT, "半日")
    assert found.week == "|".join(["08:00-12:00"] * 6 + [""])
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001  as a rule reads it
        assert own_hours(unit, UNIT, TODAY) == (hours(date(2026, 2, 1)),)
        assert own_hours(unit, "镇街城建办", TODAY) == ()
    stranger = SetUnitHours(unit=OrganisationId("nobody"), hours=hours())
    assert code_of(lambda: town.do("admin", stranger)) == "organisation_missing"


GOOD = """
unit = "u"
name = "休渔期作息"
source = "文"
since = 2026-05-01
[week]
monday = ["08:00-12:00"]
[off]
"开海节" = [2026-05-04]
"""


def test_hours_are_read_from_toml() -> None:
    found = read(GOOD.encode())
    assert found.unit == "u"
    assert found.hours.week == (MORNING, *((),) * 6)
    assert found.hours.marks == (DayMark(date(2026, 5, 4), DayKind.OFF, "开海节"),)
    plain = read(GOOD.partition("[week]")[0].encode())
    assert plain.hours.week == ()


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("2026-05-01", "2026-05-01T00:00:00", "table_unreadable"),
        ("monday", "montag", "table_unreadable"),
        ("12:00", "noon", "table_unreadable"),
        ("12:00", "07:00", "session_wrong"),
        ('unit = "u"', "", "table_unreadable"),
        ("2026-05-04", "2026-04-04", "own_day_wrong"),
        ('"08:00-12:00"', "", "week_wrong"),
    ],
)
def test_hours_that_cannot_be_read_are_refused(right: str, wrong: str, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(GOOD.replace(right, wrong).encode())
    assert caught.value.code == code
