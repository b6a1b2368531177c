"""What can be asked where an account that has a balance is divided. Money is fen."""

from datetime import date

from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AccountPart:
    """A new account and what it takes of the balance: debit less credit, None for the rest."""

    code: str
    name: str
    amount: int | None = None


@frozen(kw_only=True)
class DivideAccount:
    """Enter the voucher that brings the balance of an account onto new ones below it.

    Somebody else posts it, and the accounts are made then. Those that take nothing are defined
    afterwards. *day* is in the last month in which the account was used, or later.
    """

    collective: CollectiveId
    code: str
    day: date
    parts: tuple[AccountPart, ...]
    reason: str
