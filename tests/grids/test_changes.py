"""How a plan is laid out, led and changed: each rule asked by itself where it turns."""

from datetime import date

import pytest

from ruralgov.domain.grids import (
    Chief,
    ChiefBasis,
    Contact,
    Grid,
    GridPlan,
    rules,
    rules_chiefs,
)
from ruralgov.domain.grids import messages as m
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import GridId, HouseholdId, LaneId, PersonId
from tests.given import PROFILE, given
from tests.grids.plans import (
    A_DAY,
    BEGUN,
    GROUP_ROWS,
    KNOWN,
    LATER,
    PLAN,
    PLANNED,
    VILLAGE,
    grid,
    lane,
    plan,
    unplanned,
)


def homes(*names: str) -> tuple[HouseholdId, ...]:
    return tuple(HouseholdId(name) for name in names)


def outline(name: str, *lanes: tuple[str, ...]) -> m.GridOutline:
    made = [
        m.LanePlan(name=f"{name}{n}巷", villager_group="1组", households=homes(*lane))
        for n, lane in enumerate(lanes)
    ]
    return m.GridOutline(name=name, lanes=tuple(made))


def lay_out(*grids: m.GridOutline, since: date = LATER) -> m.DelineateGrids:
    return m.DelineateGrids(village=VILLAGE, grids=grids, since=since, basis="方案")


TWO = lay_out(outline("一", ("x", "y"), ("z",)), outline("二", ("w",)))


def test_rule_1_a_layout_gives_each_grid_the_lanes_drawn_in_it() -> None:
    event = unplanned().when(TWO, rules.delineate_grids).only()
    first, second = event.grids
    assert event.grids == (
        Grid(id=first.id, name="一", since=LATER),
        Grid(id=second.id, name="二", since=LATER),
    )
    assert [(one.grid, one.name, one.households) for one in event.lanes] == [
        (first.id, "一0巷", ("x", "y")),
        (first.id, "一1巷", ("z",)),
        (second.id, "二0巷", ("w",)),
    ]
    assert (event.ended, event.since, event.basis) == ((), LATER, "方案")


def test_rule_1_a_grid_of_one_lane_is_enough() -> None:
    event = unplanned().when(lay_out(outline("一", ("x",))), rules.delineate_grids).only()
    assert [one.grid for one in event.lanes] == [one.id for one in event.grids]


def test_rule_1_a_new_layout_ends_all_that_stands() -> None:
    gone = change(lane("old"), until=BEGUN + A_DAY)
    standing = plan(lanes=(*PLANNED.lanes, gone), grids=(*PLANNED.grids, grid("g3")))
    event = standing.when(TWO, rules.delineate_grids).only()
    assert event.ended == ("g1", "g2", "g3", "a", "b", "c", "d")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (lay_out(outline("一", ("x",)), outline("二")), "grid_without_lane"),
        (lay_out(outline("一"), outline("二", ("x",))), "grid_without_lane"),
        (lay_out(outline("一", ("x", "x"))), "household_twice"),
        (lay_out(outline("一", ("x",)), outline("二", ("x",))), "household_twice"),
        (lay_out(outline(" ", ("x",))), "text_not_clean"),
    ],
)
def test_rules_1_and_2_a_layout_has_lanes_everywhere_and_no_household_twice(
    command: m.DelineateGrids, code: str
) -> None:
    unplanned().when(command, rules.delineate_grids).refused(code)


@pytest.mark.parametrize(("days", "code"), [(-1, "plan_change_not_later"), (0, ""), (1, "")])
def test_rule_3_a_new_layout_comes_no_earlier_than_the_last_change(days: int, code: str) -> None:
    command = change(TWO, since=BEGUN + days * A_DAY)
    assert plan().when(command, rules.delineate_grids).code == code


def place(lane_id: str, *households: str) -> m.ReassignHouseholds:
    return m.ReassignHouseholds(
        village=VILLAGE, households=homes(*households), lane=LaneId(lane_id), since=LATER, basis="x"
    )


def test_rule_2_households_are_placed_once_in_a_lane_that_there_is() -> None:
    plan().when(place("z", "a-1"), rules.reassign_households).refused("lane_missing", lane="z")
    twice = place("b", "q", "a-1", "q")
    plan().when(twice, rules.reassign_households).refused("household_twice", household="q")
    event = plan().when(place("b", "new"), rules.reassign_households).only()
    assert [(one.id, one.households) for one in event.lanes] == [("b", ("b-1", "b-2", "new"))]


