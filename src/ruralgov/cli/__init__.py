"""The command line: parse, build a command or a query, print. No rules here."""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from ruralgov.domain.kernel.errors import BadInput, RuralgovError

SOURCE = "china-division 2.7.0, National Bureau of Statistics, 2023-06-30"
AS_OF = date(2023, 6, 30)


class Door(click.Group):
    """The group of commands; an error of the library is one text and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command and print an error in the language that was asked for."""
        try:
            return super().invoke(ctx)
        except RuralgovError as error:
            lang = ctx.params.get("lang", "zh")
            click.echo(f"{error.code}: {error.text(lang)}", err=True)
            sys.exit(1)


@click.group(cls=Door)
@click.option(
    "--store", default="sqlite:///ruralgov.db", envvar="RURALGOV_STORE", show_default=True
)
@click.option("--city", default="371082", help="Code of the city.", show_default=True)
@click.option("--key-file", default="ruralgov.key", type=Path, show_default=True)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@click.option("--as", "account", default="admin", help="The account that acts.", show_default=True)
@click.option("--purpose", default="administration", help="Why.", show_default=True)
@click.pass_context
def main(ctx: click.Context, /, **options: Any) -> None:
    """Run the everyday machinery of rural governance for one city."""
    ctx.obj = options


@contextmanager
def opened(options: dict[str, Any]) -> Iterator[Any]:
    """Open the store of the options; raises ``storage_scheme_unknown``, ``key_file_wrong``."""
    from ruralgov.app.opening import open_app

    app = open_app(options["city"], options["store"], key_file=options["key_file"])
    try:
        yield app
    finally:
        app.close()


def who(options: dict[str, Any]) -> dict[str, Any]:
    """Return the actor and the purpose of the options."""
    from ruralgov.app.codec import member
    from ruralgov.domain.kernel.declare import Actor, Purpose
    from ruralgov.domain.kernel.ids import AccountId

    return {
        "actor": Actor(AccountId(options["account"])),
        "purpose": member(Purpose, options["purpose"]),
    }


