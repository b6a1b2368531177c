"""What can be asked of a grid plan, and what has happened to it."""

from datetime import date
from typing import ClassVar

from ruralgov.domain.grids.messages_handing import (
    GridsHandedOver,
    GridsTakenOver,
    HandOverGrids,
    TakeOverGrids,
)
from ruralgov.domain.grids.messages_offices import (
    AppointChiefs,
    Appointment,
    AssignContacts,
    ChiefEntryCorrected,
    ChiefFollowed,
    ChiefPlan,
    ChiefRelieved,
    ChiefsAppointed,
    ChiefVacated,
    ContactsAssigned,
    ContactsEntryCorrected,
    CorrectChiefEntry,
    CorrectContactsEntry,
    CorrectExemptionEntry,
    EnterFormerChief,
    ExemptionEntryCorrected,
    ExemptionGranted,
    FollowChiefs,
    FormerChiefEntered,
    GrantExemption,
    OfficeEvent,
    RelieveChief,
    VacateOffices,
)
from ruralgov.domain.grids.model import Grid, Lane, NewGroup
from ruralgov.domain.kernel.ids import (
    DecisionId,
    GridId,
    HouseholdId,
    LaneId,
    OrganisationId,
    PlaceId,
)
from ruralgov.domain.kernel.value import frozen

__all__ = [
    "AddGrid",
    "AddLane",
    "AppointChiefs",
    "Appointment",
    "AssignContacts",
    "ChiefEntryCorrected",
    "ChiefFollowed",
    "ChiefPlan",
    "ChiefRelieved",
    "ChiefVacated",
    "ChiefsAppointed",
    "CloseLane",
    "ContactsAssigned",
    "ContactsEntryCorrected",
    "CorrectChiefEntry",
    "CorrectContactsEntry",
    "CorrectExemptionEntry",
    "CorrectPlanEntry",
    "DelineateGrids",
    "EndGrids",
    "EnterFormerChief",
    "ExemptionEntryCorrected",
    "ExemptionGranted",
    "FollowChiefs",
    "FormerChiefEntered",
    "GrantExemption",
    "GridEvent",
    "GridOutline",
    "GridsChanged",
    "GridsHandedOver",
    "GridsTakenOver",
    "HandOverGrids",
    "HouseholdsLeft",
    "LanePlan",
    "LeaveLanes",
    "MergeGrids",
    "PlanBranchSet",
    "PlanDecisionCited",
    "PlanEnded",
    "PlanEntryCorrected",
    "ReassignHouseholds",
    "RelieveChief",
    "RenameGrid",
    "RenameLane",
    "SetPlanBranch",
    "SplitGrid",
    "SplitLane",
    "TakeOverGrids",
    "VacateOffices",
    "WithdrawHouseholds",
]


