"""A backup: what the store keeps of one city and cannot make anew, in an SQLite file.

From whichever database it is, it is itself a store of this library, of the version that wrote it,
and can be put into either.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.ports.storage import Copied
from ruralgov_sqlalchemy import epochs, numbers, texts
from ruralgov_sqlalchemy.dialects import SQLITE, driver, insert_rows
from ruralgov_sqlalchemy.schema import PREFIX

PAGE = 5000
"""Rows that are read at once."""
FIXED = ("records", "events")


@contextmanager
def written(file: Path) -> Iterator[Path]:
    """Give the path of a private file that takes its name once it is whole and on the disk."""
    if file.exists():
        raise StorageFailure(texts.BACKUP_THERE, path=file)
    try:
        beside = tempfile.TemporaryDirectory(prefix=".backup-", dir=file.parent)
    except OSError as error:
        said = error.strerror
        raise StorageFailure(texts.BACKUP_UNWRITABLE, path=file, problem=said) from None
    with beside as folder:
        part = Path(folder) / file.name
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield part
        _sync(part)
        part.rename(file)
    _sync(file.parent)


@contextmanager
def scratch(file: Path, city: str) -> Iterator[Path]:
    """Give a private copy of a backup, which may be upgraded; the backup stays as it is.

    Raises ``backup_unreadable`` or ``backup_of_another``.
    """
    with tempfile.TemporaryDirectory(prefix="ruralgov-") as folder:
        copied = Path(folder) / "backup.db"
        try:
            shutil.copyfile(file, copied)
            with closing(sqlite3.connect(copied)) as connection:
                ((problem,),) = connection.execute("PRAGMA integrity_check(1)")
                cities = connection.execute("SELECT DISTINCT city FROM ruralgov_events")
                known = [str(row[0]) for row in cities]
        except (OSError, sqlite3.DatabaseError) as error:
            problem, known = str(error), []
        if problem != "ok":
            raise StorageFailure(texts.BACKUP_UNREADABLE, path=file, problem=problem)
        if city not in known:
            held = ", ".join(known) or "-"
            raise StorageFailure(texts.BACKUP_OF_ANOTHER, path=file, city=city, known=held)
        yield copied


def check_empty(connection: Connection, city: str) -> None:
    """Refuse a store that holds anything of the city."""
    for name in FIXED:
        question = text(f"SELECT 1 FROM {PREFIX}{name} WHERE city = :city LIMIT 1")
        if connection.execute(question, {"city": city}).first():
            raise StorageFailure(texts.STORE_HOLDS_DATA, city=city)


def copy(source: Connection, target: Connection, city: str, tables: Iterable[str]) -> Copied:
    """Copy the rows of a city, as one snapshot has them, and begin an epoch after all of them."""
    for name in (*tables, *FIXED):
        if name not in FIXED:
            target.execute(text(f"DELETE FROM {PREFIX}{name} WHERE city = :c"), {"c": city})
        _copy(source, target, city, PREFIX + name)
    numbers.put(target, city, numbers.taken(source, city))
    target.execute(text(f"DELETE FROM {PREFIX}shapes WHERE city = :c"), {"c": city})
    epochs.begin(target)
    return _copied(target, city)


def _copied(connection: Connection, city: str) -> Copied:
    def ask(question: str) -> Any:
        return connection.execute(text(question), {"city": city}).scalar_one_or_none()

    return Copied(
        records=ask(f"SELECT count(*) FROM {PREFIX}records WHERE city = :city"),
        events=ask(f"SELECT count(*) FROM {PREFIX}events WHERE city = :city"),
        latest=ask(
            f"SELECT at FROM {PREFIX}events WHERE city = :city "
            "ORDER BY xid DESC, position DESC LIMIT 1"
        )
        or "",
    )


def _copy(source: Connection, target: Connection, city: str, table: str) -> None:
    columns = ", ".join(column["name"] for column in inspect(target).get_columns(table))
    question = text(f"SELECT {columns} FROM {table} WHERE city = :city")
    found = source.execute(
        question, {"city": city}, execution_options={"stream_results": True, "max_row_buffer": PAGE}
    )
    cursor = driver(target).cursor()
    if target.dialect.name == "sqlite":
        for page in found.partitions(PAGE):
            insert_rows(cursor, SQLITE, table, columns, [tuple(row) for row in page])
        return
    with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as into:  # keeps positions as given
        for row in found:
            into.write_row(row)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
