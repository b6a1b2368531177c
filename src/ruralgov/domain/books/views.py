"""The answers to questions about the books themselves: accounts, vouchers, months."""

from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import ACCOUNTS, official
from ruralgov.domain.books.model import BookMonth, Voucher
from ruralgov.domain.books.moves import collectives_of
from ruralgov.domain.books.queries import (
    AccountOf,
    BookMonths,
    ChartOfAccounts,
    FiledVoucher,
    MonthDecisions,
    TextsMayLeave,
    VoucherFile,
    VoucherFiles,
    Vouchers,
)
from ruralgov.domain.books.records import VOUCHER, chart_of, month_of_books, voucher_of
from ruralgov.domain.books.rows import MonthDecisionRow, VoucherRow
from ruralgov.domain.collectives import COLLECTIVE
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import VoucherId
from ruralgov.domain.kernel.month import month_before, next_month


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


def voucher_files(query: VoucherFiles, asked: Asked) -> list[FiledVoucher]:
    """Return the vouchers of the period; raises ``voucher_missing`` where one is a row alone."""
    span = ("month", month_before(query.first), query.last)
    rows = asked.read.rows(VoucherRow, collective=query.collective, span=span)
    rows.sort(key=lambda row: (row.month, row.number is None, row.number or 0, row.owner))
    files = asked.read.states(VOUCHER, [row.owner for row in rows])
    return [
        FiledVoucher(
            voucher=VoucherId(row.owner),
            file=existing(files.get(row.owner), texts.VOUCHER_MISSING, voucher=row.owner),
        )
        for row in rows
    ]


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
    rows = [
        row
        for one in collectives_of(query, asked)
        for row in asked.read.rows(MonthDecisionRow, collective=one)
        if query.first <= row.month <= query.last
    ]
    return sorted(rows, key=lambda row: (row.at, row.collective, row.month, row.step))
