"""Grids: the grids and lanes of each village, who is in them, and their chiefs.

Rules:
1. A lane lies in one grid and one villager group; a grid lies in one village and has a lane.
2. A household is in at most one lane on any day.
3. A change begins on a day after the last change of the village's plan.
4. A grid or lane has at most one chief on any day; an office ends with a reason.
5. A grid chief comes from the village committees or leads a group; a lane chief is a party member
   or villager representative whose choice somebody attests.
6. A person is chief of at most so many lanes of the city as its profile says.
7. A lane's chief contacts the households of the lane unless others of the village are named.
8. Sizes and vacancies are findings of an audit, never refusals; an exemption has reason and end.
"""

from ruralgov.domain.grids.context import (
    CONTEXT,
)
from ruralgov.domain.grids.messages import (
    AppointChiefs,
    Appointment,
    AssignContacts,
    ChiefRelieved,
    ChiefsAppointed,
    ContactsAssigned,
    DelineateGrids,
    ExemptionGranted,
    GrantExemption,
    GridOutline,
    GridsChanged,
    LanePlan,
    MergeGrids,
    ReassignHouseholds,
    RelieveChief,
    SplitGrid,
    WithdrawHouseholds,
)
from ruralgov.domain.grids.model import (
    Chief,
    ChiefBasis,
    Contact,
    Exemption,
    Grid,
    GridPlan,
    Lane,
    Standard,
)
from ruralgov.domain.grids.queries import (
    Census,
    Finding,
    GridFindings,
    GridsOf,
    GridSummary,
    HouseholdLane,
    LaneCensus,
    LaneSummary,
)
from ruralgov.domain.grids.records import (
    GRID_PLAN,
)
from ruralgov.domain.grids.rows import (
    ChiefRow,
    GridRow,
    LaneRow,
    PlacementRow,
)

__all__ = [
    "CONTEXT",
    "GRID_PLAN",
    "AppointChiefs",
    "Appointment",
    "AssignContacts",
    "Census",
    "Chief",
    "ChiefBasis",
    "ChiefRelieved",
    "ChiefRow",
    "ChiefsAppointed",
    "Contact",
    "ContactsAssigned",
    "DelineateGrids",
    "Exemption",
    "ExemptionGranted",
    "Finding",
    "GrantExemption",
    "Grid",
    "GridFindings",
    "GridOutline",
    "GridPlan",
    "GridRow",
    "GridSummary",
    "GridsChanged",
    "GridsOf",
    "HouseholdLane",
    "Lane",
    "LaneCensus",
    "LanePlan",
    "LaneRow",
    "LaneSummary",
    "MergeGrids",
    "PlacementRow",
    "ReassignHouseholds",
    "RelieveChief",
    "SplitGrid",
    "Standard",
    "WithdrawHouseholds",
]
