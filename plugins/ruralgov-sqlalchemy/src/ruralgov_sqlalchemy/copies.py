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
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.ports.besides import Copied
from ruralgov.ports.storage import Row
from ruralgov_sqlalchemy import epochs, numbers, texts
from ruralgov_sqlalchemy.dialects import DIALECTS, SQLITE, driver, insert_rows
from ruralgov_sqlalchemy.journal import JOURNALS, Ask
from ruralgov_sqlalchemy.schema import PREFIX

PAGE = 5000
"""Rows that are read at once."""
RECORDS = f"{PREFIX}records"


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
                cities = connection.execute("SELECT DISTINCT city FROM ruralgov_records")
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
    question = text(f"SELECT 1 FROM {RECORDS} WHERE city = :city LIMIT 1")
    there = connection.execute(question, {"city": city}).first()
    journal = JOURNALS[connection.dialect.name](city)
    if there or journal.whole(_asking(connection), "", 1):
        raise StorageFailure(texts.STORE_HOLDS_DATA, city=city)


def copy(source: Connection, target: Connection, city: str, tables: Iterable[str]) -> Copied:
    """Copy the rows of a city, as one snapshot has them, and begin an epoch after all of them."""
    for name in tables:
        target.execute(text(f"DELETE FROM {PREFIX}{name} WHERE city = :c"), {"c": city})
        _copy(source, target, city, PREFIX + name)
    _copy(source, target, city, RECORDS)
    events, latest = _copy_events(source, target, city)
    numbers.put(target, city, numbers.taken(source, city))
    target.execute(text(f"DELETE FROM {PREFIX}shapes WHERE city = :c"), {"c": city})
    epochs.begin(target)
    question = text(f"SELECT count(*) FROM {RECORDS} WHERE city = :city")
    records: int = target.execute(question, {"city": city}).scalar_one()
    return Copied(records=records, events=events, latest=latest)


def _asking(connection: Connection) -> Ask:
    """Return what asks within the transaction of a connection."""
    mark = DIALECTS[connection.dialect.name].mark

    def ask(question: str, values: Row) -> list[Row]:
        return [*map(tuple, connection.exec_driver_sql(question.replace("?", mark), values))]

    return ask


def _copy_events(source: Connection, target: Connection, city: str) -> tuple[int, str]:
    """Copy the journal, each event with its mark; tell how many, and the newest instant."""
    given, asking = JOURNALS[source.dialect.name](city), _asking(source)
    taking, ask = JOURNALS[target.dialect.name](city), _asking(target)
    insert = partial(insert_rows, driver(target).cursor(), DIALECTS[target.dialect.name])
    after, latest, count = "", "", 0
    while page := given.whole(asking, after, PAGE):
        taking.take(ask, insert, page)
        after, latest, count = page[-1].mark, page[-1].entry.at, count + len(page)
    return count, latest


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
