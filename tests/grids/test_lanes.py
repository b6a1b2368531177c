"""Lanes and groups where their rules turn: each asked by itself, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.grids import (
    Chief,
    ChiefBasis,
    GroupOffice,
    GroupOfficeRow,
    rules,
    rules_chiefs,
    rules_plan,
)
from ruralgov.domain.grids import messages as m
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    GridId,
    HouseholdId,
    LaneId,
    OrganisationId,
    PersonId,
)
from ruralgov.domain.registry import (
    HOUSEHOLD,
    PERSON,
    PLACE,
    OrganisationKind,
    OrganisationRow,
)
from tests.given import given
from tests.grids.plans import (
    A_DAY,
    BEGUN,
    GROUP_ROWS,
    KNOWN,
    LATER,
    PLAN,
    PLANNED,
    VILLAGE,
    home,
    lane,
    place,
    plan,
    someone,
    unplanned,
)


def homes(*names: str) -> tuple[HouseholdId, ...]:
    return tuple(HouseholdId(name) for name in names)


def drawn(name: str = "新巷", group: str = "1组", *households: str) -> m.LanePlan:
    return m.LanePlan(name=name, villager_group=group, households=homes(*households))


COMMON: dict[str, Any] = {"village": VILLAGE, "since": LATER, "basis": "方案"}


def test_rule_1_a_lane_is_added_and_takes_households_from_others() -> None:
    command = m.AddLane(grid=GridId("g2"), lane=drawn("新巷", "1组", "a-1", "new"), **COMMON)
    event = plan().when(command, rules.add_lane).only()
    assert [(one.id, one.grid, one.households) for one in event.lanes] == [
        ("a", "g1", ("a-2",)),
        ("new-1", "g2", ("a-1", "new")),
    ]
    assert (event.ended, event.founded, event.lanes[1].group) == (("a",), (), "group")


@pytest.mark.parametrize(
    ("grid", "name", "code"),
    [("g2", "a", ""), ("g1", "a", "name_twice"), ("g3", "新巷", "grid_missing")],
)
def test_rule_1_a_new_lane_has_a_grid_and_a_name_of_its_own(
    grid: str, name: str, code: str
) -> None:
    command = m.AddLane(grid=GridId(grid), lane=drawn(name), **COMMON)
    assert plan().when(command, rules.add_lane).code == code


def test_rule_1_a_group_that_is_named_for_the_first_time_is_founded_once() -> None:
    outline = m.GridOutline(
        name="三", lanes=(drawn("x", "2组"), drawn("y", "2组"), drawn("z", "-"))
    )
    event = plan().when(m.AddGrid(grid=outline, **COMMON), rules.add_grid).only()
    (founded,) = event.founded
    assert founded.name == "2组"
    assert [one.group for one in event.lanes] == [founded.id, founded.id, None]


@pytest.mark.parametrize(
    ("outlines", "code"),
    [
        ((), "grids_none"),
        ((m.GridOutline(name="一", lanes=(drawn("x"), drawn("x"))),), "name_twice"),
        (
            (
                m.GridOutline(name="一", lanes=(drawn("x"),)),
                m.GridOutline(name="一", lanes=(drawn("y"),)),
            ),
            "name_twice",
        ),
    ],
)
def test_rule_1_a_layout_has_grids_and_no_two_of_one_name(
    outlines: tuple[m.GridOutline, ...], code: str
) -> None:
    command = m.DelineateGrids(grids=outlines, **COMMON)
    unplanned().when(command, rules.delineate_grids).refused(code)


@pytest.mark.parametrize(
    ("known", "code"),
    [
        (place(), ""),
        (place(until=LATER + A_DAY), ""),
        (place(until=LATER), "village_missing"),
        (place(since=LATER), ""),
        (place(since=LATER + A_DAY), "village_missing"),
        (None, "village_missing"),
    ],
)
def test_rule_1_a_layout_is_of_a_village_of_its_day(known: Any, code: str) -> None:
    outline = m.GridOutline(name="一", lanes=(drawn(),))
    command = m.DelineateGrids(grids=(outline,), **COMMON)
    others = KNOWN | {(PLACE.kind, VILLAGE): known}
    found = given(PLAN, others=others, rows=GROUP_ROWS).when(command, rules.delineate_grids)
    assert found.code == code


@pytest.mark.parametrize(
    ("household", "code"),
    [
        (home(), ""),
        (home(since=LATER), ""),
        (home(since=LATER + A_DAY), "household_strange"),
        (home(until=LATER), "household_strange"),
        (home(until=LATER + A_DAY), ""),
        (home("other"), "household_strange"),
        (None, "household_strange"),
    ],
)
def test_rule_2_who_is_placed_lives_in_the_village_that_day(household: Any, code: str) -> None:
    command = m.ReassignHouseholds(households=homes("h"), lane=LaneId("a"), **COMMON)
    found = plan(others={(HOUSEHOLD.kind, "h"): household})
    assert found.when(command, rules.reassign_households).code == code


@pytest.mark.parametrize(
    ("until", "code"),
    [(LATER, ""), (LATER + A_DAY, "household_elsewhere"), (FOREVER, "household_elsewhere")],
)
def test_rule_2_a_household_that_a_former_village_still_holds_is_refused(
    until: date, code: str
) -> None:
    before = home("other", until=LATER - A_DAY).spans
    both = change(home(), spans=(*before, *home(since=LATER - A_DAY).spans))
    there = change(PLANNED, lanes=(change(lane("o"), households=homes("h"), until=until),))
    others = {(HOUSEHOLD.kind, "h"): both, (PLAN.kind, "other"): there}
    command = m.ReassignHouseholds(households=homes("h"), lane=LaneId("a"), **COMMON)
    assert plan(others=others).when(command, rules.reassign_households).code == code


@pytest.mark.parametrize(
    ("households", "code"),
    [
        (("a-1",), ""),
        ((), "split_lane_wrong"),
        (("a-1", "a-2"), "split_lane_wrong"),
        (("b-1",), "split_lane_wrong"),
    ],
)
def test_rule_1_a_lane_splits_along_its_households_and_keeps_one(
    households: tuple[str, ...], code: str
) -> None:
    command = m.SplitLane(lane=LaneId("a"), households=homes(*households), name="新", **COMMON)
    found = plan().when(command, rules.split_lane)
    assert found.code == code
    if not code:
        kept = [(one.id, one.grid, one.households) for one in found.only().lanes]
        assert kept == [("a", "g1", ("a-2",)), ("new-1", "g1", ("a-1",))]
        assert found.only().ended == ("a",)


@pytest.mark.parametrize(
    ("gone", "into", "code"),
    [
        ("a", "b", ""),
        ("a", "d", ""),
        ("a", None, "lane_not_empty"),
        ("a", "a", "lane_not_empty"),
        ("a", "x", "lane_missing"),
        ("d", "a", "lane_last"),
        ("x", "a", "lane_missing"),
    ],
)
def test_rule_1_a_lane_closes_into_another_and_a_grid_keeps_one(
    gone: str, into: str | None, code: str
) -> None:
    command = m.CloseLane(lane=LaneId(gone), into=LaneId(into) if into else None, **COMMON)
    found = plan().when(command, rules.close_lane)
    assert found.code == code
    if not code:
        (grown,) = found.only().lanes
        assert grown.households == (f"{into}-1", f"{into}-2", "a-1", "a-2")


def test_rule_1_an_empty_lane_closes_and_one_is_renamed() -> None:
    emptied = change(PLANNED, lanes=(change(lane("a"), households=()), lane("b")))
    close = m.CloseLane(lane=LaneId("a"), **COMMON)
    event = given(PLAN, state=emptied).when(close, rules.close_lane).only()
    assert (event.ended, event.lanes) == (("a",), ())
    name = m.RenameLane(lane=LaneId("a"), name="东巷", **COMMON)
    event = plan().when(name, rules.rename_lane).only()
    assert event.lanes == (change(lane("a", since=LATER), name="东巷"),)
    plan().when(change(name, name=lane("b").name), rules.rename_lane).refused("name_twice")
    grid_name = m.RenameGrid(grid=GridId("g2"), name="g1", **COMMON)
    plan().when(grid_name, rules.rename_grid).refused("name_twice")
    plan().when(change(grid_name, grid=GridId("x")), rules.rename_grid).refused("grid_missing")


def test_rule_1_a_layout_has_a_lane_in_each_grid() -> None:
    bare = m.GridOutline(name="空", lanes=())
    laid = m.DelineateGrids(village=VILLAGE, grids=(bare,), since=LATER, basis="x")
    given(PLAN, others=KNOWN).when(laid, rules.delineate_grids).refused("grid_without_lane")


def test_rule_4_a_chief_of_the_past_is_of_a_grid_or_lane_that_there_was() -> None:
    former = m.EnterFormerChief(
        village=VILLAGE,
        target="none",
        person=PersonId("p"),
        basis=ChiefBasis.OTHER,
        since=BEGUN,
        until=LATER,
    )
    plan().when(former, rules_chiefs.enter_former_chief).refused("target_missing", target="none")


def test_rules_3_and_4_two_changes_of_one_day_leave_one_and_no_chief_is_dismissed() -> None:
    chief = Chief(
        target="a", person=PersonId("p"), basis=ChiefBasis.OTHER, attested="", since=BEGUN
    )
    first = m.RenameLane(lane=LaneId("a"), name="东巷", **COMMON)
    morning = plan(chiefs=(chief,)).when(first, rules.rename_lane).only()
    second = change(first, name="西巷")
    state = given(PLAN, morning, state=change(PLANNED, chiefs=(chief,))).state
    noon = given(PLAN, state=state).when(second, rules.rename_lane).only()
    after = given(PLAN, noon, state=state).state
    spans = [(one.name, one.since, one.until) for one in after.lanes if one.id == "a"]
    assert spans == [("a", BEGUN, LATER), ("西巷", LATER, FOREVER)]
    assert after.chiefs == (chief,)


def appointed(basis: ChiefBasis, target: str = "g1") -> m.AppointChiefs:
    one = m.Appointment(target=target, person=PersonId("p"), basis=basis, attested="会")
    return m.AppointChiefs(village=VILLAGE, appointments=(one,), since=LATER)


@pytest.mark.parametrize(
    ("person", "code"),
    [
        (someone(), ""),
        (someone(party=False), "basis_no_member"),
        (change(someone(), erased=True), "chief_strange"),
        (someone(until=LATER), "chief_strange"),
        (someone(until=LATER + A_DAY), "chief_strange"),
        (someone(since=LATER + A_DAY), "chief_strange"),
        (someone(since=LATER), ""),
        (someone("elsewhere"), "chief_strange"),
        (None, "chief_strange"),
    ],
)
def test_rule_5_a_lane_chief_is_a_party_member_of_the_village_then_and_now(
    person: Any, code: str
) -> None:
    others = {(PERSON.kind, "p"): person, (HOUSEHOLD.kind, "elsewhere"): home("other")}
    command = appointed(ChiefBasis.PARTY_MEMBER, "a")
    assert plan(others=others).when(command, rules_chiefs.appoint_chiefs).code == code


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({}, ""),
        ({"office": GroupOffice.REPRESENTATIVE}, "basis_no_group"),
        ({"person": PersonId("q")}, "basis_no_group"),
        ({"since": LATER + A_DAY}, "basis_no_group"),
        ({"until": LATER}, "basis_no_group"),
        ({"owner": "other"}, "basis_no_group"),
    ],
)
def test_rule_5_a_group_leader_was_elected_by_a_group_of_the_village(
    row: dict[str, Any], code: str
) -> None:
    office = GroupOfficeRow(
        owner="group",
        person=PersonId("p"),
        office=GroupOffice.LEADER,
        since=BEGUN,
        until=FOREVER,
    )
    command = appointed(ChiefBasis.GROUP_LEADER)
    found = plan(rows=(change(office, **row),)).when(command, rules_chiefs.appoint_chiefs)
    assert found.code == code


def branch(**more: Any) -> OrganisationRow:
    row = OrganisationRow(
        owner="branch",
        name="党支部",
        kind=OrganisationKind.PARTY_BRANCH,
        place=VILLAGE,
        credit_code=None,
        since=BEGUN,
        until=FOREVER,
    )
    return change(row, **more)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (branch(), ""),
        (branch(kind=OrganisationKind.VILLAGERS_COMMITTEE), "branch_wrong"),
        (branch(place="other"), "branch_wrong"),
        (branch(until=LATER), "branch_wrong"),
        (branch(since=LATER + A_DAY), "branch_wrong"),
        (branch(owner="x"), "branch_wrong"),
    ],
)
def test_rule_10_a_plan_stands_below_a_party_organisation_of_its_village(
    row: OrganisationRow, code: str
) -> None:
    command = m.SetPlanBranch(village=VILLAGE, organisation=OrganisationId("branch"), since=LATER)
    assert plan(rows=(row,)).when(command, rules_plan.set_plan_branch).code == code


@pytest.mark.parametrize(
    ("day", "spans"),
    [
        (BEGUN, [(BEGUN, FOREVER, ("a-2",))]),
        (LATER, [(BEGUN, LATER, ("a-1", "a-2")), (LATER, FOREVER, ("a-2",))]),
    ],
)
def test_rule_2_a_household_that_left_is_in_the_lane_up_to_that_day(
    day: date, spans: list[tuple[date, date, tuple[str, ...]]]
) -> None:
    event = m.HouseholdsLeft(households=homes("a-1"), since=day, cause="迁")
    after = given(PLAN, event, state=PLANNED).state
    assert [(o.since, o.until, o.households) for o in after.lanes if o.id == "a"] == spans
