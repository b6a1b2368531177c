"""Backups of a city, and stores made from them."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from ruralgov.cli import texts
from ruralgov.cli.door import key_of, opened, say
from ruralgov.domain.kernel.errors import BadInput

KEY = {
    "zh": "密钥不在备份中：请将 {key} 另处保存，没有它，个人数据无法读取。",
    "en": "The key is not in it: keep {key} elsewhere; without it personal data stays closed.",
}
HOLDS = {
    "zh": "{path}：城市 {city}，记录 {records} 条，事件 {events} 条，至 {latest}；封存 {head}",
    "en": "{path}: city {city}, {records} records, {events} events up to {latest}; head {head}",
}
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.pass_obj
def backup(options: dict[str, Any], file: Path) -> None:
    """Write a backup of the city, from either database, while others go on working."""
    with opened(options) as app:
        head = str(app.seal())
        copied = _backed_up(app, options["store"]).backup(file)
        data = _data(app, file, copied, head)
    said = KEY[options["lang"]].format(key=key_of(options))
    say(options, f"{HOLDS[options['lang']].format(**data)}\n{said}", data)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Into a store that is thrown away: a drill.")
@click.option("--into", help="The URL of the empty store; by default that of --store.")
@click.option("--head", help="A head that was kept elsewhere.")
@click.pass_obj
def restore(
    options: dict[str, Any], file: Path, into: str | None, head: str | None, *, check: bool
) -> None:
    """Fill an empty store from a backup, and verify it."""
    with _target(options, into, check=check) as store, opened(options | {"store": store}) as app:
        copied = _backed_up(app, store).restore(file)
        app.open()
        faults = app.verify(head)
        data = _data(app, file, copied, str(app.seal()))
    said = [HOLDS[options["lang"]].format(**data), *faults]
    say(options, "\n".join(said), data | {"faults": faults})
    sys.exit(1 if faults else 0)


@contextmanager
def _target(options: dict[str, Any], into: str | None, *, check: bool) -> Iterator[str]:
    """Give the URL of the store that is filled."""
    if into is not None or not check:
        yield into or options["store"]
        return
    with tempfile.TemporaryDirectory(prefix="ruralgov-") as folder:
        yield f"sqlite:///{folder}/check.db"


def _backed_up(app: Any, store: str) -> Any:
    from ruralgov.ports.besides import BackedUp

    if not isinstance(app.storage, BackedUp):
        raise BadInput(texts.BACKUP_UNSUPPORTED, store=store.partition(":")[0])
    return app.storage


def _data(app: Any, path: Path, copied: Any, head: str) -> dict[str, Any]:
    return {
        "path": str(path),
        "city": app.city,
        "records": copied.records,
        "events": copied.events,
        "latest": copied.latest,
        "head": head,
    }
