"""What follows from a receipt within property."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import ContractId, ReceiptId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property.messages_contract import ContractEnded, CreditDues
from ruralgov.domain.property.messages_discharge import UndoDischarge
from ruralgov.domain.property.messages_receipt import (
    AllocationWithdrawn,
    ReceiptAllocated,
    ReceiptReleased,
    ReceiptReversed,
    ReleaseReceipt,
)
from ruralgov.domain.property.model_contract import Credit
from ruralgov.domain.property.model_receipt import Allocation
from ruralgov.domain.property.records import CONTRACT, RECEIPT


def credit_dues(
    event: ReceiptAllocated | AllocationWithdrawn | ReceiptReleased | ReceiptReversed,
    key: str,
    _given: Given,
) -> Iterator[CreditDues]:
    """What a receipt pays, or pays no more, is seen on the dues of each contract that it names."""
    allocations = (
        (event.allocation,) if isinstance(event, AllocationWithdrawn) else event.allocations
    )
    for contract in dict.fromkeys(one.contract for one in allocations):
        yield CreditDues(contract=contract, receipt=ReceiptId(key))


def release_credits(event: ContractEnded, key: str, given: Given) -> Iterator[ReleaseReceipt]:
    """What was paid of dues that an early end cut is free again, the last money first."""
    contract = given.read.state(CONTRACT, key)
    if contract is None:
        return
    left = {one.due: int(one.amount) for one in event.reduced} | dict.fromkeys(event.withdrawn, 0)
    over = {no: contract.credited(no) - amount for no, amount in left.items()}
    for receipt, credits in _newest_first(contract.credits):
        gone = []
        for one in credits:
            if (amount := min(one.amount, over.get(one.due, 0))) > 0:
                over[one.due] -= amount
                gone.append(Allocation(contract=ContractId(key), due=one.due, amount=Fen(amount)))
        if gone:
            yield ReleaseReceipt(receipt=receipt, allocations=tuple(gone))


def _newest_first(credits: tuple[Credit, ...]) -> list[tuple[ReceiptId, list[Credit]]]:
    by_receipt: dict[ReceiptId, list[Credit]] = {}
    for one in sorted(credits, key=lambda one: (one.day, one.receipt), reverse=True):
        by_receipt.setdefault(one.receipt, []).append(one)
    return list(by_receipt.items())


def undo_discharge(event: ReceiptReversed, key: str, given: Given) -> Iterator[UndoDischarge]:
    """A discharge whose voucher was reversed is to be booked again."""
    receipt = given.read.state(RECEIPT, key)
    contract = None if receipt is None else given.read.state(CONTRACT, receipt.contract)
    if receipt is None or contract is None:
        return
    for one in contract.discharges:
        if (one.voucher, one.line) == (receipt.voucher, receipt.line):
            yield UndoDischarge(contract=receipt.contract, no=one.no)


REACTIONS: Final[Reactions] = {
    ReceiptAllocated: (credit_dues,),
    AllocationWithdrawn: (credit_dues,),
    ReceiptReleased: (credit_dues,),
    ContractEnded: (release_credits,),
    ReceiptReversed: (credit_dues, undo_discharge),
}
