"""The three records of the books."""

from typing import Final, get_args

from ruralgov.domain.books import evolve, rows, texts
from ruralgov.domain.books.messages import (
    AccountDefined,
    BooksOpened,
    ChartEvent,
    MonthClosed,
    MonthEvent,
    MonthReopened,
    VoucherCounted,
    VoucherEntered,
    VoucherEvent,
)
from ruralgov.domain.books.model import BookMonth, Chart, Voucher, month_key
from ruralgov.domain.kernel.declare import Read, Record
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CollectiveId, VoucherId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.upcasts import added

CHART: Final[Record[Chart, ChartEvent]] = Record(
    kind="chart",
    state=Chart,
    events=get_args(ChartEvent),
    begins={AccountDefined: evolve.begin_chart, BooksOpened: evolve.begin_chart},
    evolve=evolve.evolve_chart,
    tables=(),
)
BOOK_MONTH: Final[Record[BookMonth, MonthEvent]] = Record(
    kind="book_month",
    state=BookMonth,
    events=get_args(MonthEvent),
    begins={VoucherCounted: evolve.begin_month, MonthClosed: evolve.begin_month},
    evolve=evolve.evolve_month,
    rows=rows.month_rows,
    tables=rows.MONTH_TABLES,
    version=2,
    upcasts=added("cites", MonthReopened),
)
VOUCHER: Final[Record[Voucher, VoucherEvent]] = Record(
    kind="voucher",
    state=Voucher,
    events=get_args(VoucherEvent),
    begins={VoucherEntered: evolve.begin_voucher},
    evolve=evolve.evolve_voucher,
    rows=rows.voucher_rows,
    tables=rows.VOUCHER_TABLES,
    version=3,
    upcasts=added("at", VoucherEntered),
)


def chart_of(collective: CollectiveId, read: Read) -> Chart:
    """Return the chart of a collective: the official accounts alone, if it has no more."""
    return read.state(CHART, collective) or Chart(collective=collective)


def month_of_books(collective: CollectiveId, month: Month, read: Read) -> BookMonth:
    """Return a month of a collective, open and empty if nothing was done in it."""
    found = read.state(BOOK_MONTH, month_key(collective, month))
    return found or BookMonth(collective=collective, month=month)


def voucher_of(key: VoucherId, read: Read) -> Voucher:
    """Return a voucher; raises ``voucher_missing``."""
    return existing(read.state(VOUCHER, key), texts.VOUCHER_MISSING, voucher=key)
