"""What can be asked of wells."""

from attrs import frozen

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov_wells.rows import WellRow


@frozen(kw_only=True)
class Wells(Query[list[WellRow]]):
    """Ask for the open wells of a place on the day asked, by name."""

    place: PlaceId
