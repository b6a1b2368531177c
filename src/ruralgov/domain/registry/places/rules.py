"""The rules of places."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.division import DivisionLevel, level_of, parent_of, parse_code
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.places import texts
from ruralgov.domain.registry.places.messages import (
    ChangePlace,
    MergePlace,
    PlaceChanged,
    PlaceMerged,
    PlaceRegistered,
    RegisterPlace,
)
from ruralgov.domain.registry.places.model import LineageKind, Place
from ruralgov.domain.registry.places.rows import PlaceRow


def register_place(
    _: Place | None, command: RegisterPlace, given: Given
) -> Iterator[PlaceRegistered]:
    """Enter a place (rules 1, 2 and 4)."""
    code = parse_code(command.code)
    _check_code_free(code, command.since, given, None)
    for origin in command.split_from:
        if not given.read.rows(PlaceRow, owner=origin):
            raise Refused(registry_texts.PLACE_MISSING, place=origin)
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
    known = _living(place, command.place, command.since)
    code = parse_code(command.code)
    if level_of(code) is not known.level:
        raise Refused(
            texts.PLACE_PARENT_WRONG, code=code, level=level_of(code).en, parent=known.last.parent
        )
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
    known = _living(place, command.place, command.since)
    into = given.read.rows(PlaceRow, owner=command.into, on=command.since)
    if not into or command.into == command.place or into[0].level != known.level:
        raise Refused(registry_texts.PLACE_MISSING, place=command.into)
    if given.read.rows(PlaceRow, parent=command.place, on=command.since, limit=1):
        raise Refused(texts.PLACE_NOT_EMPTY, name=known.last.name)
    yield PlaceMerged(
        kind=LineageKind.MERGE,
        into=command.into,
        since=command.since,
        cause=clean_text("cause", command.cause),
    )


def _living(place: Place | None, key: str, since: date) -> Place:
    """Return a place that has not ended, for a change on a day after the last one (rule 3)."""
    if place is None or place.last.until != FOREVER:
        raise Refused(registry_texts.PLACE_MISSING, place=key)
    if since <= place.last.since:
        raise Refused(texts.PLACE_CHANGE_NOT_LATER, name=place.last.name, since=place.last.since)
    return place


def _parent(code: str, day: date, given: Given) -> PlaceId:
    if level_of(code) is not DivisionLevel.VILLAGE:
        return CITY
    above = given.read.rows(PlaceRow, on=day, code=parent_of(code))
    if not above:
        raise Refused(texts.PLACE_PARENT_WRONG, code=code, level="village", parent=parent_of(code))
    return PlaceId(above[0].owner)


def _check_code_free(code: str, day: date, given: Given, place: str | None) -> None:
    for row in given.read.rows(PlaceRow, code=code):
        if row.owner != place and row.until > day:
            raise Refused(texts.PLACE_CODE_TAKEN, code=code, name=row.name)
