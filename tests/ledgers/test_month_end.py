"""The end of a month in one run: what is missing is entered, closed or said, and nothing twice."""

from datetime import time

import pytest

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.cli.city import FOUNDED
from ruralgov.domain.books import TrialBalance, VoucherRow, Vouchers, VoucherStage
from ruralgov.domain.books import messages as b
from ruralgov.domain.kernel.ids import AccountId, VoucherId
from ruralgov.domain.kernel.month import Month, first_day, next_month
from ruralgov.imports.ledgers.month_end import MonthEnd, Outcome, close_months, depreciate
from ruralgov.sample.city import City
from ruralgov.sample.holdings import worn
from ruralgov.sample.ledgers import Ledgers
from ruralgov.sample.life import SimulatedClock

MONTH = Month("2024-02")


@pytest.fixture
def opened() -> Ledgers:
    """Two villages whose January is done, and February just over."""
    clock = SimulatedClock(FOUNDED)
    app = App("371082", MemoryStorage(), Keys(b"k" * 32), clock=clock)
    app.set_up(AccountId("admin"))
    city = City(app, AccountId("admin"))
    city.found()
    ledgers = Ledgers(city, clock, months=1, disclosing=False)
    ledgers.run(city.places()[:2])
    clock.set(first_day(next_month(MONTH)), time(9))
    return ledgers


def depreciated(opened: Ledgers) -> list[MonthEnd]:
    app, acting = opened.city.app, opened.city.staff("bookkeeper")
    return list(depreciate(app, MONTH, expense="51303", **acting))


def closed(opened: Ledgers, month: Month = MONTH) -> list[MonthEnd]:
    return list(close_months(opened.city.app, month, **opened.city.staff("bookchecker")))


def waiting(opened: Ledgers) -> list[VoucherRow]:
    return [
        row
        for one in opened.held
        for row in opened.city.app.query(
            Vouchers(collective=one.key, month=MONTH), **opened.city.staff("bookchecker")
        )
        if row.stage is VoucherStage.ENTERED
    ]


def post(opened: Ledgers) -> None:
    for row in waiting(opened):
        command = b.PostVoucher(voucher=VoucherId(row.owner))
        opened.city.app.execute(command, **opened.city.staff("bookchecker"))


def test_depreciation_is_entered_as_planned_checked_by_another_and_once(opened: Ledgers) -> None:
    planned = {one.key: worn(one.plans, MONTH) for one in opened.held}
    found = depreciated(opened)
    assert {one.collective: one.amount for one in found} == planned
    assert {one.outcome for one in found} == {Outcome.DONE}
    assert {one.outcome for one in depreciated(opened)} == {Outcome.WAITING}
    assert {one.outcome for one in closed(opened)} == {Outcome.REFUSED}
    assert all("month_has_waiting" in one.problem for one in closed(opened))
    post(opened)
    assert {one.outcome for one in depreciated(opened)} == {Outcome.NOTHING}
    rows = opened.city.app.query(
        TrialBalance(collective=opened.held[0].key, first=MONTH, last=MONTH),
        **opened.city.staff("bookkeeper"),
    )
    assert [row.credit for row in rows if row.code == "152"] == [planned[opened.held[0].key]]


def test_a_month_is_closed_wherever_it_can_be_and_the_others_say_why(opened: Ledgers) -> None:
    assert depreciated(opened)
    (row, *_) = waiting(opened)
    post_one = b.PostVoucher(voucher=VoucherId(row.owner))
    opened.city.app.execute(post_one, **opened.city.staff("bookchecker"))
    first = {one.collective: one.outcome for one in closed(opened)}
    assert first == {
        opened.held[0].key: Outcome.DONE,
        opened.held[1].key: Outcome.REFUSED,
    }
    post(opened)
    again = {one.collective: one.outcome for one in closed(opened)}
    assert again == {
        opened.held[0].key: Outcome.NOTHING,
        opened.held[1].key: Outcome.DONE,
    }


def test_a_month_too_early_and_an_account_that_is_not_there_are_said(opened: Ledgers) -> None:
    assert {one.problem.split(":")[0] for one in closed(opened, Month("2024-04"))} <= {
        "month_not_begun",
        "month_not_next",
    }
    app, acting = opened.city.app, opened.city.staff("bookkeeper")
    found = list(depreciate(app, MONTH, expense="51399", **acting))
    assert {one.outcome for one in found} == {Outcome.REFUSED}
    assert waiting(opened) == []
