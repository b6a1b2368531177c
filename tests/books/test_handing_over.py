"""Rule 13 step by step: each inner command refuses what would lose or double a fen."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.books import SubAccount, VoucherKind, Vouchers
from ruralgov.domain.books import messages as m
from ruralgov.domain.kernel.ids import AccountId, VoucherId
from ruralgov.domain.kernel.month import Month
from tests.books.ledger import Ledger, lines
from tests.mergers.joining import closing
from tests.town import Town, code_of

DAY = date(2025, 7, 1)
MAKER = AccountId("bookkeeper")
OUT = (("102", -90), ("301", 90))
IN = (("102", 90), ("301", -90))


class Two:
    """A source with money at the bank, and a successor with open books."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.source, self.into = Ledger(town, name="并出社"), Ledger(town, town.other, "并入社")
        self.opened = self.source.open({"102": 90, "301": -90})
        self.into.open({"102": 7, "301": -7})

    def give(self, *parts: tuple[str, int], key: str = "out", **more: Any) -> str:
        command = m.HandOverBooks(
            id=VoucherId(key),
            collective=self.source.key,
            day=DAY,
            summary="转出",
            lines=lines(*parts),
            maker=MAKER,
            **more,
        )
        return code_of(lambda: self.town.do("bookchecker", command))

    def take(self, *parts: tuple[str, int], takes: str = "out", day: date = DAY) -> str:
        command = m.TakeOverBooks(
            collective=self.into.key,
            day=day,
            summary="转入",
            takes=VoucherId(takes),
            lines=lines(*parts),
            maker=MAKER,
        )
        return code_of(lambda: self.town.do("bookchecker", command))


@pytest.fixture
def two(town: Town) -> Two:
    return Two(town)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ((("102", -89), ("301", 89)), "handed_over_unequal"),
        ((("102", -91), ("301", 91)), "handed_over_unequal"),
        ((("101", -90), ("301", 90)), "handed_over_unequal"),
        ((("102", -90), ("301", 89)), "voucher_unbalanced"),
        ((), "handed_over_unequal"),
    ],
)
def test_rule_13_every_balance_is_taken_out_and_no_more(
    two: Two, parts: tuple[tuple[str, int], ...], code: str
) -> None:
    assert two.give(*parts) == code
    assert closing(two.source) == {"102": 90, "301": -90}


@pytest.mark.parametrize(
    ("parts", "takes", "code"),
    [
        ((("102", 91), ("301", -91)), "out", "handed_over_unequal"),
        ((("102", 90), ("301", -89)), "out", "voucher_unbalanced"),
        ((("301", -90), ("102", 90)), "out", "handed_over_unequal"),
        ((("101", 90), ("301", -90)), "out", "handed_over_unequal"),
        ((), "out", "handed_over_unequal"),
        (IN, "none", "voucher_missing"),
        (IN, "plain", "handed_over_unequal"),
        ((("10201", 90), ("301", -90)), "out", "account_missing"),
        (IN, "out", ""),
    ],
)
def test_rule_13_what_comes_in_is_what_was_taken_out(
    two: Two, parts: tuple[tuple[str, int], ...], takes: str, code: str
) -> None:
    assert two.give(*OUT) == ""
    takes = two.opened if takes == "plain" else takes
    assert two.take(*parts, takes=takes) == code


def test_rule_13_a_second_time_nothing_happens(two: Two) -> None:
    assert two.give(*OUT) == ""
    assert two.give(*OUT) == ""
    month = Vouchers(collective=two.source.key, month=Month("2025-07"))
    (row,) = two.town.ask("bookkeeper", month)
    assert (row.kind, row.number, row.maker) == (VoucherKind.MERGED_OUT, 1, MAKER)
    for _ in range(2):
        close = m.CloseHandedOver(collective=two.source.key, month=Month("2025-07"))
        two.town.do("bookchecker", close)
    made = m.TakeOverAccounts(
        collective=two.into.key, accounts=(SubAccount(code="30101", name="原并出社"),)
    )
    two.town.do("bookchecker", made)
    two.town.do("bookchecker", made)
    assert two.give(*OUT, key="again") == "handed_over_unequal"


def test_rule_13_a_closed_month_takes_nothing_over(two: Two) -> None:
    two.into.close("2025-01")
    assert two.give(*OUT) == ""
    assert two.take(*IN, day=date(2025, 1, 31)) == "month_closed"
    assert two.take(*IN, day=date(2024, 12, 31)) == "month_before_books"
    assert two.take(*IN) == ""
    assert closing(two.into) == {"102": 97, "301": -97}
    assert two.town.app.verify() == []


def test_rule_13_without_results_nothing_is_carried_over(two: Two) -> None:
    carry = m.CarryOverAtEnd(collective=two.source.key, day=DAY, maker=MAKER)
    two.town.do("bookchecker", carry)
    assert (
        two.town.ask("bookkeeper", Vouchers(collective=two.source.key, month=Month("2025-07")))
        == []
    )
    two.source.posted(("102", 5), ("504", -5))
    two.source.posted(("513", 5), ("152", -5))
    two.town.do("bookchecker", carry)
    assert closing(two.source) == {"102": 95, "152": -5, "301": -90}
