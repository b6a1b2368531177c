"""What can be asked of books of receipts."""

from attrs import field

from ruralgov.domain.books.queries import check_months
from ruralgov.domain.books.receipts.model import ReceiptBook
from ruralgov.domain.books.receipts.rows import PaperReceiptRow, ReceiptBookRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CollectiveId, ReceiptBookId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ReceiptBooks(Query[list[ReceiptBookRow]]):
    """Ask which books of receipts a collective has, by series and numbers."""

    collective: CollectiveId


@frozen(kw_only=True)
class ReceiptBookFile(Query[ReceiptBook]):
    """Ask what became of each receipt of a book, and which numbers were skipped."""

    book: ReceiptBookId


@frozen(kw_only=True)
class PaperReceipts(Query[list[PaperReceiptRow]]):
    """Ask for the receipts of a collective that are of the days of some months, by number."""

    collective: CollectiveId
    first: Month
    last: Month = field(validator=check_months)
