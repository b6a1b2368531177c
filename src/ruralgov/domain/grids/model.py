"""The grid plan of one village through time: grids, lanes, households, chiefs, contacts."""

from datetime import date

from attrs import Factory, frozen

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import GridId, HouseholdId, LaneId, PersonId
from ruralgov.domain.kernel.labels import LabelledEnum


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


@frozen(kw_only=True)
class Chief:
    """Who is chief of a grid or lane (*target*), as what, ``[since, until)``."""

    target: str
    person: PersonId
    basis: ChiefBasis
    attested: str
    since: date
    until: date = FOREVER

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

    On any day the lanes partition their grids and no household is in two lanes.
    """

    changed: date
    grids: tuple[Grid, ...] = ()
    lanes: tuple[Lane, ...] = ()
    chiefs: tuple[Chief, ...] = ()
    contacts: tuple[Contact, ...] = ()
    exemptions: tuple[Exemption, ...] = Factory(tuple)

    def grids_on(self, day: date) -> list[Grid]:
        """Return the grids of a day."""
        return [one for one in self.grids if one.since <= day < one.until]

    def lanes_on(self, day: date) -> list[Lane]:
        """Return the lanes of a day."""
        return [one for one in self.lanes if one.since <= day < one.until]

    def chiefs_on(self, day: date) -> dict[str, Chief]:
        """Return the chief of each grid and lane on a day."""
        return {one.target: one for one in self.chiefs if one.since <= day < one.until}
