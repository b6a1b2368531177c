"""Typing in what a register wrote on a page: ``python -m ruralgov_departments typed …``."""

from datetime import date, datetime
from pathlib import Path

import click

from ruralgov_departments.pages import STATUSES, PageRegister


@click.group()
def main() -> None:
    """Registers that are asked by files and on paper."""


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("page")
@click.argument("status", type=click.Choice([*STATUSES]))
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day up to which it knows.")
@click.option("--there/--not-there", default=None, help="Whether there is any.")
@click.option("--low", type=click.IntRange(0), help="From, in fen for money.")
@click.option("--high", type=click.IntRange(0), help="To, in fen for money.")
@click.option("--at-most/--above", default=None, help="Whether it is at most what was asked.")
@click.option("--value", type=click.IntRange(0), help="The value, in fen for money.")
def typed(
    folder: Path, page: str, status: str, as_of: datetime | None, **fields: int | bool | None
) -> None:
    """Keep what stands on PAGE of FOLDER until the next ``deliver``."""
    day: date | None = as_of.date() if as_of else None
    said = {name: value for name, value in fields.items() if value is not None}
    try:
        PageRegister(folder, {}).typed(page, status=STATUSES[status], as_of=day, **said)
    except ValueError as error:
        raise click.ClickException(str(error)) from None


if __name__ == "__main__":
    main()
