"""That money received beyond what is owed goes back: asked for, passed, booked."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.ids import AccountId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Repayment:
    """One repayment of a receipt. Its number is never given again.

    ``document`` is the SHA-256 of what it rests on, where there is a paper.
    """

    no: int
    amount: Fen
    day: date
    reason: str
    document: str
    by: AccountId
    mandate: str = field(default="", metadata=text_of(TextKind.PAPER))
    """Why it goes to another than the other side of the contract, if it does."""
    passed: bool = False
    withdrawn: bool = False
    voucher: VoucherId | None = None
    """By which voucher it is booked, and by which line of it."""
    line: int = 0

    @property
    def waits(self) -> bool:
        """Whether it is neither booked nor withdrawn."""
        return self.voucher is None and not self.withdrawn

    @property
    def held(self) -> int:
        """What it takes of its receipt, in fen: nothing before somebody else passed it."""
        return self.amount if self.passed and not self.withdrawn else 0
