"""Who may change villager groups, and which rule decides."""

from typing import Any, Final

from ruralgov.domain.access import AUDIT, AUDITOR, STATISTICS
from ruralgov.domain.grids.groups import messages as m
from ruralgov.domain.grids.groups import queries as q
from ruralgov.domain.grids.groups import rules, texts, views
from ruralgov.domain.grids.groups.records import VILLAGER_GROUP
from ruralgov.domain.grids.groups.rows import GroupRow
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    QueryRule,
    Read,
    answers,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.registry import GRID_MANAGEMENT, GRID_OFFICER, REGISTRAR


def _village(message: Any, read: Read) -> PlaceId:
    group = read.state(VILLAGER_GROUP, message.group)
    known = existing(group, texts.GROUP_MISSING, villager_group=message.group)
    return known.last.village


_IN = Access(
    roles=frozenset({GRID_OFFICER}),
    purposes=frozenset({GRID_MANAGEMENT}),
    place=lambda message, _read: message.village,
)
_OF = Access(roles=frozenset({GRID_OFFICER}), purposes=frozenset({GRID_MANAGEMENT}), place=_village)
_READ = Access(
    roles=frozenset({GRID_OFFICER, REGISTRAR, AUDITOR}),
    purposes=frozenset({GRID_MANAGEMENT, AUDIT, STATISTICS}),
    place=lambda query, _read: query.village,
)
COMMANDS: Final[tuple[CommandRule[Any, Any], ...]] = (
    creates(
        m.FoundGroup,
        VILLAGER_GROUP,
        rules.found_group,
        _IN,
        id="id",
        prefetch_rows=lambda command: (
            (GroupRow, {"village": command.village, "name": command.name.strip(), "open": 1}),
        ),
    ),
    changes(m.RenameGroup, VILLAGER_GROUP, rules.rename_group, _OF, by="group"),
    changes(m.EndGroup, VILLAGER_GROUP, rules.end_group, _OF, by="group"),
    changes(m.ElectInGroup, VILLAGER_GROUP, rules.elect_in_group, _OF, by="group"),
    changes(m.LeaveGroupOffice, VILLAGER_GROUP, rules.leave_group_office, _OF, by="group"),
    changes(m.CorrectGroupEntry, VILLAGER_GROUP, rules.correct_group_entry, _OF, by="group"),
    changes(
        m.CorrectGroupOfficeEntry,
        VILLAGER_GROUP,
        rules.correct_group_office_entry,
        _OF,
        by="group",
    ),
    inner(changes(m.HandOverGroup, VILLAGER_GROUP, rules.hand_over_group, _IN, by="group")),
    inner(changes(m.FollowElected, VILLAGER_GROUP, rules.follow_elected, _OF, by="group")),
    inner(
        changes(m.VacateGroupOffices, VILLAGER_GROUP, rules.vacate_group_offices, _OF, by="group")
    ),
)
QUERIES: Final[tuple[QueryRule[Any, Any], ...]] = (answers(q.GroupsOf, views.groups_of, _READ),)
