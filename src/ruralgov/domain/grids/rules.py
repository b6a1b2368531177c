"""The rules of grids and lanes: how they are laid out, added, split, merged, renamed and closed."""

from collections.abc import Iterable, Iterator
from typing import Any

from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids import texts
from ruralgov.domain.grids.checks import (
    check_households,
    check_later,
    check_names,
    check_once,
    check_village,
    groups_of,
    new_grid,
    new_lanes,
    planned,
    without,
)
from ruralgov.domain.grids.citing import on_plan
from ruralgov.domain.grids.messages_outline import OutlineLane
from ruralgov.domain.grids.model import Grid, GridPlan, Lane, NewGroup
from ruralgov.domain.grids.rules_chiefs import with_offices
from ruralgov.domain.grids.rules_plan import with_branch
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import HouseholdId, LaneId


def delineate_grids(
    plan: GridPlan | None, command: m.DelineateGrids, given: Given
) -> Iterator[Any]:
    """Lay out a village (rules 1-3); what was there before ends."""
    check_village(given.read, command.village, command.since)
    if not command.grids:
        raise BadInput(texts.GRIDS_NONE, village=command.village)
    ended: tuple[str, ...] = ()
    if plan is not None:
        check_later(plan, command.since)
        ended = tuple(plan.present())
    grids, lanes, founded = _drawn(command.grids, command, given)
    _check_lanes(grids, lanes, command.village)
    named = [home for lane in lanes for home in lane.households]
    check_once(named)
    check_households(given, plan, command.village, named, command.since)
    changed = _changed(ended, grids, lanes, command, founded)
    yield changed
    yield from with_offices(plan, changed, command.grids, command.village, given)
    yield from with_branch(command, given)
    yield from on_plan(command, given.read)


def add_grid(plan: GridPlan | None, command: m.AddGrid, given: Given) -> Iterator[Any]:
    """Add a grid with its lanes (rules 1-3)."""
    known = planned(plan, command.village, command.since)
    grids, lanes, founded = _drawn((command.grid,), command, given)
    check_names(one.name for one in (*known.grids_on(command.since), *grids))
    _check_lanes(grids, lanes, command.village)
    changed = _added(known, grids, lanes, command, founded, given)
    yield changed
    yield from with_offices(known, changed, (command.grid,), command.village, given)
    yield from on_plan(command, given.read)


def add_lane(plan: GridPlan | None, command: m.AddLane, given: Given) -> Iterator[Any]:
    """Add a lane to a grid (rules 1-3)."""
    known = planned(plan, command.village, command.since)
    if command.grid not in {grid.id for grid in known.grids_on(command.since)}:
        raise Refused(texts.GRID_MISSING, grid=command.grid)
    groups, founded = groups_of(given, command.village, (command.lane.villager_group,))
    lanes = new_lanes(given, (command.lane,), command.grid, groups, command.since)
    _check_lane_name(known, lanes[0], command)
    changed = _added(known, [], lanes, command, founded, given)
    yield changed
    outline = m.GridOutline(name="-", lanes=(command.lane,))
    yield from with_offices(known, changed, (outline,), command.village, given)
    yield from on_plan(command, given.read)


def split_grid(plan: GridPlan | None, command: m.SplitGrid, given: Given) -> Iterator[Any]:
    """Split a grid along its lanes (rules 1-3); both parts keep at least one."""
    known = planned(plan, command.village, command.since)
    here = [lane for lane in known.lanes_on(command.since) if lane.grid == command.grid]
    moved = [lane for lane in here if lane.id in command.lanes]
    if not moved or len(moved) != len(set(command.lanes)) or len(moved) == len(here):
        raise Refused(texts.SPLIT_WRONG, grid=command.grid)
    grid = new_grid(given, command.name, command.since)
    check_names(one.name for one in (*known.grids_on(command.since), grid))
    lanes = [change(lane, grid=grid.id, since=command.since) for lane in moved]
    yield _changed([lane.id for lane in moved], [grid], lanes, command)
    yield from on_plan(command, given.read)


