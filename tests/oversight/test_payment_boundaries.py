"""The checks of what becomes of a payment where they turn, each by itself."""

from typing import Any

import pytest

from ruralgov.domain.books import VoucherKind
from ruralgov.domain.funds import FundStage
from ruralgov.domain.funds.model import Refund
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.oversight import Found
from ruralgov.domain.oversight.checks_payments import refunds
from tests.books.ledger import line
from tests.oversight.shelf import APPLIED, PAID_ON, shelf
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