def test_rule_2_who_withdraws_leaves_the_others_of_the_lane() -> None:
    command = m.WithdrawHouseholds(
        village=VILLAGE, households=homes("a-2", "d-1", "q"), since=LATER, basis="迁出"
    )
    event = plan().when(command, rules.withdraw_households).only()
    assert event.ended == ("a", "d")
    assert [(one.id, one.households) for one in event.lanes] == [("a", ("a-1",)), ("d", ("d-2",))]


def appointed(target: str, person: str = "p", **more: object) -> m.Appointment:
    basis = ChiefBasis.OTHER if target.startswith("g") else ChiefBasis.PARTY_MEMBER
    one = m.Appointment(target=target, person=PersonId(person), basis=basis, attested="会")
    return change(one, **more)


def appoint(*appointments: m.Appointment) -> m.AppointChiefs:
    return m.AppointChiefs(village=VILLAGE, appointments=appointments, since=LATER)


@pytest.mark.parametrize(
    ("appointments", "code"),
    [
        ((appointed("g1"),), ""),
        ((appointed("a"),), ""),
        ((appointed("a"), appointed("b", "q"), appointed("g1"), appointed("g2")), ""),
        ((appointed("z"),), "target_missing"),
        ((appointed("g1", basis=ChiefBasis.PARTY_MEMBER),), "basis_wrong"),
        ((appointed("a", basis=ChiefBasis.OTHER),), "basis_wrong"),
        ((appointed("a"), appointed("a", "q")), "chief_in_office"),
        ((appointed("a"), appointed("b")), "chief_too_many"),
        ((appointed("a", attested=" "),), "text_not_clean"),
        ((appointed("g1", attested=" "),), ""),
    ],
)
def test_rules_4_to_6_who_is_made_chief_of_what(
    appointments: tuple[m.Appointment, ...], code: str
) -> None:
    outcome = plan().when(appoint(*appointments), rules_chiefs.appoint_chiefs)
    assert outcome.code == code
    if not code:
        outcome.then(m.ChiefsAppointed(appointments=appointments, since=LATER))


def test_rule_6_the_profile_says_of_how_many_lanes_one_person_is_chief() -> None:
    profile = change(PROFILE, lanes_per_person=2)
    situation = given(PLAN, state=PLANNED, profile=profile, others=KNOWN, rows=GROUP_ROWS)
    two, three = [appointed("a"), appointed("b")], [appointed(name) for name in "abc"]
    assert situation.when(appoint(*two), rules_chiefs.appoint_chiefs).code == ""
    outcome = situation.when(appoint(*three), rules_chiefs.appoint_chiefs)
    outcome.refused("chief_too_many", person="p", limit=2)


def chief(target: str, until: date, since: date = BEGUN) -> Chief:
    return Chief(
        target=target,
        person=PersonId("q"),
        basis=ChiefBasis.OTHER,
        attested="会",
        since=since,
        until=until,
    )


@pytest.mark.parametrize(
    ("until", "code"),
    [(LATER, ""), (LATER + A_DAY, "chief_in_office"), (FOREVER, "chief_in_office")],
)
def test_rule_4_an_office_is_free_on_the_day_the_last_chief_leaves(until: date, code: str) -> None:
    standing = plan(chiefs=(chief("g1", until),))
    assert standing.when(appoint(appointed("g1")), rules_chiefs.appoint_chiefs).code == code


def test_rule_4_a_relief_is_of_a_chief_that_there_is_and_has_a_reason() -> None:
    command = m.RelieveChief(village=VILLAGE, target=LaneId("a"), since=LATER, reason="届满")
    unplanned().when(command, rules_chiefs.relieve_chief).refused("target_missing", target="a")
    standing = plan(chiefs=(chief("a", FOREVER),))
    standing.when(command, rules_chiefs.relieve_chief).then(
        m.ChiefRelieved(target="a", since=LATER, reason="届满")
    )
    standing.when(change(command, reason=""), rules_chiefs.relieve_chief).refused("text_not_clean")


