"""What each event makes of a grid plan."""

from datetime import date
from typing import TypeVar, assert_never

from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids.messages import GridEvent
from ruralgov.domain.grids.model import Chief, Contact, Exemption, Grid, GridPlan, Lane
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER

Span = TypeVar("Span", Grid, Lane)


def begin(event: m.GridsChanged) -> GridPlan:
    """Return the plan of a village that had none."""
    return evolve(GridPlan(changed=event.since), event)


def evolve(plan: GridPlan, event: GridEvent) -> GridPlan:
    """Return a plan after one more event."""
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
                change(one, until=event.since) if one.in_office(event.target, event.since) else one
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
        case _:
            assert_never(event)


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
