"""A payee gives money back: the budget has it again, by a voucher and until that is reversed."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from ruralgov.domain import funds as m
from ruralgov.domain.books import Undone
from ruralgov.domain.funds import FundStage
from ruralgov.domain.kernel.ids import FundApplicationId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from tests.books.ledger import Ledger, line
from tests.funds.desk import Desk
from tests.town import Town, code_of

DAY = date(2026, 1, 5)


class Shop:
    """A collective with books and money; an application of 500 fen is paid and booked."""

    def __init__(self, town: Town) -> None:
        self.desk = Desk(town)
        self.ledger = Ledger.__new__(Ledger)
        self.ledger.town, self.ledger.key = town, self.desk.collective
        self.ledger.open({"102": 100_000, "301": -100_000}, Month("2026-01"))
        self.key = self.desk.approved(500, invoice="A", payee="水管店")
        self.desk.pay(self.key, 500)
        self.paid = self.book(("513", 500), ("102", -500))

    def book(self, *pairs: tuple[str, int]) -> VoucherId:
        return self.ledger.post(self.enter(*pairs))

    def enter(self, *pairs: tuple[str, int], key: FundApplicationId | None = None) -> VoucherId:
        about = f"fund_application/{key or self.key}"
        lines = tuple(
            line(account, fen, about if account.startswith("10") else None)
            for account, fen in pairs
        )
        return self.ledger.enter(day=DAY, lines=lines)

    def refund(self, amount: int) -> VoucherId:
        return self.book(("102", amount), ("513", -amount))

    def undo(self, voucher: VoucherId, **more: Any) -> VoucherId:
        return self.ledger.post(self.ledger.reverse(voucher, DAY, **more))

    def spent(self) -> int:
        return self.desk.item()[2]


@pytest.fixture
def shop(town: Town) -> Shop:
    return Shop(town)


def test_rule_19_what_a_supplier_gives_back_is_in_the_budget_again(shop: Shop) -> None:
    assert shop.spent() == 500
    back = shop.refund(200)
    state = shop.desk.of(shop.key).state
    assert (state.stage, state.committed, shop.spent()) == (FundStage.SETTLED, 300, 300)
    assert shop.desk.held() == (99_700, 0)
    shop.refund(300)
    assert (shop.desk.of(shop.key).state.committed, shop.spent()) == (0, 0)
    shop.undo(back)
    assert (shop.desk.of(shop.key).state.committed, shop.spent()) == (200, 200)
    assert shop.ledger.town.app.verify() == []


@pytest.mark.parametrize(("amount", "code"), [(500, ""), (501, "refund_too_large")])
def test_rule_19_no_more_comes_back_than_was_paid(shop: Shop, amount: int, code: str) -> None:
    assert code_of(partial(shop.refund, amount)) == code


def test_rule_19_several_refunds_come_to_no_more_than_was_paid(shop: Shop) -> None:
    shop.refund(1)
    assert code_of(partial(shop.refund, 500)) == "refund_too_large"
    shop.refund(499)


def test_rule_19_a_refund_of_what_is_not_booked_waits_until_it_is(shop: Shop) -> None:
    other = shop.desk.approved(400)
    shop.desk.pay(other, 400)
    voucher = shop.enter(("102", 100), ("513", -100), key=other)
    assert code_of(partial(shop.ledger.post, voucher)) == "fund_stage_wrong"


def test_rule_19_a_payment_is_not_undone_before_its_refunds(shop: Shop) -> None:
    back = shop.refund(200)
    assert code_of(partial(shop.undo, shop.paid)) == "refund_stands"
    shop.undo(back)
    shop.undo(shop.paid)
    assert shop.desk.stage(shop.key) is FundStage.PAID
    assert shop.desk.item() == (100_000, 500, 0, 99_500)


def test_rule_19_a_refund_is_undone_as_a_whole(shop: Shop) -> None:
    back = shop.refund(200)
    parts = (Undone(line=1, amount=Fen(50)), Undone(line=2, amount=Fen(50)))
    assert code_of(partial(shop.undo, back, parts=parts)) == "refund_undone_in_part"


@pytest.mark.parametrize(
    "pairs",
    [
        (("102", 200), ("102", -200)),
        (("101", 200), ("102", -200)),
        (("102", 200), ("513", -100), ("101", -100)),
    ],
)
def test_rule_19_a_refund_that_came_from_nowhere_is_refused(
    shop: Shop, pairs: tuple[tuple[str, int], ...]
) -> None:
    assert code_of(partial(shop.enter, *pairs)) == "about_moves_nothing"


def test_rule_19_a_refund_about_what_is_another_collectives_is_refused(shop: Shop) -> None:
    other = Ledger(shop.ledger.town, name="别的社")
    other.open({"102": 100_000, "301": -100_000}, Month("2026-01"))
    about = f"fund_application/{shop.key}"
    voucher = other.enter(day=DAY, lines=(line("102", 5, about), line("513", -5)))
    assert code_of(partial(other.post, voucher)) == "about_elsewhere"


def test_rule_19_once_all_came_back_the_claim_can_be_made_again(shop: Shop) -> None:
    again = shop.desk.asking(500, invoice="A", payee="水管店")
    asking = partial(shop.desk.give, "applicant", again)
    shop.refund(499)
    assert code_of(asking) == "fund_duplicate"
    last = shop.refund(1)
    second = FundApplicationId(asking())
    assert code_of(partial(shop.undo, last)) == "fund_duplicate"
    shop.desk.withdraw(second)
    shop.undo(last)
    assert shop.desk.of(shop.key).state.committed == 1


def test_rule_19_a_second_time_nothing_comes_back(shop: Shop) -> None:
    back = shop.refund(200)
    twice = m.BookRefund(application=shop.key, voucher=back, amount=Fen(200), day=DAY)
    shop.desk.give("bookchecker", twice)
    shop.desk.give("applicant", m.AlignRefund(application=shop.key, voucher=back))
    assert shop.spent() == 300
    stranger = m.UndoRefund(application=shop.key, voucher=VoucherId("x"), by=VoucherId("y"))
    shop.desk.give("bookchecker", stranger)
    assert shop.spent() == 300


def test_rule_19_what_came_back_counts_no_more_towards_a_limit(shop: Shop) -> None:
    def steps(amount: int) -> int:
        key = shop.desk.file(amount, payee="水管店")
        found = len(shop.desk.of(key).steps)
        shop.desk.withdraw(key)
        return found

    assert steps(501) == 2
    shop.refund(1)
    assert (steps(501), steps(502)) == (1, 2)
