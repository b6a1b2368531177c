"""Which publications are looked at, and what hangs on a collective that ends, where they turn."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.books import BOOK_MONTH, CHART, VOUCHER, BookMonth, Chart, VoucherStage
from ruralgov.domain.disclosure import (
    PUBLICATION,
    PublicationKind,
    PublicationRow,
    PublicationStage,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.oversight.remains import RemainKind, remains, said, unclosed_months
from ruralgov.domain.oversight.shown import compared, newest
from tests.books.ledger import line
from tests.disclosure.test_boundaries import PREPARED
from tests.given import Reading, States
from tests.oversight.shelf import at, rows_of
from tests.oversight.test_money_boundaries import A_DAY, CLOSED, JUNE, REOPENED, decided, voucher
from tests.property.drafts import HERE
from tests.property.test_boundaries import collective

MONEY, REGISTER = PublicationKind.FINANCE, PublicationKind.PROPERTY
OUT = PublicationStage.PUBLISHED


def publication(first: str, last: str, **more: Any) -> PublicationRow:
    of: dict[str, Any] = {"kind": MONEY, "stage": OUT, "published": JUNE, "version": 1}
    known = change(PREPARED, first=Month(first), last=Month(last), **of | more)
    rows = rows_of(PUBLICATION, {f"{first}-{known.version}-{known.kind}": known})
    return next(row for row in rows if isinstance(row, PublicationRow))


@pytest.mark.parametrize(
    ("rows", "versions"),
    [
        ((publication("2025-01", "2025-03"),), [1]),
        ((publication("2024-12", "2025-03"),), []),
        ((publication("2025-10", "2026-01"),), []),
        ((publication("2025-12", "2025-12"),), [1]),
        ((publication("2025-01", "2025-03", stage=PublicationStage.PREPARED),), []),
        ((publication("2025-01", "2025-03", stage=PublicationStage.WITHDRAWN),), []),
        (
            (publication("2025-01", "2025-03"), publication("2025-01", "2025-03", version=2)),
            [2],
        ),
        (
            (
                publication("2025-01", "2025-03"),
                publication("2025-01", "2025-03", version=2, stage=PublicationStage.PREPARED),
            ),
            [1],
        ),
        (
            (
                publication("2025-01", "2025-03"),
                publication("2025-01", "2025-03", version=2, stage=PublicationStage.WITHDRAWN),
            ),
            [],
        ),
        (
            (
                publication("2025-01", "2025-03"),
                publication("2025-01", "2025-03", version=2, kind=REGISTER),
            ),
            [1, 2],
        ),
    ],
)
def test_what_is_shown_is_the_newest_that_went_out_of_a_period(
    rows: tuple[PublicationRow, ...], versions: list[int]
) -> None:
    found = newest(rows, Month("2025-01"), Month("2025-12"))
    assert [row.version for row in found] == versions


def months(month: str, day: date = JUNE, *kinds: Any) -> tuple[Any, ...]:
    decisions = tuple(change(one, at=at(day)) for one in decided(*kinds or (CLOSED, REOPENED)))
    known = BookMonth(collective=HERE, month=Month(month), decisions=decisions)
    return rows_of(BOOK_MONTH, {"m": known})


@pytest.mark.parametrize(
    ("decisions", "count"),
    [
        (months("2025-01"), 1),
        (months("2025-03"), 1),
        (months("2024-12"), 0),
        (months("2025-04"), 0),
        (months("2025-02", JUNE - A_DAY), 0),
        (months("2025-02", JUNE, CLOSED), 0),
        ((), 0),
    ],
)
def test_money_is_compared_where_a_month_was_reopened_since(
    decisions: tuple[Any, ...], count: int
) -> None:
    assert len(compared([publication("2025-01", "2025-03")], decisions)) == count
    assert compared([publication("2025-01", "2025-03", published=None)], decisions) == []


def test_of_the_register_the_last_is_compared() -> None:
    rows = [publication(f"2025-0{n}", f"2025-0{n}", kind=REGISTER) for n in (3, 5, 1)]
    assert [row.last for row in compared(rows, ())] == ["2025-05"]


BOOKS: States = {(CHART.kind, HERE): Chart(collective=HERE, first=Month("2025-03"))} | collective()


@pytest.mark.parametrize(
    ("since", "kinds", "left"),
    [
        (date(2025, 3, 1), (), []),
        (date(2025, 3, 2), (), ["2025-03"]),
        (date(2025, 4, 1), (), ["2025-03"]),
        (date(2025, 5, 2), (), ["2025-03", "2025-04", "2025-05"]),
        (date(2025, 5, 2), (CLOSED,), ["2025-03", "2025-05"]),
        (date(2025, 5, 2), (CLOSED, REOPENED), ["2025-03", "2025-04", "2025-05"]),
    ],
)
def test_months_are_closed_up_to_the_day_before_the_books_end(
    since: date, kinds: tuple[Any, ...], left: list[str]
) -> None:
    rows = months("2025-04", JUNE, *kinds) if kinds else ()
    assert unclosed_months(HERE, since, Reading(BOOKS, rows)) == left
    unopened: States = {(CHART.kind, HERE): Chart(collective=HERE)}
    assert unclosed_months(HERE, since, Reading(unopened, rows)) == []


class Counted(Reading):
    """A reading that counts the balances of three accounts."""

    def tally(self, *_: object, **_more: object) -> list[Any]:
        return [("102", "10201", 2, 500, 300), ("211", "211", 1, 7, 7), ("301", "301", 1, 0, 200)]


def kinds_of(since: date, vouchers: dict[str, Any]) -> list[tuple[RemainKind, int, bool]]:
    """Return what hangs on the collective."""
    found = remains(HERE, since, Counted(BOOKS, rows_of(VOUCHER, vouchers)))
    return [(one.kind, one.count, one.stops_merger) for one in found]


def test_accounts_with_a_balance_are_named_and_go_to_a_successor() -> None:
    (one,) = remains(HERE, date(2025, 3, 1), Counted(BOOKS, ()))
    assert (one.kind, one.named) == (RemainKind.BALANCES, ("10201 2.00", "301 -2.00"))
    assert not one.stops_merger


MARCH = (RemainKind.MONTHS, 1, True)
ENTERED: dict[str, Any] = {"stage": VoucherStage.ENTERED, "number": None}


@pytest.mark.parametrize(
    ("more", "since", "found"),
    [
        (ENTERED, date(2025, 4, 1), [(RemainKind.WAITING, 1, True), MARCH]),
        ({"stage": VoucherStage.REJECTED}, date(2025, 4, 1), [MARCH]),
        ({}, date(2025, 4, 1), [(RemainKind.LATER, 1, True), MARCH]),
        ({"day": date(2025, 4, 1)}, date(2025, 4, 1), [(RemainKind.LATER, 1, True), MARCH]),
        ({"day": date(2025, 3, 31)}, date(2025, 4, 1), [MARCH]),
        ({"day": date(2025, 3, 9)}, date(2025, 3, 9), [(RemainKind.LATER, 1, True)]),
    ],
)
def test_what_waits_or_comes_later_stops_the_end_of_books(
    more: dict[str, Any], since: date, found: list[Any]
) -> None:
    one = voucher(line("102", 1), line("501", -1), **more)
    last = [(RemainKind.MONTHS, 1, False)] if since.day > 1 else []
    assert kinds_of(since, {"v": one}) == [*found, *last, (RemainKind.BALANCES, 2, False)]


@pytest.mark.parametrize(("count", "named"), [(5, 5), (6, 5)])
def test_five_of_a_kind_are_named_and_all_counted(count: int, named: int) -> None:
    one = voucher(line("102", 1), line("501", -1), **ENTERED)
    rows = rows_of(VOUCHER, {f"v{n}": one for n in range(count)})
    waiting, *_ = remains(HERE, date(2025, 3, 1), Counted(BOOKS, rows))
    assert (waiting.count, len(waiting.named)) == (count, named)
    zh, en = said([waiting])
    assert (zh.endswith("…"), en.endswith("…")) == (count > named, count > named)
    assert f"{count}项" in zh
    assert f"({count})" in en
