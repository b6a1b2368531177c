"""The sheet of one actor, and completion by place: what fell due, was done, or is not rated."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from ruralgov.domain import duties as u
from ruralgov.domain import grids as g
from ruralgov.domain import registry as r
from ruralgov.domain.duties.due import ended, period_of
from ruralgov.domain.kernel.ids import CITY
from tests.duties.street import (
    A_DAY,
    APPROVER,
    OFFICER,
    RECORDER,
    Street,
    as_needed,
    drafting,
    item,
)
from tests.duties.test_done import seated
from tests.meetings.hall import HELD
from tests.town import Town

JANUARY, MAY = date(2026, 1, 1), date(2026, 5, 1)
WHY = u.NotRated


def at(street: Street, day: date) -> None:
    """Let the clock stand at noon of a day."""
    street.town.clock.now = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


def reported(street: Street, day: date, code: str = "XZ01") -> None:
    """Record a case of a day."""
    at(street, day)
    street.do(RECORDER, street.record(street.case(), code))


@pytest.fixture
def street() -> Street:
    return Street()


def line(sheet: u.Sheet, code: str = "XZ01") -> u.DutyLine:
    (found,) = [one for one in sheet.lines if one.item.code == code]
    return found


@pytest.mark.parametrize(
    ("cycle", "day", "first", "last"),
    [
        (u.Cycle.MONTH, "2024-02-10", "2024-02-01", "2024-02-29"),
        (u.Cycle.MONTH, "2025-12-31", "2025-12-01", "2025-12-31"),
        (u.Cycle.QUARTER, "2025-03-31", "2025-01-01", "2025-03-31"),
        (u.Cycle.QUARTER, "2025-04-01", "2025-04-01", "2025-06-30"),
        (u.Cycle.HALF_YEAR, "2025-06-30", "2025-01-01", "2025-06-30"),
        (u.Cycle.HALF_YEAR, "2025-07-01", "2025-07-01", "2025-12-31"),
        (u.Cycle.YEAR, "2025-01-01", "2025-01-01", "2025-12-31"),
    ],
)
def test_rule_14_periods_are_those_of_the_calendar(
    cycle: u.Cycle, day: str, first: str, last: str
) -> None:
    found = period_of(cycle, date.fromisoformat(day))
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


def test_rule_14_a_period_falls_due_on_its_last_day() -> None:
    last = date(2026, 3, 31)
    assert not list(ended(u.Cycle.QUARTER, date(2026, 1, 5), last - A_DAY))
    assert len(list(ended(u.Cycle.QUARTER, date(2026, 1, 5), last))) == 1
    assert len(list(ended(u.Cycle.MONTH, date(2026, 1, 31), last))) == 3
    assert list(ended(u.Cycle.AS_NEEDED, date(2020, 1, 1), last)) == []


def test_rule_14_more_in_one_period_makes_up_for_none_in_another(street: Street) -> None:
    street.list(item(times=2))
    for day in (10, 11, 12):
        reported(street, date(2026, 1, day))
    reported(street, date(2026, 3, 5))
    at(street, date(2026, 4, 2))
    found = line(street.sheet(since=JANUARY))
    assert (found.due, found.done, found.not_rated) == (6, 3, None)
    assert [one.first for one in found.missing] == [date(2026, 2, 1), date(2026, 3, 1)]
    assert (found.running, found.next_due) == (0, date(2026, 4, 30))
    assert len(found.facts) == 4


def test_rule_14_what_is_done_as_needed_is_not_rated_and_never_none_or_all(street: Street) -> None:
    street.list(as_needed())
    none = line(street.sheet(), "XZ02")
    reported(street, street.today, "XZ02")
    one = line(street.sheet(), "XZ02")
    for found in (none, one):
        assert (found.due, found.done, found.not_rated) == (0, 0, WHY.AS_NEEDED)
    assert (len(none.facts), len(one.facts)) == (0, 1)
    at(street, MAY)
    (count,) = street.town.ask(RECORDER, u.DutyCompletion(role=u.DutyRole.LANE_CHIEF))
    assert (count.due, count.rate, count.not_rated) == (0, None, ((WHY.AS_NEEDED, 1),))


def test_rule_14_what_nothing_can_show_yet_is_not_rated(street: Street) -> None:
    street.list(item(evidence=u.Evidence.VISIT))
    at(street, MAY)
    found = line(street.sheet(since=JANUARY))
    assert (found.due, found.not_rated, found.next_due) == (0, WHY.NO_SOURCE, None)


def test_rule_14_before_anything_fell_due_there_is_no_rate(street: Street) -> None:
    street.list(item(cycle=u.Cycle.YEAR))
    at(street, MAY)
    found = line(street.sheet(since=JANUARY))
    assert (found.due, found.not_rated) == (0, WHY.NOTHING_DUE)
    assert found.next_due == date(2026, 12, 31)


def test_rule_14_who_was_in_office_for_a_part_of_a_period_is_not_rated_in_it(
    street: Street,
) -> None:
    street.list()
    street.relieve(date(2026, 3, 20))
    at(street, MAY)
    found = line(street.sheet(since=JANUARY))
    assert (found.due, found.parts) == (2, ((WHY.OFFICE_PART, 2),))
    other = street.town.person(street.town.household("next"))
    street.appoint(street.lane, other, date(2026, 3, 20))
    found = line(street.sheet(since=JANUARY))
    assert (found.due, found.parts) == (3, ((WHY.OFFICE_PART, 1),)), "April is the successor's"
    (count,) = street.town.ask(
        RECORDER, u.DutyCompletion(role=u.DutyRole.LANE_CHIEF, since=JANUARY)
    )
    assert (count.due, count.offices) == (3, 2)
    assert dict(count.not_rated) == {WHY.OFFICE_PART: 2}, "both had a part of March"


def test_rule_14_a_list_replaced_within_a_year_takes_nothing_from_what_goes_on(
    street: Street,
) -> None:
    street.list(item(cycle=u.Cycle.QUARTER), item("XZ07"))
    at(street, date(2026, 2, 10))
    street.list(
        item(cycle=u.Cycle.QUARTER, times=2), item("XZ08"), since=date(2026, 2, 10), title="新版"
    )
    at(street, MAY)
    sheet = street.sheet(since=JANUARY)
    kept, old, new = (line(sheet, code) for code in ("XZ01", "XZ07", "XZ08"))
    assert (kept.due, kept.item.times, kept.parts) == (2, 2, ())
    assert (old.due, old.done) == (1, 0), "January was due by the old list"
    assert (new.due, new.parts) == (2, ((WHY.LIST_PART, 1),))
    assert sheet.titles == ("街巷长履职清单", "新版")


def test_rule_14_the_sheet_counts_what_the_actor_answers_for(street: Street) -> None:
    bureau = street.town.unit("民政局")
    own = item(duty_class=u.DutyClass.PRIMARY)
    helps = item("FZ01", duty_class=u.DutyClass.AUXILIARY, primary_department=bureau)
    street.list(own, helps, role=u.DutyRole.GRID_WORKER)
    (grid,) = street.town.ask("grids", g.GridsOf(village=street.village))
    street.appoint(grid.grid, street.person, basis=g.ChiefBasis.OTHER)
    at(street, date(2026, 2, 3))
    worker = u.Doer(role=u.DutyRole.GRID_WORKER, key=grid.grid, place=street.village)
    sheet = street.town.ask(RECORDER, u.DutySheet(doer=worker))
    assert (sheet.due, sheet.done) == (1, 0)
    assert [one.due for one in sheet.lines] == [1, 1]
    assert line(sheet, "FZ01").department_name == "民政局"
    found = street.town.ask(RECORDER, u.DutyCompletion(role=u.DutyRole.GRID_WORKER))
    assert {one.duty_class: one.due for one in found} == {
        u.DutyClass.PRIMARY: 1,
        u.DutyClass.AUXILIARY: 1,
    }, "and the two are never added up"


def test_rule_14_completion_by_place_agrees_with_the_sheets(street: Street) -> None:
    street.list(item(times=2), as_needed())
    for day in (10, 11, 12):
        reported(street, date(2026, 1, day))
    reported(street, date(2026, 2, 5))
    reported(street, date(2026, 2, 6), "XZ02")
    at(street, MAY)
    sheet = street.sheet(since=JANUARY)
    assert (sheet.due, sheet.done) == (8, 3)
    for place in (street.village, street.town.town, CITY):
        query = u.DutyCompletion(role=u.DutyRole.LANE_CHIEF, place=place, since=JANUARY)
        (count,) = street.town.ask(RECORDER, query)
        assert (count.due, count.done, count.as_needed) == (8, 3, 1)
        assert count.rate == Fraction(3, 8)
        assert count.name == ("俚岛镇" if place == CITY else "大庄")
    last_month = street.town.ask(RECORDER, u.DutyCompletion(role=u.DutyRole.LANE_CHIEF))
    assert [(one.due, one.done) for one in last_month] == [(2, 0)], "April, by default"


def test_the_list_of_a_day_is_shown_by_class_with_what_its_paper_says(street: Street) -> None:
    bureau = street.town.unit("民政局")
    own = item(duty_class=u.DutyClass.PRIMARY, example=True)
    helps = item("FZ01", duty_class=u.DutyClass.AUXILIARY, primary_department=bureau)
    key = street.list(helps, own, role=u.DutyRole.GRID_WORKER)
    query = u.DutyListOn(role=u.DutyRole.GRID_WORKER, place=street.village)
    found = street.town.ask(RECORDER, query)
    assert (found.duty_list, found.place, found.last, found.examples) == (key, CITY, None, 1)
    assert [(one.duty_class.value, one.stated, len(one.items)) for one in found.classes] == [
        ("primary", 1, 1),
        ("auxiliary", 1, 1),
    ]
    assert found.classes[1].items[0].department_name == "民政局"
    before = street.town.ask(RECORDER, query, date(2024, 12, 31))
    assert before.duty_list is None
    end = u.EndDutyList(duty_list=key, since=date(2026, 6, 1), cause="改革")
    street.do(APPROVER, end)
    assert street.town.ask(RECORDER, query).last == date(2026, 5, 31)
    street.do(OFFICER, drafting(item("XZ09")))
    stages = [one.stage for one in street.town.ask(RECORDER, u.DutyLists())]
    assert stages == [u.ListStage.DRAFT, u.ListStage.PUBLISHED]


def test_findings_name_lists_that_are_not_there_and_departments_that_ended(street: Street) -> None:
    bureau = street.town.unit("民政局")
    street.list(item(primary_department=bureau))
    faults = u.DutyFault
    before = street.town.ask(OFFICER, u.DutyFindings(place=street.village))
    assert {one.role for one in before if one.fault is faults.LIST_NONE} == {
        role for role in u.DutyRole if role is not u.DutyRole.LANE_CHIEF
    }
    close = r.CloseOrganisation(organisation=bureau, since=street.today, cause="撤销")
    street.do("registrar", close)
    after = street.town.ask(OFFICER, u.DutyFindings(place=street.village))
    (gone,) = [one for one in after if one.fault is faults.DEPARTMENT_ENDED]
    assert (gone.item, gone.role) == ("XZ01", u.DutyRole.LANE_CHIEF)


def test_a_sheet_of_somebody_who_never_was_in_office_is_empty() -> None:
    town = Town()
    nobody = u.Doer(role=u.DutyRole.LANE_CHIEF, key="no lane", place=town.village)
    sheet = town.ask(RECORDER, u.DutySheet(doer=nobody))
    assert (sheet.offices, sheet.lines, sheet.due) == ((), (), 0)


def test_rule_14_another_term_of_the_same_chief_is_no_break(street: Street) -> None:
    street.list()
    street.relieve(date(2026, 3, 20))
    street.appoint(street.lane, street.person, date(2026, 3, 20))
    at(street, MAY)
    found = line(street.sheet(since=JANUARY))
    assert (found.due, found.parts) == (4, ())


def test_rule_8_the_duties_of_a_cadre_who_was_entered_twice_are_those_of_the_one_who_is_kept(
    street: Street,
) -> None:
    street.list(item("GB01", evidence=u.Evidence.MEETING), role=u.DutyRole.CADRE)
    seated(street, street.village)
    cadre = u.Doer(role=u.DutyRole.CADRE, key=street.person, place=street.village)
    record = street.record(street.meeting(street.person, day=HELD), "GB01", doer=cadre)
    street.do(RECORDER, record)
    kept = street.town.person(street.town.household("kept"))
    merge = r.MergePersons(person=street.person, into=kept, reason="同一人")
    street.do("registrar", merge)
    assert street.refused(RECORDER, record) == "duty_fact_twice"
    at(street, MAY)
    december = date(2025, 12, 1)
    for key in (street.person, kept):
        doer = u.Doer(role=u.DutyRole.CADRE, key=key, place=street.village)
        found = street.town.ask(RECORDER, u.DutySheet(doer=doer, since=december))
        assert (found.due, found.done) == (5, 1)
    query = u.DutyCompletion(role=u.DutyRole.CADRE, place=street.village, since=december)
    (count,) = street.town.ask(RECORDER, query)
    assert (count.due, count.done) == (5, 1)
    findings = street.town.ask(OFFICER, u.DutyFindings(place=street.village, since=HELD))
    assert {one.fault for one in findings} == {u.DutyFault.LIST_NONE}


def test_rule_14_a_village_that_merged_is_counted_where_it_was_until_then(street: Street) -> None:
    street.list()
    reported(street, date(2026, 1, 10))
    into, march = street.town.other, date(2026, 3, 1)
    at(street, march)
    merge = r.MergePlace(place=street.village, into=into, since=march, cause="撤并")
    street.do("registrar", merge)
    move = r.MoveHouseholds(village=street.village, into=into, since=march, cause="撤并")
    street.do("registrar", move)
    hand = g.HandOverGrids(village=street.village, into=into, since=march, basis="撤并")
    street.do("grids", hand)
    at(street, MAY)
    query = u.DutyCompletion(
        role=u.DutyRole.LANE_CHIEF, place=street.town.town, since=date(2026, 1, 1)
    )
    found = {one.name: (one.due, one.done) for one in street.town.ask(RECORDER, query)}
    assert found == {"大庄": (2, 1), "小庄": (2, 0)}, "each for the months in which it was"
    assert street.sheet(since=JANUARY).due == 2
