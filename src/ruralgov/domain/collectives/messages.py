"""Commands and events of collectives."""

from datetime import date

from attrs import frozen

from ruralgov.domain.collectives.model import Regime
from ruralgov.domain.kernel.ids import CollectiveId, OrganisationId, PlaceId


@frozen(kw_only=True)
class FoundCollective:
    """Enter a collective at a village, a town or the city; *organisation* names its entry."""

    place: PlaceId
    name: str
    organisation: OrganisationId | None = None
    regime: Regime = Regime.Y2023
    since: date
    source: str


@frozen(kw_only=True)
class DissolveCollective:
    """End a collective on a day."""

    collective: CollectiveId
    since: date
    cause: str


@frozen(kw_only=True)
class CollectiveFounded:
    """A collective was entered."""

    place: PlaceId
    name: str
    organisation: OrganisationId | None
    regime: Regime
    since: date
    source: str


@frozen(kw_only=True)
class CollectiveDissolved:
    """A collective ended."""

    since: date
    cause: str


CollectiveEvent = CollectiveFounded | CollectiveDissolved
"""What happens to a collective."""
