"""What the lines of a period come to, and the figures of a statement from it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import DISTRIBUTION, RESULTS
from ruralgov.domain.books.model import DistributionUse
from ruralgov.domain.books.statements import (
    BALANCE_SHEET,
    INCOME,
    Feed,
    Item,
    Part,
    evaluate,
    feeding,
)
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.value import frozen


@frozen
class Cell:
    """What the lines of one collective, full code and use come to before and in a period, in fen.

    *collective* and *code* may stand for several where nothing is decided by them.
    """

    collective: str
    account: str
    code: str
    use: str
    before: int
    """Debit less credit before the period."""
    debit: int
    credit: int
    carried: int
    """Debit less credit, in the period, of what carries results over."""

    @property
    def closing(self) -> int:
        """Debit less credit at the end of the period."""
        return self.before + self.debit - self.credit


Balances = Mapping[tuple[str, str, str], int]
"""Debit less credit by (collective, account, full code)."""
_SHEET_FEEDS: Final = feeding(BALANCE_SHEET)
_INCOME_FEEDS: Final = feeding(INCOME)


def balances(cells: Iterable[Cell], *, closing: bool) -> dict[tuple[str, str, str], int]:
    """Return the balances at the end of the period, or before it."""
    found: dict[tuple[str, str, str], int] = defaultdict(int)
    for cell in cells:
        found[cell.collective, cell.account, cell.code] += cell.closing if closing else cell.before
    return found


def takes(feed: Feed, balance: int) -> bool:
    """Tell whether an item takes a balance from an account."""
    match feed.part:
        case Part.ALL:
            return True
        case Part.DEBIT:
            return balance > 0
        case Part.CREDIT:
            return balance < 0


def sheet(found: Balances) -> dict[str, int]:
    """Return the figures of a balance sheet, in fen.

    Raises ``account_feeds_no_line``: no balance is left out.
    """
    of_item: dict[str, int] = defaultdict(int)
    unclosed = 0
    for (_, account, code), balance in found.items():
        if not balance:
            continue
        if account in RESULTS:
            unclosed += balance
            continue
        taken = [
            item
            for part, item in _SHEET_FEEDS.get(account, ())
            if takes(Feed(account, part), balance)
        ]
        if len(taken) != 1:
            raise Refused(texts.ACCOUNT_FEEDS_NO_LINE, code=code, count=len(taken))
        of_item[taken[0]] += balance
    return evaluate(BALANCE_SHEET, lambda item: unclosed if item.unclosed else of_item[item.code])


def income(cells: Iterable[Cell], begin: Mapping[str, int]) -> dict[str, int]:
    """Return the figures of statement 2 for a period, in fen; *begin* is the sheet before it."""
    of_item: dict[str, int] = defaultdict(int)
    of_use: dict[str, int] = defaultdict(int)
    for cell in cells:
        moved = cell.debit - cell.credit
        if cell.account in RESULTS:
            for _, item in _INCOME_FEEDS[cell.account]:
                of_item[item] += moved - cell.carried
        elif cell.use:
            of_use[cell.use] += moved
    if of_use[DistributionUse.WITHIN]:
        raise Refused(texts.ACCOUNT_FEEDS_NO_LINE, code=DISTRIBUTION, count=0)

    def own(item: Item) -> int:
        amount = of_item[item.code] + sum(of_use[use] for use in item.uses)
        return amount - sum(begin[code] for code in item.before)

    return evaluate(INCOME, own)


def cells_of(
    collective: str, rows: Iterable[tuple[str, str, str, str, int, int, int]], first: str
) -> Iterator[Cell]:
    """Give the cells from (month, account, full code, use, debit, credit, carried)."""
    found: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for month, account, code, use, debit, credit, carried in rows:
        sums = found[account, code, use]
        if month < first:
            sums[0] += debit - credit
        else:
            sums[1] += debit
            sums[2] += credit
            sums[3] += carried
    for (account, code, use), sums in sorted(found.items()):
        yield Cell(collective, account, code, use, *sums)
