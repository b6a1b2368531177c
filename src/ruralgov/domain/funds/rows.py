"""The tables of funds: policies, purses, budgets, applications, and who stands in or back."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.funds.claims import paper_of
from ruralgov.domain.funds.model import (
    CashAccount,
    FundApplication,
    FundPolicy,
    FundStage,
    Purse,
)
from ruralgov.domain.funds.model_standing import Delegation, Interest
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AccountId, CollectiveId
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class FundPolicyRow:
    """One version of a policy, of a collective or (owner ``city``) of the city."""

    owner: str = ""
    since: date
    until: date
    source: str


@frozen(kw_only=True)
class PurseRow:
    """The money of a collective, in fen: what is there, and what of it is held back."""

    owner: str = ""
    cash: int
    cash_held: int
    bank: int
    bank_held: int
    income: int


@frozen(kw_only=True)
class BudgetRow:
    """One item of a collective's budget of a year, in fen."""

    owner: str = ""
    year: int
    item: str
    budget: int
    reserved: int
    spent: int


@frozen(kw_only=True)
class FundApplicationRow:
    """One application; ``live`` is 1 unless it came to nothing, ``day`` is when it was filed.

    One whose money all came back came to nothing too.

    *paper* is its invoice number, or the first hash of its attachments, in one form.
    """

    owner: str = ""
    collective: CollectiveId
    number: str
    stage: FundStage
    day: date
    expires: date
    payee: str | None
    payee_person: PersonName | None
    amount: int
    committed: int
    item: str
    account: CashAccount
    paper: str
    live: int | None


@frozen(kw_only=True)
class DelegationRow:
    """That an account acts for another in a role."""

    owner: str = ""
    collective: CollectiveId
    giver: AccountId
    receiver: AccountId
    role: Role
    since: date
    until: date


@frozen(kw_only=True)
class InterestRow:
    """That an account is related to a payee; a person is kept as a keyed HMAC."""

    owner: str = ""
    collective: CollectiveId
    account: AccountId
    payee: str | None
    payee_person: PersonName | None
    since: date
    until: date


POLICY_TABLES = (Table(name="fund_policies", row=FundPolicyRow, key=("owner", "since")),)
PURSE_TABLES = (
    Table(name="purses", row=PurseRow, key=("owner",)),
    Table(name="budgets", row=BudgetRow, key=("owner", "year", "item")),
)
APPLICATION_TABLES = (
    Table(
        name="fund_applications",
        row=FundApplicationRow,
        key=("owner",),
        unique=(
            ("payee", "amount", "paper", "live"),
            ("payee_person", "amount", "paper", "live"),
        ),
        indexes=(
            ("collective", "stage"),
            ("collective", "payee"),
            ("collective", "payee_person"),
            ("amount",),
            ("paper",),
        ),
    ),
)
DELEGATION_TABLES = (
    Table(
        name="delegations",
        row=DelegationRow,
        key=("owner",),
        indexes=(("collective",), ("receiver",)),
    ),
)
INTEREST_TABLES = (
    Table(
        name="interests",
        row=InterestRow,
        key=("owner",),
        indexes=(("payee",), ("payee_person",)),
    ),
)


def _left(person: PersonName | None) -> PersonName | None:
    """Return a person by whom rows are found; who was erased is found no more."""
    return None if person is None or person.erased else person


def policy_rows(policy: FundPolicy) -> Iterator[FundPolicyRow]:
    """Give a row for each version of a policy."""
    for place, version in enumerate(policy.versions, 1):
        until = next((one.since for one in policy.versions[place : place + 1]), FOREVER)
        yield FundPolicyRow(since=version.since, until=until, source=version.source)


def purse_rows(purse: Purse) -> Iterator[PurseRow | BudgetRow]:
    """Give the row of a purse, and one for each line of its budget."""
    yield PurseRow(
        cash=purse.cash,
        cash_held=purse.held(CashAccount.CASH),
        bank=purse.bank,
        bank_held=purse.held(CashAccount.BANK),
        income=purse.unbanked,
    )
    for line in purse.lines:
        yield BudgetRow(
            year=line.year,
            item=line.item,
            budget=line.budget,
            reserved=purse.reserved(line.year, line.item),
            spent=line.spent,
        )


def application_rows(application: FundApplication) -> Iterator[FundApplicationRow]:
    """Give the row of an application."""
    yield FundApplicationRow(
        collective=application.collective,
        number=application.number,
        stage=application.stage,
        day=application.day,
        expires=application.expires,
        payee=application.payee,
        payee_person=_left(application.payee_person),
        amount=application.amount,
        committed=application.committed,
        item=application.item,
        account=application.account,
        paper=paper_of(application.invoice, application.attachments),
        live=1 if application.counts else None,
    )


def delegation_rows(delegation: Delegation) -> Iterator[DelegationRow]:
    """Give the row of a delegation."""
    yield DelegationRow(
        collective=delegation.collective,
        giver=delegation.giver,
        receiver=delegation.receiver,
        role=delegation.role,
        since=delegation.since,
        until=delegation.until,
    )


def interest_rows(interest: Interest) -> Iterator[InterestRow]:
    """Give the row of a declared interest."""
    yield InterestRow(
        collective=interest.collective,
        account=interest.account,
        payee=interest.payee,
        payee_person=_left(interest.payee_person),
        since=interest.since,
        until=interest.until,
    )
