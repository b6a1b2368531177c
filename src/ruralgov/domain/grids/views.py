"""The answers to questions about grids."""

from ruralgov.domain.grids.audit import census, findings, summary
from ruralgov.domain.grids.model import GridPlan
from ruralgov.domain.grids.queries import (
    Census,
    Finding,
    GridFindings,
    GridsOf,
    GridSummary,
    HouseholdLane,
    LaneCensus,
)
from ruralgov.domain.grids.records import GRID_PLAN
from ruralgov.domain.grids.rows import PlacementRow
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked


def grids_of(query: GridsOf, asked: Asked) -> list[GridSummary]:
    """Return the grids of a village."""
    plan = asked.read.state(GRID_PLAN, query.village)
    return [] if plan is None else summary(plan, asked.day)


def household_lane(query: HouseholdLane, asked: Asked) -> list[PlacementRow]:
    """Return the lane of a household, or nothing."""
    return asked.read.rows(PlacementRow, on=asked.day, household=query.household)


def grid_findings(query: GridFindings, asked: Asked) -> list[Finding]:
    """Return where a village stands outside the standards."""
    plan = asked.read.state(GRID_PLAN, query.village)
    return [] if plan is None else list(findings(plan, asked.day, asked.policy.profile()))


def lane_census(query: LaneCensus, asked: Asked) -> Census:
    """Return the counts of a village."""
    plan = asked.read.state(GRID_PLAN, query.village)
    return census(plan or GridPlan(changed=FOREVER), asked.day)
