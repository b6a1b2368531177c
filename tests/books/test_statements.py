from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from ruralgov.domain.books import (
    ACCOUNTS,
    BALANCE_SHEET,
    RESULTS,
    AccountLines,
    BalanceSheet,
    CarryOverStep,
    DistributionUse,
    FigureLines,
    IncomeDetail,
    IncomeStatement,
    StatementKind,
    TrialBalance,
    TrialBalances,
    Undone,
    moves,
    official,
    sheet,
)
from ruralgov.domain.books.statements import INCOME, Part, feeding, leaves
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.ports.storage import Storage
from tests.books.ledger import Ledger, carry_all, carry_one, income_of, line, sheet_of
from tests.sampling import fewer
from tests.town import Town, code_of

YEAR_END = date(2025, 12, 31)
ENTERABLE = sorted(set(ACCOUNTS) - {"321", "322", "101", "102"})


@pytest.fixture
def ledger(town: Town) -> Ledger:
    made = Ledger(town)
    made.open()
    return made


def test_rule_11_each_account_feeds_exactly_one_line() -> None:
    on_sheet, in_income = feeding(BALANCE_SHEET), feeding(INCOME)
    assert set(on_sheet) | set(in_income) == set(ACCOUNTS)
    assert set(in_income) == RESULTS
    assert not set(on_sheet) & set(in_income)
    for feeds in (*on_sheet.values(), *in_income.values()):
        parts = sorted(part for part, _ in feeds)
        assert parts in ([Part.ALL], [Part.CREDIT, Part.DEBIT])
    assert on_sheet["401"] == on_sheet["121"] == [(Part.ALL, "inventory")]
    used = {leaf.code for leaf in leaves(BALANCE_SHEET, "assets")}
    used |= {leaf.code for leaf in leaves(BALANCE_SHEET, "liabilities_and_equity")}
    assert used == {item.code for item in BALANCE_SHEET if not item.parts}
    ended = {leaf.code for leaf in leaves(INCOME, "closing_undistributed")}
    assert ended == {item.code for item in INCOME if not item.parts}
    elsewhere = (DistributionUse.NONE, DistributionUse.RESULT, DistributionUse.WITHIN)
    taken = [use for item in INCOME for use in item.uses]
    assert sorted([*taken, *elsewhere]) == sorted(DistributionUse)


def test_rule_11_a_balance_without_a_line_is_an_error() -> None:
    with pytest.raises(Refused, match="account_feeds_no_line"):
        sheet({("", "191", "191"): 1})


def test_rule_11_internal_accounts_stand_on_both_sides(ledger: Ledger) -> None:
    ledger.define("11301", "甲")
    ledger.define("11302", "乙")
    ledger.posted(("11301", 70), ("501", -70))
    ledger.posted(("513", 40), ("11302", -40))
    figures = sheet_of(ledger)
    assert (figures["receivables"], figures["payables"]) == (70, 40)
    assert figures["assets"] == figures["liabilities_and_equity"]


def test_rule_11_depreciation_is_taken_off(ledger: Ledger) -> None:
    ledger.posted(("515", 500), ("152", -500))
    figures = sheet_of(ledger)
    assert figures["fixed"] == 40_000_00 - 500
    assert figures["fixed_worn"] == 10_000_00 + 500


PAIRS = st.tuples(
    st.integers(1, 12),
    st.lists(st.sampled_from(ENTERABLE), min_size=2, max_size=5, unique=True),
    st.lists(st.integers(1, 10**9), min_size=4, max_size=4),
    st.booleans(),
)


def post_random(ledger: Ledger, drawn: list[Any]) -> None:
    """Post a voucher for each draw: one account against the others, now and then undone."""
    for month, accounts, amounts, undo in drawn:
        others = list(zip(accounts[1:], amounts, strict=False))
        pairs = [*((code, -fen) for code, fen in others), (accounts[0], sum(f for _, f in others))]
        voucher = ledger.posted(*pairs, day=date(2025, month, 9))
        if undo:
            ledger.post(ledger.reverse(voucher, date(2025, 12, 9)))


@given(st.lists(PAIRS, max_size=8), st.booleans())
def test_rule_11_whatever_is_posted_the_statements_hold(drawn: list[Any], carried: bool) -> None:
    town = Town()
    ledger = Ledger(town)
    ledger.open()
    post_random(ledger, drawn)
    if carried:
        said = {code_of(partial(carry_one, ledger, step)) for step in CarryOverStep}
        assert said <= {"", "carry_nothing"}
    for last in ("2025-01", "2025-06", "2025-12"):
        trial = ledger.ask(TrialBalance, last=last)
        assert sum(row.closing for row in trial) == sum(row.opening for row in trial) == 0
        assert sum(row.debit for row in trial) == sum(row.credit for row in trial)
        for first in ("2024-12", "2025-01", last):
            figures, result = sheet_of(ledger, last, first), income_of(ledger, first, last)
            assert figures["assets"] == figures["liabilities_and_equity"]
            assert result["closing_undistributed"] == figures["undistributed"]
    detail = ledger.ask(IncomeDetail)
    assert (
        sum(row.amount * (1 if row.side.value == "credit" else -1) for row in detail)
        == (income_of(ledger)["net_result"])
    )
    assert town.app.verify() == []


