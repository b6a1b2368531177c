"""The lanes that a neighbour council names are there."""

from collections.abc import Iterator
from typing import Any, Final

from ruralgov.domain.deliberation import (
    NEIGHBOUR_COUNCIL,
    NeighbourCouncilChanged,
    NeighbourCouncilFounded,
)
from ruralgov.domain.deliberation import texts as deliberation_texts
from ruralgov.domain.grids import GRID_PLAN
from ruralgov.domain.grids import texts as grids_texts
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.registry import place_now


def check_lanes(
    event: NeighbourCouncilFounded | NeighbourCouncilChanged, key: str, given: Given
) -> Iterator[Any]:
    """A council is of lanes that are there on its first day."""
    state = given.read.state(NEIGHBOUR_COUNCIL, key)
    council = existing(state, deliberation_texts.NEIGHBOUR_COUNCIL_MISSING, key=key)
    plan = given.read.state(GRID_PLAN, place_now(given.read, council.place, given.today))
    known = set() if plan is None else {lane.id for lane in plan.lanes_on(event.span.since)}
    for lane in event.span.lanes:
        if lane not in known:
            raise Refused(grids_texts.LANE_MISSING, lane=lane)
    yield from ()


REACTIONS: Final[Reactions] = {
    NeighbourCouncilFounded: (check_lanes,),
    NeighbourCouncilChanged: (check_lanes,),
}
"""What follows from events of deliberation."""
