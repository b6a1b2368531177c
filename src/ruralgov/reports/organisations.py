"""The organisations of a day as a table that ``ruralgov import organisations`` reads again."""

from collections import Counter
from datetime import date
from typing import Any

from ruralgov.domain.kernel.imports import Ask
from ruralgov.domain.registry import FindOrganisations, OrganisationRow, known_places
from ruralgov.domain.registry.organisations.imports import SPEC
from ruralgov.ports.tables import Statement


def organisation_sheet(ask: Ask, day: date | None = None) -> Statement:
    """Return the organisations of a day, parents by their name, or id where two have it."""
    codes = {row.owner: row.code for row in known_places(ask, day)}
    rows = ask(FindOrganisations(), day=day)
    names = Counter(row.name for row in rows)
    said = {row.owner: row.name if names[row.name] == 1 else row.owner for row in rows}
    ordered = sorted(rows, key=lambda row: (codes.get(row.place, ""), row.kind, row.name))
    return Statement(
        title=SPEC.zh,
        columns=SPEC.columns,
        rows=[_cells(row, codes, said) for row in ordered],
    )


def _cells(row: OrganisationRow, codes: dict[str, str], said: dict[str, str]) -> list[Any]:
    cells = {
        "name": row.name,
        "kind": row.kind.zh,
        "place": codes.get(row.place),
        "parent": None if row.parent is None else said.get(row.parent, row.parent),
        "credit_code": row.credit_code,
        "id": row.owner,
    }
    return [cells[column.id] for column in SPEC.columns]
