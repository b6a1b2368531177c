"""The answers to questions about grids."""

from datetime import date

from ruralgov.domain.grids.audit import Known, census, findings, summary
from ruralgov.domain.grids.groups.rows import GroupRow
from ruralgov.domain.grids.model import Chief, GridPlan
from ruralgov.domain.grids.people import basis_holds, belongs, of_village, standings, village_name
from ruralgov.domain.grids.queries import (
    Census,
    Charge,
    ContactOf,
    Finding,
    GridDecisions,
    GridFindings,
    GridsOf,
    GridSummary,
    HouseholdContact,
    HouseholdLane,
    HouseholdsOfChief,
    LaneAt,
    LaneCensus,
    LaneSpot,
    OrphanedGrids,
    OrphanedPlan,
)
from ruralgov.domain.grids.records import GRID_PLAN
from ruralgov.domain.grids.rows import ChiefRow, LaneRow, PlacementRow, PlanDecisionRow
from ruralgov.domain.grids.rules_plan import is_branch
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked, Read
from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.spans import on
from ruralgov.domain.registry import HOUSEHOLD, PERSON, PLACE, HouseholdRow

NO_PLAN = GridPlan(changed=FOREVER)


def grids_of(query: GridsOf, asked: Asked) -> list[GridSummary]:
    """Return the grids of a village."""
    plan = asked.read.state(GRID_PLAN, query.village)
    return [] if plan is None else summary(plan, asked.day)


def grid_decisions(query: GridDecisions, asked: Asked) -> list[PlanDecisionRow]:
    """Return the decisions on which changes of a plan rest, by day."""
    rows = asked.read.rows(PlanDecisionRow, owner=query.village)
    return sorted(rows, key=lambda row: (row.since, row.chiefs, row.decision))


def household_lane(query: HouseholdLane, asked: Asked) -> list[PlacementRow]:
    """Return the lane of a household, or nothing."""
    return asked.read.rows(PlacementRow, on=asked.day, household=query.household)


def lane_at(query: LaneAt, asked: Asked) -> LaneSpot | None:
    """Return the lane in which a point lies, or None."""
    plan = asked.read.state(GRID_PLAN, query.village) or NO_PLAN
    lane = plan.lane_at(query.point, asked.day)
    if lane is None:
        return None
    names = {grid.id: grid.name for grid in plan.grids}
    return LaneSpot(grid=lane.grid, grid_name=names[lane.grid], lane=lane.id, lane_name=lane.name)


def grid_findings(query: GridFindings, asked: Asked) -> list[Finding]:
    """Return where a village stands outside the standards of the day asked."""
    plan = asked.read.state(GRID_PLAN, query.village) or NO_PLAN
    known = known_of(plan, query.village, asked.day, asked.read)
    return list(findings(plan, asked.day, asked.policy.profile_on(asked.day), known))


def lane_census(query: LaneCensus, asked: Asked) -> Census:
    """Return the counts of a village."""
    plan = asked.read.state(GRID_PLAN, query.village)
    return census(plan or NO_PLAN, asked.day)


def contact_of(query: ContactOf, asked: Asked) -> HouseholdContact | None:
    """Return who contacts a household, or None where it is in no lane of the village."""
    plan = asked.read.state(GRID_PLAN, query.village) or NO_PLAN
    lane = plan.placed_on(asked.day).get(query.household)
    if lane is None:
        return None
    chiefs = {target: one.person for target, one in plan.chiefs_on(asked.day).items()}
    grid = next(one for one in plan.grids_on(asked.day) if one.id == lane.grid)
    contacts = (
        chiefs[target]
        for target, homes in plan.contacts_on(asked.day).items()
        if target in chiefs and query.household in homes
    )
    return HouseholdContact(
        lane=lane.id,
        lane_name=lane.name,
        grid=grid.id,
        grid_name=grid.name,
        chief=chiefs.get(lane.id),
        grid_chief=chiefs.get(grid.id),
        contacts=tuple(dict.fromkeys(contacts)),
    )


def households_of_chief(query: HouseholdsOfChief, asked: Asked) -> list[Charge]:
    """Return what somebody is chief of, with its households."""
    plan = asked.read.state(GRID_PLAN, query.village) or NO_PLAN
    mine = [one for one in plan.chiefs_on(asked.day).values() if one.person == query.person]
    return [_charge(one, plan, asked.day) for one in mine]


def orphaned_grids(_: OrphanedGrids, asked: Asked) -> list[OrphanedPlan]:
    """Return the plans that go on although their village has ended."""
    counts = dict(asked.read.tally(LaneRow, ("owner",), on=asked.day))
    places = asked.read.states(PLACE, counts)
    return [
        OrphanedPlan(
            village=PlaceId(key),
            name=place.last.name,
            code=place.last.code,
            successor=place.successor,
            lanes=counts[key],
        )
        for key, place in places.items()
        if place.last.until <= asked.day
    ]


def known_of(plan: GridPlan, village: PlaceId, day: date, read: Read) -> Known:
    """Return what the registry knows of the households and chiefs of a village on a day."""
    homes = {HouseholdId(row.owner) for row in read.rows(HouseholdRow, on=day, village=village)}
    placed = [one for one in plan.placed_on(day) if one not in homes]
    states = read.states(HOUSEHOLD, placed)
    homes |= {one for one in placed if belongs(read, states.get(one), village, day)}
    gone, unfounded = _gone(plan, village, day, read)
    branch = on(plan.branches, day)
    groups = read.rows(GroupRow, on=day, village=village)
    return Known(
        village=village,
        name=village_name(read, village),
        households=frozenset(homes),
        gone=gone,
        unfounded=unfounded,
        groups=frozenset(name for row in groups for name in (row.owner, row.name)),
        lanes_held=_lanes_held(plan, day, read),
        branch=branch is not None and is_branch(read, branch.organisation, village, day),
    )


def _lanes_held(plan: GridPlan, day: date, read: Read) -> dict[PersonId, int]:
    """Return how many lanes those chiefs have who were entered twice; a command refuses others."""
    people = {one.person for one in plan.chiefs_on(day).values()}
    twice = [key for key, person in read.states(PERSON, people).items() if person.absorbed]
    rows = {PersonId(key): read.rows(ChiefRow, on=day, person=key) for key in twice}
    return {key: sum(row.level == "lane" for row in held) for key, held in rows.items()}


def _gone(
    plan: GridPlan, village: PlaceId, day: date, read: Read
) -> tuple[frozenset[PersonId], frozenset[str]]:
    """Return the chiefs who are not of the village any more, and the offices without basis."""
    chiefs = plan.chiefs_on(day)
    known = standings(read, (one.person for one in chiefs.values()), day)
    gone, unfounded = set(), set()
    for target, chief in chiefs.items():
        standing = known.get(chief.person)
        if standing is None or not of_village(read, standing, village, day):
            gone.add(chief.person)
        elif not basis_holds(read, village, chief.person, chief.basis, standing, day):
            unfounded.add(target)
    return frozenset(gone), frozenset(unfounded)


def _charge(chief: Chief, plan: GridPlan, day: date) -> Charge:
    lanes, contacts = plan.lanes_on(day), plan.contacts_on(day)
    grid = next((one for one in plan.grids_on(day) if one.id == chief.target), None)
    if grid is not None:
        level, name = "grid", grid.name
        inside = tuple(home for one in lanes if one.grid == grid.id for home in one.households)
    else:
        lane = next(one for one in lanes if one.id == chief.target)
        level, name, inside = "lane", lane.name, contacts[lane.id]
    return Charge(target=chief.target, level=level, name=name, basis=chief.basis, households=inside)
