"""What the books say: lines of income and spending, balances, uses of the results, decisions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from ruralgov.domain.books import (
    ACCOUNTS,
    CASH,
    OFFICIAL,
    REGROUPS,
    RESULTS,
    Cell,
    Chart,
    DecisionKind,
    DistributionUse,
    MonthDecisionRow,
    VoucherKind,
    VoucherLineRow,
    VoucherRow,
    cells_of,
    chart_of,
    month_of_books,
)
from ruralgov.domain.disclosure import texts
from ruralgov.domain.disclosure.feeds import (
    DEBIT_ITEMS,
    LET_BY_THE_RULES,
    LETTING,
    balance_item,
    flow_item,
)
from ruralgov.domain.disclosure.figures import Entry, Scope, Sheet
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.month import BEFORE_ALL, Month
from ruralgov.domain.property import CONTRACT

SUMS: Final = ("debit", "credit", "carried")
NAMED: Final = 5
"""Digits of the sub-accounts of income and expense whose names are shown: those right below."""
_USES: Final = {
    DistributionUse.RESERVE.value: "7-02",
    DistributionUse.MEMBERS.value: "7-05",
    DistributionUse.OTHER.value: "7-06",
}
_USE_WORDS: Final = ((("福利",), "7-03"), (("外来", "投资"), "7-04"))


def has_books(scope: Scope) -> bool:
    """Tell whether the books of the collective were open by the end of the period."""
    first = chart_of(scope.collective, scope.read).first
    return first is not None and first <= scope.last


def must_be_closed(scope: Scope) -> None:
    """Refuse a period with a month that the books have open; raises ``disclosure_month_open``."""
    for month in scope.months:
        if not month_of_books(scope.collective, month, scope.read).closed:
            raise Refused(texts.DISCLOSURE_MONTH_OPEN, month=month, collective=scope.collective)


def cells(scope: Scope) -> list[Cell]:
    """Return what the lines of the period, and those before it, come to."""
    by = ("month", "account", "code", "use")
    found = scope.read.tally(
        VoucherLineRow,
        by,
        sums=SUMS,
        span=("month", BEFORE_ALL, scope.last),
        collective=scope.collective,
    )
    at = len(by)
    rows = ((*row[:at], *row[at + 1 :]) for row in found)
    return list(cells_of(scope.collective, rows, scope.first))


def closings(found: list[Cell]) -> dict[str, int]:
    """Return the balances at the end of the period by full code."""
    by_code: dict[str, int] = defaultdict(int)
    for cell in found:
        by_code[cell.code] += cell.closing
    return by_code


def balances(scope: Scope) -> dict[str, int]:
    """Return the same of the store's sums, where nothing else is wanted of the lines."""
    by, sums = ("account", "code"), ("debit", "credit")
    span = ("month", BEFORE_ALL, scope.last)
    found = scope.read.tally(VoucherLineRow, by, sums=sums, span=span, collective=scope.collective)
    return {code: debit - credit for _, code, _, debit, credit in found}


def add_balances(scope: Scope, by_code: Mapping[str, int], sheet: Sheet) -> None:
    """Add every balance to its item, by official account: names below may be those of people."""
    chart = chart_of(scope.collective, scope.read)
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for code, balance in sorted(by_code.items()):
        account = code[:OFFICIAL]
        sums[balance_item(account, _own(chart, code), balance), account] += balance
    for (item, account), balance in sorted(sums.items()):
        if balance and scope.shows(item):
            amount = balance if item in DEBIT_ITEMS else -balance
            entry = {"account": account, "what": ACCOUNTS[account].zh, "amount": amount}
            sheet.add(item, amount, entry)


def money_before(found: list[Cell]) -> int:
    """Return the cash and bank money at the beginning of the period."""
    return sum(cell.before for cell in found if cell.account in CASH)


def add_flows(scope: Scope, sheet: Sheet) -> None:
    """Add income and spending: line by line for one month, by account for more."""
    one = len(scope.months) == 1
    chart = chart_of(scope.collective, scope.read)
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for month in scope.months:
        for item, row, amount in _flows(scope, month, chart):
            what = shown_name(chart, row.code)
            if one:
                entry: Entry = {
                    "day": row.day.isoformat(),
                    "voucher": row.number,
                    "account": row.account,
                    "what": what,
                    "amount": amount,
                }
                sheet.add(item, amount, entry)
            else:
                sums[item, what] += amount
    for (item, what), amount in sorted(sums.items()):
        sheet.add(item, amount, {"what": what, "amount": amount})


