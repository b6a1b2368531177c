"""An application that goes into another year: it counts towards the budget of that one."""

from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest

from ruralgov.domain import funds as m
from ruralgov.domain.collectives import BOOKKEEPER
from ruralgov.domain.funds import BudgetExecution, FundStage
from ruralgov.domain.kernel.ids import FundApplicationId, VoucherId
from tests.funds.desk import Desk
from tests.town import Town, code_of

FILED = datetime(2026, 12, 30, 2, tzinfo=UTC)
PAID = datetime(2027, 1, 5, 2, tzinfo=UTC)


@pytest.fixture
def old(town: Town) -> Desk:
    """A desk at the end of 2026, with budgets of both years."""
    town.clock.now = FILED
    made = Desk(town)
    made.bank(100_000)
    made.plan(1_000, year=2027)
    made.plan(300, item="修缮", year=2027)
    return made


def changing(key: FundApplicationId, year: int = 2027, **more: Any) -> m.ChangeBudgetYear:
    return m.ChangeBudgetYear(application=key, year=year, **({"reason": "跨年付款"} | more))


def give(desk: Desk, command: m.ChangeBudgetYear, account: str = "bookkeeper") -> str:
    return code_of(partial(desk.give, account, command))


def items(desk: Desk, year: int) -> dict[str, tuple[int, int]]:
    """Return what is reserved and spent of each item of a year."""
    query = BudgetExecution(collective=desk.collective, year=year)
    return {row.item: (row.reserved, row.spent) for row in desk.ask("head", query)}


@pytest.mark.parametrize("stage", [FundStage.FILED, FundStage.APPROVED, FundStage.PAID])
def test_rule_20_it_counts_towards_the_budget_of_the_year_in_which_it_is_paid(
    old: Desk, stage: FundStage
) -> None:
    key = old.file(500)
    old.town.clock.now = PAID
    for reached in (FundStage.APPROVED, FundStage.PAID):
        if old.stage(key) is stage:
            assert give(old, changing(key)) == ""
        old.approve(key) if reached is FundStage.APPROVED else old.pay(key, 500)
    if stage is FundStage.PAID:
        assert give(old, changing(key)) == ""
    assert (items(old, 2026)["维修"], items(old, 2027)["维修"]) == ((0, 0), (500, 0))
    old.settle(key, 500)
    assert (items(old, 2026)["维修"], items(old, 2027)["维修"]) == ((0, 0), (0, 500))
    assert give(old, changing(key, 2026)) == "fund_stage_wrong"
    assert old.town.app.verify() == []


def test_rule_20_it_can_go_under_another_name_and_back(old: Desk) -> None:
    key = old.approved(300)
    old.town.clock.now = PAID
    assert give(old, changing(key, item=" 修缮 ")) == ""
    assert items(old, 2027) == {"修缮": (300, 0), "维修": (0, 0)}
    assert give(old, changing(key, item="维修")) == "budget_year_wrong"
    assert give(old, changing(key, 2026)) == "budget_item_missing"
    assert give(old, changing(key, 2026, item="维修")) == ""
    assert (items(old, 2026)["维修"], items(old, 2027)["修缮"]) == ((300, 0), (0, 0))


@pytest.mark.parametrize(("amount", "code"), [(1_000, ""), (1_001, "budget_short")])
def test_rule_20_the_other_budget_must_have_room(old: Desk, amount: int, code: str) -> None:
    key = old.file(amount)
    old.town.clock.now = PAID
    assert give(old, changing(key)) == code


@pytest.mark.parametrize(
    ("now", "year", "code"),
    [
        (FILED, 2027, "budget_year_wrong"),
        (FILED, 2026, "budget_year_wrong"),
        (PAID, 2027, ""),
        (PAID, 2026, "budget_year_wrong"),
        (PAID, 2028, "budget_year_wrong"),
        (PAID, 2025, "budget_year_wrong"),
    ],
)
def test_rule_20_only_this_year_and_that_of_the_filing_are_taken(
    old: Desk, now: datetime, year: int, code: str
) -> None:
    key = old.file(500)
    old.town.clock.now = now
    assert give(old, changing(key, year)) == code


def test_rule_20_the_applicant_does_not_say_so(old: Desk) -> None:
    key = old.file(500)
    old.town.clock.now = PAID
    assert give(old, changing(key), "applicant") == "not_granted"
    old.grant("applicant", BOOKKEEPER, old.town.village)
    assert give(old, changing(key), "applicant") == "budget_year_own"


def test_rule_20_what_came_to_nothing_counts_towards_no_budget(old: Desk) -> None:
    key = old.file(500)
    old.withdraw(key)
    old.town.clock.now = PAID
    assert give(old, changing(key)) == "fund_stage_wrong"


def test_rule_20_the_cash_that_is_held_back_is_not_asked_for_twice(old: Desk) -> None:
    key = old.file(1_000)
    old.bank(-99_000)
    old.town.clock.now = PAID
    assert old.held() == (1_000, 1_000)
    assert give(old, changing(key)) == ""


def test_rule_20_a_refund_goes_to_the_budget_that_paid(old: Desk) -> None:
    key = old.approved(500)
    old.town.clock.now = PAID
    give(old, changing(key))
    old.pay(key, 500)
    old.settle(key, 500)
    back = m.BookRefund(
        application=key,
        voucher=VoucherId("r"),
        amount=old.of(key).state.amount,
        day=date(2027, 2, 1),
    )
    old.give("bookchecker", back)
    assert (items(old, 2026)["维修"], items(old, 2027)["维修"]) == ((0, 0), (0, 0))
