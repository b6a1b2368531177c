"""What can be asked of the registry, and what the answers are."""

from attrs import frozen

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.registry.places.rows import LineageRow, PlaceRow


@frozen(kw_only=True)
class Places(Query[list[PlaceRow]]):
    """Ask for the places right below another (the city itself by default), as of the day asked."""

    parent: PlaceId = CITY


@frozen(kw_only=True)
class PlaceByCode(Query[list[PlaceRow]]):
    """Ask which place has a code on the day asked."""

    code: str


@frozen(kw_only=True)
class Lineage(Query[list[LineageRow]]):
    """Ask what a place came out of, and what came out of it."""

    place: PlaceId
