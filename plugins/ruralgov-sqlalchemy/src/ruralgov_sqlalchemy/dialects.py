"""What differs between SQLite and PostgreSQL, each in one place."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain
from pathlib import Path
from sqlite3 import connect
from typing import Any
from urllib.parse import quote

from attrs import frozen
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import Row
from ruralgov_sqlalchemy import texts
from ruralgov_sqlalchemy.epochs import BASE
from ruralgov_sqlalchemy.turns import PATIENCE_BESIDE, QUEUES, Turn
from ruralgov_sqlalchemy.writers import piped, slot

SQLITE_PAGES = (
    "page_size=8192",
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=5000",
    "cache_size=-65536",
    "wal_autocheckpoint=2000",  # a log of 16 MB, to which it is cut where a reader let it grow
    "journal_size_limit=16777216",
    "secure_delete=ON",
)
TOGETHER = 50
"""So many rows in one statement SQLite inserts faster than one by one."""
COPY_FROM = 100
"""From so many rows on, PostgreSQL takes a COPY faster than inserts."""

SCHEMES = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}
"""The schemes of URLs, each with that of SQLAlchemy."""
BUSY_TIMEOUT = "busy_timeout"
PARTITIONED = "partitioned"
PATIENCE = 5.0
"""Seconds for which a writer waits on SQLite, unless the URL says otherwise."""
SETTINGS = frozenset({"pool_size", "max_overflow", "pool_timeout", BUSY_TIMEOUT})
"""What a URL may set for us; the rest of its query is for the driver."""
FAR = 1_000_000

LOCK = 0x72757261
"""The advisory lock of PostgreSQL under which a store is upgraded."""


@frozen
class Dialect:
    """How one database says what both can do."""

    name: str
    mark: str
    settled: str
    """A condition under which no event can still appear before those that are seen."""
    slot: Callable[[Connection], int]
    """A small number that tells apart those who write at the same time."""


COLUMNS = (
    *("kind", "key", "version", "type", "schema", "command_id", "actor", "purpose", "at"),
    *("body", "sealed", "mac"),
)
SQLITE = Dialect("sqlite", "?", "1", lambda _: 0)
POSTGRESQL = Dialect(
    "postgresql",
    "%s",
    f"xid < {BASE} + pg_snapshot_xmin(pg_current_snapshot())::text::bigint",
    slot,
)
DIALECTS = {dialect.name: dialect for dialect in (SQLITE, POSTGRESQL)}


def make_engine(url: str) -> Engine:
    """Return an engine for a URL; raises ``storage_scheme_unknown``."""
    scheme, _, rest = url.partition(":")
    if scheme.partition("+")[0] not in SCHEMES:
        raise StorageFailure(
            ports_texts.STORAGE_SCHEME_UNKNOWN, scheme=scheme, known="sqlite, postgresql"
        )
    try:
        parsed = make_url(f"{SCHEMES.get(scheme, scheme)}:{rest}")
    except (ArgumentError, ValueError):
        raise StorageFailure(texts.STORE_URL_WRONG, scheme=scheme) from None
    settings = {name: _setting(name, parsed.query[name]) for name in SETTINGS & parsed.query.keys()}
    busy = settings.pop(BUSY_TIMEOUT, None)
    partitioned = _choice(parsed.query.get(PARTITIONED))
    try:
        engine = create_engine(
            parsed.difference_update_query({*SETTINGS, PARTITIONED}),
            pool_pre_ping=True,  # a server may restart while we rest
            execution_options={BUSY_TIMEOUT: busy, PARTITIONED: partitioned},
            **settings,
        )
    except ImportError as error:
        raise StorageFailure(texts.DRIVER_MISSING, problem=error) from None
    except (TypeError, ValueError, SQLAlchemyError) as error:
        raise StorageFailure(texts.STORE_URL_WRONG, scheme=scheme) from error
    return engine


def _setting(name: str, value: object) -> int | float:
    """Return a setting that stands in a URL; raises ``store_setting_wrong``."""
    lowest, kind = (
        (1, int) if name == "pool_size" else (0, int if name == "max_overflow" else float)
    )
    try:
        found = kind(str(value))
    except ValueError:
        found = -1
    if not lowest <= found < FAR:
        raise StorageFailure(texts.STORE_SETTING_WRONG, setting=name, value=value, lowest=lowest)
    return found


def _choice(value: object) -> bool | None:
    """Return what a URL chooses, or None; raises ``store_choice_wrong``."""
    if value not in (None, "true", "false"):
        raise StorageFailure(texts.STORE_CHOICE_WRONG, setting=PARTITIONED, value=value)
    return None if value is None else value == "true"


def prepare(engine: Engine) -> None:
    """Make every connection durable and every transaction ours to begin."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "do_connect", _keep_private)
        busy = engine.get_execution_options().get(BUSY_TIMEOUT)
        event.listen(engine, "connect", partial(_set_sqlite, busy))
        event.listen(engine, "begin", _begin_sqlite)


