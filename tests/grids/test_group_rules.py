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
from ruralgov.domain.kernel.ids import (
    PersonId,
    VillagerGroupId,
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
    lane,
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
