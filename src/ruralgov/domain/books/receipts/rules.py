"""The rules of books of receipts (rules 20 to 24)."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.books import texts_receipts as texts
from ruralgov.domain.books.cash import is_cash
from ruralgov.domain.books.model import Voucher, VoucherKind, VoucherStage
from ruralgov.domain.books.receipts import messages as m
from ruralgov.domain.books.receipts.model import (
    MOST,
    BookOfReceiptsStage,
    PaperReceipt,
    PaperReceiptStage,
    ReceiptBook,
)
from ruralgov.domain.books.receipts.rows import PaperReceiptRow, ReceiptBookRow
from ruralgov.domain.books.records import voucher_of
from ruralgov.domain.collectives import CASHIER, family, place_of_heir, refuse_merged
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import ReceiptBookId, VoucherId
from ruralgov.domain.kernel.money import check_amount, show_yuan
from ruralgov.domain.kernel.scanning import numbers_in

STOCK, ISSUED = BookOfReceiptsStage.STOCK, BookOfReceiptsStage.ISSUED
WRITTEN = PaperReceiptStage.WRITTEN


def register_receipt_book(
    _: ReceiptBook | None, command: m.RegisterReceiptBook, given: Given
) -> Iterator[m.ReceiptBookRegistered]:
    """Enter a book whose numbers no other of the collective has (rule 20)."""
    refuse_merged(command.collective, given.read)
    first, last = command.first, command.last
    series = command.series.strip()
    if not 0 < first <= last < first + MOST:
        raise BadInput(texts.PAPER_RECEIPT_NUMBERS_WRONG, first=first, last=last, most=MOST)
    if command.day > given.today:
        raise BadInput(texts.PAPER_RECEIPT_DAY_WRONG, day=command.day, last=given.today)
    for row in given.read.rows(ReceiptBookRow, collective=command.collective, series=series):
        overlaps = row.number_from <= last and first <= row.number_to
        if overlaps and row.stage is not BookOfReceiptsStage.WITHDRAWN:
            raise Refused(
                texts.PAPER_RECEIPT_NUMBERS_TAKEN,
                series=series,
                first=row.number_from,
                last=row.number_to,
            )
    yield m.ReceiptBookRegistered(
        collective=command.collective,
        series=series,
        first=first,
        last=last,
        day=command.day,
        source=clean_text("source", command.source),
        by=given.actor.account,
    )


def issue_receipt_book(
    book: ReceiptBook | None, command: m.IssueReceiptBook, given: Given
) -> Iterator[m.ReceiptBookIssued]:
    """Hand a book to a cashier; nobody hands one to himself (rule 21)."""
    known = _at(book, command.book, STOCK)
    given.must_not_be(texts.PAPER_RECEIPT_KEEPER_SAME, command.keeper)
    if not given.holds(command.keeper, CASHIER, place_of_heir(known, given.read)):
        raise Refused(texts.PAPER_RECEIPT_KEEPER_WRONG, keeper=command.keeper)
    _check_day(command.day, known.day, given)
    yield m.ReceiptBookIssued(keeper=command.keeper, day=command.day, by=given.actor.account)


def write_paper_receipt(
    book: ReceiptBook | None, command: m.WritePaperReceipt, given: Given
) -> Iterator[m.PaperReceiptWritten]:
    """Say what a receipt says, as its keeper, once for each number (rules 21 and 22)."""
    known = _kept(book, command.book, given)
    _blank(known, command.number)
    _check_day(command.day, known.issued or known.day, given)
    company = command.company.strip()
    found = numbers_in(company)
    if found is not None:
        raise BadInput(texts.PAPER_RECEIPT_PAYER_PERSONAL, kind=found)
    yield m.PaperReceiptWritten(
        number=command.number,
        day=command.day,
        amount=check_amount(command.amount),
        company=company,
        purpose=clean_text("purpose", command.purpose),
    )


def void_paper_receipt(
    book: ReceiptBook | None, command: m.VoidPaperReceipt, given: Given
) -> Iterator[m.PaperReceiptVoided]:
    """Void a blank receipt, or one whose money is not booked (rule 22)."""
    known = _kept(book, command.book, given)
    found = known.receipt(command.number)
    if found is None or found.stage is not WRITTEN:
        _blank(known, command.number)
    elif found.voucher is not None:
        raise Refused(texts.PAPER_RECEIPT_BOOKED, number=command.number, voucher=found.voucher)
    since = known.issued or known.day if found is None else found.day
    _check_day(command.day, since, given)
    yield m.PaperReceiptVoided(
        number=command.number, day=command.day, reason=clean_text("reason", command.reason)
    )


def report_lost(
    book: ReceiptBook | None, command: m.ReportPaperReceiptsLost, given: Given
) -> Iterator[m.PaperReceiptsLost]:
    """Report blank receipts lost, as their keeper (rule 22)."""
    known = _kept(book, command.book, given)
    if command.last < command.first or command.last > known.last:
        raise BadInput(
            texts.PAPER_RECEIPT_NUMBERS_WRONG, first=command.first, last=command.last, most=MOST
        )
    for number in range(command.first, command.last + 1):
        _blank(known, number)
    _check_day(command.day, known.issued or known.day, given)
    yield m.PaperReceiptsLost(
        first=command.first,
        last=command.last,
        day=command.day,
        reason=clean_text("reason", command.reason),
    )


def note_voucher(
    book: ReceiptBook | None, command: m.NotePaperReceiptVoucher, given: Given
) -> Iterator[m.PaperReceiptVoucherNoted]:
    """Say which voucher has the money of receipts: no more than it brought in (rule 23)."""
    known = existing(book, texts.RECEIPT_BOOK_MISSING, book=command.book)
    given.must_not_be(texts.PAPER_RECEIPT_KEEPER_SAME, known.keeper)
    voucher = voucher_of(command.voucher, given.read)
    if voucher.collective not in family(known.collective, given.read, given.today) and (
        known.collective not in family(voucher.collective, given.read, given.today)
    ):
        raise Refused(texts.PAPER_RECEIPT_VOUCHER_WRONG, voucher=command.voucher)
    numbers = tuple(sorted({*command.numbers}))
    found = [known.receipt(number) for number in numbers]
    total = 0
    for number, one in zip(numbers, found, strict=True):
        if one is None or one.stage is not WRITTEN or one.voucher is not None:
            raise Refused(texts.PAPER_RECEIPT_NOT_TO_BOOK, number=number)
        total += one.amount
    if not numbers:
        raise BadInput(texts.PAPER_RECEIPT_NUMBERS_WRONG, first=0, last=0, most=MOST)
    came, taken = brought(voucher), _noted(command.voucher, given.read)
    if total > came - taken:
        raise Refused(
            texts.PAPER_RECEIPT_VOUCHER_SHORT,
            voucher=command.voucher,
            total=show_yuan(total),
            left=show_yuan(max(0, came - taken)),
        )
    yield m.PaperReceiptVoucherNoted(numbers=numbers, voucher=command.voucher)


def withdraw_entry(
    book: ReceiptBook | None, command: m.WithdrawPaperReceiptEntry, given: Given
) -> Iterator[m.PaperReceiptEntryWithdrawn]:
    """Take back what was entered last of a receipt, as another than its keeper (rule 24)."""
    known = existing(book, texts.RECEIPT_BOOK_MISSING, book=command.book)
    given.must_not_be(texts.PAPER_RECEIPT_KEEPER_SAME, known.keeper)
    if known.receipt(command.number) is None:
        raise Refused(texts.PAPER_RECEIPT_NOT_USED, number=command.number)
    yield m.PaperReceiptEntryWithdrawn(
        number=command.number, reason=clean_text("reason", command.reason)
    )


def take_back(
    book: ReceiptBook | None, command: m.TakeBackReceiptBook, given: Given
) -> Iterator[m.ReceiptBookTakenBack]:
    """Take a book back from its keeper (rule 24)."""
    known = _at(book, command.book, ISSUED)
    given.must_not_be(texts.PAPER_RECEIPT_KEEPER_SAME, known.keeper)
    last = max((one.day for one in known.receipts), default=known.issued or known.day)
    _check_day(command.day, last, given)
    yield m.ReceiptBookTakenBack(
        day=command.day, note=clean_text("note", command.note), by=given.actor.account
    )


def withdraw_book_entry(
    book: ReceiptBook | None, command: m.WithdrawReceiptBookEntry, given: Given
) -> Iterator[m.ReceiptBookEntryWithdrawn]:
    """Take back the last step of a book; its keeper and who entered it do not (rule 24)."""
    known = existing(book, texts.RECEIPT_BOOK_MISSING, book=command.book)
    given.must_not_be(texts.PAPER_RECEIPT_KEEPER_SAME, known.keeper, known.by)
    if known.stage is BookOfReceiptsStage.WITHDRAWN:
        raise Refused(texts.RECEIPT_BOOK_MISSING, book=command.book)
    if known.receipts and known.stage is ISSUED:
        raise Refused(texts.RECEIPT_BOOK_IN_USE, series=known.series, first=known.first)
    yield m.ReceiptBookEntryWithdrawn(
        reason=clean_text("reason", command.reason), by=given.actor.account
    )


def brought(voucher: Voucher) -> int:
    """Return what of the money that a posted voucher brought in is not undone, in fen."""
    if voucher.stage is not VoucherStage.POSTED or voucher.kind is VoucherKind.REVERSAL:
        return 0
    lines = filter(is_cash, voucher.standing.lines)
    return max(0, sum(line.debit - line.credit for line in lines))


def _noted(voucher: VoucherId, read: Read) -> int:
    return sum(row.amount for row in read.rows(PaperReceiptRow, voucher=voucher))


def _at(book: ReceiptBook | None, key: ReceiptBookId, stage: BookOfReceiptsStage) -> ReceiptBook:
    known = existing(book, texts.RECEIPT_BOOK_MISSING, book=key)
    known.must_be(stage)
    return known


def _kept(book: ReceiptBook | None, key: ReceiptBookId, given: Given) -> ReceiptBook:
    """Return a book of which the actor is the keeper; raises ``paper_receipt_keeper_other``."""
    known = _at(book, key, ISSUED)
    if known.keeper is None or not given.is_actor(known.keeper):
        raise Refused(texts.PAPER_RECEIPT_KEEPER_OTHER, series=known.series, first=known.first)
    return known


def _blank(book: ReceiptBook, number: int) -> None:
    """Refuse a number that is not of the book, or was used; raises ``paper_receipt_used``."""
    if not book.first <= number <= book.last:
        raise BadInput(
            texts.PAPER_RECEIPT_NUMBER_BEYOND, number=number, first=book.first, last=book.last
        )
    found: PaperReceipt | None = book.receipt(number)
    if found is not None:
        stage = found.stage
        raise Refused(texts.PAPER_RECEIPT_USED, number=number, stage=stage.zh, stage_en=stage.en)


def _check_day(day: date, since: date, given: Given) -> None:
    if not since <= day <= given.today:
        raise BadInput(texts.PAPER_RECEIPT_DAY_WRONG, day=day, last=given.today)
