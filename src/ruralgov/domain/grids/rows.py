"""The tables of grids: who is where, and who is chief of what."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.grids.model import ChiefBasis, GridPlan, Lane
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import DecisionId, GridId, HouseholdId, LaneId, PersonId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class GridRow:
    """One span of a grid."""

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


@frozen(kw_only=True)
class PlanDecisionRow:
    """That what changed on a day, the plan or its *chiefs*, rests on a decision of a meeting."""

    owner: str = ""
    decision: DecisionId
    since: date
    chiefs: bool


def _decisions(plan: GridPlan) -> Iterator[PlanDecisionRow]:
    for one in dict.fromkeys(plan.cited):
        yield PlanDecisionRow(decision=one.decision, since=one.since, chiefs=one.chiefs)


TABLES = (
    Table(name="grids", row=GridRow, key=("owner", "grid", "since")),
    Table(name="lanes", row=LaneRow, key=("owner", "lane", "since")),
    Table(
        name="placements",
        row=PlacementRow,
        key=("household", "since"),
        indexes=(("owner",),),
    ),
    Table(name="chiefs", row=ChiefRow, key=("target", "since"), indexes=(("person",), ("owner",))),
    Table(
        name="grid_plan_decisions",
        row=PlanDecisionRow,
        key=("owner", "decision", "since", "chiefs"),
        indexes=(("decision",),),
        rows=_decisions,
    ),
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
