"""The record of a villager group."""

from typing import Final, get_args

from ruralgov.domain.grids.groups import evolve, rows, texts
from ruralgov.domain.grids.groups.messages import GroupEvent, GroupFounded, GroupOfficeTaken
from ruralgov.domain.grids.groups.model import VillagerGroup
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import VillagerGroupId
from ruralgov.domain.kernel.upcasts import added

VILLAGER_GROUP: Final[Record[VillagerGroup, GroupEvent]] = Record(
    kind="villager_group",
    state=VillagerGroup,
    events=get_args(GroupEvent),
    begins={GroupFounded: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
    version=3,
    upcasts=added("cites", GroupOfficeTaken),
    id=VillagerGroupId,
    missing=texts.GROUP_MISSING,
)
