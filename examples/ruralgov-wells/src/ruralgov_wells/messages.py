"""What can be asked of a well, and what has happened to it."""

from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.ids import PersonId, PlaceId
from ruralgov_wells.model import WellId


@frozen(kw_only=True)
class RegisterWell:
    """Enter a well; *keeper* is the person who looks after it, if there is one."""

    place: PlaceId
    name: str
    keeper: PersonId | None = None
    since: date
    source: str


@frozen(kw_only=True)
class NoteWaterTest:
    """Note what a test of the water found."""

    well: WellId
    day: date
    good: bool
    note: str


@frozen(kw_only=True)
class CloseWell:
    """Close a well from a day on."""

    well: WellId
    since: date
    reason: str


@frozen(kw_only=True)
class WellRegistered:
    """A well was entered."""

    place: PlaceId
    name: str
    keeper: PersonId | None
    since: date
    source: str


@frozen(kw_only=True)
class WaterTested:
    """The water of a well was tested."""

    day: date
    good: bool
    note: str


@frozen(kw_only=True)
class WellClosed:
    """A well was closed."""

    since: date
    reason: str


WellEvent = WellRegistered | WaterTested | WellClosed
"""What happens to a well."""
