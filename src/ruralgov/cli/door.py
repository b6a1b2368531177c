"""The group of commands, its options, and how errors and answers are printed.

Commands live in modules that are imported when they are called, so that ``--help`` is fast.
"""

import gc
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ruralgov.cli import texts
from ruralgov.cli.failures import answering
from ruralgov.cli.help import LANGUAGES, VARIABLE, Context, foresee, language, speaking
from ruralgov.domain.kernel.errors import BadInput

SELDOM = (100_000, 20, 20)
NO_CITY, FIRST_CITY = "000000", "371082"
"""As which a store is only looked at, and the city of a new store where none was named."""
"""When a process of ours searches for cyclic garbage: what it makes has no cycles."""
COMMANDS = {
    "init": ("store", "Make the key file, the tables, the first administrator and the policy."),
    "import": ("tables", "Import places, households or a calendar: all errors at once, or all."),
    "template": ("tables", "Write an empty table to fill in, or list the tables."),
    "generate": ("city", "Fill an empty store with a synthetic city."),
    "do": ("messages", "Carry out a command, or JSON lines of commands."),
    "ask": ("messages", "Ask a query."),
    "grants": ("access", "List who holds which role where, or what of it should be mended."),
    "schema": ("messages", "Print the JSON Schema of a command or query, or all their names."),
    "file": ("file", "Show any record as it was known on a day, and what happened to it."),
    "reference": ("reference", "Write what every command and query takes, gives and refuses."),
    "cases": ("cases", "Print the table of transitions of a case, or keep its files."),
    "audit": ("city", "Say where the city stands outside the soft standards."),
    "crosscheck": ("oversight", "Hold books, funds and property against each other."),
    "report": ("publishing", "Write the figures of some months as pages for a browser."),
    "statement": ("ledgers", "Print a statement of the books, or write it as CSV or a workbook."),
    "book": ("account_books", "Print an account book of a collective, or write it as a file."),
    "month-end": ("month_end", "End a month for all collectives of a place in one run."),
    "sheet": ("sheets", "Print a sheet of the institution, or write it as CSV or a workbook."),
    "export": ("ledgers", "Write vouchers, contracts or organisations for other tools."),
    "disclose": ("publishing", "Write what villages have disclosed as pages and QR codes."),
    "publish": ("publishing", "Seal the journal and let a reviewed publication out."),
    "verify": ("store", "Seal what is new, check the whole journal and print the head."),
    "backup": ("backup", "Write a backup of the city, from either database."),
    "restore": ("backup", "Fill an empty store from a backup, and verify it."),
    "erasures": ("erasures", "List what was erased, look for its keys, erase it again."),
    "events": ("events", "Print what has happened since a mark, as JSON lines."),
    "deliver": ("delivery", "Take what is due to the departments."),
    "tick": ("tick", "Do what is due because its time is up, in all contexts."),
    "upgrade": ("store", "Bring the store up to this program, or say what that would do."),
    "plugins": ("store", "List the plugins, and what is wrong with them."),
    "rotate-key": ("store", "Give the store another master key, while others use it."),
    "doctor": ("store", "Check that this installation and this store can be used."),
    "demo": ("demo", "Show a whole city at work, in a temporary folder."),
}


