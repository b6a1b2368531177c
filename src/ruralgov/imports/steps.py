"""What an import of the ledgers would do, row by row, and what the domain says to it."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID, uuid5

from attrs import define, field, frozen

from ruralgov.app.application import App
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.imports.table import Problems
from ruralgov.ports.tables import Line

_OURS: Final = UUID("6f1c0a52-3f0e-5d0b-9a4e-2f6f6c7b9d11")
Cells = tuple[tuple[Line, str | None], ...]


@frozen(kw_only=True)
class Step:
    """A command, the row that it comes from, and which cells a refusal of it is about, by code."""

    line: Line
    command: Any
    cells: Mapping[str, Cells] = field(factory=dict)

    def note(self, refusal: RuralgovError, problems: Problems) -> None:
        """Note what refuses the command beside the cells that it is about, or at its row."""
        for line, column in self.cells.get(refusal.code) or ((self.line, None),):
            problems.add(line, refusal, column)


@define
class Steps:
    """What an import would do. *notices* name what an official should look at."""

    steps: list[Step] = field(factory=list)
    counts: dict[str, int] = field(factory=dict)
    notices: list[str] = field(factory=list)

    def count(self, name: str, more: int = 1) -> None:
        """Count something that the import brings, or that is there already."""
        self.counts[name] = self.counts.get(name, 0) + more


def proven(app: App, plan: Steps, problems: Problems, acting: Mapping[str, Any]) -> list[Any]:
    """Return the commands, which nothing refuses as things stand.

    Raises ``table_rows_wrong`` with the problems noted so far and the first refusal of each row.
    """
    commands = [step.command for step in plan.steps]
    said: set[tuple[str, int]] = set()
    for step, refusal in zip(plan.steps, app.rehearse(commands, **acting), strict=True):
        row = (step.line.file, step.line.number)
        if refusal is not None and row not in said:
            said.add(row)
            step.note(refusal, problems)
    problems.check()
    return commands


def id_of(*words: str) -> str:
    """Return an id that is always the same for the same words (UUIDv5)."""
    return str(uuid5(_OURS, "\n".join(words)))


def at(line: Line, columns: Mapping[str, str]) -> dict[str, Cells]:
    """Return the cells of one row by the codes of refusals: ``{"code …": "column"}``."""
    return {code: ((line, column),) for codes, column in columns.items() for code in codes.split()}


def words_of(cell: str | None) -> list[str]:
    """Return the parts of a cell between semicolons."""
    return [part.strip() for part in (cell or "").replace("；", ";").split(";") if part.strip()]
