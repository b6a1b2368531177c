"""What was erased: what copies still hold of it, and how a restored store erases it again."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from ruralgov.cli.door import opened, plugins, say, who

UNSEEN = {
    "zh": "看不到的：没有给出的备份、服务器的归档日志和只读副本、文件系统和固态盘的旧块、"
    "压缩过的转储、导出的文件和打印件。备份到期销毁前请妥善保管，恢复后执行 erasures apply。",
    "en": "Not seen: backups that were not given, archived logs and replicas of a server, old "
    "blocks of file systems and disks, compressed dumps, exports and paper. Keep backups closed "
    "until they are destroyed, and run 'erasures apply' after a restore.",
}
DEAD = {
    "zh": "数据库中还有 {n} 条已删除而未清理的行。请执行：VACUUM (FULL) ruralgov_salts;",
    "en": "The database still has {n} deleted rows. Run: VACUUM (FULL) ruralgov_salts;",
}
FULL = {
    "zh": "PostgreSQL 删除时只作标记。请在删除后执行 VACUUM (FULL) ruralgov_salts;，"
    "否则旧内容会留在表文件中，直到被覆盖。",
    "en": "PostgreSQL only marks rows as deleted: run VACUUM (FULL) ruralgov_salts; after erasing, "
    "or what was deleted stays in the file of the table until it is overwritten.",
}
BUSY = {
    "zh": "有人正在读取，数据库日志未能清空，其中可能还有密钥。请稍后再查。",
    "en": "Somebody is reading, so the log of the database was not emptied and may still hold "
    "keys. Check again later.",
}
HELD = {"zh": "仍可解开", "en": "can still be opened"}
AGAIN = {"zh": "删除后又有新内容，文件中无法分辨", "en": "entered again since; files cannot tell"}


@click.group()
def erasures() -> None:
    """List what was erased, look for what stores and copies still hold, and erase it again."""


@erasures.command()
@click.option(
    "--copy", "copies", multiple=True, help="A backup: a file, or the URL of a store. May repeat."
)
@click.pass_obj
def check(options: dict[str, Any], copies: tuple[str, ...]) -> None:
    """Look for the keys of what was erased: in this store, its files, and each --copy.

    It changes nothing, but has SQLite empty its log. Exit code 1 where a key was found.
    """
    with opened(options) as app, ExitStack() as stack:
        given = [_copy(options, app.city, one, stack) for one in copies]
        found = app.erasures.check(given)
    said = _said(found, options["lang"], server=options["store"].startswith("postgres"))
    say(options, "\n".join(said), found)
    raise SystemExit(1 if found.held or not found.cleared else 0)


@erasures.command()
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def export(options: dict[str, Any], path: Path) -> None:
    """Write the list of erasures to a file; keep it apart from the backups."""
    from ruralgov.app.codec import to_json

    with opened(options) as app:
        found = app.erasures.all()
    path.write_text("".join(f"{to_json(one)}\n" for one in found), encoding="utf-8")
    say(options, f"{path}: {len(found)}", {"path": str(path), "erasures": len(found)})


@erasures.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def apply(options: dict[str, Any], path: Path) -> None:
    """Erase again what a restored store does not know of a list.

    Needs a privacy officer of the city: ``--as NAME``.
    """
    from ruralgov.app.erasures import read_list

    listed = read_list(path.read_bytes())
    with opened(options) as app:
        done = app.erasures.apply(listed, who(options)["actor"])
    lines = [f"{one.name} ({one.at[:10]})" for one in done]
    say(options, "\n".join([*lines, f"{len(done)} / {len(listed)}"]), done)


def _copy(options: dict[str, Any], city: str, copy: str, stack: ExitStack) -> Any:
    """Return a copy that is looked into: a file, or a store that is not changed."""
    from ruralgov.app.sealing import SALTS

    if "://" not in copy:
        return Path(copy)
    if copy.startswith("sqlite:///"):
        return Path(copy.removeprefix("sqlite:///"))
    storage = plugins(options).storage(copy.split(":")[0])(copy, city)
    stack.callback(storage.close)
    storage.know([SALTS])
    return storage


def _said(found: Any, lang: str, *, server: bool) -> Iterator[str]:
    for one in found.erased:
        yield f"{one.name}  {one.at[:10]}  {one.actor}  {one.type}"
    yield from (f"! {one.record}: {HELD[lang]} ({one.where})" for one in found.held)
    yield from (f"? {one}: {AGAIN[lang]}" for one in found.again)
    if not found.cleared:
        yield BUSY[lang]
    if found.dead_rows:
        yield DEAD[lang].format(n=found.dead_rows)
    elif server:
        yield FULL[lang]
    yield UNSEEN[lang]
    yield f"{len(found.erased)} / {len(found.held)}"
