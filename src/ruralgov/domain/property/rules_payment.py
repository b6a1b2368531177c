"""The rules of contracts by which the collective pays (rules 30 and 31)."""

from collections.abc import Iterator

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.money import check_amount, show_yuan
from ruralgov.domain.property import texts
from ruralgov.domain.property.citing import check_cited
from ruralgov.domain.property.messages_payment import (
    AcceptWork,
    AgreePaymentTerms,
    PaymentTermsAgreed,
    WorkAccepted,
)
from ruralgov.domain.property.model_contract import Contract, ContractStage
from ruralgov.domain.property.model_payment import Acceptance

UNDER_WAY = (ContractStage.DRAFT, ContractStage.DECIDED, ContractStage.SIGNED)


def agree_payment_terms(
    contract: Contract | None, command: AgreePaymentTerms, given: Given
) -> Iterator[PaymentTermsAgreed]:
    """Enter how a contract is paid; who drafted it does not (rule 30)."""
    known = _paying(contract, command.contract)
    known.must_be(*UNDER_WAY)
    given.must_not_be(texts.CONTRACT_SAME_PERSON, known.drafter, contract=known.number)
    if known.stage is ContractStage.SIGNED:
        if command.decision is None:
            raise Refused(texts.CONTRACT_UNDECIDED, contract=known.number)
        if command.decision.day > given.today:
            raise BadInput(texts.DAY_AHEAD, day=command.decision.day, today=given.today)
    check_cited(command.decision, known.collective, given.read, given.today)
    terms = command.terms
    if terms.advance + terms.retention > known.worth:
        raise Refused(
            texts.PAYMENT_TERMS_ABOVE_PRICE,
            contract=known.number,
            sum=show_yuan(terms.advance + terms.retention),
            price=show_yuan(known.worth),
        )
    yield PaymentTermsAgreed(
        terms=terms, decision=command.decision, reason=clean_text("reason", command.reason)
    )


def accept_work(
    contract: Contract | None, command: AcceptWork, given: Given
) -> Iterator[WorkAccepted]:
    """Say what was done or delivered; who drafted the contract does not (rule 31)."""
    known = _paying(contract, command.contract)
    known.must_be(ContractStage.SIGNED)
    given.must_not_be(texts.ACCEPTED_BY_DRAFTER, known.drafter, contract=known.number)
    if command.day > given.today:
        raise BadInput(texts.DAY_AHEAD, day=command.day, today=given.today)
    check_amount(command.worth)
    last = known.acceptances[-1] if known.acceptances else None
    if last is not None and (command.day < last.day or command.worth < last.worth):
        raise Refused(
            texts.ACCEPTANCE_BEHIND,
            contract=known.number,
            day=last.day,
            worth=show_yuan(last.worth),
        )
    if command.worth > known.worth:
        raise Refused(
            texts.ACCEPTANCE_ABOVE_PRICE,
            contract=known.number,
            worth=show_yuan(command.worth),
            price=show_yuan(known.worth),
        )
    yield WorkAccepted(
        acceptance=Acceptance(
            day=command.day,
            worth=command.worth,
            by=given.actor.account,
            note=clean_text("note", command.note),
            document=command.document,
        )
    )


def _paying(contract: Contract | None, key: str) -> Contract:
    """Return a contract by which the collective pays; raises ``contract_not_paying``."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=key)
    if known.incoming:
        raise Refused(
            texts.CONTRACT_NOT_PAYING,
            contract=known.number,
            direction=known.direction.zh,
            direction_en=known.direction.en,
        )
    return known
