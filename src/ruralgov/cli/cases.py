"""Documents about the life of a case."""

from typing import Any

import click


@click.group()
def cases() -> None:
    """Print documents about cases."""


@cases.command()
@click.option("--diagram", is_flag=True, help="A state diagram in Mermaid instead.")
@click.pass_obj
def table(options: dict[str, Any], diagram: bool) -> None:
    """Print the table of transitions: the whole life of a case."""
    from ruralgov.cli.door import say
    from ruralgov.domain.cases.table import TABLE, as_diagram, as_markdown

    say(options, (as_diagram if diagram else as_markdown)(options["lang"]), TABLE)
