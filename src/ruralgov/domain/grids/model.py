"""The grid plan of one village through time: grids, lanes, households, chiefs, contacts."""

from collections.abc import Iterator
from datetime import date

from attrs import Factory

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    DecisionId,
    GridId,
    HouseholdId,
    LaneId,
    OrganisationId,
    PersonId,
    VillagerGroupId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.point import Point, inside
from ruralgov.domain.kernel.value import frozen


class ChiefBasis(LabelledEnum):
    """As what somebody was made chief of a grid or a lane."""

    PARTY_COMMITTEE = "party_committee", "村党组织成员", "member of the village party organisation"
    VILLAGERS_COMMITTEE = "villagers_committee", "村委会成员", "member of the villagers' committee"
    GROUP_LEADER = "group_leader", "村民小组长", "leader of a villager group"
    PARTY_MEMBER = "party_member", "党员", "party member"
    REPRESENTATIVE = "villager_representative", "村民代表", "villager representative"
    OTHER = "other", "其他", "other"


GRID_BASES = frozenset(
    {
        ChiefBasis.PARTY_COMMITTEE,
        ChiefBasis.VILLAGERS_COMMITTEE,
        ChiefBasis.GROUP_LEADER,
        ChiefBasis.OTHER,
    }
)
LANE_BASES = frozenset({ChiefBasis.PARTY_MEMBER, ChiefBasis.REPRESENTATIVE})


class Standard(LabelledEnum):
    """A soft standard that an audit looks at; outside it is a finding, never a refusal."""

    GRID_SIZE = "grid_size", "网格户数", "households of a grid"
    LANE_SIZE = "lane_size", "街巷户数", "households of a lane"
    GRID_CHIEF = "grid_chief", "网格长空缺", "a grid without chief"
    LANE_CHIEF = "lane_chief", "街巷长空缺", "a lane without chief"
    CONTACTS = "contacts", "街巷长联系户数", "mean households a lane chief contacts"
    PLACEMENT = "placement", "未划入街巷的户", "households in no lane"
    STRANGER = "stranger", "街巷内非本村现有户", "households in lanes that are not of the village"
    CHIEF_BASIS = "chief_basis", "负责人身份已不符", "chiefs who lost what they were chosen as"
    CONTACT = "contact", "重复联系的户", "households with several contacts"
    GROUP = "villager_group", "街巷未对应村民小组", "lanes of no villager group"
    LANES_HELD = "lanes_held", "一人任多条街巷长", "a chief of too many lanes"
    PARTY_BRANCH = "party_branch", "网格未隶属村党组织", "grids below no party organisation"
    PLAN = "plan", "未划分网格的村", "a village with households and no grids"
    ENDED_VILLAGE = "ended_village", "已撤销村的网格未移交", "grids of a village that has ended"


@frozen(kw_only=True)
class Grid:
    """A grid of one village, ``[since, until)``."""

    id: GridId
    name: str
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Lane:
    """A lane of one grid and one villager group, ``[since, until)``, with its households."""

    id: LaneId
    grid: GridId
    name: str
    villager_group: str
    households: tuple[HouseholdId, ...]
    since: date
    until: date = FOREVER
    group: VillagerGroupId | None = None
    """The villager group; plans from before there were any have its name alone."""
    outline: tuple[Point, ...] = ()
    """Where it lies, the last point leading back to the first; empty where nobody drew it."""

    def contains(self, point: Point) -> bool:
        """Tell whether a point lies in the lane; none does in one that nobody drew."""
        return inside(point, self.outline)


@frozen(kw_only=True)
class NewGroup:
    """A villager group that a plan names and nobody has entered yet."""

    id: VillagerGroupId
    name: str


@frozen(kw_only=True)
class Branch:
    """Below which party organisation the plan stands, ``[since, until)``."""

    organisation: OrganisationId
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Cited:
    """That what changed on a day, the plan or its *chiefs*, rests on a decision of a meeting."""

    decision: DecisionId
    since: date
    chiefs: bool


