"""The checks of what becomes of a payment where they turn, each by itself."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.books import VoucherKind
from ruralgov.domain.funds import FundStage, Refund
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.oversight import Found
from ruralgov.domain.oversight.checks_approvals import approvals
from ruralgov.domain.oversight.checks_payments import followed, refunds
from tests.books.ledger import line
from tests.oversight.shelf import APPLIED, PAID_ON, TODAY, at, shelf
from tests.oversight.test_money_boundaries import ABOUT, voucher

BOOKED = change(APPLIED, stage=FundStage.SETTLED, voucher=VoucherId("p"))
BACK = Refund(voucher=VoucherId("v"), amount=Fen(30), day=PAID_ON)
REFUNDED = change(BOOKED, refunds=(BACK,))


def r47(*lines: Any, known: Any = REFUNDED, **more: Any) -> list[Found]:
    kept = {"v": voucher(*lines, **more)}
    return list(refunds(shelf(kept, applications={"f": known})))


@pytest.mark.parametrize(
    ("lines", "more", "amounts"),
    [
        ((line("102", 30), line("513", -30)), {}, ["0.30"]),
        ((line("101", 30), line("153", -20), line("504", -10)), {}, ["0.20"]),
        ((line("102", 30), line("513", -30)), {"kind": VoucherKind.CORRECTION}, ["0.30"]),
        ((line("102", 30), line("513", -30)), {"kind": VoucherKind.REVERSAL}, []),
        ((line("102", 30), line("504", -30)), {}, []),
        ((line("102", 30), line("513", -20), line("101", -10)), {}, []),
        ((line("102", 30, "contract/c"), line("513", -30)), {}, []),
        ((line("102", 30, ABOUT), line("513", -30)), {}, []),
        ((line("102", 30, ABOUT), line("513", -30)), {"known": BOOKED}, ["0.30"]),
        ((line("102", 30, "fund_application/x"), line("513", -30)), {}, []),
    ],
)
def test_r47_what_came_back_is_taken_off_its_application(
    lines: tuple[Any, ...], more: dict[str, Any], amounts: list[str]
) -> None:
    found = r47(*lines, **more)
    assert [one.evidence[0].value for one in found] == amounts
    assert all(one.about == ("voucher/v", "refund") for one in found)


def test_r47_what_was_reversed_is_left_alone() -> None:
    lines = (line("102", 30), line("513", -30))
    undoing: dict[str, Any] = {"kind": VoucherKind.REVERSAL, "corrects": VoucherId("v")}
    both = {"v": voucher(*lines), "w": voucher(line("513", 30), line("102", -30), **undoing)}
    assert list(refunds(shelf(both))) == []


WAITED = timedelta(days=15)
UNDOING: dict[str, Any] = {"kind": VoucherKind.REVERSAL, "corrects": VoucherId("p")}
PAID = change(APPLIED, stage=FundStage.PAID)


@pytest.mark.parametrize(
    ("day", "known", "count"),
    [
        (TODAY - WAITED, PAID, 0),
        (TODAY - WAITED - timedelta(days=1), PAID, 1),
        (PAID_ON, PAID, 1),
        (PAID_ON, change(PAID, collective="x"), 0),
        (PAID_ON, change(PAID, stage=FundStage.APPROVED, payment=None), 0),
        (PAID_ON, change(PAID, stage=FundStage.APPROVED), 0),
    ],
)
def test_r45_a_payment_whose_voucher_was_reversed_does_not_wait_for_ever(
    day: date, known: Any, count: int
) -> None:
    undone = voucher(line("102", 100, ABOUT), line("513", -100), day=day, **UNDOING)
    found = list(followed(shelf({"w": undone}, applications={"f": known})))
    assert [one.about for one in found] == [("fund_application/f", "bounced")] * count
    assert all("1.00" in one.zh and str(day) in one.zh for one in found)


def test_r45_what_is_booked_or_was_never_reversed_is_left_to_others() -> None:
    booked = voucher(line("513", 100), line("102", -100, ABOUT))
    assert list(followed(shelf({"p": booked}, applications={"f": PAID}))) == []
    undone = voucher(line("102", 100, ABOUT), line("513", -100), **UNDOING)
    assert list(followed(shelf({"p": booked, "w": undone}, applications={"f": BOOKED}))) == []


NEXT = date(2025, 12, 31)


@pytest.mark.parametrize(
    ("left", "booked", "year", "debit", "kinds"),
    [
        (PAID_ON, PAID_ON, 2025, "513", []),
        (date(2025, 1, 2), date(2025, 1, 2), 2024, "513", ["budget"]),
        (date(2025, 1, 2), date(2025, 1, 2), 2024, "211", []),
        (date(2026, 1, 3), NEXT, 2025, "513", ["budget", "booked"]),
        (date(2026, 1, 3), NEXT, 2026, "513", ["booked"]),
        (date(2024, 12, 31), date(2025, 1, 2), 2024, "513", ["booked"]),
        (date(2024, 12, 31), date(2025, 1, 2), 2024, "211", ["booked"]),
    ],
)
def test_r45_a_payment_counts_in_the_year_in_which_it_was_made(
    left: date, booked: date, year: int, debit: str, kinds: list[str]
) -> None:
    assert APPLIED.payment is not None
    known = change(BOOKED, payment=change(APPLIED.payment, at=at(left)), year=year)
    one = voucher(line(debit, 100), line("102", -100, ABOUT), day=booked)
    found = list(followed(shelf({"p": one}, applications={"f": known})))
    assert [one.about[1] for one in found] == kinds
    assert not list(followed(shelf({"q": one}, applications={"f": known})))


@pytest.mark.parametrize("undone", [True, False])
@pytest.mark.parametrize(
    "known",
    [
        change(BOOKED, voucher=VoucherId("q")),
        change(APPLIED, stage=FundStage.APPROVED, payment=None),
        change(PAID, payment=change(APPLIED.payment, amount=Fen(90))),
    ],
)
def test_r2_a_payment_that_bounced_is_no_payment_without_its_approval(
    known: Any, undone: bool
) -> None:
    both = {"p": voucher(line("513", 100), line("102", -100, ABOUT))}
    if undone:
        both["w"] = voucher(line("102", 100, ABOUT), line("513", -100), **UNDOING)
    assert len(list(approvals(shelf(both, applications={"f": known})))) == (not undone)
