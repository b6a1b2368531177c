"""Sheets that officials print and file."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from ruralgov.cli.door import opened, plugins, say


@click.command()
@click.argument("name", required=False)
@click.argument("files", nargs=-1, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--of", help="The id of what the sheet is of, such as a meeting.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="As of this day.")
@click.pass_obj
def sheet(
    options: dict[str, Any],
    name: str | None,
    files: tuple[Path, ...],
    of: str | None,
    day: datetime | None,
) -> None:
    """Print the sheet NAME, or write it to new FILES whose suffixes say how (.csv, .xlsx).

    Without NAME, list the sheets there are. Pages are written by ``report --with sheets``.
    """
    from ruralgov.domain.kernel.calendar import legal_date
    from ruralgov.domain.kernel.ids import AccountId
    from ruralgov.domain.kernel.roles import Actor
    from ruralgov.reports.sheets import Asking, made
    from ruralgov.reports.statements import as_text
    from ruralgov.reports.tables import format_of, write_tables

    if name is None:
        _list(options)
        return
    chosen = plugins(options)
    for file in files:
        format_of(chosen, file)  # before anything is asked
    actor = Actor(AccountId(options["account"]))
    on = day.date() if day else legal_date(datetime.now(UTC))
    with opened(options) as app:

        def ask(query: Any, purpose: Any) -> Any:
            return app.query(query, actor=actor, purpose=purpose, day=on)

        tables = made(Asking(ask=ask, day=on, lang=options["lang"]), name, of)
    written = [one for file in files for one in write_tables(chosen, file, tables)]
    if files:
        say(options, "\n".join(map(str, written)), [str(one) for one in written])
    else:
        say(options, "\n\n".join(map(as_text, tables)), [_plain(table) for table in tables])


def _list(options: dict[str, Any]) -> None:
    """Print what sheets there are, and of what each is."""
    from ruralgov.reports.sheets import FORMS

    zh = options["lang"] == "zh"
    lines, found = [], []
    for form in FORMS.values():
        of = "" if form.of is None else form.of.zh if zh else form.of.en
        lines.append(f"{form.name:<24}{form.zh if zh else form.en}{f'  --of {of}' if of else ''}")
        found.append({"name": form.name, "zh": form.zh, "en": form.en, "of": of})
    say(options, "\n".join(lines), found)


def _plain(table: Any) -> dict[str, Any]:
    """Return a table for programs: rows by the ids of the columns."""
    ids = [column.id for column in table.columns]
    rows = [dict(zip(ids, row, strict=True)) for row in table.rows]
    return {"title": table.title, "under": table.under, "rows": rows, "foot": table.foot}
