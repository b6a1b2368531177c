"""Questions about the books themselves: accounts, vouchers, months."""

from typing import Any

from attrs import field, frozen

from ruralgov.domain.books.accounts import ACCOUNTS, AccountClass, Side, official
from ruralgov.domain.books.model import BookMonth, Voucher
from ruralgov.domain.books.records import chart_of, month_of_books, voucher_of
from ruralgov.domain.books.views import MonthDecisionRow, VoucherRow
from ruralgov.domain.books.views_statements import OfMonths, check_months, collectives_of
from ruralgov.domain.collectives import COLLECTIVE
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CITY, CollectiveId, PlaceId, VoucherId
from ruralgov.domain.kernel.month import Month, next_month


@frozen(kw_only=True)
class ChartOfAccounts:
    """Ask for the accounts of a collective, official ones and its own."""

    collective: CollectiveId


@frozen(kw_only=True)
class VoucherFile:
    """Ask for a voucher as it stands."""

    voucher: VoucherId


@frozen(kw_only=True)
class Vouchers:
    """Ask for the vouchers of a collective in a month, by number; those without one come last."""

    collective: CollectiveId
    month: Month


@frozen(kw_only=True)
class BookMonths:
    """Ask how the months of a collective stand."""

    collective: CollectiveId
    first: Month
    last: Month = field(validator=check_months)


@frozen(kw_only=True)
class MonthDecisions(OfMonths):
    """Ask which months were closed and reopened, of a collective or at a place and below it."""


@frozen(kw_only=True)
class TextsMayLeave:
    """Ask for leave to take words that may name persons out of the office.

    Summaries, reasons and names of sub-accounts are free text; exports leave them out without it.
    That they left is recorded as a reading of the collective, or of the place.
    """

    collective: CollectiveId | None = None
    place: PlaceId = CITY


@frozen(kw_only=True)
class AccountOf:
    """An account of a collective; *takes*: vouchers may use it."""

    code: str
    name: str
    kind: AccountClass
    side: Side
    contra: bool
    two_way: bool
    takes: bool


def chart_of_accounts(query: ChartOfAccounts, asked: Asked) -> list[AccountOf]:
    """Return the accounts by their codes."""
    chart = chart_of(query.collective, asked.read)
    found = []
    for code, takes in sorted(chart.open.items()):
        above = ACCOUNTS[official(code)]
        found.append(
            AccountOf(
                code=code,
                name=chart.name(code),
                kind=above.kind,
                side=above.side,
                contra=above.contra,
                two_way=above.two_way,
                takes=takes,
            )
        )
    return found


def voucher_file(query: VoucherFile, asked: Asked) -> Voucher:
    """Return a voucher; raises ``voucher_missing``."""
    return voucher_of(query.voucher, asked.read)


def vouchers(query: Vouchers, asked: Asked) -> list[VoucherRow]:
    """Return the vouchers of a month."""
    found = asked.read.rows(VoucherRow, collective=query.collective, month=query.month)
    return sorted(found, key=lambda row: (row.number is None, row.number or 0, row.owner))


def texts_may_leave(query: TextsMayLeave, asked: Asked) -> bool:
    """Return that they may, and record it: who may not is denied the question."""
    if query.collective is None:
        asked.reveal("place", query.place, "texts", None)
    else:
        asked.reveal(COLLECTIVE.kind, query.collective, "texts", None)
    return True


def book_months(query: BookMonths, asked: Asked) -> list[BookMonth]:
    """Return each month of the period."""
    found, month = [], query.first
    while month <= query.last:
        found.append(month_of_books(query.collective, month, asked.read))
        month = next_month(month)
    return found


def month_decisions(query: MonthDecisions, asked: Asked) -> list[MonthDecisionRow]:
    """Return the decisions about the months of the period, oldest first."""
    rows: list[Any] = [
        row
        for one in collectives_of(query, asked)
        for row in asked.read.rows(MonthDecisionRow, collective=one)
        if query.first <= row.month <= query.last
    ]
    return sorted(rows, key=lambda row: (row.at, row.collective, row.month, row.step))
