"""What can be asked of villager groups, and what the answers are."""

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId, VillagerGroupId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class GroupSummary:
    """A villager group, who leads and who represents it, and the households of its lanes."""

    group: VillagerGroupId
    name: str
    leaders: tuple[PersonId, ...]
    representatives: tuple[PersonId, ...]
    lanes: int
    households: tuple[HouseholdId, ...]


@frozen(kw_only=True)
class GroupsOf(Query[list[GroupSummary]]):
    """Ask for the villager groups of a village on the day asked."""

    village: PlaceId
