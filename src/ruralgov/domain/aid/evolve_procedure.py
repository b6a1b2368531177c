"""What each event makes of a proceeding."""

from typing import Any, assert_never

from ruralgov.domain.aid import messages_deciding_procedure as d
from ruralgov.domain.aid import messages_procedure as p
from ruralgov.domain.aid.model_procedure import (
    AidAdjustment,
    AidDecision,
    AidNotice,
    AidOutcome,
    AidPayment,
    AidProceeding,
    AidRate,
    AidStep,
    AidTie,
    AidTrack,
    DoneStep,
    NoticeObjection,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, month_of, next_month
from ruralgov.domain.kernel.personal import CitizenText, OfficerText, gone

StepEvent = (
    p.AidProceedingBegun
    | p.AidProceedingExtended
    | p.AidTieDeclared
    | p.AidTieWithdrawn
    | p.AidStepDone
    | p.AidStepCorrected
    | p.AidStepWithdrawn
    | p.AidNoticePosted
    | p.AidNoticeTakenDown
    | p.AidNoticeObjected
    | p.AidObjectionAnswered
    | p.AidProceedingEnded
    | p.AidProceedingRestored
    | p.AidDeathNoted
    | p.AidProceedingErased
)
DecidingEvent = (
    d.AidDecided
    | d.AidDecisionRevoked
    | d.AidDecisionTold
    | d.AidReconsiderationAsked
    | d.AidReconsidered
    | d.AidReviewed
    | d.AidChangeProposed
    | d.AidChangeObjected
    | d.AidChangeHeard
    | d.AidChangeDecided
    | d.AidChangeDropped
)
PayingEvent = d.AidPaid | d.AidPaymentWithdrawn | d.AidPaymentReturned | d.AidAskedBack
ProceedingEvent = StepEvent | DecidingEvent | PayingEvent
"""What happens to a proceeding."""


def begin(event: p.AidProceedingBegun) -> AidProceeding:
    """Return a proceeding of which nothing is done."""
    return AidProceeding(
        file=event.file,
        application=event.application,
        programme=event.programme,
        track=event.track,
        accepted=event.accepted,
        by=event.by,
    )


def evolve(found: AidProceeding, event: ProceedingEvent) -> AidProceeding:
    """Return a proceeding after one more event."""
    if isinstance(event, StepEvent):
        return _step(found, event)
    return _deciding(found, event) if isinstance(event, DecidingEvent) else _paying(found, event)


def _step(found: AidProceeding, event: StepEvent) -> AidProceeding:
    match event:
        case p.AidProceedingBegun():
            return begin(event)
        case p.AidProceedingExtended():
            return change(found, extended=True)
        case p.AidTieDeclared():
            tie = AidTie(number=event.number, official=event.official, post=event.post)
            return change(found, ties=(*found.ties, tie), entries=event.number)
        case p.AidTieWithdrawn():
            left = tuple(one for one in found.ties if one.number != event.number)
            return change(found, ties=left)
        case p.AidStepDone():
            return _done(found, event)
        case p.AidStepCorrected():
            return change(found, steps=_put(found.steps, event.number, day=event.day))
        case p.AidStepWithdrawn():
            steps = tuple(one for one in found.steps if one.number != event.number)
            return change(found, steps=steps)
        case p.AidProceedingEnded():
            return _ended(found, event)
        case p.AidProceedingRestored():
            return _restored(found)
        case p.AidDeathNoted():
            return change(found, death=event.since)
        case p.AidProceedingErased():
            return _erased(found)
        case _:
            return _notice(found, event)


def _notice(
    found: AidProceeding,
    event: (
        p.AidNoticePosted | p.AidNoticeTakenDown | p.AidNoticeObjected | p.AidObjectionAnswered
    ),
) -> AidProceeding:
    match event:
        case p.AidNoticePosted():
            notice = AidNotice(
                number=event.number,
                since=event.since,
                last=event.last,
                members=event.members,
                amount=event.amount,
                by=event.by,
            )
            return change(found, notices=(*found.notices, notice))
        case p.AidNoticeTakenDown():
            return change(found, notices=_put(found.notices, event.number, down=event.day))
        case p.AidNoticeObjected():
            one = NoticeObjection(number=event.number, day=event.day, by=event.by)
            more = (*found.objections, one)
            return change(found, objections=more, objection=event.objection, erased=False)
        case p.AidObjectionAnswered():
            some = _put(
                found.objections,
                event.number,
                answered=event.day,
                way=event.way,
                upheld=event.upheld,
                answerer=event.by,
            )
            return change(found, objections=some, findings=event.findings, erased=False)
        case _:
            assert_never(event)


def _put(some: tuple[Any, ...], number: int, **changes: Any) -> tuple[Any, ...]:
    return tuple(change(one, **changes) if one.number == number else one for one in some)


def _done(found: AidProceeding, event: p.AidStepDone) -> AidProceeding:
    step = DoneStep(
        number=event.number,
        step=event.step,
        day=event.day,
        by=event.by,
        investigators=event.investigators,
        favour=event.favour,
        amount=event.amount,
        assessment=event.assessment,
    )
    return change(
        found,
        steps=(*found.steps, step),
        entries=event.number,
        findings=event.findings,
        erased=False,
    )


def _rates(found: AidProceeding, since: Month, amount: Fen) -> tuple[AidRate, ...]:
    kept = (one for one in found.rates if one.since < since)
    return (*kept, AidRate(since=since, amount=amount))


def _ended(found: AidProceeding, event: p.AidProceedingEnded) -> AidProceeding:
    rates = found.rates
    if rates:
        rates = _rates(found, next_month(month_of(event.day)), Fen(0))
    return change(found, ended=event.day, ending=event.ending, rates=rates, before=found.rates)


def _restored(found: AidProceeding) -> AidProceeding:
    return change(found, ended=None, ending=None, rates=found.before, before=())


def _erased(found: AidProceeding) -> AidProceeding:
    return change(
        found,
        findings=gone(found.findings, OfficerText),
        reasons=gone(found.reasons, OfficerText),
        objection=gone(found.objection, CitizenText),
        erased=True,
    )


def _granted(found: AidProceeding, one: AidDecision) -> tuple[AidRate, ...]:
    """Return what is given by a decision; what was changed since stays so where it is granted."""
    amount = one.amount if one.outcome is AidOutcome.GRANTED else Fen(0)
    if not amount and not found.rates:
        return ()
    rates = _rates(found, one.since, amount)
    if not amount:
        return rates
    once = found.track in (AidTrack.EMERGENCY, AidTrack.EXPENSE)
    later = tuple(each for each in found.rates if each.since > one.since)
    return (*rates, AidRate(since=next_month(one.since), amount=Fen(0))) if once else rates + later


def _deciding(found: AidProceeding, event: DecidingEvent) -> AidProceeding:
    match event:
        case d.AidDecided():
            return _decided(found, event, event.assessment)
        case d.AidDecisionRevoked():
            return change(found, decisions=found.decisions[:-1], rates=(), change=None)
        case d.AidDecisionTold():
            return change(found, decisions=_put(found.decisions, event.number, told=event.day))
        case d.AidReconsiderationAsked():
            some = _put(found.decisions, event.number, reconsidering=event.day)
            return change(found, decisions=some, objection=event.objection, erased=False)
        case d.AidReconsidered():
            settled = _put(found.decisions, event.number - 1, upheld=event.upheld)
            after = change(found, decisions=settled)
            if event.upheld:
                return change(after, reasons=event.reasons, erased=False)
            return _decided(after, event, "")
        case d.AidReviewed():
            step = DoneStep(number=event.number, step=AidStep.REVIEW, day=event.day, by=event.by)
            return change(
                found,
                steps=(*found.steps, step),
                entries=event.number,
                stable=event.stable,
                findings=event.findings,
                erased=False,
            )
        case _:
            return _changing(found, event)


def _decided(
    found: AidProceeding, event: d.AidDecided | d.AidReconsidered, assessment: str
) -> AidProceeding:
    one = AidDecision(
        number=event.number,
        outcome=event.outcome,
        amount=event.amount,
        since=event.since,
        day=event.day,
        by=event.by,
        assessment=assessment,
    )
    return change(
        found,
        decisions=(*found.decisions, one),
        rates=_granted(found, one),
        reasons=event.reasons,
        erased=False,
    )


def _changing(
    found: AidProceeding,
    event: (
        d.AidChangeProposed
        | d.AidChangeObjected
        | d.AidChangeHeard
        | d.AidChangeDecided
        | d.AidChangeDropped
    ),
) -> AidProceeding:
    match event:
        case d.AidChangeProposed():
            new = AidAdjustment(
                amount=event.amount,
                cause=event.cause,
                gradual=event.gradual,
                day=event.day,
                last=event.last,
                by=event.by,
            )
            return change(found, change=new, findings=event.findings, erased=False)
        case d.AidChangeObjected():
            waiting = None if found.change is None else change(found.change, objected=event.day)
            return change(found, change=waiting, objection=event.objection, erased=False)
        case d.AidChangeHeard():
            heard = (
                None
                if found.change is None
                else change(found.change, heard=event.day, hearer=event.by)
            )
            return change(found, change=heard, findings=event.findings, erased=False)
        case d.AidChangeDecided():
            return _changed(found, event)
        case d.AidChangeDropped():
            return change(found, change=None)
        case _:
            assert_never(event)


def _changed(found: AidProceeding, event: d.AidChangeDecided) -> AidProceeding:
    """Return a proceeding whose last decision is that of the change: it has a letter as well."""
    waited = found.change
    prepared = () if waited is None else (waited.by, waited.hearer)
    one = AidDecision(
        number=found.decisions[-1].number + 1 if found.decisions else 1,
        outcome=AidOutcome.GRANTED if event.amount else AidOutcome.STOPPED,
        amount=event.amount,
        since=event.since,
        day=event.day,
        by=event.by,
        prepared=tuple(each for each in prepared if each is not None),
    )
    return change(
        found,
        change=None,
        decisions=(*found.decisions, one),
        rates=_rates(found, event.since, event.amount),
        reasons=event.reasons,
        erased=False,
    )


def _paying(found: AidProceeding, event: PayingEvent) -> AidProceeding:
    match event:
        case d.AidPaid():
            paid = AidPayment(month=event.month, amount=event.amount, day=event.day, by=event.by)
            others = tuple(one for one in found.payments if one.month != event.month)
            return change(found, payments=(*others, paid))
        case d.AidPaymentWithdrawn():
            left = tuple(one for one in found.payments if one.month != event.month)
            return change(found, payments=left)
        case d.AidPaymentReturned():
            return _paid(found, event.month, returned=event.day)
        case d.AidAskedBack():
            return _paid(found, event.month, asked=event.amount)
        case _:
            assert_never(event)


def _paid(found: AidProceeding, month: Month, **changes: Any) -> AidProceeding:
    some = (change(one, **changes) if one.month == month else one for one in found.payments)
    return change(found, payments=tuple(some))
