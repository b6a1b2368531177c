"""What is worked out of a plan for a day: its lanes, its counts, and where it misses a standard."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.grids.model import GridPlan, Standard
from ruralgov.domain.grids.queries import Census, Finding, GridSummary, LaneSummary
from ruralgov.domain.kernel.profile import Band, Profile


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
