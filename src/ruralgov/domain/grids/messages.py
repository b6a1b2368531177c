"""What can be asked of a grid plan, and what has happened to it."""

from datetime import date

from attrs import frozen

from ruralgov.domain.grids.model import ChiefBasis, Grid, Lane, Standard
from ruralgov.domain.kernel.ids import GridId, HouseholdId, LaneId, PersonId, PlaceId


@frozen(kw_only=True)
class LanePlan:
    """A lane as it is to be laid out."""

    name: str
    villager_group: str
    households: tuple[HouseholdId, ...]


@frozen(kw_only=True)
class GridOutline:
    """A grid as it is to be laid out, with its lanes."""

    name: str
    lanes: tuple[LanePlan, ...]


@frozen(kw_only=True)
class DelineateGrids:
    """Lay out the grids and lanes of a village, for the first time or anew, from a day on."""

    village: PlaceId
    grids: tuple[GridOutline, ...]
    since: date
    basis: str


@frozen(kw_only=True)
class SplitGrid:
    """Move some lanes of a grid to a new grid from a day on."""

    village: PlaceId
    grid: GridId
    lanes: tuple[LaneId, ...]
    name: str
    since: date
    basis: str


@frozen(kw_only=True)
class MergeGrids:
    """Make the lanes of a grid part of another; the grid ends."""

    village: PlaceId
    grid: GridId
    into: GridId
    since: date
    basis: str


@frozen(kw_only=True)
class ReassignHouseholds:
    """Place households, new ones or from other lanes, in a lane from a day on."""

    village: PlaceId
    households: tuple[HouseholdId, ...]
    lane: LaneId
    since: date
    basis: str


@frozen(kw_only=True)
class WithdrawHouseholds:
    """Take households that have gone out of their lanes from a day on."""

    village: PlaceId
    households: tuple[HouseholdId, ...]
    since: date
    basis: str


@frozen(kw_only=True)
class Appointment:
    """One chief: of a grid or a lane, as what, and who attests the choice (lanes)."""

    target: str
    person: PersonId
    basis: ChiefBasis
    attested: str = ""


@frozen(kw_only=True)
class AppointChiefs:
    """Appoint chiefs of grids and lanes of a village from a day on."""

    village: PlaceId
    appointments: tuple[Appointment, ...]
    since: date


@frozen(kw_only=True)
class RelieveChief:
    """End the office of a grid's or lane's chief on a day."""

    village: PlaceId
    target: str
    since: date
    reason: str


@frozen(kw_only=True)
class AssignContacts:
    """Name the households that a lane's chief contacts, instead of those of the lane."""

    village: PlaceId
    lane: LaneId
    households: tuple[HouseholdId, ...]
    since: date


@frozen(kw_only=True)
class GrantExemption:
    """Record why a grid, lane or village may stand outside a soft standard, until a day."""

    village: PlaceId
    target: str
    standard: Standard
    reason: str
    until: date


@frozen(kw_only=True)
class GridsChanged:
    """From a day on the grids and lanes of the village are these; the others are unchanged.

    *ended* names grids and lane spans that end; *grids* and *lanes* begin.
    """

    ended: tuple[str, ...]
    grids: tuple[Grid, ...]
    lanes: tuple[Lane, ...]
    since: date
    basis: str


@frozen(kw_only=True)
class ChiefsAppointed:
    """Grids and lanes have these chiefs from a day on."""

    appointments: tuple[Appointment, ...]
    since: date


@frozen(kw_only=True)
class ChiefRelieved:
    """A chief's office ended."""

    target: str
    since: date
    reason: str


@frozen(kw_only=True)
class ContactsAssigned:
    """A lane's chief contacts these households."""

    lane: LaneId
    households: tuple[HouseholdId, ...]
    since: date


@frozen(kw_only=True)
class ExemptionGranted:
    """A standing outside a standard has a recorded reason."""

    target: str
    standard: Standard
    reason: str
    since: date
    until: date


GridEvent = GridsChanged | ChiefsAppointed | ChiefRelieved | ContactsAssigned | ExemptionGranted
"""What happens to a grid plan."""
