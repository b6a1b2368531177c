"""A catalogue of matters from CSV."""

from datetime import date

from ruralgov.domain.cases.messages import DefineMatter
from ruralgov.domain.cases.model import ClockStart, Terms
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.imports.table import Line, Problems, read_cell, read_table

COLUMNS = (
    *("code", "category", "name", "standard", "unit", "level", "amount", "time_unit"),
    *("start", "extension", "pause_days", "ranked", "department"),
)
TRUTH = {"yes": True, "no": False}


def read(data: bytes, since: date, source: str) -> list[DefineMatter]:
    """Return a command for each row; raises ``table_rows_wrong`` with every wrong row at once."""
    found: dict[str, DefineMatter] = {}
    problems = Problems()
    for line in read_table(data, COLUMNS):
        try:
            command = _command(line, since, source)
            if command.code in found:
                raise BadInput("row_twice", value=command.code)
            found[command.code] = command
        except RuralgovError as error:
            problems.add(line, error)
    problems.check()
    return list(found.values())


def _command(line: Line, since: date, source: str) -> DefineMatter:
    cells = line.cells
    return DefineMatter(
        code=cells["code"],
        category=cells["category"],
        name=cells["name"],
        standard=cells["standard"],
        unit=cells["unit"],
        limit=TimeLimit(read_cell(cells, "amount", int), read_cell(cells, "time_unit", TimeUnit)),
        department=cells["department"] or None,
        since=since,
        source=source,
        terms=Terms(
            level=read_cell(cells, "level", Level),
            start=read_cell(cells, "start", ClockStart),
            extension=read_cell(cells, "extension", int),
            pause_days=read_cell(cells, "pause_days", int),
            ranked=read_cell(cells, "ranked", TRUTH.__getitem__),
        ),
    )
