"""How a dated entry of a place is put right, so that all that is tied to it still holds."""

from collections.abc import Iterable, Iterator
from datetime import date

from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.kernel.spans import check_correction
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.places import texts
from ruralgov.domain.registry.places.evolve import evolve_place
from ruralgov.domain.registry.places.messages import CorrectPlaceEntry, PlaceEntryCorrected
from ruralgov.domain.registry.places.model import LineageKind, Place
from ruralgov.domain.registry.places.rows import LineageRow, PlaceRow
from ruralgov.domain.registry.places.rules import check_code_free, check_of_city, eve

Tie = tuple[str, date]
"""A place that must be there on a day."""


def correct_place_entry(
    place: Place | None, command: CorrectPlaceEntry, given: Given
) -> Iterator[PlaceEntryCorrected]:
    """Move a dated entry to its right day or withdraw it (rule 18)."""
    known = existing(place, registry_texts.PLACE_MISSING, place=command.place)
    check_correction(known.spans, command.entry, command.since)
    if command.since is None and command.entry == known.spans[0].since:
        raise Refused(texts.PLACE_BEGINNING_KEPT, name=known.last.name)
    event = PlaceEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )
    after = evolve_place(known, event)
    for span in after.spans:
        if span not in known.spans:
            check_of_city(span.code, span.since, given)
            check_code_free(span.code, span.since, span.until, command.place, given.read)
    _check_ties(after, command.place, given.read)
    yield event


def _check_ties(place: Place, key: str, read: Read) -> None:
    """Refuse a correction after which a parent, a child, an origin or a successor would lack."""
    for other, day in _leans_on(place):
        spans = read.rows(PlaceRow, owner=other)
        if not spans or not spans[0].since <= day < spans[-1].until:
            name = spans[0].name if spans else other
            raise Refused(texts.PLACE_TIES_LOST, name=place.last.name, other=name, day=day)
    for other, day in _carries(key, read):
        if not place.spans[0].since <= day < place.last.until:
            name = read.rows(PlaceRow, owner=other)[0].name
            raise Refused(texts.PLACE_TIES_LOST, name=place.last.name, other=name, day=day)


def _leans_on(place: Place) -> Iterator[Tie]:
    """Give what must be there for a place: parents, origins, what it became."""
    for span in place.spans:
        if span.parent != CITY:
            yield span.parent, span.since
            yield span.parent, eve(span.until)
    for one in place.ancestors:
        yield one.place, eve(one.since)
    if place.last.until != FOREVER:
        after = (place.successor, *place.parts)
        yield from ((one, place.last.until) for one in after if one is not None)


def _carries(key: str, read: Read) -> Iterable[Tie]:
    """Give what needs a place to be there: its children, what merged into it or came out of it."""
    for row in read.rows(PlaceRow, parent=key):
        yield row.owner, row.since
        yield row.owner, eve(row.until)
    for one in read.rows(LineageRow, other=key):
        came_out = one.kind is LineageKind.SPLIT
        yield one.owner, eve(one.since) if came_out else one.since
