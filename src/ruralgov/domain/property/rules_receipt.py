"""The rules of receipts."""

from collections.abc import Iterator

from ruralgov.domain.collectives import heir
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.money import check_amount, show_yuan
from ruralgov.domain.property import messages_receipt as m
from ruralgov.domain.property import texts, texts_deals
from ruralgov.domain.property.model_contract import BOUND
from ruralgov.domain.property.model_receipt import Receipt
from ruralgov.domain.property.records import CONTRACT


def book_receipt(
    receipt: Receipt | None, command: m.BookReceipt, given: Given
) -> Iterator[m.ReceiptBooked]:
    """Enter what a line of a voucher says, once (rule 10)."""
    if receipt is not None:
        raise Refused(texts.RECEIPT_BOOKED, voucher=command.voucher, line=command.line)
    contract = existing(
        given.read.state(CONTRACT, command.contract),
        texts.CONTRACT_MISSING,
        contract=command.contract,
    )
    contract.must_be(*BOUND)
    clean_text("voucher", command.voucher)
    if command.day > given.today:
        raise BadInput(texts.DAY_AHEAD, day=command.day, today=given.today)
    yield m.ReceiptBooked(
        contract=command.contract,
        collective=heir(contract.collective, given.read),
        voucher=command.voucher,
        line=command.line,
        amount=check_amount(command.amount),
        day=command.day,
    )


def allocate_receipt(
    receipt: Receipt | None, command: m.AllocateReceipt, _: Given
) -> Iterator[m.ReceiptAllocated]:
    """Pay dues with a receipt, never more than it has (rule 11).

    That no due gets more than its rest, and that the contract is of the same collective, is the
    contract's to say: it refuses the credit that follows, and with it this.
    """
    known = existing(receipt, texts.RECEIPT_MISSING, receipt=command.receipt)
    wanted = sum(one.amount for one in command.allocations)
    if not command.allocations or known.reversed_by is not None:
        raise Refused(texts.RECEIPT_NOT_OPEN, receipt=command.receipt)
    if wanted > known.rest:
        raise Refused(
            texts.RECEIPT_EXCEEDED,
            receipt=command.receipt,
            wanted=show_yuan(wanted),
            rest=show_yuan(known.rest),
        )
    yield m.ReceiptAllocated(allocations=command.allocations)


def withdraw_allocation(
    receipt: Receipt | None, command: m.WithdrawAllocation, _: Given
) -> Iterator[m.AllocationWithdrawn]:
    """Take back what a receipt pays of a due (rule 12)."""
    known = existing(receipt, texts.RECEIPT_MISSING, receipt=command.receipt)
    for one in known.allocations:
        if (one.contract, one.due) == (command.contract, command.due):
            reason = clean_text("reason", command.reason)
            yield m.AllocationWithdrawn(allocation=one, reason=reason)
            return
    raise Refused(texts.ALLOCATION_MISSING, receipt=command.receipt, due=command.due)


def release_receipt(
    receipt: Receipt | None, command: m.ReleaseReceipt, _: Given
) -> Iterator[m.ReceiptReleased]:
    """Free what paid dues that an early end cut (rule 34)."""
    known = existing(receipt, texts.RECEIPT_MISSING, receipt=command.receipt)
    paid = {(one.contract, one.due): one.amount for one in known.allocations}
    for one in command.allocations:
        if one.amount > paid.get((one.contract, one.due), 0):
            raise Refused(texts.ALLOCATION_MISSING, receipt=command.receipt, due=one.due)
    yield m.ReceiptReleased(allocations=command.allocations)


def reverse_receipt(
    receipt: Receipt | None, command: m.ReverseReceipt, _: Given
) -> Iterator[m.ReceiptReversed]:
    """Take back all that a receipt pays: its voucher was reversed (rule 12)."""
    known = existing(receipt, texts.RECEIPT_MISSING, receipt=command.receipt)
    if known.reversed_by is not None:
        raise Refused(texts.RECEIPT_NOT_OPEN, receipt=command.receipt)
    for one in known.repayments:
        if one.held:
            raise Refused(texts_deals.REPAYMENT_STANDS, receipt=command.receipt, no=one.no)
    yield m.ReceiptReversed(
        voucher=command.voucher,
        allocations=known.allocations,
        reason=clean_text("reason", command.reason),
    )
