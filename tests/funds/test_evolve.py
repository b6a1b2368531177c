"""An evolve function decides nothing: whatever was written, it gives a state."""

import pytest

from ruralgov.domain.funds import (
    PURSE,
    BudgetLine,
    BudgetSet,
    CashAccount,
    FundsPaidOut,
    FundsReleased,
    FundsReserved,
    FundsSpent,
    FundsUnspent,
    PlannedItem,
    Purse,
)
from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.domain.kernel.ids import FundApplicationId
from ruralgov.domain.kernel.money import Fen

ONE, OTHER = FundApplicationId("one"), FundApplicationId("other")
BUDGET = BudgetSet(year=2026, items=(PlannedItem(item="办公", amount=Fen(900)),), resolution="决议")


def reserved(application: FundApplicationId, amount: int) -> FundsReserved:
    return FundsReserved(
        application=application,
        year=2026,
        item="办公",
        account=CashAccount.BANK,
        amount=Fen(amount),
    )


@pytest.mark.parametrize(
    "event",
    [
        FundsPaidOut(application=OTHER, amount=Fen(1)),
        FundsReleased(application=OTHER),
        FundsSpent(application=OTHER),
    ],
)
def test_what_happens_to_money_that_is_not_held_leaves_the_purse_as_it_was(
    event: FundsPaidOut | FundsReleased | FundsSpent,
) -> None:
    purse = PURSE.apply(PURSE.apply(None, BUDGET), reserved(ONE, 300))
    assert PURSE.apply(purse, event) == purse


def test_what_is_spent_is_what_was_paid_and_comes_back_as_paid() -> None:
    purse = PURSE.apply(None, BUDGET)
    for event in (
        reserved(ONE, 300),
        reserved(OTHER, 50),
        FundsPaidOut(application=ONE, amount=Fen(200)),
        FundsSpent(application=ONE),
    ):
        purse = PURSE.apply(purse, event)
    line = BudgetLine(year=2026, item="办公", budget=Fen(900), spent=200)
    assert purse.lines == (line,)
    assert [hold.application for hold in purse.holds] == [OTHER]
    back = FundsUnspent(
        application=ONE, year=2026, item="办公", account=CashAccount.BANK, amount=Fen(200)
    )
    purse = PURSE.apply(purse, back)
    assert (purse.lines[0].spent, purse.paid(CashAccount.BANK)) == (0, 200)
    assert purse.held(CashAccount.BANK) == 250


def test_a_purse_begins_with_a_budget_or_with_money_that_moved() -> None:
    assert isinstance(PURSE.apply(None, BUDGET), Purse)
    with pytest.raises(StorageFailure) as failure:
        PURSE.apply(None, FundsReleased(application=ONE))
    assert failure.value.code == "event_unfounded"