@pytest.fixture(params=[0, 150], ids=["together", "each"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Collectives are asked for one by one, or all at once as where they are many."""
    monkeypatch.setattr(moves, "FEW", request.param)


@pytest.mark.usefixtures("few")
@fewer(5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 2), PAIRS), max_size=8))
def test_rule_12_a_town_is_the_sum_of_its_collectives(drawn: list[Any]) -> None:
    town = Town()
    places = (town.village, town.village, town.other)
    made = [Ledger(town, place, f"社{n}") for n, place in enumerate(places)]
    for one in made:
        one.open()
    for at, pair in drawn:
        post_random(made[at], [pair])
    for of, mine in ((town.town, made), (None, made), (town.other, made[2:])):
        place = {} if of is None else {"place": of}
        for kind, amounts in (
            (BalanceSheet, lambda row: (row.item, (row.begin, row.end))),
            (IncomeStatement, lambda row: (row.item, (row.amount,))),
            (TrialBalance, lambda row: (row.code, (row.opening, row.debit, row.credit))),
            (IncomeDetail, lambda row: (row.code, (row.amount,))),
        ):
            query: Any = kind
            whole = town.ask(
                "auditor", query(first=Month("2025-03"), last=Month("2025-12"), **place)
            )
            parts: dict[str, list[int]] = {}
            for one in mine:
                for row in one.ask(kind, "2025-03"):
                    name, values = amounts(row)
                    sums = parts.setdefault(name, [0] * len(values))
                    parts[name] = [a + b for a, b in zip(sums, values, strict=True)]
            assert {n: list(v) for n, v in map(amounts, whole)} == parts


Figures = tuple[int, int, int, int]


def figures(row: Any) -> Figures:
    return row.opening, row.debit, row.credit, row.closing


def added(rows: list[Any]) -> dict[str, Figures]:
    """Add rows up by official account."""
    found: dict[str, Figures] = {}
    for row in rows:
        one, two, three, four = found.get(official(row.code), (0, 0, 0, 0))
        more = figures(row)
        found[official(row.code)] = (
            *(one + more[0], two + more[1]),
            *(three + more[2], four + more[3]),
        )
    return found


def three_villages(town: Town) -> list[Ledger]:
    """Return three collectives: two of one name, one with sub-accounts, all with movements."""
    there = ((town.village, "乙社"), (town.other, "甲社"), (town.village, "甲社"))
    made = [Ledger(town, place, name) for place, name in there]
    for n, one in enumerate(made):
        one.open()
        one.posted(("112", 100 + n), ("504", -100 - n), day=date(2025, 2, 1))
        one.posted(("512", 7), ("112", -7), day=date(2025, 5 + n, 1))
    made[0].define("11301", "某户")
    made[0].define("11302", "他户")
    made[0].posted(("11301", 30), ("11302", -30), day=date(2025, 6, 1))
    return made


@pytest.mark.usefixtures("few")
def test_rule_12_the_trial_balances_are_those_of_each_collective_and_add_up(
    opener: Callable[[str], Storage],
) -> None:
    town = Town(opener("371082"))
    made = three_villages(town)
    far = town.place("371082102", "另镇")
    for first, last in (("2025-01", "2025-12"), ("2025-03", "2025-06"), ("2025-06", "2025-06")):
        months: Any = {"first": Month(first), "last": Month(last)}
        cases: list[tuple[Any, list[Ledger]]] = [
            ({}, made),
            ({"place": town.town}, made),
            ({"place": town.other}, made[1:2]),
            ({"place": far}, []),
            ({"collective": made[0].key}, made[:1]),
        ]
        for scope, mine in cases:
            found = town.ask("auditor", TrialBalances(**months, **scope))
            assert added(found) == added(town.ask("auditor", TrialBalance(**months, **scope)))
            assert {row.collective for row in found} == {one.key for one in mine}
            for one in mine:
                rows = [row for row in found if row.collective == one.key]
                assert added(rows) == added(one.ask(TrialBalance, first, last))
                assert len(rows) == len(added(rows))
    town.app.close()


def test_rule_12_the_trial_balances_stand_by_name_and_then_by_account(town: Town) -> None:
    made = three_villages(town)
    months: Any = {"first": Month("2025-03"), "last": Month("2025-12")}
    found = town.ask("auditor", TrialBalances(**months))
    seen = list(dict.fromkeys((row.whose, row.collective, row.place) for row in found))
    assert seen == [
        ("乙社", made[0].key, town.village),
        *sorted([("甲社", made[1].key, town.other), ("甲社", made[2].key, town.village)]),
    ]
    codes = [row.code for row in found if row.collective == made[0].key]
    assert codes == sorted(codes)


@pytest.mark.usefixtures("few")
def test_rule_12_what_was_distributed_in_a_town_is_told_by_its_use(town: Town) -> None:
    made = three_villages(town)
    for one in made[:2]:
        one.posted(("102", 900), ("501", -900), day=date(2025, 3, 1))
        carry_all(one)
        one.posted(("322", 40), ("311", -40), day=YEAR_END)
        one.posted(("322", 25), ("212", -25), day=YEAR_END)
    year: Any = {"first": Month("2025-01"), "last": Month("2025-12")}
    for kind in (IncomeStatement, IncomeDetail):
        of_town = town.ask("auditor", kind(place=town.town, **year))
        assert of_town == town.ask("auditor", kind(**year))
    amounts = {row.item: row.amount for row in town.ask("auditor", IncomeStatement(**year))}
    parts = [income_of(one) for one in made]
    assert amounts == {item: sum(part[item] for part in parts) for item in amounts}
    assert amounts["to_reserve"] == 80


@pytest.mark.usefixtures("few")
def test_rule_12_what_one_owes_another_is_not_set_off_in_the_city(town: Town) -> None:
    for place, fen in ((town.village, 70), (town.other, -40)):
        one = Ledger(town, place)
        one.open()
        one.posted(("113", fen), ("504", -fen))
    for of in ({}, {"place": town.town}):
        query: Any = partial(BalanceSheet, first=Month("2025-01"), last=Month("2025-12"))
        figures = {row.item: row.end for row in town.ask("auditor", query(**of))}
        assert (figures["receivables"], figures["payables"]) == (70, 40)
        assert figures["assets"] == figures["liabilities_and_equity"]


def test_rule_12_each_figure_has_its_vouchers(ledger: Ledger) -> None:
    ledger.define("11301", "甲")
    ledger.define("11302", "乙")
    post_random(ledger, [(3, ["501", "112", "11301"], [5, 7, 1, 1], False)])
    post_random(ledger, [(4, ["11302", "513", "152"], [9, 8, 1, 1], True)])
    ledger.posted(("112", 50), ("503", -50))
    carry_all(ledger)
    ledger.posted(("322", 20), ("311", -20), day=YEAR_END)
    for kind, items, figures in (
        (StatementKind.BALANCE_SHEET, BALANCE_SHEET, sheet_of(ledger, first="2025-02")),
        (StatementKind.INCOME, INCOME, income_of(ledger, first="2025-02")),
    ):
        for item in items:
            found = ledger.ask(FigureLines, "2025-02", statement=kind, item=item.code)
            sign = 1 if item.side.value == "debit" else -1
            assert sum(one.amount for one in found) * sign == figures[item.code], item.code
    wrong = code_of(lambda: ledger.ask(FigureLines, statement=StatementKind.INCOME, item="x"))
    assert wrong == "item_missing"
    assert code_of(lambda: ledger.ask(AccountLines, "2025-02", "2025-01", account="102")) == (
        "period_wrong"
    )


def test_rule_12_the_lines_of_an_account_name_their_vouchers(ledger: Ledger) -> None:
    voucher = ledger.post(
        ledger.enter(lines=(line("102", 9, "asset/a1"), line("501", -9)), day=YEAR_END)
    )
    (one,) = ledger.ask(AccountLines, account="102")
    assert (one.voucher, one.number, one.about) == (voucher, 1, "asset/a1")
    town = ledger.town.ask(
        "auditor", AccountLines(account="102", first=Month("2024-12"), last=Month("2025-12"))
    )
    assert [row.amount for row in town] == [100_000_00, 9]


def test_rule_12_the_opening_voucher_can_be_corrected(ledger: Ledger) -> None:
    (row,) = ledger.ask(AccountLines, "2024-12", account="301")
    parts = (
        Undone(line=1, amount=Fen(5)),
        Undone(line=4, amount=Fen(5)),
    )
    ledger.post(ledger.reverse(VoucherId(row.voucher), parts=parts))
    assert sheet_of(ledger)["money"] == 100_000_00 - 5


def test_rule_5_what_was_undone_is_no_turnover(ledger: Ledger) -> None:
    """W9: 504 +1,000 reversed is 0 and 0, as red letters on paper have it, whole or in part."""
    key = ledger.posted(("102", 1_000_00), ("504", -1_000_00))
    part = (Undone(line=1, amount=Fen(300_00)), Undone(line=2, amount=Fen(300_00)))
    ledger.post(ledger.reverse(key, parts=part))
    rows = {row.code: row for row in ledger.ask(TrialBalance)}
    assert (rows["504"].debit, rows["504"].credit) == (0, 700_00)
    assert (rows["102"].debit, rows["102"].credit) == (700_00, 0)
    ledger.post(ledger.reverse(key))
    rows = {row.code: row for row in ledger.ask(TrialBalance)}
    assert [(row.debit, row.credit) for row in rows.values() if row.code in ("102", "504")] == [
        *((0, 0), (0, 0)),
    ]
    assert rows["102"].closing == rows["102"].opening
