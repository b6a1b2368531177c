"""What a voucher does to money for the records that it names: net, and whatever its lines say."""

from typing import Any

import pytest

from ruralgov.domain.books import (
    VOUCHER,
    Reversal,
    Undone,
    VoucherKind,
    VoucherLine,
    VoucherStage,
    contract_money,
    effects,
    rules_voucher,
    settlements,
)
from ruralgov.domain.books import messages as m
from ruralgov.domain.books.cash import check_payments
from ruralgov.domain.books.effects import check_effects
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import VoucherId
from ruralgov.domain.kernel.money import Fen
from tests.books.ledger import line
from tests.books.test_boundaries import POSTED, books
from tests.given import given
from tests.town import code_of

RENT, OTHER, CLAIM, ASSET = "contract/k", "contract/l", "fund_application/f", "asset/a"
Lines = tuple[tuple[Any, ...], ...]


def made(lines: Lines) -> tuple[VoucherLine, ...]:
    return tuple(line(*one) for one in lines)


@pytest.mark.parametrize(
    ("lines", "amounts"),
    [
        ((("102", 9, RENT), ("501", -9)), {RENT: 9}),
        ((("102", 9, RENT), ("102", -9)), {}),
        ((("101", 9, RENT), ("102", -9)), {}),
        ((("10201", 9, RENT), ("10202", -9)), {}),
        ((("102", 9, CLAIM), ("102", -9, RENT)), {}),
        ((("102", 9, RENT), ("102", -4), ("501", -5)), {RENT: 5}),
        ((("102", 9, RENT), ("102", 4), ("102", -4), ("501", -9)), {RENT: 9}),
        ((("102", 9, RENT), ("102", -9, RENT), ("101", 3), ("501", -3)), {RENT: 3}),
        ((("102", 9, RENT), ("501", -9), ("513", 2), ("102", -2, CLAIM)), {RENT: 9, CLAIM: -2}),
        ((("102", 9, RENT), ("102", 9, OTHER), ("501", -12), ("101", -6)), {RENT: 9, OTHER: 3}),
        ((("513", 9), ("102", -9, CLAIM)), {CLAIM: -9}),
        ((("102", 9), ("102", -9, CLAIM)), {}),
        ((("102", 3, CLAIM), ("513", -3)), {CLAIM: 3}),
        ((("513", 9), ("504", -2), ("102", 2, CLAIM), ("102", -9, CLAIM)), {CLAIM: -7}),
        ((("102", 9, ASSET), ("154", -9)), {ASSET: 9}),
        ((("112", 9, RENT), ("501", -9)), {}),
        ((("102", 9), ("501", -9)), {}),
    ],
)
def test_rule_10_what_only_moves_is_nothing_to_anybody(
    lines: Lines, amounts: dict[str, int]
) -> None:
    assert {one.about: one.amount for one in effects(made(lines))} == amounts


def test_rule_10_the_lines_that_make_it_up_come_to_it() -> None:
    twice = (("102", 9, RENT), ("102", 4, RENT), ("501", -10), ("102", -3))
    (one,) = effects(made(twice))
    assert [(part.line, part.amount) for part in one.parts] == [(1, 9), (2, 1)]
    both = (("102", -2, RENT), ("102", 4, RENT), ("501", -7), ("102", 5, RENT))
    (one,) = effects(made(both))
    assert [(part.line, part.amount) for part in one.parts] == [(2, 4), (4, 3)]


def test_rule_10_other_means_of_payment_are_told_alike() -> None:
    kind = frozenset({"121"})
    assert [one.amount for one in effects(made((("121", 9, RENT), ("501", -9))), kind)] == [9]
    assert effects(made((("121", 9, RENT), ("121", -9))), kind) == ()


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((("102", 9, RENT), ("501", -9)), ""),
        ((("102", 9, RENT), ("102", -9)), "about_moves_nothing"),
        ((("101", 9, RENT), ("102", -9)), "about_moves_nothing"),
        ((("102", 9), ("102", -9, CLAIM)), "about_moves_nothing"),
        ((("102", 9, RENT), ("101", -1), ("501", -8)), "about_moves_nothing"),
        ((("102", 9, RENT), ("102", 1), ("101", -1), ("501", -9)), ""),
        ((("102", 9, RENT), ("501", -9), ("513", 9), ("102", -9, CLAIM)), ""),
        ((("513", 9), ("504", -2), ("102", 2, CLAIM), ("102", -9, CLAIM)), "about_both_sides"),
        ((("112", 9, RENT), ("112", -9, RENT)), ""),
    ],
)
def test_rule_10_a_line_says_no_more_of_a_record_than_it_does(lines: Lines, code: str) -> None:
    assert code_of(lambda: check_effects(made(lines))) == code


@pytest.mark.parametrize("kind", [VoucherKind.ORDINARY, VoucherKind.CORRECTION])
def test_rule_10_a_receipt_made_of_nothing_is_not_entered(kind: VoucherKind) -> None:
    """Fraud 1: one voucher takes a rent in and out again, and nothing came."""
    lines = made((("102", 9, RENT), ("102", -9)))
    assert code_of(lambda: check_payments(kind, lines)) == "about_moves_nothing"
    assert code_of(lambda: check_payments(VoucherKind.REVERSAL, lines)) == ""


def test_rule_10_what_was_entered_before_is_looked_at_when_it_is_posted() -> None:
    moving = made((("102", 9, RENT), ("102", -9)))
    waiting = change(POSTED, lines=moving, stage=VoucherStage.ENTERED, number=None)
    found = given(VOUCHER, state=waiting, others=books()).when(
        m.PostVoucher(voucher=VoucherId("it")), rules_voucher.post_voucher
    )
    assert found.code == "about_moves_nothing"


def test_rule_10_what_stands_of_a_voucher_is_what_it_still_says() -> None:
    """A part that is undone may leave a receipt of nothing: 102 against 102."""
    lines = made((("102", 9, RENT), ("501", -9), ("101", 9), ("102", -9)))
    whole = change(POSTED, lines=lines)
    assert [money.amount for money in contract_money(whole)] == [9]
    parts = (Undone(line=2, amount=Fen(9)), Undone(line=3, amount=Fen(9)))
    left = change(whole, reversals=(Reversal(by=VoucherId("r"), parts=parts),)).standing
    assert [*contract_money(left)] == []
    assert [(one.debit, one.credit) for one in left.lines] == [(9, 0), (0, 0), (0, 0), (0, 9)]


def test_rule_10_a_payment_is_its_net_sum() -> None:
    paid = change(POSTED, lines=made((("513", 9), ("102", -4, CLAIM), ("101", -5, CLAIM))))
    (one,) = settlements(paid)
    assert (one.application, one.amount, one.lines) == ("f", 9, (2, 3))
    nothing = change(POSTED, lines=made((("102", 9), ("102", -9, CLAIM))))
    assert [*settlements(nothing)] == []
