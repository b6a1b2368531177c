"""A book of blank receipts with consecutive numbers, and what became of each of them."""

from datetime import date
from typing import Final

from ruralgov.domain.books import texts_receipts as texts
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, VoucherId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen

MOST: Final = 1_000
"""Receipts of one book."""


class BookOfReceiptsStage(LabelledEnum):
    """Where a book of receipts is."""

    STOCK = "stock", "库存未领", "in stock"
    ISSUED = "issued", "已领用", "issued"
    BACK = "back", "已缴销", "taken back"
    WITHDRAWN = "withdrawn", "误登已撤回", "entered by mistake"


class PaperReceiptStage(LabelledEnum):
    """What became of a receipt. Of one that is blank nothing is kept."""

    WRITTEN = "written", "已开具", "written"
    VOID = "void", "作废", "void"
    LOST = "lost", "遗失", "lost"


@frozen(kw_only=True)
class PaperReceipt:
    """One receipt that is not blank. A person who pays is named on the paper alone.

    *amount* is in fen; 0 where it was voided or lost blank.
    """

    number: int
    stage: PaperReceiptStage
    day: date
    amount: Fen = Fen(0)
    company: str = ""
    purpose: str = ""
    reason: str = ""
    """Why it is void or lost."""
    voucher: VoucherId | None = None
    """By which voucher its money is in the books."""


@frozen(kw_only=True)
class ReceiptBook:
    """One book, with the numbers *first* to *last* of a series."""

    collective: CollectiveId
    series: str
    first: int
    last: int
    day: date
    source: str
    by: AccountId
    stage: BookOfReceiptsStage = BookOfReceiptsStage.STOCK
    keeper: AccountId | None = None
    issued: date | None = None
    back: date | None = None
    receipts: tuple[PaperReceipt, ...] = ()
    """By their numbers."""

    def receipt(self, number: int) -> PaperReceipt | None:
        """Return what became of a receipt, or None while it is blank."""
        return next((one for one in self.receipts if one.number == number), None)

    @property
    def reached(self) -> int:
        """The highest number that was written or voided: those below it are not blank any more."""
        used = (one.number for one in self.receipts if one.stage is not PaperReceiptStage.LOST)
        return max(used, default=self.first - 1)

    @property
    def skipped(self) -> tuple[int, ...]:
        """The numbers below a used one of which nobody says what became of them."""
        known = {one.number for one in self.receipts}
        return tuple(no for no in range(self.first, self.reached) if no not in known)

    def must_be(self, stage: BookOfReceiptsStage) -> None:
        """Refuse what cannot be done at its stage; raises ``receipt_book_stage_wrong``."""
        if self.stage is not stage:
            raise Refused(
                texts.RECEIPT_BOOK_STAGE_WRONG,
                series=self.series,
                first=self.first,
                stage=self.stage.zh,
                stage_en=self.stage.en,
                needed=stage.zh,
                needed_en=stage.en,
            )
