"""What each event makes of a grid plan."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, TypeVar, assert_never

from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids.evolve_cited import of_chiefs, of_plan
from ruralgov.domain.grids.messages import GridEvent
from ruralgov.domain.grids.model import (
    Branch,
    Chief,
    Cited,
    Contact,
    Exemption,
    Grid,
    GridPlan,
    Lane,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import HouseholdId
from ruralgov.domain.kernel.offices import followed_by
from ruralgov.domain.kernel.spans import corrected, entries

Place = TypeVar("Place", Grid, Lane)
Dated = TypeVar("Dated", Grid, Lane, Chief, Contact, Exemption, Branch)
NEVER: Final = date.min
"""When the plan was changed of which every entry was withdrawn."""


def begin(event: m.GridsChanged) -> GridPlan:
    """Return the plan of a village that had none."""
    return evolve(GridPlan(changed=event.since), event)


def begin_with(event: m.GridsTakenOver) -> GridPlan:
    """Return the plan of a village whose first grids are those of another."""
    return evolve(GridPlan(changed=event.since), event)


def evolve(plan: GridPlan, event: GridEvent) -> GridPlan:
    """Return a plan after one more event."""
    match event:
        case m.GridsChanged():
            ended = set(event.ended)
            return change(
                plan,
                changed=event.since,
                grids=(*_end(plan.grids, ended, event.since), *event.grids),
                lanes=(*_end(plan.lanes, ended, event.since), *event.lanes),
                chiefs=_chiefs_after(plan, event),
            )
        case m.HouseholdsLeft():
            return _without(plan, event)
        case m.PlanEnded():
            return _ended(plan, event.since)
        case m.GridsHandedOver():
            return change(_ended(plan, event.since), handed=(*plan.handed, event.since))
        case m.GridsTakenOver():
            return change(
                plan,
                changed=max(plan.changed, event.since),
                grids=(*plan.grids, *event.grids),
                lanes=(*plan.lanes, *event.lanes),
                chiefs=(*plan.chiefs, *event.chiefs),
                contacts=(*plan.contacts, *event.contacts),
                exemptions=(*plan.exemptions, *event.exemptions),
                handed=(*plan.handed, event.since),
            )
        case m.PlanEntryCorrected():
            right = put_right(plan, event.entry, event.since)
            return change(right, cited=tuple(of_plan(plan.cited, event)))
        case m.PlanDecisionCited():
            one = Cited(decision=event.decision, since=event.since, chiefs=event.chiefs)
            return change(plan, cited=(*plan.cited, one))
        case m.PlanBranchSet():
            branch = Branch(organisation=event.organisation, since=event.since)
            return change(plan, branches=(*_until(plan.branches, event.since), branch))
        case m.ChiefEntryCorrected():
            chiefs = _chiefs(plan, event)
            return change(plan, chiefs=chiefs, cited=tuple(of_chiefs(plan.cited, chiefs, event)))
        case m.ChiefsAppointed() | m.FormerChiefEntered() | m.ChiefRelieved() | m.ChiefVacated():
            return change(plan, chiefs=_chiefs(plan, event))
        case m.ChiefFollowed():
            return change(plan, chiefs=followed_by(plan.chiefs, event.entered, event.person))
        case m.ContactsAssigned() | m.ContactsEntryCorrected():
            return change(plan, contacts=_contacts(plan, event))
        case m.ExemptionGranted() | m.ExemptionEntryCorrected():
            return change(plan, exemptions=_exemptions(plan, event))
        case _:
            assert_never(event)


def put_right(plan: GridPlan, entry: date, right: date | None) -> GridPlan:
    """Return a plan with the change of one day on its right day, or without it.

    An office that ended because its grid or lane did ends with it, or goes on as it does.
    """
    grids, lanes = _corrected(plan.grids, entry, right), _corrected(plan.lanes, entry, right)
    days = [day for day in entries((*grids, *lanes)) if day != NEVER]
    begins: dict[str, date] = {}
    for grid in grids:
        begins[grid.id] = min(grid.since, begins.get(grid.id, FOREVER))
    for lane in lanes:
        begins[lane.id] = min(lane.since, begins.get(lane.id, FOREVER))
    ends = _last_days(grids) | _last_days(lanes)
    before = _last_days(plan.grids) | _last_days(plan.lanes)
    chiefs = []
    for one in plan.chiefs:
        if one.target not in begins:
            continue
        since = max(one.since, begins[one.target])
        until = ends[one.target] if one.until == entry == before[one.target] else one.until
        if since < until:
            chiefs.append(change(one, since=since, until=until))
    return change(
        plan,
        changed=max(days, default=NEVER),
        grids=grids,
        lanes=lanes,
        chiefs=tuple(chiefs),
        contacts=tuple(one for one in plan.contacts if one.lane in begins),
    )


def _corrected(spans: tuple[Place, ...], entry: date, right: date | None) -> tuple[Place, ...]:
    """Put an entry of each grid or lane right; spans of one are a chain, whatever lies between."""
    chains: dict[str, list[Place]] = {}
    for span in spans:
        chains.setdefault(span.id, []).append(span)
    return tuple(one for chain in chains.values() for one in corrected(tuple(chain), entry, right))


def _last_days(spans: Iterable[Grid | Lane]) -> dict[str, date]:
    found: dict[str, date] = {}
    for span in spans:
        found[span.id] = max(span.until, found.get(span.id, NEVER))
    return found


def _end(spans: tuple[Place, ...], ended: set[str], since: date) -> Iterator[Place]:
    """End spans on a day; what began that same day gives way as if it had not been."""
    for span in spans:
        if span.until != FOREVER or span.id not in ended:
            yield span
        elif span.since < since:
            yield change(span, until=since)


def _until(spans: Iterable[Dated], day: date) -> Iterator[Dated]:
    """Give what there is before a day, ended by it."""
    for span in spans:
        if span.since < day:
            yield change(span, until=day) if span.until > day else span


def _chiefs_after(plan: GridPlan, event: m.GridsChanged) -> tuple[Chief, ...]:
    """End the offices of grids and lanes that are gone; one that goes on keeps its chief."""
    gone = set(event.ended) - {one.id for one in event.grids} - {one.id for one in event.lanes}
    return tuple(
        change(one, until=event.since) if one.target in gone and one.until > event.since else one
        for one in plan.chiefs
        if one.target not in gone or one.since < event.since
    )


def _without(plan: GridPlan, event: m.HouseholdsLeft) -> GridPlan:
    """Take households out of every lane and list of contacts from a day on."""
    gone = set(event.households)
    lanes = tuple(part for lane in plan.lanes for part in _emptied(lane, gone, event.since))
    contacts = tuple(part for one in plan.contacts for part in _emptied(one, gone, event.since))
    changed = plan.changed if lanes == plan.lanes else max(plan.changed, event.since)
    return change(plan, changed=changed, lanes=lanes, contacts=contacts)


Holding = TypeVar("Holding", Lane, Contact)


def _emptied(span: Holding, gone: set[HouseholdId], since: date) -> Iterator[Holding]:
    kept = tuple(one for one in span.households if one not in gone)
    if span.until <= since or kept == span.households:
        yield span
    elif span.since >= since:
        yield change(span, households=kept)
    else:
        yield change(span, until=since)
        yield change(span, since=since, households=kept)


def _ended(plan: GridPlan, day: date) -> GridPlan:
    return change(
        plan,
        changed=day,
        grids=tuple(_until(plan.grids, day)),
        lanes=tuple(_until(plan.lanes, day)),
        chiefs=tuple(_until(plan.chiefs, day)),
        contacts=tuple(_until(plan.contacts, day)),
        exemptions=tuple(_until(plan.exemptions, day)),
        branches=tuple(_until(plan.branches, day)),
    )


def _chiefs(
    plan: GridPlan,
    event: m.ChiefsAppointed
    | m.FormerChiefEntered
    | m.ChiefRelieved
    | m.ChiefVacated
    | m.ChiefEntryCorrected,
) -> tuple[Chief, ...]:
    match event:
        case m.ChiefsAppointed():
            begun = (
                Chief(
                    target=one.target,
                    person=one.person,
                    basis=one.basis,
                    attested=one.attested,
                    since=event.since,
                )
                for one in event.appointments
            )
            return (*plan.chiefs, *begun)
        case m.FormerChiefEntered():
            former = Chief(
                target=event.target,
                person=event.person,
                basis=event.basis,
                attested=event.attested,
                since=event.since,
                until=event.until,
            )
            return (*plan.chiefs, former)
        case m.ChiefRelieved():
            return tuple(
                change(one, until=event.since) if one.in_office(event.target, event.since) else one
                for one in plan.chiefs
            )
        case m.ChiefVacated():
            mine = plan.offices(event.target, event.person)
            rest = tuple(one for one in plan.chiefs if one not in mine)
            return (*rest, *_until(mine, event.since))
        case m.ChiefEntryCorrected():
            mine = plan.offices(event.target, event.person)
            rest = tuple(one for one in plan.chiefs if one not in mine)
            next_one = (
                one.since
                for one in plan.chiefs
                if one.target == event.target and one.since >= event.entry
            )
            free = event.since or min(next_one, default=FOREVER)
            return (*rest, *_office_corrected(mine, event, free))
        case _:
            assert_never(event)


def _office_corrected(
    offices: Iterable[Chief], event: m.ChiefEntryCorrected, until: date
) -> Iterator[Chief]:
    """Put a beginning or an end right: without its beginning an office never was."""
    for one in offices:
        if one.since == event.entry:
            if event.since is not None:
                yield change(one, since=event.since)
        else:
            yield change(one, until=until) if one.until == event.entry else one


def _contacts(
    plan: GridPlan, event: m.ContactsAssigned | m.ContactsEntryCorrected
) -> tuple[Contact, ...]:
    mine = tuple(one for one in plan.contacts if one.lane == event.lane)
    if isinstance(event, m.ContactsEntryCorrected):
        others = (one for one in plan.contacts if one.lane != event.lane)
        return (*others, *corrected(mine, event.entry, event.since))
    kept = tuple(
        change(one, until=event.since) if one in mine and one.until == FOREVER else one
        for one in plan.contacts
        if one not in mine or one.since < event.since
    )
    if not event.households:
        return kept
    assigned = Contact(lane=event.lane, households=event.households, since=event.since)
    return (*kept, assigned)


def _exemptions(
    plan: GridPlan, event: m.ExemptionGranted | m.ExemptionEntryCorrected
) -> tuple[Exemption, ...]:
    if isinstance(event, m.ExemptionGranted):
        exemption = Exemption(
            target=event.target,
            standard=event.standard,
            reason=event.reason,
            since=event.since,
            until=event.until,
        )
        return (*plan.exemptions, exemption)
    right = event.since
    found = []
    for one in plan.exemptions:
        if (one.target, one.standard, one.since) != (event.target, event.standard, event.entry):
            found.append(one)
        elif right is not None:
            found.append(change(one, since=right))
    return tuple(found)
