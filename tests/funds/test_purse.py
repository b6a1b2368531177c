"""The purse of a collective: its budget, its cash, and how it follows an application."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import funds as m
from ruralgov.domain.collectives import COLLECTIVE
from ruralgov.domain.funds import (
    FUND_APPLICATION,
    FUND_POLICY,
    PURSE,
    BudgetLine,
    CashAccount,
    FundPolicy,
    FundStage,
    Hold,
    Purse,
    rules_purse,
    rules_refund,
    rules_review,
)
from ruralgov.domain.funds.messages_refund import FundsRefunded, FundsRefundUndone
from ruralgov.domain.funds.messages_year import FundsMoved
from ruralgov.domain.funds.rules_year import change_budget_year
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import CITY, CollectiveId, FundApplicationId, VoucherId
from ruralgov.domain.kernel.money import LARGEST, Fen
from tests.funds.desk import POLICY
from tests.funds.standing import APPROVED, IN, PAID, C, collective
from tests.given import KEY, TODAY, Outcome, States, given

CASH, BANK = CashAccount.CASH, CashAccount.BANK
IT = FundApplicationId(KEY)
LINE = BudgetLine(year=2026, item="维修", budget=Fen(1_000))
HELD = Hold(application=IT, year=2026, item="维修", account=BANK, amount=Fen(500))
OTHER = change(HELD, application=FundApplicationId("other"))


def setting(*items: tuple[str, int]) -> Any:
    planned = tuple(m.PlannedItem(item=name, amount=Fen(amount)) for name, amount in items)
    return m.SetBudget(collective=C, year=2026, items=planned, resolution="决议")


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ((("维修", 0),), ""),
        ((("维修", LARGEST),), ""),
        ((("维修", LARGEST + 1),), "amount_range"),
        ((("维修", -1),), "amount_range"),
        ((), "budget_items_wrong"),
        ((("维修", 1), (" 维修 ", 2)), "budget_items_wrong"),
        ((("维修", 1), ("办公", 1)), ""),
    ],
)
def test_rule_2_a_budget_has_items_each_once_and_amounts_that_there_are(
    items: tuple[tuple[str, int], ...], code: str
) -> None:
    assert given(PURSE).when(setting(*items), rules_purse.set_budget).code == code


@pytest.mark.parametrize(
    ("purse", "amount", "code"),
    [
        (Purse(lines=(change(LINE, spent=300),), holds=(HELD,)), 800, ""),
        (Purse(lines=(change(LINE, spent=300),), holds=(HELD,)), 799, "budget_below_use"),
        (Purse(lines=(change(LINE, spent=300),)), 300, ""),
        (Purse(lines=(change(LINE, spent=300, year=2025),)), 0, ""),
        (Purse(holds=(HELD,)), 500, ""),
        (Purse(holds=(HELD,)), 499, "budget_below_use"),
        (Purse(holds=(change(HELD, year=2025),)), 0, ""),
        (Purse(holds=(change(HELD, item="办公"),)), 0, ""),
    ],
)
def test_rule_2_an_item_covers_what_it_spent_and_holds_back(
    purse: Purse, amount: int, code: str
) -> None:
    found = given(PURSE, state=purse).when(setting(("维修", amount)), rules_purse.set_budget)
    assert found.code == code


def test_rules_1_and_2_what_went_into_another_has_no_budget_or_policy_of_its_own() -> None:
    gone: States = {(COLLECTIVE.kind, C): collective(into=IN)}
    there: States = {(COLLECTIVE.kind, C): collective()}
    adopt = m.AdoptFundPolicy(collective=C, version=POLICY)
    for others, code in ((gone, "collective_merged"), (there, "")):
        budget = given(PURSE, others=others)
        assert budget.when(setting(("维修", 1)), rules_purse.set_budget).code == code
        policy = given(FUND_POLICY, others=others)
        assert policy.when(adopt, rules_purse.adopt_fund_policy).code == code
    city = change(adopt, collective=None)
    assert given(FUND_POLICY, others=gone).when(city, rules_purse.adopt_fund_policy).code == ""


def moving(
    account: CashAccount, amount: int, *, income: bool = False, voucher: str = "v"
) -> m.CashMoved:
    return m.CashMoved(
        voucher=VoucherId(voucher),
        account=account,
        amount=Fen(amount),
        income=income,
        day=date(2026, 1, 5),
    )


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        (0, "amount_range"),
        (1, ""),
        (-1, ""),
        (LARGEST, ""),
        (-LARGEST, ""),
        (LARGEST + 1, "amount_range"),
        (-LARGEST - 1, "amount_range"),
    ],
)
def test_rule_12_a_voucher_moves_something_and_no_more_than_there_can_be(
    amount: int, code: str
) -> None:
    command = m.MoveCash(
        collective=C,
        voucher=VoucherId("v"),
        account=BANK,
        amount=Fen(amount),
        income=False,
        day=date(2026, 1, 5),
    )
    assert given(PURSE).when(command, rules_purse.move_cash).code == code


TILL = Purse(cash=100, bank=200, income=100)


@pytest.mark.parametrize(
    ("moves", "income"),
    [
        ([moving(CASH, -60), moving(BANK, 60)], 40),
        ([moving(BANK, 60), moving(CASH, -60)], 40),
        ([moving(CASH, -60), moving(BANK, 30), moving(BANK, 30)], 40),
        ([moving(CASH, -60), moving(BANK, 30)], 70),
        ([moving(CASH, -30), moving(BANK, 60)], 70),
        ([moving(CASH, -1), moving(BANK, 1)], 99),
        ([moving(CASH, -60), moving(BANK, 60, income=True)], 100),
        ([moving(CASH, -60, income=True), moving(BANK, 60)], 40),
        ([moving(BANK, -60), moving(BANK, 60)], 100),
        ([moving(CASH, 30), moving(CASH, -30)], 100),
        ([moving(CASH, -60), moving(BANK, -60)], 100),
        ([moving(CASH, -60), moving(BANK, 60, voucher="w")], 40),
        ([moving(BANK, 60, income=True)], 100),
        ([moving(CASH, 60, income=True)], 160),
    ],
)
def test_rule_10_cash_income_is_banked_when_one_voucher_takes_it_from_till_to_bank(
    moves: list[m.CashMoved], income: int
) -> None:
    """The last voucher's income is what was still in the till when another began: 100 less 60."""
    after = given(PURSE, *moves, state=TILL).state
    assert after.income == income
    assert after.cash == 100 + sum(one.amount for one in moves if one.account is CASH)
    assert after.bank == 200 + sum(one.amount for one in moves if one.account is BANK)


