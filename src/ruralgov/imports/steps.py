"""What an import would do, row by row, and what the domain says to it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from ruralgov.app.application import App
from ruralgov.app.ids import new_id
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.imports import (
    Ask,
    Import,
    ImportFile,
    Importing,
    ImportTable,
    Problems,
    Steps,
)
from ruralgov.imports.table import rows
from ruralgov.ports.tables import Table

A = TypeVar("A")


def asking(app: App, acting: Mapping[str, Any]) -> Ask:
    """Return what asks an app as one actor for one purpose."""

    def ask(query: Query[A], *, day: date | None = None) -> A:
        return app.query(query, day=day, **acting)

    return ask


def nothing_beside(_name: str) -> bytes:
    """Return no file: there is no folder."""
    return b""


def importing(
    ask: Ask,
    declared: ImportTable | ImportFile,
    options: Mapping[str, str],
    *,
    tables: tuple[Table, ...] = (),
    more: Mapping[str, Table] | None = None,
    files: tuple[bytes, ...] = (),
    beside: Callable[[str], bytes] = nothing_beside,
) -> Importing:
    """Return what an import is planned with; wrong cells are noted as its rows are gone through.

    *options* are the texts of what it asks for, by name. Raises ``option_missing`` and
    ``option_wrong``.
    """
    problems = Problems()
    given = more or {}
    with_it = declared.more if isinstance(declared, ImportTable) else ()
    return Importing(
        rows=rows(declared.spec, tables, problems) if isinstance(declared, ImportTable) else (),
        tables=tables,
        more={
            spec.name: rows(spec, [given[spec.name]], problems)
            for spec in with_it
            if spec.name in given
        },
        files=files,
        problems=problems,
        ask=ask,
        options={option.name: option.value(options) for option in declared.options},
        beside=beside,
        new_id=new_id,
    )


def proven(
    app: App,
    declared: Import,
    plan: Steps,
    problems: Problems,
    acting: Mapping[str, Any],
    *,
    apply: bool = False,
) -> list[Any]:
    """Return the commands, which nothing refuses as things stand where they were rehearsed.

    With *apply* they are carried out, all in one transaction. Raises ``table_rows_wrong`` with the
    problems noted so far and the first refusal of each row, and nothing is done.
    """
    commands = [step.command for step in plan.steps]
    keep = apply and not problems.found
    if declared.rehearsed:
        said: set[tuple[str, int]] = set()
        refused = app.rehearse(commands, keep=keep, **acting)
        for step, refusal in zip(plan.steps, refused, strict=True):
            row = (step.line.file, step.line.number)
            if refusal is not None and row not in said:
                said.add(row)
                step.note(refusal, problems)
    problems.check()
    if apply and not declared.rehearsed:
        app.execute_all(commands, **acting)
    return commands
