"""The rules of places."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given, Record
from ruralgov.domain.kernel.division import DivisionLevel, level_of, parent_of, parse_code
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.registry.messages import (
    ChangePlace,
    MergePlace,
    PlaceChanged,
    PlaceMerged,
    PlaceRegistered,
    RegisterPlace,
)
from ruralgov.domain.registry.model import Ancestor, LineageKind, Place, PlaceSpan
from ruralgov.domain.registry.views import PLACE_TABLES, PlaceRow, place_rows

PlaceEvent = PlaceRegistered | PlaceChanged | PlaceMerged


def register_place(
    _: Place | None, command: RegisterPlace, given: Given
) -> Iterator[PlaceRegistered]:
    """Enter a place (rules 1, 2 and 4)."""
    code = parse_code(command.code)
    _check_code_free(code, command.since, given, None)
    for origin in command.split_from:
        if not given.read.rows(PlaceRow, owner=origin):
            raise Refused("place_missing", place=origin)
    yield PlaceRegistered(
        level=level_of(code),
        code=code,
        name=clean_text("name", command.name),
        parent=_parent(code, command.since, given),
        since=command.since,
        source=clean_text("source", command.source),
        split_from=command.split_from,
    )


def change_place(place: Place | None, command: ChangePlace, given: Given) -> Iterator[PlaceChanged]:
    """Rename or recode a place (rules 1, 2 and 3)."""
    last = _living(place, command.place, command.since)
    code = parse_code(command.code)
    if place is None or level_of(code) is not place.level:
        raise Refused("place_parent_wrong", code=code, level=level_of(code).en, parent=last.parent)
    _check_code_free(code, command.since, given, command.place)
    yield PlaceChanged(
        code=code,
        name=clean_text("name", command.name),
        parent=_parent(code, command.since, given),
        since=command.since,
        cause=clean_text("cause", command.cause),
    )


def merge_place(place: Place | None, command: MergePlace, given: Given) -> Iterator[PlaceMerged]:
    """End a place that becomes part of another (rules 3 and 4)."""
    last = _living(place, command.place, command.since)
    into = given.read.rows(PlaceRow, owner=command.into, on=command.since)
    if not into or command.into == command.place or place is None or into[0].level != place.level:
        raise Refused("place_missing", place=command.into)
    if given.read.rows(PlaceRow, parent=command.place, on=command.since, limit=1):
        raise Refused("place_not_empty", name=last.name)
    yield PlaceMerged(
        kind=LineageKind.MERGE,
        into=command.into,
        since=command.since,
        cause=clean_text("cause", command.cause),
    )


def evolve_place(state: Place | None, event: PlaceEvent) -> Place:
    """Fold one event into a place."""
    if isinstance(event, PlaceRegistered):
        span = PlaceSpan(code=event.code, name=event.name, parent=event.parent, since=event.since)
        kind = LineageKind.SPLIT
        ancestors = tuple(Ancestor(place, kind, event.since) for place in event.split_from)
        return Place(level=event.level, spans=(span,), ancestors=ancestors)
    if state is None:
        raise Refused("place_missing", place="-")
    ended = (*state.spans[:-1], change(state.last, until=event.since))
    if isinstance(event, PlaceMerged):
        return change(state, spans=ended, successor=event.into)
    begun = PlaceSpan(code=event.code, name=event.name, parent=event.parent, since=event.since)
    return change(state, spans=(*ended, begun))


def _living(place: Place | None, key: str, since: date) -> PlaceSpan:
    if place is None or place.last.until != FOREVER:
        raise Refused("place_missing", place=key)
    if since <= place.last.since:
        raise Refused("place_change_not_later", name=place.last.name, since=place.last.since)
    return place.last


def _parent(code: str, day: date, given: Given) -> PlaceId:
    if level_of(code) is not DivisionLevel.VILLAGE:
        return CITY
    above = given.read.rows(PlaceRow, on=day, code=parent_of(code))
    if not above:
        raise Refused("place_parent_wrong", code=code, level="village", parent=parent_of(code))
    return PlaceId(above[0].owner)


def _check_code_free(code: str, day: date, given: Given, place: str | None) -> None:
    for row in given.read.rows(PlaceRow, code=code):
        if row.owner != place and row.until > day:
            raise Refused("place_code_taken", code=code, name=row.name)


PLACE = Record(
    kind="place",
    state=Place,
    events=(PlaceRegistered, PlaceChanged, PlaceMerged),
    evolve=evolve_place,
    rows=place_rows,
    tables=PLACE_TABLES,
)
