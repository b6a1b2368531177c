"""What places are called on a day."""

from collections.abc import Collection
from datetime import date
from typing import Final

from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.registry import PLACE

OF_CITY: Final = "市直"
"""How units are headed that are the city's own."""


def place_names(places: Collection[PlaceId], day: date, read: Read) -> dict[PlaceId, str]:
    """Return what places are called on a day; the last name of one that has ended."""
    known = read.states(PLACE, places)
    named = {PlaceId(key): (one.on(day) or one.last).name for key, one in known.items()}
    return {one: OF_CITY if one == CITY else named.get(one, one) for one in places}
