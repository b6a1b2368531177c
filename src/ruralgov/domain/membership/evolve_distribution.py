"""What each event makes of a distribution."""

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.membership import messages_distribution as d
from ruralgov.domain.membership.model import Notice, Objection
from ruralgov.domain.membership.model_distribution import (
    Distribution,
    DistributionLine,
    DistributionStage,
)

DistributionEvent = (
    d.DistributionPlanned
    | d.DistributionRecomputed
    | d.DistributionPublished
    | d.LineObjectionEntered
    | d.LineObjectionAnswered
    | d.DistributionApproved
    | d.LinesShifted
    | d.PayableBooked
    | d.PayableUnbooked
    | d.LinesPaid
    | d.LinePaymentReturned
    | d.LinePaymentsWithdrawn
    | d.DistributionWithdrawn
)


def begin(event: d.DistributionPlanned) -> Distribution:
    """Return a distribution that was planned."""
    return Distribution(
        collective=event.collective,
        title=event.title,
        year=event.year,
        amount=event.amount,
        basis=event.basis,
        remainder=event.remainder,
        record_day=event.record_day,
        decision=event.decision,
        lines=event.lines,
        drafters=(event.by,),
    )


def evolve(state: Distribution, event: DistributionEvent) -> Distribution:
    """Return a distribution after one more event."""
    match event:
        case d.DistributionPlanned():
            return begin(event)
        case d.DistributionRecomputed():
            drafters = tuple(dict.fromkeys((*state.drafters, event.by)))
            stage = DistributionStage.PLANNED
            return change(
                state, lines=event.lines, drafters=drafters, stage=stage, notice=None, to_mend=()
            )
        case d.DistributionPublished():
            notice = Notice(since=event.since, until=event.until, venue=event.venue)
            return change(state, stage=DistributionStage.PUBLISHED, notice=notice)
        case d.LineObjectionEntered() | d.LineObjectionAnswered():
            return _objected(state, event)
        case d.DistributionApproved():
            return change(
                state,
                stage=DistributionStage.APPROVED,
                approved=event.day,
                approved_by=event.by,
            )
        case d.LinesShifted():
            return _shifted(state, event)
        case d.DistributionWithdrawn():
            return change(state, stage=DistributionStage.WITHDRAWN)
        case _:
            return _money(state, event)


def _objected(
    state: Distribution, event: d.LineObjectionEntered | d.LineObjectionAnswered
) -> Distribution:
    if isinstance(event, d.LineObjectionEntered):
        one = Objection(
            number=event.number, day=event.day, person=event.person, reference=event.reference
        )
        return change(state, objections=(*state.objections, one))
    more = (event.objection,) if event.upheld else ()
    return change(
        state,
        to_mend=(*state.to_mend, *more),
        objections=tuple(
            change(
                one,
                upheld=event.upheld,
                answered=event.day,
                answer=event.reference,
                answered_by=event.by,
            )
            if one.number == event.objection
            else one
            for one in state.objections
        ),
    )


def _shifted(state: Distribution, event: d.LinesShifted) -> Distribution:
    lines = state.lines
    if state.line(event.taker) is None:
        lines = (*lines, DistributionLine(person=event.taker, weight=0, amount=Fen(0)))
    moved: dict[PersonId, int] = {event.giver: -event.amount}
    moved[event.taker] = moved.get(event.taker, 0) + event.amount
    mended = {one.number for one in state.objections if one.person in moved}
    return change(
        state,
        to_mend=tuple(one for one in state.to_mend if one not in mended),
        lines=tuple(
            change(one, amount=Fen(one.amount + moved.get(one.person, 0))) for one in lines
        ),
    )


def _money(
    state: Distribution,
    event: d.PayableBooked
    | d.PayableUnbooked
    | d.LinesPaid
    | d.LinePaymentReturned
    | d.LinePaymentsWithdrawn,
) -> Distribution:
    match event:
        case d.PayableBooked():
            return change(state, payable=event.voucher)
        case d.PayableUnbooked():
            return change(state, payable=None)
        case d.LinesPaid():
            return change(state, payments=(*state.payments, *event.payments))
        case d.LinePaymentReturned():
            return change(
                state,
                payments=tuple(
                    change(one, returned=event.day, return_voucher=event.voucher)
                    if one.person == event.person and one.returned is None
                    else one
                    for one in state.payments
                ),
            )
        case d.LinePaymentsWithdrawn():
            kept = tuple(one for one in state.payments if one.voucher != event.voucher)
            return change(state, payments=kept)
