"""What each event makes of the agreement of a dispute; without one, nothing."""

from typing import TypeVar, assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.mediation import messages_agreement as a
from ruralgov.domain.mediation.events_dispute import CourtEvent, DraftEvent, ObligationEvent
from ruralgov.domain.mediation.model_agreement import (
    AgreementSuit,
    AgreementVariation,
    JudicialConfirmation,
    MediationAgreement,
    Obligation,
    ObligationStage,
    Paper,
    Signature,
)
from ruralgov.domain.mediation.model_dispute import Dispute, DisputeStage


def evolve(known: Dispute, event: DraftEvent | ObligationEvent | CourtEvent) -> Dispute:
    """Return a dispute after an event of its agreement; it is in force once all have signed."""
    if isinstance(event, a.MediationAgreementDrafted):
        agreement = MediationAgreement(
            form=event.form, between=event.between, drafted=event.day, by=event.by
        )
        return change(known, agreement=agreement)
    if known.agreement is None:
        return known
    agreement = _agreement(known.agreement, event)
    signed = known.stage is DisputeStage.ACCEPTED and agreement.effective is not None
    stage = DisputeStage.IN_FORCE if signed else known.stage
    return change(known, agreement=agreement, stage=stage)


def _agreement(
    known: MediationAgreement,
    event: DraftEvent | ObligationEvent | CourtEvent,
) -> MediationAgreement:
    match event:
        case a.MediationAgreementDrafted():
            return known
        case a.AgreementVariationDrafted():
            return change(known, variations=(*known.in_effect, _variation(known, event)))
        case a.AgreementVariationWithdrawn():
            return _taken_back(known)
        case (
            a.ObligationAdded()
            | a.MediationAgreementSigned()
            | a.MediationAgreementCountersigned()
            | a.MediationAgreementSealed()
        ):
            if known.varying is None:
                return _paper(known, event)
            return _newest(known, _paper(known.varying, event))
        case a.AgreementDaysCorrected():
            if not known.variations:
                return _days(known, event)
            return _newest(known, _days(known.variations[-1], event))
        case (
            a.AgreementSuitRecorded()
            | a.AgreementSuitEnded()
            | a.ConfirmationApplied()
            | a.ConfirmationRecorded()
        ):
            return _court(known, event)
        case _:
            changed = tuple(
                _owed(one, event) if one.number == event.obligation else one
                for one in known.obligations
            )
            return change(known, obligations=changed)


P = TypeVar("P", bound=Paper)
_Signing = (
    a.ObligationAdded
    | a.MediationAgreementSigned
    | a.MediationAgreementCountersigned
    | a.MediationAgreementSealed
)


def _paper(known: P, event: _Signing) -> P:
    """Return an agreement or a variation after an event of its signing."""
    match event:
        case a.ObligationAdded():
            return change(known, obligations=(*known.obligations, _obligation(event)))
        case a.MediationAgreementSigned():
            one = Signature(party=event.party, manner=event.manner, day=event.day)
            return change(known, signatures=(*known.signatures, one))
        case a.MediationAgreementCountersigned():
            return change(known, countersigned=event.day)
        case a.MediationAgreementSealed():
            return change(known, sealed=event.day)
        case _:
            assert_never(event)


def _variation(known: MediationAgreement, event: a.AgreementVariationDrafted) -> AgreementVariation:
    return AgreementVariation(
        number=event.number,
        form=known.form,
        between=event.between,
        replaces=event.replaces,
        drafted=event.day,
        by=event.by,
    )


def _newest(known: MediationAgreement, paper: AgreementVariation) -> MediationAgreement:
    """Return an agreement with its newest variation; what that has is owed once it has effect."""
    there = {one.number for one in known.obligations}
    after = change(known, variations=(*known.variations[:-1], paper))
    if paper.effective is None:
        return after
    replaced = (
        change(one, stage=ObligationStage.VARIED, ended=paper.effective)
        if one.number in paper.replaces
        else one
        for one in known.obligations
    )
    more = (one for one in paper.obligations if one.number not in there)
    return change(after, obligations=(*replaced, *more))


def _taken_back(known: MediationAgreement) -> MediationAgreement:
    """Return an agreement without its newest variation, and with what that replaced."""
    if not known.variations:
        return known
    last = known.variations[-1]
    after = change(known, variations=known.variations[:-1])
    if last.effective is None:
        return after
    new = {one.number for one in last.obligations}
    back = (
        change(one, stage=ObligationStage.OPEN, ended=None) if one.number in last.replaces else one
        for one in known.obligations
        if one.number not in new
    )
    return change(after, obligations=tuple(back))


def _obligation(event: a.ObligationAdded) -> Obligation:
    return Obligation(
        number=event.number,
        debtor=event.debtor,
        creditor=event.creditor,
        kind=event.kind,
        amount=event.amount,
        due=event.due,
    )


def _days(known: P, event: a.AgreementDaysCorrected) -> P:
    signatures = tuple(
        change(one, day=event.signed)
        if one.party == event.party and event.signed is not None
        else one
        for one in known.signatures
    )
    return change(
        known,
        signatures=signatures,
        countersigned=event.countersigned or known.countersigned,
        sealed=event.sealed or known.sealed,
    )


def _owed(known: Obligation, event: ObligationEvent) -> Obligation:
    match event:
        case a.ObligationPerformed():
            return _judged(change(known, performed=(*known.performed, event.performance)))
        case a.ObligationPerformanceWithdrawn():
            left = tuple(one for one in known.performed if one.number != event.performance)
            return _judged(change(known, performed=left))
        case a.DebtorReminded():
            return change(known, reminded=event.day)
        case a.DebtorHeard():
            return change(known, heard=event.day)
        case a.ObligationBreached():
            return change(known, stage=ObligationStage.BREACHED, ended=event.day)
        case a.BreachWithdrawn():
            return _judged(change(known, stage=ObligationStage.OPEN, ended=None))
        case a.ObligationEnded():
            return change(known, stage=event.stage, ended=event.day)
        case _:
            assert_never(event)


def _judged(known: Obligation) -> Obligation:
    """Return an obligation as what was done of it makes it; what was broken stays so."""
    if known.stage not in (ObligationStage.OPEN, ObligationStage.FULFILLED):
        return known
    stage = ObligationStage.OPEN if known.done is None else ObligationStage.FULFILLED
    return change(known, stage=stage, ended=known.done)


def _court(known: MediationAgreement, event: CourtEvent) -> MediationAgreement:
    match event:
        case a.AgreementSuitRecorded():
            suit = AgreementSuit(party=event.party, since=event.day)
            return change(known, suits=(*known.suits, suit))
        case a.AgreementSuitEnded():
            suits = tuple(
                change(one, until=event.day)
                if one.party == event.party and one.until is None
                else one
                for one in known.suits
            )
            return change(known, suits=suits)
        case a.ConfirmationApplied():
            one = JudicialConfirmation(
                applied=event.day, court=event.court, version=len(known.in_effect)
            )
            return change(known, confirmations=(*known.confirmations, one))
        case a.ConfirmationRecorded():
            if not known.confirmations:
                return known
            last = change(
                known.confirmations[-1],
                outcome=event.outcome,
                decided=event.day,
                reference=event.reference,
            )
            return change(known, confirmations=(*known.confirmations[:-1], last))
        case _:
            assert_never(event)
