"""What can be asked of policy, budget and purse, and what has happened to them."""

from datetime import date

from ruralgov.domain.funds.messages_refund import FundsRefunded, FundsRefundUndone
from ruralgov.domain.funds.messages_review import (
    BudgetProposed,
    BudgetReviewed,
    FundPolicyCorrectionProposed,
    FundPolicyProposed,
    FundPolicyReviewed,
)
from ruralgov.domain.funds.messages_year import FundsMoved
from ruralgov.domain.funds.model import BudgetLine, CashAccount, Hold, PolicyVersion
from ruralgov.domain.kernel.ids import CollectiveId, FundApplicationId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AdoptFundPolicy:
    """Say how money may leave, from a day on: a collective, or every one without its own.

    It holds once another person passed it (``ReviewFundPolicy``).
    """

    collective: CollectiveId | None = None
    version: PolicyVersion


@frozen(kw_only=True)
class CorrectFundPolicyEntry:
    """Move the version of a policy that was entered as of the day *entry* to *since*.

    Without *since* it is withdrawn. Applications keep the steps and limits that they were filed by.
    It is done once another person passed it (``ReviewFundPolicy``).
    """

    collective: CollectiveId | None = None
    entry: date
    since: date | None = None
    reason: str


@frozen(kw_only=True)
class PlannedItem:
    """What may be spent on an item in a year, in fen."""

    item: str
    amount: Fen


@frozen(kw_only=True)
class SetBudget:
    """Enter the budget of a year, or change some items of it, as a meeting resolved.

    It holds once another person passed it (``ReviewBudget``).
    """

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
class TakeOverPurse:
    """Bring budget and holds of a collective into the purse of its successor.

    It follows by itself from its merger. *income* is what came in in cash and was not banked.
    """

    collective: CollectiveId
    source: CollectiveId
    income: Fen


@frozen(kw_only=True)
class HandOverPurse:
    """Take what is not spent out of the purse of a collective that went into another."""

    collective: CollectiveId
    into: CollectiveId


@frozen(kw_only=True)
class FundPolicyAdopted:
    """A version of the policy was adopted."""

    version: PolicyVersion


@frozen(kw_only=True)
class FundPolicyEntryCorrected:
    """A version of the policy was entered by mistake: it holds from another day on, or never."""

    entry: date
    since: date | None
    reason: str


FundPolicyEvent = (
    FundPolicyAdopted
    | FundPolicyEntryCorrected
    | FundPolicyProposed
    | FundPolicyCorrectionProposed
    | FundPolicyReviewed
)
"""What happens to a policy."""


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
class FundsReturned:
    """A payment came to nothing: what was asked for is held back again."""

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


@frozen(kw_only=True)
class PurseTakenOver:
    """A purse has the unspent budget, the holds and the unbanked income of another as well."""

    source: CollectiveId
    lines: tuple[BudgetLine, ...]
    holds: tuple[Hold, ...]
    income: Fen


@frozen(kw_only=True)
class PurseHandedOver:
    """A purse keeps what it spent, and holds nothing any more."""

    into: CollectiveId


PurseEvent = (
    BudgetSet
    | CashMoved
    | FundsReserved
    | FundsPaidOut
    | FundsReturned
    | FundsReleased
    | FundsSpent
    | FundsUnspent
    | PurseTakenOver
    | PurseHandedOver
    | FundsRefunded
    | FundsRefundUndone
    | FundsMoved
    | BudgetProposed
    | BudgetReviewed
)
"""What happens to a purse."""
