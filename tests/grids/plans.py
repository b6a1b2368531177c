"""A plan of a village, as the tests of the rules of grids change it."""

from datetime import date, timedelta

from ruralgov.domain.grids import CONTEXT, Grid, GridPlan, Lane
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import GridId, HouseholdId, LaneId, PlaceId
from tests.given import Situation, given

(PLAN,) = CONTEXT.records
VILLAGE = PlaceId("village")
BEGUN, LATER = date(2025, 1, 1), date(2025, 6, 1)
A_DAY = timedelta(days=1)


def lane(name: str, grid: str = "g1", since: date = BEGUN) -> Lane:
    return Lane(
        id=LaneId(name),
        grid=GridId(grid),
        name=name,
        villager_group="1组",
        households=(HouseholdId(f"{name}-1"), HouseholdId(f"{name}-2")),
        since=since,
    )


def grid(name: str) -> Grid:
    return Grid(id=GridId(name), name=name, since=BEGUN)


PLANNED = GridPlan(
    changed=BEGUN,
    grids=(grid("g1"), grid("g2")),
    lanes=(lane("a"), lane("b"), lane("c"), lane("d", "g2")),
)


def plan(**more: object) -> Situation:
    return given(PLAN, state=change(PLANNED, **more))
