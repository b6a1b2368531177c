"""The answers to questions about the registry."""

from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.registry.places.queries import Lineage, PlaceByCode, Places
from ruralgov.domain.registry.places.rows import LineageRow, PlaceRow


def places(query: Places, asked: Asked) -> list[PlaceRow]:
    """Return the places right below another on the day asked, by code."""
    found = asked.read.rows(PlaceRow, on=asked.day, parent=query.parent)
    return sorted(found, key=lambda row: row.code)


def place_by_code(query: PlaceByCode, asked: Asked) -> list[PlaceRow]:
    """Return the place with a code, or nothing."""
    return asked.read.rows(PlaceRow, on=asked.day, code=query.code)


def lineage(query: Lineage, asked: Asked) -> list[LineageRow]:
    """Return the lineage of a place, in both directions."""
    return [
        *asked.read.rows(LineageRow, owner=query.place),
        *asked.read.rows(LineageRow, other=query.place),
    ]
