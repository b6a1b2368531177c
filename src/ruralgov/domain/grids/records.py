"""The record of grids: one plan for each village."""

from typing import Any, Final, get_args

from ruralgov.domain.grids import evolve, rows
from ruralgov.domain.grids.messages import GridEvent, GridsChanged, GridsTakenOver
from ruralgov.domain.grids.model import GridPlan
from ruralgov.domain.kernel.declare import Record


def _without_groups(event: dict[str, Any]) -> dict[str, Any]:
    """Lanes named their villager group by a text alone, and plans founded none."""
    lanes = [{**lane, "group": None} for lane in event["lanes"]]
    return {**event, "lanes": lanes, "founded": []}


def _without_outlines(event: dict[str, Any]) -> dict[str, Any]:
    """Lanes were drawn on no map."""
    return {**event, "lanes": [{**lane, "outline": []} for lane in event["lanes"]]}


def _chiefs_as_entered(event: dict[str, Any]) -> dict[str, Any]:
    """Chiefs were never entered under another id."""
    return {**event, "chiefs": [{**chief, "entered": None} for chief in event["chiefs"]]}


GRID_PLAN: Final[Record[GridPlan, GridEvent]] = Record(
    kind="grid_plan",
    state=GridPlan,
    events=get_args(GridEvent),
    begins={GridsChanged: evolve.begin, GridsTakenOver: evolve.begin_with},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
    version=4,
    upcasts={
        ("GridsChanged", 1): _without_groups,
        ("GridsChanged", 2): _without_outlines,
        ("GridsHandedOver", 1): _without_outlines,
        ("GridsHandedOver", 2): _chiefs_as_entered,
        ("GridsTakenOver", 1): _without_outlines,
        ("GridsTakenOver", 2): _chiefs_as_entered,
    },
)
