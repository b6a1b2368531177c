"""What several rules of grid plans check alike."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from ruralgov.domain.grids import texts
from ruralgov.domain.grids.groups.rows import GroupRow
from ruralgov.domain.grids.messages import LanePlan
from ruralgov.domain.grids.model import Grid, GridPlan, Lane, NewGroup
from ruralgov.domain.grids.people import belongs, shown, village_name
from ruralgov.domain.grids.records import GRID_PLAN
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import GridId, HouseholdId, LaneId, PlaceId, VillagerGroupId
from ruralgov.domain.registry import HOUSEHOLD, PLACE, Household

NO_GROUP = "-"
"""What a plan says where a lane is of no villager group, as in a community of town dwellers."""


def check_village(read: Read, village: str, day: date) -> None:
    """Refuse a plan of what is no village on the day (rule 1)."""
    place = read.state(PLACE, village)
    if place is None or place.level is not DivisionLevel.VILLAGE or place.on(day) is None:
        raise Refused(texts.VILLAGE_MISSING, village=village)


def planned(plan: GridPlan | None, village: str, since: date) -> GridPlan:
    """Return a plan that there is, for a change not before its last one (rule 3)."""
    known = existing(plan, texts.PLAN_MISSING, village=village)
    check_later(known, since)
    if not known.grids_on(since):
        raise Refused(texts.PLAN_MISSING, village=village)
    return known


def check_later(plan: GridPlan, since: date) -> None:
    """Refuse a change on a day before the last one (rule 3)."""
    if since < plan.changed:
        raise Refused(texts.PLAN_CHANGE_NOT_LATER, since=plan.changed)


def check_households(
    given: Given, plan: GridPlan | None, village: str, named: Iterable[HouseholdId], since: date
) -> None:
    """Refuse households that are not of the village, or still in a lane elsewhere (rule 2).

    Those that are in a lane of the village on that day already are as they are.
    """
    there = set() if plan is None else plan.placed_on(since).keys()
    households = [one for one in dict.fromkeys(named) if one not in there]
    known = given.read.states(HOUSEHOLD, households)
    check_of_village(given.read, known, households, village, since)
    for household in households:
        _check_free(given.read, household, known[household], village, since)


def check_of_village(
    read: Read,
    known: dict[str, Household],
    households: Sequence[HouseholdId],
    village: str,
    day: date,
) -> None:
    """Refuse households that are unknown, closed, or of another village on the day."""
    strange = [one for one in households if not belongs(read, known.get(one), village, day)]
    if strange:
        raise Refused(
            texts.HOUSEHOLD_STRANGE,
            households=shown(strange),
            village=village_name(read, village),
            day=day,
        )


def _check_free(
    read: Read, household: HouseholdId, state: Household, village: str, since: date
) -> None:
    """Refuse a household that another village, where it lived before, still has in a lane."""
    for other in dict.fromkeys(span.village for span in state.spans):
        plan = None if other == village else read.state(GRID_PLAN, other)
        for lane in () if plan is None else plan.lanes:
            if lane.until > since and household in lane.households:
                raise Refused(
                    texts.HOUSEHOLD_ELSEWHERE,
                    household=household,
                    village=village_name(read, other),
                    lane=lane.name,
                )


def check_once(households: Iterable[HouseholdId]) -> None:
    """Refuse a household that is named twice (rule 2)."""
    counts = Counter(households)
    twice = next((household for household, count in counts.items() if count > 1), None)
    if twice is not None:
        raise Refused(texts.HOUSEHOLD_TWICE, household=twice)


def check_names(names: Iterable[str]) -> None:
    """Refuse two grids of a village, or two lanes of a grid, of one name (rule 1)."""
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise BadInput(texts.NAME_TWICE, name=twice[0])


def groups_of(
    given: Given, village: PlaceId, names: Iterable[str]
) -> tuple[dict[str, VillagerGroupId | None], tuple[NewGroup, ...]]:
    """Return the villager group of each name, and those that are founded with the plan."""
    found: dict[str, VillagerGroupId | None] = {NO_GROUP: None}
    founded = []
    for name in dict.fromkeys(clean_text("villager_group", one) for one in names):
        if name in found:
            continue
        row = given.read.one(GroupRow, village=village, name=name, open=1)
        group = VillagerGroupId(row.owner if row is not None else given.new_id())
        if row is None:
            founded.append(NewGroup(id=group, name=name))
        found[name] = group
    return found, tuple(founded)


def new_lanes(
    given: Given,
    outlines: Collection[LanePlan],
    grid: GridId,
    groups: dict[str, VillagerGroupId | None],
    since: date,
) -> list[Lane]:
    """Return lanes as they are laid out in a grid."""
    lanes = []
    for outline in outlines:
        group = clean_text("villager_group", outline.villager_group)
        lane = Lane(
            id=LaneId(given.new_id()),
            grid=grid,
            name=clean_text("name", outline.name),
            villager_group=group,
            households=outline.households,
            since=since,
            group=groups[group],
        )
        lanes.append(lane)
    check_names(lane.name for lane in lanes)
    return lanes


def new_grid(given: Given, name: str, since: date) -> Grid:
    """Return a grid that begins."""
    return Grid(id=GridId(given.new_id()), name=clean_text("name", name), since=since)


def without(plan: GridPlan, households: Collection[HouseholdId], since: date) -> list[Lane]:
    """Return the lanes from which some households go, each as it is from then on."""
    gone, lanes = set(households), []
    for lane in plan.lanes_on(since):
        kept = tuple(one for one in lane.households if one not in gone)
        if kept != lane.households:
            lanes.append(change(lane, households=kept, since=since))
    return lanes
