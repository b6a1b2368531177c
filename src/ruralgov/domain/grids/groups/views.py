"""The answers to questions about villager groups."""

from ruralgov.domain.grids.groups.model import GroupOffice, VillagerGroup
from ruralgov.domain.grids.groups.queries import GroupsOf, GroupSummary
from ruralgov.domain.grids.groups.records import VILLAGER_GROUP
from ruralgov.domain.grids.groups.rows import GroupRow
from ruralgov.domain.grids.model import Lane
from ruralgov.domain.grids.records import GRID_PLAN
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import PersonId, VillagerGroupId


def groups_of(query: GroupsOf, asked: Asked) -> list[GroupSummary]:
    """Return the groups of a village with the households of their lanes."""
    rows = asked.read.rows(GroupRow, on=asked.day, village=query.village)
    states = asked.read.states(VILLAGER_GROUP, [row.owner for row in rows])
    plan = asked.read.state(GRID_PLAN, query.village)
    lanes = [] if plan is None else plan.lanes_on(asked.day)
    found = [_summary(row, states[row.owner], lanes, asked) for row in rows]
    return sorted(found, key=lambda one: one.name)


def _summary(row: GroupRow, group: VillagerGroup, lanes: list[Lane], asked: Asked) -> GroupSummary:
    mine = [one for one in lanes if is_of(one, row.owner, row.name)]
    return GroupSummary(
        group=VillagerGroupId(row.owner),
        name=row.name,
        leaders=_elected(group, GroupOffice.LEADER, asked),
        representatives=_elected(group, GroupOffice.REPRESENTATIVE, asked),
        lanes=len(mine),
        households=tuple(home for lane in mine for home in lane.households),
    )


def is_of(lane: Lane, group: str, name: str) -> bool:
    """Tell whether a lane is of a group; lanes of old plans name it by a text."""
    return lane.villager_group == name if lane.group is None else lane.group == group


def _elected(group: VillagerGroup, office: GroupOffice, asked: Asked) -> tuple[PersonId, ...]:
    held = (one for one in group.elected if one.since <= asked.day < one.until)
    return tuple(dict.fromkeys(one.person for one in held if one.office is office))
