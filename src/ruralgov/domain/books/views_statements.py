"""The statements of one collective, a town or the city, and the vouchers behind each figure."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import field, frozen

from ruralgov.domain.books import moves
from ruralgov.domain.books.accounts import ACCOUNTS, INTERNAL, RESULTS, Side, official
from ruralgov.domain.books.amounts import Cell, balances, cells_of, income, sheet, takes
from ruralgov.domain.books.records import chart_of
from ruralgov.domain.books.statements import (
    BALANCE_SHEET,
    INCOME,
    STATEMENTS,
    Item,
    StatementKind,
    leaves,
)
from ruralgov.domain.books.views import VoucherLineRow
from ruralgov.domain.collectives import CollectiveRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CITY, CollectiveId, PlaceId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import BEFORE_ALL, Month, check_period, last_day

EDGES = ("0001-12", "9999-01")


def check_months(query: Any, attribute: object, last: Month) -> None:
    """Refuse what are no months, or in the wrong order; raises ``period_wrong``.

    Each must have a month before it and after it: those at the ends of the calendar have not.
    """
    check_period(query, attribute, last)
    if not EDGES[0] < query.first <= last < EDGES[1]:
        raise BadInput("period_wrong", first=query.first, last=last)


@frozen(kw_only=True)
class OfMonths:
    """What most questions say: of a collective, or of all at a place and below, in which months."""

    collective: CollectiveId | None = None
    place: PlaceId = CITY
    first: Month
    last: Month = field(validator=check_months)


@frozen(kw_only=True)
class TrialBalance(OfMonths):
    """Ask for 科目余额表 of a collective, or of all at a place and below, from month to month."""


@frozen(kw_only=True)
class BalanceSheet(OfMonths):
    """Ask for 资产负债表 at the beginning of a month and at the end of another."""


@frozen(kw_only=True)
class IncomeStatement(OfMonths):
    """Ask for 收益及收益分配表 from month to month."""


@frozen(kw_only=True)
class IncomeDetail(OfMonths):
    """Ask for 收支明细表: each account of income and expense, from month to month."""


@frozen(kw_only=True)
class FigureLines(OfMonths):
    """Ask for the lines of vouchers behind a figure: an item of a statement at the period's end."""

    statement: StatementKind
    item: str


@frozen(kw_only=True)
class AccountLines(OfMonths):
    """Ask for the lines on an account, official or full code, from month to month."""

    account: str


@frozen(kw_only=True)
class TrialBalanceRow:
    """One account, in fen. *opening* and *closing* are above nothing on the debit side."""

    collective: CollectiveId | None
    """None where it is of several."""
    code: str
    name: str
    side: Side
    opening: Fen
    debit: Fen
    credit: Fen
    closing: Fen


@frozen(kw_only=True)
class SheetRow:
    """One item of the balance sheet, in fen, at the beginning and at the end."""

    item: str
    zh: str
    en: str
    accounts: tuple[str, ...]
    begin: Fen
    end: Fen


@frozen(kw_only=True)
class IncomeRow:
    """One item of statement 2, in fen."""

    item: str
    zh: str
    en: str
    accounts: tuple[str, ...]
    amount: Fen


@frozen(kw_only=True)
class DetailRow:
    """One account of income or expense, in fen, above nothing on its own side."""

    code: str
    name: str
    side: Side
    amount: Fen


@frozen(kw_only=True)
class FigureLine:
    """A line of a posted voucher behind a figure; *amount* is debit less credit, in fen."""

    voucher: VoucherId
    line: int
    collective: CollectiveId
    month: Month
    number: int
    day: date
    code: str
    amount: Fen
    about: str | None


def collectives_of(query: Any, asked: Asked) -> list[CollectiveId]:
    """Return the collective asked for, or all at a place and below it at the period's end.

    Those that ended are among them: what they posted stays.
    """
    if query.collective is not None:
        return [query.collective]
    return [CollectiveId(row.owner) for row in collective_rows(query, asked)]


def collective_rows(query: Any, asked: Asked) -> list[CollectiveRow]:
    """Return the rows of the same."""
    if query.collective is not None:
        return asked.read.rows(CollectiveRow, owner=query.collective)
    rows, day = asked.read.rows(CollectiveRow), last_day(query.last)
    return [
        row for row in rows if query.place == CITY or query.place in asked.above(row.place, day)
    ]


def cells(query: Any, asked: Asked) -> list[Cell]:
    """Return what the lines of the period, and those before it, come to.

    For the whole city and for many collectives they are added up over these, but for the account
    whose balances are split by their side.
    """
    if query.collective is None and query.place == CITY:
        return list(_city(query, asked))
    keys, found = collectives_of(query, asked), list[Cell]()
    if len(keys) > moves.FEW:
        return _together(query, {*keys}, asked)
    for one in keys:
        rows = _tally(asked, query, ("month", "account", "code", "use"), collective=one)
        found += cells_of(one, rows, query.first)
    return found


def _city(query: Any, asked: Asked) -> Iterator[Cell]:
    rows = _tally(asked, query, ("month", "account", "use"))
    whole = ((month, account, account, *rest) for month, account, *rest in rows)
    yield from cells_of("", (row for row in whole if row[1] != INTERNAL), query.first)
    by = ("collective", "month", "account", "code", "use")
    split: dict[str, list[Any]] = defaultdict(list)
    for collective, *row in _tally(asked, query, by, account=INTERNAL):
        split[collective].append(tuple(row))
    for collective, mine in split.items():
        yield from cells_of(collective, mine, query.first)