def merge_grids(plan: GridPlan | None, command: m.MergeGrids, given: Given) -> Iterator[Any]:
    """Merge a grid into another of the village (rules 1-3)."""
    known = planned(plan, command.village, command.since)
    present = {grid.id for grid in known.grids_on(command.since)}
    if command.grid == command.into or not {command.grid, command.into} <= present:
        raise Refused(texts.GRID_MISSING, grid=command.grid)
    moved = [lane for lane in known.lanes_on(command.since) if lane.grid == command.grid]
    lanes = [change(lane, grid=command.into, since=command.since) for lane in moved]
    yield _changed([command.grid, *(lane.id for lane in moved)], [], lanes, command)
    yield from on_plan(command, given.read)


def split_lane(plan: GridPlan | None, command: m.SplitLane, given: Given) -> Iterator[Any]:
    """Make a lane of some households of another (rules 1-3); who leads that one goes on."""
    known = planned(plan, command.village, command.since)
    lane = _lane_of(known, command.lane, command)
    moved = tuple(dict.fromkeys(command.households))
    if not moved or not set(moved) < set(lane.households):
        raise Refused(texts.SPLIT_LANE_WRONG, lane=lane.name)
    group = lane.villager_group if command.villager_group is None else command.villager_group
    groups, founded = groups_of(given, command.village, (group,))
    outline = m.LanePlan(name=command.name, villager_group=group, households=moved)
    (made,) = new_lanes(given, (outline,), lane.grid, groups, command.since)
    _check_lane_name(known, made, command)
    kept = tuple(one for one in lane.households if one not in moved)
    lanes = [change(lane, households=kept, since=command.since), made]
    yield _changed([lane.id], [], lanes, command, founded)
    yield from on_plan(command, given.read)


def rename_lane(
    plan: GridPlan | None, command: m.RenameLane, given: Given
) -> Iterator[m.GridsChanged]:
    """Give a lane another name or villager group (rules 1 and 3)."""
    known = planned(plan, command.village, command.since)
    lane = _lane_of(known, command.lane, command)
    name = clean_text("name", command.name)
    renamed = change(lane, name=name, since=command.since)
    founded: tuple[NewGroup, ...] = ()
    if command.villager_group is not None:
        group = clean_text("villager_group", command.villager_group)
        groups, founded = groups_of(given, command.village, (group,))
        renamed = change(renamed, villager_group=group, group=groups[group])
    _check_lane_name(known, renamed, command)
    yield _changed([lane.id], [], [renamed], command, founded)


def outline_lane(
    plan: GridPlan | None, command: OutlineLane, given: Given
) -> Iterator[m.GridsChanged]:
    """Draw where a lane lies (rule 1)."""
    known = planned(plan, command.village, command.since)
    lane = _lane_of(known, command.lane, command)
    if 0 < len(command.outline) < CORNERS:
        raise BadInput(texts.OUTLINE_WRONG, count=len(command.outline), least=CORNERS)
    drawn = change(lane, outline=command.outline, since=command.since)
    yield _changed([lane.id], [], [drawn], command)


def rename_grid(plan: GridPlan | None, command: m.RenameGrid, _: Given) -> Iterator[m.GridsChanged]:
    """Give a grid another name (rules 1 and 3)."""
    known = planned(plan, command.village, command.since)
    grids = {grid.id: grid for grid in known.grids_on(command.since)}
    if command.grid not in grids:
        raise Refused(texts.GRID_MISSING, grid=command.grid)
    name = clean_text("name", command.name)
    renamed = change(grids[command.grid], name=name, since=command.since)
    check_names(one.name for one in (grids | {command.grid: renamed}).values())
    yield _changed([command.grid], [renamed], [], command)


def close_lane(plan: GridPlan | None, command: m.CloseLane, given: Given) -> Iterator[Any]:
    """End a lane whose households go to another (rules 1-3); a grid keeps one."""
    known = planned(plan, command.village, command.since)
    lane = _lane_of(known, command.lane, command)
    lanes = known.lanes_on(command.since)
    if not any(one.grid == lane.grid and one.id != lane.id for one in lanes):
        raise Refused(texts.LANE_LAST, lane=lane.name)
    if command.into is None or not lane.households:
        if lane.households:
            raise Refused(texts.LANE_NOT_EMPTY, lane=lane.name, count=len(lane.households))
        yield _changed([lane.id], [], [], command)
        yield from on_plan(command, given.read)
        return
    into = _lane_of(known, command.into, command)
    if into.id == lane.id:
        raise Refused(texts.LANE_NOT_EMPTY, lane=lane.name, count=len(lane.households))
    grown = change(into, households=into.households + lane.households, since=command.since)
    yield _changed([lane.id, into.id], [], [grown], command)
    yield from on_plan(command, given.read)


