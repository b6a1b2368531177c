"""The rules of what both sides vary of an agreement in force, and of the end of a file."""

from collections.abc import Iterator

from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.keeping import check_kept_long_enough
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.mediation import messages_agreement as m
from ruralgov.domain.mediation import texts_agreement
from ruralgov.domain.mediation.messages_dispute import DisputeErased, EraseDispute
from ruralgov.domain.mediation.model_agreement import (
    AgreementVariation,
    MediationAgreement,
    ObligationStage,
)
from ruralgov.domain.mediation.model_dispute import GOING, Dispute, DisputeStage
from ruralgov.domain.mediation.people import check_impartial, check_there
from ruralgov.domain.mediation.records import DISPUTE
from ruralgov.domain.mediation.rules_agreement import agreed_words, in_force
from ruralgov.domain.mediation.rules_dispute import in_stage
from ruralgov.domain.mediation.rules_obligation import owed_of


def draft_agreement_variation(
    known: Dispute | None, command: m.DraftAgreementVariation, given: Given
) -> Iterator[m.AgreementVariationDrafted]:
    """Draft what both sides vary, while no court looks at what they had agreed (rule 21)."""
    found, agreement = in_force(known, command.dispute)
    check_impartial(found, given)
    check_there(found.standing, given)
    waiting = agreement.varying
    if waiting is not None and waiting.signatures:
        raise Refused(texts_agreement.VARIATION_OPEN, number=waiting.number)
    if any(one.outcome is None for one in agreement.confirming):
        raise Refused(texts_agreement.CONFIRMATION_OPEN)
    replaces = tuple(dict.fromkeys(command.replaces))
    for number in replaces:
        owed_of(agreement, number, ObligationStage.OPEN)
    yield m.AgreementVariationDrafted(
        number=len(agreement.in_effect) + 1,
        between=tuple(one.number for one in found.standing),
        replaces=replaces,
        words=agreed_words("words", command.words),
        day=given.today,
        by=given.actor.account,
    )


def withdraw_agreement_variation(
    known: Dispute | None, command: m.WithdrawAgreementVariation, given: Given
) -> Iterator[m.AgreementVariationWithdrawn]:
    """Take the newest variation back, as long as nothing rests on it (rules 17 and 21)."""
    found, agreement = in_force(known, command.dispute)
    check_impartial(found, given)
    last = agreement.variations[-1] if agreement.variations else None
    if last is None or _rests(agreement, last):
        raise Refused(texts_agreement.VARIATION_NONE)
    yield m.AgreementVariationWithdrawn(
        number=last.number, reason=clean_words("reason", command.reason), day=given.today
    )


def _rests(agreement: MediationAgreement, last: AgreementVariation) -> bool:
    """Tell whether anything was done under a variation, or a court was asked about it."""
    if last.effective is None:
        return False
    new = {one.number for one in last.obligations}
    return bool(agreement.confirming) or any(
        one.number in new
        and (one.performed or one.reminded or one.stage is not ObligationStage.OPEN)
        for one in agreement.obligations
    )


def erase_dispute(
    known: Dispute | None, command: EraseDispute, given: Given
) -> Iterator[DisputeErased]:
    """Erase what its file says, once it is over and kept long enough (rule 16)."""
    over = (one for one in DisputeStage if one not in GOING)
    found = in_stage(known, command.dispute, *over)
    if found.erased:
        raise Refused(kernel_texts.ERASED_ALREADY, number=found.number)
    check_kept_long_enough(DISPUTE, found.ended or given.today, given)
    yield DisputeErased(ground=command.ground, reason=clean_text("reason", command.reason))