def _flows(scope: Scope, month: Month, chart: Chart) -> Iterator[tuple[str, VoucherLineRow, int]]:
    """Give the lines of a month that are income or spending, with the item and its fen."""
    read, collective = scope.read, scope.collective
    vouchers = {row.owner: row for row in read.rows(VoucherRow, collective=collective, month=month)}
    rows = read.rows(VoucherLineRow, collective=collective, month=month)
    letting = _letting_vouchers(scope, rows)
    for row in sorted(rows, key=lambda row: (row.number, row.line)):
        voucher = vouchers[row.owner]
        if row.carried or _opens(voucher, scope):
            continue
        item = flow_item(row.account, _own(chart, row.code), credit=row.credit != 0)
        if item is None:
            continue
        if item.startswith("2") and (row.owner in letting or _is_letting(scope, row.about)):
            item = LETTING
        moved = row.credit - row.debit
        yield item, row, moved if item.startswith("2") else -moved


def _opens(voucher: VoucherRow, scope: Scope) -> bool:
    """Tell whether a voucher only brings balances, or undoes a part of the one that did."""
    if voucher.kind is VoucherKind.REVERSAL and voucher.corrects is not None:
        other = scope.read.one(VoucherRow, owner=voucher.corrects)
        return other is not None and other.kind is VoucherKind.OPENING
    return voucher.kind is VoucherKind.OPENING or voucher.kind in REGROUPS


def _letting_vouchers(scope: Scope, rows: list[VoucherLineRow]) -> set[str]:
    """Return the vouchers whose money all came in for contracts by which something is let."""
    abouts: dict[str, set[str | None]] = defaultdict(set)
    for row in rows:
        if row.account in CASH and row.debit:
            abouts[row.owner].add(row.about)
    return {
        voucher
        for voucher, found in abouts.items()
        if all(_is_letting(scope, about) for about in found)
    }


def _is_letting(scope: Scope, about: str | None) -> bool:
    kind, _, key = (about or "").partition("/")
    if kind != "contract":
        return False
    contract = scope.read.state(CONTRACT, key)
    return contract is not None and contract.tenure in LET_BY_THE_RULES


def add_uses(scope: Scope, found: list[Cell], sheet: Sheet) -> None:
    """Add the result of the period, and what was done with results."""
    chart = chart_of(scope.collective, scope.read)
    for cell in found:
        moved = cell.debit - cell.credit
        if cell.account in RESULTS:
            sheet.add("7-01", cell.carried - moved)
            continue
        item = _USES.get(cell.use)
        if item is None or not moved:
            continue
        own = _own(chart, cell.code)
        for words, other in _USE_WORDS:
            if item != "7-02" and any(word in own for word in words):
                item = other
        sheet.add(item, moved, {"what": ACCOUNTS[cell.account].zh, "amount": moved})


def add_decisions(scope: Scope, sheet: Sheet) -> None:
    """Add every reopening of a month of the period: which month, when, on what decision."""
    for month in scope.months:
        rows = scope.read.rows(MonthDecisionRow, collective=scope.collective, month=month)
        for row in sorted(rows, key=lambda row: row.step):
            if row.kind is DecisionKind.REOPENED:
                sheet.add(
                    "8-05",
                    None,
                    {
                        "month": row.month,
                        "day": legal_date(row.at).isoformat(),
                        "decision": row.decision,
                    },
                )


def shown_name(chart: Chart, code: str) -> str:
    """Return the name of an account as it may be shown.

    Below income and expense the first sub-accounts are kinds of it; deeper ones, and those of
    claims and debts, are often called after people, and stay inside.
    """
    account = code[:OFFICIAL]
    if account in RESULTS and len(code) >= NAMED:
        return chart.name(code[:NAMED])
    return ACCOUNTS[account].zh


def _own(chart: Chart, code: str) -> str:
    """Return the name of a code without that of its official account."""
    return chart.name(code).partition("—")[2]
