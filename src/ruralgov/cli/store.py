"""Commands about the store itself."""

import re
import sys
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import attrs
import click

from ruralgov.app import texts as app_texts
from ruralgov.cli import texts
from ruralgov.cli.attachments import kept_in
from ruralgov.cli.door import key_path, opened, say, shown, with_key
from ruralgov.cli.door import plugins as chosen
from ruralgov.domain.kernel.errors import BadInput, RuralgovError, StorageFailure
from ruralgov.domain.kernel.text import Text
from ruralgov.ports import texts as ports_texts

LATE = 60
"""Seconds for which the feed may wait before something is wrong."""


@click.command()
@click.option("--admin", default="admin", help="The first administrator.", show_default=True)
@click.pass_obj
def init(options: dict[str, Any], admin: str) -> None:
    """Make the key file, the tables, the first administrator and the policy."""
    from ruralgov.domain.kernel.ids import AccountId
    from ruralgov.imports.founding import found

    with_key(options)
    with opened(options) as app:
        app.set_up(AccountId(admin))
        done = found(app, AccountId(admin))
    say(options, f"{shown(options['store'])}: ok ({', '.join(done) or '-'})", {"done": done})


@click.command()
@click.option("--head", help="A head that was kept elsewhere.")
@click.option("--since", help="A head up to which all was verified: look only at what came after.")
@click.option("--read-only", is_flag=True, help="Write nothing: for a copy; seals nothing.")
@click.option("--files", help="Check each file of a case in this store as well, folder:PATH.")
@click.pass_obj
def verify(
    options: dict[str, Any],
    head: str | None,
    since: str | None,
    read_only: bool,
    files: str | None,
) -> None:
    """Seal what is new, check all that is stored and print the head."""
    with opened(options, read_only=read_only) as app:
        newest = str(app.head() if read_only else app.seal())
        faults = app.verify(head, since=since)
        if files is not None:
            faults += kept_in(app, options, files).faults()
        at, before = app.taken_over()
    lines = [newest, *faults]
    if before:
        lines.insert(1, _taken_over(options["lang"], at, before))
    data = {"head": newest, "faults": faults, "marks_since": at, "events_before": before}
    say(options, "\n".join(lines), data)
    sys.exit(1 if faults else 0)


@click.command("rotate-key")
@click.option("--to", required=True, help="The new key: a file, which is made, or a source.")
@click.pass_obj
def rotate_key(options: dict[str, Any], to: str) -> None:
    """Give the store another master key while others use it; again, it goes on where it was."""
    from ruralgov.app.opening import master_key
    from ruralgov.builtin.keyfile import make_key

    source = to if re.match("[a-z][a-z0-9+.-]+:", to) else f"file:{to}"
    new = key_path(options | {"key": source})
    if new is not None:
        make_key(new)
    master = master_key(source, chosen(options))
    counts: Counter[str] = Counter()
    older = (*options["older_key"], source)
    with opened(options | {"older_key": older}) as app:
        lost = app.rotate_key(master, lambda table, rows: counts.update({table: rows}))
    lines = [f"{table}: {rows}" for table, rows in counts.items()]
    lines += [f"{record}: {_said(options, texts.SALT_UNREADABLE)}" for record in lost]
    lines.append(_said(options, texts.KEY_ROTATED, key=source))
    say(options, "\n".join(lines), {"key": source, "made_anew": counts, "unreadable": lost})


def _taken_over(lang: str, at: str, before: int) -> str:
    """Return that events from before there were marks are vouched for as of a day only."""
    if lang == "zh":
        return f"此前的 {before} 个事件没有密钥标记，以 {at} 时的样子为准"
    return f"{before} events have no mark of the key; they are taken as they stood at {at}"


@click.command()
@click.option(
    "--check", is_flag=True, help="Only say what would be done; 1 where that is something."
)
@click.pass_obj
def upgrade(options: dict[str, Any], *, check: bool) -> None:
    """Bring the store up to this program, and make the series of numbers of the next year.

    For a user of the database who may make tables; the programs of the city can then open the
    store with one who may not.
    """
    done: list[str] = []
    try:
        opened_as_it_is(options)
    except StorageFailure as error:
        if error.said is not ports_texts.STORE_OUTDATED:
            raise
        done = str(error.facts["pending"]).split(", ")
    if not check:
        with opened(options) as app:
            app.make_series()
    say(options, "\n".join([*done, f"{len(done)}"]), {"pending" if check else "done": done})
    sys.exit(1 if check and done else 0)


def opened_as_it_is(options: dict[str, Any]) -> None:
    """Open the store without upgrading it, and close it; raises ``store_outdated``."""
    with opened(options, upgrade=False):
        pass


@click.command()
@click.pass_obj
def plugins(options: dict[str, Any]) -> None:
    """List the plugins, what they offer, and what is wrong with them."""
    found = chosen(options).all()
    lines = [
        f"{p.name}  {p.distribution} {p.version}  {p.status}  {', '.join(p.hooks)} {p.problem}"
        for p in found
    ]
    say(options, "\n".join(lines), found)


@click.command()
@click.pass_obj
def doctor(options: dict[str, Any]) -> None:
    """Check plugins, key file, store and policy; each with what is wrong and how to mend it."""
    checks: list[tuple[str, str]] = []
    waits = None
    try:
        for plugin in chosen(options).all():
            checks.append((f"plugin {plugin.name}", plugin.problem))
        checks.append(("key file", _open_to_others(options)))
        with opened(options, upgrade=False) as app:
            checks += [("store", ""), ("key", _unfinished(options, app.rotating()))]
            waits = lag_of(app)
            checks.append(("feed lag", "" if waits is None else late(waits, options["lang"])))
            checks.append(("head", "" if app.seal() else "empty"))
            checks.append(("database", "; ".join(app.inspect())))
    except RuralgovError as error:
        checks.append((error.code, error.text(options["lang"])))
    good = not any(problem for _, problem in checks)
    lines = [f"{name}: {problem or 'ok'}" for name, problem in checks]
    say(options, "\n".join(lines), {"ok": good, "checks": dict(checks), "lag": waits})
    sys.exit(0 if good else 1)


def lag_of(app: Any) -> Any:
    """Return for what the feed waits, or None where it never does."""
    from ruralgov.ports.besides import Lagging

    return app.storage.lag() if isinstance(app.storage, Lagging) else None


def late(lag: Any, lang: str) -> str:
    """Say for what the feed waits too long, or nothing."""
    if (lag.seconds or 0) < LATE and not (lag.events and _age(lag.since) >= LATE):
        return ""
    facts = attrs.asdict(lag) | {
        name: "?" for name in ("pid", "seconds") if getattr(lag, name) is None
    }
    return BadInput(texts.FEED_LATE, **facts).text(lang)


def _age(at: str) -> float:
    return (datetime.now(UTC) - datetime.fromisoformat(at)).total_seconds()


def _open_to_others(options: dict[str, Any]) -> str:
    """Return what is wrong with the mode of the key file."""
    from ruralgov.builtin.keyfile import is_open_to_others

    path = key_path(options)
    if path is None or not is_open_to_others(path):
        return ""
    return _said(options, ports_texts.KEY_FILE_OPEN, path=path)


def _unfinished(options: dict[str, Any], key: str) -> str:
    """Return that a rotation to a key is not finished."""
    return key and _said(options, app_texts.ROTATION_UNFINISHED, key=key)


def _said(options: dict[str, Any], text: Text, **facts: object) -> str:
    return BadInput(text, **facts).text(options["lang"])
