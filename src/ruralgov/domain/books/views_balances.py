"""科目余额表 of many collectives at once: a row for each account of each of them."""

from collections.abc import Iterator

from attrs import frozen

from ruralgov.domain.books.accounts import ACCOUNTS, Side
from ruralgov.domain.books.views import VoucherLineRow
from ruralgov.domain.books.views_statements import OfMonths, collectives_of
from ruralgov.domain.collectives import CollectiveRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import BEFORE_ALL, Month, month_before

FEW = 150
"""Collectives up to which each is asked for by itself; above, the whole city is."""
Sums = tuple[int, int]
"""Debits and credits, in fen."""


@frozen(kw_only=True)
class TrialBalances(OfMonths):
    """Ask for 科目余额表 of each collective at a place and below, from month to month."""


@frozen(kw_only=True)
class CollectiveBalance:
    """One official account of one collective, in fen; above nothing on the debit side."""

    collective: CollectiveId
    whose: str
    """The name of the collective."""
    code: str
    name: str
    side: Side
    opening: Fen
    debit: Fen
    credit: Fen
    closing: Fen


def trial_balances(query: TrialBalances, asked: Asked) -> list[CollectiveBalance]:
    """Return the accounts that were used, collective by collective, in the order of their names."""
    keys = set(collectives_of(query, asked))
    before = _sums(query, keys, BEFORE_ALL, month_before(query.first), asked)
    within = _sums(query, keys, month_before(query.first), query.last, asked)
    rows = asked.read.rows(CollectiveRow)
    names = {CollectiveId(row.owner): row.name for row in rows if row.owner in keys}
    used = sorted((names[key], key, code) for key, code in before.keys() | within.keys())
    return [
        _balance(key, whose, code, before.get((key, code), (0, 0)), within.get((key, code), (0, 0)))
        for whose, key, code in used
    ]


def _balance(
    key: CollectiveId, whose: str, code: str, before: Sums, within: Sums
) -> CollectiveBalance:
    opening, (debit, credit) = before[0] - before[1], within
    account = ACCOUNTS[code]
    return CollectiveBalance(
        collective=key,
        whose=whose,
        code=code,
        name=account.zh,
        side=account.side,
        opening=Fen(opening),
        debit=Fen(debit),
        credit=Fen(credit),
        closing=Fen(opening + debit - credit),
    )


def _sums(
    query: TrialBalances, keys: set[CollectiveId], after: Month | str, until: Month, asked: Asked
) -> dict[tuple[CollectiveId, str], Sums]:
    """Return what each account of each collective moved beyond a month and up to another."""
    by, span = ("collective", "account"), ("month", after, until)

    def groups() -> Iterator[tuple[CollectiveId, str, int, int, int]]:
        if len(keys) > FEW:
            yield from asked.read.tally(VoucherLineRow, by, sums=("debit", "credit"), span=span)
            return
        for key in keys:
            yield from asked.read.tally(
                VoucherLineRow, by, sums=("debit", "credit"), span=span, collective=key
            )

    return {(key, code): (debit, credit) for key, code, _, debit, credit in groups() if key in keys}
