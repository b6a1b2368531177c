"""Rule 15: what a purse gives to that of its successor, and what it keeps."""

from ruralgov.domain.funds import (
    PURSE,
    BudgetLine,
    CashAccount,
    HandOverPurse,
    Hold,
    Purse,
    PurseHandedOver,
    PurseTakenOver,
    TakeOverPurse,
)
from ruralgov.domain.funds.rules_purse import hand_over_purse, take_over_purse
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import CollectiveId, FundApplicationId
from ruralgov.domain.kernel.money import Fen
from tests.given import given

SOURCE, INTO = CollectiveId("source"), CollectiveId("into")
HOLD = Hold(
    application=FundApplicationId("f"),
    year=2025,
    item="维修",
    account=CashAccount.BANK,
    amount=Fen(30),
)
OLD = Purse(
    cash=10,
    bank=90,
    income=4,
    lines=(
        BudgetLine(year=2025, item="维修", budget=Fen(100), spent=40),
        BudgetLine(year=2025, item="办公", budget=Fen(20), spent=20),
        BudgetLine(year=2024, item="维修", budget=Fen(5)),
    ),
    holds=(HOLD,),
)
TAKE = TakeOverPurse(collective=INTO, source=SOURCE, income=Fen(4))
TAKEN = PurseTakenOver(
    source=SOURCE,
    lines=(
        BudgetLine(year=2025, item="维修", budget=Fen(60)),
        BudgetLine(year=2024, item="维修", budget=Fen(5)),
    ),
    holds=(HOLD,),
    income=Fen(4),
)
GIVE = HandOverPurse(collective=SOURCE, into=INTO)
GIVEN = PurseHandedOver(into=INTO)


def test_rule_15_a_purse_takes_over_what_is_not_spent_and_what_is_held() -> None:
    given(PURSE, others={("purse", SOURCE): OLD}).when(TAKE, take_over_purse).then(TAKEN)
    own = Purse(
        bank=7, income=1, lines=(BudgetLine(year=2025, item="维修", budget=Fen(50), spent=10),)
    )
    after = given(PURSE, TAKEN, state=own).state
    assert after.lines == (
        BudgetLine(year=2025, item="维修", budget=Fen(110), spent=10),
        BudgetLine(year=2024, item="维修", budget=Fen(5)),
    )
    assert (after.holds, after.income, after.bank, after.cash) == ((HOLD,), 5, 7, 0)
    assert given(PURSE, TAKEN).state == Purse(lines=TAKEN.lines, holds=(HOLD,), income=4)


def test_rule_15_where_there_is_nothing_nothing_is_taken_or_given() -> None:
    nothing = change(TAKE, income=Fen(0))
    spent = Purse(cash=3, lines=(BudgetLine(year=2025, item="x", budget=Fen(2), spent=2),))
    for source in ({}, {("purse", str(SOURCE)): spent}):
        given(PURSE, others=source).when(nothing, take_over_purse).then()
    given(PURSE, state=spent).when(GIVE, hand_over_purse).then()
    given(PURSE).when(GIVE, hand_over_purse).then()
    only = change(TAKEN, lines=(), holds=(), income=Fen(4))
    given(PURSE).when(TAKE, take_over_purse).then(only)


def test_rule_15_the_purse_of_the_one_that_went_keeps_what_it_spent() -> None:
    for left in (
        OLD,
        change(OLD, holds=(), income=0),
        Purse(holds=(HOLD,)),
        Purse(income=1),
    ):
        given(PURSE, state=left).when(GIVE, hand_over_purse).then(GIVEN)
    after = given(PURSE, GIVEN, state=OLD).state
    assert [(line.budget, line.spent) for line in after.lines] == [(40, 40), (20, 20), (0, 0)]
    assert (after.holds, after.income, after.cash, after.bank) == ((), 0, 10, 90)
    given(PURSE, GIVEN, state=OLD).when(GIVE, hand_over_purse).then()
