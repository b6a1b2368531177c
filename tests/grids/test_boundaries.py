"""The rules of grid plans where they turn: each asked by itself, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.grids import (
    Chief,
    ChiefBasis,
    ChiefRow,
    Exemption,
    GridPlan,
    Standard,
    rules,
    rules_chiefs,
    rules_plan,
)
from ruralgov.domain.grids import messages as m
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import GridId, HouseholdId, LaneId, PersonId, PlaceId
from tests.given import TODAY, Rule, given
from tests.grids.plans import A_DAY, BEGUN, LATER, PLAN, PLANNED, VILLAGE, lane, plan, unplanned


def split(*lanes: str) -> m.SplitGrid:
    return m.SplitGrid(
        village=VILLAGE,
        grid=GridId("g1"),
        lanes=tuple(LaneId(one) for one in lanes),
        name="三",
        since=LATER,
        basis="方案",
    )


def test_rule_1_a_split_moves_the_lanes_that_it_names_and_no_others() -> None:
    event = plan().when(split("b"), rules.split_grid).only()
    (new,) = event.grids
    assert event.ended == ("b",)
    assert event.lanes == (lane("b", new.id, LATER),)


@pytest.mark.parametrize("lanes", [(), ("a", "b", "c"), ("a", "d"), ("a", "x")])
def test_rule_1_a_split_leaves_lanes_and_takes_lanes_of_its_grid(lanes: tuple[str, ...]) -> None:
    plan().when(split(*lanes), rules.split_grid).refused("split_wrong")


@pytest.mark.parametrize(
    ("gone", "into", "code"),
    [
        ("g2", "g1", ""),
        ("x", "g1", "grid_missing"),
        ("g1", "x", "grid_missing"),
        ("g1", "g1", "grid_missing"),
    ],
)
def test_rule_1_both_grids_of_a_merger_are_there(gone: str, into: str, code: str) -> None:
    command = m.MergeGrids(
        village=VILLAGE, grid=GridId(gone), into=GridId(into), since=LATER, basis="方案"
    )
    found = plan().when(command, rules.merge_grids)
    if code:
        found.refused(code)
    else:
        assert found.only().ended == ("g2", "d")
        assert found.only().lanes == (lane("d", "g1", LATER),)


@pytest.mark.parametrize(("days", "code"), [(-1, "plan_change_not_later"), (0, ""), (1, "")])
def test_rule_3_a_change_is_no_earlier_than_the_last_one(days: int, code: str) -> None:
    command = m.WithdrawHouseholds(
        village=VILLAGE, households=(HouseholdId("a-1"),), since=BEGUN + days * A_DAY, basis="方案"
    )
    assert plan().when(command, rules.withdraw_households).code == code


CHIEF = Chief(
    target="a",
    person=PersonId("p"),
    basis=ChiefBasis.PARTY_MEMBER,
    attested="会",
    since=BEGUN,
    until=LATER,
)


@pytest.mark.parametrize(
    ("target", "day", "code"),
    [
        ("a", BEGUN + A_DAY, ""),
        ("a", LATER - A_DAY, ""),
        ("a", BEGUN, "office_begins"),
        ("a", LATER, "target_missing"),
        ("b", BEGUN + A_DAY, "target_missing"),
    ],
)
def test_rule_4_a_chief_is_relieved_after_the_first_day_and_before_the_last(
    target: str, day: date, code: str
) -> None:
    other = Chief(
        target="c",
        person=PersonId("q"),
        basis=ChiefBasis.PARTY_MEMBER,
        attested="会",
        since=BEGUN,
    )
    command = m.RelieveChief(village=VILLAGE, target=LaneId(target), since=day, reason="届满")
    assert plan(chiefs=(CHIEF, other)).when(command, rules_chiefs.relieve_chief).code == code


def test_rule_4_relieving_one_chief_ends_the_office_of_no_other() -> None:
    standing = Chief(
        target="a",
        person=PersonId("p"),
        basis=ChiefBasis.PARTY_MEMBER,
        attested="会",
        since=BEGUN,
    )
    relieved = m.ChiefRelieved(target="b", since=LATER, reason="届满")
    after = given(PLAN, relieved, state=GridPlan(changed=BEGUN, chiefs=(standing,)))
    assert after.state.chiefs == (standing,)


def held(person: str, level: str, until: date) -> ChiefRow:
    return ChiefRow(
        target=LaneId("z"),
        level=level,
        person=PersonId(person),
        basis=ChiefBasis.PARTY_MEMBER,
        since=BEGUN,
        until=until,
    )


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (held("p", "lane", FOREVER), "chief_too_many"),
        (held("p", "lane", LATER + A_DAY), "chief_too_many"),
        (held("p", "lane", LATER), ""),
        (held("p", "grid", FOREVER), ""),
        (held("q", "lane", FOREVER), ""),
    ],
)
def test_rule_6_lanes_held_on_that_day_count_and_grids_do_not(row: ChiefRow, code: str) -> None:
    one = m.Appointment(
        target=LaneId("a"), person=PersonId("p"), basis=ChiefBasis.PARTY_MEMBER, attested="会"
    )
    command = m.AppointChiefs(village=VILLAGE, appointments=(one,), since=LATER)
    found = plan(rows=(row,)).when(command, rules_chiefs.appoint_chiefs)
    assert found.code == code


def exempt(until: date, target: str = "a") -> m.GrantExemption:
    return m.GrantExemption(
        village=VILLAGE, target=target, standard=Standard.LANE_SIZE, reason="小村", until=until
    )


def test_rule_8_an_exemption_ends_on_a_day_after_today() -> None:
    plan().when(exempt(TODAY), rules_plan.grant_exemption).refused("dates_reversed")
    granted = m.ExemptionGranted(
        target="a",
        standard=Standard.LANE_SIZE,
        reason="小村",
        since=TODAY,
        until=TODAY + A_DAY,
    )
    plan().when(exempt(TODAY + A_DAY), rules_plan.grant_exemption).then(granted)
    kept = given(PLAN, granted, state=PLANNED).state.exemptions
    assert kept == (
        Exemption(
            target="a",
            standard=Standard.LANE_SIZE,
            reason="小村",
            since=TODAY,
            until=TODAY + A_DAY,
        ),
    )


@pytest.mark.parametrize(("target", "code"), [(VILLAGE, ""), ("g1", ""), ("x", "target_missing")])
def test_rule_8_an_exemption_is_for_the_village_a_grid_or_a_lane(target: str, code: str) -> None:
    found = plan().when(exempt(TODAY + A_DAY, target), rules_plan.grant_exemption)
    assert found.code == code


CHANGES: dict[str, tuple[Any, Rule]] = {
    "split": (split("a"), rules.split_grid),
    "merge": (
        m.MergeGrids(
            village=VILLAGE, grid=GridId("g2"), into=GridId("g1"), since=LATER, basis="方案"
        ),
        rules.merge_grids,
    ),
    "move": (
        m.ReassignHouseholds(
            village=VILLAGE,
            households=(HouseholdId("a-1"),),
            lane=LaneId("b"),
            since=LATER,
            basis="方案",
        ),
        rules.reassign_households,
    ),
    "withdraw": (
        m.WithdrawHouseholds(
            village=VILLAGE, households=(HouseholdId("a-1"),), since=LATER, basis="方案"
        ),
        rules.withdraw_households,
    ),
    "appoint": (
        m.AppointChiefs(village=VILLAGE, appointments=(), since=LATER),
        rules_chiefs.appoint_chiefs,
    ),
    "exempt": (exempt(TODAY + A_DAY), rules_plan.grant_exemption),
}


@pytest.mark.parametrize(("command", "rule"), CHANGES.values(), ids=CHANGES)
def test_rule_1_what_was_never_laid_out_is_not_changed(command: Any, rule: Rule) -> None:
    unplanned().when(command, rule).refused("plan_missing")
    assert plan().when(command, rule).code == ""


def test_rule_2_only_households_of_a_lane_are_withdrawn() -> None:
    command = m.WithdrawHouseholds(
        village=VILLAGE, households=(HouseholdId("z"),), since=LATER, basis="方案"
    )
    plan().when(command, rules.withdraw_households).refused("household_not_placed")


def test_rule_2_a_household_that_moves_leaves_the_lane_where_it_was() -> None:
    event = plan().when(*CHANGES["move"]).only()
    kept = {one.id: one.households for one in event.lanes}
    assert kept == {"a": ("a-2",), "b": ("b-1", "b-2", "a-1")}
    assert set(event.ended) == {"a", "b"}


def test_rule_4_an_office_that_had_ended_before_a_merger_ends_when_it_did() -> None:
    merged = m.GridsChanged(ended=("g2", "d"), grids=(), lanes=(), since=LATER, basis="方案")
    offices = [change(CHIEF, target="g2", until=LATER + days * A_DAY) for days in (-1, 0, 1)]
    after = given(PLAN, merged, state=change(PLANNED, chiefs=tuple(offices)))
    assert [one.until for one in after.state.chiefs] == [LATER - A_DAY, LATER, LATER]


@pytest.mark.parametrize(("taken", "changed"), [(-1, 0), (0, 0), (1, 1)])
def test_rule_9_what_is_taken_over_leaves_later_changes_later(taken: int, changed: int) -> None:
    event = m.GridsTakenOver(
        source=PlaceId("other"),
        grids=(),
        lanes=(),
        chiefs=(),
        contacts=(),
        exemptions=(),
        since=PLANNED.changed + taken * A_DAY,
        basis="并村",
    )
    assert PLAN.apply(PLANNED, event).changed == PLANNED.changed + changed * A_DAY


@pytest.mark.parametrize("right", [None, LATER + A_DAY])
def test_rule_8_a_correction_is_of_one_exemption_and_leaves_the_others(right: date | None) -> None:
    one = Exemption(
        target=VILLAGE, standard=Standard.PLACEMENT, reason="待划", since=LATER, until=FOREVER
    )
    others = (
        change(one, target="grid"),
        change(one, standard=Standard.GRID_SIZE),
        change(one, since=BEGUN, until=LATER),
    )
    event = m.ExemptionEntryCorrected(
        target=VILLAGE, standard=Standard.PLACEMENT, entry=LATER, since=right, reason="填错"
    )
    held = change(PLANNED, exemptions=(*others, one))
    kept = given(PLAN, event, state=held).state.exemptions
    assert kept == (others if right is None else (*others, change(one, since=right)))
