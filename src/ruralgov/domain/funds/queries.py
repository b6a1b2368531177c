"""What can be asked about the money of a collective, and what the answers are."""

from datetime import datetime

from ruralgov.domain.funds.contracting import ContractPaymentRow
from ruralgov.domain.funds.model import (
    Bar,
    CashAccount,
    FundApplication,
    FundStage,
    PolicyVersion,
    ProposedPolicy,
)
from ruralgov.domain.funds.rows import FundApplicationRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    CollectiveId,
    ContractId,
    FundApplicationId,
    PlaceId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ItemExecution:
    """One item of a budget, in fen: budget = reserved + spent + left."""

    item: str
    budget: Fen
    reserved: Fen
    spent: Fen
    left: Fen


@frozen(kw_only=True)
class StepFile:
    """One step: how many must approve in which role, who did, and whether it is its turn."""

    role: Role
    quorum: int
    approved_by: tuple[AccountId, ...]
    missing: int
    now: bool
    delegates: tuple[AccountId, ...]
    """Who may act today in the name of one who holds the role."""


@frozen(kw_only=True)
class ApplicationFile:
    """One application as those see it who work on it.

    *payee* is its name, masked where it is a person; *state* never has that name.
    """

    application: FundApplicationId
    payee: str
    state: FundApplication
    steps: tuple[StepFile, ...]
    barred: tuple[Bar, ...]
    """Who may not decide, and why: the codes have texts."""
    overdue: bool


@frozen(kw_only=True)
class AccountShown:
    """One account, in fen: there = held + free."""

    account: CashAccount
    there: int
    held: int
    free: int


@frozen(kw_only=True)
class PurseShown:
    """The money of a collective in fen; *income* came in in cash and is not yet banked."""

    accounts: tuple[AccountShown, ...]
    income: int
    policy: PolicyVersion | None


class WarningKind(LabelledEnum):
    """What a purse can be warned about."""

    CASH_OVER_LIMIT = "cash_over_limit", "库存现金超限额", "more cash in hand than the limit"
    INCOME_UNBANKED = "income_unbanked", "现金收入未送存", "income in cash not yet banked"
    HELD_BEYOND_CASH = "held_beyond_cash", "预留大于结存", "more is held back than is there"
    EXPIRED = "expired", "申请已过期未释放", "an application past its last day still holds money"
    NOT_BOOKED = "not_booked", "已付款未入账", "paid and not yet in the books"


@frozen(kw_only=True)
class CashWarning:
    """One warning: an amount in fen against its limit, and the application if it is about one."""

    collective: CollectiveId
    kind: WarningKind
    account: CashAccount
    amount: int
    limit: int
    application: FundApplicationId | None = None


@frozen(kw_only=True)
class WaitingItem:
    """An item of a budget that waits for a second person, in fen.

    *seen* is the number by which what waits of the year is reviewed; any further entry raises it.
    """

    year: int
    item: str
    amount: Fen
    resolution: str
    by: AccountId
    at: datetime
    seen: int


@frozen(kw_only=True)
class ProposedBudget(Query[list[WaitingItem]]):
    """Ask what of the budgets of a collective waits for a second person."""

    collective: CollectiveId


@frozen(kw_only=True)
class ProposedFundPolicy(Query[ProposedPolicy | None]):
    """Ask what of the policy of a collective, or of the city's, waits for a second person."""

    collective: CollectiveId | None = None


@frozen(kw_only=True)
class BudgetExecution(Query[list[ItemExecution]]):
    """Ask how much of each item of a year's budget is reserved, spent and left."""

    collective: CollectiveId
    year: int


@frozen(kw_only=True)
class FundApplications(Query[list[FundApplicationRow]]):
    """Ask for the applications of a collective at a stage, with their last days."""

    collective: CollectiveId
    stage: FundStage


@frozen(kw_only=True)
class ContractPayments(Query[list[ContractPaymentRow]]):
    """Ask which applications of a collective pay contracts, or one of them."""

    collective: CollectiveId
    contract: ContractId | None = None


@frozen(kw_only=True)
class FundApplicationFile(Query[ApplicationFile]):
    """Ask for one application: its steps, who approved, who may act now, and who may not."""

    application: FundApplicationId


@frozen(kw_only=True)
class PayeeOf(Query[str | None]):
    """Ask for the name of the payee of an application; of a person, the reading is recorded."""

    application: FundApplicationId


@frozen(kw_only=True)
class PurseOf(Query[PurseShown]):
    """Ask for the money of a collective."""

    collective: CollectiveId


@frozen(kw_only=True)
class CashWarnings(Query[list[CashWarning]]):
    """Ask what is amiss with the money of the collectives at a place and below it."""

    place: PlaceId = CITY
