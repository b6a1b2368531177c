"""A plan is put right, ends or goes to a successor: each rule asked by itself where it turns."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.grids import (
    Branch,
    Chief,
    ChiefBasis,
    Contact,
    Exemption,
    Standard,
    rules_plan,
)
from ruralgov.domain.grids import messages as m
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import HouseholdId, LaneId, OrganisationId, PersonId, PlaceId
from ruralgov.domain.registry import HOUSEHOLD, PLACE, OrganisationKind, OrganisationRow
from tests.given import given
from tests.grids.plans import (
    A_DAY,
    BEGUN,
    LATER,
    PLAN,
    PLANNED,
    VILLAGE,
    grid,
    home,
    lane,
    place,
    plan,
    unplanned,
)

BEFORE, AFTER = LATER - A_DAY, LATER + A_DAY
INTO = PlaceId("into")


def merged_on(day: date, into: str = INTO) -> dict[tuple[str, str], Any]:
    """Return what the registry knows once the village has become part of another."""
    gone = change(place(until=day), successor=PlaceId(into))
    return {(PLACE.kind, VILLAGE): gone, (PLACE.kind, INTO): place(INTO)}


HAND = m.HandOverGrids(village=VILLAGE, into=INTO, since=LATER, basis="并村")


@pytest.mark.parametrize(
    ("others", "code"),
    [
        (merged_on(LATER), ""),
        (merged_on(BEFORE), ""),
        (merged_on(AFTER), "not_successor"),
        (merged_on(LATER, "third"), "not_successor"),
        ({(PLACE.kind, INTO): place(INTO)}, "not_successor"),
        (merged_on(LATER) | {(PLACE.kind, INTO): place(INTO, until=LATER)}, "village_missing"),
    ],
)
def test_rule_9_grids_go_to_the_village_that_theirs_became_part_of_by_that_day(
    others: dict[tuple[str, str], Any], code: str
) -> None:
    assert plan(others=others).when(HAND, rules_plan.hand_over_grids).code == code


@pytest.mark.parametrize(
    ("changed", "code"), [(BEFORE, ""), (LATER, ""), (AFTER, "plan_change_not_later")]
)
def test_rule_3_grids_are_not_handed_over_before_the_last_change_of_the_successor(
    changed: date, code: str
) -> None:
    others = merged_on(LATER) | {(PLAN.kind, INTO): change(PLANNED, changed=changed)}
    assert plan(others=others).when(HAND, rules_plan.hand_over_grids).code == code


def handed(there: Any = None, others: Any = None, **more: Any) -> m.GridsHandedOver:
    known = merged_on(LATER) | {(PLAN.kind, INTO): there} | (others or {})
    event: m.GridsHandedOver = (
        plan(others=known, **more).when(HAND, rules_plan.hand_over_grids).only()
    )
    return event


def test_rule_9_the_grids_are_as_they_were_where_the_successor_has_none() -> None:
    event = handed()
    assert event.grids == tuple(change(one, since=LATER) for one in PLANNED.grids)
    assert event.lanes == tuple(change(one, since=LATER) for one in PLANNED.lanes)


def test_rule_1_a_grid_whose_name_the_successor_has_says_where_it_was() -> None:
    ended = change(grid("x"), name="g2", until=LATER)
    there = change(PLANNED, grids=(change(grid("y"), name="g1"), ended), lanes=())
    assert [one.name for one in handed(there).grids] == [f"{VILLAGE}g1", "g2"]
    twice = (change(grid("y"), name="g1"), change(grid("z"), name=f"{VILLAGE}g1"))
    names = [one.name for one in handed(change(there, grids=twice)).grids]
    assert names == [f"{VILLAGE}{VILLAGE}g1", "g2"]
    own = (grid("g1"), change(grid("g2"), name=f"{VILLAGE}g1"))
    names = [one.name for one in handed(there, grids=own).grids]
    assert names == [f"{VILLAGE}g1", f"{VILLAGE}{VILLAGE}g1"]


def test_rule_2_a_lane_brings_the_households_that_are_in_no_lane_of_the_successor() -> None:
    placed = change(lane("o"), households=(HouseholdId("a-1"),))
    past = change(lane("p"), households=(HouseholdId("a-2"),), until=LATER)
    there = change(PLANNED, lanes=(placed, past))
    away = {(HOUSEHOLD.kind, "b-1"): home("elsewhere"), (HOUSEHOLD.kind, "b-2"): None}
    found = {one.id: one.households for one in handed(there, away).lanes}
    assert found == {"a": ("a-2",), "b": (), "c": ("c-1", "c-2"), "d": ("d-1", "d-2")}


def test_rule_2_who_left_a_lane_that_very_day_comes_with_it_but_who_was_placed_anew() -> None:
    def spans(name: str, now: tuple[str, ...]) -> list[Any]:
        first = change(lane(name), until=LATER)
        return [first, change(lane(name, since=LATER), households=now)]

    lanes = (*spans("a", ("a-2",)), *spans("b", ("b-2",)), *spans("c", ("c-1", "c-2", "b-1")))
    found = {one.id: one.households for one in handed(lanes=lanes).lanes}
    assert found == {"a": ("a-2", "a-1"), "b": ("b-2",), "c": ("c-1", "c-2", "b-1")}


@pytest.mark.parametrize(
    ("since", "until", "comes"),
    [
        (BEGUN, LATER, []),
        (BEGUN, AFTER, [LATER]),
        (BEGUN, FOREVER, [LATER]),
        (AFTER, FOREVER, [AFTER]),
    ],
)
def test_rule_9_offices_contacts_and_exemptions_go_on_with_the_grids(
    since: date, until: date, comes: list[date]
) -> None:
    days: dict[str, Any] = {"since": since, "until": until}
    event = handed(
        chiefs=(
            Chief(target="a", person=PersonId("p"), basis=ChiefBasis.OTHER, attested="", **days),
        ),
        contacts=(Contact(lane=LaneId("a"), households=(), **days),),
        exemptions=(Exemption(target="a", standard=Standard.LANE_SIZE, reason="小", **days),),
    )
    for spans in (event.chiefs, event.contacts, event.exemptions):
        assert [(one.since, one.until) for one in spans] == [(day, until) for day in comes]


def party(owner: str, where: PlaceId = INTO, **more: Any) -> OrganisationRow:
    row = OrganisationRow(
        owner=owner,
        name="党支部",
        kind=OrganisationKind.PARTY_BRANCH,
        place=where,
        credit_code=None,
        since=BEGUN,
        until=FOREVER,
    )
    return change(row, **more)


TAKE = m.TakeOverGrids(
    village=INTO,
    source=VILLAGE,
    grids=(),
    lanes=(),
    chiefs=(),
    contacts=(),
    exemptions=(),
    since=LATER,
    basis="并村",
)
COMMITTEE = party("c", kind=OrganisationKind.VILLAGERS_COMMITTEE)


@pytest.mark.parametrize(
    ("branches", "rows", "below"),
    [
        ((), (party("one"),), "one"),
        ((), (party("one"), COMMITTEE), "one"),
        ((), (COMMITTEE,), None),
        ((), (party("one"), party("two")), None),
        ((), (party("one"), party("two", until=LATER)), "one"),
        ((Branch(organisation=OrganisationId("old"), since=BEGUN),), (party("one"),), None),
        (
            (Branch(organisation=OrganisationId("old"), since=BEGUN, until=LATER),),
            (party("one"),),
            "one",
        ),
    ],
)
def test_rule_10_what_is_taken_over_stands_below_the_one_party_organisation_there(
    branches: tuple[Branch, ...], rows: tuple[OrganisationRow, ...], below: str | None
) -> None:
    standing = plan(rows=rows, branches=branches)
    _, *said = standing.when(TAKE, rules_plan.take_over_grids).events
    assert [one.organisation for one in said] == ([] if below is None else [below])
    if not branches:
        _, *said = given(PLAN, rows=rows).when(TAKE, rules_plan.take_over_grids).events
        assert [one.organisation for one in said] == ([] if below is None else [below])


@pytest.mark.parametrize(
    ("since", "code"), [(BEGUN, "plan_change_not_later"), (BEFORE, ""), (LATER, "")]
)
def test_rule_10_a_plan_stands_below_another_organisation_no_earlier_than_below_the_last(
    since: date, code: str
) -> None:
    branch = Branch(organisation=OrganisationId("old"), since=BEFORE)
    standing = plan(rows=(party("one", VILLAGE),), branches=(branch,))
    command = m.SetPlanBranch(village=VILLAGE, organisation=OrganisationId("one"), since=since)
    outcome = standing.when(command, rules_plan.set_plan_branch)
    assert outcome.code == code
    if not code:
        after = given(PLAN, outcome.only(), state=standing.state).state.branches
        new = Branch(organisation=OrganisationId("one"), since=since)
        assert after == ((new,) if since == BEFORE else (change(branch, until=LATER), new))


def test_rule_10_a_branch_of_a_village_that_became_part_of_this_one_is_one_of_it() -> None:
    gone = change(place("old", until=LATER), successor=VILLAGE)
    others = {(PLACE.kind, "old"): gone}
    command = m.SetPlanBranch(village=VILLAGE, organisation=OrganisationId("one"), since=LATER)
    standing = plan(rows=(party("one", PlaceId("old")),), others=others)
    assert standing.when(command, rules_plan.set_plan_branch).code == ""
    early = change(command, since=BEFORE)
    standing.when(early, rules_plan.set_plan_branch).refused("branch_wrong")


def put(entry: date, since: date | None) -> m.CorrectPlanEntry:
    return m.CorrectPlanEntry(village=VILLAGE, entry=entry, since=since, reason="录错")


TWO = change(
    PLANNED,
    changed=LATER,
    lanes=(
        change(lane("a"), until=LATER),
        change(lane("a", since=LATER), households=(HouseholdId("a-1"),)),
        *PLANNED.lanes[1:],
    ),
)


@pytest.mark.parametrize(
    ("entry", "since", "more", "code"),
    [
        (LATER, None, {}, ""),
        (LATER, AFTER, {}, ""),
        (LATER, BEFORE, {}, ""),
        (BEGUN, None, {}, "entry_not_last"),
        (BEGUN, BEGUN - A_DAY, {}, ""),
        (BEGUN, BEGUN - 2 * A_DAY, {}, "household_strange"),
        (BEGUN, BEGUN + A_DAY, {}, ""),
        (BEFORE, None, {}, "entry_missing"),
        (LATER, BEGUN, {}, "entry_order"),
        (LATER, None, {"handed": (LATER,)}, "entry_handed"),
        (LATER, None, {"handed": (BEGUN,)}, ""),
    ],
)
def test_rule_3_the_last_change_is_withdrawn_and_any_put_on_its_right_day(
    entry: date, since: date | None, more: dict[str, Any], code: str
) -> None:
    state = change(TWO, **more)
    outcome = plan(**{name: getattr(state, name) for name in ("changed", "lanes", "handed")}).when(
        put(entry, since), rules_plan.correct_plan_entry
    )
    assert outcome.code == code
    if not code:
        assert (outcome.only().entry, outcome.only().since) == (entry, since)


@pytest.mark.parametrize(
    ("until", "code"),
    [(BEFORE, "household_strange"), (LATER, "household_strange"), (AFTER, ""), (FOREVER, "")],
)
def test_rule_2_who_comes_back_to_a_lane_by_a_correction_is_of_the_village(
    until: date, code: str
) -> None:
    others = {(HOUSEHOLD.kind, "a-2"): home(until=until)}
    standing = plan(others=others, changed=TWO.changed, lanes=TWO.lanes)
    assert standing.when(put(LATER, None), rules_plan.correct_plan_entry).code == code


def test_rule_3_all_of_a_plan_ends_on_its_day_and_not_before_the_last_change() -> None:
    command = m.EndGrids(village=VILLAGE, since=LATER, basis="撤村")
    unplanned().when(command, rules_plan.end_grids).refused("plan_missing")
    early = change(command, since=BEGUN - A_DAY)
    plan().when(early, rules_plan.end_grids).refused("plan_change_not_later")
    begun = change(PLANNED, lanes=(*PLANNED.lanes, lane("new", since=LATER)))
    event = plan().when(command, rules_plan.end_grids).only()
    after = given(PLAN, event, state=begun).state
    assert [(one.id, one.until) for one in (*after.grids, *after.lanes)] == [
        (name, LATER) for name in ("g1", "g2", "a", "b", "c", "d")
    ]
    given(PLAN, state=after).when(command, rules_plan.end_grids).refused("plan_missing")


@pytest.mark.parametrize(("until", "leaves"), [(LATER, False), (AFTER, True), (FOREVER, True)])
def test_rule_2_a_household_leaves_lanes_and_lists_that_hold_it_beyond_that_day(
    until: date, leaves: bool
) -> None:
    def leave(name: str) -> m.LeaveLanes:
        return m.LeaveLanes(village=VILLAGE, household=HouseholdId(name), since=LATER, cause="销户")

    of_lane = plan(lanes=(change(lane("a"), until=until),))
    assert bool(of_lane.when(leave("a-1"), rules_plan.leave_lanes).events) is leaves
    listed = Contact(lane=LaneId("a"), households=(HouseholdId("x"),), since=BEGUN, until=until)
    in_list = plan(contacts=(listed,))
    assert bool(in_list.when(leave("x"), rules_plan.leave_lanes).events) is leaves
    assert in_list.when(leave("nobody"), rules_plan.leave_lanes).events == []
    assert unplanned().when(leave("a-1"), rules_plan.leave_lanes).events == []


def exemption(**more: Any) -> Exemption:
    one = Exemption(target="a", standard=Standard.LANE_SIZE, reason="小", since=BEGUN, until=LATER)
    return change(one, **more)


@pytest.mark.parametrize(
    ("held", "since", "code"),
    [
        (exemption(), None, ""),
        (exemption(), BEFORE, ""),
        (exemption(), LATER, "dates_reversed"),
        (exemption(target="b"), None, "exemption_missing"),
        (exemption(standard=Standard.GROUP), None, "exemption_missing"),
        (exemption(since=BEGUN + A_DAY), None, "exemption_missing"),
    ],
)
def test_rule_8_an_exemption_is_put_right_that_there_is_and_begins_before_its_end(
    held: Exemption, since: date | None, code: str
) -> None:
    command = m.CorrectExemptionEntry(
        village=VILLAGE,
        target="a",
        standard=Standard.LANE_SIZE,
        entry=BEGUN,
        since=since,
        reason="录错",
    )
    outcome = plan(exemptions=(held,)).when(command, rules_plan.correct_exemption_entry)
    assert outcome.code == code
