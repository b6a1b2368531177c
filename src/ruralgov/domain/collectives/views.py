"""What can be found of collectives."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ruralgov.domain.collectives.model import Collective, Regime
from ruralgov.domain.kernel.declare import Asked, Table
from ruralgov.domain.kernel.ids import CITY, OrganisationId, PlaceId


@frozen(kw_only=True)
class CollectiveRow:
    """One collective."""

    owner: str = ""
    place: PlaceId
    name: str
    organisation: OrganisationId | None
    regime: Regime
    since: date
    until: date


TABLES = (
    Table(
        name="collectives",
        row=CollectiveRow,
        key=("owner",),
        indexes=(("place",), ("organisation",)),
    ),
)


def rows(collective: Collective) -> Iterator[CollectiveRow]:
    """Give the one row of a collective."""
    yield CollectiveRow(
        place=collective.place,
        name=collective.name,
        organisation=collective.organisation,
        regime=collective.regime,
        since=collective.since,
        until=collective.until,
    )


@frozen(kw_only=True)
class Collectives:
    """Ask for the collectives at a place and below it on the day asked, by place and name."""

    place: PlaceId = CITY


def collectives(query: Collectives, asked: Asked) -> list[CollectiveRow]:
    """Return the collectives at a place and below it."""
    found = asked.read.rows(CollectiveRow, on=asked.day)
    return sorted(
        (row for row in found if query.place in asked.above(row.place, asked.day)),
        key=lambda row: (row.place, row.name, row.owner),
    )
