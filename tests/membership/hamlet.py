"""A collective with members, a meeting, books and money; amounts are fen, shares hundredths."""

from datetime import date
from itertools import count
from typing import Any

from attrs import evolve

from ruralgov.domain import funds as f
from ruralgov.domain import membership as c
from ruralgov.domain.access import GrantRole, RegisterAccount
from ruralgov.domain.collectives import VILLAGE_HEAD
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import (
    AccountId,
    BodyId,
    CollectiveId,
    DecisionId,
    DistributionId,
    FundApplicationId,
    PersonId,
    PlaceId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.meetings import BodyKind, ConfirmPaperDecision, Matter
from ruralgov.domain.registry import Departure, EndPerson
from ruralgov.sample.city import STAFF
from ruralgov.sample.draw import identity_number
from tests.books.ledger import Ledger, line
from tests.funds.desk import POLICY
from tests.meetings.hall import founding, paper
from tests.town import Town, code_of

KEEPER, APPROVER = "member_keeper", "member_approver"
SINCE, OUT, LAST, CONFIRMED = (
    date(2025, 6, 1),
    date(2025, 6, 2),
    date(2025, 6, 8),
    date(2025, 6, 20),
)
LATER, RECORD, HUNG, TAKEN_DOWN = (
    date(2025, 9, 1),
    date(2025, 12, 20),
    date(2025, 12, 22),
    date(2025, 12, 28),
)
TODAY = date(2026, 1, 5)
BASIC, LAND = c.ShareKind.BASIC, c.ShareKind.LAND


def entry(person: PersonId, basic: int = 100, land: int = 0) -> c.RollEntry:
    shares = ((BASIC, basic), (LAND, land))
    return c.RollEntry(
        person=person, shares=tuple(c.Holding(kind=k, units=n) for k, n in shares if n)
    )


def drafting(key: CollectiveId, *entries: c.RollEntry, **more: Any) -> c.DraftMemberRoll:
    values: dict[str, Any] = {
        "management": c.Management.DYNAMIC,
        "since": SINCE,
        "source": "成员身份确认办法",
        "pool": (c.Holding(kind=BASIC, units=50),),
    }
    return c.DraftMemberRoll(collective=key, members=entries, **values | more)


def publishing(key: CollectiveId, **more: Any) -> c.PublishMemberRoll:
    values: dict[str, Any] = {"since": OUT, "until": LAST, "venue": "村务公开栏"}
    return c.PublishMemberRoll(collective=key, **values | more)


def admitting(key: CollectiveId, person: PersonId, decision: DecisionId) -> c.ProposeAdmission:
    return c.ProposeAdmission(
        collective=key,
        person=person,
        cause=c.AdmissionCause.MARRIAGE,
        since=LATER,
        reference="结婚证、落户申请",
        reason="婚入落户",
        decision=decision,
    )


def losing(key: CollectiveId, person: PersonId, **more: Any) -> c.ProposeLoss:
    values: dict[str, Any] = {
        "cause": c.LossCause.EXIT,
        "since": LATER,
        "reference": "书面申请",
        "reason": "本人申请退出",
    }
    return c.ProposeLoss(collective=key, person=person, **values | more)


def moving(key: CollectiveId, **more: Any) -> c.ProposeShareMove:
    values: dict[str, Any] = {
        "kind": c.MoveKind.TRANSFER,
        "share": BASIC,
        "units": 30,
        "since": LATER,
        "reference": "转让协议",
        "reason": "内部转让",
    }
    return c.ProposeShareMove(collective=key, **values | more)


def planning(key: CollectiveId, decision: DecisionId, **more: Any) -> c.PlanDistribution:
    values: dict[str, Any] = {
        "title": "2025年度收益分配",
        "year": 2025,
        "amount": Fen(1_000_00),
        "basis": c.Basis.SHARES,
        "record_day": RECORD,
    }
    return c.PlanDistribution(collective=key, decision=decision, **values | more)


class Hamlet:
    """One collective of a village, and a second one beside it where it is asked for."""

    def __init__(self, town: Town | None = None, place: PlaceId | None = None) -> None:
        self.town = town or Town()
        self.place = place or self.town.village
        self.numbers = count(1)
        self.accounts = set[AccountId]()
        self.first = 66_000 if self.place == self.town.village else 67_000
        self.ledger = Ledger(self.town, self.place)
        self.key = self.ledger.key
        body = founding(self.place, BodyKind.MEMBERS, collective=self.key)
        self.body = BodyId(self.town.do("registrar", body).key)

    def people(self, many: int) -> list[PersonId]:
        found = []
        for _ in range(many):
            number = next(self.numbers)
            home = self.town.household(f"{self.key}-{number}", self.place)
            found.append(self.town.person(home, identity_number(self.first + number)))
        return found

    def decided(self, matter: Matter, day: date = CONFIRMED) -> DecisionId:
        entered = paper(
            self.body, matter=matter, day=day, reference=f"成员大会{next(self.numbers)}号"
        )
        key = DecisionId(self.town.do("meeting_recorder", entered).key)
        self.town.do("meeting_convener", ConfirmPaperDecision(decision=key))
        return key

    def keep(self, command: Any) -> Any:
        return self.town.do(KEEPER, command)

    def approve(self, command: Any) -> Any:
        return self.town.do(APPROVER, command)

    def of(self, person: PersonId, role: str, command: Any) -> str:
        """Return the refusal of a command by somebody who holds a role, or "" where it is taken."""
        account = AccountId(f"{role}-{person}")
        behind = RegisterAccount(account=account, person=person, basis="任命")
        if account not in self.accounts:
            self.town.do("admin", behind)
            self.town.do("admin", GrantRole(account=account, role=STAFF[role][0], basis="任命"))
            self.accounts.add(account)
        purpose = STAFF[role][1]
        return code_of(
            lambda: self.town.app.execute(command, actor=Actor(account), purpose=purpose)
        )

    def kept(self, command: Any) -> str:
        return code_of(lambda: self.keep(command))

    def allowed(self, command: Any) -> str:
        return code_of(lambda: self.approve(command))

    def confirmed(self, *entries: c.RollEntry, **more: Any) -> None:
        self.keep(drafting(self.key, *entries, **more))
        self.keep(publishing(self.key))
        decision = self.decided(Matter.MEMBERSHIP)
        self.approve(c.ConfirmMemberRoll(collective=self.key, decision=decision))

    def change(self, command: Any) -> int:
        """Propose and approve a change, and return its number."""
        self.keep(command)
        number = max(one.number for one in self.roll().pending)
        self.approve(c.ApproveRollChange(collective=self.key, change=number))
        return number

    def die(self, person: PersonId, day: date) -> None:
        self.town.do("registrar", EndPerson(person=person, departure=Departure.DIED, since=day))

    def roll(self, day: date = TODAY) -> c.RollFile:
        found: c.RollFile = self.town.ask("auditor", c.RollOf(collective=self.key), day)
        return found

    def shares(self, day: date = TODAY) -> dict[PersonId, int]:
        return {one.person: one.units for one in self.roll(day).lines if one.units}

    def members(self, day: date = TODAY) -> list[PersonId]:
        return [one.person for one in self.roll(day).lines if one.member]

    def plan(self, **more: Any) -> DistributionId:
        decision = self.decided(Matter.BUDGET, date(2025, 12, 15))
        return DistributionId(self.keep(planning(self.key, decision, **more)).key)

    def publish(self, key: DistributionId) -> None:
        self.keep(
            c.PublishDistribution(distribution=key, since=HUNG, until=TAKEN_DOWN, venue="公开栏")
        )

    def listed(self, key: DistributionId) -> c.ListFile:
        found: c.ListFile = self.town.ask("auditor", c.DistributionList(distribution=key))
        return found

    def amounts(self, key: DistributionId) -> dict[PersonId, int]:
        return {one.person: one.amount for one in self.listed(key).lines}

    def approved(self, **more: Any) -> DistributionId:
        key = self.plan(**more)
        self.publish(key)
        self.approve(c.ApproveDistribution(distribution=key))
        return key

    @property
    def today(self) -> date:
        return legal_date(self.town.clock.now)

    def fund(self) -> None:
        """Open the books with results of former years, and have a policy and a budget."""
        self.ledger.open({"102": 5_000_00, "322": -5_000_00})
        self.town.do("townfunds", f.AdoptFundPolicy(collective=self.key, version=POLICY_WIDE))
        passing = f.ReviewFundPolicy(collective=self.key, passed=True, words="相符")
        self.town.do("reviewer", passing)
        budget = f.SetBudget(
            collective=self.key,
            year=self.town.clock.now.year,
            items=(f.PlannedItem(item="成员分配", amount=Fen(5_000_00)),),
            resolution="预算决议",
        )
        self.town.do("bookkeeper", budget)
        review = f.ReviewBudget(
            collective=self.key, year=self.town.clock.now.year, passed=True, words="相符"
        )
        self.town.do("reviewer", review)

    def owed(self, amount: int = 1_000_00) -> VoucherId:
        return self.ledger.posted(("322", amount), ("211", -amount), day=self.today)

    def paid(self, amount: int) -> VoucherId:
        """Have money approved, paid and booked out of what is owed."""
        asking = f.FileApplication(
            collective=self.key,
            payee="成员（见分配清单）",
            amount=Fen(amount),
            item="成员分配",
            purpose="收益分配",
            account=f.CashAccount.BANK,
            invoice=f"F{next(self.numbers)}",
        )
        key = FundApplicationId(self.town.do("applicant", asking).key)
        approve = f.ApproveApplication(application=key, role=VILLAGE_HEAD, reason="属实")
        self.town.do("head", approve)
        pay = f.RecordPayment(
            application=key, amount=Fen(amount), account=f.CashAccount.BANK, reference="回单"
        )
        self.town.do("cashier", pay)
        lines = (line("211", amount), line("102", -amount, f"fund_application/{key}"))
        return self.ledger.post(self.ledger.enter(day=self.today, lines=lines))

    def came_back(self, amount: int) -> VoucherId:
        return self.ledger.posted(("102", amount), ("211", -amount), day=self.today)


POLICY_WIDE = evolve(
    POLICY,
    tiers=(evolve(POLICY.tiers[0], up_to=Fen(10_000_00)),),
    resolution_above=Fen(20_000_00),
)
