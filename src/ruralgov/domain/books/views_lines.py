"""The lines of vouchers behind each figure of a statement."""

from collections import defaultdict
from collections.abc import Iterator

from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import RESULTS, official
from ruralgov.domain.books.amounts import takes
from ruralgov.domain.books.moves import collectives_of
from ruralgov.domain.books.queries import AccountLines, FigureLine, FigureLines, OfMonths
from ruralgov.domain.books.rows import VoucherLineRow
from ruralgov.domain.books.statements import (
    BALANCE_SHEET,
    STATEMENTS,
    Item,
    StatementKind,
    leaves,
)
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CollectiveId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.text import Wording


def figure_lines(query: FigureLines, asked: Asked) -> list[FigureLine]:
    """Return the lines behind a figure.

    Those of a sum are the lines of all that it adds up or takes off: debits less credits of what is
    given are the figure, or its opposite where the figure is on the credit side.
    """
    items = STATEMENTS[query.statement]
    if query.item not in {item.code for item in items}:
        raise BadInput(
            texts.ITEM_MISSING,
            item=query.item,
            statement=Wording(query.statement.zh, query.statement.en),
        )
    wanted = leaves(items, query.item)
    found: list[FigureLine] = []
    for one in collectives_of(query, asked):
        if query.statement is StatementKind.BALANCE_SHEET:
            found += _sheet_lines(wanted, one, query, asked)
        else:
            found += _income_lines(wanted, one, query, asked)
    return sorted(found, key=_order)


def account_lines(query: AccountLines, asked: Asked) -> list[FigureLine]:
    """Return the lines on an account in the period."""
    return sorted(
        (
            _line(row)
            for one in collectives_of(query, asked)
            for row in _rows(one, official(query.account), query, asked)
            if row.month >= query.first and row.code.startswith(query.account)
        ),
        key=_order,
    )


def _sheet_lines(
    items: list[Item], collective: CollectiveId, query: OfMonths, asked: Asked
) -> Iterator[FigureLine]:
    """Give every line up to the period's end on the accounts that the items take."""
    for item in items:
        for feed in item.feeds:
            rows = _rows(collective, feed.account, query, asked)
            closing: dict[str, int] = defaultdict(int)
            for row in rows:
                closing[row.code] += row.debit - row.credit
            yield from (_line(row) for row in rows if takes(feed, closing[row.code]))
        for account in sorted(RESULTS) if item.unclosed else ():
            yield from map(_line, _rows(collective, account, query, asked))


def _income_lines(
    items: list[Item], collective: CollectiveId, query: OfMonths, asked: Asked
) -> Iterator[FigureLine]:
    """Give the lines of the period, without those that carry results over, and what was before."""
    for item in items:
        for feed in item.feeds:
            rows = _rows(collective, feed.account, query, asked)
            yield from (_line(row) for row in rows if row.month >= query.first and not row.carried)
        for account in ("321", "322") if item.uses else ():
            rows = _rows(collective, account, query, asked)
            yield from (
                _line(row) for row in rows if row.month >= query.first and row.use in item.uses
            )
        for code in item.before:
            earlier = leaves(BALANCE_SHEET, code)
            lines = _sheet_lines(earlier, collective, query, asked)
            yield from (line for line in lines if line.month < query.first)


def _rows(
    collective: CollectiveId, account: str, query: OfMonths, asked: Asked
) -> list[VoucherLineRow]:
    found = asked.read.rows(VoucherLineRow, collective=collective, account=account)
    return [row for row in found if row.month <= query.last]


def _line(row: VoucherLineRow) -> FigureLine:
    return FigureLine(
        voucher=VoucherId(row.owner),
        line=row.line,
        collective=row.collective,
        month=row.month,
        number=row.number,
        day=row.day,
        code=row.code,
        amount=Fen(row.debit - row.credit),
        about=row.about,
    )


def _order(line: FigureLine) -> tuple[str, str, int, int]:
    return line.collective, line.month, line.number, line.line
