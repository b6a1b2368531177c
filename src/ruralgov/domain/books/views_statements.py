"""The statements of one collective, a town or the city."""

from collections import defaultdict

from ruralgov.domain.books.accounts import ACCOUNTS, RESULTS, Side, official
from ruralgov.domain.books.amounts import balances, income, sheet
from ruralgov.domain.books.moves import cells
from ruralgov.domain.books.queries import (
    BalanceSheet,
    DetailRow,
    IncomeDetail,
    IncomeRow,
    IncomeStatement,
    SheetRow,
    TrialBalance,
    TrialBalanceRow,
)
from ruralgov.domain.books.records import chart_of
from ruralgov.domain.books.statements import BALANCE_SHEET, INCOME, Item, leaves
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.money import Fen


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
