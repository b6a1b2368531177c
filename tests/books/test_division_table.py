"""Accounts that are divided by a table: a voucher for each, and nothing done twice."""

import pytest

from ruralgov.domain.books import VoucherStage
from ruralgov.domain.books.imports_division import TABLE
from ruralgov.domain.books.queries import VoucherFiles
from tests.books.ledger import Ledger
from tests.bringing import Wrong, brought
from tests.town import Town

HEAD = "上级科目编码,日期,新科目编码,新科目名称,转入余额\n"
BANK = "102,2025-01-15,10201,基本户,60000.00\n102,2025-01-15,10202,专户,\n"
EQUITY = "301,2025-01-15,30101,原始资本,140000.00\n"


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger(Town())
    made.open()
    return made


def take(ledger: Ledger, rows: str) -> Wrong:
    options = {"collective": ledger.key, "reason": "分户"}
    return brought(ledger.town, "bookkeeper", TABLE, HEAD + rows, options)


def waiting(ledger: Ledger) -> list[tuple[str, int, int]]:
    """Return the lines of the vouchers that wait, and post them."""
    found = []
    for row in ledger.ask(VoucherFiles):
        if row.file.stage is VoucherStage.ENTERED:
            found += [(one.account, one.debit, one.credit) for one in row.file.lines]
            ledger.post(row.voucher)
    return found


def test_each_account_is_divided_once_on_its_side_and_one_row_takes_the_rest(
    ledger: Ledger,
) -> None:
    assert take(ledger, BANK + EQUITY) == []
    assert waiting(ledger) == [
        ("102", 0, 100_000_00),
        ("10201", 60_000_00, 0),
        ("10202", 40_000_00, 0),
        ("301", 140_000_00, 0),
        ("30101", 0, 140_000_00),
    ]
    assert take(ledger, BANK + EQUITY) == []
    assert waiting(ledger) == []


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (BANK.replace("15,10202", "14,10202"), [(3, "day", "division_days_differ")]),
        (BANK.replace("102,", "109,"), [(2, "code", "division_account_unknown")]),
        (
            BANK.replace("60000.00", "100000.00"),
            [(n, "amount", "division_parts_wrong") for n in (2, 3)],
        ),
    ],
)
def test_what_is_wrong_of_a_division_is_named_at_its_cell(
    ledger: Ledger, rows: str, wrong: Wrong
) -> None:
    assert take(ledger, rows) == wrong
    assert waiting(ledger) == []


def test_what_is_half_there_is_not_taken_for_done(ledger: Ledger) -> None:
    assert take(ledger, BANK) == []
    waiting(ledger)
    more = BANK + "102,2025-01-15,10203,另户,\n"
    assert take(ledger, more) == [(row, "code", "account_not_last") for row in (2, 3, 4)]