def _keep_private(_dialect: object, _record: object, given: list[Any], _more: object) -> None:
    """Make a new file so that only its owner can read it; SQLite's log files take after it."""
    name = str(given[0])
    if name != ":memory:" and not name.startswith("file:"):
        with suppress(OSError):  # it is there, or SQLite says better why it cannot be made
            os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def reading(engine: Engine) -> Engine:
    """Return an engine of the same database through which nothing is written.

    A file in a folder where nothing may be written is taken as it is, if it has no log beside it.
    """
    url = engine.url
    if engine.dialect.name != "sqlite" or not url.database:
        return engine
    file = Path(url.database)
    log = Path(f"{file}-wal")
    alone = not log.exists() or not log.stat().st_size
    fixed = "&immutable=1" if alone and not os.access(file.parent, os.W_OK) else ""
    name = f"file:{quote(str(file))}?mode=ro{fixed}"
    made = create_engine(url, creator=lambda: connect(name, uri=True, check_same_thread=False))
    event.listen(made, "connect", _set_reading)
    event.listen(made, "begin", _begin_sqlite)
    return made


def _set_reading(connection: Any, _: object) -> None:
    connection.isolation_level = None
    for setting in ("busy_timeout=5000", "cache_size=-65536", "query_only=ON"):
        connection.execute(f"PRAGMA {setting}")


