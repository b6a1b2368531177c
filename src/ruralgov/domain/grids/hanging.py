"""What of grids hangs on a place: its grids, its lanes, and their chiefs."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.grids.rows import ChiefRow, GridRow, LaneRow
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId

HAND_OVER = "HandOverGrids"


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give what hangs on a place on a day."""
    names: dict[str, str] = {}
    for grid in read.rows(GridRow, on=day, owner=place):
        names[grid.grid] = grid.name
        yield Hanging(
            place=place,
            kind="grid",
            key=grid.grid,
            zh=f"网格“{grid.name}”",
            en=f"grid '{grid.name}'",
            command=HAND_OVER,
        )
    for lane in read.rows(LaneRow, on=day, owner=place):
        names[lane.lane] = lane.name
        yield Hanging(
            place=place,
            kind="lane",
            key=lane.lane,
            zh=f"街巷“{lane.name}”",
            en=f"lane '{lane.name}'",
            command=HAND_OVER,
        )
    for chief in read.rows(ChiefRow, on=day, owner=place):
        name = names.get(chief.target, chief.target)
        yield Hanging(
            place=place,
            kind="chief",
            key=chief.target,
            zh=f"“{name}”的{'网格长' if chief.level == 'grid' else '街巷长'}",
            en=f"chief of '{name}'",
            command=f"{HAND_OVER}/RelieveChief",
        )