@pytest.mark.parametrize(
    ("cash", "income", "unbanked"), [(100, 60, 60), (60, 100, 60), (-5, 10, 0), (10, -5, 0)]
)
def test_rule_10_what_is_unbanked_is_never_more_than_lies_in_the_till(
    cash: int, income: int, unbanked: int
) -> None:
    assert Purse(cash=cash, income=income).unbanked == unbanked


def test_what_is_held_and_what_is_paid_are_counted_by_account_and_item() -> None:
    holds = (HELD, change(OTHER, paid=True, amount=Fen(20)), change(OTHER, account=CASH, paid=True))
    purse = Purse(holds=(*holds, change(OTHER, item="办公"), change(OTHER, year=2025)))
    assert (purse.held(BANK), purse.held(CASH)) == (1_520, 500)
    assert (purse.paid(BANK), purse.paid(CASH)) == (20, 500)
    assert purse.reserved(2026, "维修") == 1_020
    assert purse.hold(IT) == HELD
    assert purse.hold(FundApplicationId("none")) is None


def back(application: str, voucher: str, amount: int) -> FundsRefunded:
    return FundsRefunded(
        application=FundApplicationId(application),
        voucher=VoucherId(voucher),
        year=2026,
        item="维修",
        amount=Fen(amount),
    )


def test_rule_19_one_refund_is_undone_and_the_others_stay() -> None:
    spent = Purse(lines=(change(LINE, spent=900), change(LINE, item="办公", spent=7)))
    events = (back("a", "v", 100), back("a", "w", 20), back("b", "v", 3))
    undone = FundsRefundUndone(application=FundApplicationId("a"), voucher=VoucherId("v"))
    after = given(PURSE, *events, undone, state=spent).state
    assert [line.spent for line in after.lines] == [877, 7]
    assert [(one.application, one.voucher) for one in after.refunds] == [("a", "w"), ("b", "v")]