class Door(click.Group):
    """The commands by name; an error is one line, in the language that was asked for."""

    context_class = Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options before the command."""
        foresee(ctx, args)
        with answering(language(ctx), as_json="--json" in args):
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and return it."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"ruralgov.cli.{COMMANDS[cmd_name][0]}")
        name = cmd_name.replace("import", "import_").replace("-", "_")
        return speaking(getattr(module, name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command is for, without importing it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        with answering(language(ctx), as_json=bool(ctx.params.get("as_json"))):
            return super().invoke(ctx)


@click.group(cls=Door)
@click.version_option(package_name="ruralgov")
@click.option(
    "--city",
    envvar="RURALGOV_CITY",
    help="Code of the city; by default the only one of the store, 371082 for a new store.",
)
@click.option(
    "--store",
    default="sqlite:///ruralgov.db",
    envvar="RURALGOV_STORE",
    show_default=True,
    help="The URL of the store.",
)
@click.option(
    "--key-file",
    type=Path,
    help="The file of the master key; by default ruralgov.key, where RURALGOV_KEY is not set.",
)
@click.option("--key", help="Where else the key is: env:NAME, file:PATH or a plugin's, kms://….")
@click.option("--older-key", multiple=True, help="A key that the store had before a rotation.")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="zh",
    envvar=VARIABLE,
    show_default=True,
    is_eager=True,
    help="The language of texts, errors and help: zh or en.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.option("--as", "account", default="admin", help="The account that acts.", show_default=True)
@click.option("--purpose", default="administration", help="Why.", show_default=True)
@click.option("--disable", multiple=True, help="A plugin not to load.")
@click.option("--accept-clock", is_flag=True, help="Write though newer entries are there.")
@click.option("--require", multiple=True, help="A plugin without which not to start.")
@click.pass_context
def main(ctx: click.Context, /, **options: Any) -> None:
    """Run the everyday machinery of rural governance for one city."""
    gc.set_threshold(*SELDOM)
    ctx.obj = options


def plugins(options: dict[str, Any]) -> Any:
    """Return the plugins as the options choose them; raises ``plugin_unknown``."""
    from ruralgov.app.problems import near
    from ruralgov.hooks import Plugins

    found = Plugins(disabled=options["disable"], required=options["require"])
    known = [plugin.name for plugin in found.all()]
    for name in options["disable"]:
        if name not in known:
            facts = {"known": ", ".join(known), "near": near(name, known)}
            raise BadInput(texts.PLUGIN_UNKNOWN, name=name, **facts)
    return found


@contextmanager
def opened(options: dict[str, Any], **more: Any) -> Iterator[Any]:
    """Open the store of the options, *more* as ``open_app`` takes it; raises what that does."""
    from ruralgov.app.opening import open_app

    chosen = plugins(options)
    app = open_app(
        city_of(options, chosen, read_only=bool(more.get("read_only"))),
        options["store"],
        key=key_of(options),
        older_keys=options["older_key"],
        plugins=chosen,
        accept_clock=options["accept_clock"],
        **more,
    )
    try:
        yield app
    finally:
        app.close()


def key_of(options: dict[str, Any]) -> str | Path:
    """Return where the key is: as an option says, in the environment, or in a file."""
    from ruralgov.app.opening import KEY_VARIABLE

    if options["key"] or options["key_file"]:
        found: str | Path = options["key"] or options["key_file"]
    elif os.environ.get(KEY_VARIABLE):
        found = f"env:{KEY_VARIABLE}"
    else:
        found = Path("ruralgov.key")
    return found


def key_path(options: dict[str, Any]) -> Path | None:
    """Return the file of the key, or None where it is elsewhere."""
    from ruralgov.builtin.keyfile import path_of

    source = key_of(options)
    if isinstance(source, Path):
        return source
    return path_of(source) if source.startswith("file:") else None


def with_key(options: dict[str, Any]) -> None:
    """Make the key file of a new store; raises ``key_missing`` where the store is not new."""
    from ruralgov.app.opening import make_key

    path, chosen = key_path(options), plugins(options)
    if path is not None:
        city = city_of(options, chosen)
        make_key(path, city=city, store=options["store"], plugins=chosen)


def shown(store: str) -> str:
    """Return the URL of a store without its password."""
    return re.sub(r"(://[^:/@]*):[^/]*@", r"\1:***@", store)


def city_of(options: dict[str, Any], plugins: Any, *, read_only: bool = False) -> str:
    """Return the city that is meant; raises ``city_unnamed``."""
    return options["city"] or _only_city(plugins, options["store"], read_only=read_only)


def _only_city(plugins: Any, store: str, *, read_only: bool) -> str:
    """Return the city that a store is of; raises ``city_unnamed`` where it is of several."""
    storage = plugins.storage(store.partition(":")[0])(store, NO_CITY)
    try:
        if read_only:
            storage.read_only()
        cities: list[str] = storage.cities()
    finally:
        storage.close()
    if len(cities) > 1:
        raise BadInput(texts.CITY_UNNAMED, known=", ".join(cities))
    return cities[0] if cities else FIRST_CITY


def who(options: dict[str, Any]) -> dict[str, Any]:
    """Return the actor and the purpose of the options."""
    from ruralgov.domain.kernel.ids import AccountId
    from ruralgov.domain.kernel.roles import Actor, Purpose

    return {
        "actor": Actor(AccountId(options["account"])),
        "purpose": Purpose(options["purpose"]),
    }


def say(options: dict[str, Any], text: str, data: Any) -> None:
    """Print a text for people, or data for programs."""
    if options["as_json"]:
        from ruralgov.app.codec import to_json

        click.echo(to_json(data))
    else:
        click.echo(text)
