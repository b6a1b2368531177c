"""What each event makes of a place, a household, a person, an organisation and a post."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.registry.places import messages as m
from ruralgov.domain.registry.places.messages import PlaceEvent
from ruralgov.domain.registry.places.model import Ancestor, LineageKind, Place, PlaceSpan


def begin_place(event: m.PlaceRegistered) -> Place:
    """Return a place as it was entered, with those that it was split from."""
    kind = LineageKind.SPLIT
    return Place(
        level=event.level,
        spans=(_place_span(event),),
        ancestors=tuple(Ancestor(place, kind, event.since) for place in event.split_from),
    )


def evolve_place(place: Place, event: PlaceEvent) -> Place:
    """Return a place after one more event."""
    ended = (*place.spans[:-1], change(place.last, until=event.since))
    match event:
        case m.PlaceRegistered():
            return begin_place(event)
        case m.PlaceChanged():
            return change(place, spans=(*ended, _place_span(event)))
        case m.PlaceMerged():
            return change(place, spans=ended, successor=event.into)
        case _:
            assert_never(event)


def _place_span(event: m.PlaceRegistered | m.PlaceChanged) -> PlaceSpan:
    return PlaceSpan(code=event.code, name=event.name, parent=event.parent, since=event.since)
