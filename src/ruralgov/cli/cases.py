"""Documents about the life of a case."""

from pathlib import Path
from typing import Any

import click

_TABLE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def cases() -> None:
    """Print documents about cases."""


@cases.command()
@click.option("--diagram", is_flag=True, help="A state diagram in Mermaid instead.")
@click.pass_obj
def table(options: dict[str, Any], diagram: bool) -> None:
    """Print the table of transitions: the whole life of a case."""
    from ruralgov.cli.door import say
    from ruralgov.domain.cases import TABLE, as_diagram, as_markdown

    say(options, (as_diagram if diagram else as_markdown)(options["lang"]), TABLE)


@cases.command()
@click.option("--rules", type=_TABLE, required=True, help="The rules of the new plan.")
@click.option("--posts", type=_TABLE, required=True, help="The posts of the new plan.")
@click.option("--fallback", required=True, help="The office that leads where nothing else does.")
@click.option("--year", type=int, required=True, help="Whose cases are decided again.")
@click.pass_obj
def replay(options: dict[str, Any], rules: Path, posts: Path, fallback: str, year: int) -> None:
    """Say where the cases of a year would have gone under another dispatch plan."""
    from ruralgov.cli.door import opened, say, who
    from ruralgov.cli.tables import read_files
    from ruralgov.domain.cases import ReplayPlan
    from ruralgov.domain.cases.imports import TABLE, read_plan

    given = {"rules": str(rules), "posts": str(posts), "fallback": fallback}
    given |= {"since": f"{year:04}-01-01", "source": "replay"}
    with opened(options) as app:
        acting = who(options)
        plan, _ = read_plan(read_files(app, options, TABLE, (), given))
        months = tuple(f"{year}-{month:02d}" for month in range(1, 13))
        found = app.query(ReplayPlan(plan=plan, months=months), **acting)
    lines = [f"{found.cases:,} cases, {found.same:,} the same"]
    lines += [
        f"{one.cases:>7,}  {one.matter}  {one.before} -> {one.after}  ({one.by})"
        for one in found.moved
    ]
    say(options, "\n".join(lines), found)
