"""An application as it stands, in a collective with money: for rules asked by themselves."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from attrs import frozen

from ruralgov.domain import funds as m
from ruralgov.domain.collectives import (
    COLLECTIVE,
    VILLAGE_HEAD,
    Collective,
    Merger,
    MergerBasis,
    Regime,
)
from ruralgov.domain.funds import (
    FUND_APPLICATION,
    FUND_POLICY,
    PURSE,
    BudgetLine,
    CashAccount,
    FundPolicy,
    FundStage,
    Purse,
)
from ruralgov.domain.funds.model import Approval
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    CollectiveId,
    PlaceId,
)
from ruralgov.domain.kernel.money import Fen
from tests.funds.desk import POLICY
from tests.given import TODAY, Reading, Situation, given

A_DAY = timedelta(days=1)
C, IN = CollectiveId("c"), CollectiveId("in")
CASH, BANK = CashAccount.CASH, CashAccount.BANK
LINES = (BudgetLine(year=TODAY.year, item="维修", budget=Fen(100_000)),)
RICH = Purse(cash=50_000, bank=50_000, lines=LINES)
SPENDS = change(POLICY, since=date(2020, 1, 1), spend_cash_income=True)


def collective(into: CollectiveId | None = None) -> Collective:
    """Return a collective, that went into another where one is named."""
    made = Collective(
        place=PlaceId("v"),
        name="大庄",
        organisation=None,
        regime=Regime.Y2023,
        since=date(2020, 1, 1),
    )
    if into is None:
        return made
    day = date(2025, 1, 1)
    basis = MergerBasis(
        surveyed=day,
        decided=day,
        decision="1",
        accepted=day,
        acceptance="2",
        approved=day,
        approval="3",
    )
    merger = Merger(
        into=into, since=day, basis=basis, accounts=(), by=AccountId("officer"), done=True
    )
    return change(made, until=day, merger=merger)


@frozen
class Asked(Reading):
    """What a rule reads, with what the payee was asked or paid for within the days before."""

    lately: int = 0

    def tally(  # type: ignore[override]  # it counts
        self, _row: object, *_: object, **more: Any
    ) -> list[Any]:
        return [(C, 1, self.lately)] if self.lately else []


def knowing(
    state: Any,
    *,
    purse: Purse = RICH,
    policy: Any = None,
    there: Collective | None = None,
    lately: int = 0,
    rows: tuple[Any, ...] = (),
    **more: Any,
) -> Situation:
    """Return an application as it stands, in a collective with money, a budget and a policy."""
    version = policy or change(POLICY, since=date(2020, 1, 1))
    others = {
        (COLLECTIVE.kind, C): there or collective(),
        (PURSE.kind, C): purse,
        (FUND_POLICY.kind, CITY): FundPolicy(versions=(version,)),
    }
    situation = given(FUND_APPLICATION, state=state, **more)
    return Situation(situation.state, change(situation.given, read=Asked(others, rows, lately)))


def approval(account: str, on_behalf: str | None = None) -> Approval:
    return Approval(
        role=VILLAGE_HEAD,
        account=AccountId(account),
        on_behalf=None if on_behalf is None else AccountId(on_behalf),
        approved=True,
        reason="属实",
        at=datetime(2026, 1, 4, tzinfo=UTC),
    )


APPROVED = m.FundApplication(
    collective=C,
    number="1",
    applicant=AccountId("applicant"),
    at=datetime(2026, 1, 3, tzinfo=UTC),
    day=date(2026, 1, 3),
    payee="建材店",
    payee_person=None,
    amount=Fen(500),
    total=Fen(500),
    year=2026,
    item="维修",
    purpose="修水渠",
    account=BANK,
    invoice="A1",
    attachments=(),
    resolution=None,
    steps=(),
    policy=date(2025, 1, 1),
    expires=TODAY,
    stage=FundStage.APPROVED,
    approvals=(approval("deputy", "head"),),
)


PAID = change(
    APPROVED,
    stage=FundStage.PAID,
    payment=m.Payment(
        amount=Fen(400),
        account=BANK,
        reference="1",
        reason="",
        by=AccountId("cashier"),
        at=datetime(2026, 1, 4, 15, 59, tzinfo=UTC),
    ),
)
