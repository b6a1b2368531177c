"""The account books of a collective, on paper and for other programs."""

from pathlib import Path
from typing import Any

import click

from ruralgov.cli.door import opened, plugins, say, who

NAMES = ("general-ledger", "account-ledger", "cash-journal", "bank-journal", "vouchers")


@click.command()
@click.argument("name", type=click.Choice(NAMES))
@click.argument("files", nargs=-1, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--collective", required=True, help="The collective, by its id.")
@click.option("--first", required=True, help="The first month, such as 2025-01.")
@click.option("--last", help="The last month; the first alone without it.")
@click.option("--account", default="", help="Of account-ledger: the code of its account.")
@click.option("--texts", is_flag=True, help="With summaries and names of sub-accounts.")
@click.pass_obj
def book(
    options: dict[str, Any],
    /,
    name: str,
    files: tuple[Path, ...],
    collective: str,
    first: str,
    last: str | None,
    account: str,
    texts: bool,
) -> None:
    """Print an account book, or write it to new FILES whose suffixes say how (.csv, .xlsx).

    Summaries and names of sub-accounts may name persons: see --texts of ``statement``.
    """
    from ruralgov.domain.kernel.ids import CollectiveId
    from ruralgov.domain.kernel.month import parse_month
    from ruralgov.reports.account_books import account_book
    from ruralgov.reports.journals import Scope
    from ruralgov.reports.statements import as_text
    from ruralgov.reports.tables import format_of, write_table

    chosen = plugins(options)
    for file in files:
        format_of(chosen, file)  # before anything is written
    scope = Scope(
        collective=CollectiveId(collective),
        first=parse_month(first),
        last=parse_month(last or first),
        texts=texts,
    )
    with opened(options) as app:
        made = account_book(app, name, scope, account, options["lang"], **who(options))
    for file in files:
        write_table(chosen, file, made)
    if files:
        say(options, "\n".join(map(str, files)), [str(file) for file in files])
    else:
        say(options, as_text(made), made)
