"""The rules of grid plans."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids.model import (
    GRID_BASES,
    LANE_BASES,
    Chief,
    Contact,
    Exemption,
    Grid,
    GridPlan,
    Lane,
)
from ruralgov.domain.grids.views import ChiefRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import GridId, LaneId

Span = TypeVar("Span", Grid, Lane)
GridEvent = (
    m.GridsChanged | m.ChiefsAppointed | m.ChiefRelieved | m.ContactsAssigned | m.ExemptionGranted
)


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
        raise BadInput("grid_without_lane", village=command.village)
    yield _changed(ended, grids, lanes, command)


def split_grid(
    plan: GridPlan | None, command: m.SplitGrid, given: Given
) -> Iterator[m.GridsChanged]:
    """Split a grid along its lanes (rules 1-3); both parts keep at least one."""
    known = _known(plan, command.village, command.since)
    here = [lane for lane in known.lanes_on(command.since) if lane.grid == command.grid]
    moved = [lane for lane in here if lane.id in command.lanes]
    if not moved or len(moved) != len(set(command.lanes)) or len(moved) == len(here):
        raise Refused("split_wrong", grid=command.grid)
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
        raise Refused("grid_missing", grid=command.grid)
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
        raise Refused("lane_missing", lane=command.lane)
    moving = dict.fromkeys(command.households)
    if len(moving) != len(command.households):
        raise Refused("household_twice", household=command.households[0])
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
        raise Refused("household_not_placed", household=next(iter(command.households), "-"))
    yield _changed([lane.id for lane in lanes], [], lanes, command)


def appoint_chiefs(
    plan: GridPlan | None, command: m.AppointChiefs, given: Given
) -> Iterator[m.ChiefsAppointed]:
    """Appoint chiefs (rules 4-6)."""
    if plan is None:
        raise Refused("plan_missing", village=command.village)
    grids = {grid.id for grid in plan.grids_on(command.since)}
    lanes = {lane.id for lane in plan.lanes_on(command.since)}
    taken = {chief.target for chief in plan.chiefs if chief.until > command.since}
    persons = Counter(one.person for one in command.appointments if one.target in lanes)
    for one in command.appointments:
        bases = GRID_BASES if one.target in grids else LANE_BASES if one.target in lanes else None
        if bases is None:
            raise Refused("target_missing", target=one.target)
        if one.basis not in bases:
            raise Refused("basis_wrong", basis=one.basis.zh, target=one.target)
        if one.target in taken:
            raise Refused("chief_in_office", target=one.target)
        taken.add(one.target)
        if one.target in lanes:
            clean_text("attested", one.attested)
            _check_lanes_held(one.person, persons[one.person], command.since, given)
    yield m.ChiefsAppointed(appointments=command.appointments, since=command.since)


def relieve_chief(
    plan: GridPlan | None, command: m.RelieveChief, _: Given
) -> Iterator[m.ChiefRelieved]:
    """End an office on a day after it began (rule 4)."""
    if plan is None or not any(_in_office(c, command.target, command.since) for c in plan.chiefs):
        raise Refused("target_missing", target=command.target)
    reason = clean_text("reason", command.reason)
    yield m.ChiefRelieved(target=command.target, since=command.since, reason=reason)


def assign_contacts(
    plan: GridPlan | None, command: m.AssignContacts, _: Given
) -> Iterator[m.ContactsAssigned]:
    """Name the contacts of a lane's chief (rule 7)."""
    lanes = [] if plan is None else plan.lanes_on(command.since)
    if command.lane not in {lane.id for lane in lanes}:
        raise Refused("lane_missing", lane=command.lane)
    placed = {household for lane in lanes for household in lane.households}
    strange = [one for one in command.households if one not in placed]
    if strange:
        raise Refused("household_not_placed", household=strange[0])
    yield m.ContactsAssigned(lane=command.lane, households=command.households, since=command.since)


def grant_exemption(
    plan: GridPlan | None, command: m.GrantExemption, given: Given
) -> Iterator[m.ExemptionGranted]:
    """Record an exemption until a day (rule 8)."""
    if plan is None:
        raise Refused("plan_missing", village=command.village)
    known = {command.village, *_present(plan)}
    if command.target not in known:
        raise Refused("target_missing", target=command.target)
    if command.until <= given.today:
        raise BadInput("dates_reversed", since=given.today, until=command.until)
    yield m.ExemptionGranted(
        target=command.target,
        standard=command.standard,
        reason=clean_text("reason", command.reason),
        since=given.today,
        until=command.until,
    )


def evolve(state: GridPlan | None, event: GridEvent) -> GridPlan:
    """Fold one event into a plan."""
    plan = state or GridPlan(changed=event.since)
    match event:
        case m.GridsChanged():
            ended = set(event.ended)
            return change(
                plan,
                changed=event.since,
                grids=(*(_end(one, ended, event.since) for one in plan.grids), *event.grids),
                lanes=(*(_end(one, ended, event.since) for one in plan.lanes), *event.lanes),
                chiefs=_chiefs_after(plan, event),
            )
        case m.ChiefsAppointed():
            begun = tuple(
                Chief(
                    target=one.target,
                    person=one.person,
                    basis=one.basis,
                    attested=one.attested,
                    since=event.since,
                )
                for one in event.appointments
            )
            return change(plan, chiefs=(*plan.chiefs, *begun))
        case m.ChiefRelieved():
            chiefs = tuple(
                change(one, until=event.since)
                if _in_office(one, event.target, event.since)
                else one
                for one in plan.chiefs
            )
            return change(plan, chiefs=chiefs)
        case m.ContactsAssigned():
            kept = tuple(
                change(one, until=event.since)
                if one.lane == event.lane and one.until == FOREVER
                else one
                for one in plan.contacts
            )
            assigned = Contact(lane=event.lane, households=event.households, since=event.since)
            return change(plan, contacts=(*kept, assigned))
        case m.ExemptionGranted():
            exemption = Exemption(
                target=event.target,
                standard=event.standard,
                reason=event.reason,
                since=event.since,
                until=event.until,
            )
            return change(plan, exemptions=(*plan.exemptions, exemption))


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
        raise Refused("household_twice", household=twice)


def _check_later(plan: GridPlan, since: date) -> None:
    if since <= plan.changed:
        raise Refused("plan_change_not_later", since=plan.changed)


def _known(plan: GridPlan | None, village: str, since: date) -> GridPlan:
    if plan is None:
        raise Refused("plan_missing", village=village)
    _check_later(plan, since)
    return plan


def _check_lanes_held(person: str, now_given: int, since: date, given: Given) -> None:
    """A person is chief of at most so many lanes in the whole city (rule 6)."""
    held = [
        row
        for row in given.read.rows(ChiefRow, person=person)
        if row.until > since and row.level == "lane"
    ]
    if len(held) + now_given > given.profile.lanes_per_person:
        raise Refused("chief_too_many", person=person, limit=given.profile.lanes_per_person)


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


def _in_office(chief: Chief, target: str, day: date) -> bool:
    return chief.target == target and chief.since < day < chief.until


def _end(span: Span, ended: set[str], since: date) -> Span:
    return change(span, until=since) if span.until == FOREVER and span.id in ended else span


def _chiefs_after(plan: GridPlan, event: m.GridsChanged) -> tuple[Chief, ...]:
    """End the offices of grids and lanes that are gone; a lane that goes on keeps its chief."""
    gone = set(event.ended) - {lane.id for lane in event.lanes}
    return tuple(
        change(one, until=event.since) if one.target in gone and one.until > event.since else one
        for one in plan.chiefs
        if one.target not in gone or one.since < event.since
    )
