"""Whose a collective's contracts, property and applications are: its own, or its successor's.

Records of a collective that merged keep its id, so that all of it can be read as it was. On any day
they belong to whoever it had gone into by then.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from ruralgov.domain.collectives.records import COLLECTIVE
from ruralgov.domain.collectives.rows import CollectiveNameRow, CollectiveRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.ids import CollectiveId, PlaceId


def heir(key: CollectiveId, read: Read) -> CollectiveId:
    """Return the collective that has today what was a collective's: itself, if it never merged."""
    seen = {key}
    while (state := read.state(COLLECTIVE, key)) is not None and state.successor is not None:
        key = state.successor
        if key in seen:
            break
        seen.add(key)
    return key


def family(key: CollectiveId, read: Read, day: date | None = None) -> tuple[CollectiveId, ...]:
    """Return a collective, and after it all that went into it, over any number of steps.

    With *day*, only what went into it by then.
    """
    found = {key: None}
    waiting = [key]
    while waiting:
        for row in read.rows(CollectiveRow, successor=waiting.pop()):
            if (day is None or row.until <= day) and row.owner not in found:
                found[CollectiveId(row.owner)] = None
                waiting.append(CollectiveId(row.owner))
    return tuple(found)


def holding(key: CollectiveId, read: Read, day: date) -> tuple[CollectiveId, ...]:
    """Return the collectives whose property is a collective's on a day: none once it merged."""
    state = read.state(COLLECTIVE, key)
    if state is not None and state.successor is not None and state.until <= day:
        return ()
    return family(key, read, day)


def called(rows: Iterable[CollectiveRow], read: Read, day: date) -> list[CollectiveRow]:
    """Return the rows with the names and places that they had on a day."""
    names = {row.owner: row for row in read.rows(CollectiveNameRow, on=day)}
    return [
        change(row, place=then.place, name=then.name, organisation=then.organisation)
        if (then := names.get(row.owner)) is not None
        else row
        for row in rows
    ]


def seated(place: PlaceId, read: Read, day: date) -> list[CollectiveRow]:
    """Return the collectives that have or had their place there, as it was on a day."""
    came = {row.owner for row in read.rows(CollectiveNameRow, on=day, place=place)}
    rows = {row.owner: row for row in read.rows(CollectiveRow, place=place)}
    for owner in came - rows.keys():
        rows |= {row.owner: row for row in read.rows(CollectiveRow, owner=owner)}
    gone = [
        owner for owner in rows.keys() - came if read.rows(CollectiveNameRow, owner=owner, on=day)
    ]
    return [row for owner, row in rows.items() if owner not in gone]


def heirs(rows: Iterable[CollectiveRow], day: date) -> dict[str, str]:
    """Return for each of the collectives who has on a day what was its own."""
    went = {
        row.owner: row.successor for row in rows if row.successor is not None and row.until <= day
    }
    return {key: list(_chain(key, went))[-1] for key in went}


def _chain(key: str, went: dict[str, CollectiveId]) -> Iterator[str]:
    seen: set[str] = set()
    while key in went and key not in seen:
        seen.add(key)
        key = went[key]
    yield key
