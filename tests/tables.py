"""Tables as a test gives them: bytes of CSV in, commands out."""

from datetime import date

from ruralgov.domain.cases import DefineMatter
from ruralgov.domain.cases.matters import imports as matters
from ruralgov.domain.kernel.imports import Problems
from ruralgov.imports.table import from_csv, rows


def matters_of(data: str | bytes) -> list[DefineMatter]:
    """Return the commands of a catalogue; raises ``table_rows_wrong``."""
    problems = Problems()
    table = from_csv(data.encode() if isinstance(data, str) else data, matters.SPEC)
    found = rows(matters.SPEC, [table], problems)
    steps = matters.read(found, date(2024, 1, 1), "t", problems)
    problems.check()
    return [step.command for step in steps]
