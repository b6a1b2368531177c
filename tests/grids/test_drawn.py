"""What each change of a plan brings with it: chiefs, contacts, a branch, a decision."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.grids import (
    ChiefBasis,
    ChiefRow,
    GridRow,
    LaneRow,
    rules,
    rules_chiefs,
)
from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids.citing import CHOOSING, PLANS
from ruralgov.domain.grids.hanging import hanging
from ruralgov.domain.grids.holding import holding
from ruralgov.domain.grids.people import shown
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    DecisionId,
    GridId,
    HouseholdId,
    LaneId,
    OrganisationId,
    PersonId,
)
from ruralgov.domain.meetings import BodyKind, Matter
from ruralgov.domain.registry import HOUSEHOLD, OrganisationKind, OrganisationRow
from tests.given import Reading, Rule
from tests.grids.plans import (
    A_DAY,
    BEGUN,
    KNOWN,
    LATER,
    PLAN,
    PLANNED,
    VILLAGE,
    grid,
    home,
    lane,
    plan,
    unplanned,
)
from tests.grids.test_put_right import office

BEFORE, AFTER = LATER - A_DAY, LATER + A_DAY
COMMON: dict[str, Any] = {"village": VILLAGE, "since": LATER, "basis": "方案"}
NAMED = DecisionId("decision")


def drawn(name: str = "新巷", *households: str, **more: Any) -> m.LanePlan:
    homes = tuple(HouseholdId(one) for one in households)
    return m.LanePlan(name=name, villager_group="1组", households=homes, **more)


def outline(*lanes: m.LanePlan, **more: Any) -> m.GridOutline:
    return m.GridOutline(name="新网格", lanes=lanes, **more)


def added(grid_: m.GridOutline) -> m.AddGrid:
    return m.AddGrid(grid=grid_, **COMMON)


CHANGES: dict[str, tuple[Any, Rule]] = {
    "lay out": (m.DelineateGrids(grids=(outline(drawn()),), **COMMON), rules.delineate_grids),
    "add a grid": (m.AddGrid(grid=outline(drawn()), **COMMON), rules.add_grid),
    "add a lane": (m.AddLane(grid=GridId("g1"), lane=drawn(), **COMMON), rules.add_lane),
    "split a grid": (
        m.SplitGrid(grid=GridId("g1"), lanes=(LaneId("a"),), name="三", **COMMON),
        rules.split_grid,
    ),
    "merge": (m.MergeGrids(grid=GridId("g2"), into=GridId("g1"), **COMMON), rules.merge_grids),
    "split a lane": (
        m.SplitLane(lane=LaneId("a"), households=(HouseholdId("a-1"),), name="新", **COMMON),
        rules.split_lane,
    ),
    "close a lane": (
        m.CloseLane(lane=LaneId("a"), into=LaneId("b"), **COMMON),
        rules.close_lane,
    ),
    "appoint": (
        m.AppointChiefs(village=VILLAGE, appointments=(), since=LATER),
        rules_chiefs.appoint_chiefs,
    ),
}


@pytest.mark.parametrize(("command", "rule"), CHANGES.values(), ids=CHANGES)
def test_rule_13_a_decision_that_a_change_names_is_looked_for(command: Any, rule: Rule) -> None:
    assert len(plan().when(command, rule).events) == 1
    plan().when(change(command, cites=NAMED), rule).refused("decision_missing")


def test_rule_13_a_lane_that_is_empty_closes_by_a_decision_too() -> None:
    close = m.CloseLane(lane=LaneId("a"), cites=NAMED, **COMMON)
    empty = plan(lanes=(change(lane("a"), households=()), lane("b")))
    empty.when(close, rules.close_lane).refused("decision_missing")


def test_rule_13_the_bodies_and_matters_are_those_of_a_village() -> None:
    assert BodyKind.GROUP_MEETING not in PLANS
    assert {Matter.GRIDS, Matter.GROUP_ELECTION, Matter.PARTY} == CHOOSING


LED = m.ChiefPlan(person=PersonId("p"), basis=ChiefBasis.PARTY_MEMBER, attested="会")
HEADED = m.ChiefPlan(person=PersonId("q"), basis=ChiefBasis.OTHER)


def test_rules_4_and_7_a_grid_is_added_with_its_chiefs_and_their_contacts() -> None:
    one = drawn("东", "a-1", chief=LED, contacts=(HouseholdId("b-1"),))
    command = m.AddGrid(grid=outline(one, drawn("西"), chief=HEADED), **COMMON)
    changed, appointed, assigned = plan().when(command, rules.add_grid).events
    named, free = (lane.id for lane in changed.lanes if lane.id != "a")
    found = [(one.target, one.person, one.basis) for one in appointed.appointments]
    assert found == [(named, "p", LED.basis), (changed.grids[0].id, "q", HEADED.basis)]
    assert (assigned.lane, assigned.households, assigned.since) == (named, ("b-1",), LATER)
    assert free not in {named, assigned.lane}


def test_rules_4_to_7_a_lane_is_added_with_its_chief_and_contacts() -> None:
    one = drawn("东", chief=LED, contacts=(HouseholdId("b-1"),))
    command = m.AddLane(grid=GridId("g1"), lane=one, **COMMON)
    changed, appointed, assigned = plan().when(command, rules.add_lane).events
    assert [one.target for one in appointed.appointments] == [changed.lanes[0].id]
    assert assigned.lane == changed.lanes[0].id
    stranger = change(one, contacts=(HouseholdId("x"),))
    refused = plan().when(change(command, lane=stranger), rules.add_lane)
    refused.refused("household_not_placed", household="x")
    moved = {(HOUSEHOLD.kind, "b-1"): home("other")}
    plan(others=moved).when(command, rules.add_lane).refused("household_strange")
    wrong = change(one, chief=change(LED, basis=ChiefBasis.OTHER))
    plan().when(change(command, lane=wrong), rules.add_lane).refused("basis_wrong")


def test_rule_7_contacts_are_of_the_village_on_their_day() -> None:
    command = m.AssignContacts(
        village=VILLAGE, lane=LaneId("a"), households=(HouseholdId("b-1"),), since=LATER
    )
    for until, code in ((LATER, "household_strange"), (AFTER, "")):
        known = {(HOUSEHOLD.kind, "b-1"): home(until=until)}
        assert plan(others=known).when(command, rules_chiefs.assign_contacts).code == code


def test_rule_10_a_layout_says_below_which_organisation_it_stands() -> None:
    branch = OrganisationRow(
        owner="branch",
        name="党支部",
        kind=OrganisationKind.PARTY_BRANCH,
        place=VILLAGE,
        credit_code=None,
        since=BEGUN,
        until=FOREVER,
    )
    command, rule = CHANGES["lay out"]
    named = change(command, branch=OrganisationId("branch"))
    _, below = plan(rows=(branch,)).when(named, rule).events
    assert below == m.PlanBranchSet(organisation=OrganisationId("branch"), since=LATER)
    plan().when(named, rule).refused("branch_wrong")


@pytest.mark.parametrize(
    ("command", "rule", "code"),
    [
        (added(outline()), rules.add_grid, "grid_without_lane"),
        (
            m.AddGrid(grid=change(outline(drawn()), name="g1"), **COMMON),
            rules.add_grid,
            "name_twice",
        ),
        (
            m.AddGrid(grid=outline(drawn("x", "a-1", "a-1")), **COMMON),
            rules.add_grid,
            "household_twice",
        ),
        (
            m.AddGrid(grid=outline(drawn("x", "nobody")), **COMMON),
            rules.add_grid,
            "household_strange",
        ),
        (
            m.AddLane(grid=GridId("g1"), lane=drawn("x", "a-1", "a-1"), **COMMON),
            rules.add_lane,
            "household_twice",
        ),
        (
            m.AddLane(grid=GridId("g1"), lane=drawn("x", "nobody"), **COMMON),
            rules.add_lane,
            "household_strange",
        ),
        (
            m.SplitGrid(grid=GridId("g1"), lanes=(LaneId("a"),), name="g2", **COMMON),
            rules.split_grid,
            "name_twice",
        ),
        (
            m.SplitLane(lane=LaneId("a"), households=(HouseholdId("a-1"),), name="b", **COMMON),
            rules.split_lane,
            "name_twice",
        ),
        (
            m.SplitLane(lane=LaneId("a"), households=(HouseholdId("a-1"),), name="d", **COMMON),
            rules.split_lane,
            "",
        ),
    ],
)
def test_rules_1_and_2_what_is_added_has_a_name_of_its_own_and_households_of_the_village(
    command: Any, rule: Rule, code: str
) -> None:
    assert plan().when(command, rule).code == code


def test_rule_1_a_grid_is_renamed_and_a_lane_goes_to_another_group() -> None:
    command = m.RenameGrid(grid=GridId("g1"), name=" 东网格 ", **COMMON)
    event = plan().when(command, rules.rename_grid).only()
    assert (event.ended, event.lanes) == (("g1",), ())
    assert event.grids == (change(grid("g1"), name="东网格", since=LATER),)
    same = change(command, name="g1")
    assert plan().when(same, rules.rename_grid).code == ""
    moved = m.RenameLane(lane=LaneId("a"), name="a", villager_group="2组", **COMMON)
    event = plan().when(moved, rules.rename_lane).only()
    (founded,) = event.founded
    assert (event.lanes[0].villager_group, event.lanes[0].group) == ("2组", founded.id)
    split = m.SplitLane(
        lane=LaneId("a"),
        households=(HouseholdId("a-1"),),
        name="新",
        villager_group="2组",
        **COMMON,
    )
    _, made = plan().when(split, rules.split_lane).only().lanes
    assert made.villager_group == "2组"


def test_rule_1_a_grid_that_is_over_is_neither_split_nor_merged_nor_renamed() -> None:
    over = plan(grids=(change(grid("g1"), until=LATER), grid("g2")))
    for command, rule in (
        (m.MergeGrids(grid=GridId("g1"), into=GridId("g2"), **COMMON), rules.merge_grids),
        (m.RenameGrid(grid=GridId("g1"), name="x", **COMMON), rules.rename_grid),
        (m.AddLane(grid=GridId("g1"), lane=drawn(), **COMMON), rules.add_lane),
    ):
        over.when(command, rule).refused("grid_missing", grid="g1")


def test_rule_9_what_hangs_on_a_village_are_its_grids_lanes_and_chiefs_of_the_day() -> None:
    days: dict[str, date] = {"since": BEGUN, "until": LATER}
    chief = ChiefRow(
        owner=VILLAGE,
        target="g1",
        level="grid",
        person=PersonId("p"),
        basis=ChiefBasis.OTHER,
        **days,
    )
    lane_row = LaneRow(
        owner=VILLAGE,
        lane=LaneId("a"),
        grid=GridId("g1"),
        name="东巷",
        villager_group="1组",
        households=1,
        **days,
    )
    rows = (
        GridRow(owner=VILLAGE, grid=GridId("g1"), name="东网格", **days),
        lane_row,
        chief,
        change(chief, target=LaneId("a"), level="lane"),
        change(lane_row, owner="other"),
    )
    found = [(one.kind, one.key, one.zh) for one in hanging(VILLAGE, Reading({}, rows), BEFORE)]
    assert found == [
        ("grid", "g1", "网格“东网格”"),
        ("lane", "a", "街巷“东巷”"),
        ("chief", "g1", "“东网格”的网格长"),
        ("chief", "a", "“东巷”的街巷长"),
    ]
    assert list(hanging(VILLAGE, Reading({}, rows), LATER)) == []


def test_what_somebody_holds_says_whether_it_is_a_grid_or_a_lane() -> None:
    led = change(PLANNED, chiefs=(office("g1", BEGUN, LATER), office("a", BEGUN, FOREVER)))
    row = ChiefRow(
        owner=VILLAGE,
        target="a",
        level="lane",
        person=PersonId("p"),
        basis=ChiefBasis.OTHER,
        since=BEGUN,
        until=FOREVER,
    )
    read = Reading(KNOWN | {(PLAN.kind, VILLAGE): led}, (row,))
    found = [(one.zh, one.until) for one in holding(PersonId("p"), read)]
    assert found == [("“g1”的网格长", LATER), ("“a”的街巷长", FOREVER)]


@pytest.mark.parametrize(("count", "said"), [(2, "0, 1"), (3, "0, 1 … (3)")])
def test_of_many_ids_the_first_are_shown_and_how_many_there_are(count: int, said: str) -> None:
    assert shown([str(n) for n in range(count)], most=2) == said


def test_the_first_layout_of_a_village_needs_no_plan_before_it() -> None:
    command, rule = CHANGES["lay out"]
    assert unplanned().when(command, rule).only().ended == ()
