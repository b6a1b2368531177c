"""What can be asked of policy, budget and purse, and what has happened to them."""

from datetime import date

from attrs import frozen

from ruralgov.domain.funds.model import CashAccount, PolicyVersion
from ruralgov.domain.kernel.ids import CollectiveId, FundApplicationId, VoucherId
from ruralgov.domain.kernel.money import Fen


@frozen(kw_only=True)
class AdoptFundPolicy:
    """Say how money may leave, from a day on: a collective, or every one without its own."""

    collective: CollectiveId | None = None
    version: PolicyVersion


@frozen(kw_only=True)
class PlannedItem:
    """What may be spent on an item in a year, in fen."""

    item: str
    amount: Fen


@frozen(kw_only=True)
class SetBudget:
    """Enter the budget of a year, or change some items of it, as a meeting resolved."""

    collective: CollectiveId
    year: int
    items: tuple[PlannedItem, ...]
    resolution: str


@frozen(kw_only=True)
class MoveCash:
    """Tell the purse what a voucher moved: *amount* is signed fen, *income* if it is income."""

    collective: CollectiveId
    voucher: VoucherId
    account: CashAccount
    amount: Fen
    income: bool
    day: date


@frozen(kw_only=True)
class AlignPurse:
    """Let the purse hold what an application says: nothing changes where it does already.

    It follows by itself from every event of an application; nobody needs to give it.
    """

    application: FundApplicationId


@frozen(kw_only=True)
class FundPolicyAdopted:
    """A version of the policy was adopted."""

    version: PolicyVersion


@frozen(kw_only=True)
class BudgetSet:
    """Items of a year's budget were entered or changed."""

    year: int
    items: tuple[PlannedItem, ...]
    resolution: str


@frozen(kw_only=True)
class CashMoved:
    """A voucher moved money."""

    voucher: VoucherId
    account: CashAccount
    amount: Fen
    income: bool
    day: date


@frozen(kw_only=True)
class FundsReserved:
    """Budget and cash are held back for an application."""

    application: FundApplicationId
    year: int
    item: str
    account: CashAccount
    amount: Fen


@frozen(kw_only=True)
class FundsPaidOut:
    """An application was paid so much; the rest that was held back is free."""

    application: FundApplicationId
    amount: Fen


@frozen(kw_only=True)
class FundsReleased:
    """What was held back is free again."""

    application: FundApplicationId


@frozen(kw_only=True)
class FundsSpent:
    """What was paid is in the books: it is spent."""

    application: FundApplicationId


@frozen(kw_only=True)
class FundsUnspent:
    """What was spent is no longer in the books: it is held back as paid."""

    application: FundApplicationId
    year: int
    item: str
    account: CashAccount
    amount: Fen


PurseEvent = (
    BudgetSet | CashMoved | FundsReserved | FundsPaidOut | FundsReleased | FundsSpent | FundsUnspent
)
"""What happens to a purse."""
