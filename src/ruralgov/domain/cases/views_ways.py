"""The answers to questions about what few cases have."""

from collections.abc import Iterable
from typing import TypeVar

from ruralgov.domain.cases.queries_ways import Grievances
from ruralgov.domain.cases.rows_ways import GrievanceRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.registry import Map

R = TypeVar("R", bound=GrievanceRow)


def grievances(query: Grievances, asked: Asked) -> list[GrievanceRow]:
    """Return the grievances of a place and below it, oldest first."""
    read = asked.read
    found = read.rows(GrievanceRow) if query.settled else read.rows(GrievanceRow, waiting=True)
    inside = _inside(found, query.place, asked)
    return sorted(inside, key=lambda row: (row.since, row.number))


def _inside(rows: Iterable[R], place: PlaceId, asked: Asked) -> Iterable[R]:
    """Return the rows of a place and of those below it, as it is on the day asked."""
    if place == CITY:
        return rows
    inside = set(Map.of(asked.read).below(place, asked.day))
    return (row for row in rows if row.place in inside)
