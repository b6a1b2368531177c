"""What can be done so that money received beyond what is owed goes back. Amounts are in fen."""

from datetime import datetime
from typing import ClassVar

from attrs import field

from ruralgov.domain.kernel.ids import AccountId, ReceiptId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.model_asset import check_digest
from ruralgov.domain.property.model_repayment import Repayment


@frozen(kw_only=True)
class ProposeRepayment:
    """Ask that so much of a receipt goes back: no more than its contract was paid too much.

    *document* is the SHA-256 of what it rests on, where there is a paper. It goes to the other side
    of the contract; to another only by its *mandate*, or as its successor, which says why and has
    its paper.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("mandate",)
    receipt: ReceiptId
    amount: Fen
    reason: str
    mandate: str = field(default="", metadata=text_of(TextKind.PAPER))
    document: str = field(default="", validator=check_digest)


@frozen(kw_only=True)
class ReviewRepayment:
    """Pass the repayment that another asked for, or stop it, with *words*."""

    receipt: ReceiptId
    no: int
    passed: bool
    words: str


@frozen(kw_only=True)
class WithdrawRepayment:
    """Take back a repayment that no voucher books: the money stays, and can pay a due."""

    receipt: ReceiptId
    no: int
    reason: str


@frozen(kw_only=True)
class BookRepayment:
    """Note the line of the posted voucher by which a repayment is booked."""

    receipt: ReceiptId
    no: int
    voucher: VoucherId
    line: int


@frozen(kw_only=True)
class UndoRepayment:
    """Note that the voucher of a repayment was reversed: it is to be paid again."""

    receipt: ReceiptId
    no: int


@frozen(kw_only=True)
class RepaymentProposed:
    """A repayment was asked for."""

    SCHEMA: ClassVar[int] = 2
    repayment: Repayment


@frozen(kw_only=True)
class RepaymentReviewed:
    """A second person passed a repayment, or stopped it."""

    no: int
    passed: bool
    words: str
    by: AccountId
    at: datetime


@frozen(kw_only=True)
class RepaymentWithdrawn:
    """A repayment was taken back."""

    no: int
    reason: str


@frozen(kw_only=True)
class RepaymentBooked:
    """A voucher books a repayment."""

    no: int
    voucher: VoucherId
    line: int


@frozen(kw_only=True)
class RepaymentUndone:
    """No voucher books a repayment any more."""

    no: int


RepaymentEvent = (
    RepaymentProposed | RepaymentReviewed | RepaymentWithdrawn | RepaymentBooked | RepaymentUndone
)
"""What happens to a repayment of a receipt."""
