"""Statements of the bank: what is taken, what is refused, and how the books stand against them."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given as each
from hypothesis import strategies as st

from ruralgov.domain.books import ReverseVoucher
from ruralgov.domain.books.bank.matching import APART, matched
from ruralgov.domain.books.bank.messages import EnterBankStatement
from ruralgov.domain.books.bank.model import BankLine
from ruralgov.domain.books.bank.queries import BankReconciliation, BankStatements, Reconciliation
from ruralgov.domain.kernel.ids import VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, first_day
from ruralgov.domain.oversight import CrossCheckCollective, Severity
from tests.books.ledger import Ledger
from tests.sheets.desk import columns, tables
from tests.town import Town, code_of

JANUARY, FEBRUARY, MARCH = Month("2025-01"), Month("2025-02"), Month("2025-03")


@pytest.fixture
def ledger() -> Ledger:
    """Books that open with 100 yuan at the bank in January 2025."""
    made = Ledger(Town())
    made.define("10201", "基本户")
    made.open({"10201": 100_00, "301": -100_00})
    return made


def said(
    ledger: Ledger, month: Month, opening: int, *moves: tuple[int, int], **more: Any
) -> EnterBankStatement:
    """Return the command for a statement whose lines are (day of the month, fen)."""
    lines = tuple(
        BankLine(day=first_day(month) + timedelta(days=day - 1), amount=Fen(fen))
        for day, fen in moves
    )
    closing = Fen(opening + sum(fen for _, fen in moves))
    of: dict[str, Any] = {"account": "10201", "closing": closing} | more
    return EnterBankStatement(
        collective=ledger.key, month=month, opening=Fen(opening), lines=lines, **of
    )


def enter(ledger: Ledger, command: EnterBankStatement) -> str:
    return code_of(lambda: ledger.town.do("bookkeeper", command))


def stands(ledger: Ledger, month: Month = JANUARY) -> Reconciliation:
    query = BankReconciliation(collective=ledger.key, account="10201", month=month)
    found: Reconciliation = ledger.town.app.query(query, **ledger.town.acting("bookkeeper"))
    assert found.adjusted == found.books + found.before + sum(one.amount for one in found.only_bank)
    return found


def test_rule_16_lines_make_the_closing_balance_and_lie_in_the_month(ledger: Ledger) -> None:
    assert enter(ledger, said(ledger, JANUARY, 100_00, (5, 20), closing=Fen(100_21))) == (
        "bank_statement_unbalanced"
    )
    assert enter(ledger, said(ledger, JANUARY, 100_00, (32, 20))) == "bank_day_wrong"
    assert enter(ledger, said(ledger, JANUARY, 100_00, (5, 0))) == "bank_lines_wrong"
    assert enter(ledger, said(ledger, JANUARY, 100_00, (5, 1), account="101")) == (
        "bank_account_wrong"
    )
    assert enter(ledger, said(ledger, JANUARY, 100_00, (5, 1), account="102")) == "account_not_last"
    assert enter(ledger, said(ledger, Month("2027-01"), 100_00, (5, 1))) == "bank_day_wrong"
    assert enter(ledger, said(ledger, JANUARY, 100_00, (1, 20), (31, -20))) == ""
    assert enter(ledger, said(ledger, FEBRUARY, 100_00)) == ""


def test_rule_17_a_statement_follows_that_of_the_month_before(ledger: Ledger) -> None:
    assert enter(ledger, said(ledger, FEBRUARY, 120_00)) == ""
    assert enter(ledger, said(ledger, MARCH, 119_99)) == "bank_statement_gap"
    assert enter(ledger, said(ledger, JANUARY, 100_00, (5, 20_01))) == "bank_statement_leads"
    assert enter(ledger, said(ledger, JANUARY, 100_00, (5, 20_00))) == ""
    assert enter(ledger, said(ledger, MARCH, 120_00)) == ""


def test_rule_18_what_was_wrong_is_entered_again_with_a_reason(ledger: Ledger) -> None:
    assert enter(ledger, said(ledger, JANUARY, 100_00, (5, 20))) == ""
    again = said(ledger, JANUARY, 100_00, (5, 30))
    assert enter(ledger, again) == "bank_statement_there"
    assert enter(ledger, said(ledger, JANUARY, 100_00, (5, 30), reason="抄错")) == ""
    assert stands(ledger).bank == 100_30
    assert ledger.town.app.verify() == []
    query = BankStatements(collective=ledger.key)
    (row,) = ledger.town.app.query(query, **ledger.town.acting("bookkeeper"))
    assert (row.account, row.month, row.closing) == ("10201", JANUARY, 100_30)


@pytest.mark.parametrize("reference", ["张三", "2025 1", "x" * 41])
def test_rule_19_a_number_of_the_bank_is_no_name(reference: str) -> None:
    code = code_of(lambda: BankLine(day=date(2025, 1, 1), amount=Fen(1), reference=reference))
    assert code == "bank_reference_wrong"
    BankLine(day=date(2025, 1, 1), amount=Fen(1), reference="x" * 40)


def test_what_both_have_agrees_and_the_rest_explains_the_difference(ledger: Ledger) -> None:
    ledger.posted(("10201", 20_00), ("503", -20_00), day=date(2025, 1, 10))
    ledger.posted(("10201", 7_00), ("504", -7_00), day=date(2025, 1, 30))
    enter(ledger, said(ledger, JANUARY, 100_00, (12, 20_00), (20, -3_00)))
    found = stands(ledger)
    assert (found.bank, found.books, found.matched) == (117_00, 127_00, 1)
    assert [one.amount for one in found.only_bank] == [-3_00]
    assert [one.amount for one in found.only_books] == [7_00]
    assert found.adjusted == 124_00
    assert not found.agrees
    enter(ledger, said(ledger, FEBRUARY, 117_00, (2, 7_00)))
    ledger.posted(("513", 3_00), ("211", -3_00), day=date(2025, 2, 3))
    assert [one.amount for one in stands(ledger, FEBRUARY).only_books] == []


def test_a_voucher_and_its_reversal_wait_for_no_bank(ledger: Ledger) -> None:
    wrong = ledger.posted(("10201", 9_00), ("504", -9_00), day=date(2025, 1, 10))
    back = ReverseVoucher(voucher=VoucherId(wrong), day=date(2025, 1, 11), reason="误记")
    ledger.post(VoucherId(ledger.town.do("bookkeeper", back).key))
    enter(ledger, said(ledger, JANUARY, 100_00))
    assert stands(ledger).agrees


def test_what_differed_before_the_first_statement_is_said(ledger: Ledger) -> None:
    enter(ledger, said(ledger, JANUARY, 90_00))
    assert stands(ledger).before == -10_00


def test_a_month_without_a_statement_ends_the_row_of_those_compared(ledger: Ledger) -> None:
    ledger.posted(("10201", 20_00), ("503", -20_00), day=date(2025, 1, 10))
    enter(ledger, said(ledger, JANUARY, 100_00, (12, 20_00)))
    enter(ledger, said(ledger, MARCH, 120_00))
    assert stands(ledger, MARCH).since == MARCH
    assert stands(ledger, MARCH).agrees
    query = BankReconciliation(collective=ledger.key, account="10201", month=FEBRUARY)
    acting = ledger.town.acting("bookkeeper")
    assert code_of(lambda: ledger.town.app.query(query, **acting)) == "bank_statement_missing"


def line(day: int, fen: int) -> BankLine:
    return BankLine(day=date(2025, 1, 1) + timedelta(days=day), amount=Fen(fen))


def test_of_one_amount_the_nearest_days_are_taken_and_none_beyond_a_month() -> None:
    pairs, bank, books = matched([line(0, 5), line(10, 5)], [line(9, 5), line(11, 6)])
    assert pairs == [(line(10, 5), line(9, 5))]
    assert (bank, books) == ([line(0, 5)], [line(11, 6)])
    assert matched([line(0, 5)], [line(APART, 5)])[0]
    assert not matched([line(0, 5)], [line(APART + 1, 5)])[0]


LINES = st.lists(st.tuples(st.integers(0, 60), st.integers(-3, 3).filter(bool)), max_size=12)


@each(bank=LINES, books=LINES)
def test_each_line_is_in_a_pair_or_left_and_never_both(
    bank: list[tuple[int, int]], books: list[tuple[int, int]]
) -> None:
    theirs, ours = [line(*one) for one in bank], [line(*one) for one in books]
    pairs, left, rest = matched(theirs, ours)
    assert len(pairs) + len(left) == len(theirs)
    assert len(pairs) + len(rest) == len(ours)
    assert all(
        one.amount == other.amount and abs((one.day - other.day).days) <= APART
        for one, other in pairs
    )
    assert not any(
        one.amount == other.amount and abs((one.day - other.day).days) <= APART
        for one in left
        for other in rest
    )


def found(ledger: Ledger, day: date) -> list[tuple[str, Severity]]:
    """Return what R35 finds in the year on a day: which side lacks a line, and how it weighs."""
    query = CrossCheckCollective(collective=ledger.key, first=JANUARY, last=Month("2025-12"))
    report = ledger.town.app.query(query, day=day, **ledger.town.acting("townfunds"))
    assert not report.failures
    return [(one.zh, one.severity) for one in report.findings if one.check == "R35"]


@pytest.mark.parametrize(
    ("fen", "booked", "day", "said"),
    [
        (5_00, date(2025, 1, 20), date(2025, 6, 1), None),
        (5_00, None, date(2025, 2, 20), None),
        (5_00, None, date(2025, 2, 21), ("1 笔银行已收付、账上没有", Severity.WARNING)),
        (-5_00, None, date(2025, 2, 21), ("1 笔银行已收付、账上没有", Severity.SERIOUS)),
    ],
)
def test_r35_what_the_bank_has_is_in_the_books_within_a_month(
    ledger: Ledger, fen: int, booked: date | None, day: date, said: tuple[str, Severity] | None
) -> None:
    enter(ledger, said_of(ledger, fen))
    if booked is not None:
        ledger.posted(("10201", fen), ("503", -fen), day=booked)
    (*lines,) = found(ledger, day)
    assert len(lines) == (said is not None)
    for text, severity in lines:
        assert said is not None
        assert said[0] in text
        assert severity is said[1]


def said_of(ledger: Ledger, fen: int) -> EnterBankStatement:
    """Return the statement of January with one line, on the 20th."""
    return said(ledger, JANUARY, 100_00, (20, fen))


def test_r35_what_the_books_have_is_at_the_bank_and_both_began_with_the_same(
    ledger: Ledger,
) -> None:
    ledger.posted(("10201", 5_00), ("503", -5_00), day=date(2025, 1, 20))
    enter(ledger, said(ledger, JANUARY, 99_00))
    lines = found(ledger, date(2025, 6, 1))
    assert [severity for _, severity in lines] == [Severity.SERIOUS] * 2
    assert any("1 笔账上已收付、银行没有" in text for text, _ in lines)
    assert any("相差 -1.00 元" in text for text, _ in lines)


def test_the_sheet_explains_the_difference_line_by_line(ledger: Ledger) -> None:
    ledger.posted(("10201", 7_00), ("504", -7_00), day=date(2025, 1, 30))
    enter(ledger, said(ledger, JANUARY, 100_00, (20, -3_00)))
    (table,) = tables(ledger.town, "bookkeeper", "ledger-bank", ledger.key)
    assert columns(table, "what", "bank", "books") == [
        ("期末余额", 97_00, 107_00),
        ("账上已记、银行未达", 7_00, None),
        ("银行已记、账上未达", None, -3_00),
        ("调节后余额", 104_00, 104_00),
    ]
    early = tables(ledger.town, "bookkeeper", "ledger-bank", ledger.key, day=date(2025, 1, 30))
    assert list(early) == []
    tables(ledger.town, "bookkeeper", "ledger-bank", ledger.key, "en")
