"""What can be found of grids: rows, queries, and the findings of the audit."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

from ruralgov.domain.grids.model import ChiefBasis, GridPlan, Lane, Standard
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked, Table
from ruralgov.domain.kernel.ids import GridId, HouseholdId, LaneId, PersonId, PlaceId
from ruralgov.domain.kernel.profile import Band, Profile


@frozen(kw_only=True)
class GridRow:
    """One grid."""

    owner: str = ""
    grid: GridId
    name: str
    since: date
    until: date


@frozen(kw_only=True)
class LaneRow:
    """One span of a lane and how many households it has."""

    owner: str = ""
    lane: LaneId
    grid: GridId
    name: str
    villager_group: str
    households: int
    since: date
    until: date


@frozen(kw_only=True)
class PlacementRow:
    """In which lane a household is, from a day on and until another."""

    owner: str = ""
    household: HouseholdId
    lane: LaneId
    since: date
    until: date


@frozen(kw_only=True)
class ChiefRow:
    """Who is or was chief of a grid or lane."""

    owner: str = ""
    target: str
    level: str
    person: PersonId
    basis: ChiefBasis
    since: date
    until: date


TABLES = (
    Table(name="grids", row=GridRow, key=("owner", "grid")),
    Table(name="lanes", row=LaneRow, key=("owner", "lane", "since")),
    Table(
        name="placements",
        row=PlacementRow,
        key=("household", "since"),
        indexes=(("owner",),),
    ),
    Table(name="chiefs", row=ChiefRow, key=("target", "since"), indexes=(("person",), ("owner",))),
)


def rows(plan: GridPlan) -> Iterator[GridRow | LaneRow | PlacementRow | ChiefRow]:
    """Give the rows of a plan."""
    for grid in plan.grids:
        yield GridRow(grid=grid.id, name=grid.name, since=grid.since, until=grid.until)
    for lane in plan.lanes:
        yield LaneRow(
            lane=lane.id,
            grid=lane.grid,
            name=lane.name,
            villager_group=lane.villager_group,
            households=len(lane.households),
            since=lane.since,
            until=lane.until,
        )
    yield from _placements(plan.lanes)
    grids = {grid.id for grid in plan.grids}
    for chief in plan.chiefs:
        yield ChiefRow(
            target=chief.target,
            level="grid" if chief.target in grids else "lane",
            person=chief.person,
            basis=chief.basis,
            since=chief.since,
            until=chief.until,
        )


def _placements(lanes: tuple[Lane, ...]) -> Iterator[PlacementRow]:
    """Give one row for each stay; spans of a lane that follow each other are one stay."""
    stays: dict[tuple[LaneId, HouseholdId], tuple[date, date]] = {}
    for lane in sorted(lanes, key=lambda one: one.since):
        for household in lane.households:
            name = (lane.id, household)
            since, until = stays.get(name, (lane.since, lane.since))
            if until != lane.since:
                yield PlacementRow(household=household, lane=lane.id, since=since, until=until)
                since = lane.since
            stays[name] = (since, lane.until)
    for (lane_id, household), (since, until) in stays.items():
        yield PlacementRow(household=household, lane=lane_id, since=since, until=until)


@frozen(kw_only=True)
class GridsOf:
    """Ask for the grids and lanes of a village on the day asked."""

    village: PlaceId


@frozen(kw_only=True)
class HouseholdLane:
    """Ask in which lane a household is on the day asked, with its chief."""

    village: PlaceId
    household: HouseholdId


@frozen(kw_only=True)
class GridFindings:
    """Ask where a village stands outside the soft standards on the day asked."""

    village: PlaceId


@frozen(kw_only=True)
class LaneCensus:
    """Ask how many grids, lanes, households and chiefs there are on the day asked."""

    village: PlaceId


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


def summary(plan: GridPlan, day: date) -> list[GridSummary]:
    """Return the grids of a day with their lanes."""
    chiefs, lanes = plan.chiefs_on(day), plan.lanes_on(day)
    found = []
    for grid in plan.grids_on(day):
        inside = tuple(
            LaneSummary(
                lane=lane.id,
                name=lane.name,
                villager_group=lane.villager_group,
                households=len(lane.households),
                chief=chiefs[lane.id].person if lane.id in chiefs else None,
            )
            for lane in lanes
            if lane.grid == grid.id
        )
        found.append(
            GridSummary(
                grid=grid.id,
                name=grid.name,
                households=sum(lane.households for lane in inside),
                chief=chiefs[grid.id].person if grid.id in chiefs else None,
                lanes=inside,
            )
        )
    return found


def census(plan: GridPlan, day: date) -> Census:
    """Return the counts of a day."""
    grids, chiefs = summary(plan, day), plan.chiefs_on(day)
    lanes = [lane for grid in grids for lane in grid.lanes]
    assigned = {one.lane: one.households for one in plan.contacts if one.since <= day < one.until}
    return Census(
        grids=len(grids),
        lanes=len(lanes),
        households=sum(lane.households for lane in lanes),
        grid_chiefs=sum(grid.grid in chiefs for grid in grids),
        lane_chiefs=sum(lane.lane in chiefs for lane in lanes),
        contacts=sum(
            len(assigned[lane.lane]) if lane.lane in assigned else lane.households
            for lane in lanes
            if lane.lane in chiefs
        ),
    )


def findings(plan: GridPlan, day: date, profile: Profile) -> Iterator[Finding]:
    """Give what stands outside the standards of a profile (rule 8)."""
    exempted = {
        (one.target, one.standard): one.reason
        for one in plan.exemptions
        if one.since <= day < one.until
    }

    def finding(standard: Standard, target: str, name: str, found: int, band: Band) -> Finding:
        return Finding(
            standard=standard,
            target=target,
            name=name,
            found=found,
            low=band.low,
            high=band.high,
            exempted=exempted.get((target, standard), ""),
        )

    one = Band(1, 1)
    for grid in summary(plan, day):
        if grid.households not in profile.grid_households:
            band = profile.grid_households
            yield finding(Standard.GRID_SIZE, grid.grid, grid.name, grid.households, band)
        if grid.chief is None:
            yield finding(Standard.GRID_CHIEF, grid.grid, grid.name, 0, one)
        for lane in grid.lanes:
            if lane.households not in profile.lane_households:
                band = profile.lane_households
                yield finding(Standard.LANE_SIZE, lane.lane, lane.name, lane.households, band)
            if lane.chief is None:
                yield finding(Standard.LANE_CHIEF, lane.lane, lane.name, 0, one)


def grids_of(query: GridsOf, asked: Asked, record: Any) -> list[GridSummary]:
    """Return the grids of a village."""
    plan = asked.read.state(record, query.village)
    return [] if plan is None else summary(plan, asked.day)


def household_lane(query: HouseholdLane, asked: Asked) -> list[PlacementRow]:
    """Return the lane of a household, or nothing."""
    return asked.read.rows(PlacementRow, on=asked.day, household=query.household)


def grid_findings(query: GridFindings, asked: Asked, record: Any) -> list[Finding]:
    """Return where a village stands outside the standards."""
    plan = asked.read.state(record, query.village)
    return [] if plan is None else list(findings(plan, asked.day, asked.policy.profile()))


def lane_census(query: LaneCensus, asked: Asked, record: Any) -> Census:
    """Return the counts of a village."""
    plan = asked.read.state(record, query.village)
    return census(plan or GridPlan(changed=FOREVER), asked.day)
