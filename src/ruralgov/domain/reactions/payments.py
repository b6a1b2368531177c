"""A payment of a contract: to its other side, and no more than may be paid of it by then."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from ruralgov.domain.collectives import heir
from ruralgov.domain.funds import (
    FUND_APPLICATION,
    ApplicationFiled,
    ContractPaymentRow,
    PaymentPart,
    PaymentRecorded,
)
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import ContractId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.property import (
    BOUND,
    CONTRACT,
    Contract,
    ContractEntryWithdrawn,
    ContractMistake,
)
from ruralgov.domain.reactions import texts
from ruralgov.domain.reactions.payees import check_repaying, is_other_side

PAYING: Final = frozenset(PaymentPart) - {PaymentPart.REPAYMENT}


def check_filed(event: ApplicationFiled, key: str, given: Given) -> Iterator[Any]:
    """What is asked for a contract goes to its other side, within what may be paid of it by now."""
    if event.contract is not None and event.part is PaymentPart.REPAYMENT:
        check_repaying(event, event.contract, given)
    elif event.contract is not None and event.part is not None:
        contract = _contract(event.contract, given)
        _check_party(event, contract, given)
        _check_part(event, contract, given.today)
        _check_sum(event.contract, contract, given)
    yield from ()


def check_paid(event: PaymentRecorded, key: str, given: Given) -> Iterator[Any]:
    """When the money goes out, it still is."""
    state = given.read.state(FUND_APPLICATION, key)
    if state is not None and state.contract is not None and state.part in PAYING:
        _check_sum(state.contract, _contract(state.contract, given), given)
    yield from ()


def check_withdrawn(event: ContractEntryWithdrawn, key: str, given: Given) -> Iterator[Any]:
    """A signing or an acceptance on which payments rest is not taken back."""
    contract = ContractId(key)
    known = given.read.state(CONTRACT, key)
    paid = _paid(contract, given)
    if event.entry is ContractMistake.SIGNING and paid:
        raise Refused(texts.CONTRACT_HAS_PAYMENTS, contract=contract, amount=show_yuan(paid))
    if event.entry is ContractMistake.ACCEPTANCE and known is not None:
        _check_sum(contract, known, given)
    yield from ()


def _contract(key: ContractId, given: Given) -> Contract:
    """Return a contract that was signed, by which the collective pays."""
    known = given.read.state(CONTRACT, key)
    if known is None or known.incoming or known.stage not in BOUND:
        raise Refused(texts.PAYMENT_CONTRACT_WRONG, contract=key if known is None else known.number)
    return known


def _check_party(event: ApplicationFiled, contract: Contract, given: Given) -> None:
    """Refuse who is not the other side, and who accepted what is paid."""
    if heir(contract.collective, given.read) != event.collective:
        raise Refused(texts.ABOUT_ELSEWHERE, about=contract.number, collective=event.collective)
    if not is_other_side(contract, event.payee, event.payee_person):
        raise Refused(texts.PAYMENT_PARTY_DIFFERS, contract=contract.number)
    if any(given.is_actor(one.by) for one in contract.acceptances):
        raise Refused(texts.ACCEPTED_BY_APPLICANT, contract=contract.number)


def _check_part(event: ApplicationFiled, contract: Contract, today: date) -> None:
    """Refuse an advance that was not agreed, and what is kept back before its day."""
    terms = contract.payment_terms
    if event.part is PaymentPart.ADVANCE and (terms is None or not terms.advance):
        raise Refused(texts.ADVANCE_NOT_AGREED, contract=contract.number)
    if event.part is PaymentPart.RETENTION:
        if terms is None or terms.retained_until is None:
            raise Refused(texts.RETENTION_NOT_AGREED, contract=contract.number)
        if today < terms.retained_until:
            raise Refused(
                texts.RETENTION_TOO_EARLY, contract=contract.number, day=terms.retained_until
            )


def _check_sum(key: ContractId, contract: Contract, given: Given) -> None:
    """Refuse to pay more of a contract than may be paid by now, all that is asked for together."""
    paid, payable = _paid(key, given), contract.payable(given.today)
    if paid > payable:
        raise Refused(
            texts.PAYMENT_BEYOND_CONTRACT,
            contract=contract.number,
            amount=show_yuan(paid),
            payable=show_yuan(payable),
            price=show_yuan(contract.worth),
        )


def _paid(key: ContractId, given: Given) -> int:
    rows = given.read.rows(ContractPaymentRow, contract=key, live=1)
    return sum(row.committed for row in rows)


REACTIONS: Final[Reactions] = {
    ApplicationFiled: (check_filed,),
    PaymentRecorded: (check_paid,),
    ContractEntryWithdrawn: (check_withdrawn,),
}
