"""A plan of a village, as the tests of the rules of grids change it."""

from datetime import date, timedelta
from typing import Any

from ruralgov.domain.grids import GRID_PLAN, VILLAGER_GROUP, Grid, GridPlan, Lane
from ruralgov.domain.grids.groups.evolve import begin as begin_group
from ruralgov.domain.grids.groups.messages import GroupFounded
from ruralgov.domain.grids.groups.rows import rows as group_rows
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import GridId, HouseholdId, LaneId, PlaceId
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.registry import (
    HOUSEHOLD,
    PERSON,
    PLACE,
    Household,
    HouseholdRelation,
    HouseholdSpan,
    Membership,
    Person,
    Place,
    PlaceSpan,
)
from tests.given import Situation, given

PLAN = GRID_PLAN
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


def place(name: str = VILLAGE, **more: Any) -> Place:
    """Return a village that is there since before all plans."""
    span = PlaceSpan(code="371082101201", name=name, parent=PlaceId("t"), since=BEGUN - A_DAY)
    return Place(level=DivisionLevel.VILLAGE, spans=(change(span, **more),))


def home(village: str = VILLAGE, since: date = BEGUN - A_DAY, **more: Any) -> Household:
    """Return a household of a village."""
    span = HouseholdSpan(village=PlaceId(village), number="1", since=since)
    return Household(spans=(change(span, **more),))


def someone(household: str = "a-1", *, party: bool = True, **more: Any) -> Person:
    """Return a member of a household."""
    lives = Membership(
        household=HouseholdId(household), relation=HouseholdRelation.HEAD, since=BEGUN - A_DAY
    )
    return Person(
        name=PersonName("n"),
        identity=None,
        telephone=None,
        party_member=party,
        memberships=(change(lives, **more),),
    )


HOMES = [f"{name}-{n}" for name in "abcd" for n in (1, 2)]
GROUP = begin_group(GroupFounded(village=VILLAGE, name="1组", since=BEGUN, basis="x"))
GROUP_ROWS = tuple(change(row, owner="group") for row in group_rows(GROUP))
KNOWN: dict[tuple[str, str], Any] = {
    (PLACE.kind, VILLAGE): place(),
    (VILLAGER_GROUP.kind, "group"): GROUP,
    **{(HOUSEHOLD.kind, name): home() for name in (*HOMES, *"wxyzq", "new")},
    **{(PERSON.kind, name): someone() for name in "pqr"},
}
"""What the registry knows: a village, its households and some people of it."""


def plan(
    *, rows: tuple[Any, ...] = (), others: dict[Any, Any] | None = None, **more: object
) -> Situation:
    """Return a plan as it stands, changed so, in a registry that knows its village."""
    known = KNOWN | (others or {})
    return given(PLAN, state=change(PLANNED, **more), others=known, rows=(*GROUP_ROWS, *rows))


def unplanned(**more: Any) -> Situation:
    """Return a village without a plan."""
    return given(PLAN, others=KNOWN, rows=GROUP_ROWS, **more)