def _set_sqlite(busy: float | None, connection: Any, _: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, or DDL would commit halfway
    for setting in SQLITE_PAGES:
        connection.execute(f"PRAGMA {setting}")
    if busy is not None:
        connection.execute(f"PRAGMA busy_timeout={round(busy * 1000)}")


def level(*, write: bool) -> str:
    """Return how PostgreSQL isolates our transactions."""
    return "SERIALIZABLE" if write else "REPEATABLE READ"


def _begin_sqlite(connection: Connection) -> None:
    write = connection.info.pop("write", True)
    driver(connection).execute("BEGIN IMMEDIATE" if write else "BEGIN")


def its_turn(engine: Engine) -> Turn | None:
    """Wait for those of this process that came before; raises ``store_busy``.

    On SQLite until all have written; other processes are waited for afterwards, and a database in
    memory has no queue. On PostgreSQL until few write, and not for long.
    """
    if engine.dialect.name != "sqlite":
        return QUEUES.beside.take(PATIENCE_BESIDE)
    file = engine.url.database
    if not file or file == ":memory:":
        return None
    busy = engine.get_execution_options().get(BUSY_TIMEOUT)
    turn = QUEUES.queue(file).take(PATIENCE if busy is None else busy)
    if turn is None:
        raise StorageFailure(texts.STORE_BUSY)
    return turn


def empty_log(connection: Connection, *, wait: bool) -> bool:
    """Write SQLite's log into the database and cut it to nothing; False where a reader holds it.

    What was deleted is then in neither: freed parts of pages are overwritten (``secure_delete``).
    With *wait* as long as for any lock. PostgreSQL has no log of ours: True.
    """
    if connection.dialect.name != "sqlite":
        return True
    own = driver(connection)
    (patience,) = own.execute("PRAGMA busy_timeout").fetchone()
    own.execute(f"PRAGMA busy_timeout={patience if wait else 0}").fetchall()
    try:
        (held, _, _) = own.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except own.OperationalError:  # somebody checkpoints or locks the whole database
        held = 1
    finally:
        own.execute(f"PRAGMA busy_timeout={patience}").fetchall()
    return not held


def dead_rows(connection: Connection, table: str) -> int:
    """Return how many deleted rows of a table PostgreSQL has not vacuumed, as it counts them."""
    question = (
        "SELECT sum(n_dead_tup) FROM pg_stat_user_tables WHERE relid = to_regclass(%s) "
        "OR relid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = to_regclass(%s))"
    )
    return int(connection.exec_driver_sql(question, (table, table)).scalar() or 0)


def check_durable(connection: Connection) -> None:
    """Refuse a database that may lose what it acknowledged; raises ``store_unsafe``."""
    needed: dict[str, tuple[str, ...]]
    if connection.dialect.name == "sqlite":
        needed = {"PRAGMA synchronous": ("2", "3")}
    else:
        needed = {"SHOW synchronous_commit": ("on", "remote_apply"), "SHOW fsync": ("on",)}
    for question, good in needed.items():
        found = str(connection.exec_driver_sql(question).scalar_one())
        if found not in good:
            raise StorageFailure(
                texts.STORE_UNSAFE,
                setting=question.split()[1],
                found=found,
                needed=" / ".join(good),
            )


@contextmanager
def alone(engine: Engine) -> Iterator[None]:
    """Hold off a second upgrade of the database; SQLite does that by BEGIN IMMEDIATE.

    In a transaction of its own: the one that waited must begin after the lock was given up, or it
    would not see what was upgraded.
    """
    if engine.dialect.name == "sqlite":
        yield
        return
    with engine.connect() as guard:
        guard.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        yield


def check_joined(connection: Connection) -> None:
    """Refuse an open connection whose transaction cannot keep our promises.

    Raises ``store_unsafe``. On SQLite it begins the write transaction that the driver puts off.
    """
    check_durable(connection)
    if connection.dialect.name == "postgresql":
        level = connection.exec_driver_sql("SHOW transaction_isolation").scalar_one()
        if level != "serializable":
            raise StorageFailure(
                texts.STORE_UNSAFE,
                setting="transaction_isolation",
                found=level,
                needed="serializable",
            )
    elif not driver(connection).in_transaction:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def driver(connection: Connection) -> Any:
    """Return the connection of the database driver."""
    return connection.connection.driver_connection


def insert_rows(
    cursor: Any,
    dialect: Dialect,
    table: str,
    columns: str,
    rows: Sequence[Row],
    *,
    one: str = "",
    verb: str = "INSERT",
    copy_from: int = COPY_FROM,
) -> None:
    """Insert rows: where they are many by COPY, or on SQLite by some together.

    *one* are the marks of a row, where they are not one for each column.
    """
    if dialect is POSTGRESQL and len(rows) >= copy_from:
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    one = one or f"({', '.join('?' for _ in rows[0])})"
    insert = f"{verb} INTO {table} ({columns}) VALUES "
    whole = len(rows) // TOGETHER * TOGETHER if dialect is SQLITE else 0
    for start in range(0, whole, TOGETHER):
        values = chain.from_iterable(rows[start : start + TOGETHER])
        cursor.execute(insert + ", ".join([one] * TOGETHER), tuple(values))
    execute_many(cursor, dialect, insert + one, rows[whole:])


def execute_many(cursor: Any, dialect: Dialect, statement: str, rows: Sequence[Row]) -> None:
    """Execute a statement, whose marks are ``?``, for each of some rows."""
    if dialect is SQLITE:
        cursor.executemany(statement, rows)
        return
    with piped(cursor.connection):
        cursor.executemany(statement.replace("?", dialect.mark), rows)