def fields_of(name: str, text: str) -> Any:
    """Return the plain data of a JSON text; raises ``message_malformed``."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise BadInput("message_malformed", name=name, problem=error) from None


def typed(types: Any, name: str) -> type:
    """Return the command or query of a name; raises ``command_unknown``."""
    for kind in types:
        if kind.__name__ == name:
            return kind  # type: ignore[no-any-return]
    raise BadInput("command_unknown", name=name)


@main.command()
@click.option("--admin", default="admin", help="The first administrator.", show_default=True)
@click.pass_obj
def init(options: dict[str, Any], admin: str) -> None:
    """Make the key file, the tables and the first administrator."""
    from ruralgov.builtin.keyfile import make_key

    make_key(options["key_file"])
    with opened(options) as app:
        app.set_up(admin)
    click.echo(f"{options['store']}: ok")


@main.command()
@click.argument("name")
@click.argument("body")
@click.pass_obj
def do(options: dict[str, Any], name: str, body: str) -> None:
    """Carry out the command NAME with the JSON object BODY and print its receipt."""
    from ruralgov.app import codec

    with opened(options) as app:
        command = codec.message(app.catalogue.type_of(name), fields_of(name, body))
        click.echo(codec.to_json(app.execute(command, **who(options))))


@main.command()
@click.argument("name")
@click.argument("body", default="{}")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="As of this day.")
@click.pass_obj
def ask(options: dict[str, Any], name: str, body: str, day: Any) -> None:
    """Ask the query NAME with the JSON object BODY and print its answer."""
    from ruralgov.app import codec

    with opened(options) as app:
        query = codec.message(app.catalogue.type_of(name), fields_of(name, body))
        answer = app.query(query, day=day.date() if day else None, **who(options))
        click.echo(codec.to_json(answer))


@main.command()
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """Print the JSON Schema of a command or query, or all their names."""
    from ruralgov.app import codec
    from ruralgov.domain.catalogue import CONTEXTS

    types = [r.command for c in CONTEXTS for r in c.commands]
    types += [r.query for c in CONTEXTS for r in c.queries]
    if name is None:
        click.echo("\n".join(sorted(kind.__name__ for kind in types)))
    else:
        click.echo(json.dumps(codec.schema(typed(types, name)), ensure_ascii=False, indent=2))


@main.command()
@click.option("--head", help="A head that was kept elsewhere.")
@click.pass_obj
def verify(options: dict[str, Any], head: str | None) -> None:
    """Seal what is new, check the whole journal and print the head."""
    with opened(options) as app:
        click.echo(app.seal())
        faults = app.verify(head)
    for fault in faults:
        click.echo(fault, err=True)
    sys.exit(1 if faults else 0)


@main.command("import")
@click.argument("what", type=click.Choice(["places"]))
@click.argument("tables", type=click.Path(exists=True, dir_okay=False, path_type=Path), nargs=-1)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), required=True)
@click.option("--source", required=True)
@click.option("--apply", is_flag=True, help="Do it; without this, only say what would change.")
@click.pass_obj
def import_(
    options: dict[str, Any],
    what: str,
    tables: tuple[Path, ...],
    since: Any,
    source: str,
    apply: bool,
) -> None:
    """Import tables of places: every error at once, all or nothing."""
    with opened(options) as app:
        data = [table.read_bytes() for table in tables]
        click.echo(places(app, who(options), data, since.date(), source, apply=apply))


def places(
    app: Any, acting: dict[str, Any], data: list[bytes], since: date, source: str, *, apply: bool
) -> str:
    """Plan the import of places, carry it out if asked, and return a line of what it does."""
    from ruralgov.domain.registry import Places
    from ruralgov.imports import places as table

    towns = app.query(Places(), day=since, **acting)
    known = [
        village
        for town in towns
        for village in app.query(Places(parent=town.owner), day=since, **acting)
    ]
    rows = [row for part in data for row in table.read(part)]
    planned = table.plan(rows, [*towns, *known], since, source)
    if apply:
        app.execute_all((*planned.new, *planned.renamed), **acting)
    for change in planned.renamed:
        click.echo(f"{change.code} -> {change.name}")
    return f"new {len(planned.new)}, renamed {len(planned.renamed)}, same {planned.same}"


@main.command()
def demo() -> None:
    """Set up a city in a temporary folder, import its places, and verify the journal."""
    from ruralgov.domain.registry import Places

    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        options = {
            "store": f"sqlite:///{folder}/city.db",
            "key_file": Path(folder) / "city.key",
            "city": "371082",
            "account": "admin",
            "purpose": "administration",
        }
        main(
            ["--store", options["store"], "--key-file", str(options["key_file"]), "init"],
            standalone_mode=False,
        )
        with opened(options) as app:
            _appoint(app, options)
            acting = who(options | {"account": "clerk", "purpose": "registration"})
            shipped = files("ruralgov.data")
            data = [(shipped / f"{t}-371082.csv").read_bytes() for t in ("towns", "villages")]
            click.echo(places(app, acting, data, AS_OF, SOURCE, apply=True))
            click.echo(places(app, acting, data, AS_OF, SOURCE, apply=True))
            for town in app.query(Places(), **acting):
                villages = app.query(Places(parent=town.owner), **acting)
                click.echo(f"{town.code} {town.name}: {len(villages)}")
            click.echo(f"head {app.seal()}")
            faults = app.verify()
    click.echo(f"verify: {faults or 'ok'}; {time.perf_counter() - start:.1f} s")
    sys.exit(1 if faults else 0)


def _appoint(app: Any, options: dict[str, Any]) -> None:
    from ruralgov.domain.access import GrantRole
    from ruralgov.domain.kernel.declare import Role
    from ruralgov.domain.kernel.ids import AccountId

    grant = GrantRole(account=AccountId("clerk"), role=Role.REGISTRAR, basis="demo")
    app.execute(grant, **who(options))
