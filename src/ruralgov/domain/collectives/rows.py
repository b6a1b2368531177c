"""The tables of collectives, and of what they were called."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.collectives.model import Collective, Regime
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import CollectiveId, OrganisationId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class CollectiveRow:
    """One collective, by its last name; *successor* says into which it went.

    *merging* says into which it is to go, and *merges* when.
    """

    owner: str = ""
    place: PlaceId
    name: str
    organisation: OrganisationId | None
    regime: Regime
    since: date
    until: date
    successor: CollectiveId | None = None
    merging: CollectiveId | None = None
    merges: date | None = None


@frozen(kw_only=True)
class CollectiveNameRow:
    """What a collective was called and where it was within days, if that changed."""

    owner: str = ""
    since: date
    until: date
    place: PlaceId
    name: str
    organisation: OrganisationId | None


TABLES: Final = (
    Table(
        name="collectives",
        row=CollectiveRow,
        key=("owner",),
        indexes=(("place",), ("organisation",), ("successor",), ("merging",)),
    ),
    Table(
        name="collective_names",
        row=CollectiveNameRow,
        key=("owner", "since"),
        indexes=(("place",),),
    ),
)


def rows(collective: Collective) -> Iterator[CollectiveRow | CollectiveNameRow]:
    """Give the row of a collective, and one for each name where it had several."""
    merger = collective.merger
    waiting = merger if merger is not None and not merger.done else None
    yield CollectiveRow(
        place=collective.place,
        name=collective.name,
        organisation=collective.organisation,
        regime=collective.regime,
        since=collective.since,
        until=collective.until,
        successor=collective.successor,
        merging=None if waiting is None else waiting.into,
        merges=None if waiting is None else waiting.since,
    )
    for one in collective.names:
        yield CollectiveNameRow(
            since=one.since,
            until=one.until,
            place=one.place,
            name=one.name,
            organisation=one.organisation,
        )
