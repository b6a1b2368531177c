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
    AgreementVariation,
    MediationAgreement,
    ObligationKind,
    Paper,
    SigningManner,
)
from ruralgov.domain.mediation.model_dispute import WRITTEN, Dispute, DisputeStage
from ruralgov.domain.mediation.people import check_impartial, check_there, person_behind
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


def agreed_words(field: str, words: OfficerText) -> OfficerText:
    """Return words of an agreement that bar nothing and hold no number of a person."""
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


def _signing(known: Dispute | None, key: str) -> tuple[Dispute, MediationAgreement, Paper]:
    """Return a dispute, its agreement, and what is being signed: that, or its variation.

    Raises ``dispute_stage_wrong`` where the agreement is in force and nobody varies it.
    """
    found = in_stage(known, key, DisputeStage.ACCEPTED, DisputeStage.IN_FORCE)
    agreement = drafted(found)
    if found.stage is DisputeStage.ACCEPTED:
        return found, agreement, agreement
    if agreement.varying is None:
        in_stage(known, key, DisputeStage.ACCEPTED)
    return found, agreement, agreement.varying or agreement


def _unsigned(paper: Paper | None) -> None:
    if paper is not None and paper.signatures:
        raise Refused(texts_agreement.MEDIATION_AGREEMENT_SIGNED)


def draft_mediation_agreement(
    known: Dispute | None, command: m.DraftMediationAgreement, given: Given
) -> Iterator[m.MediationAgreementDrafted]:
    """Draft what the sides agreed at the table; about land it is written (rule 10)."""
    found = in_stage(known, command.dispute, DisputeStage.ACCEPTED)
    check_impartial(found, given)
    check_table(found, given)
    _unsigned(found.agreement)
    if not found.sessions:
        raise Refused(texts_agreement.MEDIATION_AGREEMENT_SESSION)
    if command.form is AgreementForm.ORAL and found.kind in WRITTEN:
        raise Refused(
            texts_agreement.MEDIATION_AGREEMENT_WRITTEN, kind=found.kind.zh, kind_en=found.kind.en
        )
    yield m.MediationAgreementDrafted(
        form=command.form,
        between=tuple(one.number for one in found.standing),
        facts=agreed_words("facts", command.facts),
        day=given.today,
        by=given.actor.account,
    )


def add_obligation(
    known: Dispute | None, command: m.AddObligation, given: Given
) -> Iterator[m.ObligationAdded]:
    """Add who owes whom what by when: parties of the two sides, and nobody else (rule 10)."""
    found, agreement, paper = _signing(known, command.dispute)
    check_impartial(found, given)
    _unsigned(paper)
    debtor, creditor = party_of(found, command.debtor), party_of(found, command.creditor)
    money = command.kind is ObligationKind.MONEY
    amount = command.amount
    if amount is not None:
        check_amount(amount)
    wrong = money is not (amount is not None and amount > 0) or (not money and amount is not None)
    if wrong or debtor.side is creditor.side or command.due < paper.drafted:
        raise Refused(texts_agreement.OBLIGATION_WRONG, day=paper.drafted)
    varied = () if paper is agreement else paper.obligations
    yield m.ObligationAdded(
        number=len(agreement.obligations) + len(varied) + 1,
        debtor=command.debtor,
        creditor=command.creditor,
        kind=command.kind,
        words=agreed_words("words", command.words),
        amount=amount,
        due=command.due,
    )


def sign_mediation_agreement(
    known: Dispute | None, command: m.SignMediationAgreement, given: Given
) -> Iterator[m.MediationAgreementSigned]:
    """Record the signature of a party, told again that the way to court is open (rules 10, 11)."""
    found, agreement, paper = _signing(known, command.dispute)
    check_impartial(found, given)
    party = party_of(found, command.party)
    if not _says_something(paper):
        raise Refused(texts_agreement.MEDIATION_AGREEMENT_EMPTY)
    if any(one.party == party.number for one in paper.signatures):
        raise Refused(texts_agreement.AGREEMENT_SIGNED_TWICE)
    oral = paper.form is AgreementForm.ORAL
    if oral is not (command.manner is SigningManner.BY_WORD):
        raise Refused(texts_agreement.AGREEMENT_MANNER_WRONG)
    if paper is agreement:
        check_table(found, given)
        check_day(found, command.day, given)
    else:
        check_there(found.standing, given)
    _check_between(command.day, paper.drafted, given.today)
    yield m.MediationAgreementSigned(
        party=party.number, manner=command.manner, day=command.day, told=command.told
    )


