"""What of collectives hangs on a place, and whose ledgers other contexts look into for it."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.collectives.lineage import called, family, seated
from ruralgov.domain.collectives.rows import CollectiveRow
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import CollectiveId, PlaceId

MERGE = "MergeCollective/MoveCollective/DissolveCollective"


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the collectives of a place on a day."""
    for one in called(seated(place, read, day), read, day):
        if not one.since <= day < one.until:
            continue
        yield Hanging(
            place=place,
            kind="collective",
            key=one.owner,
            zh=f"集体经济组织“{one.name}”",
            en=f"collective '{one.name}'",
            command=MERGE,
        )


def founded_at(place: PlaceId, read: Read, day: date) -> list[CollectiveRow]:
    """Return the collectives that a place has or had: what one left open is open still.

    What went into another by the day is that one's, and hangs where that one is.
    """
    own = [
        CollectiveId(row.owner)
        for row in seated(place, read, day)
        if row.successor is None or row.until > day
    ]
    family_of = dict.fromkeys(one for key in own for one in family(key, read, day))
    return [row for one in family_of for row in read.rows(CollectiveRow, owner=one)]
