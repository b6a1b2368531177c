"""The tables of places: each span, the lineage, and the codes of the city."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry.places.model import City, LineageKind, Place


@frozen(kw_only=True)
class PlaceRow:
    """One span of a place, as it is found by code or parent."""

    owner: str = ""
    level: DivisionLevel
    code: str
    name: str
    parent: PlaceId
    since: date
    until: date


@frozen(kw_only=True)
class LineageRow:
    """That a place came out of another, or that one became part of another."""

    owner: str = ""
    other: PlaceId
    kind: LineageKind
    since: date


@frozen(kw_only=True)
class CityRow:
    """The code and name of the city for some time; none while they never changed."""

    owner: str = ""
    code: str
    name: str
    since: date
    until: date


PLACE_TABLES: Final = (
    Table(
        name="places",
        row=PlaceRow,
        key=("owner", "since"),
        unique=(("code", "since"),),
        indexes=(("parent",),),
    ),
    Table(name="lineage", row=LineageRow, key=("owner", "other", "since"), indexes=(("other",),)),
)


CITY_TABLES: Final = (Table(name="city_codes", row=CityRow, key=("owner", "since")),)


def place_rows(place: Place) -> Iterator[PlaceRow | LineageRow]:
    """Give a row for each span of a place, and for where it came from and went."""
    for span in place.spans:
        yield PlaceRow(
            level=place.level,
            code=span.code,
            name=span.name,
            parent=span.parent,
            since=span.since,
            until=span.until,
        )
    for origin in place.ancestors:
        yield LineageRow(other=origin.place, kind=origin.kind, since=origin.since)
    if place.successor is not None:
        kind = LineageKind.MERGE
        yield LineageRow(other=place.successor, kind=kind, since=place.last.until)
    for part in place.parts:
        yield LineageRow(other=part, kind=LineageKind.DIVISION, since=place.last.until)


def city_rows(city: City) -> Iterator[CityRow]:
    """Give a row for each span of the city."""
    for span in city.spans:
        yield CityRow(code=span.code, name=span.name, since=span.since, until=span.until)
