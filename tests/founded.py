"""The town that is founded once in a process, by its own commands, and the copies of it.

It is founded once for each kind of storage, the first time that somebody wants one: in memory, in
an SQLite file, and on each PostgreSQL server that lends itself (``lent``). A copy is the same
content under the same ids, as ``tests/app/test_town.py`` sees to; what a test then does with it
goes through the storage as ever.
"""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
from attrs import frozen

from ruralgov.app.ids import new_id
from ruralgov.builtin.memory import MemoryStorage, MemoryTable
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.ports.storage import Storage
from ruralgov_sqlalchemy import SqlStorage

CITY = "371082"
Places = tuple[PlaceId, PlaceId, PlaceId]
"""The town and its two villages."""


class Ids:
    """Gives ids in their order, from a number on that may be set."""

    def __init__(self, number: int = 0) -> None:
        self.number = number

    def __call__(self) -> str:
        self.number += 1
        return f"{self.number:08d}-0000-7000-8000-000000000000"


@frozen
class Founded:
    """A store that nobody changes any more: where it is, its places, and the last id it was given.

    It is a ``MemoryStorage``, the path of a file, or the name of a database.
    """

    store: object
    places: Places
    number: int


def copied(storage: Storage, ids: Callable[[], str]) -> Places | None:
    """Fill an empty storage with a copy and return its places; None where there is none for it."""
    counted = isinstance(ids, Ids)
    if ids is not new_id and not (isinstance(ids, Ids) and ids.number == 0):
        return None
    if type(storage) is MemoryStorage and not storage.tables:
        first = _in_memory(counted=counted)
        _copy_memory(first.store, storage)
    elif type(storage) is not SqlStorage or storage.city != CITY:
        return None
    elif storage.engine.dialect.name == "sqlite":
        path = Path(storage.engine.url.database or "")
        if path == Path() or path.exists():
            return None
        first = _in_file(counted=counted)
        shutil.copyfile(str(first.store), path)
    else:
        url = storage.engine.url
        server = LENT.get((url.host, url.port))
        if server is None or url.database is None or not _is_empty(server, url.database):
            return None
        first = _on_server(server, counted=counted)
        _copy_database(server, str(first.store), url.database)
    if isinstance(ids, Ids):
        ids.number = first.number
    return first.places


def forget() -> None:
    """Let the next town that is wanted in memory or in a file be founded anew."""
    _in_memory.cache_clear()
    _in_file.cache_clear()


def _found(storage: Storage, store: object, *, counted: bool) -> Founded:
    from tests.town import Town

    ids = Ids()
    town = Town(storage, ids if counted else new_id, anew=True)
    town.app.close()
    return Founded(store, town.places, ids.number)


@cache
def _in_memory(*, counted: bool) -> Founded:
    storage = MemoryStorage()
    return _found(storage, storage, counted=counted)


def _copy_memory(kept: object, made: MemoryStorage) -> None:
    """Give a storage the same content; what is in its tables never changes."""
    assert isinstance(kept, MemoryStorage)
    made.kept, made.journal = kept.kept.copy(), kept.journal.copy()
    made.versions, made.numbers = kept.versions.copy(), kept.numbers.copy()
    for name, table in kept.tables.items():
        made.tables[name] = twin = MemoryTable(table.shape)
        twin.rows = table.rows.copy()
        twin.unique = {names: taken.copy() for names, taken in table.unique.items()}


@cache
def _in_file(*, counted: bool) -> Founded:
    folder = tempfile.TemporaryDirectory(prefix="ruralgov-founded-")
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "town.db"
    return _found(SqlStorage(f"sqlite:///{path}", CITY), path, counted=counted)


@frozen
class Lent:
    """A PostgreSQL server on which databases may be made and dropped."""

    url: str
    name: str
    how: str

    def run(self, *commands: str) -> None:
        """Run commands one by one, outside of a transaction."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            for command in commands:
                connection.execute(command.encode())

    def database(self, name: str) -> str:
        """Return the URL of a database."""
        return self.url.rsplit("/", 1)[0] + "/" + name


LENT: dict[tuple[str | None, int | None], Lent] = {}
"""By host and port."""


@contextmanager
def lent(url: str, name: str, how: str = "") -> Iterator[None]:
    """Let towns be copied on a server; *how* may say the strategy of CREATE DATABASE.

    *name* is what the databases of the originals begin with, which are dropped in the end.
    """
    parts = psycopg.conninfo.conninfo_to_dict(url)
    at = (str(parts.get("host")), int(str(parts.get("port") or 5432)))
    server = LENT[at] = Lent(url, name, how)
    try:
        yield
    finally:
        del LENT[at]
        server.run(*(f"DROP DATABASE IF EXISTS {name}_{end}" for end in ("counted", "new")))


@cache
def _on_server(server: Lent, *, counted: bool) -> Founded:
    name = f"{server.name}_{'counted' if counted else 'new'}"
    server.run(f"CREATE DATABASE {name}")
    return _found(SqlStorage(server.database(name), CITY), name, counted=counted)


def _is_empty(server: Lent, database: str) -> bool:
    with psycopg.connect(server.database(database)) as connection:
        found = connection.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")
        return found.fetchone() is None


def _copy_database(server: Lent, original: str, database: str) -> None:
    server.run(
        f"DROP DATABASE {database} WITH (FORCE)",
        f"CREATE DATABASE {database} TEMPLATE {original} {server.how}",
    )
