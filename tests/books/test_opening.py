from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain.books import (
    ACCOUNTS,
    CHARTS,
    SUCCESSORS,
    BalanceSheet,
    OldBalance,
    OpeningBalance,
    TrialBalance,
)
from ruralgov.domain.books import messages as m
from ruralgov.domain.collectives import Regime
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.money import Fen
from tests.books.ledger import FIRST, PLAIN, Ledger, opening
from tests.town import Town, code_of


@pytest.fixture
def ledger(town: Town) -> Ledger:
    return Ledger(town)


def refusal(ledger: Ledger, command: m.OpenBooks) -> str:
    """Return what differs, or the code of another refusal."""
    try:
        ledger.enter_opening(command)
    except Refused as error:
        return str(error.facts.get("problems", error.code))
    return ""


def of_2004(ledger: Ledger, **more: Any) -> m.OpenBooks:
    """Old books: construction is 154 and disposal 153 there, payables are 202."""
    old = {"102": 500, "154": 300, "131": 200, "202": -100, "311": -900}
    new = (
        *(("102", "102", 500), ("153", "154", 300), ("131", "131", 150), ("132", "131", 50)),
        *(("211", "202", -100), ("311", "311", -900)),
    )
    good = opening(ledger.key, {account: fen for account, _, fen in new})
    return evolve(
        good,
        regime=Regime.Y2004,
        old=tuple(
            OldBalance(code=code, debit=Fen(max(fen, 0)), credit=Fen(max(-fen, 0)))
            for code, fen in old.items()
        ),
        balances=tuple(
            OpeningBalance(
                account=account, old=code, debit=Fen(max(fen, 0)), credit=Fen(max(-fen, 0))
            )
            for account, code, fen in new
        ),
        **more,
    )


def test_rule_8_the_42_accounts_with_their_flags() -> None:
    assert len(ACCOUNTS) == 42
    assert {code for code, one in ACCOUNTS.items() if one.contra} == {"133", "152", "162"}
    assert {code for code, one in ACCOUNTS.items() if one.two_way} == {"113", "154", "181"}
    assert all(ACCOUNTS[code].side.value == "credit" for code in ("133", "152", "162", "502"))


def test_rule_8_the_map_covers_every_old_account_and_never_goes_by_code_alone() -> None:
    for regime, chart in CHARTS.items():
        for code in chart:
            new = SUCCESSORS[regime, code]
            assert new, code
            assert set(new) <= set(ACCOUNTS)
    assert len(SUCCESSORS) == sum(map(len, CHARTS.values()))
    old = {code: SUCCESSORS[Regime.Y2004, code] for code in CHARTS[Regime.Y2004]}
    assert (old["153"], old["154"]) == (("154",), ("153",))
    for reused in ("211", "212", "502", "511", "521"):
        assert CHARTS[Regime.Y2004][reused].zh != ACCOUNTS[reused].zh
        assert old[reused] != (reused,)
    for code, new in old.items():
        sides = {ACCOUNTS[one].side for one in new}
        assert sides == {CHARTS[Regime.Y2004][code].side}, code
        if CHARTS[Regime.Y2004][code].zh == ACCOUNTS.get(code, ACCOUNTS["101"]).zh:
            assert code in new


def test_rule_8_books_open_when_the_three_statements_agree(ledger: Ledger) -> None:
    assert code_of(lambda: ledger.enter(("112", 1), ("501", -1))) == "books_not_open"
    first = ledger.enter_opening(opening(ledger.key, PLAIN))
    second = ledger.enter_opening(opening(ledger.key, PLAIN))
    ledger.post(first)
    assert code_of(lambda: ledger.post(second)) == "books_open_already"
    assert refusal(ledger, opening(ledger.key, PLAIN)) == "books_open_already"
    rows = ledger.ask(TrialBalance)
    assert {row.code: row.opening for row in rows} == PLAIN
    assert sum(row.opening for row in rows) == 0
    sheet = {row.item: row.begin for row in ledger.ask(BalanceSheet)}
    assert sheet["fixed"] == 40_000_00
    assert sheet["assets"] == sheet["liabilities_and_equity"] == 140_000_00


