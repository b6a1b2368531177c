"""The tables of the books of receipts."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.books.receipts.model import (
    BookOfReceiptsStage,
    PaperReceiptStage,
    ReceiptBook,
)
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, VoucherId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ReceiptBookRow:
    """A book of receipts. *reached* is the highest number that is used."""

    owner: str = ""
    collective: CollectiveId
    series: str
    number_from: int
    number_to: int
    stage: BookOfReceiptsStage
    day: date
    keeper: AccountId | None
    issued: date | None
    back: date | None
    reached: int


@frozen(kw_only=True)
class PaperReceiptRow:
    """A receipt that is not blank; the amount is in fen."""

    owner: str = ""
    number: int
    collective: CollectiveId
    series: str
    stage: PaperReceiptStage
    day: date
    amount: int
    company: str
    purpose: str
    reason: str
    voucher: VoucherId | None


TABLES = (
    Table(
        name="receipt_books",
        row=ReceiptBookRow,
        key=("owner",),
        indexes=(("collective", "series"), ("series",)),
    ),
    Table(
        name="paper_receipts",
        row=PaperReceiptRow,
        key=("owner", "number"),
        indexes=(("collective", "day"), ("voucher",)),
    ),
)


def rows(book: ReceiptBook) -> Iterator[ReceiptBookRow | PaperReceiptRow]:
    """Give the row of a book and those of its receipts."""
    yield ReceiptBookRow(
        collective=book.collective,
        series=book.series,
        number_from=book.first,
        number_to=book.last,
        stage=book.stage,
        day=book.day,
        keeper=book.keeper,
        issued=book.issued,
        back=book.back,
        reached=book.reached,
    )
    for one in book.receipts:
        yield PaperReceiptRow(
            number=one.number,
            collective=book.collective,
            series=book.series,
            stage=one.stage,
            day=one.day,
            amount=one.amount,
            company=one.company,
            purpose=one.purpose,
            reason=one.reason,
            voucher=one.voucher,
        )
