"""What a receipt pays of the dues of a contract: the contract's side of an allocation."""

from collections.abc import Iterator

from ruralgov.domain.collectives import heir
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.property import messages_contract as m
from ruralgov.domain.property import texts
from ruralgov.domain.property.model_contract import Contract, ContractStage, Credit, Due
from ruralgov.domain.property.records import RECEIPT


def credit_dues(
    contract: Contract | None, command: m.CreditDues, given: Given
) -> Iterator[m.DuesCredited | m.ContractReopened]:
    """Copy what the receipt says, if no due gets more than its rest (rule 11).

    Where the contract says so already, nothing happens.
    """
    contract = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    receipt = existing(
        given.read.state(RECEIPT, command.receipt), texts.RECEIPT_MISSING, receipt=command.receipt
    )
    owners = {heir(one.collective, given.read) for one in (receipt, contract)}
    if len(owners) > 1:
        raise Refused(texts.RECEIPT_ELSEWHERE, receipt=command.receipt, contract=contract.number)
    wanted = tuple(
        Credit(receipt=command.receipt, due=one.due, amount=one.amount, day=receipt.day)
        for one in receipt.allocations
        if one.contract == command.contract
    )
    held = tuple(one for one in contract.credits if one.receipt == command.receipt)
    if wanted == held:
        return
    dues = {due.no: due for due in contract.dues}
    for credit in wanted:
        _check(contract, dues.get(credit.due), credit)
    yield m.DuesCredited(receipt=command.receipt, credits=wanted)
    less = sum(one.amount for one in wanted) < sum(one.amount for one in held)
    if less and contract.stage is ContractStage.PERFORMED:
        yield m.ContractReopened(receipt=command.receipt)


def _check(contract: Contract, due: Due | None, credit: Credit) -> None:
    if due is None or due.withdrawn or not contract.comes_in(due):
        raise Refused(texts.DUE_MISSING, contract=contract.number, due=credit.due)
    others = contract.credited(due.no, without=credit.receipt)
    if others + credit.amount > due.amount:
        raise Refused(
            texts.DUE_OVERPAID,
            contract=contract.number,
            due=due.no,
            rest=show_yuan(due.amount - others),
            wanted=show_yuan(credit.amount),
        )
