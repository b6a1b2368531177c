"""What the lines of many collectives come to before a period and in it, group by group.

A few collectives are asked for one by one; of many, the whole city is, and others are left out.
"""

from collections.abc import Iterator
from typing import Any

from ruralgov.domain.books.views import VoucherLineRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import BEFORE_ALL, month_before

SUMS = ("debit", "credit", "carried")
FEW = 150
"""Collectives up to which each is asked for by itself."""
Months = tuple[str, str]


def spans(query: Any) -> tuple[Months, Months]:
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
