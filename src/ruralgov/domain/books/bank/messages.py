"""The command about statements of the bank, and what becomes of it."""

from datetime import datetime

from ruralgov.domain.books.bank.model import BankLine
from ruralgov.domain.kernel.ids import AccountId, CollectiveId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class EnterBankStatement:
    """Enter what the bank says of an account in a month.

    Again, with a *reason*, in the place of what was wrong.
    """

    collective: CollectiveId
    account: str
    month: Month
    opening: Fen
    closing: Fen
    lines: tuple[BankLine, ...]
    reason: str = ""


@frozen(kw_only=True)
class BankStatementEntered:
    """What the bank says of an account in a month was entered."""

    collective: CollectiveId
    account: str
    month: Month
    opening: Fen
    closing: Fen
    lines: tuple[BankLine, ...]
    reason: str
    by: AccountId
    at: datetime
