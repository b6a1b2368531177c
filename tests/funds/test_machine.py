"""Random lives of a purse against a plain model: nothing is held or spent that is not there."""

import itertools
from datetime import timedelta

from attrs import define, evolve
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from ruralgov.domain import funds as m
from ruralgov.domain.collectives import VILLAGE_HEAD
from ruralgov.domain.funds import BudgetExecution, CashAccount, FundStage, Tier
from ruralgov.domain.kernel.ids import FundApplicationId, VoucherId
from ruralgov.domain.kernel.money import LARGEST, Fen
from tests.funds.desk import HEAD, POLICY, Desk
from tests.sampling import MACHINES, fewer
from tests.town import NOW, Town, code_of

EASY = evolve(
    POLICY,
    tiers=(Tier(up_to=None, steps=(HEAD,)),),
    resolution_above=Fen(LARGEST),
    largest_cash_payment=Fen(LARGEST),
)
"""One step and no limits but those of the money: the machine is about the money."""
ITEMS = ("甲", "乙")
amounts = st.integers(1, 40)
items = st.sampled_from(ITEMS)
accounts = st.sampled_from(CashAccount)
which = st.integers(0, 63)
parts = st.integers(0, 3)


@define
class Asked:
    """One application, as the model knows it."""

    key: FundApplicationId
    item: str
    account: CashAccount
    amount: int
    filed: int
    stage: FundStage = FundStage.FILED
    endings: int = 0

    @property
    def holds(self) -> bool:
        return self.stage in (FundStage.FILED, FundStage.APPROVED, FundStage.PAID)


