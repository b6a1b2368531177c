"""Where a lane lies, and what lies in it."""

from datetime import date

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from ruralgov.domain.cases import IntakeChannel, ReportCase
from ruralgov.domain.grids import (
    GRID_PLAN,
    GridOutline,
    GridsOf,
    LaneAt,
    LanePlan,
    OutlineLane,
    rules,
)
from ruralgov.domain.grids import messages as m
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import LaneId
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.kernel.point import Point, inside
from ruralgov.domain.oversight import CasesByLane
from tests.given import given
from tests.grids.plans import LATER, PLANNED, VILLAGE, lane
from tests.grids.village import Village

EAST, NORTH = 122_000_000, 37_000_000
DRAWN = date(2025, 1, 1)


def at(east: int, north: int) -> Point:
    return Point(longitude=EAST + east, latitude=NORTH + north)


SQUARE = (at(0, 0), at(100, 0), at(100, 100), at(0, 100))
BESIDE = (at(100, 0), at(200, 0), at(200, 100), at(100, 100))
BOTH = (at(0, 0), at(200, 0), at(200, 100), at(0, 100))
BENT = (at(0, 0), at(300, 0), at(300, 300), at(200, 300), at(200, 100), at(0, 100))
DRAW = OutlineLane(village=VILLAGE, lane=LaneId("a"), outline=SQUARE, since=LATER, basis="地图")


@pytest.mark.parametrize(
    ("point", "square", "bent"),
    [
        (at(50, 50), True, True),
        (at(150, 50), False, True),
        (at(150, 200), False, False),
        (at(250, 200), False, True),
        (at(-1, 50), False, False),
        (at(50, 101), False, False),
        (at(50, 99), True, True),
    ],
)
def test_rule_1_a_point_is_inside_an_outline(point: Point, *, square: bool, bent: bool) -> None:
    assert (inside(point, SQUARE), inside(point, BENT)) == (square, bent)
    assert not inside(point, ())


@drawn(st.integers(-50, 250), st.integers(-50, 150))
def test_rule_1_outlines_that_share_a_side_have_no_point_twice(east: int, north: int) -> None:
    point = at(east, north)
    assert inside(point, SQUARE) + inside(point, BESIDE) == inside(point, BOTH)


def test_rule_1_an_outline_has_three_points_or_none() -> None:
    plan = given(GRID_PLAN, state=PLANNED)
    event = plan.when(DRAW, rules.outline_lane).only()
    assert event.ended == ("a",)
    assert event.lanes == (change(lane("a", since=LATER), outline=SQUARE),)
    for outline, code in ((SQUARE[:3], ""), ((), ""), (SQUARE[:2], "outline_wrong")):
        assert plan.when(change(DRAW, outline=outline), rules.outline_lane).code == code
    plan.when(change(DRAW, lane=LaneId("z")), rules.outline_lane).refused("lane_missing")


def test_rule_7_a_point_leads_to_its_lane_and_so_does_a_case(town: Village) -> None:
    plan = LanePlan(name="一巷", villager_group="-", households=town.homes(0, 3))
    grids = (GridOutline(name="一", lanes=(plan,)),)
    laid = m.DelineateGrids(village=town.village, grids=grids, since=DRAWN, basis="x")
    town.do("grids", laid)
    ((here,),) = (grid.lanes for grid in town.ask("grids", GridsOf(village=town.village)))
    draw = change(DRAW, village=town.village, lane=here.lane, since=date(2025, 2, 1))
    town.do("grids", draw)

    def lane_at(point: Point, day: date | None = None) -> str | None:
        found = town.ask("grids", LaneAt(village=town.village, point=point), day)
        return None if found is None else found.lane_name

    assert (lane_at(at(1, 1)), lane_at(at(101, 1))) == ("一巷", None)
    assert lane_at(at(1, 1), DRAWN) is None
    for point in (at(1, 1), at(101, 1), None):
        case = ReportCase(
            matter="lamp",
            place=town.village,
            channel=IntakeChannel.WEB,
            text=CitizenText.of("灯"),
            point=point,
        )
        town.do("reporter", case)
    found = town.ask("supervisor", CasesByLane(village=town.village))
    assert [(one.lane_name, one.cases) for one in found] == [("一巷", 1), ("", 2)]
