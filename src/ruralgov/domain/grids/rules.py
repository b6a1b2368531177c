"""The rules of grid plans."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids import texts
from ruralgov.domain.grids.model import (
    GRID_BASES,
    LANE_BASES,
    Grid,
    GridPlan,
    Lane,
)
from ruralgov.domain.grids.rows import ChiefRow
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import GridId, LaneId


def delineate_grids(
    plan: GridPlan | None, command: m.DelineateGrids, given: Given
) -> Iterator[m.GridsChanged]:
    """Lay out a village (rules 1-3); what was there before ends."""
    ended: tuple[str, ...] = ()
    if plan is not None:
        _check_later(plan, command.since)
        ended = tuple(_present(plan))
    grids, lanes = [], []
    for outline in command.grids:
        name = clean_text("name", outline.name)
        grid = Grid(id=GridId(given.new_id()), name=name, since=command.since)
        grids.append(grid)
        for lane in outline.lanes:
            lanes.append(_lane(lane, grid.id, command.since, given))
    _check_once(lanes)
    if not all(any(lane.grid == grid.id for lane in lanes) for grid in grids):
        raise BadInput(texts.GRID_WITHOUT_LANE, village=command.village)
    yield _changed(ended, grids, lanes, command)


def split_grid(
    plan: GridPlan | None, command: m.SplitGrid, given: Given
) -> Iterator[m.GridsChanged]:
    """Split a grid along its lanes (rules 1-3); both parts keep at least one."""
    known = _known(plan, command.village, command.since)
    here = [lane for lane in known.lanes_on(command.since) if lane.grid == command.grid]
    moved = [lane for lane in here if lane.id in command.lanes]
    if not moved or len(moved) != len(set(command.lanes)) or len(moved) == len(here):
        raise Refused(texts.SPLIT_WRONG, grid=command.grid)
    grid = Grid(
        id=GridId(given.new_id()), name=clean_text("name", command.name), since=command.since
    )
    lanes = [change(lane, grid=grid.id, since=command.since) for lane in moved]
    yield _changed([lane.id for lane in moved], [grid], lanes, command)


def merge_grids(plan: GridPlan | None, command: m.MergeGrids, _: Given) -> Iterator[m.GridsChanged]:
    """Merge a grid into another of the village (rules 1-3)."""
    known = _known(plan, command.village, command.since)
    present = {grid.id for grid in known.grids_on(command.since)}
    if command.grid == command.into or not {command.grid, command.into} <= present:
        raise Refused(texts.GRID_MISSING, grid=command.grid)
    moved = [lane for lane in known.lanes_on(command.since) if lane.grid == command.grid]
    lanes = [change(lane, grid=command.into, since=command.since) for lane in moved]
    yield _changed([command.grid, *(lane.id for lane in moved)], [], lanes, command)


def reassign_households(
    plan: GridPlan | None, command: m.ReassignHouseholds, _: Given
) -> Iterator[m.GridsChanged]:
    """Place households in a lane; each leaves the lane where it was (rules 1 and 2)."""
    known = _known(plan, command.village, command.since)
    present = {lane.id: lane for lane in known.lanes_on(command.since)}
    if command.lane not in present:
        raise Refused(texts.LANE_MISSING, lane=command.lane)
    moving = dict.fromkeys(command.households)
    if len(moving) != len(command.households):
        raise Refused(texts.HOUSEHOLD_TWICE, household=command.households[0])
    lanes = []
    for lane in present.values():
        kept = tuple(one for one in lane.households if one not in moving)
        if lane.id == command.lane:
            kept += tuple(moving)
        if kept != lane.households:
            lanes.append(change(lane, households=kept, since=command.since))
    yield _changed([lane.id for lane in lanes], [], lanes, command)


def withdraw_households(
    plan: GridPlan | None, command: m.WithdrawHouseholds, _: Given
) -> Iterator[m.GridsChanged]:
    """Take households out of their lanes (rule 2)."""
    known = _known(plan, command.village, command.since)
    gone, lanes = set(command.households), []
    for lane in known.lanes_on(command.since):
        kept = tuple(one for one in lane.households if one not in gone)
        if kept != lane.households:
            lanes.append(change(lane, households=kept, since=command.since))
    if not lanes:
        raise Refused(texts.HOUSEHOLD_NOT_PLACED, household=next(iter(command.households), "-"))
    yield _changed([lane.id for lane in lanes], [], lanes, command)


def appoint_chiefs(
    plan: GridPlan | None, command: m.AppointChiefs, given: Given
) -> Iterator[m.ChiefsAppointed]:
    """Appoint chiefs (rules 4-6)."""
    plan = existing(plan, texts.PLAN_MISSING, village=command.village)
    grids = {grid.id for grid in plan.grids_on(command.since)}
    lanes = {lane.id for lane in plan.lanes_on(command.since)}
    taken = {chief.target for chief in plan.chiefs if chief.until > command.since}
    persons = Counter(one.person for one in command.appointments if one.target in lanes)
    for one in command.appointments:
        bases = GRID_BASES if one.target in grids else LANE_BASES if one.target in lanes else None
        if bases is None:
            raise Refused(texts.TARGET_MISSING, target=one.target)
        if one.basis not in bases:
            raise Refused(texts.BASIS_WRONG, basis=one.basis.zh, target=one.target)
        if one.target in taken:
            raise Refused(texts.CHIEF_IN_OFFICE, target=one.target)
        taken.add(one.target)
        if one.target in lanes:
            clean_text("attested", one.attested)
            _check_lanes_held(one.person, persons[one.person], command.since, given)
    yield m.ChiefsAppointed(appointments=command.appointments, since=command.since)


def relieve_chief(
    plan: GridPlan | None, command: m.RelieveChief, _: Given
) -> Iterator[m.ChiefRelieved]:
    """End an office on a day after it began (rule 4)."""
    if plan is None or not any(c.in_office(command.target, command.since) for c in plan.chiefs):
        raise Refused(texts.TARGET_MISSING, target=command.target)
    reason = clean_text("reason", command.reason)
    yield m.ChiefRelieved(target=command.target, since=command.since, reason=reason)


def assign_contacts(
    plan: GridPlan | None, command: m.AssignContacts, _: Given
) -> Iterator[m.ContactsAssigned]:
    """Name the contacts of a lane's chief (rule 7)."""
    lanes = [] if plan is None else plan.lanes_on(command.since)
    if command.lane not in {lane.id for lane in lanes}:
        raise Refused(texts.LANE_MISSING, lane=command.lane)
    placed = {household for lane in lanes for household in lane.households}
    strange = [one for one in command.households if one not in placed]
    if strange:
        raise Refused(texts.HOUSEHOLD_NOT_PLACED, household=strange[0])
    yield m.ContactsAssigned(lane=command.lane, households=command.households, since=command.since)


