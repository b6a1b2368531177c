"""The end of a month for all collectives of a place in one run."""

import sys
from collections.abc import Iterable
from typing import Any

import click

from ruralgov.cli.door import opened, say, who
from ruralgov.domain.kernel.money import show_yuan


@click.group(name="month-end")
def month_end() -> None:
    """End a month for all collectives of a place in one run."""


@month_end.command()
@click.argument("month")
@click.option("--place", help="A town or village, by its code or id; else the whole city.")
@click.option("--expense", default="513", help="The account that bears it, by its full code.")
@click.pass_obj
def depreciation(options: dict[str, Any], /, month: str, place: str | None, expense: str) -> None:
    """Enter the vouchers of depreciation that the plans of MONTH ask for and the books lack.

    Run it as who keeps the books; another person checks the vouchers. Twice is safe. Ends with 1
    where something was refused.
    """
    from ruralgov.domain.kernel.month import parse_month
    from ruralgov.imports.ledgers.month_end import depreciate

    with opened(options) as app:
        of = _place(app, options, place)
        found = list(depreciate(app, parse_month(month), of, expense=expense, **who(options)))
    _told(options, found)


@month_end.command()
@click.argument("month")
@click.option("--place", help="A town or village, by its code or id; else the whole city.")
@click.pass_obj
def close(options: dict[str, Any], /, month: str, place: str | None) -> None:
    """Close MONTH in the books of every collective, and say why where it cannot be.

    Run it as who checks the books. Twice is safe. Ends with 1 where something was refused.
    """
    from ruralgov.domain.kernel.month import parse_month
    from ruralgov.imports.ledgers.month_end import close_months

    with opened(options) as app:
        of = _place(app, options, place)
        found = list(close_months(app, parse_month(month), of, **who(options)))
    _told(options, found)


def _place(app: Any, options: dict[str, Any], place: str | None) -> Any:
    from ruralgov.cli.ledgers import place_of
    from ruralgov.domain.kernel.ids import CITY

    return CITY if place is None else place_of(app, options, place)


def _told(options: dict[str, Any], found: Iterable[Any]) -> None:
    from ruralgov.imports.ledgers.month_end import Outcome

    lines = []
    for one in found:
        amount = f" {show_yuan(one.amount)}" if one.amount else ""
        problem = f": {one.problem}" if one.problem else ""
        lines.append(f"{one.name} {one.outcome.label(options['lang'])}{amount}{problem}")
    say(options, "\n".join(lines), found)
    sys.exit(1 if any(one.outcome is Outcome.REFUSED for one in found) else 0)
