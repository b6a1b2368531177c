"""The feed on the command line: JSON lines for another program."""

from typing import Any

import click

from ruralgov.cli.door import opened, who


@click.command()
@click.option("--after", default="", help="The mark of the last event that was taken.")
@click.option("--type", "types", multiple=True, help="A type of event; can be given again.")
@click.pass_obj
def events(options: dict[str, Any], after: str, types: tuple[str, ...]) -> None:
    """Print what has happened since a mark, a JSON line for each event, the oldest first.

    Run it as an account with the role feed_reader, for the purpose integration.
    """
    from ruralgov.app.codec import to_json

    with opened(options) as app:
        for one in app.events(after, types=types, **who(options)):
            click.echo(to_json(one))
