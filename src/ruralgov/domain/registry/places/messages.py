"""What can be asked of the registry, and what has happened to it."""

from datetime import date

from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import HouseholdId, PlaceId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry.places.model import LineageKind


@frozen(kw_only=True)
class RegisterPlace:
    """Enter a town or village as of the day its source speaks of; *split_from* where it lay."""

    code: str
    name: str
    since: date
    source: str
    split_from: tuple[PlaceId, ...] = ()


@frozen(kw_only=True)
class ChangePlace:
    """Rename or recode a place from a day on."""

    place: PlaceId
    code: str
    name: str
    since: date
    cause: str


@frozen(kw_only=True)
class MergePlace:
    """End a place on a day; from then on it is part of another."""

    place: PlaceId
    into: PlaceId
    since: date
    cause: str


@frozen(kw_only=True)
class DividePlace:
    """End a place on a day; from then on it is several others, none of them its successor alone."""

    place: PlaceId
    into: tuple[PlaceId, ...]
    since: date
    cause: str


@frozen(kw_only=True)
class CorrectPlaceEntry:
    """Put a dated entry of a place right: its beginning, a change, its end.

    *entry* is the day as it was entered, *since* the right one; None withdraws the entry.
    """

    place: PlaceId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class PlaceRegistered:
    """A place was entered."""

    level: DivisionLevel
    code: str
    name: str
    parent: PlaceId
    since: date
    source: str
    split_from: tuple[PlaceId, ...] = ()


@frozen(kw_only=True)
class PlaceChanged:
    """A place has another code or name from a day on."""

    code: str
    name: str
    parent: PlaceId
    since: date
    cause: str


@frozen(kw_only=True)
class PlaceMerged:
    """A place ended and became part of another."""

    kind: LineageKind
    into: PlaceId
    since: date
    cause: str


@frozen(kw_only=True)
class PlaceDivided:
    """A place ended and became several others."""

    into: tuple[PlaceId, ...]
    since: date
    cause: str


@frozen(kw_only=True)
class PlaceEntryCorrected:
    """A dated entry of a place was moved to its right day, or withdrawn."""

    entry: date
    since: date | None
    reason: str


@frozen
class Handed:
    """A household that moves, and the number that it gets."""

    household: HouseholdId
    number: str


@frozen(kw_only=True)
class HouseholdsHandedOver:
    """Households of the place move to another; the place itself stays as it is."""

    into: PlaceId
    since: date
    cause: str
    households: tuple[Handed, ...]


PlaceEvent = (
    PlaceRegistered
    | PlaceChanged
    | PlaceMerged
    | PlaceDivided
    | PlaceEntryCorrected
    | HouseholdsHandedOver
)
"""What happens to a place."""
