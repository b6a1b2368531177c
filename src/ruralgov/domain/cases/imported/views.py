"""The answers to questions about history."""

from collections.abc import Iterator
from datetime import datetime
from itertools import starmap

from ruralgov.domain.cases.imported.model import Imported
from ruralgov.domain.cases.imported.queries import (
    ImportedCases,
    ImportedFigure,
    ImportedFigures,
    OldNumbers,
    OldSystems,
)
from ruralgov.domain.cases.imported.rows import SUMS, ImportedRow, OldSystemRow
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.queries import CaseStep
from ruralgov.domain.cases.scope import scope_of, smallest_shown
from ruralgov.domain.cases.table import ROLES, Action, Stage
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.month import period_span


def imported_figures(query: ImportedFigures, asked: Asked) -> list[ImportedFigure]:
    """Return what other systems say of their cases, by system and month (rule 54)."""
    scope = scope_of(query.place, asked)
    span = period_span(query.first, query.last)
    least = smallest_shown(asked)
    groups = scope.tally(ImportedRow, ("month", "system"), sums=SUMS, span=span)
    return [
        ImportedFigure(
            system=system,
            month=month,
            **dict(zip(("came_in", *SUMS), _shown(list(numbers), least), strict=True)),
        )
        for month, system, *numbers in sorted(groups)
    ]


def _shown(numbers: list[int], least: int) -> list[int | None]:
    """Return the numbers of a line, none of them where one of them, or what it leaves, is few."""
    came_in, judged, on_time, answered, satisfied, solved = numbers
    parts = (*numbers, judged - on_time, answered - satisfied, came_in - solved)
    few = any(0 < one < least for one in parts)
    return [None] * len(numbers) if few else list(numbers)


def imported_cases(query: ImportedCases, asked: Asked) -> list[ImportedRow]:
    """Return the cases of other systems that came in at a place in a month."""
    found = scope_of(query.place, asked).rows(ImportedRow, month=query.month)
    return sorted(found, key=lambda row: (row.reported, row.number))


def old_systems(_: OldSystems, asked: Asked) -> list[OldSystemRow]:
    """Return the systems, by their names."""
    return sorted(asked.read.rows(OldSystemRow), key=lambda row: row.owner)


def old_numbers(query: OldNumbers, asked: Asked) -> list[str]:
    """Return the numbers that were taken over from a system, in their order."""
    groups = asked.read.tally(ImportedRow, ("number",), system=query.system)
    return sorted(number for number, _ in groups)


def past_steps(case: Case, known: Imported) -> Iterator[CaseStep]:
    """Give the steps of a case that another system handled, by its instants."""
    steps: tuple[tuple[datetime | None, Action | None, Stage], ...] = (
        (case.reported_at, None, Stage.REPORTED),
        (known.dispatched, Action.DISPATCH, Stage.DISPATCHED),
        (known.done, Action.REPORT_DONE, Stage.DONE),
        (known.ended, _ENDED.get(case.stage), case.stage),
    )

    def step(at: datetime, action: Action | None, stage: Stage) -> CaseStep:
        return CaseStep(
            at=at,
            action=action,
            role=None if action is None else ROLES[action],
            stage=stage,
            note="",
            due=known.due,
            imported=known.system,
        )

    yield from starmap(step, ((at, action, stage) for at, action, stage in steps if at))


_ENDED = {
    Stage.CLOSED: Action.CLOSE,
    Stage.FORCED: Action.FORCE,
    Stage.REFUSED: Action.REFUSE,
    Stage.NOT_FILED: Action.DECLINE,
    Stage.CANCELLED: Action.CANCEL,
}
