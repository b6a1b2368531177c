"""Races on a real PostgreSQL, each with a naive mutant that the test must catch."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ruralgov.domain.books import BookMonths, TrialBalance, VoucherFile, VoucherRow, Vouchers
from ruralgov.domain.kernel.month import Month
from ruralgov_sqlalchemy import SqlStorage
from tests.books.ledger import Ledger
from tests.racing import meet, together, weaken
from tests.town import Town

JANUARY = Month("2025-01")


@pytest.fixture
def ledger(postgres_url: str) -> Iterator[Ledger]:
    town = Town(SqlStorage(postgres_url, "371082"))
    made = Ledger(town)
    made.open()
    yield made
    town.app.close()


def stand(ledger: Ledger) -> tuple[bool, list[int | None]]:
    """Return whether January is closed, and the numbers of its vouchers."""
    (month,) = ledger.ask(BookMonths, JANUARY, JANUARY)
    query = Vouchers(collective=ledger.key, month=JANUARY)
    rows: list[VoucherRow] = ledger.town.ask("bookkeeper", query)
    return month.closed, [row.number for row in rows]


def close_and_enter(ledger: Ledger) -> list[str]:
    return together(lambda: ledger.close(JANUARY), lambda: ledger.enter(("112", 1), ("501", -1)))


def test_a_month_is_closed_or_takes_a_voucher(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet(monkeypatch, "load", "book_month")
    said = close_and_enter(ledger)
    outcomes: tuple[Any, ...] = (
        (["done", "month_closed"], (True, [])),
        (["done", "month_has_waiting"], (False, [None])),
    )
    assert (said, stand(ledger)) in outcomes
    assert ledger.town.app.verify() == []


def test_mutant_without_serializable_closes_a_month_over_a_voucher(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    meet(monkeypatch, "load", "book_month")
    for n in range(5):  # on a busy machine one is through before the other looks
        one = Ledger(ledger.town, ledger.town.other, f"社{n}")
        one.open()
        if close_and_enter(one) == ["done", "done"]:
            assert stand(one) == (True, [None])
            return
    pytest.fail("the mutant did nothing wrong")


def test_a_posting_in_flight_lands_before_the_close_or_holds_it_up(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    voucher = ledger.enter(("112", 1), ("501", -1))
    meet(monkeypatch, "load", "book_month")
    said = together(lambda: ledger.close(JANUARY), lambda: ledger.post(voucher))
    assert said in (["done", "done"], ["done", "month_has_waiting"])
    assert stand(ledger) == (said == ["done", "done"], [1])
    assert ledger.town.app.verify() == []


def post_twice(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    one, two = (ledger.enter(("112", n), ("501", -n)) for n in (1, 2))
    meet(monkeypatch, "load", "book_month")
    return together(lambda: ledger.post(one), lambda: ledger.post(two))


def test_two_postings_at_once_get_numbers_that_follow(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert post_twice(ledger, monkeypatch) == ["done", "done"]
    assert stand(ledger) == (False, [1, 2])
    assert ledger.town.app.verify() == []


def test_mutant_whose_months_do_not_count_gives_a_number_twice_and_is_stopped(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger.town.app.catalogue, "reactions", {})
    assert post_twice(ledger, monkeypatch) == ["done", "not_unique"]


def test_two_reversals_at_once_undo_no_more_than_there_is(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    voucher = ledger.posted(("112", 5), ("501", -5))
    waiting = [ledger.reverse(voucher) for _ in range(2)]
    meet(monkeypatch, "load", "voucher")
    posts: list[Callable[[], object]] = [lambda v=one: ledger.post(v) for one in waiting]  # type: ignore[misc]
    assert together(*posts) == ["done", "reversal_exceeds"]
    state = ledger.town.ask("bookkeeper", VoucherFile(voucher=voucher))
    assert len(state.reversals) == 1
    assert ledger.town.app.verify() == []


def test_sums_beyond_32_bits_are_kept_on_postgresql(ledger: Ledger) -> None:
    for _ in range(3):
        ledger.posted(("112", 10**14), ("501", -(10**14)))
    found = {row.code: row.debit for row in ledger.ask(TrialBalance)}
    assert found["112"] == 3 * 10**14
