"""Importing the tables of the ledgers: which options each of them needs."""

from collections.abc import Mapping
from typing import Any

from ruralgov.domain.kernel.errors import BadInput

LEDGERS = ("opening", "vouchers", "assets", "contracts", "budget")
NEEDED = {
    "opening": ("first", "source"),
    "assets": ("source",),
    "budget": ("year", "source"),
}


def read_ledger(
    app: Any, acting: dict[str, Any], what: str, tables: list[Any], given: Mapping[str, Any]
) -> tuple[list[Any], dict[str, int], list[str]]:
    """Return the commands that a table of the ledgers would bring, counts and notices.

    Raises ``table_rows_wrong`` with all that is wrong, and ``option_missing``.
    """
    from ruralgov.imports.steps import proven
    from ruralgov.imports.table import Problems

    for name in ("collective", *NEEDED.get(what, ())):
        if given[name] is None:
            raise BadInput("option_missing", option=f"--{name}")
    problems = Problems()
    plan = _plan(app, acting, what, tables, given, problems)
    commands = proven(app, plan, problems, acting)
    return commands, plan.counts or {"same": 0}, plan.notices


def _plan(
    app: Any,
    acting: dict[str, Any],
    what: str,
    tables: list[Any],
    given: Mapping[str, Any],
    problems: Any,
) -> Any:
    from ruralgov.app.codec import member
    from ruralgov.domain.collectives import Regime
    from ruralgov.imports import assets, budgets, contracts, openings, vouchers

    first = (app, tables, given["collective"])
    match what:
        case "opening":
            regime = member(Regime, given["regime"])
            more = (given["first"], regime, given["source"])
            return openings.plan(*first, *more, problems, acting)
        case "vouchers":
            return vouchers.plan(*first, given["papers"], problems, acting)
        case "assets":
            return assets.plan(*first, given["source"], problems, acting)
        case "contracts":
            return contracts.plan(*first, problems, acting)
        case _:
            return budgets.plan(*first, given["year"], given["source"], problems, acting)
