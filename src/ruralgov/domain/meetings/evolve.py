"""What each event makes of a body and of the rules that a city adopted."""

from datetime import date
from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.offices import followed_by
from ruralgov.domain.kernel.spans import corrected
from ruralgov.domain.meetings import messages_body as m
from ruralgov.domain.meetings.messages_body import BodyEvent, DecisionRuleEvent
from ruralgov.domain.meetings.model import DecisionRules
from ruralgov.domain.meetings.model_body import Body, PostSeat, Seat, Term


def begin_body(event: m.BodyFounded) -> Body:
    """Return a body as it was entered."""
    term = Term(name=event.name, place=event.place, since=event.since, until=event.until)
    return Body(
        kind=event.kind,
        terms=(term,),
        collective=event.collective,
        group=event.group,
        organisation=event.organisation,
    )


def evolve_body(body: Body, event: BodyEvent) -> Body:
    """Return a body after one more event."""
    match event:
        case m.BodyFounded():
            return begin_body(event)
        case m.BodyRenewed():
            term = Term(
                name=event.name, place=body.last.place, since=event.since, until=event.until
            )
            return change(body, terms=(*_until(body.terms, event.since), term))
        case m.BodyTermExtended():
            return change(body, terms=(*body.terms[:-1], change(body.last, until=event.until)))
        case m.BodyEnded():
            return change(body, terms=_until(body.terms, event.since))
        case m.BodyCarriedOver():
            return change(body, terms=_carried(body.terms, event.place, event.since))
        case m.BodyEntryCorrected():
            terms = corrected(body.terms, event.entry, event.since) or body.terms
            return change(body, terms=tuple(_as_planned(one) for one in terms))
        case m.MembersSeated():
            return change(
                body,
                seats=(*body.seats, *event.seats),
                post_seats=(*body.post_seats, *event.post_seats),
            )
        case m.MemberUnseated():
            return _unseated(body, event)
        case m.SeatEntryCorrected():
            return _seat_corrected(body, event)
        case m.SeatFollowed():
            return change(body, seats=followed_by(body.seats, event.entered, event.person))
        case _:
            assert_never(event)


def _until(terms: tuple[Term, ...], day: date) -> tuple[Term, ...]:
    """Return the terms, the last one ended by a day."""
    *before, last = terms
    if last.until <= day:
        return terms
    return (*before, change(last, until=day, planned=last.planned or last.until))


def _as_planned(term: Term) -> Term:
    """Return a term whose end was withdrawn as long as it was to last."""
    if term.until != FOREVER or term.planned is None:
        return term
    return change(term, until=term.planned, planned=None)


def _carried(terms: tuple[Term, ...], place: PlaceId, since: date) -> tuple[Term, ...]:
    last = terms[-1]
    there = change(last, place=place, since=since, began=last.first, planned=None)
    return (*_until(terms, since), there)


def _unseated(body: Body, event: m.MemberUnseated) -> Body:
    def ended(seat: Seat) -> Seat:
        mine = seat.person == event.person and seat.since < event.since < seat.until
        return change(seat, until=event.since) if mine else seat

    def vacated(seat: PostSeat) -> PostSeat:
        mine = seat.post == event.post and seat.since < event.since < seat.until
        return change(seat, until=event.since) if mine else seat

    return change(
        body,
        seats=tuple(ended(one) for one in body.seats),
        post_seats=tuple(vacated(one) for one in body.post_seats),
    )


def _seat_corrected(body: Body, event: m.SeatEntryCorrected) -> Body:
    seats, posts = seats_of(body, event)
    others = tuple(one for one in body.seats if one not in seats)
    other_posts = tuple(one for one in body.post_seats if one not in posts)
    return change(
        body,
        seats=(*others, *corrected(seats, event.entry, event.since)),
        post_seats=(*other_posts, *corrected(posts, event.entry, event.since)),
    )


def seats_of(
    body: Body, named: m.SeatEntryCorrected | m.CorrectSeatEntry
) -> tuple[tuple[Seat, ...], tuple[PostSeat, ...]]:
    """Return the seats of the person, or of the post, that a message names."""
    return (
        tuple(one for one in body.seats if one.person == named.person),
        tuple(one for one in body.post_seats if one.post == named.post),
    )


def begin_rules(event: m.DecisionRuleAdopted) -> DecisionRules:
    """Return the rules of a city that had none."""
    return evolve_rules(DecisionRules(), event)


def evolve_rules(rules: DecisionRules, event: DecisionRuleEvent) -> DecisionRules:
    """Return the adopted rules after one more event."""
    match event:
        case m.DecisionRuleAdopted():
            return DecisionRules((*rules.rules, event.rule))
        case m.DecisionRuleEntryCorrected():
            since = event.since
            if since is None:
                return DecisionRules(tuple(one for one in rules.rules if one.code != event.code))
            return DecisionRules(
                tuple(
                    change(one, since=since) if one.code == event.code else one
                    for one in rules.rules
                )
            )
        case m.DecisionRuleEnded():
            return DecisionRules(
                tuple(
                    change(one, until=event.until) if one.code == event.code else one
                    for one in rules.rules
                )
            )
        case _:
            assert_never(event)
