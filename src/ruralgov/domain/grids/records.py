"""The record of grids: one plan for each village."""

from typing import Final, get_args

from ruralgov.domain.grids import evolve, rows
from ruralgov.domain.grids.messages import GridEvent, GridsChanged
from ruralgov.domain.grids.model import GridPlan
from ruralgov.domain.kernel.declare import Record

GRID_PLAN: Final[Record[GridPlan, GridEvent]] = Record(
    kind="grid_plan",
    state=GridPlan,
    events=get_args(GridEvent),
    begins={GridsChanged: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
)
