"""What can be asked of grids, and what the answers are."""

from ruralgov.domain.grids.model import ChiefBasis, Standard
from ruralgov.domain.grids.rows import PlacementRow, PlanDecisionRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import (
    GridId,
    HouseholdId,
    LaneId,
    PersonId,
    PlaceId,
    VillagerGroupId,
)
from ruralgov.domain.kernel.personal import IdentityNumber
from ruralgov.domain.kernel.point import Point
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class LaneSummary:
    """A lane, its size and its chief."""

    lane: LaneId
    name: str
    villager_group: str
    households: int
    chief: PersonId | None
    group: VillagerGroupId | None = None


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
    """One place outside a soft standard; *exempted* is the recorded reason, or empty.

    *households* are those that it is about, where it is about some.
    """

    standard: Standard
    target: str
    name: str
    found: int
    low: int
    high: int
    exempted: str
    households: tuple[HouseholdId, ...] = ()


@frozen(kw_only=True)
class HouseholdContact:
    """The lane and grid of a household, their chiefs, and who contacts it."""

    lane: LaneId
    lane_name: str
    grid: GridId
    grid_name: str
    chief: PersonId | None
    grid_chief: PersonId | None
    contacts: tuple[PersonId, ...]


@frozen(kw_only=True)
class Charge:
    """What somebody is chief of, as what, and the households: of a lane, those contacted."""

    target: str
    level: str
    name: str
    basis: ChiefBasis
    households: tuple[HouseholdId, ...]


@frozen(kw_only=True)
class OrphanedPlan:
    """Grids of a village that has ended, neither handed over nor ended."""

    village: PlaceId
    name: str
    code: str
    successor: PlaceId | None
    lanes: int


@frozen(kw_only=True)
class Candidate:
    """Somebody as a table names them, and as what they are to be chief of a grid or lane."""

    identity: IdentityNumber
    basis: ChiefBasis | None = None


@frozen(kw_only=True)
class Fitness:
    """Who it is, None where the number is not registered, and the code of what stands against."""

    person: PersonId | None
    against: str = ""


@frozen(kw_only=True)
class Officer:
    """A chief, as what, and who attests the choice."""

    person: PersonId
    basis: ChiefBasis
    attested: str


@frozen(kw_only=True)
class PlanLine:
    """One lane of a plan with all that hangs on it; *contacts* are those that are named."""

    grid: GridId
    grid_name: str
    grid_chief: Officer | None
    lane: LaneId
    lane_name: str
    villager_group: str
    chief: Officer | None
    households: tuple[HouseholdId, ...]
    contacts: tuple[HouseholdId, ...]


@frozen(kw_only=True)
class OfficerNumber:
    """The name and identity number of somebody who holds an office of the grids of a village."""

    person: PersonId
    name: str | None
    identity: str | None


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
class GridDecisions(Query[list[PlanDecisionRow]]):
    """Ask which changes of a village's grids and chiefs rest on decisions of meetings, by day.

    What is not among them rests on a paper.
    """

    village: PlaceId


@frozen(kw_only=True)
class LaneSpot:
    """The lane in which a point lies, and its grid."""

    grid: GridId
    grid_name: str
    lane: LaneId
    lane_name: str


@frozen(kw_only=True)
class LaneAt(Query[LaneSpot | None]):
    """Ask in which lane of a village a point lies on the day asked; none where none is drawn."""

    village: PlaceId
    point: Point


@frozen(kw_only=True)
class GridFindings(Query[list[Finding]]):
    """Ask where a village stands outside the soft standards on the day asked."""

    village: PlaceId


@frozen(kw_only=True)
class LaneCensus(Query[Census]):
    """Ask how many grids, lanes, households and chiefs there are on the day asked."""

    village: PlaceId


@frozen(kw_only=True)
class ContactOf(Query[HouseholdContact | None]):
    """Ask in which lane and grid a household is, who leads them, and who contacts it."""

    village: PlaceId
    household: HouseholdId


@frozen(kw_only=True)
class HouseholdsOfChief(Query[list[Charge]]):
    """Ask what somebody is chief of in a village, and the households of it on the day asked."""

    village: PlaceId
    person: PersonId


@frozen(kw_only=True)
class OrphanedGrids(Query[list[OrphanedPlan]]):
    """Ask which villages had ended by the day asked and still have grids."""


@frozen(kw_only=True)
class Candidates(Query[list[Fitness]]):
    """Ask of some people, by their numbers, whether they can lead on the day; it names nobody."""

    village: PlaceId
    candidates: tuple[Candidate, ...]


@frozen(kw_only=True)
class PlanLines(Query[list[PlanLine]]):
    """Ask for the whole plan of a village on the day asked, lane by lane."""

    village: PlaceId


@frozen(kw_only=True)
class OfficerNumbers(Query[list[OfficerNumber]]):
    """Ask for names and numbers of the chiefs and group leaders of a village; it is recorded."""

    village: PlaceId
