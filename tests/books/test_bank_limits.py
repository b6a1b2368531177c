"""Statements of the bank, and what money does to records, on both sides of each limit."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.books import BANK_STATEMENT, CHART, Chart, SubAccount, VoucherKind
from ruralgov.domain.books.bank import rules as bank_rules
from ruralgov.domain.books.bank.messages import EnterBankStatement
from ruralgov.domain.books.bank.model import BankLine
from ruralgov.domain.books.bank.rows import BankStatementRow
from ruralgov.domain.books.cash import cash_moves, check_payments
from ruralgov.domain.books.effects import effects
from ruralgov.domain.books.refunds import refunds
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.money import LARGEST, Fen
from ruralgov.domain.kernel.month import Month
from tests.books.ledger import line
from tests.books.test_boundaries import HERE, POSTED
from tests.books.test_effects import CLAIM, RENT, Lines, made
from tests.given import TODAY, Outcome, given
from tests.town import code_of

A_DAY = timedelta(days=1)
MONTH = Month(f"{TODAY:%Y-%m}")


def moved(amount: int, day: date = TODAY) -> BankLine:
    return BankLine(day=day, amount=Fen(amount), reference="")


def stating(*lines: BankLine, rows: tuple[Any, ...] = (), **more: Any) -> Outcome:
    total = 100 + sum(one.amount for one in lines)
    command = EnterBankStatement(
        collective=HERE,
        account="102",
        month=MONTH,
        opening=Fen(100),
        closing=Fen(total),
        lines=lines,
    )
    chart = Chart(collective=HERE, accounts=(SubAccount(code="11201", name="x"),))
    situation = given(BANK_STATEMENT, others={(CHART.kind, HERE): chart}, rows=rows)
    return situation.when(change(command, **more), bank_rules.enter_statement)


@pytest.mark.parametrize(
    ("amounts", "code"),
    [
        ((1, -1), ""),
        ((0,), "bank_lines_wrong"),
        ((1, 0), "bank_lines_wrong"),
        ((LARGEST,), ""),
        ((LARGEST + 1,), "bank_lines_wrong"),
        ((-LARGEST - 1, 1), "bank_lines_wrong"),
        ((1, LARGEST + 1), "bank_lines_wrong"),
        ((), ""),
    ],
)
def test_rule_16_a_line_of_the_bank_moves_something_and_no_more_than_there_can_be(
    amounts: tuple[int, ...], code: str
) -> None:
    assert stating(*map(moved, amounts)).code == code


@pytest.mark.parametrize(("count", "code"), [(5_000, ""), (5_001, "bank_lines_wrong")])
def test_rule_16_a_statement_has_5000_lines_at_most(count: int, code: str) -> None:
    assert stating(*[moved(1)] * count).code == code


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (TODAY, ""),
        (TODAY + A_DAY, "bank_day_wrong"),
        (TODAY.replace(day=1), ""),
        (TODAY.replace(day=1) - A_DAY, "bank_day_wrong"),
    ],
)
def test_rule_16_a_line_is_of_the_month_and_not_of_tomorrow(day: date, code: str) -> None:
    assert stating(moved(1, day)).code == code


@pytest.mark.parametrize(
    ("account", "code"),
    [("102", ""), ("101", "bank_account_wrong"), ("10209", "account_missing")],
)
def test_rule_16_a_statement_is_of_an_account_at_the_bank(account: str, code: str) -> None:
    assert stating(moved(1), account=account).code == code
    stating(moved(1), closing=Fen(100)).refused("bank_statement_unbalanced")


def row(month: str, opening: int, closing: int, account: str = "102") -> BankStatementRow:
    return BankStatementRow(
        owner="x",
        collective=HERE,
        account=account,
        month=Month(month),
        opening=opening,
        closing=closing,
    )


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (row("2025-12", 0, 100), ""),
        (row("2025-12", 0, 99), "bank_statement_gap"),
        (row("2025-11", 0, 99), ""),
        (row("2026-02", 101, 0), ""),
        (row("2026-02", 102, 0), "bank_statement_leads"),
        (row("2025-12", 0, 99, "10201"), ""),
    ],
)
def test_rule_17_a_statement_follows_the_one_before_and_leads_to_the_next(
    other: BankStatementRow, code: str
) -> None:
    assert stating(moved(1), rows=(other,)).code == code


@pytest.mark.parametrize(
    ("lines", "kind", "amount"),
    [
        ((("513", 9), ("102", -9)), VoucherKind.ORDINARY, "0.09"),
        ((("513", 9), ("102", -9, CLAIM)), VoucherKind.ORDINARY, None),
        ((("101", 9), ("102", -9)), VoucherKind.ORDINARY, None),
        ((("101", 9), ("513", 1), ("102", -10)), VoucherKind.ORDINARY, "0.01"),
        ((("513", 9), ("102", -9)), VoucherKind.REVERSAL, None),
        ((("513", 9), ("102", -9)), VoucherKind.OPENING, None),
        ((("513", 9), ("102", -9, RENT)), VoucherKind.ORDINARY, "0.09"),
        ((("102", 9), ("501", -9)), VoucherKind.ORDINARY, None),
        ((("112", 9), ("501", -9)), VoucherKind.ORDINARY, None),
    ],
)
def test_rule_10_no_money_leaves_without_an_application(
    lines: Lines, kind: VoucherKind, amount: str | None
) -> None:
    if amount is None:
        assert code_of(lambda: check_payments(kind, made(lines))) == ""
    else:
        with pytest.raises(Exception, match="没有用款审批") as raised:
            check_payments(kind, made(lines))
        assert raised.value.facts["amount"] == amount  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("lines", "kind", "moves"),
    [
        ((("102", 9), ("501", -9)), VoucherKind.ORDINARY, [("102", 9, True)]),
        ((("102", 1), ("501", -1)), VoucherKind.ORDINARY, [("102", 1, True)]),
        ((("513", 9), ("102", -9)), VoucherKind.ORDINARY, [("102", -9, False)]),
        ((("101", 9), ("102", -9)), VoucherKind.ORDINARY, [("101", 9, False), ("102", -9, False)]),
        ((("102", 9), ("501", -9)), VoucherKind.REVERSAL, [("102", 9, False)]),
        ((("102", 9), ("301", -9)), VoucherKind.OPENING, [("102", 9, False)]),
        ((("102", 9), ("301", -9)), VoucherKind.MERGED_IN, [("102", 9, False)]),
        ((("301", 9), ("102", -9)), VoucherKind.MERGED_OUT, [("102", -9, False)]),
        ((("101", 9), ("101", -9)), VoucherKind.ORDINARY, []),
    ],
)
def test_rule_12_only_what_came_from_outside_is_income(
    lines: Lines, kind: VoucherKind, moves: list[tuple[str, int, bool]]
) -> None:
    found = cash_moves(change(POSTED, kind=kind, lines=made(lines)))
    assert [(one.account, one.amount, one.income) for one in found] == moves


@pytest.mark.parametrize(
    ("lines", "kind", "back"),
    [
        ((("102", 3, CLAIM), ("513", -3)), VoucherKind.ORDINARY, [("f", 3, (1,))]),
        ((("102", 1, CLAIM), ("513", -1)), VoucherKind.ORDINARY, [("f", 1, (1,))]),
        ((("102", 3, CLAIM), ("513", -3)), VoucherKind.REVERSAL, []),
        ((("513", 3), ("102", -3, CLAIM)), VoucherKind.ORDINARY, []),
        ((("102", 3, RENT), ("501", -3)), VoucherKind.ORDINARY, []),
    ],
)
def test_rule_19_money_that_comes_in_for_an_application_is_given_back(
    lines: Lines, kind: VoucherKind, back: list[tuple[str, int, tuple[int, ...]]]
) -> None:
    found = refunds(change(POSTED, kind=kind, lines=made(lines)))
    assert [(one.application, one.amount, one.lines) for one in found] == back


def test_rule_10_one_fen_is_money_too_and_what_went_is_used_up_in_order() -> None:
    for fen in (1, -1):
        (one,) = effects(made((("102", fen, RENT), ("501", -fen))))
        assert (one.amount, [(part.line, part.amount) for part in one.parts]) == (fen, [(1, 1)])
    other = "contract/l"
    lines = (("513", 3), ("102", -5, RENT), ("102", -4, other), ("101", 6))
    assert {one.about: one.amount for one in effects(made(lines))} == {RENT: -3}
    assert Counter(one.of("contract") for one in effects(made(lines))) == {True: 1}
    assert line("102", 0).about is None
