"""Rosters given to a town as its clerks give them, without the command line."""

from typing import Any

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.imports import ImportTable, Steps
from ruralgov.domain.registry.people import imports
from ruralgov.imports.steps import asking, importing, proven
from ruralgov.imports.table import from_csv
from tests.town import Town

HEAD = "village,household,name,identity,relation,telephone,party"
VILLAGE = "371082101201"


def row(home: str, name: str, number: str = "", relation: str = "户主", *more: str) -> str:
    """Return a line of a roster of the town's first village."""
    cells = (VILLAGE, home, name, number, relation, *more)
    return ",".join((*cells, *[""] * (7 - len(cells))))


def given(
    town: Town,
    *lines: str,
    head: str = HEAD,
    since: str = "2024-01-01",
    apply: bool = True,
    acting: dict[str, Any] | None = None,
    table: ImportTable = imports.TABLE,
    **options: str,
) -> Steps:
    """Import a roster as one account and return its plan; raises what is wrong with it."""
    who = acting or town.acting("registrar")
    tables = (from_csv("\n".join([head, *lines]).encode(), table.spec),)
    asked = {"since": since, "source": "派出所", **options}
    ready = importing(asking(town.app, who), table, asked, tables=tables)
    plan = table.plan(ready)
    proven(town.app, table, plan, ready.problems, who, apply=apply)
    return plan


def faults(town: Town, *lines: str, **more: Any) -> list[tuple[int, str | None, str]]:
    """Return the row, the column and the code of each fault of a roster."""
    try:
        given(town, *lines, **more)
    except BadInput as error:
        found: Any = error.facts["faults"]
        return [(one.row, one.column, one.error.code) for one in found]
    return []
