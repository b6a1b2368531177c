"""Where a lane lies: what can be asked."""

from datetime import date

from ruralgov.domain.kernel.ids import LaneId, PlaceId
from ruralgov.domain.kernel.point import Point
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class OutlineLane:
    """Draw where a lane lies from a day on: at least three points, or none to take it away.

    The last point leads back to the first.
    """

    village: PlaceId
    lane: LaneId
    outline: tuple[Point, ...]
    since: date
    basis: str
