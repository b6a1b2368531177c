"""What the money of a collective is held by: policy, applications, the purse, who stands in."""

from datetime import date, datetime
from itertools import pairwise
from typing import ClassVar

from attrs import field

from ruralgov.domain.collectives import FINANCE_REVIEWER, TOWN_FUND_OFFICER, VILLAGE_HEAD
from ruralgov.domain.funds import texts
from ruralgov.domain.funds.model_payment import PaymentPart, Refund, Refunded, Returned
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import (
    AccountId,
    CollectiveId,
    ContractId,
    FundApplicationId,
    ProcedureId,
    VoucherId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import LARGEST, Fen, show_yuan
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.kernel.proposals import NEVER, Proposals
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.kernel.versions import version_on

DECIDERS = frozenset({VILLAGE_HEAD, FINANCE_REVIEWER, TOWN_FUND_OFFICER})
"""The roles that a policy may ask to approve. Who keeps books or cash is none of them."""


class CashAccount(LabelledEnum):
    """Where money lies: the codes mean the same in the rules of 2004 and of 2023."""

    CASH = "101", "库存现金", "cash in hand"
    BANK = "102", "银行存款", "money at the bank"


class FundStage(LabelledEnum):
    """Where an application for money stands."""

    FILED = "filed", "审批中", "filed, being approved"
    APPROVED = "approved", "已批准待付款", "approved, to be paid"
    PAID = "paid", "已付款待入账", "paid, to be booked"
    SETTLED = "settled", "已入账", "booked"
    REFUSED = "refused", "未批准", "refused"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"
    EXPIRED = "expired", "已过期", "expired"


VOID = frozenset({FundStage.REFUSED, FundStage.WITHDRAWN, FundStage.EXPIRED})
"""What came to nothing: it holds no budget and no cash."""


@frozen(kw_only=True)
class Step:
    """So many different persons of a role must approve."""

    role: Role = field()
    quorum: int = 1

    @role.validator
    def _check(self, _: object, role: Role) -> None:
        if role not in DECIDERS or self.quorum < 1:
            raise BadInput(texts.FUND_STEP_WRONG, role=role.zh, role_en=role.en, quorum=self.quorum)


@frozen(kw_only=True)
class Tier:
    """Who approves, in order, what costs up to an amount in fen (None: however much)."""

    up_to: Fen | None
    steps: tuple[Step, ...] = field()

    @steps.validator
    def _check(self, _: object, steps: tuple[Step, ...]) -> None:
        if not steps or len({step.role for step in steps}) < len(steps):
            raise BadInput(texts.FUND_TIERS_WRONG)


@frozen(kw_only=True)
class PolicyVersion:
    """How money may leave, from a day on, and the paper that says so. Amounts are fen.

    Above *resolution_above* the record of 四议两公开 is asked for. What one payee gets within
    *split_days* days counts together. *cash_limit* is what may lie in the till;
    *largest_cash_payment* what may be paid out of it. *spend_cash_income* allows 坐支, spending
    income in cash before it is banked, with a reason.
    """

    since: date
    source: str
    tiers: tuple[Tier, ...] = field()
    resolution_above: Fen
    split_days: int
    cash_limit: Fen
    largest_cash_payment: Fen
    expiry_days: int
    spend_cash_income: bool = False

    @tiers.validator
    def _check(self, _: object, tiers: tuple[Tier, ...]) -> None:
        limits = [LARGEST + 1 if tier.up_to is None else tier.up_to for tier in tiers]
        rising = all(low < high for low, high in pairwise([0, *limits]))
        if not tiers or not rising:
            raise BadInput(texts.FUND_TIERS_WRONG)

    def __attrs_post_init__(self) -> None:
        counts = (self.split_days, self.expiry_days)
        amounts = (self.resolution_above, self.cash_limit, self.largest_cash_payment)
        if min(counts) < 1 or min(amounts) < 0:
            raise BadInput(texts.FUND_LIMITS_WRONG)

    def tier_for(self, total: int) -> Tier:
        """Return the tier that an amount falls into; raises ``fund_beyond_tiers``."""
        for tier in self.tiers:
            if tier.up_to is None or total <= tier.up_to:
                return tier
        raise BadInput(texts.FUND_BEYOND_TIERS, total=show_yuan(total))


@frozen(kw_only=True)
class ProposedPolicy:
    """What waits for a second person: a version, or a correction of the one as of *entry*."""

    by: AccountId
    at: datetime
    version: PolicyVersion | None = None
    entry: date | None = None
    since: date | None = None
    reason: str = ""
    no: int = 0
    """Its number: who reviews it names it."""


@frozen
class FundPolicy:
    """Every version, oldest first; each holds until the next begins."""

    versions: tuple[PolicyVersion, ...] = ()
    proposed: ProposedPolicy | None = None
    proposals: Proposals = NEVER

    def on(self, day: date) -> PolicyVersion | None:
        """Return the version in force on a day."""
        return version_on(self.versions, day)


@frozen(kw_only=True)
class Resolution:
    """The record of 四议两公开: four deliberations in order, the vote, and the first publication.

    *proposed* by the party branch, *discussed* by the two committees, *reviewed* by the party
    members, *decided* by the villagers' (members') meeting; *published* is when the decision was.
    *procedure* names the procedure that all of it was taken from, if it was.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("procedure",)
    reference: str
    proposed: date
    discussed: date
    reviewed: date
    decided: date
    published: date
    entitled: int
    present: int
    in_favour: int
    procedure: ProcedureId | None = None

    def problem(self, today: date) -> str | None:
        """Return what is wrong with it, or None.

        Two thirds of those entitled must be present, and more than half of them in favour:
        村民委员会组织法 art. 26.
        """
        days = (self.proposed, self.discussed, self.reviewed, self.decided, self.published, today)
        if any(before > after for before, after in pairwise(days)):
            return "提议、商议、审议、决议、公开须依次 / the days are not in order"
        if not 0 <= self.in_favour <= self.present <= self.entitled or self.entitled < 1:
            return "人数 / the counts"
        if 3 * self.present < 2 * self.entitled:
            return "到会不足三分之二 / fewer than two thirds were present"
        if 2 * self.in_favour <= self.present:
            return "赞成未过半数 / no majority was in favour"
        return None


@frozen(kw_only=True)
class Approval:
    """That a person approved or refused, in a role, in their own name or in another's."""

    role: Role
    account: AccountId
    on_behalf: AccountId | None
    approved: bool
    reason: str
    at: datetime

    @property
    def persons(self) -> frozenset[AccountId]:
        """Who has had their say by it: a delegate's is the delegator's as well."""
        return persons_of(self.account, self.on_behalf)


@frozen(kw_only=True)
class Bar:
    """Why an account may not approve an application: a code of the texts."""

    account: AccountId
    code: str


@frozen(kw_only=True)
class Payment:
    """That money went out."""

    amount: Fen
    account: CashAccount
    reference: str
    reason: str
    by: AccountId
    at: datetime


@frozen(kw_only=True)
class FundApplication:
    """One application for money. *total* is what its payee gets within the days of the policy."""

    collective: CollectiveId
    number: str
    applicant: AccountId
    at: datetime
    day: date
    payee: str | None
    payee_person: PersonName | None
    amount: Fen
    total: Fen
    year: int
    item: str
    purpose: str
    account: CashAccount
    invoice: str
    attachments: tuple[str, ...]
    resolution: Resolution | None
    steps: tuple[Step, ...]
    policy: date
    expires: date
    """The last day on which it may be approved or paid."""
    stage: FundStage = FundStage.FILED
    approvals: tuple[Approval, ...] = ()
    payment: Payment | None = None
    voucher: VoucherId | None = None
    ended: str = ""
    """Why it came to nothing."""
    refunds: tuple[Refund, ...] = ()
    contract: ContractId | None = None
    """The purchase or works that it pays."""
    part: PaymentPart | None = None
    returns: tuple[Returned, ...] = ()
    """Its payments that came back, or were none."""

    @property
    def committed(self) -> Fen:
        """What it takes of the budget: what was paid less what came back, or was asked for."""
        if self.payment is None:
            return self.amount
        return Fen(self.payment.amount - sum(one.amount for one in self.refunds))

    @property
    def counts(self) -> bool:
        """Whether it did not come to nothing: it was not given up, and not all came back."""
        return self.stage not in VOID and self.committed > 0

    def next_step(self) -> Step | None:
        """Return the first step that lacks an approval."""
        for step in self.steps:
            if len(self.approvals_of(step)) < step.quorum:
                return step
        return None

    def approvals_of(self, step: Step) -> tuple[Approval, ...]:
        """Return the approvals given for a step."""
        return tuple([one for one in self.approvals if one.role is step.role and one.approved])


@frozen(kw_only=True)
class BudgetLine:
    """What may be spent on an item in a year, and what has been: fen."""

    year: int
    item: str
    budget: Fen
    spent: int = 0


@frozen(kw_only=True)
class Hold:
    """What an open application keeps back; once *paid*, the books are all that is missing."""

    application: FundApplicationId
    year: int
    item: str
    account: CashAccount
    amount: Fen
    paid: bool = False


@frozen(kw_only=True)
class VoucherMoves:
    """What the newest voucher took out of the till and brought to the bank, income apart."""

    voucher: VoucherId
    cash_out: int = 0
    bank_in: int = 0

    @property
    def banked(self) -> int:
        """How much cash it brought to the bank."""
        return min(self.cash_out, self.bank_in)


@frozen(kw_only=True)
class ProposedItem:
    """An item of a budget that waits for a second person, in fen."""

    year: int
    item: str
    amount: Fen
    resolution: str
    by: AccountId
    at: datetime


@frozen(kw_only=True)
class BudgetEntries:
    """How often items of a year's budget were entered for a second person."""

    year: int
    proposals: Proposals


@frozen(kw_only=True)
class Purse:
    """The money of a collective as the books told it, its budget, and what is held back.

    *income* counts what came in in cash less what was banked; :attr:`unbanked` is what of it can
    still be in the till. (The movements of one voucher come one by one: only when the next voucher
    comes is it known what the one before has left.)
    """

    cash: int = 0
    bank: int = 0
    income: int = 0
    lines: tuple[BudgetLine, ...] = ()
    holds: tuple[Hold, ...] = ()
    newest: VoucherMoves | None = None
    refunds: tuple[Refunded, ...] = ()
    proposed: tuple[ProposedItem, ...] = ()
    entries: tuple[BudgetEntries, ...] = ()

    def proposals(self, year: int) -> Proposals:
        """Return how often items of a year's budget were entered."""
        found = (one.proposals for one in self.entries if one.year == year)
        return next(found, NEVER)

    @property
    def unbanked(self) -> int:
        """What came in in cash and is not yet banked: never more than lies in the till."""
        return max(0, min(self.income, self.cash))

    def there(self, account: CashAccount) -> int:
        """Return what lies in an account."""
        return self.cash if account is CashAccount.CASH else self.bank

    def held(self, account: CashAccount) -> int:
        """Return what is held back of an account."""
        return sum(hold.amount for hold in self.holds if hold.account is account)

    def paid(self, account: CashAccount) -> int:
        """Return what has left an account and is not yet in the books."""
        return sum(hold.amount for hold in self.holds if hold.account is account and hold.paid)

    def line(self, year: int, item: str) -> BudgetLine | None:
        """Return a line of the budget."""
        return next((one for one in self.lines if (one.year, one.item) == (year, item)), None)

    def reserved(self, year: int, item: str) -> int:
        """Return what is held back of a line of the budget."""
        return sum(hold.amount for hold in self.holds if (hold.year, hold.item) == (year, item))

    def hold(self, application: FundApplicationId) -> Hold | None:
        """Return what is held back for an application."""
        return next((hold for hold in self.holds if hold.application == application), None)


def persons_of(account: AccountId, on_behalf: AccountId | None) -> frozenset[AccountId]:
    """Return the account that acts and the one it acts for."""
    return frozenset({account} if on_behalf is None else {account, on_behalf})