class Machine(RuleBasedStateMachine):
    """Files, decides, pays and books in any order; the model says what must come of it."""

    towns = itertools.count(1)
    town: Town
    desk: Desk

    @initialize()
    def begin(self) -> None:
        self.town.clock.now = NOW
        self.desk.collective = self.desk.found(f"社{next(self.towns)}")
        self.year = self.desk.today.year
        self.day = 0
        self.budget: dict[str, int] = {}
        self.spent = dict.fromkeys(ITEMS, 0)
        self.there = dict.fromkeys(CashAccount, 0)
        self.income = 0
        self.asked: list[Asked] = []
        self.plan(ITEMS[0], 100)
        for account in CashAccount:
            self.come_in(account, 60, income=False)

    def code(self, account: str, command: object) -> str:
        return code_of(lambda: self.desk.give(account, command))

    def reserved(self, item: str) -> int:
        return sum(one.amount for one in self.asked if one.holds and one.item == item)

    def held(self, account: CashAccount) -> int:
        return sum(one.amount for one in self.asked if one.holds and one.account is account)

    def free(self, account: CashAccount) -> int:
        income = self.income if account is CashAccount.CASH else 0
        return self.there[account] - income - self.held(account)

    def pick(self, n: int, *likely: FundStage) -> Asked | None:
        """Return one of the applications: three times in four one at a likely stage."""
        some = [one for one in self.asked if one.stage in likely] if n % 4 else []
        among = some or self.asked
        return among[n // 4 % len(among)] if among else None

    @rule(item=items, amount=st.integers(0, 120))
    def plan(self, item: str, amount: int) -> None:
        command = m.SetBudget(
            collective=self.desk.collective,
            year=self.year,
            items=(m.PlannedItem(item=item, amount=Fen(amount)),),
            resolution="决议",
        )
        allowed = amount >= self.reserved(item) + self.spent[item]
        assert self.code("bookkeeper", command) == ("" if allowed else "budget_below_use")
        if allowed:
            passed = m.ReviewBudget(
                collective=self.desk.collective, year=self.year, passed=True, words="相符"
            )
            assert self.code("reviewer", passed) == ""
            self.budget[item] = amount

    @rule(account=accounts, amount=amounts, income=st.booleans())
    def come_in(self, account: CashAccount, amount: int, income: bool) -> None:
        self.desk.give("bookchecker", self.desk.moving(account, amount, income=income))
        self.there[account] += amount
        self.income += amount if income and account is CashAccount.CASH else 0

    @rule(amount=amounts)
    def bring_to_the_bank(self, amount: int) -> None:
        """Move what nobody holds back from the till to the bank, income first."""
        moved = min(amount, self.there[CashAccount.CASH] - self.held(CashAccount.CASH))
        if moved > 0:
            voucher = f"b-{next(self.desk.numbers)}"
            for account, signed in ((CashAccount.CASH, -moved), (CashAccount.BANK, moved)):
                self.desk.give("bookchecker", self.desk.moving(account, signed, voucher=voucher))
                self.there[account] += signed
            self.income = max(0, self.income - moved)

    @rule(item=items, account=accounts, amount=amounts)
    def file(self, item: str, account: CashAccount, amount: int) -> None:
        self.filed(item, account, amount)

    def filed(self, item: str, account: CashAccount, amount: int) -> Asked | None:
        command = self.desk.asking(amount, item=item, account=account)
        if item not in self.budget:
            expected = "budget_item_missing"
        elif amount > self.budget[item] - self.spent[item] - self.reserved(item):
            expected = "budget_short"
        elif amount > self.there[account] - self.held(account):
            expected = "cash_short"
        else:
            expected = "" if amount <= self.free(account) else "cash_income_unbanked"
        if expected:
            assert self.code("applicant", command) == expected
            return None
        key = FundApplicationId(self.desk.give("applicant", command))
        self.asked.append(Asked(key, item, account, amount, self.day))
        return self.asked[-1]

    @rule(n=which, no=st.integers(0, 3))
    def decide(self, n: int, no: int) -> None:
        one = self.pick(n, FundStage.FILED)
        if one is not None:
            self.decided(one, no)

    def decided(self, one: Asked, no: int) -> None:
        approve = no < 3
        kind = m.ApproveApplication if approve else m.RefuseApplication
        command = kind(application=one.key, role=VILLAGE_HEAD, reason="t")
        late = self.day > one.filed + EASY.expiry_days
        expected = "fund_stage_wrong" if one.stage is not FundStage.FILED else ""
        assert self.code("head", command) == (expected or ("fund_expired" if late else ""))
        if not expected and not late:
            one.stage = FundStage.APPROVED if approve else FundStage.REFUSED
            one.endings += not approve

    @rule(item=items, account=accounts, amount=amounts, steps=st.integers(1, 3), part=parts)
    def live(self, item: str, account: CashAccount, amount: int, steps: int, part: int) -> None:
        """File one and take it some steps along the main way."""
        one = self.filed(item, account, amount)
        if one is not None:
            self.decided(one, 1)
            if steps > 1:
                self.paid(one, part)
            if steps > 2:
                self.settled(one, 0)

    @rule(n=which)
    def withdraw(self, n: int) -> None:
        one = self.pick(n, FundStage.FILED, FundStage.APPROVED)
        if one is None:
            return
        open_ = one.stage in (FundStage.FILED, FundStage.APPROVED)
        command = m.WithdrawApplication(application=one.key, reason="t")
        assert self.code("applicant", command) == ("" if open_ else "fund_stage_wrong")
        if open_:
            one.stage, one.endings = FundStage.WITHDRAWN, one.endings + 1

    @rule(n=which)
    def expire(self, n: int) -> None:
        one = self.pick(n, FundStage.FILED, FundStage.APPROVED)
        if one is None:
            return
        open_ = one.stage in (FundStage.FILED, FundStage.APPROVED)
        late = self.day > one.filed + EASY.expiry_days
        expected = "fund_stage_wrong" if not open_ else "" if late else "fund_not_expired"
        assert self.code("head", m.ExpireApplication(application=one.key)) == expected
        if not expected:
            one.stage, one.endings = FundStage.EXPIRED, one.endings + 1

    @rule(n=which, part=parts)
    def pay(self, n: int, part: int) -> None:
        one = self.pick(n, FundStage.APPROVED)
        if one is not None:
            self.paid(one, part)

    def paid(self, one: Asked, part: int) -> None:
        """Pay the whole, half of it, a fen, or a fen too much."""
        amount = (one.amount, max(1, one.amount // 2), 1, one.amount + 1)[part]
        command = m.RecordPayment(
            application=one.key, amount=Fen(amount), account=one.account, reference="t"
        )
        if one.stage is not FundStage.APPROVED:
            expected = "fund_stage_wrong"
        elif self.day > one.filed + EASY.expiry_days:
            expected = "fund_expired"
        else:
            expected = "payment_too_large" if amount > one.amount else ""
        assert self.code("cashier", command) == expected
        if not expected:
            one.stage, one.amount, one.endings = FundStage.PAID, amount, one.endings + 1

    @rule(n=which, wrong=st.integers(0, 3))
    def settle(self, n: int, wrong: int) -> None:
        one = self.pick(n, FundStage.PAID)
        if one is not None:
            self.settled(one, wrong)

    def settled(self, one: Asked, wrong: int) -> None:
        """Book a payment and what it moved, as one voucher does; now and then a wrong amount."""
        amount, voucher = one.amount + wrong // 3, VoucherId(f"s-{next(self.desk.numbers)}")
        settle = m.SettlePayment(application=one.key, voucher=voucher, amount=Fen(amount))
        moved = self.desk.moving(one.account, -amount, voucher=voucher)
        if one.stage is not FundStage.PAID:
            expected = "fund_stage_wrong"
        else:
            expected = "settlement_differs" if amount != one.amount else ""
        acting = self.town.acting("bookchecker")
        code = code_of(lambda: self.town.app.execute_all([moved, settle], **acting))
        assert code == expected
        if not expected:
            one.stage = FundStage.SETTLED
            self.spent[one.item] += amount
            self.there[one.account] -= amount

    @rule(n=which)
    def undo(self, n: int) -> None:
        """Reverse what books a payment, and what it moved, as one voucher does."""
        one = self.pick(n, FundStage.SETTLED)
        if one is None:
            return
        voucher = VoucherId(f"u-{next(self.desk.numbers)}")
        undone = m.UndoSettlement(application=one.key, voucher=VoucherId("s"), by=voucher)
        moved = self.desk.moving(one.account, one.amount, voucher=voucher)
        acting = self.town.acting("bookchecker")
        code = code_of(lambda: self.town.app.execute_all([moved, undone], **acting))
        assert code == ("" if one.stage is FundStage.SETTLED else "fund_stage_wrong")
        if not code:
            one.stage = FundStage.PAID
            self.spent[one.item] -= one.amount
            self.there[one.account] += one.amount

    @rule(days=st.integers(1, 40))
    def wait(self, days: int) -> None:
        if self.day + days < 300:  # the budget is that of one year
            self.day += days
            self.town.clock.now += timedelta(days=days)

    @invariant()
    def the_purse_says_what_the_model_says(self) -> None:
        shown = self.desk.purse()
        query = BudgetExecution(collective=self.desk.collective, year=self.year)
        rows = {row.item: row for row in self.desk.ask("head", query)}
        assert shown.income == self.income
        for one in shown.accounts:
            assert (one.there, one.held) == (self.there[one.account], self.held(one.account))
            income = shown.income if one.account is CashAccount.CASH else 0
            assert one.held <= one.there - income
        assert rows.keys() == self.budget.keys()
        for item, row in rows.items():
            assert (row.budget, row.reserved, row.spent) == (
                self.budget[item],
                self.reserved(item),
                self.spent[item],
            )
            assert row.reserved + row.spent <= row.budget
            assert row.left == row.budget - row.reserved - row.spent

    @invariant()
    def each_ends_at_most_once(self) -> None:
        for one in self.asked:
            assert one.endings <= 1
        for last in self.asked[-3:]:
            assert self.desk.stage(last.key) is last.stage


def test_rules_3_and_7_hold_over_random_lives(town: Town) -> None:
    class Here(Machine):
        pass

    Here.town, Here.desk = town, Desk(town, policy=EASY)
    run_state_machine_as_test(
        Here,
        settings=fewer(1, stateful_step_count=40, suppress_health_check=MACHINES),
    )
