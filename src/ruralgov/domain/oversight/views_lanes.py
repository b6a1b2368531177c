"""How many cases came from each lane and grid of a village."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ruralgov.domain.cases import CASE, Case, CaseRow, Ending
from ruralgov.domain.grids import GRID_PLAN, GridPlan, Lane
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import GridId, LaneId
from ruralgov.domain.oversight.queries import CasesByLane, LaneCases

ENDED = (Ending.CLOSED, Ending.FORCED)
Key = tuple[GridId | None, LaneId | None]


def cases_by_lane(query: CasesByLane, asked: Asked) -> list[LaneCases]:
    """Return the lanes of the day asked and all others that had cases, and what has no lane."""
    plan = asked.read.state(GRID_PLAN, query.village) or GridPlan(changed=FOREVER)
    counts: Counter[tuple[Key, str]] = Counter()
    found: dict[Key, None] = {(lane.grid, lane.id): None for lane in plan.lanes_on(asked.day)}
    for key, ending in _cases(query, plan, asked):
        found[key] = None
        counts[key, "cases"] += 1
        counts[key, "open"] += ending is Ending.OPEN
        counts[key, "closed"] += ending in ENDED
    grids = {grid.id: grid.name for grid in plan.grids}
    lanes = {lane.id: lane.name for lane in plan.lanes}
    return [
        LaneCases(
            grid=grid,
            grid_name="" if grid is None else grids[grid],
            lane=lane,
            lane_name="" if lane is None else lanes[lane],
            cases=counts[(grid, lane), "cases"],
            open=counts[(grid, lane), "open"],
            closed=counts[(grid, lane), "closed"],
        )
        for grid, lane in found
    ]


def _cases(query: CasesByLane, plan: GridPlan, asked: Asked) -> Iterator[tuple[Key, Ending]]:
    """Give the lane of each case of the village and how it ended."""
    rows = asked.read.rows(CaseRow, place=query.village)
    rows = [row for row in rows if legal_date(row.reported) <= asked.day]
    cases = asked.read.states(CASE, [row.owner for row in rows])
    for row in rows:
        lane = _lane_of(cases[row.owner], plan, legal_date(row.reported))
        yield (None, None) if lane is None else (lane.grid, lane.id), row.ending


def _lane_of(case: Case, plan: GridPlan, day: date) -> Lane | None:
    """Return the lane of a case: of its household, or else the one in which its point lies."""
    if case.household is not None:
        return plan.placed_on(day).get(case.household)
    return None if case.point is None else plan.lane_at(case.point, day)