@frozen(kw_only=True)
class LanePlan:
    """A lane as it is to be laid out.

    *villager_group* is the name of a group of the village, founded where there is none; ``-`` for
    none. Its chief and the households that the chief contacts may be named with it.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("chief", "contacts")
    name: str
    villager_group: str
    households: tuple[HouseholdId, ...]
    chief: ChiefPlan | None = None
    contacts: tuple[HouseholdId, ...] = ()


@frozen(kw_only=True)
class GridOutline:
    """A grid as it is to be laid out, with its lanes."""

    ADDED: ClassVar[tuple[str, ...]] = ("chief",)
    name: str
    lanes: tuple[LanePlan, ...]
    chief: ChiefPlan | None = None


@frozen(kw_only=True)
class DelineateGrids:
    """Lay out a village, for the first time or anew, below a party organisation (*branch*)."""

    ADDED: ClassVar[tuple[str, ...]] = ("branch", "cites")
    village: PlaceId
    grids: tuple[GridOutline, ...]
    since: date
    basis: str
    branch: OrganisationId | None = None
    cites: DecisionId | None = None


@frozen(kw_only=True)
class SplitGrid:
    """Move some lanes of a grid to a new grid from a day on."""

    ADDED: ClassVar[tuple[str, ...]] = ("cites",)
    village: PlaceId
    grid: GridId
    lanes: tuple[LaneId, ...]
    name: str
    since: date
    basis: str
    cites: DecisionId | None = None


@frozen(kw_only=True)
class MergeGrids:
    """Make the lanes of a grid part of another; the grid ends."""

    ADDED: ClassVar[tuple[str, ...]] = ("cites",)
    village: PlaceId
    grid: GridId
    into: GridId
    since: date
    basis: str
    cites: DecisionId | None = None


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
class AddGrid:
    """Add a grid with its lanes; households of other lanes leave those."""

    ADDED: ClassVar[tuple[str, ...]] = ("cites",)
    village: PlaceId
    grid: GridOutline
    since: date
    basis: str
    cites: DecisionId | None = None


@frozen(kw_only=True)
class AddLane:
    """Add a lane to a grid; households of other lanes leave those."""

    ADDED: ClassVar[tuple[str, ...]] = ("cites",)
    village: PlaceId
    grid: GridId
    lane: LanePlan
    since: date
    basis: str
    cites: DecisionId | None = None


@frozen(kw_only=True)
class SplitLane:
    """Make a new lane of the same grid out of some households of a lane, which keeps its chief."""

    ADDED: ClassVar[tuple[str, ...]] = ("cites",)
    village: PlaceId
    lane: LaneId
    households: tuple[HouseholdId, ...]
    name: str
    villager_group: str | None = None
    since: date
    basis: str
    cites: DecisionId | None = None


@frozen(kw_only=True)
class RenameLane:
    """Give a lane another name, and another villager group where one is named."""

    village: PlaceId
    lane: LaneId
    name: str
    villager_group: str | None = None
    since: date
    basis: str


@frozen(kw_only=True)
class RenameGrid:
    """Give a grid another name from a day on."""

    village: PlaceId
    grid: GridId
    name: str
    since: date
    basis: str


@frozen(kw_only=True)
class CloseLane:
    """End a lane; its households go into another lane of the village."""

    ADDED: ClassVar[tuple[str, ...]] = ("cites",)
    village: PlaceId
    lane: LaneId
    into: LaneId | None = None
    since: date
    basis: str
    cites: DecisionId | None = None


@frozen(kw_only=True)
class EndGrids:
    """End all grids, lanes and offices of a village on a day."""

    village: PlaceId
    since: date
    basis: str


@frozen(kw_only=True)
class LeaveLanes:
    """Take a household that moved away or ended out of the lanes of a village."""

    village: PlaceId
    household: HouseholdId
    since: date
    cause: str


@frozen(kw_only=True)
class CorrectPlanEntry:
    """Withdraw the last change of a plan, or put a change on its right day."""

    village: PlaceId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class SetPlanBranch:
    """Say below which party organisation of the village its grids stand, from a day on."""

    village: PlaceId
    organisation: OrganisationId
    since: date


@frozen(kw_only=True)
class GridsChanged:
    """From a day on the grids and lanes of the village are these; the others are unchanged.

    *ended* names grids and lane spans that end; *grids* and *lanes* begin; *founded* are villager
    groups that are named for the first time.
    """

    SCHEMA: ClassVar[int] = 3
    ended: tuple[str, ...]
    grids: tuple[Grid, ...]
    lanes: tuple[Lane, ...]
    since: date
    basis: str
    founded: tuple[NewGroup, ...] = ()


@frozen(kw_only=True)
class HouseholdsLeft:
    """Households that moved away or ended are in no lane of the village any more."""

    households: tuple[HouseholdId, ...]
    since: date
    cause: str


@frozen(kw_only=True)
class PlanEnded:
    """All grids, lanes and offices of the village ended."""

    since: date
    basis: str


@frozen(kw_only=True)
class PlanDecisionCited:
    """What changed on a day rests on this decision of a meeting: the plan, or its *chiefs*."""

    decision: DecisionId
    since: date
    chiefs: bool


@frozen(kw_only=True)
class PlanEntryCorrected:
    """A change of the plan was withdrawn, or is on its right day."""

    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class PlanBranchSet:
    """The plan stands below this party organisation."""

    organisation: OrganisationId
    since: date


GridEvent = (
    GridsChanged
    | HouseholdsLeft
    | PlanEnded
    | GridsHandedOver
    | GridsTakenOver
    | PlanEntryCorrected
    | PlanBranchSet
    | PlanDecisionCited
    | OfficeEvent
)
"""What happens to a grid plan."""
