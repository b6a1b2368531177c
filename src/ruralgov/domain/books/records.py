"""The three records of the books, declared where the rules can name them."""

from typing import Any, Final

from ruralgov.domain.books import evolve, views
from ruralgov.domain.books import messages as m
from ruralgov.domain.books.model import (
    BookMonth,
    Chart,
    Voucher,
    VoucherStage,
    month_key,
)
from ruralgov.domain.collectives import COLLECTIVE, Collective, place_of
from ruralgov.domain.kernel.declare import Given, Read, Record
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CollectiveId, PlaceId, VoucherId
from ruralgov.domain.kernel.month import Month

CHART: Final = Record(
    kind="chart",
    state=Chart,
    events=(m.AccountDefined, m.AccountRenamed, m.AccountRetired, m.BooksOpened),
    evolve=evolve.evolve_chart,
    rows=lambda _chart: (),
    tables=(),
)
BOOK_MONTH: Final = Record(
    kind="book_month",
    state=BookMonth,
    events=(m.VoucherCounted, m.MonthClosed, m.MonthReopened),
    evolve=evolve.evolve_month,
    rows=views.month_rows,
    tables=views.MONTH_TABLES,
)
VOUCHER: Final = Record(
    kind="voucher",
    state=Voucher,
    events=(
        m.VoucherEntered,
        m.OpeningProven,
        m.VoucherPosted,
        m.VoucherRejected,
        m.VoucherUndone,
    ),
    evolve=evolve.evolve_voucher,
    rows=views.voucher_rows,
    tables=views.VOUCHER_TABLES,
)


def chart_of(collective: CollectiveId, read: Read) -> Chart:
    """Return the chart of a collective: the official accounts alone, if it has no more."""
    found: Chart | None = read.state(CHART, collective)
    return found or Chart(collective=collective)


def month_of_books(collective: CollectiveId, month: Month, read: Read) -> BookMonth:
    """Return a month of a collective, open and empty if nothing was done in it."""
    found: BookMonth | None = read.state(BOOK_MONTH, month_key(collective, month))
    return found or BookMonth(collective=collective, month=month)


def collective_of(key: CollectiveId, read: Read) -> Collective:
    """Return a collective; raises ``collective_missing``."""
    found: Collective | None = read.state(COLLECTIVE, key)
    if found is None:
        raise Refused("collective_missing", collective=key)
    return found


def voucher_of(key: VoucherId, read: Read) -> Voucher:
    """Return a voucher; raises ``voucher_missing``."""
    found: Voucher | None = read.state(VOUCHER, key)
    if found is None:
        raise Refused("voucher_missing", voucher=key)
    return found


def posted(key: VoucherId, given: Given) -> Voucher:
    """Return a posted voucher; raises ``voucher_missing``, ``voucher_stage_wrong``."""
    return must_be(voucher_of(key, given.read), VoucherStage.POSTED)


def must_be(voucher: Voucher, stage: VoucherStage) -> Voucher:
    """Return a voucher that is at a stage; raises ``voucher_stage_wrong``."""
    if voucher.stage is not stage:
        raise Refused(
            "voucher_stage_wrong",
            month=voucher.month,
            summary=voucher.summary,
            stage=voucher.stage.zh,
            stage_en=voucher.stage.en,
            wanted=stage.zh,
            wanted_en=stage.en,
        )
    return voucher


def place_of_voucher(message: Any, read: Read) -> PlaceId:
    """Return the place of the collective of the voucher that a message names."""
    return place_of(voucher_of(message.voucher, read), read)


def month_key_of(message: Any, given: Given) -> str:
    """Return the key of the month of the voucher that a message names."""
    voucher = voucher_of(message.voucher, given.read)
    return month_key(voucher.collective, voucher.month)


def must_take(collective: CollectiveId, month: Month, given: Given) -> None:
    """Refuse a month that takes no vouchers.

    Raises ``books_not_open``, ``month_before_books`` and ``month_closed``.
    """
    chart = chart_of(collective, given.read)
    if chart.first is None:
        raise Refused("books_not_open", collective=collective)
    if month < chart.first:
        raise Refused("month_before_books", month=month, first=chart.first)
    if month_of_books(collective, month, given.read).closed:
        raise Refused("month_closed", month=month, collective=collective)
