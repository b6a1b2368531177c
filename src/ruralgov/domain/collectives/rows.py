"""The table of collectives."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import frozen

from ruralgov.domain.collectives.model import Collective, Regime
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import OrganisationId, PlaceId


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


TABLES: Final = (
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
