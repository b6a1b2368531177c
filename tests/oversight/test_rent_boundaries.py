"""The check of rents that never became income, where it turns."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.books import Voucher, VoucherKind
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import ReceiptId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.oversight.checks_rents import hanging
from ruralgov.domain.oversight.model import Found
from ruralgov.domain.property import Credit, Direction, Period
from ruralgov.domain.property.model_contract import DepositSettlement
from tests.books.ledger import line
from tests.oversight.shelf import END, shelf
from tests.oversight.test_asset_boundaries import LET, voucher
from tests.property.test_repayments import receipt_row

A_DAY = timedelta(days=1)
CAME = date(2025, 2, 10)
HALF = Period(first=date(2025, 2, 1), last=date(2025, 7, 31))
CREDIT = Credit(receipt=ReceiptId("r"), due=1, amount=Fen(100), day=CAME)
KNOWN = change(
    LET, dues=(change(LET.dues[0], day=CAME, period=HALF), *LET.dues[1:]), credits=(CREDIT,)
)
HUNG = voucher(line("102", 100, "contract/k"), line("211", -100), day=CAME)


def hung(known: Any = KNOWN, came: Voucher = HUNG, *later: Voucher, **more: Any) -> list[Found]:
    row = change(
        receipt_row(100), owner="r", contract="k", voucher="v", day=CAME, waiting=False, **more
    )
    booked = {"v": came} | {f"w{n}": one for n, one in enumerate(later)}
    return list(hanging(shelf(booked, contracts={"k": known}, receipts=(row,))))


def due(**more: Any) -> Any:
    return change(KNOWN, dues=(change(KNOWN.dues[0], **more), *KNOWN.dues[1:]))


@pytest.mark.parametrize(
    ("known", "count"),
    [
        (KNOWN, 1),
        (due(period=change(HALF, last=END)), 0),  # its days are over too lately
        (due(period=change(HALF, last=END - 25 * A_DAY)), 0),
        (due(period=change(HALF, last=END - 26 * A_DAY)), 1),
        (due(period=change(HALF, last=END + A_DAY)), 0),
        (due(period=None), 0),  # the next is due in another year
        (change(KNOWN, direction=Direction.SELL), 0),
        (change(KNOWN, credits=()), 0),
        (change(KNOWN, credits=(change(CREDIT, due=4),)), 0),
    ],
)
def test_r55_rent_is_income_once_its_days_are_over(known: Any, count: int) -> None:
    assert len(hung(known)) == count


def test_r55_without_days_a_due_lasts_until_the_next() -> None:
    plain = due(period=None)
    soon = change(plain, dues=(plain.dues[0], change(plain.dues[1], day=date(2025, 8, 1))))
    (one,) = hung(soon)
    assert one.day == date(2025, 8, 1)
    gone = change(soon, dues=(soon.dues[0], change(soon.dues[1], withdrawn=True)))
    assert [one.day for one in hung(change(gone, ended=date(2025, 9, 1)))] == [date(2025, 9, 1)]


@pytest.mark.parametrize(
    ("credits", "count"),
    [
        ((("501", 100),), 0),
        ((("112", 100),), 0),
        ((("501", 40), ("211", 60)), 1),
        ((("202", 100),), 1),
        ((("311", 100),), 0),
    ],
)
def test_r55_what_was_booked_as_income_is_not_owed(
    credits: tuple[tuple[str, int], ...], count: int
) -> None:
    lines = (line(account, -amount) for account, amount in credits)
    came = voucher(line("102", 100, "contract/k"), *lines, day=CAME)
    found = hung(KNOWN, came)
    assert len(found) == count
    if len(credits) > 1:
        assert found[0].evidence[0].value == "0.60"


@pytest.mark.parametrize(("amount", "rest"), [(99, "0.01"), (100, None), (101, None)])
def test_r55_a_later_voucher_makes_it_income(amount: int, rest: str | None) -> None:
    moved = voucher(line("211", amount, "contract/k"), line("501", -amount))
    found = hung(KNOWN, HUNG, moved)
    assert [one.evidence[0].value for one in found] == ([] if rest is None else [rest])


def test_r55_a_voucher_of_several_contracts_or_a_reversal_says_nothing() -> None:
    both = voucher(
        line("102", 100, "contract/k"),
        line("102", 50, "contract/l"),
        line("211", -150),
        day=CAME,
    )
    assert hung(KNOWN, both) == []
    assert hung(KNOWN, change(HUNG, kind=VoucherKind.OPENING)) == []
    assert hung(KNOWN, HUNG, reversed=True) == []


@pytest.mark.parametrize(
    ("repaid", "kept", "rest"),
    [(0, 0, "0.60"), (30, 0, "0.90"), (40, 0, "1.00"), (50, 0, "1.00"), (0, 25, "0.85")],
)
def test_r55_what_went_back_is_no_income(repaid: int, kept: int, rest: str) -> None:
    moved = voucher(line("211", 40, "contract/k"), line("102", -40))
    settled = DepositSettlement(day=END, returned=Fen(kept), kept=Fen(0), reason="无欠损")
    known = change(KNOWN, settlement=settled) if kept else KNOWN
    (found,) = hung(known, HUNG, moved, repaid=repaid)
    assert found.evidence[0].value == rest
