"""What can be done to books of receipts, and what has happened to them. Amounts are in fen."""

from datetime import date

from ruralgov.domain.kernel.ids import (
    AccountId,
    CollectiveId,
    ReceiptBookId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class RegisterReceiptBook:
    """Enter a book of blank receipts that came in, with the numbers printed on them.

    *series* is what is printed before the numbers, and may be empty. *id* may name a book that does
    not exist yet.
    """

    id: ReceiptBookId | None = None
    collective: CollectiveId
    series: str = ""
    first: int
    last: int
    day: date
    source: str


@frozen(kw_only=True)
class IssueReceiptBook:
    """Hand a book to the cashier who is to write its receipts."""

    book: ReceiptBookId
    keeper: AccountId
    day: date


@frozen(kw_only=True)
class WritePaperReceipt:
    """Say what a receipt says that was handed to a payer.

    *company* names an organisation; a person is named on the paper alone.
    """

    book: ReceiptBookId
    number: int
    day: date
    amount: Fen
    company: str = ""
    purpose: str


@frozen(kw_only=True)
class VoidPaperReceipt:
    """Say that a receipt is void, with all its copies kept: a blank one, or one not booked."""

    book: ReceiptBookId
    number: int
    day: date
    reason: str


@frozen(kw_only=True)
class ReportPaperReceiptsLost:
    """Report that the blank receipts *first* to *last* are lost."""

    book: ReceiptBookId
    first: int
    last: int
    day: date
    reason: str


@frozen(kw_only=True)
class NotePaperReceiptVoucher:
    """Say by which posted voucher the money of written receipts came into the books."""

    book: ReceiptBookId
    numbers: tuple[int, ...]
    voucher: VoucherId


@frozen(kw_only=True)
class WithdrawPaperReceiptEntry:
    """Take back what was entered last of a receipt by mistake: its voucher, its loss, its words."""

    book: ReceiptBookId
    number: int
    reason: str


@frozen(kw_only=True)
class TakeBackReceiptBook:
    """Take a book back from its keeper: what is blank in it is void from then on."""

    book: ReceiptBookId
    day: date
    note: str


@frozen(kw_only=True)
class WithdrawReceiptBookEntry:
    """Take back the last step of a book that was a mistake: that it came back, went out, came in.

    It went out and came in by mistake only while nothing of it is used.
    """

    book: ReceiptBookId
    reason: str


@frozen(kw_only=True)
class ReceiptBookRegistered:
    """A book of blank receipts came in."""

    collective: CollectiveId
    series: str
    first: int
    last: int
    day: date
    source: str
    by: AccountId


@frozen(kw_only=True)
class ReceiptBookIssued:
    """A book was issued to a keeper."""

    keeper: AccountId
    day: date
    by: AccountId


@frozen(kw_only=True)
class PaperReceiptWritten:
    """A receipt was handed to a payer."""

    number: int
    day: date
    amount: Fen
    company: str
    purpose: str


@frozen(kw_only=True)
class PaperReceiptVoided:
    """A receipt is void."""

    number: int
    day: date
    reason: str


@frozen(kw_only=True)
class PaperReceiptsLost:
    """Blank receipts are lost."""

    first: int
    last: int
    day: date
    reason: str


@frozen(kw_only=True)
class PaperReceiptVoucherNoted:
    """The money of receipts is in the books."""

    numbers: tuple[int, ...]
    voucher: VoucherId


@frozen(kw_only=True)
class PaperReceiptEntryWithdrawn:
    """What was entered last of a receipt was a mistake."""

    number: int
    reason: str


@frozen(kw_only=True)
class ReceiptBookTakenBack:
    """A book came back."""

    day: date
    note: str
    by: AccountId


@frozen(kw_only=True)
class ReceiptBookEntryWithdrawn:
    """The last step of a book was a mistake."""

    reason: str
    by: AccountId


ReceiptBookEvent = (
    ReceiptBookRegistered
    | ReceiptBookIssued
    | PaperReceiptWritten
    | PaperReceiptVoided
    | PaperReceiptsLost
    | PaperReceiptVoucherNoted
    | PaperReceiptEntryWithdrawn
    | ReceiptBookTakenBack
    | ReceiptBookEntryWithdrawn
)
"""What happens to a book of receipts."""
