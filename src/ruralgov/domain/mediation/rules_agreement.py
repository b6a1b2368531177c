"""The rules of agreements: drafted, signed, countersigned, sealed."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.money import check_amount
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.scanning import clean_words, must_hold_no_number
from ruralgov.domain.mediation import messages_agreement as m
from ruralgov.domain.mediation import texts_agreement, texts_dispute
from ruralgov.domain.mediation.model_agreement import (
    AgreementForm,
    MediationAgreement,
    ObligationKind,
    SigningManner,
)
from ruralgov.domain.mediation.model_dispute import WRITTEN, Dispute, DisputeStage
from ruralgov.domain.mediation.people import check_impartial, person_behind
from ruralgov.domain.mediation.rules_dispute import in_stage, party_of
from ruralgov.domain.mediation.rules_session import check_day, check_table
from ruralgov.domain.registry import present_person

BARRING: Final = (
    *("不得起诉", "不得再起诉", "不再起诉", "放弃起诉", "放弃诉讼", "放弃一切诉讼", "不得诉讼"),
    *("不得向法院", "不得上访", "不再上访", "不得信访", "不得投诉", "不得举报", "不得控告"),
    *("放弃信访", "罚款", "罚金", "调解费", "waive", "not sue", "fine of", "fee for mediation"),
)
"""What no agreement says: it would limit a right, or set a fine or a fee."""


def no_bar(field: str, text: str) -> None:
    """Refuse words that limit the way to court or to complain, or set a fine (rule 10)."""
    plain = "".join(text.lower().split())
    for words in BARRING:
        if "".join(words.split()) in plain:
            raise Refused(texts_agreement.MEDIATION_AGREEMENT_BARS, field=field, words=words)


def _words(field: str, words: OfficerText) -> OfficerText:
    return words.cleaned(field, must_hold_no_number, no_bar)


def drafted(known: Dispute) -> MediationAgreement:
    """Return the draft, or what was agreed; raises ``mediation_agreement_missing``."""
    return existing(
        known.agreement, texts_agreement.MEDIATION_AGREEMENT_MISSING, number=known.number
    )


def in_force(known: Dispute | None, key: str) -> tuple[Dispute, MediationAgreement]:
    """Return a dispute with its agreement in force; raises ``dispute_stage_wrong``."""
    found = in_stage(known, key, DisputeStage.IN_FORCE)
    return found, drafted(found)


def _unsigned(known: Dispute) -> None:
    if known.agreement is not None and known.agreement.signatures:
        raise Refused(texts_agreement.MEDIATION_AGREEMENT_SIGNED)


def draft_mediation_agreement(
    known: Dispute | None, command: m.DraftMediationAgreement, given: Given
) -> Iterator[m.MediationAgreementDrafted]:
    """Draft what the sides agreed at the table; about land it is written (rule 10)."""
    found = in_stage(known, command.dispute, DisputeStage.ACCEPTED)
    check_impartial(found, given)
    check_table(found, given)
    _unsigned(found)
    if not found.sessions:
        raise Refused(texts_agreement.MEDIATION_AGREEMENT_SESSION)
    if command.form is AgreementForm.ORAL and found.kind in WRITTEN:
        raise Refused(
            texts_agreement.MEDIATION_AGREEMENT_WRITTEN, kind=found.kind.zh, kind_en=found.kind.en
        )
    yield m.MediationAgreementDrafted(
        form=command.form,
        between=tuple(one.number for one in found.standing),
        facts=_words("facts", command.facts),
        day=given.today,
        by=given.actor.account,
    )


def add_obligation(
    known: Dispute | None, command: m.AddObligation, given: Given
) -> Iterator[m.ObligationAdded]:
    """Add who owes whom what by when: parties of the two sides, and nobody else (rule 10)."""
    found = in_stage(known, command.dispute, DisputeStage.ACCEPTED)
    check_impartial(found, given)
    agreement = drafted(found)
    _unsigned(found)
    debtor, creditor = party_of(found, command.debtor), party_of(found, command.creditor)
    money = command.kind is ObligationKind.MONEY
    amount = command.amount
    if amount is not None:
        check_amount(amount)
    wrong = money is not (amount is not None and amount > 0) or (not money and amount is not None)
    if wrong or debtor.side is creditor.side or command.due < agreement.drafted:
        raise Refused(texts_agreement.OBLIGATION_WRONG, day=agreement.drafted)
    yield m.ObligationAdded(
        number=len(agreement.obligations) + 1,
        debtor=command.debtor,
        creditor=command.creditor,
        kind=command.kind,
        words=_words("words", command.words),
        amount=amount,
        due=command.due,
    )


def sign_mediation_agreement(
    known: Dispute | None, command: m.SignMediationAgreement, given: Given
) -> Iterator[m.MediationAgreementSigned]:
    """Record the signature of a party, told again that the way to court is open (rules 10, 11)."""
    found = in_stage(known, command.dispute, DisputeStage.ACCEPTED)
    check_impartial(found, given)
    check_table(found, given)
    agreement, party = drafted(found), party_of(found, command.party)
    if not agreement.obligations:
        raise Refused(texts_agreement.MEDIATION_AGREEMENT_EMPTY)
    if any(one.party == party.number for one in agreement.signatures):
        raise Refused(texts_agreement.AGREEMENT_SIGNED_TWICE)
    oral = agreement.form is AgreementForm.ORAL
    if oral is not (command.manner is SigningManner.BY_WORD):
        raise Refused(texts_agreement.AGREEMENT_MANNER_WRONG)
    check_day(found, command.day, given)
    _check_between(command.day, agreement.drafted, given.today)
    yield m.MediationAgreementSigned(
        party=party.number, manner=command.manner, day=command.day, told=command.told
    )


def _check_between(day: date, after: date, before: date) -> None:
    if not after <= day <= before:
        raise Refused(texts_agreement.AGREEMENT_DAY_WRONG, day=day, after=after, before=before)


def _all_signed(known: Dispute) -> MediationAgreement:
    agreement = drafted(known)
    if not {one.party for one in agreement.signatures}.issuperset(agreement.between):
        raise Refused(texts_agreement.AGREEMENT_NOT_SIGNED_BY_ALL)
    return agreement


def countersign_mediation_agreement(
    known: Dispute | None, command: m.CountersignMediationAgreement, given: Given
) -> Iterator[m.MediationAgreementCountersigned]:
    """Sign as one of the mediators of the dispute, in person (rule 10)."""
    found = in_stage(known, command.dispute, DisputeStage.ACCEPTED)
    agreement = _all_signed(found)
    account = given.actor.account
    who = person_behind(account, given)
    if who not in {present_person(given.read, one) for one in found.sitting}:
        raise Refused(texts_agreement.AGREEMENT_NOT_MEDIATOR, account=account)
    if agreement.countersigned is not None:
        raise Refused(texts_agreement.AGREEMENT_SIGNED_TWICE)
    _check_between(command.day, agreement.drafted, given.today)
    yield m.MediationAgreementCountersigned(day=command.day, by=account)


def seal_mediation_agreement(
    known: Dispute | None, command: m.SealMediationAgreement, given: Given
) -> Iterator[m.MediationAgreementSealed]:
    """Put the seal of the committee to it: a place of mediation has none (rules 2 and 10)."""
    found = in_stage(known, command.dispute, DisputeStage.ACCEPTED)
    check_impartial(found, given)
    agreement = _all_signed(found)
    if agreement.sealed is not None or agreement.form is AgreementForm.ORAL:
        raise Refused(texts_agreement.AGREEMENT_SIGNED_TWICE)
    _check_between(command.day, agreement.drafted, given.today)
    yield m.MediationAgreementSealed(day=command.day, by=given.actor.account)


def correct_agreement_days(
    known: Dispute | None, command: m.CorrectAgreementDays, given: Given
) -> Iterator[m.AgreementDaysCorrected]:
    """Put days of signatures right, as long as no court was asked to confirm it (rule 17)."""
    found = in_stage(known, command.dispute, DisputeStage.ACCEPTED, DisputeStage.IN_FORCE)
    check_impartial(found, given)
    agreement = drafted(found)
    if agreement.confirmations:
        raise Refused(texts_agreement.CONFIRMATION_OPEN)
    for day in (command.signed, command.countersigned, command.sealed):
        if day is not None:
            _check_between(day, agreement.drafted, _latest(agreement, given))
    signed = {one.party for one in agreement.signatures}
    if (command.signed is None) is not (command.party is None) or (
        command.party is not None and command.party not in signed
    ):
        raise Refused(texts_dispute.DISPUTE_PARTY_UNKNOWN, party=command.party or 0)
    absent = (command.countersigned is not None and agreement.countersigned is None) or (
        command.sealed is not None and agreement.sealed is None
    )
    if absent or (command.signed, command.countersigned, command.sealed) == (None, None, None):
        raise Refused(texts_agreement.AGREEMENT_NOT_SIGNED_BY_ALL)
    yield m.AgreementDaysCorrected(
        party=command.party,
        signed=command.signed,
        countersigned=command.countersigned,
        sealed=command.sealed,
        reason=clean_words("reason", command.reason),
    )


def _latest(agreement: MediationAgreement, given: Given) -> date:
    """Return until when it can have been signed: before anything was done under it."""
    done = [one.day for owed in agreement.obligations for one in owed.performed]
    return min([given.today, *done])
