"""The answers to questions about matters."""

from ruralgov.domain.cases.matters.queries import Matters
from ruralgov.domain.cases.matters.rows import MatterRow
from ruralgov.domain.kernel.declare import Asked


def matters(_: Matters, asked: Asked) -> list[MatterRow]:
    """Return the matters in force."""
    return asked.read.rows(MatterRow, on=asked.day)
