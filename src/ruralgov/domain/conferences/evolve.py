"""What each event makes of a leading group and a liaison."""

from datetime import date
from typing import TypeVar, assert_never

from ruralgov.domain.conferences import messages as m
from ruralgov.domain.conferences import messages_liaison as b
from ruralgov.domain.conferences.model import (
    Confirmation,
    GroupSeat,
    GroupTerms,
    Liaison,
    LiaisonPost,
    SteeringGroup,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.spans import Span, corrected

T = TypeVar("T", bound=Span)


def begin_group(event: m.SteeringGroupEstablished) -> SteeringGroup:
    """Return a leading group as entered."""
    return SteeringGroup(terms=(_terms(event),))


def _terms(event: m.SteeringGroupEstablished | m.SteeringGroupChanged) -> GroupTerms:
    return GroupTerms(
        name=event.name,
        mandate=event.mandate,
        host=event.host,
        last_day=event.last_day,
        end_condition=event.end_condition,
        basis=event.basis,
        since=event.since,
    )


def evolve_group(group: SteeringGroup, event: m.SteeringGroupEvent) -> SteeringGroup:
    """Return a leading group after one more event."""
    match event:
        case m.SteeringGroupEstablished():
            return begin_group(event)
        case m.SteeringGroupChanged():
            return change(group, terms=followed(group.terms, _terms(event)))
        case m.SteeringGroupEnded():
            return change(group, terms=cut(group.terms, event.since))
        case m.GroupTermsCorrected():
            return change(group, terms=corrected(group.terms, event.entry, event.since))
        case m.ConferenceRuleAdopted():
            return change(group, rules=followed(group.rules, event.adopted))
        case m.ConferenceRuleCorrected():
            return change(group, rules=corrected(group.rules, event.entry, event.since))
        case m.PostSeated() | m.PostUnseated() | m.GroupSeatCorrected():
            return change(group, seats=_seats(group.seats, event))
        case _:
            assert_never(event)


def _seats(
    seats: tuple[GroupSeat, ...],
    event: m.PostSeated | m.PostUnseated | m.GroupSeatCorrected,
) -> tuple[GroupSeat, ...]:
    match event:
        case m.PostSeated():
            return (*seats, event.seat)
        case m.PostUnseated():
            return tuple(
                change(one, until=event.since)
                if one.post == event.post and one.since < event.since < one.until
                else one
                for one in seats
            )
        case m.GroupSeatCorrected():
            mine = tuple(one for one in seats if one.post == event.post)
            right = corrected(mine, event.entry, event.since)
            return (*(one for one in seats if one.post != event.post), *right)
        case _:
            assert_never(event)


def followed(spans: tuple[T, ...], new: T) -> tuple[T, ...]:
    """Return spans of which the last gives way to a new one."""
    return (*cut(spans, new.since), new)


def cut(spans: tuple[T, ...], day: date) -> tuple[T, ...]:
    """Return spans of which the last ends on a day, unless it ended before."""
    return (*spans[:-1], *(change(one, until=min(one.until, day)) for one in spans[-1:]))


def begin_liaison(event: b.LiaisonNamed) -> Liaison:
    """Return a liaison as named."""
    return Liaison(group=event.group, unit=event.unit, spans=(_post(event),))


def _post(event: b.LiaisonNamed | b.LiaisonReplaced) -> LiaisonPost:
    return LiaisonPost(
        post=event.post,
        substitute=event.substitute,
        contact=event.contact,
        channel=event.channel,
        since=event.since,
        until=FOREVER,
    )


def evolve_liaison(liaison: Liaison, event: b.LiaisonEvent) -> Liaison:
    """Return a liaison after one more event."""
    match event:
        case b.LiaisonNamed():
            return begin_liaison(event)
        case b.LiaisonReplaced():
            return change(liaison, spans=followed(liaison.spans, _post(event)))
        case b.LiaisonConfirmed():
            one = Confirmation(day=event.day, by=event.by)
            return change(liaison, confirmed=(*liaison.confirmed, one))
        case b.LiaisonEnded():
            return change(liaison, spans=cut(liaison.spans, event.since))
        case b.LiaisonEntryCorrected():
            return change(liaison, spans=corrected(liaison.spans, event.entry, event.since))
        case _:
            assert_never(event)
