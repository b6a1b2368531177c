"""Where a place lies on a day, before it began and after it ended too.

A place that became part of another leads to that one, and so to its town and to the city. One that
was divided leads to what it last lay in: each part answers for itself alone. One that has not
begun leads to what it will lie in.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.registry.places.model import LineageKind
from ruralgov.domain.registry.places.rows import LineageRow, PlaceRow


class Lying(NamedTuple):
    """Below what a place lay, with its days as a table keeps them: such texts sort as days do."""

    parent: PlaceId
    since: str
    until: str


Span = TypeVar("Span", PlaceRow, Lying)
Next = Callable[[str], PlaceId | None]
"""What an ended place became part of."""


def row_on(spans: Sequence[Span], day: Any) -> Span:
    """Return the span of a day, a date or text as theirs: else the last before it, or the first."""
    before = [span for span in spans if span.since <= day]
    return before[-1] if before else spans[0]


def climb(
    place: PlaceId, day: Any, spans_of: Callable[[str], Sequence[Span]], next_of: Next
) -> Iterator[PlaceId]:
    """Give a place and those above it on a day, up to the city; one that is unknown, alone.

    *spans_of* gives the spans of a place, oldest first; *day* is as theirs are, a date or its text.
    """
    seen = set()
    while place != CITY and place not in seen:
        seen.add(place)
        yield place
        spans = spans_of(place)
        if not spans:
            return
        there = row_on(spans, day)
        following = next_of(place) if spans[-1].until <= day else None
        place = following or there.parent
    yield CITY


def successor_of(read: Read, place: str) -> PlaceId | None:
    """Return what an ended place became part of, or None."""
    found = read.rows(LineageRow, owner=place, kind=LineageKind.MERGE)
    return found[0].other if found else None


def path(read: Read, place: PlaceId, day: date) -> tuple[PlaceId, ...]:
    """Return a place and those above it on a day, up to the city."""
    return tuple(
        climb(
            place,
            day,
            lambda key: read.rows(PlaceRow, owner=key),
            lambda key: successor_of(read, key),
        )
    )


def town_of(path: Sequence[PlaceId]) -> PlaceId:
    """Return the place of a path that is just below the city."""
    return path[-2] if len(path) > 1 else path[0]


class Map:
    """All places of a city, read once, for questions about many of them."""

    def __init__(self, places: Iterable[PlaceRow], lineage: Iterable[LineageRow]) -> None:
        self.spans: dict[str, list[PlaceRow]] = {}
        for row in places:
            self.spans.setdefault(row.owner, []).append(row)
        merged = (row for row in lineage if row.kind is LineageKind.MERGE)
        self.successors = {row.owner: row.other for row in merged}

    @classmethod
    def of(cls, read: Read) -> "Map":
        """Return the map of what is read."""
        merged = read.rows(LineageRow, kind=LineageKind.MERGE)
        return cls(read.rows(PlaceRow), merged)

    def path(self, place: PlaceId, day: date) -> tuple[PlaceId, ...]:
        """Return a place and those above it on a day, up to the city."""
        return tuple(climb(place, day, lambda key: self.spans.get(key, ()), self.successors.get))

    def below(self, place: PlaceId, day: date) -> list[PlaceId]:
        """Return a place and all below it on a day, ended and future ones among them."""
        every = (PlaceId(key) for key in self.spans)
        return [one for one in every if place in self.path(one, day)]

    def ended(self, day: date) -> list[PlaceId]:
        """Return the places that have ended by a day."""
        return [PlaceId(key) for key, spans in self.spans.items() if spans[-1].until <= day]

    def name(self, place: str, day: date) -> PlaceRow | None:
        """Return the span by which a place is named on a day, or None where it is unknown."""
        spans = self.spans.get(place)
        return row_on(spans, day) if spans else None
