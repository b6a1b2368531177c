"""What follows from a receipt within property."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import ReceiptId
from ruralgov.domain.property.messages_contract import CreditDues
from ruralgov.domain.property.messages_discharge import UndoDischarge
from ruralgov.domain.property.messages_receipt import (
    AllocationWithdrawn,
    ReceiptAllocated,
    ReceiptReversed,
)
from ruralgov.domain.property.records import CONTRACT, RECEIPT


def credit_dues(
    event: ReceiptAllocated | AllocationWithdrawn | ReceiptReversed, key: str, _given: Given
) -> Iterator[CreditDues]:
    """What a receipt pays, or pays no more, is seen on the dues of each contract that it names."""
    allocations = (
        (event.allocation,) if isinstance(event, AllocationWithdrawn) else event.allocations
    )
    for contract in dict.fromkeys(one.contract for one in allocations):
        yield CreditDues(contract=contract, receipt=ReceiptId(key))


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
    ReceiptReversed: (credit_dues, undo_discharge),
}
