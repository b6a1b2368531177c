"""The checks of what a voucher says, when, and on which side, where they turn."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.books import VoucherKind, VoucherStage
from ruralgov.domain.funds import FundPolicy
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.oversight import Severity
from ruralgov.domain.oversight.checks_balances import sides
from ruralgov.domain.oversight.checks_cash import round_trips
from ruralgov.domain.oversight.checks_effects import entered_late, moneyless, other_day
from tests.books.ledger import line
from tests.oversight.shelf import APPLIED, BEGIN, END, PAID_ON, POLICY, at, shelf
from tests.oversight.test_asset_boundaries import LET
from tests.oversight.test_money_boundaries import A_DAY, JUNE, voucher
from tests.property.drafts import HERE

RENT, PAYS = "contract/k", "fund_application/f"


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ((line("102", 100, RENT), line("102", -100)), 100),
        ((line("101", 100, RENT), line("102", -100)), 100),
        ((line("102", 100, RENT), line("501", -100)), None),
        ((line("102", 100, RENT), line("501", -99), line("101", -1)), 1),
        ((line("102", 100, RENT), line("102", -100, RENT)), None),
        ((line("102", 100), line("102", -100, PAYS)), 100),
        ((line("513", 100), line("102", -100, PAYS)), None),
        ((line("513", 99), line("101", 1), line("102", -100, PAYS)), 1),
        ((line("102", 100), line("101", -100)), None),
        ((line("112", 100, RENT), line("501", -100)), None),
    ],
)
def test_r21_what_comes_from_cash_alone_was_neither_received_nor_paid(
    lines: tuple[Any, ...], missing: int | None
) -> None:
    found = list(moneyless(shelf({"v": voucher(*lines)})))
    assert [one.evidence[0].value for one in found] == (
        [] if missing is None else [f"{missing / 100:.2f}"]
    )


def test_r21_what_was_undone_or_brings_balances_is_left_out() -> None:
    lines = (line("102", 100, RENT), line("102", -100))
    assert list(moneyless(shelf({"v": voucher(*lines, kind=VoucherKind.OPENING)}))) == []
    undone = {
        "v": voucher(*lines),
        "w": voucher(*lines, kind=VoucherKind.REVERSAL, corrects="v", number=2),
    }
    assert list(moneyless(shelf(undone))) == []


@pytest.mark.parametrize(
    ("booked", "code"),
    [
        (PAID_ON, ""),
        (PAID_ON - A_DAY, "早于付款日"),
        (PAID_ON + 45 * A_DAY, ""),
        (PAID_ON + 46 * A_DAY, "46 天后"),
    ],
)
def test_r22_a_payment_is_booked_from_its_day_on_and_not_long_after(
    booked: date, code: str
) -> None:
    spent = voucher(line("513", 100), line("102", -100, PAYS), day=booked)
    found = list(other_day(shelf({"v": spent}, applications={"f": APPLIED})))
    assert len(found) == bool(code)
    assert all(code in one.zh for one in found)


def test_r22_what_was_never_paid_or_is_not_known_is_left_out() -> None:
    spent = voucher(line("513", 100), line("102", -100, PAYS), day=BEGIN)
    never = change(APPLIED, payment=None)
    assert list(other_day(shelf({"v": spent}, applications={"f": never}))) == []
    assert list(other_day(shelf({"v": spent}))) == []


@pytest.mark.parametrize(("days", "count"), [(0, 0), (60, 0), (61, 1), (-1, 0)])
def test_r23_a_voucher_is_entered_within_two_months(days: int, count: int) -> None:
    made = voucher(line("513", 1), line("102", -1), entered=at(JUNE + timedelta(days=days)))
    assert len(list(entered_late(shelf({"v": made})))) == count


@pytest.mark.parametrize("more", [{"entered": None}, {"kind": VoucherKind.OPENING}])
def test_r23_what_is_older_than_the_books_or_the_field_is_left_out(more: dict[str, Any]) -> None:
    late = {"entered": at(END)} | more
    made = voucher(line("513", 1), line("102", -1), **late)
    assert list(entered_late(shelf({"v": made}))) == []


@pytest.mark.parametrize(
    ("signed", "drafted", "count"),
    [
        (BEGIN, BEGIN + 60 * A_DAY, 0),
        (BEGIN, BEGIN + 61 * A_DAY, 1),
        (BEGIN - A_DAY, END, 0),
        (None, END, 0),
    ],
)
def test_r23_a_contract_is_entered_within_two_months_of_its_signing(
    signed: date | None, drafted: date, count: int
) -> None:
    known = change(LET, signed=signed, drafted=at(drafted))
    assert len(list(entered_late(shelf(contracts={"k": known})))) == count


@pytest.mark.parametrize(
    ("account", "fen", "count"),
    [
        ("101", -1, 1),
        ("101", 1, 0),
        ("112", -1, 1),
        ("113", -1, 0),
        ("113", 1, 0),
        ("152", 1, 1),
        ("152", -1, 0),
        ("211", 1, 1),
        ("301", 1, 1),
        ("321", 1, 0),
        ("322", 1, 0),
        ("504", 1, 0),
    ],
)
def test_r29_an_account_stands_on_its_side(account: str, fen: int, count: int) -> None:
    of = shelf(before={(account, account): fen})
    found = list(sides(of))
    assert len(found) == count
    assert all((one.severity is Severity.WARNING) is (account in ("112", "211")) for one in found)


@pytest.mark.parametrize(
    ("lines", "more", "about"),
    [
        ((line("102", 5), line("504", -5)), {}, []),
        ((line("504", 5), line("102", -5)), {}, ["against"]),
        ((line("102", 5), line("513", -5)), {}, ["against"]),
        ((line("102", 5, PAYS), line("513", -5)), {}, []),
        ((line("102", 5), line("513", -5)), {"kind": VoucherKind.CORRECTION}, []),
        ((line("513", 5), line("102", -5)), {}, []),
        ((line("311", 5), line("504", -5)), {}, ["reserve"]),
        ((line("311", 5), line("211", -5)), {}, ["reserve"]),
        ((line("301", 5), line("322", -5)), {}, ["reserve"]),
        ((line("322", 5), line("311", -5)), {}, []),
        ((line("311", 5), line("301", -5)), {}, []),
    ],
)
def test_r29_income_expenses_and_reserves_are_posted_on_their_side(
    lines: tuple[Any, ...], more: dict[str, Any], about: list[str]
) -> None:
    of = shelf({"v": voucher(*lines, **more)}, before={("102", "102"): 10, ("311", "311"): -10})
    assert [one.about[1] for one in sides(of) if one.about[0] == "voucher/v"] == about


TRIP = Fen(2501)
"""Just more than five times the 500 fen that may lie in the till."""


@pytest.mark.parametrize(
    ("drawn", "back", "days", "count"),
    [
        (TRIP, TRIP, 0, 1),
        (TRIP - 1, TRIP - 1, 1, 0),
        (TRIP, TRIP, 10, 1),
        (TRIP, TRIP, 11, 0),
        (TRIP, 2251, 2, 1),
        (TRIP, 2250, 2, 0),
    ],
)
def test_r34_much_cash_that_comes_back_within_days_is_found(
    drawn: int, back: int, days: int, count: int
) -> None:
    made = {
        "v": voucher(line("101", drawn), line("102", -drawn)),
        "w": voucher(
            line("102", back), line("101", -back), day=JUNE + timedelta(days=days), number=9
        ),
    }
    assert len(list(round_trips(shelf(made)))) == count
    assert list(round_trips(shelf({"v": made["v"]}))) == []
    assert list(round_trips(shelf(made, policies={}))) == []


def test_r34_the_limit_is_that_of_the_policy_on_the_day() -> None:
    made = {
        "v": voucher(line("101", TRIP), line("102", -TRIP)),
        "w": voucher(line("102", TRIP), line("101", -TRIP), number=9),
    }
    higher = change(POLICY, cash_limit=Fen(501))
    assert list(round_trips(shelf(made, policies={HERE: FundPolicy((higher,))}))) == []
    rejected = change(made["w"], stage=VoucherStage.REJECTED, number=None)
    assert list(round_trips(shelf(made | {"w": rejected}))) == []
