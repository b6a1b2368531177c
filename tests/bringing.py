"""A table that is taken in within the process: what it would do, and which cells are wrong."""

from collections.abc import Mapping

from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.imports import Importing, ImportTable, Steps
from ruralgov.imports.steps import asking, importing, proven
from ruralgov.imports.table import from_csv
from tests.town import Town

Wrong = list[tuple[int, str | None, str]]
"""Row, column and code of each wrong cell."""


def brought(
    town: Town,
    account: str,
    table: ImportTable,
    text: str,
    options: Mapping[str, str] | None = None,
) -> Wrong:
    """Take a table in as an account, and return what was wrong; then nothing was done."""
    given, plan = _planned(town, account, table, text, options)
    try:
        proven(town.app, table, plan, given.problems, town.acting(account), apply=True)
    except RuralgovError as error:
        faults = error.facts["faults"]
        assert isinstance(faults, tuple)
        return [(one.row, one.column, one.error.code) for one in faults]
    return []


def counted(town: Town, account: str, table: ImportTable, text: str) -> dict[str, int]:
    """Return what a table would bring and what is there already; it is not taken in."""
    return {
        name: number
        for name, number in _planned(town, account, table, text)[1].counts.items()
        if number
    }


def _planned(
    town: Town,
    account: str,
    table: ImportTable,
    text: str,
    options: Mapping[str, str] | None = None,
) -> tuple[Importing, Steps]:
    rows = from_csv(text.encode(), table.spec)
    said = {option.name: "t" for option in table.options} | dict(options or {})
    given = importing(asking(town.app, town.acting(account)), table, said, tables=(rows,))
    return given, table.plan(given)
