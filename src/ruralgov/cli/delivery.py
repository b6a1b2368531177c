"""Taking requests to departments."""

import sys
from pathlib import Path
from typing import Any

import click

from ruralgov.cli.door import opened, plugins, say, who
from ruralgov.domain.kernel import texts as kernel_texts


@click.command()
@click.option(
    "--departments",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="TOML: a table per department with its kind and settings; without it all are paper.",
)
@click.option("--limit", default=100, show_default=True, help="Requests of one run.")
@click.pass_obj
def deliver(options: dict[str, Any], departments: Path | None, limit: int) -> None:
    """Take what is due to the departments; run it again from time to time.

    Ends with 1 where a request was not delivered.
    """
    from ruralgov.app.delivery import deliver as run

    with opened(options) as app:
        ways = _ways(options, departments)
        outcomes = list(run(app, ways, actor=who(options)["actor"], limit=limit))
    lines = [f"{o.department} {o.request}: {o.problem or 'ok'}" for o in outcomes]
    say(options, "\n".join([*lines, f"{len(outcomes)}"]), outcomes)
    sys.exit(0 if all(o.delivered or o.superseded for o in outcomes) else 1)


def _ways(options: dict[str, Any], departments: Path | None) -> dict[str, Any]:
    import tomllib

    from ruralgov.domain.kernel.errors import BadInput

    found = plugins(options)
    if departments is None:
        return {"*": found.department("paper")({})}
    try:
        settings = tomllib.loads(departments.read_text(encoding="utf-8"))
        return {
            name: found.department(table["kind"])({k: str(v) for k, v in table.items()})
            for name, table in settings.items()
        }
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(kernel_texts.TABLE_UNREADABLE, problem=f"{departments}: {error}") from None