def reassign_households(
    plan: GridPlan | None, command: m.ReassignHouseholds, given: Given
) -> Iterator[m.GridsChanged]:
    """Place households in a lane; each leaves the lane where it was (rules 1 and 2)."""
    known = planned(plan, command.village, command.since)
    into = _lane_of(known, command.lane, command)
    check_once(command.households)
    check_households(given, known, command.village, command.households, command.since)
    others = [one for one in without(known, command.households, command.since) if one.id != into.id]
    there = set(into.households)
    kept = into.households + tuple(one for one in command.households if one not in there)
    if kept == into.households:
        return
    lanes = [*others, change(into, households=kept, since=command.since)]
    yield _changed([lane.id for lane in lanes], [], lanes, command)


def withdraw_households(
    plan: GridPlan | None, command: m.WithdrawHouseholds, _: Given
) -> Iterator[m.GridsChanged]:
    """Take households out of their lanes (rule 2)."""
    known = planned(plan, command.village, command.since)
    lanes = without(known, command.households, command.since)
    if not lanes:
        raise Refused(texts.HOUSEHOLD_NOT_PLACED, household=next(iter(command.households), "-"))
    yield _changed([lane.id for lane in lanes], [], lanes, command)


CORNERS = 3
"""Of so many points an outline has at least."""
Laying = (
    m.DelineateGrids
    | m.AddGrid
    | m.AddLane
    | m.SplitGrid
    | m.MergeGrids
    | m.SplitLane
    | m.RenameLane
    | OutlineLane
    | m.RenameGrid
    | m.CloseLane
    | m.ReassignHouseholds
    | m.WithdrawHouseholds
)


def _drawn(
    outlines: tuple[m.GridOutline, ...], command: m.DelineateGrids | m.AddGrid, given: Given
) -> tuple[list[Grid], list[Lane], tuple[NewGroup, ...]]:
    """Return the grids and lanes of outlines, and the villager groups that are new."""
    names = [lane.villager_group for outline in outlines for lane in outline.lanes]
    groups, founded = groups_of(given, command.village, names)
    grids, lanes = [], []
    for outline in outlines:
        grid = new_grid(given, outline.name, command.since)
        grids.append(grid)
        lanes += new_lanes(given, outline.lanes, grid.id, groups, command.since)
    check_names(grid.name for grid in grids)
    return grids, lanes, founded


def _check_lanes(grids: list[Grid], lanes: list[Lane], village: str) -> None:
    if not all(any(lane.grid == grid.id for lane in lanes) for grid in grids):
        raise BadInput(texts.GRID_WITHOUT_LANE, village=village)


def _check_lane_name(plan: GridPlan, lane: Lane, command: Laying) -> None:
    beside = (one for one in plan.lanes_on(command.since) if one.grid == lane.grid)
    check_names([lane.name, *(one.name for one in beside if one.id != lane.id)])


def _lane_of(plan: GridPlan, lane: LaneId, command: Laying) -> Lane:
    found = {one.id: one for one in plan.lanes_on(command.since)}
    if lane not in found:
        raise Refused(texts.LANE_MISSING, lane=lane)
    return found[lane]


def _added(
    plan: GridPlan,
    grids: list[Grid],
    lanes: list[Lane],
    command: m.AddGrid | m.AddLane,
    founded: tuple[NewGroup, ...],
    given: Given,
) -> m.GridsChanged:
    """Return what begins, and the lanes that lose households to it."""
    named: list[HouseholdId] = [home for lane in lanes for home in lane.households]
    check_once(named)
    check_households(given, plan, command.village, named, command.since)
    left = without(plan, named, command.since)
    return _changed([lane.id for lane in left], grids, [*left, *lanes], command, founded)


def _changed(
    ended: Iterable[str],
    grids: list[Grid],
    lanes: list[Lane],
    command: Laying,
    founded: tuple[NewGroup, ...] = (),
) -> m.GridsChanged:
    return m.GridsChanged(
        ended=tuple(ended),
        grids=tuple(grids),
        lanes=tuple(lanes),
        since=command.since,
        basis=clean_text("basis", command.basis),
        founded=founded,
    )
