"""What each event makes of a collective."""

from typing import assert_never

from ruralgov.domain.collectives.messages import (
    CollectiveDissolved,
    CollectiveEvent,
    CollectiveFounded,
)
from ruralgov.domain.collectives.model import Collective
from ruralgov.domain.kernel.change import change


def begin(event: CollectiveFounded) -> Collective:
    """Return a collective as it was entered."""
    return Collective(
        place=event.place,
        name=event.name,
        organisation=event.organisation,
        regime=event.regime,
        since=event.since,
    )


def evolve(collective: Collective, event: CollectiveEvent) -> Collective:
    """Return a collective after one more event."""
    match event:
        case CollectiveFounded():
            return begin(event)
        case CollectiveDissolved():
            return change(collective, until=event.since)
        case _:
            assert_never(event)
