"""The record of a book of receipts."""

from typing import Final

from ruralgov.domain.books import texts_receipts as texts
from ruralgov.domain.books.receipts import evolve, rows
from ruralgov.domain.books.receipts import messages as m
from ruralgov.domain.books.receipts.messages import ReceiptBookEvent
from ruralgov.domain.books.receipts.model import ReceiptBook
from ruralgov.domain.kernel.declare import Read, Record
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import ReceiptBookId

RECEIPT_BOOK: Final[Record[ReceiptBook, ReceiptBookEvent]] = Record(
    kind="receipt_book",
    state=ReceiptBook,
    events=(
        m.ReceiptBookRegistered,
        m.ReceiptBookIssued,
        m.PaperReceiptWritten,
        m.PaperReceiptVoided,
        m.PaperReceiptsLost,
        m.PaperReceiptVoucherNoted,
        m.PaperReceiptEntryWithdrawn,
        m.ReceiptBookTakenBack,
        m.ReceiptBookEntryWithdrawn,
    ),
    begins={m.ReceiptBookRegistered: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
)


def receipt_book_of(key: ReceiptBookId, read: Read) -> ReceiptBook:
    """Return a book of receipts; raises ``receipt_book_missing``."""
    return existing(read.state(RECEIPT_BOOK, key), texts.RECEIPT_BOOK_MISSING, book=key)