def test_rule_4_offices_begin_as_appointed_and_end_on_the_day_of_relief() -> None:
    begun = m.ChiefsAppointed(appointments=(appointed("a"), appointed("b", "q")), since=BEGUN)
    first, second = given(PLAN, begun, state=PLANNED).state.chiefs
    assert (first.target, first.person, first.since, first.until) == ("a", "p", BEGUN, FOREVER)
    relieved = m.ChiefRelieved(target="a", since=LATER, reason="届满")
    after = given(PLAN, begun, relieved, state=PLANNED).state.chiefs
    assert after == (change(first, until=LATER), second)


def contacts(lane_id: str, *households: str) -> m.AssignContacts:
    return m.AssignContacts(
        village=VILLAGE, lane=LaneId(lane_id), households=homes(*households), since=LATER
    )


@pytest.mark.parametrize(
    ("command", "code", "facts"),
    [
        (contacts("a", "b-1", "d-2"), "", {}),
        (contacts("a"), "", {}),
        (contacts("z", "a-1"), "lane_missing", {"lane": "z"}),
        (contacts("a", "a-1", "x", "y"), "household_not_placed", {"household": "x"}),
    ],
)
def test_rule_7_contacts_are_households_of_lanes_of_the_village(
    command: m.AssignContacts, code: str, facts: dict[str, object]
) -> None:
    outcome = plan().when(command, rules_chiefs.assign_contacts)
    if code:
        outcome.refused(code, **facts)
    else:
        outcome.then(
            m.ContactsAssigned(lane=command.lane, households=command.households, since=LATER)
        )
    unplanned().when(command, rules_chiefs.assign_contacts).refused("lane_missing")


def test_rule_7_new_contacts_end_those_before_of_the_same_lane() -> None:
    def contact(lane_id: str, until: date) -> Contact:
        return Contact(lane=LaneId(lane_id), households=homes("a-1"), since=BEGUN, until=until)

    past, present, other = contact("a", BEGUN + A_DAY), contact("a", FOREVER), contact("b", FOREVER)
    event = m.ContactsAssigned(lane=LaneId("a"), households=homes("c-1"), since=LATER)
    before = change(PLANNED, contacts=(past, present, other))
    assert given(PLAN, event, state=before).state.contacts == (
        past,
        change(present, until=LATER),
        other,
        Contact(lane=LaneId("a"), households=homes("c-1"), since=LATER),
    )


def changed(*ended: str, lanes: tuple[str, ...] = ()) -> m.GridsChanged:
    return m.GridsChanged(
        ended=ended,
        grids=(),
        lanes=tuple(lane(name, "g1", LATER) for name in lanes),
        since=LATER,
        basis="x",
    )


def test_rule_3_what_a_change_names_ends_on_its_day_and_nothing_else_does() -> None:
    past = change(lane("a"), since=BEGUN - A_DAY, until=BEGUN)
    before = change(PLANNED, lanes=(past, *PLANNED.lanes))
    after = given(PLAN, changed("g2", "a", "d", lanes=("d",)), state=before).state
    ends = [(one.id, one.until) for one in (*after.grids, *after.lanes)]
    assert ends == [
        ("g1", FOREVER),
        ("g2", LATER),
        ("a", BEGUN),
        ("a", LATER),
        ("b", FOREVER),
        ("c", FOREVER),
        ("d", LATER),
        ("d", FOREVER),
    ]
    assert after.changed == LATER


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        (LATER - A_DAY, FOREVER, [LATER]),
        (LATER, FOREVER, []),
        (LATER + A_DAY, FOREVER, []),
        (BEGUN, LATER - A_DAY, [LATER - A_DAY]),
        (BEGUN, LATER + A_DAY, [LATER]),
    ],
)
def test_rule_4_the_office_of_what_is_gone_ends_or_never_begins(
    since: date, until: date, kept: list[date]
) -> None:
    gone, stays = chief("a", until, since), chief("b", until, since)
    before = change(PLANNED, chiefs=(gone, stays))
    after = given(PLAN, changed("a", "b", lanes=("b",)), state=before).state
    assert [one.until for one in after.chiefs if one.target == "a"] == kept
    assert [one for one in after.chiefs if one.target == "b"] == [stays]


def test_rule_1_the_first_layout_makes_a_plan() -> None:
    event = change(changed(lanes=("a",)), grids=(Grid(id=GridId("g1"), name="一", since=LATER),))
    assert given(PLAN, event).state == GridPlan(changed=LATER, grids=event.grids, lanes=event.lanes)
