"""Asking for sheets in a town, as an account may see it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ruralgov.ports.tables import Statement
from ruralgov.reports.sheets import Asking, made
from tests.town import Town

TODAY = date(2026, 1, 5)


def asking(town: Town, account: str, lang: str = "zh", day: date = TODAY) -> Asking:
    """Return what asks as an account, for whatever purpose a sheet has."""
    actor = town.account(account)

    def ask(query: Any, purpose: Any) -> Any:
        return town.app.query(query, actor=actor, purpose=purpose, day=day)

    return Asking(ask=ask, day=day, lang=lang)


def tables(
    town: Town,
    account: str,
    name: str,
    of: str | None = None,
    lang: str = "zh",
    day: date = TODAY,
) -> Sequence[Statement]:
    """Return the tables of a sheet in both languages' check: each cell is of its column's kind."""
    found = made(asking(town, account, lang, day), name, of)
    for table in found:
        for row in table.rows:
            assert len(row) == len(table.columns), (table.title, row)
        if lang == "en":
            assert not {"、", "；"} & {*str((table.under, table.foot, table.rows))}, table.title
    return found


def columns(table: Statement, *ids: str) -> list[tuple[Any, ...]]:
    """Return the cells of some columns, row by row."""
    at = [[one.id for one in table.columns].index(name) for name in ids]
    return [tuple(row[n] for n in at) for row in table.rows]


def facts(table: Statement) -> dict[str, Any]:
    """Return a table of facts: what each is, and its value."""
    return {row[0]: row[1] for row in table.rows}
