"""What each event makes of a receipt."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.property import messages_receipt as m
from ruralgov.domain.property import messages_repayment as r
from ruralgov.domain.property.evolve_repayment import evolve as repaid
from ruralgov.domain.property.messages_receipt import ReceiptEvent
from ruralgov.domain.property.model_receipt import Receipt, joined, less


def begin(event: m.ReceiptBooked) -> Receipt:
    """Return a receipt that pays nothing yet."""
    return Receipt(
        contract=event.contract,
        collective=event.collective,
        voucher=event.voucher,
        line=event.line,
        amount=event.amount,
        day=event.day,
    )


def evolve(receipt: Receipt, event: ReceiptEvent) -> Receipt:
    """Return a receipt after one more event."""
    match event:
        case m.ReceiptBooked():
            return begin(event)
        case m.ReceiptAllocated():
            return change(receipt, allocations=joined(receipt.allocations, event.allocations))
        case m.AllocationWithdrawn():
            kept = tuple(one for one in receipt.allocations if one != event.allocation)
            return change(receipt, allocations=kept)
        case m.ReceiptReleased(allocations=gone):
            return change(receipt, allocations=less(receipt.allocations, gone))
        case m.ReceiptReversed():
            return change(receipt, allocations=(), reversed_by=event.voucher)
        case (
            r.RepaymentProposed()
            | r.RepaymentReviewed()
            | r.RepaymentWithdrawn()
            | r.RepaymentBooked()
            | r.RepaymentUndone()
        ):
            return change(receipt, repayments=repaid(receipt.repayments, event))
        case _:
            assert_never(event)
