"""Tables that are planned without an app: the answers that their plan asks for are given."""

from collections.abc import Callable
from datetime import date
from typing import Any

from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.imports import ImportTable, Problems, Steps
from ruralgov.imports.steps import importing, nothing_beside
from ruralgov.imports.table import from_csv
from tests.bringing import Wrong

HERE = CollectiveId("c")
Row = dict[str, str]
"""The cells of a row by the ids of their columns; what is not named is empty."""
Answer = Callable[[Any], Any]


def planned(
    table: ImportTable,
    answer: Answer,
    *rows: Row,
    beside: Callable[[str], bytes] = nothing_beside,
) -> tuple[Steps, Problems]:
    """Return the steps of a table of the collective, and what is wrong with it."""

    def ask(query: Any, *, day: date | None = None) -> Any:
        assert day is None
        return answer(query)

    columns = table.spec.columns
    lines = [",".join(column.zh for column in columns)]
    lines += [",".join(row.get(column.id, "") for column in columns) for row in rows]
    read = from_csv("\n".join(lines).encode(), table.spec)
    options = {"collective": HERE}
    given = importing(ask, table, options, tables=(read,), beside=beside)
    return table.plan(given), given.problems


def wrong(problems: Problems) -> Wrong:
    """Return the row, the column and the code of each fault."""
    return [(one.row, one.column, one.error.code) for one in problems.found]
