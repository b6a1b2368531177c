"""What can be asked of the books, and what has happened to them. All money is fen."""

from datetime import date, datetime
from typing import ClassVar

from ruralgov.domain.books.model import (
    OldBalance,
    OpeningBalance,
    SheetFigure,
    SourceDocument,
    SubAccount,
    Undone,
    VoucherKind,
    VoucherLine,
)
from ruralgov.domain.collectives import Regime
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, DecisionId, VoucherId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen


class CarryOverStep(LabelledEnum):
    """The two steps at the end of a year."""

    RESULT = "result", "结转本年收益", "income and expenses to 321"
    DISTRIBUTION = "distribution", "结转收益分配", "321 to 322"


@frozen(kw_only=True)
class DefineAccount:
    """Give a collective an account below another: its code and two digits more."""

    collective: CollectiveId
    code: str
    name: str


@frozen(kw_only=True)
class RenameAccount:
    """Mend the name of an account of a collective."""

    collective: CollectiveId
    code: str
    name: str
    reason: str


@frozen(kw_only=True)
class RetireAccount:
    """Take an account of a collective out of use; its balance must be nothing."""

    collective: CollectiveId
    code: str
    reason: str


@frozen(kw_only=True)
class RestoreAccount:
    """Take an account into use again that was taken out of use by mistake."""

    collective: CollectiveId
    code: str
    reason: str


@frozen(kw_only=True)
class OpenBooks:
    """Enter the opening balances, of the month before *first*, for somebody else to post.

    *old* is the old trial balance as it was transcribed, *balances* the new one, *sheet* the
    balance sheet drawn up by hand: all three must agree to the fen.
    """

    collective: CollectiveId
    first: Month
    regime: Regime
    """The one of the old trial balance."""
    old: tuple[OldBalance, ...]
    balances: tuple[OpeningBalance, ...]
    sheet: tuple[SheetFigure, ...]
    source: str
    documents: tuple[SourceDocument, ...] = ()


@frozen(kw_only=True)
class EnterVoucher:
    """Enter a voucher for somebody else to check; *corrects* needs a reason.

    *summary* and the texts of lines are open: they name no villager, as the payee does who is kept
    with the fund application.
    *id* may name a voucher that does not exist yet, so that a batch can go on with it.
    """

    id: VoucherId | None = None
    collective: CollectiveId
    day: date
    summary: str
    lines: tuple[VoucherLine, ...]
    documents: tuple[SourceDocument, ...] = ()
    corrects: VoucherId | None = None
    reason: str = ""


@frozen(kw_only=True)
class ReverseVoucher:
    """Enter a voucher that undoes a posted one: *parts* of it, or all that remains."""

    voucher: VoucherId
    day: date
    reason: str
    parts: tuple[Undone, ...] = ()


@frozen(kw_only=True)
class CarryOver:
    """Enter the voucher that carries the results of a year over, on its last day."""

    collective: CollectiveId
    year: int
    step: CarryOverStep


@frozen(kw_only=True)
class PostVoucher:
    """Post a voucher that somebody else entered; it gets the next number of its month."""

    voucher: VoucherId


@frozen(kw_only=True)
class RejectVoucher:
    """Send back a voucher that somebody else entered; it stays as it is, and never counts."""

    voucher: VoucherId
    reason: str


@frozen(kw_only=True)
class CountVoucher:
    """Let the month of a posted voucher count it. It follows by itself from each posting."""

    voucher: VoucherId


@frozen(kw_only=True)
class MarkUndone:
    """Let a voucher know which posted reversal undid it. It follows by itself from a posting."""

    voucher: VoucherId
    by: VoucherId


@frozen(kw_only=True)
class ConfirmOpening:
    """Open the books by their posted opening voucher. It follows by itself from its posting."""

    voucher: VoucherId


@frozen(kw_only=True)
class CarryOverAtEnd:
    """Carry the results of a collective over on the day on which it goes into another.

    It follows by itself from its merger, as do the four below. *maker* announced the merger.
    """

    collective: CollectiveId
    day: date
    maker: AccountId


@frozen(kw_only=True)
class HandOverBooks:
    """Take every balance of a collective out of its books, on the day on which it ends."""

    id: VoucherId
    collective: CollectiveId
    day: date
    summary: str
    lines: tuple[VoucherLine, ...]
    maker: AccountId


