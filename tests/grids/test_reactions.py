"""Who loses what when people, households, posts and groups go: each reaction asked by itself."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.grids import (
    ChiefBasis,
    ChiefRow,
    GroupOffice,
    GroupOfficeRow,
    reactions,
)
from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids.groups import messages as g
from ruralgov.domain.grids.groups.model import Elected
from ruralgov.domain.grids.groups.records import VILLAGER_GROUP
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.ids import (
    HouseholdId,
    LaneId,
    PersonId,
    PlaceId,
    VillagerGroupId,
)
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.registry import (
    Departure,
    HouseholdMoved,
    HouseholdRelation,
    MemberRow,
    PersonEnded,
    PersonMoved,
    PostLeft,
)
from tests.given import given
from tests.grids.plans import (
    A_DAY,
    BEGUN,
    GROUP,
    KNOWN,
    LATER,
    PLAN,
    PLANNED,
    VILLAGE,
    home,
    lane,
    place,
    someone,
)

BEFORE, AFTER = LATER - A_DAY, LATER + A_DAY
P = PersonId("p")


def knowing(*rows: Any, **others: Any) -> Given:
    """Return what a reaction may know: rows, and states by their kind and key."""
    states = {tuple(name.split("__")): state for name, state in others.items()}
    return given(PLAN, others=KNOWN | states, rows=rows).given  # type: ignore[arg-type]


def chief(owner: str = VILLAGE, until: date = FOREVER, **more: Any) -> ChiefRow:
    row = ChiefRow(
        owner=owner,
        target=LaneId("a"),
        level="lane",
        person=P,
        basis=ChiefBasis.PARTY_MEMBER,
        since=BEGUN,
        until=until,
    )
    return change(row, **more)


def elected(until: date = FOREVER, owner: str = "group") -> GroupOfficeRow:
    return GroupOfficeRow(
        owner=owner, person=P, office=GroupOffice.LEADER, since=BEGUN, until=until
    )


DIED = PersonEnded(departure=Departure.DIED, since=LATER)


@pytest.mark.parametrize(("until", "ends"), [(LATER, 0), (AFTER, 1), (FOREVER, 1)])
def test_rule_4_who_ended_loses_each_office_held_beyond_that_day(until: date, ends: int) -> None:
    held = knowing(chief(until=until), chief(until=until, target="b"))
    found = list(reactions.vacate_who_ended(DIED, "p", held))
    lost = m.VacateOffices(village=VILLAGE, person=P, since=LATER, cause=reactions.GONE)
    assert found == [lost] * ends
    of_group = knowing(elected(until))
    lost_too = g.VacateGroupOffices(
        group=VillagerGroupId("group"), person=P, since=LATER, cause=reactions.GONE
    )
    assert list(reactions.vacate_who_ended(DIED, "p", of_group)) == [lost_too] * ends


def moved(household: str) -> PersonMoved:
    return PersonMoved(
        household=HouseholdId(household),
        relation=HouseholdRelation.OTHER,
        since=LATER,
        cause=OfficerText("婚"),
    )


@pytest.mark.parametrize(
    ("into", "owner", "vacated"),
    [
        ("other", VILLAGE, [VILLAGE]),
        (VILLAGE, VILLAGE, []),
        ("other", "other", []),
        ("other", "third", ["third"]),
        ("other", "former", []),
    ],
)
def test_rule_4_who_moves_to_another_village_keeps_what_is_held_there(
    into: str, owner: str, vacated: list[str]
) -> None:
    former = change(place("former", until=LATER), successor=PlaceId("other"))
    person = change(
        someone(),
        memberships=(*someone("a-1", until=LATER).memberships, *someone("there").memberships),
    )
    known = knowing(
        chief(owner), person__p=person, household__there=home(into), place__former=former
    )
    found = list(reactions.vacate_who_moved(moved("there"), "p", known))
    assert [one.village for one in found if isinstance(one, m.VacateOffices)] == vacated


@pytest.mark.parametrize(("group", "vacated"), [(VILLAGE, 1), ("other", 0)])
def test_rule_11_who_moves_keeps_what_a_group_of_the_new_village_elected(
    group: str, vacated: int
) -> None:
    moved_group = change(GROUP, spans=(change(GROUP.last, village=PlaceId(group)),))
    person = change(
        someone(),
        memberships=(*someone("a-1", until=LATER).memberships, *someone("there").memberships),
    )
    known = knowing(
        elected(),
        person__p=person,
        household__there=home("other"),
        villager_group__group=moved_group,
    )
    assert VILLAGER_GROUP.kind == "villager_group"
    assert len(list(reactions.vacate_who_moved(moved("there"), "p", known))) == vacated


AWAY = HouseholdMoved(village=PlaceId("other"), number="7", since=LATER, cause="迁")


def moved_home(*, until: date = LATER) -> Any:
    return change(
        home(until=until), spans=(*home(until=until).spans, *home("other", since=until).spans)
    )


LEAVES = m.LeaveLanes(
    village=VILLAGE, household=HouseholdId("a-1"), since=LATER, cause=reactions.MOVED
)


def member(**more: Any) -> MemberRow:
    row = MemberRow(
        owner="p",
        household=HouseholdId("a-1"),
        relation=HouseholdRelation.HEAD,
        party_member=True,
        since=BEGUN,
        until=FOREVER,
    )
    return change(row, **more)


def test_rule_2_a_household_that_moves_to_another_village_leaves_its_lane() -> None:
    known: dict[str, Any] = {"household__a-1": moved_home(), "grid_plan__village": PLANNED}
    assert PLAN.kind == "grid_plan"
    assert list(reactions.leave_where_it_was(AWAY, "a-1", knowing(**known))) == [LEAVES]
    within = change(AWAY, village=VILLAGE)
    assert list(reactions.leave_where_it_was(within, "a-1", knowing(**known))) == []
    free = known | {"household__x": moved_home()}
    assert list(reactions.leave_where_it_was(AWAY, "x", knowing(**free))) == []
    merged = known | {"place__village": change(place(until=LATER), successor=PlaceId("other"))}
    assert list(reactions.leave_where_it_was(AWAY, "a-1", knowing(**merged))) == []


@pytest.mark.parametrize(
    ("plan", "vacated"),
    [
        ({"chiefs": (chief(),)}, True),
        ({"chiefs": (chief(until=LATER),)}, False),
        ({"chiefs": (chief(until=AFTER),)}, True),
        ({}, False),
        (None, True),
    ],
)
def test_rule_4_the_people_of_a_household_that_moves_lose_their_offices_there(
    plan: dict[str, Any] | None, vacated: bool
) -> None:
    known: dict[str, Any] = {
        "household__a-1": moved_home(),
        "grid_plan__village": None if plan is None else change(PLANNED, lanes=(), **plan),
    }
    held = knowing(chief(), member(), **known)
    found = list(reactions.leave_where_it_was(AWAY, "a-1", held))
    lost = m.VacateOffices(village=VILLAGE, person=P, since=LATER, cause=reactions.MOVED)
    assert found == ([lost] if vacated else [])
    gone = knowing(chief(), member(until=LATER), **known)
    assert list(reactions.leave_where_it_was(AWAY, "a-1", gone)) == []


@pytest.mark.parametrize(("until", "vacated"), [(LATER, False), (AFTER, True), (FOREVER, True)])
def test_rule_11_offices_of_the_groups_of_its_lanes_are_looked_at_too(
    until: date, vacated: bool
) -> None:
    one = Elected(person=P, office=GroupOffice.LEADER, basis="选举", since=BEGUN, until=until)
    of_group = change(lane("a"), group=VillagerGroupId("group"), households=())
    known: dict[str, Any] = {
        "household__a-1": moved_home(),
        "grid_plan__village": change(PLANNED, lanes=(lane("b"), of_group)),
        "villager_group__group": change(GROUP, elected=(one,)),
    }
    held = knowing(elected(until), member(), **known)
    found = list(reactions.leave_where_it_was(AWAY, "a-1", held))
    assert bool(found) is vacated


@pytest.mark.parametrize(
    ("basis", "lost"),
    [
        (ChiefBasis.PARTY_COMMITTEE, True),
        (ChiefBasis.VILLAGERS_COMMITTEE, True),
        (ChiefBasis.PARTY_MEMBER, False),
        (ChiefBasis.GROUP_LEADER, False),
    ],
)
@pytest.mark.parametrize("until", [LATER, AFTER])
def test_rule_5_who_leaves_a_post_loses_an_office_that_rests_on_one(
    basis: ChiefBasis, lost: bool, until: date
) -> None:
    event = PostLeft(person=P, since=LATER, reason="届满")
    known = knowing(chief(basis=basis, until=until))
    found: list[Any] = list(reactions.vacate_who_left_a_post(event, "post", known))
    assert bool(found) is (lost and until == AFTER)
    for one in found:
        assert one.lost == {ChiefBasis.PARTY_COMMITTEE, ChiefBasis.VILLAGERS_COMMITTEE}


@pytest.mark.parametrize(
    ("office", "basis"),
    [
        (GroupOffice.LEADER, ChiefBasis.GROUP_LEADER),
        (GroupOffice.REPRESENTATIVE, ChiefBasis.REPRESENTATIVE),
    ],
)
def test_rule_5_who_leaves_a_group_loses_what_rests_on_that_office_alone(
    office: GroupOffice, basis: ChiefBasis
) -> None:
    event = g.GroupOfficeLeft(person=P, office=office, since=LATER, reason="辞")
    for held in ChiefBasis:
        known = knowing(chief(basis=held))
        found: list[Any] = list(reactions.vacate_who_left_a_group(event, "group", known))
        assert [one.lost for one in found] == ([{basis}] if held is basis else [])
    still = GroupOfficeRow(owner="group", person=P, office=office, since=BEGUN, until=FOREVER)
    group = [change(row, owner="group") for row in VILLAGER_GROUP.rows_of(GROUP)]
    known = knowing(chief(basis=basis), still, *group)
    assert list(reactions.vacate_who_left_a_group(event, "group", known)) == []


def test_rule_5_with_a_group_end_the_offices_that_ended_that_day_and_no_others() -> None:
    event = g.GroupEnded(since=LATER, basis="并组")
    for until, lost in ((BEFORE, 0), (LATER, 1), (AFTER, 0)):
        one = Elected(person=P, office=GroupOffice.LEADER, basis="x", since=BEGUN, until=until)
        known = knowing(
            chief(basis=ChiefBasis.GROUP_LEADER),
            villager_group__group=change(GROUP, elected=(one,)),
        )
        assert len(list(reactions.vacate_of_ended_group(event, "group", known))) == lost
