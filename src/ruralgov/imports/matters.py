"""A catalogue of matters from CSV."""

from datetime import date

from ruralgov.domain.cases.messages import DefineMatter
from ruralgov.domain.cases.milestones import Milestone, MilestoneStart
from ruralgov.domain.cases.model import ClockStart, Terms
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.imports.table import Line, Problems, read_cell, read_table

COLUMNS = (
    *("code", "category", "name", "standard", "unit", "level", "amount", "time_unit"),
    *("start", "extension", "pause_days", "ranked", "department"),
)
OPTIONAL = ("milestones", "refusable")
"""Milestones in their order, such as
``停工 4 working_hours dispatch; 处罚 7 working_days previous``;
``refusable`` is ``yes`` unless it says ``no``."""
WORDS = tuple(f"milestones.{word}" for word in ("name", "amount", "time_unit", "start"))
"""What is in a cell of milestones, between spaces."""
TRUTH = {"yes": True, "no": False}


def read(data: bytes, since: date, source: str) -> list[DefineMatter]:
    """Return a command for each row; raises ``table_rows_wrong`` with every wrong row at once."""
    found: dict[str, DefineMatter] = {}
    problems = Problems()
    for line in read_table(data, COLUMNS, OPTIONAL):
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
            refusable=read_cell({"refusable": "yes"} | cells, "refusable", TRUTH.__getitem__),
            ranked=read_cell(cells, "ranked", TRUTH.__getitem__),
        ),
        milestones=read_cell({"milestones": ""} | cells, "milestones", _milestones),
    )


def _milestones(cell: str) -> tuple[Milestone, ...]:
    """Return the milestones of a cell; raises ``cell_wrong`` or ``ValueError``."""
    parts = (part for part in cell.replace("；", ";").split(";") if part.strip())
    return tuple(_milestone(dict(zip(WORDS, part.split(), strict=True))) for part in parts)


def _milestone(words: dict[str, str]) -> Milestone:
    name, amount, unit, start = WORDS
    return Milestone(
        name=words[name],
        limit=TimeLimit(read_cell(words, amount, int), read_cell(words, unit, TimeUnit)),
        start=read_cell(words, start, MilestoneStart),
    )