def _says_something(paper: Paper) -> bool:
    replaces = paper.replaces if isinstance(paper, AgreementVariation) else ()
    return bool(paper.obligations or replaces)


def _check_between(day: date, after: date, before: date) -> None:
    if not after <= day <= before:
        raise Refused(texts_agreement.AGREEMENT_DAY_WRONG, day=day, after=after, before=before)


def _all_signed(known: Dispute | None, key: str) -> tuple[Dispute, Paper]:
    found, _, paper = _signing(known, key)
    if not {one.party for one in paper.signatures}.issuperset(paper.between):
        raise Refused(texts_agreement.AGREEMENT_NOT_SIGNED_BY_ALL)
    return found, paper


def countersign_mediation_agreement(
    known: Dispute | None, command: m.CountersignMediationAgreement, given: Given
) -> Iterator[m.MediationAgreementCountersigned]:
    """Sign as one of the mediators of the dispute, in person (rule 10)."""
    found, paper = _all_signed(known, command.dispute)
    account = given.actor.account
    who = person_behind(account, given)
    if who not in {present_person(given.read, one) for one in found.sitting}:
        raise Refused(texts_agreement.AGREEMENT_NOT_MEDIATOR, account=account)
    if paper.countersigned is not None:
        raise Refused(texts_agreement.AGREEMENT_SIGNED_TWICE)
    _check_between(command.day, paper.drafted, given.today)
    yield m.MediationAgreementCountersigned(day=command.day, by=account)


def seal_mediation_agreement(
    known: Dispute | None, command: m.SealMediationAgreement, given: Given
) -> Iterator[m.MediationAgreementSealed]:
    """Put the seal of the committee to it: a place of mediation has none (rules 2 and 10)."""
    found, paper = _all_signed(known, command.dispute)
    check_impartial(found, given)
    if paper.sealed is not None or paper.form is AgreementForm.ORAL:
        raise Refused(texts_agreement.AGREEMENT_SIGNED_TWICE)
    _check_between(command.day, paper.drafted, given.today)
    yield m.MediationAgreementSealed(day=command.day, by=given.actor.account)


def correct_agreement_days(
    known: Dispute | None, command: m.CorrectAgreementDays, given: Given
) -> Iterator[m.AgreementDaysCorrected]:
    """Put days of signatures right, as long as no court was asked to confirm it (rule 17).

    They are those of the newest variation where there is one.
    """
    found = in_stage(known, command.dispute, DisputeStage.ACCEPTED, DisputeStage.IN_FORCE)
    check_impartial(found, given)
    agreement = drafted(found)
    paper: Paper = agreement.variations[-1] if agreement.variations else agreement
    if agreement.varying is None and agreement.confirming:
        raise Refused(texts_agreement.CONFIRMATION_OPEN)
    for day in (command.signed, command.countersigned, command.sealed):
        if day is not None:
            _check_between(day, paper.drafted, _latest(agreement, paper, given))
    signed = {one.party for one in paper.signatures}
    if (command.signed is None) is not (command.party is None) or (
        command.party is not None and command.party not in signed
    ):
        raise Refused(texts_dispute.DISPUTE_PARTY_UNKNOWN, party=command.party or 0)
    absent = (command.countersigned is not None and paper.countersigned is None) or (
        command.sealed is not None and paper.sealed is None
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


def _latest(agreement: MediationAgreement, paper: Paper, given: Given) -> date:
    """Return until when it can have been signed: before anything was done under it."""
    own = {one.number for one in paper.obligations}
    owed = (one for one in agreement.obligations if one.number in own)
    done = [each.day for one in owed for each in one.performed]
    return min([given.today, *done])
