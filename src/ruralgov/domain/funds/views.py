"""The answers to questions about the money of a collective."""

from collections.abc import Iterator

from ruralgov.domain.collectives import CollectiveRow, called, family
from ruralgov.domain.funds.claims import payee_column
from ruralgov.domain.funds.contracting import ContractPaymentRow
from ruralgov.domain.funds.model import (
    Bar,
    CashAccount,
    FundApplication,
    FundStage,
    ProposedPolicy,
    Purse,
    Step,
)
from ruralgov.domain.funds.queries import (
    AccountShown,
    ApplicationFile,
    BudgetExecution,
    CashWarning,
    CashWarnings,
    ContractPayments,
    FundApplicationFile,
    FundApplications,
    ItemExecution,
    PayeeOf,
    ProposedBudget,
    ProposedFundPolicy,
    PurseOf,
    PurseShown,
    StepFile,
    WaitingItem,
    WarningKind,
)
from ruralgov.domain.funds.records import (
    FUND_APPLICATION,
    FUND_POLICY,
    PURSE,
    application_of,
    policy_on,
    purse_of,
)
from ruralgov.domain.funds.rows import BudgetRow, DelegationRow, FundApplicationRow, InterestRow
from ruralgov.domain.funds.rules_approval import bar
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CITY, CollectiveId
from ruralgov.domain.kernel.money import Fen


def proposed_budget(query: ProposedBudget, asked: Asked) -> list[WaitingItem]:
    """Return what waits, by year and item."""
    purse = asked.read.state(PURSE, query.collective) or Purse()
    return [
        WaitingItem(
            year=one.year,
            item=one.item,
            amount=one.amount,
            resolution=one.resolution,
            by=one.by,
            at=one.at,
            seen=purse.proposals(one.year).asked,
        )
        for one in sorted(purse.proposed, key=lambda one: (one.year, one.item))
    ]


def proposed_policy(query: ProposedFundPolicy, asked: Asked) -> ProposedPolicy | None:
    """Return what waits, or None."""
    policy = asked.read.state(FUND_POLICY, str(query.collective or CITY))
    return None if policy is None else policy.proposed


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
    found = [
        row
        for one in family(query.collective, asked.read, asked.day)
        for row in asked.read.rows(FundApplicationRow, collective=one, stage=query.stage)
    ]
    return sorted(found, key=lambda row: (row.expires, row.owner))


def contract_payments(query: ContractPayments, asked: Asked) -> list[ContractPaymentRow]:
    """Return the applications that pay contracts, by contract and day."""
    found = [
        row
        for one in family(query.collective, asked.read, asked.day)
        for row in asked.read.rows(ContractPaymentRow, collective=one)
        if query.contract in (None, row.contract)
    ]
    return sorted(found, key=lambda row: (row.contract, row.day, row.number))


def fund_application_file(query: FundApplicationFile, asked: Asked) -> ApplicationFile:
    """Return one application with its steps and the accounts that may not decide on it."""
    state = application_of(query.application, asked.read)
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
    whose = payee_column(state.payee, state.payee_person)
    interested = asked.read.rows(InterestRow, on=asked.day, **whose)
    accounts = {state.applicant, asked.actor.account}
    accounts |= {who for one in state.approvals for who in one.persons}
    accounts |= {row.account for row in interested}
    accounts |= {row.receiver for row in delegated}
    for account in sorted(accounts):
        found = bar(account, None, state, asked.read, asked.day, asked.holder)
        if found is not None:
            yield found


def payee_of(query: PayeeOf, asked: Asked) -> str | None:
    """Return the name of a payee; that of a person is opened, and the reading is recorded."""
    state = application_of(query.application, asked.read)
    if state.payee is not None:
        return state.payee
    return asked.reveal(
        FUND_APPLICATION.kind, query.application, "payee_person", state.payee_person
    )


def purse_shown(query: PurseOf, asked: Asked) -> PurseShown:
    """Return what is there, what is held back and what is free."""
    purse = purse_of(query.collective, asked.read)
    accounts = tuple(
        AccountShown(
            account=account,
            there=purse.there(account),
            held=purse.held(account),
            free=purse.there(account) - purse.held(account),
        )
        for account in CashAccount
    )
    policy = policy_on(asked.day, query.collective, asked.read)
    return PurseShown(accounts=accounts, income=purse.unbanked, policy=policy)


def cash_warnings(query: CashWarnings, asked: Asked) -> list[CashWarning]:
    """Return the warnings, collective by collective."""
    return [
        warning
        for row in called(asked.read.rows(CollectiveRow, on=asked.day), asked.read, asked.day)
        if query.place in asked.above(row.place, asked.day)
        for warning in _warnings(CollectiveId(row.owner), asked)
    ]


def _warnings(collective: CollectiveId, asked: Asked) -> Iterator[CashWarning]:
    purse = purse_of(collective, asked.read)
    policy = policy_on(asked.day, collective, asked.read)
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
        state = application_of(hold.application, asked.read)
        if hold.paid or asked.day > state.expires:
            yield CashWarning(
                collective=collective,
                kind=WarningKind.NOT_BOOKED if hold.paid else WarningKind.EXPIRED,
                account=hold.account,
                amount=hold.amount,
                limit=0,
                application=hold.application,
            )