@frozen(kw_only=True)
class Chief:
    """Who is chief of a grid or lane (*target*), as what, ``[since, until)``.

    *entered*: under which id, where the person turned out to be another entry of the same one.
    """

    target: str
    person: PersonId
    basis: ChiefBasis
    attested: str
    since: date
    until: date = FOREVER
    entered: PersonId | None = None

    def in_office(self, target: str, day: date) -> bool:
        """Tell whether this is the chief of a grid or lane, since before a day and beyond it."""
        return self.target == target and self.since < day < self.until


@frozen(kw_only=True)
class Contact:
    """That the chief of a lane contacts households beyond those of the lane."""

    lane: LaneId
    households: tuple[HouseholdId, ...]
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Exemption:
    """A recorded reason for standing outside a soft standard."""

    target: str
    standard: Standard
    reason: str
    since: date
    until: date


@frozen(kw_only=True)
class GridPlan:
    """Everything about the grids of a village. Lanes are spans: a changed lane has two.

    On any day the lanes partition their grids and no household is in two lanes. *handed* are the
    days on which grids went to another village or came from one.
    """

    changed: date
    grids: tuple[Grid, ...] = ()
    lanes: tuple[Lane, ...] = ()
    chiefs: tuple[Chief, ...] = ()
    contacts: tuple[Contact, ...] = ()
    exemptions: tuple[Exemption, ...] = Factory(tuple)
    branches: tuple[Branch, ...] = ()
    handed: tuple[date, ...] = ()
    cited: tuple[Cited, ...] = ()

    def grids_on(self, day: date) -> list[Grid]:
        """Return the grids of a day."""
        return [one for one in self.grids if one.since <= day < one.until]

    def lanes_on(self, day: date) -> list[Lane]:
        """Return the lanes of a day."""
        return [one for one in self.lanes if one.since <= day < one.until]

    def ids_on(self, day: date) -> set[str]:
        """Return the ids of the grids and lanes of a day."""
        return {one.id for one in self.grids_on(day)} | {one.id for one in self.lanes_on(day)}

    def holds(self, household: str, day: date) -> bool:
        """Tell whether a household is in a lane or list of contacts on a day or later."""
        lanes = (one.households for one in self.lanes if one.until > day)
        contacts = (one.households for one in self.contacts if one.until > day)
        return any(household in homes for homes in (*lanes, *contacts))

    def present(self) -> Iterator[str]:
        """Give the ids of the grids and lanes that go on without end."""
        yield from (grid.id for grid in self.grids if grid.until == FOREVER)
        yield from (lane.id for lane in self.lanes if lane.until == FOREVER)

    def lane_at(self, point: Point, day: date) -> Lane | None:
        """Return the lane in which a point lies on a day, as its outline says."""
        return next((one for one in self.lanes_on(day) if one.contains(point)), None)

    def placed_on(self, day: date) -> dict[HouseholdId, Lane]:
        """Return the lane of each household that is in one on a day."""
        return {home: lane for lane in self.lanes_on(day) for home in lane.households}

    def contacts_on(self, day: date) -> dict[LaneId, tuple[HouseholdId, ...]]:
        """Return whom the chief of each lane contacts: its households, or those that were named."""
        named = {one.lane: one.households for one in self.contacts if one.since <= day < one.until}
        return {lane.id: named.get(lane.id, lane.households) for lane in self.lanes_on(day)}

    def offices(self, target: str, person: str) -> tuple[Chief, ...]:
        """Return when somebody was chief of a grid or lane."""
        return tuple(one for one in self.chiefs if (one.target, one.person) == (target, person))

    def chiefs_on(self, day: date) -> dict[str, Chief]:
        """Return the chief of each grid and lane on a day."""
        return {one.target: one for one in self.chiefs if one.since <= day < one.until}
