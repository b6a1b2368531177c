"""The answers to questions about wells."""

from ruralgov.domain.kernel.declare import Asked
from ruralgov_wells.queries import Wells
from ruralgov_wells.rows import WellRow


def wells(query: Wells, asked: Asked) -> list[WellRow]:
    """Return the open wells of a place."""
    found = asked.read.rows(WellRow, on=asked.day, place=query.place)
    return sorted(found, key=lambda row: (row.name, row.owner))
