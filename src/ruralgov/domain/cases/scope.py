"""Which cases a question is about, and how few may be told."""

from typing import Any

from ruralgov.domain.access import STATISTICS
from ruralgov.domain.cases.rows import OpenCaseRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.registry import Map, PlaceRow


def place_of(place: PlaceId | None, asked: Asked) -> dict[str, Any]:
    """Return the condition for the cases that came in in a village, a town, or (None) the city."""
    if place is None or place == CITY:
        return {}
    rows = asked.read.rows(PlaceRow, owner=place, limit=1)
    of_town = bool(rows) and rows[0].level is DivisionLevel.TOWN
    return {"town" if of_town else "place": place}


def open_at(place: PlaceId, asked: Asked) -> list[OpenCaseRow]:
    """Return the open cases at a place and below it as it is on the day asked.

    Those that hang on ended places below it are among them, and on places that lay elsewhere when
    the case came in.
    """
    if place == CITY:
        return asked.read.rows(OpenCaseRow)
    places = Map.of(asked.read)
    below = places.below(place, asked.day)
    found = {row.owner: row for row in asked.read.rows(OpenCaseRow, town=place)}
    for one in below:
        if one == place or any(span.parent != place for span in places.spans[one]):
            found |= {row.owner: row for row in asked.read.rows(OpenCaseRow, place=one)}
    inside = set(below)
    return [row for row in found.values() if row.place in inside]


def smallest_shown(asked: Asked) -> int:
    """Return the least count that is shown: in the office any, outside that of the profile."""
    return asked.policy.profile().smallest if asked.purpose is STATISTICS else 0