@frozen(kw_only=True)
class TakeOverAccounts:
    """Give a collective the accounts that it lacks for balances that come onto them."""

    collective: CollectiveId
    accounts: tuple[SubAccount, ...]


@frozen(kw_only=True)
class TakeOverBooks:
    """Bring what a voucher took out of the books of one into those of its successor."""

    collective: CollectiveId
    day: date
    summary: str
    takes: VoucherId
    lines: tuple[VoucherLine, ...]
    maker: AccountId


@frozen(kw_only=True)
class CloseHandedOver:
    """Close the month in which a collective ended."""

    collective: CollectiveId
    month: Month


@frozen(kw_only=True)
class CloseMonth:
    """Close a month: it takes no more vouchers."""

    collective: CollectiveId
    month: Month


@frozen(kw_only=True)
class ReopenMonth:
    """Reopen the month that was closed last, on a recorded decision and with its reason.

    *cites* names the decision of a meeting, whose reference *decision* is.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("cites",)
    collective: CollectiveId
    month: Month
    decision: str
    reason: str
    cites: DecisionId | None = None


@frozen(kw_only=True)
class AccountDefined:
    """A collective has an account more."""

    collective: CollectiveId
    code: str
    name: str


@frozen(kw_only=True)
class AccountRenamed:
    """An account has another name."""

    code: str
    name: str
    reason: str


@frozen(kw_only=True)
class AccountRetired:
    """An account is out of use."""

    code: str
    reason: str


@frozen(kw_only=True)
class AccountRestored:
    """An account is in use again."""

    code: str
    reason: str


@frozen(kw_only=True)
class BooksOpened:
    """The books are open from a month on."""

    collective: CollectiveId
    first: Month
    voucher: VoucherId


@frozen(kw_only=True)
class VoucherEntered:
    """A voucher was entered."""

    SCHEMA: ClassVar[int] = 2
    collective: CollectiveId
    month: Month
    day: date
    kind: VoucherKind
    summary: str
    lines: tuple[VoucherLine, ...]
    documents: tuple[SourceDocument, ...]
    maker: AccountId
    corrects: VoucherId | None = None
    undoes: tuple[Undone, ...] = ()
    reason: str = ""
    carries: bool = False
    opens: bool = False
    at: datetime | None = None
    """When it was entered; of older ones it is not known."""


@frozen(kw_only=True)
class OpeningProven:
    """The old trial balance, the new one and the balance sheet agreed."""

    regime: Regime
    old: tuple[OldBalance, ...]
    balances: tuple[OpeningBalance, ...]
    sheet: tuple[SheetFigure, ...]


@frozen(kw_only=True)
class VoucherPosted:
    """A voucher has its number and counts; its lines are in the state of the voucher."""

    collective: CollectiveId
    month: Month
    day: date
    kind: VoucherKind
    number: int
    checker: AccountId


@frozen(kw_only=True)
class VoucherRejected:
    """A voucher was sent back."""

    checker: AccountId
    reason: str


@frozen(kw_only=True)
class VoucherUndone:
    """Parts of a posted voucher were undone by another."""

    by: VoucherId
    parts: tuple[Undone, ...]


@frozen(kw_only=True)
class VoucherCounted:
    """A month counts one voucher more."""

    collective: CollectiveId
    month: Month
    voucher: VoucherId
    number: int


@frozen(kw_only=True)
class MonthClosed:
    """A month takes no more vouchers."""

    collective: CollectiveId
    month: Month
    by: AccountId
    at: datetime


@frozen(kw_only=True)
class MonthReopened:
    """A closed month takes vouchers again, on a decision."""

    SCHEMA: ClassVar[int] = 2
    by: AccountId
    at: datetime
    decision: str
    reason: str
    cites: DecisionId | None


ChartEvent = AccountDefined | AccountRenamed | AccountRetired | AccountRestored | BooksOpened
"""What happens to a chart."""
MonthEvent = VoucherCounted | MonthClosed | MonthReopened
"""What happens to a month."""
VoucherEvent = VoucherEntered | OpeningProven | VoucherPosted | VoucherRejected | VoucherUndone
"""What happens to a voucher."""