def _together(query: Any, keys: set[CollectiveId], asked: Asked) -> list[Cell]:
    """Return the cells of many collectives from two questions over the whole city."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    before, within = moves.spans(query)
    by = ("account", "code", "use")
    for group, (debit, credit, _) in moves.sums(keys, by, before, asked):
        found[_of_several(group)][0] += debit - credit
    for group, amounts in moves.sums(keys, by, within, asked):
        sums = found[_of_several(group)]
        for at, amount in enumerate(amounts, 1):
            sums[at] += amount
    return [
        Cell(collective, account, code, use, *sums)
        for (collective, account, code, use), sums in sorted(found.items())
    ]


def _of_several(group: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cell that a group is added to."""
    _, account, _, use = group
    return group if account == INTERNAL else ("", account, account, use)


def _tally(asked: Asked, query: Any, by: tuple[str, ...], **equal: Any) -> list[Any]:
    """Return the values of *by* with the sums, without the count."""
    found = asked.read.tally(
        VoucherLineRow, by, sums=moves.SUMS, span=("month", BEFORE_ALL, query.last), **equal
    )
    at = len(by)
    return [(*row[:at], *row[at + 1 :]) for row in found]


def trial_balance(query: TrialBalance, asked: Asked) -> list[TrialBalanceRow]:
    """Return a row for each full code of a collective, or each official account of several."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for cell in cells(query, asked):
        row = sums[cell.account if query.collective is None else cell.code]
        row[0] += cell.before
        row[1] += cell.debit
        row[2] += cell.credit
    chart = None if query.collective is None else chart_of(query.collective, asked.read)
    return [
        TrialBalanceRow(
            collective=query.collective,
            code=code,
            name=ACCOUNTS[code].zh if chart is None else chart.name(code),
            side=ACCOUNTS[official(code)].side,
            opening=Fen(before),
            debit=Fen(debit),
            credit=Fen(credit),
            closing=Fen(before + debit - credit),
        )
        for code, (before, debit, credit) in sorted(sums.items())
    ]


def balance_sheet(query: BalanceSheet, asked: Asked) -> list[SheetRow]:
    """Return every item, in the order of the statement."""
    found = cells(query, asked)
    begin, end = (sheet(balances(found, closing=closing)) for closing in (False, True))
    return [
        SheetRow(
            item=item.code,
            zh=item.zh,
            en=item.en,
            accounts=_accounts(BALANCE_SHEET, item),
            begin=Fen(begin[item.code]),
            end=Fen(end[item.code]),
        )
        for item in BALANCE_SHEET
    ]


def income_statement(query: IncomeStatement, asked: Asked) -> list[IncomeRow]:
    """Return every item, in the order of the statement."""
    found = cells(query, asked)
    amounts = income(found, sheet(balances(found, closing=False)))
    return [
        IncomeRow(
            item=item.code,
            zh=item.zh,
            en=item.en,
            accounts=_accounts(INCOME, item),
            amount=Fen(amounts[item.code]),
        )
        for item in INCOME
    ]


def income_detail(query: IncomeDetail, asked: Asked) -> list[DetailRow]:
    """Return a row for each account of income and expense that moved."""
    sums: dict[str, int] = defaultdict(int)
    for cell in cells(query, asked):
        if cell.account in RESULTS:
            code = cell.account if query.collective is None else cell.code
            sums[code] += cell.debit - cell.credit - cell.carried
    chart = None if query.collective is None else chart_of(query.collective, asked.read)
    rows = []
    for code, moved in sorted(sums.items()):
        side = ACCOUNTS[official(code)].side
        rows.append(
            DetailRow(
                code=code,
                name=ACCOUNTS[code].zh if chart is None else chart.name(code),
                side=side,
                amount=Fen(moved if side is Side.DEBIT else -moved),
            )
        )
    return rows


def figure_lines(query: FigureLines, asked: Asked) -> list[FigureLine]:
    """Return the lines behind a figure.

    Those of a sum are the lines of all that it adds up or takes off: debits less credits of what is
    given are the figure, or its opposite where the figure is on the credit side.
    """
    items = STATEMENTS[query.statement]
    if query.item not in {item.code for item in items}:
        raise BadInput("item_missing", item=query.item, statement=query.statement.zh)
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
    items: list[Item], collective: CollectiveId, query: Any, asked: Asked
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
    items: list[Item], collective: CollectiveId, query: Any, asked: Asked
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


def _rows(collective: CollectiveId, account: str, query: Any, asked: Asked) -> list[VoucherLineRow]:
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


def _accounts(items: tuple[Item, ...], item: Item) -> tuple[str, ...]:
    """Return the accounts that an item comes from in the end."""
    found: dict[str, None] = {}
    for leaf in leaves(items, item.code):
        found |= dict.fromkeys(feed.account for feed in leaf.feeds)
        if leaf.unclosed:
            found |= dict.fromkeys(sorted(RESULTS))
        if leaf.uses:
            found |= dict.fromkeys(("321", "322"))
    return tuple(found)
