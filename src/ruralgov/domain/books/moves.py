"""What the lines of the collectives asked for come to before a period and in it, group by group.

A few collectives are asked for one by one; of many, the whole city is, and others are left out.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ruralgov.domain.books.accounts import INTERNAL
from ruralgov.domain.books.amounts import Cell, cells_of
from ruralgov.domain.books.queries import MonthlyBalances, OfMonths
from ruralgov.domain.books.rows import VoucherLineRow
from ruralgov.domain.collectives import CollectiveRow, called
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CITY, CollectiveId
from ruralgov.domain.kernel.month import BEFORE_ALL, last_day, month_before

SUMS = ("debit", "credit", "carried")
FEW = 150
"""Collectives up to which each is asked for by itself."""
Months = tuple[str, str]


def spans(query: OfMonths | MonthlyBalances) -> tuple[Months, Months]:
    """Return the months before a period and those in it: beyond one and up to another."""
    edge = month_before(query.first)
    return (BEFORE_ALL, edge), (edge, query.last)


def sums(
    keys: set[CollectiveId], by: tuple[str, ...], months: Months, asked: Asked
) -> Iterator[tuple[tuple[str, ...], tuple[int, int, int]]]:
    """Give (collective, each of *by* …) with debit, credit and carried in some months."""
    group, at = ("collective", *by), len(by) + 1
    each: list[dict[str, Any]] = [{"collective": key} for key in sorted(keys)]
    for one in each if len(keys) <= FEW else [{}]:
        for row in asked.read.tally(
            VoucherLineRow, group, sums=SUMS, span=("month", *months), **one
        ):
            if row[0] in keys:
                yield row[:at], row[at + 1 :]


def collectives_of(query: OfMonths, asked: Asked) -> list[CollectiveId]:
    """Return the collective asked for, or all at a place and below it at the period's end.

    Those that ended are among them: what they posted stays.
    """
    if query.collective is not None:
        return [query.collective]
    return [CollectiveId(row.owner) for row in collective_rows(query, asked)]


def collective_rows(query: OfMonths, asked: Asked) -> list[CollectiveRow]:
    """Return the rows of the same."""
    if query.collective is not None:
        return asked.read.rows(CollectiveRow, owner=query.collective)
    day = last_day(query.last)
    rows = called(asked.read.rows(CollectiveRow), asked.read, day)
    return [
        row for row in rows if query.place == CITY or query.place in asked.above(row.place, day)
    ]


def cells(query: OfMonths, asked: Asked) -> list[Cell]:
    """Return what the lines of the period, and those before it, come to.

    For the whole city and for many collectives they are added up over these, but for the account
    whose balances are split by their side.
    """
    if query.collective is None and query.place == CITY:
        return list(_city(query, asked))
    keys, found = collectives_of(query, asked), list[Cell]()
    if len(keys) > FEW:
        return _together(query, {*keys}, asked)
    for one in keys:
        rows = _tally(asked, query, ("month", "account", "code", "use"), collective=one)
        found += cells_of(one, rows, query.first)
    return found


def _city(query: OfMonths, asked: Asked) -> Iterator[Cell]:
    rows = _tally(asked, query, ("month", "account", "use"))
    whole = ((month, account, account, *rest) for month, account, *rest in rows)
    yield from cells_of("", (row for row in whole if row[1] != INTERNAL), query.first)
    by = ("collective", "month", "account", "code", "use")
    split: dict[str, list[Any]] = defaultdict(list)
    for collective, *row in _tally(asked, query, by, account=INTERNAL):
        split[collective].append(tuple(row))
    for collective, mine in split.items():
        yield from cells_of(collective, mine, query.first)


def _together(query: OfMonths, keys: set[CollectiveId], asked: Asked) -> list[Cell]:
    """Return the cells of many collectives from two questions over the whole city."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    before, within = spans(query)
    by = ("account", "code", "use")
    for group, (debit, credit, _) in sums(keys, by, before, asked):
        found[_of_several(group)][0] += debit - credit
    for group, amounts in sums(keys, by, within, asked):
        whole = found[_of_several(group)]
        for at, amount in enumerate(amounts, 1):
            whole[at] += amount
    return [
        Cell(collective, account, code, use, *whole)
        for (collective, account, code, use), whole in sorted(found.items())
    ]


def _of_several(group: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cell that a group is added to."""
    _, account, _, use = group
    return group if account == INTERNAL else ("", account, account, use)


def _tally(asked: Asked, query: OfMonths, by: tuple[str, ...], **equal: Any) -> list[Any]:
    """Return the values of *by* with the sums, without the count."""
    found = asked.read.tally(
        VoucherLineRow, by, sums=SUMS, span=("month", BEFORE_ALL, query.last), **equal
    )
    at = len(by)
    return [(*row[:at], *row[at + 1 :]) for row in found]
