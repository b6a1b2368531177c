"""What follows from a receipt within property."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import ReceiptId
from ruralgov.domain.property.messages_contract import CreditDues
from ruralgov.domain.property.messages_receipt import (
    AllocationWithdrawn,
    ReceiptAllocated,
    ReceiptReversed,
)


def credit_dues(
    event: ReceiptAllocated | AllocationWithdrawn | ReceiptReversed, key: str, _given: Given
) -> Iterator[CreditDues]:
    """What a receipt pays, or pays no more, is seen on the dues of each contract that it names."""
    allocations = (
        (event.allocation,) if isinstance(event, AllocationWithdrawn) else event.allocations
    )
    for contract in dict.fromkeys(one.contract for one in allocations):
        yield CreditDues(contract=contract, receipt=ReceiptId(key))


REACTIONS: Final[Reactions] = {
    ReceiptAllocated: (credit_dues,),
    AllocationWithdrawn: (credit_dues,),
    ReceiptReversed: (credit_dues,),
}
