"""A well and its tests."""

from datetime import date
from typing import NewType

from attrs import frozen

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import PersonId, PlaceId

WellId = NewType("WellId", str)


@frozen(kw_only=True)
class WaterTest:
    """One test of the water: its day, whether it was good, and what was found."""

    day: date
    good: bool
    note: str


@frozen(kw_only=True)
class Well:
    """A well, open on the days ``[since, until)``."""

    place: PlaceId
    name: str
    keeper: PersonId | None
    since: date
    until: date = FOREVER
    tests: tuple[WaterTest, ...] = ()
