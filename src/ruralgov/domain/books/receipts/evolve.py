"""How a book of receipts comes to be as it is."""

from collections.abc import Iterable
from typing import Any, assert_never

from ruralgov.domain.books.receipts import messages as m
from ruralgov.domain.books.receipts.messages import ReceiptBookEvent
from ruralgov.domain.books.receipts.model import (
    BookOfReceiptsStage,
    PaperReceipt,
    PaperReceiptStage,
    ReceiptBook,
)
from ruralgov.domain.kernel.change import change


def begin(event: m.ReceiptBookRegistered) -> ReceiptBook:
    """Return a book as it came in."""
    return ReceiptBook(
        collective=event.collective,
        series=event.series,
        first=event.first,
        last=event.last,
        day=event.day,
        source=event.source,
        by=event.by,
    )


def evolve(book: ReceiptBook, event: ReceiptBookEvent) -> ReceiptBook:
    """Return a book after one more event."""
    match event:
        case m.ReceiptBookRegistered():
            return begin(event)
        case m.ReceiptBookIssued(keeper=keeper, day=day):
            return change(book, stage=BookOfReceiptsStage.ISSUED, keeper=keeper, issued=day)
        case m.PaperReceiptWritten():
            return _with(book, _written(event))
        case m.PaperReceiptVoided(number=number):
            return _with(
                book, _is(book, number, PaperReceiptStage.VOID, day=event.day, reason=event.reason)
            )
        case m.PaperReceiptsLost(day=day, reason=reason):
            numbers = range(event.first, event.last + 1)
            lost = (_is(book, no, PaperReceiptStage.LOST, day=day, reason=reason) for no in numbers)
            return _with(book, *lost)
        case m.PaperReceiptVoucherNoted(voucher=voucher):
            noted = (change(one, voucher=voucher) for one in _of(book, event.numbers))
            return _with(book, *noted)
        case m.PaperReceiptEntryWithdrawn(number=number):
            return _taken_back(book, number)
        case m.ReceiptBookTakenBack(day=day):
            return change(book, stage=BookOfReceiptsStage.BACK, back=day)
        case m.ReceiptBookEntryWithdrawn():
            return _a_step_back(book)
        case _:
            assert_never(event)


def _written(event: m.PaperReceiptWritten) -> PaperReceipt:
    return PaperReceipt(
        number=event.number,
        stage=PaperReceiptStage.WRITTEN,
        day=event.day,
        amount=event.amount,
        company=event.company,
        purpose=event.purpose,
    )


def _is(book: ReceiptBook, number: int, stage: PaperReceiptStage, **more: Any) -> PaperReceipt:
    known = book.receipt(number)
    if known is None:
        return PaperReceipt(number=number, stage=stage, **more)
    return change(known, stage=stage, **more)


def _of(book: ReceiptBook, numbers: Iterable[int]) -> Iterable[PaperReceipt]:
    return (one for one in book.receipts if one.number in numbers)


def _with(book: ReceiptBook, *receipts: PaperReceipt) -> ReceiptBook:
    numbers = {one.number for one in receipts}
    others = (one for one in book.receipts if one.number not in numbers)
    kept = sorted((*others, *receipts), key=lambda one: one.number)
    return change(book, receipts=tuple(kept))


def _a_step_back(book: ReceiptBook) -> ReceiptBook:
    if book.stage is BookOfReceiptsStage.BACK:
        return change(book, stage=BookOfReceiptsStage.ISSUED, back=None)
    if book.stage is BookOfReceiptsStage.ISSUED:
        return change(book, stage=BookOfReceiptsStage.STOCK, keeper=None, issued=None)
    return change(book, stage=BookOfReceiptsStage.WITHDRAWN)


def _taken_back(book: ReceiptBook, number: int) -> ReceiptBook:
    known = book.receipt(number)
    if known is None:
        return book
    if known.voucher is not None:
        return _with(book, change(known, voucher=None))
    if known.stage is not PaperReceiptStage.WRITTEN and known.amount:
        return _with(book, change(known, stage=PaperReceiptStage.WRITTEN, reason=""))
    return change(book, receipts=tuple(one for one in book.receipts if one.number != number))
