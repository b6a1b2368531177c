"""What of collectives hangs on a place, and whose ledgers other contexts look into for it."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.collectives.rows import CollectiveRow
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId

MERGE = "MergeCollective/DissolveCollective"


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the collectives of a place on a day."""
    for one in read.rows(CollectiveRow, on=day, place=place):
        yield Hanging(
            place=place,
            kind="collective",
            key=one.owner,
            zh=f"集体经济组织“{one.name}”",
            en=f"collective '{one.name}'",
            command=MERGE,
        )


def founded_at(place: PlaceId, read: Read) -> list[CollectiveRow]:
    """Return the collectives that a place has or had: what one left open is open still."""
    return read.rows(CollectiveRow, place=place)