def test_rule_15_lines_that_the_other_had_not_stay_as_they_are() -> None:
    taken = m.PurseTakenOver(
        source=CollectiveId("s"),
        lines=(LINE, change(LINE, item="办公", budget=Fen(7))),
        holds=(),
        income=Fen(0),
    )
    own = Purse(lines=(change(LINE, year=2025), change(LINE, spent=1)))
    after = given(PURSE, taken, state=own).state
    found = [(line.year, line.item, line.budget, line.spent) for line in after.lines]
    assert found == [(2025, "维修", 1_000, 0), (2026, "维修", 2_000, 1), (2026, "办公", 7, 0)]


@pytest.mark.parametrize("left", [Purse(lines=(LINE,)), Purse(holds=(HELD,))])
def test_rule_15_a_line_or_a_hold_alone_is_taken_over(left: Purse) -> None:
    take = m.TakeOverPurse(collective=IN, source=C, income=Fen(0))
    event = given(PURSE, others={(PURSE.kind, C): left}).when(take, rules_purse.take_over_purse)
    assert (event.only().lines, event.only().holds) == (left.lines, left.holds)


RICH = Purse(bank=10_000, lines=(LINE,))
ALIGN = m.AlignPurse(application=IT)


def aligned(purse: Purse | None, **more: Any) -> Outcome:
    """Let a purse follow an application that stands so."""
    others = {
        (COLLECTIVE.kind, C): collective(),
        (FUND_APPLICATION.kind, IT): change(APPROVED, **more),
        (FUND_POLICY.kind, CITY): FundPolicy(versions=(change(POLICY, since=TODAY),)),
    }
    return given(PURSE, state=purse, others=others).when(ALIGN, rules_purse.align_purse)


FILED = {"stage": FundStage.FILED}


def test_rule_3_a_purse_holds_what_was_filed_once_and_where_it_can() -> None:
    wanted: dict[str, Any] = {"application": IT, "year": 2026, "item": "维修", "account": BANK}
    aligned(RICH, **FILED).then(m.FundsReserved(**wanted, amount=Fen(500)))
    held = change(RICH, holds=(HELD,))
    aligned(held, **FILED).then()
    aligned(held).then()
    aligned(None, **FILED).refused("budget_item_missing")
    aligned(change(RICH, bank=499), **FILED).refused("cash_short")


def test_rule_3_a_purse_pays_out_and_books_what_the_application_says() -> None:
    held = change(RICH, holds=(HELD,))
    paid = {"stage": FundStage.PAID, "payment": PAID.payment}
    aligned(held, **paid).then(m.FundsPaidOut(application=IT, amount=Fen(400)))
    out = change(RICH, holds=(change(HELD, amount=Fen(400), paid=True),))
    aligned(out, **paid).then()
    unspent: dict[str, Any] = {"application": IT, "year": 2026, "item": "维修", "account": BANK}
    aligned(RICH, **paid).then(m.FundsUnspent(**unspent, amount=Fen(400)))
    settled = paid | {"stage": FundStage.SETTLED}
    aligned(out, **settled).then(m.FundsSpent(application=IT))
    aligned(RICH, **settled).then()


@pytest.mark.parametrize("stage", [FundStage.REFUSED, FundStage.WITHDRAWN, FundStage.EXPIRED])
def test_rule_3_what_came_to_nothing_is_free_again(stage: FundStage) -> None:
    held = change(RICH, holds=(HELD, OTHER))
    aligned(held, stage=stage).then(m.FundsReleased(application=IT))
    aligned(change(RICH, holds=(OTHER,)), stage=stage).then()
    after = given(PURSE, m.FundsReleased(application=IT), state=held).state
    assert after.holds == (OTHER,)


@pytest.mark.parametrize(
    ("paid", "bank", "code"),
    [(500, 0, ""), (400, 500, ""), (400, 499, "cash_short"), (400, 10_000, "")],
)
def test_rule_16_what_came_back_is_held_whole_again_where_the_rest_is_there(
    paid: int, bank: int, code: str
) -> None:
    out = change(RICH, bank=bank, holds=(change(HELD, amount=Fen(paid), paid=True),))
    outcome = aligned(out)
    assert outcome.code == code
    if not code:
        outcome.then(m.FundsReturned(application=IT, amount=Fen(500)))
        after = given(PURSE, outcome.only(), state=out).state
        assert after.holds == (HELD,)


