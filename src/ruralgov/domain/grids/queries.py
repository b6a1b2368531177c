"""What can be asked of grids, and what the answers are."""

from attrs import frozen

from ruralgov.domain.grids.model import Standard
from ruralgov.domain.grids.rows import PlacementRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import GridId, HouseholdId, LaneId, PersonId, PlaceId


@frozen(kw_only=True)
class LaneSummary:
    """A lane, its size and its chief."""

    lane: LaneId
    name: str
    villager_group: str
    households: int
    chief: PersonId | None


@frozen(kw_only=True)
class GridSummary:
    """A grid, its size, its chief and its lanes."""

    grid: GridId
    name: str
    households: int
    chief: PersonId | None
    lanes: tuple[LaneSummary, ...]


@frozen(kw_only=True)
class Census:
    """Counts of one village."""

    grids: int
    lanes: int
    households: int
    grid_chiefs: int
    lane_chiefs: int
    contacts: int
    """Households contacted by lane chiefs, all together."""


@frozen(kw_only=True)
class Finding:
    """One place outside a soft standard; *exempted* is the recorded reason, or empty."""

    standard: Standard
    target: str
    name: str
    found: int
    low: int
    high: int
    exempted: str


@frozen(kw_only=True)
class GridsOf(Query[list[GridSummary]]):
    """Ask for the grids and lanes of a village on the day asked."""

    village: PlaceId


@frozen(kw_only=True)
class HouseholdLane(Query[list[PlacementRow]]):
    """Ask in which lane a household is on the day asked, with its chief."""

    village: PlaceId
    household: HouseholdId


@frozen(kw_only=True)
class GridFindings(Query[list[Finding]]):
    """Ask where a village stands outside the soft standards on the day asked."""

    village: PlaceId


@frozen(kw_only=True)
class LaneCensus(Query[Census]):
    """Ask how many grids, lanes, households and chiefs there are on the day asked."""

    village: PlaceId
