"""A collective with money, a budget and a policy, and who works at its funds."""

import itertools
from datetime import date, timedelta
from typing import Any

from attrs import evolve

from ruralgov.domain import funds as m
from ruralgov.domain.access import GrantRole
from ruralgov.domain.collectives import (
    COLLECTIVE_FINANCE,
    FINANCE_REVIEWER,
    FUND_APPLICANT,
    TOWN_FUND_OFFICER,
    VILLAGE_HEAD,
    FoundCollective,
)
from ruralgov.domain.funds import (
    ApplicationFile,
    BudgetExecution,
    CashAccount,
    CashWarning,
    CashWarnings,
    FundApplicationFile,
    FundStage,
    ItemExecution,
    PolicyVersion,
    PurseOf,
    PurseShown,
    Step,
    Tier,
)
from ruralgov.domain.kernel.ids import (
    AccountId,
    CollectiveId,
    FundApplicationId,
    PlaceId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.roles import Actor, Role
from tests.town import DAY, Town

HEAD = Step(role=VILLAGE_HEAD)
REVIEWERS = Step(role=FINANCE_REVIEWER, quorum=2)
TOWN = Step(role=TOWN_FUND_OFFICER)
POLICY = PolicyVersion(
    since=DAY,
    source="t",
    tiers=(
        Tier(up_to=Fen(1_000), steps=(HEAD,)),
        Tier(up_to=Fen(5_000), steps=(HEAD, REVIEWERS)),
        Tier(up_to=Fen(50_000), steps=(HEAD, REVIEWERS, TOWN)),
    ),
    resolution_above=Fen(10_000),
    split_days=30,
    cash_limit=Fen(3_000),
    largest_cash_payment=Fen(2_000),
    expiry_days=30,
)
MORE = {
    "reviewer2": FINANCE_REVIEWER,
    "reviewer3": FINANCE_REVIEWER,
    "deputy": FUND_APPLICANT,
    "head2": VILLAGE_HEAD,
}
"""Accounts beside the staff of the synthetic city, held at the village only."""


class Desk:
    """One collective; amounts are fen."""

    def __init__(self, town: Town, budget: int = 100_000, policy: PolicyVersion = POLICY) -> None:
        self.town = town
        self.numbers = itertools.count(1)
        for account, role in MORE.items():
            self.grant(account, role, town.village)
        self.collective = self.found("大庄股份经济合作社")
        self.give("townfunds", m.AdoptFundPolicy(version=policy))
        self.give("reviewer", m.ReviewFundPolicy(passed=True, words="相符"))
        self.plan(budget)

    def found(self, name: str) -> CollectiveId:
        founding = FoundCollective(place=self.town.village, name=name, since=DAY, source="t")
        return CollectiveId(self.town.do("registrar", founding).key)

    def grant(self, account: str, role: Role, place: PlaceId) -> None:
        self.town.do(
            "admin", GrantRole(account=AccountId(account), role=role, place=place, basis="t")
        )

    def give(self, account: str, command: Any, command_id: str | None = None) -> str:
        acting = {"actor": Actor(AccountId(account)), "purpose": COLLECTIVE_FINANCE}
        return self.town.app.execute(command, command_id=command_id, **acting).key  # type: ignore[arg-type]

    def ask(self, account: str, query: Any) -> Any:
        acting = {"actor": Actor(AccountId(account)), "purpose": COLLECTIVE_FINANCE}
        return self.town.app.query(query, **acting)  # type: ignore[arg-type]

    @property
    def today(self) -> date:
        return self.town.clock.now.date()

    def later(self, days: int) -> None:
        self.town.clock.now += timedelta(days=days)

    def plan(self, amount: int, item: str = "维修", year: int | None = None) -> None:
        command = m.SetBudget(
            collective=self.collective,
            year=year or self.today.year,
            items=(m.PlannedItem(item=item, amount=Fen(amount)),),
            resolution="预算决议",
        )
        self.give("bookkeeper", command)
        self.give(
            "reviewer",
            m.ReviewBudget(
                collective=self.collective, year=command.year, passed=True, words="相符"
            ),
        )

    def moving(
        self, account: CashAccount, amount: int, *, income: bool = False, voucher: str = ""
    ) -> m.MoveCash:
        return m.MoveCash(
            collective=self.collective,
            voucher=VoucherId(voucher or f"v-{next(self.numbers)}"),
            account=account,
            amount=Fen(amount),
            income=income,
            day=self.today,
        )

    def bank(self, amount: int) -> None:
        self.give("bookchecker", self.moving(CashAccount.BANK, amount))

    def cash(self, amount: int, *, income: bool = False) -> None:
        self.give("bookchecker", self.moving(CashAccount.CASH, amount, income=income))

    def asking(self, amount: int = 500, **more: Any) -> m.FileApplication:
        given: dict[str, Any] = {
            "collective": self.collective,
            "payee": f"第{next(self.numbers)}建材店",
            "amount": amount,
            "item": "维修",
            "purpose": "修水渠",
            "account": CashAccount.BANK,
            "invoice": f"A{next(self.numbers)}",
        }
        if "payee_person" in more:
            del given["payee"]
        return m.FileApplication(**(given | more))

    def file(self, amount: int = 500, **more: Any) -> FundApplicationId:
        return FundApplicationId(self.give("applicant", self.asking(amount, **more)))

    def approve(
        self,
        key: FundApplicationId,
        account: str = "head",
        role: Role = VILLAGE_HEAD,
        on_behalf: str | None = None,
    ) -> None:
        behalf = None if on_behalf is None else AccountId(on_behalf)
        self.give(
            account,
            m.ApproveApplication(application=key, role=role, reason="属实", on_behalf=behalf),
        )

    def approved(self, amount: int = 500, **more: Any) -> FundApplicationId:
        key = self.file(amount, **more)
        self.approve(key)
        return key

    def pay(
        self,
        key: FundApplicationId,
        amount: int,
        account: CashAccount = CashAccount.BANK,
        reason: str = "",
        by: str = "cashier",
    ) -> None:
        payment = m.RecordPayment(
            application=key, amount=Fen(amount), account=account, reference="回单", reason=reason
        )
        self.give(by, payment)

    def settle(self, key: FundApplicationId, amount: int) -> None:
        command = m.SettlePayment(
            application=key, voucher=VoucherId(f"v-{next(self.numbers)}"), amount=Fen(amount)
        )
        self.give("bookchecker", command)

    def withdraw(self, key: FundApplicationId) -> None:
        self.give("applicant", m.WithdrawApplication(application=key, reason="改期"))

    def of(self, key: FundApplicationId) -> ApplicationFile:
        found: ApplicationFile = self.ask("head", FundApplicationFile(application=key))
        return found

    def stage(self, key: FundApplicationId) -> FundStage:
        return self.of(key).state.stage

    def item(self, name: str = "维修") -> tuple[int, int, int, int]:
        """Return budget, reserved, spent and left of an item."""
        query = BudgetExecution(collective=self.collective, year=self.today.year)
        found: list[ItemExecution] = self.ask("head", query)
        (one,) = [row for row in found if row.item == name]
        return one.budget, one.reserved, one.spent, one.left

    def purse(self) -> PurseShown:
        found: PurseShown = self.ask("head", PurseOf(collective=self.collective))
        return found

    def held(self, account: CashAccount = CashAccount.BANK) -> tuple[int, int]:
        """Return what is there in an account, and what of it is held back."""
        (one,) = [shown for shown in self.purse().accounts if shown.account is account]
        return one.there, one.held

    def warnings(self) -> list[CashWarning]:
        found: list[CashWarning] = self.ask("head", CashWarnings(place=self.town.village))
        return found

    def adopt(self, collective: CollectiveId | None = None, **changed: Any) -> None:
        version = evolve(POLICY, **({"since": date(2025, 1, 1)} | changed))
        self.give("townfunds", m.AdoptFundPolicy(collective=collective, version=version))
        passed = m.ReviewFundPolicy(collective=collective, passed=True, words="相符")
        self.give("reviewer", passed)

    def correct(self, command: m.CorrectFundPolicyEntry) -> None:
        """Put a version of the city's policy right, as two people do."""
        self.give("townfunds", command)
        self.give("reviewer", m.ReviewFundPolicy(passed=True, words="相符"))


def delegating(desk: Desk, receiver: str = "deputy", days: int = 5) -> m.DelegateRole:
    return m.DelegateRole(
        collective=desk.collective,
        receiver=AccountId(receiver),
        role=VILLAGE_HEAD,
        since=desk.today,
        until=desk.today + timedelta(days=days),
        reason="外出",
    )


def interest(desk: Desk, account: str = "head", **more: Any) -> m.DeclareInterest:
    given = {
        "collective": desk.collective,
        "account": AccountId(account),
        "reason": "配偶经营",
        "since": date(2025, 1, 1),
    }
    return m.DeclareInterest(**(given | more))  # type: ignore[arg-type]
