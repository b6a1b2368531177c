"""What each event makes of a place, and of the city."""

from datetime import date
from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.spans import corrected
from ruralgov.domain.registry.places import messages as m
from ruralgov.domain.registry.places import messages_city as mc
from ruralgov.domain.registry.places.messages import PlaceEvent
from ruralgov.domain.registry.places.messages_city import CityEvent
from ruralgov.domain.registry.places.model import (
    Ancestor,
    City,
    CitySpan,
    LineageKind,
    Place,
    PlaceSpan,
)


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
    match event:
        case m.PlaceRegistered():
            return begin_place(event)
        case m.PlaceChanged():
            return change(place, spans=(*_ended(place, event.since), _place_span(event)))
        case m.PlaceMerged():
            return change(place, spans=_ended(place, event.since), successor=event.into)
        case m.PlaceDivided():
            return change(place, spans=_ended(place, event.since), parts=event.into)
        case m.PlaceEntryCorrected():
            return _corrected(place, event)
        case m.HouseholdsHandedOver():
            return place
        case _:
            assert_never(event)


def _ended(place: Place, day: date) -> tuple[PlaceSpan, ...]:
    return (*place.spans[:-1], change(place.last, until=day))


def _place_span(event: m.PlaceRegistered | m.PlaceChanged) -> PlaceSpan:
    return PlaceSpan(code=event.code, name=event.name, parent=event.parent, since=event.since)


def _corrected(place: Place, event: m.PlaceEntryCorrected) -> Place:
    """Return a place with an entry put right; an end that is withdrawn led nowhere."""
    spans = corrected(place.spans, event.entry, event.since)
    if event.since is None:
        lives = event.entry == place.last.until
        return change(
            place,
            spans=spans,
            successor=None if lives else place.successor,
            parts=() if lives else place.parts,
        )
    right = event.since
    ancestors = (
        Ancestor(one.place, one.kind, right if one.since == event.entry else one.since)
        for one in place.ancestors
    )
    return change(place, spans=spans, ancestors=tuple(ancestors))


def begin_city(event: mc.CityChanged) -> City:
    """Return the city with what it was before its first change."""
    before = CitySpan(code=event.before, name="", since=date.min, until=event.since)
    return City(spans=(before, _city_span(event)))


def evolve_city(city: City, event: CityEvent) -> City:
    """Return the city after one more event."""
    match event:
        case mc.CityChanged():
            last = change(city.last, until=event.since)
            return City(spans=(*city.spans[:-1], last, _city_span(event)))
        case mc.CityEntryCorrected():
            return City(spans=corrected(city.spans, event.entry, event.since))
        case _:
            assert_never(event)


def _city_span(event: mc.CityChanged) -> CitySpan:
    return CitySpan(code=event.code, name=event.name, since=event.since)
