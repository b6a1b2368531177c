"""What each event makes of a well."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov_wells.messages import WaterTested, WellClosed, WellEvent, WellRegistered
from ruralgov_wells.model import WaterTest, Well


def begin(event: WellRegistered) -> Well:
    """Return a well that was just entered."""
    return Well(place=event.place, name=event.name, keeper=event.keeper, since=event.since)


def evolve(well: Well, event: WellEvent) -> Well:
    """Return a well after one more event."""
    match event:
        case WellRegistered():
            return begin(event)
        case WaterTested():
            test = WaterTest(day=event.day, good=event.good, note=event.note)
            return change(well, tests=(*well.tests, test))
        case WellClosed():
            return change(well, until=event.since)
        case _:
            assert_never(event)