def test_rule_8_old_books_are_moved_by_regime_and_code(ledger: Ledger) -> None:
    ledger.post(ledger.enter_opening(of_2004(ledger)))
    found = {row.code: row.closing for row in ledger.ask(TrialBalance)}
    assert found == {"102": 500, "131": 150, "132": 50, "153": 300, "211": -100, "311": -900}


def test_rule_8_what_differs_is_named_to_the_fen(ledger: Ledger) -> None:
    good = opening(ledger.key, PLAIN)
    one_off = evolve(good.old[0], debit=Fen(good.old[0].debit + 1))
    text = refusal(ledger, evolve(good, old=(one_off, *good.old[1:])))
    assert "旧科目余额表：借 150,000.01 ≠ 贷 150,000.00" in text
    assert "旧科目 102" in text
    moved = evolve(good.balances[0], debit=Fen(good.balances[0].debit - 1))
    text = refusal(ledger, evolve(good, balances=(moved, *good.balances[1:])))
    assert "旧科目 102：旧余额 100,000.00 ≠ 转入新账 99,999.99" in text
    figure = evolve(good.sheet[0], amount=Fen(good.sheet[0].amount + 1))
    text = refusal(ledger, evolve(good, sheet=(figure, *good.sheet[1:])))
    assert text == "资产负债表“货币资金”：100,000.01 ≠ 新科目余额 100,000.00"
    assert "≠" in refusal(ledger, evolve(good, sheet=good.sheet[1:]))
    minus = evolve(good.old[0], debit=Fen(0), credit=Fen(-good.old[0].debit))
    text = refusal(ledger, evolve(good, old=(minus, *good.old[1:])))
    assert "旧科目 102：借 0.00、贷 -100,000.00 只能有一方" in text
    odd = evolve(good.sheet[0], item="other")
    assert code_of(lambda: ledger.enter_opening(evolve(good, sheet=(odd,)))) == "item_missing"


def test_rule_8_a_code_of_the_old_chart_does_not_pass_as_the_same_code_of_the_new(
    ledger: Ledger,
) -> None:
    good = of_2004(ledger)
    same = tuple(evolve(one, account="154") if one.old == "154" else one for one in good.balances)
    text = refusal(ledger, evolve(good, balances=same))
    assert "旧科目 154 只能转入 153，不能转入 154" in text
    unknown = (*good.old, OldBalance(code="999", debit=Fen(1)), OldBalance(code="998"))
    assert refusal(ledger, evolve(good, old=unknown)) == "account_missing"
    stray = (*good.balances, OpeningBalance(account="112", old="112", debit=Fen(1)))
    assert "旧科目余额表中没有 112" in refusal(ledger, evolve(good, balances=stray))


def test_rule_8_books_are_kept_by_the_rules_of_2023_only(town: Town) -> None:
    from ruralgov.domain.collectives import FoundCollective
    from ruralgov.domain.kernel.ids import CollectiveId
    from tests.town import DAY

    founding = FoundCollective(
        place=town.village, name="旧社", regime=Regime.Y2004, since=DAY, source="t"
    )
    key = CollectiveId(town.do("registrar", founding).key)
    command = opening(key, {}, FIRST)
    assert code_of(lambda: town.do("bookkeeper", command)) == "regime_has_no_books"


def test_rule_8_a_rejected_opening_is_entered_again(ledger: Ledger) -> None:
    wrong = ledger.enter_opening(opening(ledger.key, {}))
    ledger.town.do("bookchecker", m.RejectVoucher(voucher=wrong, reason="缺表"))
    ledger.open()
    confirm = m.ConfirmOpening(voucher=ledger.posted(("112", 1), ("501", -1)))
    assert code_of(lambda: ledger.town.do("bookchecker", confirm)) == "books_not_open"
