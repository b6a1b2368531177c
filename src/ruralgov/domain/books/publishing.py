"""What of the events of the books leaves."""

from typing import Final

from ruralgov.domain.books.bank.messages import BankStatementEntered
from ruralgov.domain.books.messages import (
    AccountDefined,
    AccountRenamed,
    AccountRestored,
    AccountRetired,
    BooksOpened,
    MonthClosed,
    MonthReopened,
    OpeningProven,
    VoucherCounted,
    VoucherEntered,
    VoucherPosted,
    VoucherRejected,
    VoucherUndone,
)
from ruralgov.domain.books.receipts import messages as r
from ruralgov.domain.kernel.publish import Publishes

PUBLISHES: Final = (
    Publishes(AccountDefined, ("collective",), words=("code",)),
    Publishes(AccountRenamed, words=("code",)),
    Publishes(AccountRestored, words=("code",)),
    Publishes(AccountRetired, words=("code",)),
    Publishes(BooksOpened, ("collective", "first", "voucher")),
    Publishes(VoucherCounted, ("collective", "month", "voucher", "number")),
    Publishes(MonthClosed, ("collective", "month", "at")),
    Publishes(MonthReopened, ("at",)),
    Publishes(
        VoucherEntered,
        ("collective", "month", "day", "kind", "corrects", "undoes", "carries", "opens"),
    ),
    Publishes(OpeningProven, ("regime",)),
    Publishes(VoucherPosted, ("collective", "month", "day", "kind", "number")),
    Publishes(VoucherRejected),
    Publishes(VoucherUndone, ("by", "parts")),
    Publishes(BankStatementEntered, ("collective", "month", "at"), words=("account",)),
    Publishes(r.ReceiptBookRegistered, ("collective", "first", "last", "day")),
    Publishes(r.ReceiptBookIssued, ("day",)),
    Publishes(r.PaperReceiptWritten, ("number", "day", "amount")),
    Publishes(r.PaperReceiptVoided, ("number", "day")),
    Publishes(r.PaperReceiptsLost, ("first", "last", "day")),
    Publishes(r.PaperReceiptVoucherNoted, ("numbers", "voucher")),
    Publishes(r.PaperReceiptEntryWithdrawn, ("number",)),
    Publishes(r.ReceiptBookTakenBack, ("day",)),
    Publishes(r.ReceiptBookEntryWithdrawn),
)
