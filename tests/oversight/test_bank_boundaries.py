"""The check of the books against the bank where it turns: what waits, and how much it weighs."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.books import BankStatementRow, Reconciliation, Unmatched
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.oversight import Found, Severity, checks_bank
from tests.oversight.shelf import END, shelf
from tests.property.drafts import HERE

A_DAY = timedelta(days=1)
LATE, ON_ITS_WAY = END - 32 * A_DAY, END - 31 * A_DAY


def statement(month: str, account: str = "10201", collective: str = HERE) -> BankStatementRow:
    return BankStatementRow(
        owner=f"{collective}/{account}/{month}",
        collective=CollectiveId(collective),
        account=account,
        month=Month(month),
        opening=0,
        closing=0,
    )


def apart(day: date, amount: int, key: str = "v") -> Unmatched:
    return Unmatched(key=key, day=day, amount=amount, reference="")


class Bank:
    """What is reconciled, in the place of books and statements; and what was asked for."""

    def __init__(self, **more: Any) -> None:
        self.more = more
        self.asked: list[tuple[str, str]] = []

    def __call__(self, _read: Any, collective: Any, account: str, month: Month) -> Reconciliation:
        self.asked.append((account, month))
        of: dict[str, Any] = {"since": month, "bank": 0, "books": 0, "before": 0, "matched": 0}
        of |= {"only_bank": (), "only_books": (), "adjusted": 0}
        return Reconciliation(collective=collective, account=account, month=month, **of | self.more)


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> Any:
    def of(*rows: BankStatementRow, **more: Any) -> tuple[list[Found], Bank]:
        bank = Bank(**more)
        monkeypatch.setattr(checks_bank, "reconciled", bank)
        return list(checks_bank.bank(shelf(others=rows))), bank

    return of


def test_r35_each_account_is_compared_up_to_its_last_statement_in_the_period(patch: Any) -> None:
    months = ("2025-12", "2025-03", "2024-12", "2026-01")
    rows = [statement(month) for month in months]
    other = [statement("2025-01", "10202"), statement("2024-12", "10203")]
    found, bank = patch(*rows, *other, statement("2025-05", "10204", "there"))
    assert (found, bank.asked) == ([], [("10201", "2025-12"), ("10202", "2025-01")])
    assert patch()[1].asked == []


@pytest.mark.parametrize(
    ("side", "lines", "severity"),
    [
        ("only_bank", (apart(ON_ITS_WAY, 5),), ()),
        ("only_bank", (apart(LATE, 5),), (Severity.WARNING,)),
        ("only_bank", (apart(LATE, 0),), (Severity.WARNING,)),
        ("only_bank", (apart(LATE, -1),), (None,)),
        ("only_bank", (apart(LATE, 5), apart(LATE, -5)), (None,)),
        ("only_bank", (apart(LATE, 5), apart(ON_ITS_WAY, -5)), (Severity.WARNING,)),
        ("only_books", (apart(ON_ITS_WAY, 5),), ()),
        ("only_books", (apart(LATE, 5),), (None,)),
    ],
)
def test_r35_a_line_waits_a_month_and_money_that_went_out_weighs_more(
    patch: Any, side: str, lines: tuple[Unmatched, ...], severity: tuple[Severity | None, ...]
) -> None:
    found, _ = patch(statement("2025-12"), **{side: lines})
    assert tuple(one.severity for one in found) == severity
    kinds = {"only_bank": ("bank", "bank_statement"), "only_books": ("books", "voucher")}
    for one in found:
        assert one.about == ("bank", "10201", kinds[side][0])
        assert {link.kind for link in one.links} == {kinds[side][1]}


def test_r35_a_finding_names_twelve_lines_and_counts_all(patch: Any) -> None:
    lines = tuple(apart(LATE, n, f"v{n}") for n in range(1, 14))
    found, _ = patch(statement("2025-12"), only_bank=lines, only_books=lines)
    bank, books = found
    assert bank.evidence[0].value.count("、") == books.evidence[0].value.count("、") == 11
    assert "13" in bank.zh
    assert [link.key for link in books.links] == [f"v{n}" for n in range(1, 13)]
    assert (bank.day, len(bank.links)) == (LATE, 1)


@pytest.mark.parametrize(("fen", "count"), [(0, 0), (1, 1), (-1, 1)])
def test_r35_both_began_with_the_same(patch: Any, fen: int, count: int) -> None:
    found, _ = patch(statement("2025-12"), before=fen)
    assert [one.about for one in found] == [("bank", "10201", "before")] * count