def grant_exemption(
    plan: GridPlan | None, command: m.GrantExemption, given: Given
) -> Iterator[m.ExemptionGranted]:
    """Record an exemption until a day (rule 8)."""
    plan = existing(plan, texts.PLAN_MISSING, village=command.village)
    known = {command.village, *_present(plan)}
    if command.target not in known:
        raise Refused(texts.TARGET_MISSING, target=command.target)
    if command.until <= given.today:
        raise BadInput(kernel_texts.DATES_REVERSED, since=given.today, until=command.until)
    yield m.ExemptionGranted(
        target=command.target,
        standard=command.standard,
        reason=clean_text("reason", command.reason),
        since=given.today,
        until=command.until,
    )


def _present(plan: GridPlan) -> Iterator[str]:
    yield from (grid.id for grid in plan.grids if grid.until == FOREVER)
    yield from (lane.id for lane in plan.lanes if lane.until == FOREVER)


def _lane(outline: m.LanePlan, grid: GridId, since: date, given: Given) -> Lane:
    return Lane(
        id=LaneId(given.new_id()),
        grid=grid,
        name=clean_text("name", outline.name),
        villager_group=clean_text("villager_group", outline.villager_group),
        households=outline.households,
        since=since,
    )


def _check_once(lanes: Iterable[Lane]) -> None:
    counts = Counter(household for lane in lanes for household in lane.households)
    twice = next((household for household, count in counts.items() if count > 1), None)
    if twice is not None:
        raise Refused(texts.HOUSEHOLD_TWICE, household=twice)


def _check_later(plan: GridPlan, since: date) -> None:
    if since <= plan.changed:
        raise Refused(texts.PLAN_CHANGE_NOT_LATER, since=plan.changed)


def _known(plan: GridPlan | None, village: str, since: date) -> GridPlan:
    known = existing(plan, texts.PLAN_MISSING, village=village)
    _check_later(known, since)
    return known


def _check_lanes_held(person: str, now_given: int, since: date, given: Given) -> None:
    """A person is chief of at most so many lanes in the whole city (rule 6)."""
    held = [
        row
        for row in given.read.rows(ChiefRow, person=person)
        if row.until > since and row.level == "lane"
    ]
    if len(held) + now_given > given.profile.lanes_per_person:
        raise Refused(texts.CHIEF_TOO_MANY, person=person, limit=given.profile.lanes_per_person)


def _changed(
    ended: Iterable[str],
    grids: list[Grid],
    lanes: list[Lane],
    command: m.DelineateGrids
    | m.SplitGrid
    | m.MergeGrids
    | m.ReassignHouseholds
    | m.WithdrawHouseholds,
) -> m.GridsChanged:
    return m.GridsChanged(
        ended=tuple(ended),
        grids=tuple(grids),
        lanes=tuple(lanes),
        since=command.since,
        basis=clean_text("basis", command.basis),
    )
