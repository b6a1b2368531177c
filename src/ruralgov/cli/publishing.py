"""Publishing figures as pages."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from ruralgov.cli.door import opened, plugins, say


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--first", required=True, help="The first month, such as 2025-01.")
@click.option("--last", required=True, help="The last month.")
@click.option("--name", "title", help="The name of the city; by default that of its profile.")
@click.option("--case", "number", help="A case whose time line is shown as an example.")
@click.option("--with", "name", default="site", show_default=True, help="The publisher.")
@click.pass_obj
def report(
    options: dict[str, Any],
    folder: Path,
    first: str,
    last: str,
    title: str | None,
    number: str | None,
    name: str,
) -> None:
    """Write the figures of some months as pages into a new FOLDER."""
    with opened(options) as app:
        edition = {"first": first, "last": last, "case": number, "head": str(app.seal())}
        pages = publish(options, app, name, folder, title, **edition)
    say(options, "\n".join(map(str, pages)), [str(page) for page in pages])


def publish(
    options: dict[str, Any], app: Any, name: str, folder: Path, title: str | None, **edition: Any
) -> list[Path]:
    """Publish what the account of the options may see; raises ``publisher_unknown``."""
    from ruralgov.domain.kernel.calendar import legal_date
    from ruralgov.domain.kernel.declare import Actor, Purpose
    from ruralgov.domain.kernel.ids import AccountId
    from ruralgov.domain.policy import CurrentProfile
    from ruralgov.ports.publishing import Edition, Publisher

    actor = Actor(AccountId(options["account"]))

    def ask(query: Any, purpose: Any) -> Any:
        return app.query(query, actor=actor, purpose=purpose)

    publisher: Publisher = plugins(options).publisher(name)
    chosen = Edition(
        city=options["city"],
        name=title or ask(CurrentProfile(), Purpose.STATISTICS).name,
        lang=options["lang"],
        made=legal_date(datetime.now(UTC)).isoformat(),
        **edition,
    )
    return publisher.publish(ask, chosen, folder)
