"""Villager groups: who is elected, and how a group ends or is called."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.grids import (
    GroupOffice,
    GroupOfficeTaken,
)
from ruralgov.domain.grids.groups import messages as g
from ruralgov.domain.grids.groups import rules as group_rules
from ruralgov.domain.grids.groups.messages import GroupFounded
from ruralgov.domain.grids.groups.records import VILLAGER_GROUP
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import (
    PersonId,
    PlaceId,
    VillagerGroupId,
)
from ruralgov.domain.registry import PLACE
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
    lane,
    place,
)

GROUP = VillagerGroupId("group")
FOUNDED = GroupFounded(village=VILLAGE, name="1组", since=BEGUN, basis="x")


def elected(since: date = LATER, person: str = "p") -> g.ElectInGroup:
    return g.ElectInGroup(
        group=GROUP,
        person=PersonId(person),
        office=GroupOffice.LEADER,
        since=since,
        basis="选举",
    )


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (elected(), ""),
        (elected(BEGUN), ""),
        (elected(BEGUN - A_DAY), "group_missing"),
        (elected(person="nobody"), "chief_strange"),
    ],
)
def test_rule_11_a_group_elects_people_of_its_village(command: g.ElectInGroup, code: str) -> None:
    found = given(VILLAGER_GROUP, FOUNDED, others=KNOWN).when(command, group_rules.elect_in_group)
    assert found.code == code


def test_rule_11_an_office_of_a_group_is_held_once_and_ends_later_than_it_begins() -> None:
    taken = GroupOfficeTaken(
        person=PersonId("p"), office=GroupOffice.LEADER, since=LATER, basis="选举", cites=None
    )
    standing = given(VILLAGER_GROUP, FOUNDED, taken, others=KNOWN)
    standing.when(elected(LATER + A_DAY), group_rules.elect_in_group).refused("group_office_held")
    leave = g.LeaveGroupOffice(
        group=GROUP, person=PersonId("p"), office=GroupOffice.LEADER, since=LATER, reason="辞"
    )
    standing.when(leave, group_rules.leave_group_office).refused("group_office_missing")
    later = change(leave, since=LATER + A_DAY)
    event = standing.when(later, group_rules.leave_group_office).only()
    (office,) = given(VILLAGER_GROUP, FOUNDED, taken, event).state.elected
    assert (office.since, office.until) == (LATER, LATER + A_DAY)


@pytest.mark.parametrize(
    ("until", "code"),
    [(LATER, ""), (LATER + A_DAY, "group_has_lanes"), (FOREVER, "group_has_lanes")],
)
def test_rule_11_a_group_ends_when_no_lane_is_of_it(until: date, code: str) -> None:
    mine = change(lane("a"), group=GROUP, until=until)
    others: dict[tuple[str, str], Any] = {
        (PLAN.kind, VILLAGE): change(PLANNED, lanes=(mine, lane("b")))
    }
    command = g.EndGroup(group=GROUP, since=LATER, basis="并组")
    found = given(VILLAGER_GROUP, FOUNDED, others=others).when(command, group_rules.end_group)
    assert found.code == code


def test_rule_11_a_group_has_a_name_of_its_own_in_its_village() -> None:
    command = g.FoundGroup(village=VILLAGE, name="1组", since=LATER, basis="x")
    situation = given(VILLAGER_GROUP, others=KNOWN, rows=GROUP_ROWS)
    situation.when(command, group_rules.found_group).refused("group_name_taken", name="1组")
    assert situation.when(change(command, name="2组"), group_rules.found_group).code == ""
    same = g.RenameGroup(group=GROUP, name="1组", since=LATER, basis="x")
    standing = given(VILLAGER_GROUP, FOUNDED, others=KNOWN, rows=GROUP_ROWS)
    assert standing.when(same, group_rules.rename_group).code == ""
    second = change(GROUP_ROWS[0], owner="second", name="2组")
    beside = given(VILLAGER_GROUP, FOUNDED, others=KNOWN, rows=(*GROUP_ROWS, second))
    taken = change(same, name="2组")
    beside.when(taken, group_rules.rename_group).refused("group_name_taken", name="2组")
    early = change(same, since=BEGUN)
    standing.when(early, group_rules.rename_group).refused("group_change_not_later")


def test_rule_11_the_founding_of_a_group_is_moved_and_not_withdrawn() -> None:
    held = given(VILLAGER_GROUP, FOUNDED, others=KNOWN)
    moved = g.CorrectGroupEntry(group=GROUP, entry=BEGUN, since=BEGUN - A_DAY, reason="错")
    right = g.GroupEntryCorrected(entry=BEGUN, since=BEGUN - A_DAY, reason="错")
    held.when(moved, group_rules.correct_group_entry).then(right)
    never = change(moved, since=None)
    held.when(never, group_rules.correct_group_entry).refused("group_first_entry", day=BEGUN)


def taken(
    person: str = "p", since: date = LATER, office: GroupOffice = GroupOffice.LEADER
) -> GroupOfficeTaken:
    return GroupOfficeTaken(
        person=PersonId(person), office=office, since=since, basis="选举", cites=None
    )


def left(since: date, person: str = "p") -> g.GroupOfficeLeft:
    return g.GroupOfficeLeft(
        person=PersonId(person), office=GroupOffice.LEADER, since=since, reason="辞"
    )


BEFORE, AFTER = LATER - A_DAY, LATER + A_DAY


@pytest.mark.parametrize(
    ("events", "code"),
    [
        ((taken(), left(AFTER)), "group_office_held"),
        ((taken(since=BEGUN), left(LATER)), ""),
        ((taken(since=BEGUN), left(AFTER)), "group_office_held"),
        ((taken("q"),), ""),
        ((taken(office=GroupOffice.REPRESENTATIVE),), ""),
    ],
)
def test_rule_11_an_office_of_a_group_is_free_again_on_the_day_it_was_left(
    events: tuple[Any, ...], code: str
) -> None:
    standing = given(VILLAGER_GROUP, FOUNDED, *events, others=KNOWN)
    assert standing.when(elected(), group_rules.elect_in_group).code == code


@pytest.mark.parametrize(
    ("since", "person", "code"),
    [
        (AFTER, "p", ""),
        (LATER, "p", "group_office_missing"),
        (LATER + 9 * A_DAY, "p", "group_office_missing"),
        (LATER + 8 * A_DAY, "p", ""),
        (AFTER, "q", "group_office_missing"),
    ],
)
def test_rule_11_an_office_is_left_between_its_beginning_and_its_end(
    since: date, person: str, code: str
) -> None:
    standing = given(VILLAGER_GROUP, FOUNDED, taken(), left(LATER + 9 * A_DAY))
    leave = g.LeaveGroupOffice(
        group=GROUP, person=PersonId(person), office=GroupOffice.LEADER, since=since, reason="辞"
    )
    assert standing.when(leave, group_rules.leave_group_office).code == code


@pytest.mark.parametrize(
    ("since", "days"),
    [(AFTER, [(LATER, AFTER)]), (LATER, []), (BEFORE, [])],
)
def test_rule_11_who_is_gone_holds_no_office_from_that_day_and_others_hold_theirs(
    since: date, days: list[tuple[date, date]]
) -> None:
    history = (taken(), taken("q"))
    standing = given(VILLAGER_GROUP, FOUNDED, *history)
    command = g.VacateGroupOffices(group=GROUP, person=PersonId("p"), since=since, cause="去世")
    event = standing.when(command, group_rules.vacate_group_offices).only()
    after = given(VILLAGER_GROUP, FOUNDED, *history, event).state.elected
    assert [(one.since, one.until) for one in after if one.person == "p"] == days
    assert [(one.since, one.until) for one in after if one.person == "q"] == [(LATER, FOREVER)]


@pytest.mark.parametrize(("since", "ends"), [(BEFORE, 1), (LATER, 0), (AFTER, 0)])
def test_rule_11_what_had_ended_by_the_day_somebody_was_gone_stays_as_it_was(
    since: date, ends: int
) -> None:
    standing = given(VILLAGER_GROUP, FOUNDED, taken(since=BEGUN), left(LATER))
    command = g.VacateGroupOffices(group=GROUP, person=PersonId("p"), since=since, cause="去世")
    assert len(standing.when(command, group_rules.vacate_group_offices).events) == ends
    assert given(VILLAGER_GROUP).when(command, group_rules.vacate_group_offices).events == []


def test_rule_11_offices_end_with_their_group_and_those_to_come_never_begin() -> None:
    ended = g.GroupEnded(since=LATER, basis="并组")
    history = (taken("p", BEGUN), left(BEFORE), taken("q", BEGUN), taken("r", LATER))
    state = given(VILLAGER_GROUP, FOUNDED, *history, ended).state
    found = [(one.person, one.since, one.until) for one in state.elected]
    assert found == [("p", BEGUN, BEFORE), ("q", BEGUN, LATER)]
    assert (state.on(BEFORE).name, state.on(LATER)) == ("1组", None)


CHANGED = g.GroupChanged(village=VILLAGE, name="2组", since=LATER, basis="x")


@pytest.mark.parametrize(
    ("since", "code"),
    [(BEFORE, "group_change_not_later"), (LATER, "group_change_not_later"), (AFTER, "")],
)
def test_rule_11_a_group_changes_or_ends_after_its_last_change_and_once(
    since: date, code: str
) -> None:
    standing = given(VILLAGER_GROUP, FOUNDED, CHANGED, others=KNOWN)
    end = g.EndGroup(group=GROUP, since=since, basis="并组")
    assert standing.when(end, group_rules.end_group).code == code
    rename = g.RenameGroup(group=GROUP, name="3组", since=since, basis="x")
    assert standing.when(rename, group_rules.rename_group).code == code
    over = given(VILLAGER_GROUP, FOUNDED, g.GroupEnded(since=BEFORE, basis="x"), others=KNOWN)
    over.when(change(end, since=AFTER), group_rules.end_group).refused("group_missing")
    over.when(change(rename, since=AFTER), group_rules.rename_group).refused("group_missing")


@pytest.mark.parametrize(
    ("where", "code"),
    [
        (place(), ""),
        (place(since=LATER), ""),
        (place(since=AFTER), "village_missing"),
        (place(until=LATER), "village_missing"),
        (place(until=AFTER), ""),
        (change(place(), level=DivisionLevel.TOWN), "village_missing"),
        (None, "village_missing"),
    ],
)
def test_rule_11_a_group_is_founded_in_a_village_of_that_day(where: Any, code: str) -> None:
    command = g.FoundGroup(village=VILLAGE, name=" 2组 ", since=LATER, basis="x")
    situation = given(VILLAGER_GROUP, others=KNOWN | {(PLACE.kind, VILLAGE): where})
    outcome = situation.when(command, group_rules.found_group)
    assert outcome.code == code
    if not code:
        outcome.then(GroupFounded(village=VILLAGE, name="2组", since=LATER, basis="x"))
    there = given(VILLAGER_GROUP, FOUNDED, others=KNOWN)
    there.when(command, group_rules.found_group).refused("group_name_taken", name="1组")


@pytest.mark.parametrize(
    ("history", "since", "name"),
    [
        ((), LATER, "1组"),
        ((), BEGUN, None),
        ((), BEGUN + A_DAY, "1组"),
        ((CHANGED,), AFTER, f"{VILLAGE}2组"),
        ((g.GroupEnded(since=LATER, basis="x"),), AFTER, None),
    ],
)
def test_rule_9_a_group_goes_to_the_successor_and_says_where_it_was_if_its_name_is_taken(
    history: tuple[Any, ...], since: date, name: str | None
) -> None:
    second = change(GROUP_ROWS[0], owner="second", village="into", name="2组")
    standing = given(VILLAGER_GROUP, FOUNDED, *history, others=KNOWN, rows=(second,))
    command = g.HandOverGroup(group=GROUP, village=PlaceId("into"), since=since, basis="并村")
    events = standing.when(command, group_rules.hand_over_group).events
    assert [(one.village, one.name) for one in events] == ([("into", name)] if name else [])
    assert given(VILLAGER_GROUP).when(command, group_rules.hand_over_group).events == []


def test_rule_11_a_withdrawn_name_gives_the_one_before_back_where_nobody_has_it() -> None:
    second = change(GROUP_ROWS[0], owner="second", name="1组")
    withdraw = g.CorrectGroupEntry(group=GROUP, entry=LATER, since=None, reason="错")
    for rows, code in (((), ""), (GROUP_ROWS, ""), ((second,), "group_name_taken")):
        standing = given(VILLAGER_GROUP, FOUNDED, CHANGED, others=KNOWN, rows=rows)
        assert standing.when(withdraw, group_rules.correct_group_entry).code == code
    move = change(withdraw, since=AFTER)
    held = given(VILLAGER_GROUP, FOUNDED, CHANGED, others=KNOWN, rows=(second,))
    assert held.when(move, group_rules.correct_group_entry).code == ""
    over = given(
        VILLAGER_GROUP, FOUNDED, CHANGED, g.GroupEnded(since=AFTER, basis="x"), rows=(second,)
    )
    reopen = change(withdraw, entry=AFTER)
    assert over.when(reopen, group_rules.correct_group_entry).code == ""
    other = change(second, name="2组")
    over = given(
        VILLAGER_GROUP, FOUNDED, CHANGED, g.GroupEnded(since=AFTER, basis="x"), rows=(other,)
    )
    over.when(reopen, group_rules.correct_group_entry).refused("group_name_taken")


@pytest.mark.parametrize(
    ("entry", "since", "code", "days"),
    [
        (LATER, AFTER, "", [(AFTER, FOREVER)]),
        (LATER, None, "", []),
        (LATER, BEGUN, "", [(BEGUN, FOREVER)]),
        (LATER, BEGUN - A_DAY, "group_missing", []),
        (AFTER, None, "entry_missing", []),
    ],
)
def test_rule_11_an_office_of_a_group_is_put_right_while_the_group_was_there(
    entry: date, since: date | None, code: str, days: list[tuple[date, date]]
) -> None:
    history = (FOUNDED, taken(), taken("q"))
    command = g.CorrectGroupOfficeEntry(
        group=GROUP,
        person=PersonId("p"),
        office=GroupOffice.LEADER,
        entry=entry,
        since=since,
        reason="错",
    )
    outcome = given(VILLAGER_GROUP, *history).when(command, group_rules.correct_group_office_entry)
    assert outcome.code == code
    if not code:
        after = given(VILLAGER_GROUP, *history, outcome.only()).state.elected
        assert [(one.since, one.until) for one in after if one.person == "p"] == days
        assert [one.since for one in after if one.person == "q"] == [LATER]
