"""What can be asked of collectives."""

from attrs import frozen

from ruralgov.domain.collectives.rows import CollectiveRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CITY, PlaceId


@frozen(kw_only=True)
class Collectives(Query[list[CollectiveRow]]):
    """Ask for the collectives at a place and below it on the day asked, by place and name.

    With *ended*, those of other days are among them: what they posted is in every statement.
    """

    place: PlaceId = CITY
    ended: bool = False
