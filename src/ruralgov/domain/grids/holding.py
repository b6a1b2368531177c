"""What of grids a person holds: as chief of grids and lanes, and in villager groups."""

from collections.abc import Iterator

from ruralgov.domain.grids.groups.records import VILLAGER_GROUP
from ruralgov.domain.grids.groups.rows import GroupOfficeRow
from ruralgov.domain.grids.model import GridPlan
from ruralgov.domain.grids.records import GRID_PLAN
from ruralgov.domain.grids.rows import ChiefRow
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.held import Held
from ruralgov.domain.kernel.ids import PersonId


def holding(person: PersonId, read: Read) -> Iterator[Held]:
    """Give the offices that a person holds or held."""
    rows = read.rows(ChiefRow, person=person)
    for village, plan in read.states(GRID_PLAN, {row.owner for row in rows}).items():
        yield from _chief(village, plan, person)
    elected = read.rows(GroupOfficeRow, person=person)
    for key, group in read.states(VILLAGER_GROUP, {row.owner for row in elected}).items():
        for one in group.elected:
            if one.person == person:
                yield Held(
                    kind="group_office",
                    key=key,
                    zh=f"“{group.last.name}”的{one.office.zh}",
                    en=f"{one.office.en}: '{group.last.name}'",
                    since=one.since,
                    until=one.until,
                    ended=one.until,
                    command="CorrectGroupOfficeEntry",
                    entered=one.entered,
                )


def _chief(village: str, plan: GridPlan, person: PersonId) -> Iterator[Held]:
    grids: dict[str, str] = {one.id: one.name for one in plan.grids}
    names = grids | {one.id: one.name for one in plan.lanes}
    for one in plan.chiefs:
        if one.person == person:
            name = names[one.target]
            yield Held(
                kind="chief",
                key=f"{village} {one.target}",
                zh=f"“{name}”的{'网格长' if one.target in grids else '街巷长'}",
                en=f"chief of '{name}'",
                since=one.since,
                until=one.until,
                ended=one.until,
                command="CorrectChiefEntry",
                entered=one.entered,
            )
