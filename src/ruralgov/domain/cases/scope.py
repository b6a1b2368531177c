"""Which cases a question is about, and how few may be told."""

from typing import Any

from ruralgov.domain.access import STATISTICS
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CITY, PlaceId

TOWN_PATH = 2
"""The places from a town up: itself and the city."""


def place_of(place: PlaceId | None, asked: Asked) -> dict[str, Any]:
    """Return the condition for the cases of a village, a town, or (None) the city."""
    if place is None or place == CITY:
        return {}
    of_town = len(asked.above(place, asked.day)) == TOWN_PATH
    return {"town" if of_town else "place": place}


def smallest_shown(asked: Asked) -> int:
    """Return the least count that is shown: in the office any, outside that of the profile."""
    return asked.policy.profile().smallest if asked.purpose is STATISTICS else 0
