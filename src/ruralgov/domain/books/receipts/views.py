"""What is answered about books of receipts."""

from ruralgov.domain.books.receipts.model import ReceiptBook
from ruralgov.domain.books.receipts.queries import PaperReceipts, ReceiptBookFile, ReceiptBooks
from ruralgov.domain.books.receipts.records import receipt_book_of
from ruralgov.domain.books.receipts.rows import PaperReceiptRow, ReceiptBookRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.month import month_of


def receipt_books(query: ReceiptBooks, asked: Asked) -> list[ReceiptBookRow]:
    """Return the books that are there."""
    rows = asked.read.rows(ReceiptBookRow, collective=query.collective)
    return sorted(rows, key=lambda row: (row.series, row.number_from))


def receipt_book_file(query: ReceiptBookFile, asked: Asked) -> ReceiptBook:
    """Return a book; raises ``receipt_book_missing``."""
    return receipt_book_of(query.book, asked.read)


def paper_receipts(query: PaperReceipts, asked: Asked) -> list[PaperReceiptRow]:
    """Return the receipts of months that are not blank."""
    rows = asked.read.rows(PaperReceiptRow, collective=query.collective)
    inside = (row for row in rows if query.first <= month_of(row.day) <= query.last)
    return sorted(inside, key=lambda row: (row.series, row.number))
