"""The questions that can be asked about the money of a collective."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from ruralgov.domain.collectives import CollectiveRow
from ruralgov.domain.funds.model import (
    CashAccount,
    FundApplication,
    FundPolicy,
    FundStage,
    PolicyVersion,
    Purse,
    Step,
)
from ruralgov.domain.funds.rows import (
    FUND_APPLICATION,
    FUND_POLICY,
    PURSE,
    BudgetRow,
    DelegationRow,
    FundApplicationRow,
    InterestRow,
)
from ruralgov.domain.funds.rules_approval import Bar, bar
from ruralgov.domain.funds.rules_purse import known
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Asked, Role
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    CollectiveId,
    FundApplicationId,
    PlaceId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen


@frozen(kw_only=True)
class BudgetExecution:
    """Ask how much of each item of a year's budget is reserved, spent and left."""

    collective: CollectiveId
    year: int


@frozen(kw_only=True)
class ItemExecution:
    """One item of a budget, in fen: budget = reserved + spent + left."""

    item: str
    budget: Fen
    reserved: Fen
    spent: Fen
    left: Fen


@frozen(kw_only=True)
class FundApplications:
    """Ask for the applications of a collective at a stage, with their last days."""

    collective: CollectiveId
    stage: FundStage


@frozen(kw_only=True)
class FundApplicationFile:
    """Ask for one application: its steps, who approved, who may act now, and who may not."""

    application: FundApplicationId


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
class PayeeOf:
    """Ask for the name of the payee of an application; of a person, the reading is recorded."""

    application: FundApplicationId


@frozen(kw_only=True)
class PurseOf:
    """Ask for the money of a collective."""

    collective: CollectiveId


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
class CashWarnings:
    """Ask what is amiss with the money of the collectives at a place and below it."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class CashWarning:
    """One warning: an amount in fen against its limit, and the application if it is about one."""

    collective: CollectiveId
    kind: WarningKind
    account: CashAccount
    amount: int
    limit: int
    application: FundApplicationId | None = None


def budget_execution(query: BudgetExecution, asked: Asked) -> list[ItemExecution]:
    """Return each item of a year's budget, in the order of their names."""
    return [
        ItemExecution(
            item=row.item,
            budget=Fen(row.budget),
            reserved=Fen(row.reserved),
            spent=Fen(row.spent),
            left=Fen(row.budget - row.reserved - row.spent),
        )
        for row in asked.read.rows(BudgetRow, owner=query.collective, year=query.year)
    ]


def fund_applications(query: FundApplications, asked: Asked) -> list[FundApplicationRow]:
    """Return the applications at a stage, what ends first before the rest."""
    found = asked.read.rows(FundApplicationRow, collective=query.collective, stage=query.stage)
    return sorted(found, key=lambda row: (row.expires, row.owner))


def fund_application_file(query: FundApplicationFile, asked: Asked) -> ApplicationFile:
    """Return one application with its steps and the accounts that may not decide on it."""
    state = known(query.application, asked.read)
    open_step = state.next_step() if state.stage is FundStage.FILED else None
    delegated = asked.read.rows(DelegationRow, on=asked.day, collective=state.collective)
    return ApplicationFile(
        application=query.application,
        payee=state.payee or str(state.payee_person),
        state=change(state, payee_person=None),
        steps=tuple(_step(step, state, open_step, delegated) for step in state.steps),
        barred=tuple(_barred(state, delegated, asked)),
        overdue=asked.day > state.expires,
    )


def _step(
    step: Step, state: FundApplication, now: Step | None, delegated: list[DelegationRow]
) -> StepFile:
    approved = tuple(one.account for one in state.approvals_of(step))
    return StepFile(
        role=step.role,
        quorum=step.quorum,
        approved_by=approved,
        missing=max(0, step.quorum - len(approved)),
        now=step is now,
        delegates=tuple(row.receiver for row in delegated if row.role is step.role),
    )


def _barred(state: FundApplication, delegated: list[DelegationRow], asked: Asked) -> Iterator[Bar]:
    """Give who may not decide: the applicant, who has been heard, who is related."""
    whose: dict[str, Any] = (
        {"payee_person": state.payee_person} if state.payee is None else {"payee": state.payee}
    )
    interested = asked.read.rows(InterestRow, on=asked.day, **whose)
    accounts = {state.applicant, asked.actor.account}
    accounts |= {who for one in state.approvals for who in one.persons}
    accounts |= {row.account for row in interested}
    accounts |= {row.receiver for row in delegated}
    for account in sorted(accounts):
        found = bar(account, None, state, asked.read, asked.day)
        if found is not None:
            yield found


def payee_of(query: PayeeOf, asked: Asked) -> str | None:
    """Return the name of a payee; that of a person is opened, and the reading is recorded."""
    state = known(query.application, asked.read)
    if state.payee is not None:
        return state.payee
    return asked.reveal(
        FUND_APPLICATION.kind, query.application, "payee_person", state.payee_person
    )


def purse_of(query: PurseOf, asked: Asked) -> PurseShown:
    """Return what is there, what is held back and what is free."""
    purse: Purse = asked.read.state(PURSE, query.collective) or Purse()
    accounts = tuple(
        AccountShown(
            account=account,
            there=purse.there(account),
            held=purse.held(account),
            free=purse.there(account) - purse.held(account),
        )
        for account in CashAccount
    )
    policy = _policy(query.collective, asked)
    return PurseShown(accounts=accounts, income=purse.unbanked, policy=policy)


def _policy(collective: CollectiveId, asked: Asked) -> PolicyVersion | None:
    for key in (collective, CITY):
        found: FundPolicy | None = asked.read.state(FUND_POLICY, key)
        version = None if found is None else found.on(asked.day)
        if version is not None:
            return version
    return None


def cash_warnings(query: CashWarnings, asked: Asked) -> list[CashWarning]:
    """Return the warnings, collective by collective."""
    return [
        warning
        for row in asked.read.rows(CollectiveRow, on=asked.day)
        if query.place in asked.above(row.place, asked.day)
        for warning in _warnings(CollectiveId(row.owner), asked)
    ]


def _warnings(collective: CollectiveId, asked: Asked) -> Iterator[CashWarning]:
    purse: Purse = asked.read.state(PURSE, collective) or Purse()
    policy = _policy(collective, asked)
    if policy is not None and purse.cash > policy.cash_limit:
        yield CashWarning(
            collective=collective,
            kind=WarningKind.CASH_OVER_LIMIT,
            account=CashAccount.CASH,
            amount=purse.cash,
            limit=policy.cash_limit,
        )
    if purse.unbanked:
        yield CashWarning(
            collective=collective,
            kind=WarningKind.INCOME_UNBANKED,
            account=CashAccount.CASH,
            amount=purse.unbanked,
            limit=0,
        )
    for account in CashAccount:
        if purse.held(account) > purse.there(account):
            yield CashWarning(
                collective=collective,
                kind=WarningKind.HELD_BEYOND_CASH,
                account=account,
                amount=purse.held(account),
                limit=purse.there(account),
            )
    yield from _late(purse, collective, asked)


def _late(purse: Purse, collective: CollectiveId, asked: Asked) -> Iterator[CashWarning]:
    """Give the applications that hold money past their last day, or that wait for the books."""
    for hold in purse.holds:
        state = known(hold.application, asked.read)
        if hold.paid or asked.day > state.expires:
            yield CashWarning(
                collective=collective,
                kind=WarningKind.NOT_BOOKED if hold.paid else WarningKind.EXPIRED,
                account=hold.account,
                amount=hold.amount,
                limit=0,
                application=hold.application,
            )
