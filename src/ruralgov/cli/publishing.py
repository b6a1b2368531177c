"""Publishing figures as pages."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from ruralgov.cli.door import opened, plugins, say, who
from ruralgov.domain.access import STATISTICS
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput

_BESIDE = click.option(
    "--beside",
    nargs=2,
    multiple=True,
    metavar="NAME URL",
    help="Another page that the first page is to lead to.",
)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--first", required=True, help="The first month, such as 2025-01.")
@click.option("--last", required=True, help="The last month.")
@click.option("--name", "title", help="The name of the city; by default that of its profile.")
@_BESIDE
@click.option("--case", "number", help="A case whose time line is shown as an example.")
@click.option("--sheet", default="", help="The one sheet to write, of those with --with sheets.")
@click.option("--of", default="", help="The id of what that sheet is of.")
@click.option("--with", "name", default="site", show_default=True, help="The publisher.")
@click.pass_obj
def report(
    options: dict[str, Any],
    /,
    folder: Path,
    first: str,
    last: str,
    title: str | None,
    number: str | None,
    name: str,
    beside: tuple[tuple[str, str], ...],
    **chosen: str,
) -> None:
    """Write the figures of some months as pages into a new FOLDER."""
    for given, without, option in (
        (chosen["sheet"], name == "site", "--with sheets"),
        (chosen["of"], not chosen["sheet"], "--sheet"),
    ):
        if given and without:
            raise BadInput(kernel_texts.OPTION_MISSING, option=option)
    with opened(options) as app:
        edition: dict[str, Any] = {"first": first, "last": last, "beside": beside}
        edition |= {"case": number, "head": str(app.seal()), **chosen}
        pages = publish_pages(options, app, name, folder, title, **edition)
    say(options, "\n".join(map(str, pages)), [str(page) for page in pages])


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--first", required=True, help="The first month of the overviews, such as 2025-01.")
@click.option("--last", required=True, help="The last month of the overviews.")
@click.option("--base-url", required=True, help="Where the pages will stand, for the QR codes.")
@click.option("--name", "title", help="The name of the city; by default that of its profile.")
@_BESIDE
@click.option("--with", "name", default="village", show_default=True, help="The publisher.")
@click.pass_obj
def disclose(
    options: dict[str, Any],
    folder: Path,
    first: str,
    last: str,
    base_url: str,
    title: str | None,
    name: str,
    beside: tuple[tuple[str, str], ...],
) -> None:
    """Write what collectives have published, every version, into a new FOLDER of pages."""
    with opened(options) as app:
        edition: dict[str, Any] = {"first": first, "last": last, "beside": beside}
        edition |= {"base_url": base_url, "head": ""}
        pages = publish_pages(options, app, name, folder, title, **edition)
    say(options, f"{folder / 'index.html'} ({len(pages)})", [str(page) for page in pages])


@click.command()
@click.argument("publication")
@click.pass_obj
def publish(options: dict[str, Any], publication: str) -> None:
    """Seal the journal and publish a reviewed PUBLICATION with the head; print its codes."""
    from ruralgov.domain.disclosure import (
        DisclosureFile,
        PublishDisclosure,
        fingerprint,
        short_code,
    )
    from ruralgov.domain.kernel.ids import PublicationId

    key = PublicationId(publication)
    with opened(options) as app:
        command = PublishDisclosure(publication=key, head=str(app.seal()))
        app.execute(command, **who(options))
        state = app.query(DisclosureFile(publication=key), **who(options))
    said = {
        "fingerprint": fingerprint(state.file_hash),
        "short_code": short_code(state.head),
        "head": state.head,
        "sha256": state.file_hash,
    }
    say(options, "\n".join(f"{name}: {text}" for name, text in said.items()), said)


def publish_pages(
    options: dict[str, Any], app: Any, name: str, folder: Path, title: str | None, **edition: Any
) -> list[Path]:
    """Publish what the account of the options may see; raises ``publisher_unknown``."""
    from ruralgov.domain.kernel.calendar import legal_date
    from ruralgov.domain.kernel.ids import AccountId
    from ruralgov.domain.kernel.roles import Actor
    from ruralgov.domain.policy import CurrentProfile
    from ruralgov.ports.publishing import Edition, Publisher

    actor = Actor(AccountId(options["account"]))

    def ask(query: Any, purpose: Any) -> Any:
        return app.query(query, actor=actor, purpose=purpose)

    publisher: Publisher = plugins(options).publisher(name)
    chosen = Edition(
        city=app.city,
        name=title or ask(CurrentProfile(), STATISTICS).name,
        lang=options["lang"],
        **{"made": legal_date(datetime.now(UTC)).isoformat()} | edition,
    )
    return publisher.publish(ask, chosen, folder)
