"""To whom money of a contract goes: its other side, or who has its mandate."""

from collections.abc import Iterator

from ruralgov.domain.collectives import heir
from ruralgov.domain.funds import ApplicationFiled, ContractPaymentRow, PaymentPart, clean_payee
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import ContractId, ReceiptId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.property import (
    BOUND,
    CONTRACT,
    RECEIPT,
    Contract,
    ContractReceiptRow,
    Repayment,
)
from ruralgov.domain.reactions import texts


def is_other_side(contract: Contract, payee: str | None, person: PersonName | None) -> bool:
    """Tell whether a payee is the other side of a contract, however it was named before."""
    if payee is None:
        return person is not None and person == contract.person
    names = (contract.company, *(one.company for one in contract.parties))
    return any(name and payee == clean_payee(name, None)[0] for name in names)


def repayments(contract: ContractId, read: Read) -> Iterator[tuple[ReceiptId, Repayment]]:
    """Give what was asked to go back of a contract, with the receipt that it is of."""
    keys = [row.owner for row in read.rows(ContractReceiptRow, contract=contract)]
    for key, receipt in sorted(read.states(RECEIPT, keys).items()):
        for one in receipt.repayments:
            yield ReceiptId(key), one


def check_repaying(event: ApplicationFiled, key: ContractId, given: Given) -> None:
    """Refuse money to another than it goes back to, and more than was passed to go back.

    That is what was paid too much, the deposit and what was agreed for an early end.
    """
    contract = given.read.state(CONTRACT, key)
    if contract is None or contract.stage not in BOUND:
        number = key if contract is None else contract.number
        raise Refused(texts.REPAID_CONTRACT_WRONG, contract=number)
    if heir(contract.collective, given.read) != event.collective:
        raise Refused(texts.ABOUT_ELSEWHERE, about=contract.number, collective=event.collective)
    passed = [one for _, one in repayments(key, given.read) if one.held]
    by_mandate = sum(one.amount for one in passed if one.mandate and one.voucher is None)
    is_side = is_other_side(contract, event.payee, event.payee_person)
    if not is_side and event.amount > by_mandate:
        raise Refused(texts.PAYMENT_PARTY_DIFFERS, contract=contract.number)
    rows = given.read.rows(ContractPaymentRow, contract=key, live=1)
    asked = sum(row.committed for row in rows if row.part is PaymentPart.REPAYMENT)
    due = sum(one.amount for one in passed) + _agreed(contract)
    if asked > due:
        raise Refused(
            texts.REPAID_BEYOND,
            contract=contract.number,
            amount=show_yuan(asked),
            due=show_yuan(due),
        )


def _agreed(contract: Contract) -> int:
    """Return what of the deposit goes back, and what was agreed for an early end, in fen."""
    returned = 0 if contract.settlement is None else contract.settlement.returned
    return returned + (0 if contract.end_terms is None else contract.end_terms.compensation)
