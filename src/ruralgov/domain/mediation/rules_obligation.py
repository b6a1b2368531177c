"""The rules of what came of an agreement: fulfilled, broken, in court, confirmed."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.mediation import messages_agreement as m
from ruralgov.domain.mediation import texts_agreement, texts_dispute
from ruralgov.domain.mediation.model_agreement import (
    AgreementForm,
    ConfirmationOutcome,
    MediationAgreement,
    Obligation,
    ObligationKind,
    ObligationPerformance,
    ObligationStage,
)
from ruralgov.domain.mediation.model_dispute import CONFIRM_DAYS, Dispute
from ruralgov.domain.mediation.people import check_all, check_impartial
from ruralgov.domain.mediation.rules_agreement import in_force
from ruralgov.domain.mediation.rules_dispute import last_day, party_of

_OPEN = ObligationStage.OPEN


def owed_of(agreement: MediationAgreement, number: int, *needed: ObligationStage) -> Obligation:
    """Return an obligation at one of some stages that nobody varies now."""
    found = agreement.obligation(number)
    if found is None or found.stage not in needed:
        stage = None if found is None else found.stage
        raise Refused(
            texts_agreement.OBLIGATION_MISSING,
            obligation=number,
            stage="无" if stage is None else stage.zh,
            stage_en="not there" if stage is None else stage.en,
        )
    if agreement.varying is not None and number in agreement.varying.replaces:
        raise Refused(texts_agreement.VARIATION_OPEN, number=agreement.varying.number)
    return found


def record_obligation_performance(
    known: Dispute | None, command: m.RecordObligationPerformance, given: Given
) -> Iterator[m.ObligationPerformed]:
    """Record what was done of an obligation, no more than is owed (rule 12)."""
    found, agreement = in_force(known, command.dispute)
    check_impartial(found, given)
    owed = owed_of(agreement, command.obligation, _OPEN, ObligationStage.BREACHED)
    _check_amount(owed, command.amount)
    _check_day(command.day, agreement.begun(owed.number) or given.today, given.today)
    yield m.ObligationPerformed(
        obligation=owed.number,
        performance=ObligationPerformance(
            number=max((one.number for one in owed.performed), default=0) + 1,
            day=command.day,
            amount=command.amount,
        ),
        proof=clean_words("proof", command.proof),
    )


def _check_amount(owed: Obligation, amount: int | None) -> None:
    if owed.kind is ObligationKind.MONEY:
        right = amount is not None and 0 < amount <= (owed.amount or 0) - owed.paid
    else:
        right = amount is None and not owed.performed
    if not right:
        raise Refused(texts_agreement.PERFORMANCE_AMOUNT_WRONG)


def _check_day(day: date, after: date, before: date) -> None:
    if not after <= day <= before:
        raise Refused(texts_agreement.AGREEMENT_DAY_WRONG, day=day, after=after, before=before)


def withdraw_obligation_performance(
    known: Dispute | None, command: m.WithdrawObligationPerformance, given: Given
) -> Iterator[m.ObligationPerformanceWithdrawn]:
    """Take back a performance that there was not (rule 17)."""
    found, agreement = in_force(known, command.dispute)
    check_impartial(found, given)
    owed = owed_of(
        *(agreement, command.obligation),
        *(_OPEN, ObligationStage.FULFILLED, ObligationStage.BREACHED),
    )
    if command.performance not in {one.number for one in owed.performed}:
        raise Refused(
            texts_agreement.PERFORMANCE_MISSING,
            obligation=owed.number,
            performance=command.performance,
        )
    yield m.ObligationPerformanceWithdrawn(
        obligation=owed.number,
        performance=command.performance,
        reason=clean_words("reason", command.reason),
    )


def remind_debtor(
    known: Dispute | None, command: m.RemindDebtor, given: Given
) -> Iterator[m.DebtorReminded]:
    """Remind a debtor of what is overdue (rule 13)."""
    found, agreement = in_force(known, command.dispute)
    check_impartial(found, given)
    owed = owed_of(agreement, command.obligation, _OPEN)
    if given.today <= owed.due:
        raise Refused(texts_agreement.BREACH_TOO_SOON, obligation=owed.number, due=owed.due)
    yield m.DebtorReminded(obligation=owed.number, day=given.today)


def hear_debtor(
    known: Dispute | None, command: m.HearDebtor, given: Given
) -> Iterator[m.DebtorHeard]:
    """Record what a debtor says who was reminded (rule 13)."""
    found, agreement = in_force(known, command.dispute)
    check_impartial(found, given)
    owed = owed_of(agreement, command.obligation, _OPEN)
    if owed.reminded is None:
        raise Refused(texts_agreement.BREACH_TOO_SOON, obligation=owed.number, due=owed.due)
    yield m.DebtorHeard(
        obligation=owed.number, words=clean_words("words", command.words), day=given.today
    )


def declare_breach(
    known: Dispute | None, command: m.DeclareBreach, given: Given
) -> Iterator[m.ObligationBreached]:
    """Call it broken: overdue, reminded, heard, and nobody in court about it (rule 13)."""
    found, agreement = in_force(known, command.dispute)
    check_impartial(found, given)
    owed = owed_of(agreement, command.obligation, _OPEN)
    if agreement.in_court:
        raise Refused(texts_agreement.BREACH_IN_COURT)
    if owed.heard is None or owed.reminded is None or given.today <= owed.due:
        raise Refused(texts_agreement.BREACH_TOO_SOON, obligation=owed.number, due=owed.due)
    yield m.ObligationBreached(
        obligation=owed.number,
        reason=clean_words("reason", command.reason),
        day=given.today,
    )


def withdraw_breach(
    known: Dispute | None, command: m.WithdrawBreach, given: Given
) -> Iterator[m.BreachWithdrawn]:
    """Take it back: the debtor sued, was unable, or it was a mistake (rules 13 and 17)."""
    found, agreement = in_force(known, command.dispute)
    check_impartial(found, given)
    owed = owed_of(agreement, command.obligation, ObligationStage.BREACHED)
    yield m.BreachWithdrawn(
        obligation=owed.number,
        reason=clean_words("reason", command.reason),
        day=given.today,
    )


def end_obligation(
    known: Dispute | None, command: m.EndObligation, given: Given
) -> Iterator[m.ObligationEnded]:
    """End it by release, or because the debtor is unable, which is no breach (rule 13)."""
    found, agreement = in_force(known, command.dispute)
    check_impartial(found, given)
    owed = owed_of(agreement, command.obligation, _OPEN)
    if command.stage not in (ObligationStage.RELEASED, ObligationStage.EXCUSED):
        raise Refused(texts_agreement.OBLIGATION_ENDING_WRONG)
    yield m.ObligationEnded(
        obligation=owed.number,
        stage=command.stage,
        reason=clean_words("reason", command.reason),
        day=given.today,
    )


def record_agreement_suit(
    known: Dispute | None, command: m.RecordAgreementSuit, given: Given
) -> Iterator[m.AgreementSuitRecorded]:
    """Record that a party went to court: it may at any time, and asks nobody (rule 11)."""
    found, agreement = in_force(known, command.dispute)
    party = party_of(found, command.party)
    if any(one.party == party.number and one.until is None for one in agreement.suits):
        raise Refused(texts_agreement.SUIT_MISSING, party=party.number)
    _check_day(command.day, agreement.effective or given.today, given.today)
    yield m.AgreementSuitRecorded(party=party.number, day=command.day)


def end_agreement_suit(
    known: Dispute | None, command: m.EndAgreementSuit, given: Given
) -> Iterator[m.AgreementSuitEnded]:
    """Record that the court is done (rule 11)."""
    _, agreement = in_force(known, command.dispute)
    suits = (one for one in agreement.suits if one.party == command.party and one.until is None)
    suit = existing(next(suits, None), texts_agreement.SUIT_MISSING, party=command.party)
    _check_day(command.day, suit.since, given.today)
    yield m.AgreementSuitEnded(party=command.party, day=command.day)


def apply_for_confirmation(
    known: Dispute | None, command: m.ApplyForConfirmation, given: Given
) -> Iterator[m.ConfirmationApplied]:
    """Record the joint application, within thirty days from the effect (rule 14).

    What was varied is confirmed anew, within thirty days from the effect of that (rule 21).
    """
    found, agreement = in_force(known, command.dispute)
    check_all(found, command.applicants, texts_dispute.CONSENT_LACKING)
    if agreement.form is AgreementForm.ORAL:
        raise Refused(texts_agreement.CONFIRMATION_WRITTEN)
    if any(one.outcome in (None, ConfirmationOutcome.CONFIRMED) for one in agreement.confirming):
        raise Refused(texts_agreement.CONFIRMATION_OPEN)
    if agreement.varying is not None:
        raise Refused(texts_agreement.VARIATION_OPEN, number=agreement.varying.number)
    effective = agreement.since or given.today
    last = last_day(effective, CONFIRM_DAYS, given)
    if not effective <= command.day <= min(last, given.today):
        raise Refused(
            texts_agreement.CONFIRMATION_LATE, effective=effective, last=last, day=command.day
        )
    yield m.ConfirmationApplied(
        applicants=command.applicants,
        day=command.day,
        court=clean_text("court", command.court),
    )


def record_confirmation(
    known: Dispute | None, command: m.RecordConfirmation, given: Given
) -> Iterator[m.ConfirmationRecorded]:
    """Record what the court decided (rule 14)."""
    _, agreement = in_force(known, command.dispute)
    last = agreement.confirmations[-1] if agreement.confirmations else None
    if last is None or last.outcome is not None:
        raise Refused(texts_agreement.CONFIRMATION_NONE)
    _check_day(command.day, last.applied, given.today)
    yield m.ConfirmationRecorded(
        outcome=command.outcome, day=command.day, reference=command.reference.strip()
    )
