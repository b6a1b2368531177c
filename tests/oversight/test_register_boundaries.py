"""The checks of dues, the register and what is shown where they turn."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.books import BOOK_MONTH, BookMonth, Voucher, VoucherKind
from ruralgov.domain.disclosure import PublicationKind
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import ReceiptId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.oversight import Severity
from ruralgov.domain.oversight.checks_books import dues, register
from ruralgov.domain.oversight.checks_disclosure import published
from ruralgov.domain.property import (
    Asset,
)
from ruralgov.domain.property.model_asset import ValueChange
from ruralgov.domain.property.model_contract import Credit
from tests.books.ledger import line
from tests.disclosure.test_boundaries import PREPARED
from tests.oversight.shelf import BEGIN, END, at, rows_of, shelf
from tests.oversight.test_asset_boundaries import A_DAY, JUNE, LET, depreciating, gone, voucher
from tests.oversight.test_money_boundaries import CLOSED, REOPENED, decided
from tests.property.drafts import HERE
from tests.property.test_boundaries import PRESS, collective


def booked(fen: int, about: str | None = "contract/k", **more: Any) -> Voucher:
    return voucher(line("112", fen, about), line("501", -fen), **more)


@pytest.mark.parametrize(
    ("fen", "day", "credits", "count"),
    [
        (100, date(2025, 2, 1), (), 0),
        (99, date(2025, 2, 1), (), 1),
        (0, date(2025, 12, 1), (), 0),
        (100, date(2025, 12, 1), (), 0),
        (50, date(2025, 12, 1), (), 1),
        (0, date(2025, 11, 30), (), 1),
        (60, date(2025, 2, 1), ((1, 40, END),), 0),
        (60, date(2025, 2, 1), ((1, 40, END + A_DAY),), 1),
        (100, date(2025, 2, 1), ((2, 40, END),), 0),
    ],
)
def test_r1_what_a_contract_is_owed_is_on_112(
    fen: int, day: date, credits: tuple[tuple[int, int, date], ...], count: int
) -> None:
    paid = tuple(
        Credit(receipt=ReceiptId("r"), due=due, amount=Fen(amount), day=on)
        for due, amount, on in credits
    )
    known = change(LET, dues=(change(LET.dues[0], day=day), *LET.dues[1:]), credits=paid)
    found = list(dues(shelf({"v": booked(fen)} if fen else {}, contracts={"k": known})))
    assert len(found) == count
    assert [one.severity for one in found] == [None if fen else Severity.WARNING] * count


def test_r1_what_is_on_112_without_a_contract_is_found_and_other_claims_are_not() -> None:
    (found,) = dues(shelf({"v": booked(5)}))
    assert found.about == ("112", "contract/k")
    assert [link.key for link in found.links] == ["k", "v"]
    assert found.links[1].label == "2025-06 记字第1号"
    assert list(dues(shelf({"v": booked(5, None)}))) == []
    assert list(dues(shelf({"v": booked(5, "asset/k")}))) == []


@pytest.mark.parametrize(("carried", "count"), [(100, 0), (99, 1), (0, 1)])
def test_r1_dues_before_the_books_are_held_against_the_opening(carried: int, count: int) -> None:
    old = change(LET, dues=(change(LET.dues[0], day=date(2024, 12, 31)),))
    opening = voucher(
        line("112", carried), line("301", -carried), kind=VoucherKind.OPENING, day=BEGIN
    )
    books = {"o": opening} if carried else {}
    found = list(dues(shelf(books, contracts={"k": old})))
    assert len(found) == count
    new = change(LET, dues=(change(LET.dues[0], day=BEGIN),))
    (apart,) = dues(shelf({"v": booked(40)}, contracts={"k": new}))
    assert apart.about == ("112", "contract/k")


def worth(account: str, fen: int, **more: Any) -> dict[str, Voucher]:
    return {"v": voucher(line(account, fen), line("301", -fen), **more)}


@pytest.mark.parametrize(
    ("fen", "assets", "abouts"),
    [
        (1000, {"it": PRESS}, []),
        (999, {"it": PRESS}, ["151"]),
        (1, {}, ["151"]),
        (1000, {"it": gone(PRESS, JUNE)}, ["151"]),
        (1000, {"it": change(PRESS, account="15101")}, []),
        (1000, {"it": change(PRESS, account="")}, ["151"]),
    ],
)
def test_r6_an_account_is_what_the_register_says(
    fen: int, assets: dict[str, Asset], abouts: list[str]
) -> None:
    found = list(register(shelf(worth("151", fen), assets=assets)))
    assert [one.about[0] for one in found] == abouts


def test_r6_the_months_in_which_they_moved_apart_are_named() -> None:
    more = ValueChange(day=date(2025, 7, 2), amount=Fen(5), basis="改造")
    known = change(PRESS, changes=(more,))
    (found,) = register(shelf(worth("151", 1000), assets={"it": known}))
    assert found.evidence[3].value == "2025-03、2025-06、2025-07"
    assert found.evidence[0].value == "-0.05"
    same = worth("151", 1000, day=PRESS.acquired)
    (one,) = register(shelf(same, assets={"it": known}))
    assert one.evidence[3].value == "2025-07"
    assert [link.key for link in one.links] == ["it"]
    old = change(known, acquired=date(2024, 3, 1))
    (out,) = register(shelf({}, assets={"it": old}))
    assert out.evidence[3].value == "2025-07"


@pytest.mark.parametrize(
    ("fen", "more", "abouts"),
    [
        (80, {}, []),
        (79, {}, ["152"]),
        (70, {}, ["152"]),
        (70, {"day": date(2025, 12, 30)}, []),
        (80, {"day": date(2025, 12, 30)}, []),
        (60, {"day": date(2025, 12, 30)}, ["152"]),
    ],
)
def test_r6_depreciation_is_booked_by_the_last_day_of_the_month(
    fen: int, more: dict[str, Any], abouts: list[str]
) -> None:
    known = change(PRESS, plans=(depreciating(100, 10),))
    books = worth("151", 1000) | {"w": voucher(line("513", fen), line("152", -fen))}
    found = list(register(shelf(books, assets={"it": known}, **more)))
    assert [one.about[0] for one in found] == abouts


@pytest.mark.parametrize(("fen", "days", "count"), [(5, 90, 0), (5, 91, 1), (0, 91, 0)])
def test_r6_154_is_settled_within_90_days(fen: int, days: int, count: int) -> None:
    day = END - days * A_DAY
    books = worth("154", fen, day=day) if fen else {}
    found = list(register(shelf(books)))
    assert [one.day for one in found] == [day] * count
    before = {"w": voucher(line("154", 1), line("301", -1), day=day - A_DAY)}
    assert [one.day for one in register(shelf(before | books))] == [day if fen else day - A_DAY] * (
        count or not fen
    )


SHOWN = change(
    PREPARED,
    published=JUNE,
    content='{"items":[{"amount":5,"code":"8-02","name":"合同"}]}',
    content_hash="of what was shown",
)
MONEY = change(SHOWN, kind=PublicationKind.FINANCE)


@pytest.mark.parametrize(
    ("known", "month", "day", "count"),
    [
        (MONEY, "2025-01", JUNE, 1),
        (MONEY, "2025-01", JUNE - A_DAY, 0),
        (MONEY, "2025-02", JUNE, 0),
        (change(MONEY, published=None), "2025-01", JUNE, 0),
        (SHOWN, "2025-02", JUNE, 1),
    ],
)
def test_r13_what_is_shown_is_looked_at_where_a_month_was_reopened_since(
    known: Any, month: str, day: date, count: int
) -> None:
    decisions = tuple(change(one, at=at(day)) for one in decided(CLOSED, REOPENED))
    months = rows_of(
        BOOK_MONTH,
        {"m": BookMonth(collective=HERE, month=Month(month), decisions=decisions)},
    )
    of = shelf(months=months, publications={"p": known}, states=collective())
    found = list(published(of))
    assert len(found) == count
    for one in found:
        kind = Severity.WARNING if known.kind is PublicationKind.FINANCE else Severity.NOTICE
        assert one.severity is kind
        assert one.day == JUNE


def test_r13_the_last_of_a_kind_is_compared_figure_by_figure() -> None:
    later = change(SHOWN, first=Month("2025-03"), last=Month("2025-03"))
    of = shelf(publications={"p": SHOWN, "q": later}, states=collective())
    (found,) = published(of)
    assert found.about == ("publication/q",)
    assert found.day == JUNE
    assert found.evidence[0].value == "8-02 合同 0.05 → —"
    assert list(published(shelf(publications={"p": PREPARED}, states=collective()))) == []


def test_r1_what_the_opening_took_off_is_not_owed() -> None:
    old = change(LET, dues=(change(LET.dues[0], day=date(2024, 12, 31)),))
    opening = voucher(
        *(line("112", 130), line("112", -30), line("301", -100)),
        kind=VoucherKind.OPENING,
        day=BEGIN,
    )
    assert list(dues(shelf({"o": opening}, contracts={"k": old}))) == []


def test_r6_only_vouchers_on_the_account_are_linked() -> None:
    books = worth("151", 999) | {"w": voucher(line("513", 5), line("102", -5))}
    (found,) = register(shelf(books, assets={"it": PRESS}))
    assert [link.key for link in found.links] == ["it", "v"]
