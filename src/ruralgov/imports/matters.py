"""A catalogue of matters from CSV."""

from datetime import date

from ruralgov.domain.cases.messages import DefineMatter
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.imports.table import Line, Problems, read_table

COLUMNS = ("code", "name", "standard", "unit", "amount", "time_unit", "department")


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
    try:
        limit = TimeLimit(int(cells["amount"]), TimeUnit(cells["time_unit"]))  # type: ignore[call-arg]
    except ValueError as error:
        raise BadInput("cell_wrong", column="amount, time_unit", problem=error) from None
    return DefineMatter(
        code=cells["code"],
        name=cells["name"],
        standard=cells["standard"],
        unit=cells["unit"],
        limit=limit,
        department=cells["department"] or None,
        since=since,
        source=source,
    )
