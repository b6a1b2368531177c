"""The answers to questions about access."""

from datetime import datetime

from ruralgov.domain.access.queries import Grants, Readings
from ruralgov.domain.access.rows import GrantRow, ReadingRow
from ruralgov.domain.kernel.declare import Asked


def grants(query: Grants, asked: Asked) -> list[GrantRow]:
    """Return the grants at a place on the day asked."""
    return asked.read.rows(GrantRow, on=asked.day, place=query.place)


def readings(query: Readings, asked: Asked) -> list[ReadingRow]:
    """Return every reading of a subject, oldest first."""
    found = asked.read.rows(ReadingRow, subject=query.subject)
    before = query.before
    if before is not None:
        found = [row for row in found if datetime.fromisoformat(row.at) < before]
    return sorted(found, key=lambda row: row.at)