def test_rule_20_a_hold_goes_with_its_application_into_another_year_or_item() -> None:
    held = change(RICH, holds=(HELD, OTHER))
    moved = FundsMoved(application=IT, year=2025, item="维修")
    old = change(held, lines=(*RICH.lines, change(LINE, year=2025)))
    aligned(old, year=2025).then(moved)
    after = given(PURSE, moved, state=old).state
    assert [(one.application, one.year) for one in after.holds] == [("other", 2026), (IT, 2025)]
    aligned(held, year=2025).refused("budget_item_missing")
    aligned(held, item="办公").refused("budget_item_missing")


ALIGN_BACK = m.AlignRefund(application=IT, voucher=VoucherId("v"))


@pytest.mark.parametrize(
    ("said", "had", "event"),
    [
        (True, False, FundsRefunded),
        (True, True, None),
        (False, True, FundsRefundUndone),
        (False, False, None),
    ],
)
def test_rule_19_the_budget_has_back_what_the_application_says_and_no_more(
    said: bool, had: bool, event: type | None
) -> None:
    booked = change(PAID, stage=FundStage.SETTLED)
    refund = m.Refund(voucher=VoucherId("v"), amount=Fen(30), day=TODAY)
    other = change(refund, voucher=VoucherId("w"))
    state = change(booked, refunds=(other, refund) if said else (other,))
    back_ = m.Refunded(
        application=IT, voucher=VoucherId("v"), year=2026, item="维修", amount=Fen(30)
    )
    beside = change(back_, application=FundApplicationId("x"))
    purse = Purse(
        refunds=(beside, change(back_, voucher=VoucherId("w")), *([back_] if had else []))
    )
    others: States = {(FUND_APPLICATION.kind, IT): state}
    found = (
        given(PURSE, state=purse, others=others).when(ALIGN_BACK, rules_refund.align_refund).events
    )
    assert [type(one) for one in found] == ([] if event is None else [event])
    if event is None and not said:
        assert given(PURSE, others=others).when(ALIGN_BACK, rules_refund.align_refund).events == []


@pytest.mark.parametrize(
    ("amount", "voucher", "code"),
    [(370, "v", ""), (371, "v", "refund_too_large"), (999, "w", "")],
)
def test_rule_19_a_refund_is_taken_in_once_and_up_to_what_was_paid(
    amount: int, voucher: str, code: str
) -> None:
    refund = m.Refund(voucher=VoucherId("w"), amount=Fen(30), day=TODAY)
    state = change(PAID, stage=FundStage.SETTLED, refunds=(refund,))
    command = m.BookRefund(
        application=IT, voucher=VoucherId(voucher), amount=Fen(amount), day=TODAY
    )
    outcome = given(FUND_APPLICATION, state=state).when(command, rules_refund.book_refund)
    assert outcome.code == code
    assert len(outcome.events) == (1 if voucher == "v" and not code else 0)
    undo = m.UndoRefund(application=IT, voucher=VoucherId(voucher), by=VoucherId("r"))
    undone = given(FUND_APPLICATION, state=state).when(undo, rules_refund.undo_refund)
    assert len(undone.events) == (1 if voucher == "w" else 0)


@pytest.mark.parametrize(
    ("now", "filed", "year", "allowed"),
    [
        (2027, 2026, 2026, "2027"),
        (2027, 2026, 2027, "2026"),
        (2027, 2026, 2025, "2026、2027"),
        (2026, 2026, 2026, "-"),
    ],
)
def test_rule_20_it_says_which_years_may_be_taken(
    now: int, filed: int, year: int, allowed: str
) -> None:
    state = change(APPROVED, day=date(filed, 5, 1), year=year)
    command = m.ChangeBudgetYear(application=IT, year=2020, reason="跨年")
    situation = given(FUND_APPLICATION, state=state, today=date(now, 5, 1))
    situation.when(command, change_budget_year).refused("budget_year_wrong", allowed=allowed)


def test_rule_22_where_nothing_was_ever_entered_nothing_is_reviewed() -> None:
    budget = m.ReviewBudget(collective=C, year=2026, passed=True, words="相符")
    given(PURSE).when(budget, rules_review.review_budget).refused("budget_not_proposed")
    policy = m.ReviewFundPolicy(passed=True, words="相符")
    given(FUND_POLICY).when(policy, rules_review.review_policy).refused("fund_policy_not_proposed")
