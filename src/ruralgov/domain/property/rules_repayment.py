"""The rules by which money received beyond what is owed goes back (rules 36 and 37)."""

from collections.abc import Iterator

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import ContractId
from ruralgov.domain.kernel.money import check_amount, show_yuan
from ruralgov.domain.property import messages_repayment as m
from ruralgov.domain.property import texts, texts_deals
from ruralgov.domain.property.model_receipt import Receipt
from ruralgov.domain.property.model_repayment import Repayment
from ruralgov.domain.property.rows_contract import DueRow
from ruralgov.domain.property.rows_receipt import ContractReceiptRow


def overpaid(contract: ContractId, read: Read) -> int:
    """Return what came in about a contract beyond all that it owes, due or not yet, in fen.

    What is to go back, because a second person passed it, is none of it any more.
    """
    lies = sum(row.rest for row in read.rows(ContractReceiptRow, contract=contract, waiting=True))
    dues = read.rows(DueRow, owner=contract, incoming=True, open=True) if lies else ()
    return max(0, lies - sum(row.rest for row in dues))


def propose_repayment(
    receipt: Receipt | None, command: m.ProposeRepayment, given: Given
) -> Iterator[m.RepaymentProposed]:
    """Ask for no more than was paid too much (rule 36)."""
    known = existing(receipt, texts.RECEIPT_MISSING, receipt=command.receipt)
    amount = check_amount(command.amount)
    asked = sum(one.amount for one in known.repayments if one.waits and not one.passed)
    _check_free(known, command.receipt, amount, asked, given.read)
    mandate = command.mandate.strip() and clean_text("mandate", command.mandate)
    if mandate and not command.document:
        raise BadInput(texts_deals.REPAYMENT_MANDATE_BARE, receipt=command.receipt)
    yield m.RepaymentProposed(
        repayment=Repayment(
            no=len(known.repayments) + 1,
            amount=amount,
            day=given.today,
            reason=clean_text("reason", command.reason),
            document=command.document,
            by=given.actor.account,
            mandate=mandate,
        )
    )


def review_repayment(
    receipt: Receipt | None, command: m.ReviewRepayment, given: Given
) -> Iterator[m.RepaymentReviewed]:
    """Pass it where it still is too much, by another than who asked (rule 36)."""
    known = existing(receipt, texts.RECEIPT_MISSING, receipt=command.receipt)
    found = _waiting(known, command.receipt, command.no)
    if found.passed:
        raise Refused(texts_deals.REPAYMENT_MISSING, receipt=command.receipt, no=command.no)
    given.must_not_be(texts_deals.REPAYMENT_SAME_PERSON, found.by, no=found.no)
    if command.passed:
        _check_free(known, command.receipt, found.amount, 0, given.read)
    yield m.RepaymentReviewed(
        no=found.no,
        passed=command.passed,
        words=clean_text("words", command.words),
        by=given.actor.account,
        at=given.now,
    )


def withdraw_repayment(
    receipt: Receipt | None, command: m.WithdrawRepayment, _: Given
) -> Iterator[m.RepaymentWithdrawn]:
    """Take back what no voucher books (rule 36)."""
    known = existing(receipt, texts.RECEIPT_MISSING, receipt=command.receipt)
    found = _waiting(known, command.receipt, command.no)
    yield m.RepaymentWithdrawn(no=found.no, reason=clean_text("reason", command.reason))


def book_repayment(
    receipt: Receipt | None, command: m.BookRepayment, _: Given
) -> Iterator[m.RepaymentBooked]:
    """Note what a voucher books: a repayment that was passed, once (rule 37)."""
    known = existing(receipt, texts.RECEIPT_MISSING, receipt=command.receipt)
    found = _waiting(known, command.receipt, command.no)
    if not found.passed:
        raise Refused(texts_deals.REPAYMENT_MISSING, receipt=command.receipt, no=command.no)
    yield m.RepaymentBooked(no=found.no, voucher=command.voucher, line=command.line)


def undo_repayment(
    receipt: Receipt | None, command: m.UndoRepayment, _: Given
) -> Iterator[m.RepaymentUndone]:
    """Note that it is to be paid again (rule 37)."""
    known = existing(receipt, texts.RECEIPT_MISSING, receipt=command.receipt)
    if all(one.no != command.no or one.voucher is None for one in known.repayments):
        raise Refused(texts_deals.REPAYMENT_MISSING, receipt=command.receipt, no=command.no)
    yield m.RepaymentUndone(no=command.no)


def _check_free(known: Receipt, key: str, amount: int, asked: int, read: Read) -> None:
    free = max(0, min(known.rest, overpaid(known.contract, read)) - asked)
    if amount > free:
        raise Refused(
            texts_deals.REPAYMENT_EXCEEDS,
            receipt=key,
            amount=show_yuan(amount),
            free=show_yuan(free),
        )


def _waiting(receipt: Receipt, key: str, no: int) -> Repayment:
    for one in receipt.repayments:
        if one.no == no and one.waits:
            return one
    raise Refused(texts_deals.REPAYMENT_MISSING, receipt=key, no=no)
