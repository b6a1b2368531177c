from datetime import date

import pytest

from ruralgov.domain.books import CarryOverStep, TrialBalance
from tests.books.ledger import Ledger, carry_all, income_of, sheet_of
from tests.town import Town, code_of

YEAR_END = date(2025, 12, 31)


@pytest.fixture
def ledger(town: Town) -> Ledger:
    made = Ledger(town)
    made.open()
    return made


def test_rule_9_results_are_carried_over_and_production_costs_stay(ledger: Ledger) -> None:
    ledger.posted(("102", 900), ("501", -900), day=date(2025, 3, 1))
    ledger.posted(("513", 300), ("211", -300), day=date(2025, 4, 1))
    ledger.posted(("401", 70), ("211", -70), day=date(2025, 4, 2))
    for month in range(1, 12):
        ledger.close(f"2025-{month:02d}")
    assert code_of(lambda: ledger.close("2025-12")) == "year_not_carried"
    early = code_of(lambda: ledger.carry(2025, CarryOverStep.DISTRIBUTION))
    assert early == "results_not_carried"
    before = income_of(ledger)
    first = ledger.carry(2025, CarryOverStep.RESULT)
    assert code_of(lambda: ledger.carry(2025, CarryOverStep.RESULT)) == "carry_waits"
    ledger.post(first)
    assert code_of(lambda: ledger.close("2025-12")) == "year_not_carried"
    ledger.post(ledger.carry(2025, CarryOverStep.DISTRIBUTION))
    assert code_of(lambda: ledger.carry(2025, CarryOverStep.RESULT)) == "carry_nothing"
    ledger.close("2025-12")
    closing = {row.code: row.closing for row in ledger.ask(TrialBalance)}
    assert (closing["401"], closing["322"], closing["501"], closing["321"]) == (70, -600, 0, 0)
    assert income_of(ledger) == before
    assert before["net_result"] == 600
    figures = sheet_of(ledger)
    assert (figures["unclosed"], figures["undistributed"], figures["inventory"]) == (0, 600, 70)


def test_rule_9_a_loss_is_carried_over_to_the_other_side(ledger: Ledger) -> None:
    ledger.posted(("513", 300), ("211", -300))
    carry_all(ledger)
    assert sheet_of(ledger)["undistributed"] == -300
    assert income_of(ledger)["net_result"] == -300


def test_rule_9_nothing_but_a_carry_over_touches_321(ledger: Ledger) -> None:
    assert code_of(lambda: ledger.enter(("112", 1), ("321", -1))) == "account_carry_only"
    future = code_of(lambda: ledger.carry(2026, CarryOverStep.RESULT))
    assert future == "voucher_day_future"
    assert code_of(lambda: ledger.carry(20250, CarryOverStep.RESULT)) == "year_wrong"


def test_rule_9_a_carry_over_that_is_undone_leaves_statement_2_as_it_was(ledger: Ledger) -> None:
    ledger.posted(("112", 900), ("501", -900))
    before = income_of(ledger)
    voucher = ledger.post(ledger.carry(2025, CarryOverStep.RESULT))
    ledger.post(ledger.reverse(voucher, YEAR_END))
    assert income_of(ledger) == before
    carry_all(ledger)
    assert income_of(ledger) == before


def test_rule_9_distribution_feeds_the_lower_half_of_statement_2(ledger: Ledger) -> None:
    ledger.define("32201", "未分配收益")
    ledger.define("32202", "各项分配")
    ledger.posted(("112", 1000), ("501", -1000))
    carry_all(ledger)
    ledger.posted(("32202", 300), ("311", -300), day=YEAR_END)
    ledger.posted(("32202", 500), ("113", -500), day=YEAR_END)
    ledger.posted(("32202", 40), ("241", -40), day=YEAR_END)
    ledger.posted(("112", 25), ("32201", -25), day=YEAR_END)
    ledger.posted(("32201", 840), ("32202", -840), day=YEAR_END)
    wrong = ledger.posted(("32202", 90), ("113", -90), day=YEAR_END)
    ledger.post(ledger.reverse(wrong, YEAR_END))
    found = income_of(ledger)
    assert found["to_reserve"] == 300
    assert found["to_members"] == 500
    assert found["to_others"] == 40
    assert found["incoming"] == 25
    assert found["closing_undistributed"] == 185 == sheet_of(ledger)["undistributed"]
    mixed = (("32202", 3), ("311", -1), ("241", -2))
    assert code_of(lambda: ledger.enter(*mixed, day=YEAR_END)) == "distribution_mixed"
