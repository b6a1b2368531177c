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
    """Ask for the collectives at a place and below it on the day asked, by place and name.

    With *ended*, those of other days are among them: what they posted is in every statement.
    """

    place: PlaceId = CITY
    ended: bool = False


def collectives(query: Collectives, asked: Asked) -> list[CollectiveRow]:
    """Return the collectives at a place and below it."""
    found = asked.read.rows(CollectiveRow, on=None if query.ended else asked.day)
    everywhere = query.ended and query.place == CITY  # the place of one may have ended too
    return sorted(
        (row for row in found if everywhere or query.place in asked.above(row.place, asked.day)),
        key=lambda row: (row.place, row.name, row.owner),
    )
