from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from ruralgov.domain.books import (
    VOUCHER,
    MonthlyBalances,
    RejectVoucher,
    TrialBalance,
    VoucherFile,
    VoucherFiles,
    Vouchers,
)
from ruralgov.domain.kernel.errors import Denied, Refused
from ruralgov.domain.kernel.ids import VoucherId
from ruralgov.domain.kernel.month import Month
from tests.books.ledger import Ledger
from tests.books.test_statements import PAIRS, post_random
from tests.exports.bookkeeping import whole_year
from tests.sampling import fewer
from tests.town import Town, code_of

MONTHS = [Month(f"2024-{month:02d}") for month in (11, 12)]
MONTHS += [Month(f"2025-{month:02d}") for month in range(1, 13)]


def months(first: str, last: str) -> list[Month]:
    return [month for month in MONTHS if first <= month <= last]


def one_by_one(ledger: Ledger, first: str, last: str) -> list[Any]:
    """The same, asked for month by month and voucher by voucher."""
    asking = ledger.town.ask
    return [
        (row.owner, asking("bookkeeper", VoucherFile(voucher=VoucherId(row.owner))))
        for month in months(first, last)
        for row in asking("bookkeeper", Vouchers(collective=ledger.key, month=month))
    ]


def month_by_month(ledger: Ledger, first: str, last: str) -> list[Any]:
    return [
        (month, row.code, row.opening, row.debit, row.credit, row.closing)
        for month in months(first, last)
        for row in ledger.ask(TrialBalance, month, month)
    ]


@pytest.mark.parametrize(
    ("first", "last"), [("2024-11", "2025-12"), ("2025-03", "2025-05"), ("2025-12", "2025-12")]
)
def test_vouchers_and_balances_are_those_that_are_told_one_by_one(first: str, last: str) -> None:
    ledger = whole_year(Town())
    other = Ledger(ledger.town, name="另一社")
    other.open()
    other.posted(("112", 5), ("501", -5), day=date(2025, 3, 31))
    waiting = [ledger.enter(("112", 1), ("501", -1), day=date(2025, 12, 30)) for _ in range(2)]
    reject = RejectVoucher(voucher=waiting[0], reason="重复")
    ledger.town.do("bookchecker", reject)
    files = ledger.ask(VoucherFiles, first, last)
    assert [(one.voucher, one.file) for one in files] == one_by_one(ledger, first, last)
    assert len(files) > 2
    found = ledger.ask(MonthlyBalances, first, last)
    told = [(o.month, o.code, o.opening, o.debit, o.credit, o.closing) for o in found]
    assert told == month_by_month(ledger, first, last)
    assert told


@fewer(10, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PAIRS, max_size=6), st.sampled_from(MONTHS), st.sampled_from(MONTHS))
def test_balances_month_by_month_are_the_trial_balances(
    drawn: list[Any], one: Month, other: Month
) -> None:
    ledger = Ledger(Town())
    ledger.open()
    for pair in drawn:
        post_random(ledger, [pair])
    first, last = sorted([one, other])
    found = ledger.ask(MonthlyBalances, first, last)
    told = [(o.month, o.code, o.opening, o.debit, o.credit, o.closing) for o in found]
    assert told == month_by_month(ledger, first, last)


@pytest.mark.parametrize("query", [VoucherFiles, MonthlyBalances])
def test_who_does_not_watch_over_the_place_is_denied(query: Any, town: Town) -> None:
    ledger = Ledger(town)
    ledger.open()
    asked = query(collective=ledger.key, first=Month("2025-01"), last=Month("2025-12"))
    town.ask("bookkeeper", asked)
    with pytest.raises(Denied):
        town.ask("reporter", asked)
    assert code_of(lambda: query(collective=ledger.key, first="2025-02", last="2025-01")) == (
        "period_wrong"
    )


def test_a_voucher_of_which_a_row_alone_is_left_is_named() -> None:
    ledger = Ledger(Town())
    ledger.open()
    tx = ledger.town.app.storage.begin(write=True)
    tx.clear([], [VOUCHER.kind])
    tx.commit()
    with pytest.raises(Refused, match="voucher_missing"):
        ledger.ask(VoucherFiles, "2024-12")
