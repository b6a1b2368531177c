"""A point on the map, in whole numbers, and the way between two."""

from collections.abc import Sequence
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import Final

from attrs import field

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.value import frozen

MICRO: Final = 1_000_000
EARTH: Final = 6_371_008.8
"""Mean radius of the earth in metres (IUGG)."""
WEST, EAST, SOUTH, NORTH = 73 * MICRO, 136 * MICRO, 3 * MICRO, 54 * MICRO
"""The box that China lies in."""


def _within(low: int, high: int, value: int) -> None:
    if not low <= value <= high:
        raise BadInput(texts.POINT_WRONG, value=value, low=low, high=high)


@frozen(kw_only=True)
class Point:
    """A place in micro-degrees (CGCS2000, not the shifted GCJ-02); outside China ``point_wrong``.

    A millionth of a degree is about ten centimetres; whole numbers are the same in every storage.
    """

    longitude: int = field()
    latitude: int = field()

    @longitude.validator
    def _check(self, _: object, longitude: int) -> None:
        _within(WEST, EAST, longitude)

    @latitude.validator
    def _check_latitude(self, _: object, latitude: int) -> None:
        _within(SOUTH, NORTH, latitude)


def metres(one: Point, other: Point) -> int:
    """Return the way between two points over a round earth (haversine), in whole metres."""
    south, north = radians(one.latitude / MICRO), radians(other.latitude / MICRO)
    east = radians((other.longitude - one.longitude) / MICRO)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(east / 2) ** 2
    return round(2 * EARTH * asin(sqrt(half)))


def inside(point: Point, outline: Sequence[Point]) -> bool:
    """Tell whether a point lies within an outline, whose last point leads back to the first.

    A ray to the east crosses the sides an odd number of times; in whole numbers, so exactly. Of two
    outlines that share a side, one point on it is in one of them at most.
    """
    crossed = False
    for one, other in pairwise((*outline, *outline[:1])):
        if (one.latitude > point.latitude) != (other.latitude > point.latitude):
            south, north = sorted((one, other), key=lambda end: end.latitude)
            east = (point.longitude - south.longitude) * (north.latitude - south.latitude)
            side = (north.longitude - south.longitude) * (point.latitude - south.latitude)
            crossed ^= east < side
    return crossed
