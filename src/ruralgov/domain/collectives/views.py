"""The answers to questions about collectives."""

from ruralgov.domain.collectives.queries import Collectives
from ruralgov.domain.collectives.rows import CollectiveRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CITY


def collectives(query: Collectives, asked: Asked) -> list[CollectiveRow]:
    """Return the collectives at a place and below it."""
    found = asked.read.rows(CollectiveRow, on=None if query.ended else asked.day)
    everywhere = query.ended and query.place == CITY  # the place of one may have ended too
    return sorted(
        (row for row in found if everywhere or query.place in asked.above(row.place, asked.day)),
        key=lambda row: (row.place, row.name, row.owner),
    )
