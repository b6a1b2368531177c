"""A statement of the bank that is read from a table."""

import pytest

from ruralgov.domain.books.bank.imports import TABLE
from ruralgov.domain.books.bank.queries import BankReconciliation, BankStatements
from ruralgov.domain.kernel.month import Month
from tests.books.ledger import Ledger
from tests.bringing import Wrong, brought
from tests.town import Town

JANUARY = Month("2025-01")
HEAD = "交易日期,流水号,收入金额,支出金额,余额\n"
GOOD = "2025-01-05,A-1,20.00,,120.00\n2025-01-08,,,3.00,117.00\n"


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger(Town())
    made.define("10201", "基本户")
    made.open({"10201": 100_00, "301": -100_00})
    return made


def take(ledger: Ledger, rows: str, reason: str = "") -> Wrong:
    options = {
        "collective": ledger.key,
        "account": "10201",
        "month": JANUARY,
        "reason": reason,
    }
    return brought(ledger.town, "bookkeeper", TABLE, HEAD + rows, options)


def test_a_table_gives_the_balances_before_its_first_and_after_its_last_row(
    ledger: Ledger,
) -> None:
    assert take(ledger, GOOD) == []
    query = BankReconciliation(collective=ledger.key, account="10201", month=JANUARY)
    found = ledger.town.app.query(query, **ledger.town.acting("bookkeeper"))
    assert (found.bank, found.before) == (117_00, 0)
    assert [one.amount for one in found.only_bank] == [20_00, -3_00]


def test_a_statement_that_is_there_is_taken_again_with_a_reason_alone(ledger: Ledger) -> None:
    assert take(ledger, GOOD) == []
    other = GOOD.replace("20.00,,120.00", "21.00,,121.00").replace("117.00", "118.00")
    assert take(ledger, other) == []
    query = BankStatements(collective=ledger.key)
    (row,) = ledger.town.app.query(query, **ledger.town.acting("bookkeeper"))
    assert row.closing == 117_00
    assert take(ledger, other, "抄错") == []
    (row,) = ledger.town.app.query(query, **ledger.town.acting("bookkeeper"))
    assert row.closing == 118_00


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (GOOD.replace("117.00", "117.01"), [(3, "balance", "bank_statement_unbalanced")]),
        (GOOD.replace(",20.00,,", ",,,"), [(2, "came", "bank_sides_wrong")]),
        (GOOD.replace(",,3.00", ",1.00,3.00"), [(3, "came", "bank_sides_wrong")]),
        (GOOD.replace("A-1", "张三"), [(2, "reference", "bank_reference_wrong")]),
        (GOOD.replace("2025-01-08", "2025-02-08"), [(2, None, "bank_day_wrong")]),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_taken(ledger: Ledger, rows: str, wrong: Wrong) -> None:
    assert take(ledger, rows) == wrong
    query = BankStatements(collective=ledger.key)
    assert ledger.town.app.query(query, **ledger.town.acting("bookkeeper")) == []
