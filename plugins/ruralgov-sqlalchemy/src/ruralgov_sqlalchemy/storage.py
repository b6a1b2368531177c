"""The storage itself: SQLAlchemy Core, one transaction per unit of work."""

from collections.abc import Iterable, Sequence
from typing import Any

import attrs
from sqlalchemy import (
    Connection,
    Engine,
    MetaData,
    RootTransaction,
    create_engine,
    delete,
    event,
    insert,
    inspect,
    select,
    tuple_,
    update,
)
from sqlalchemy.exc import IntegrityError, OperationalError

from ruralgov.domain.kernel.errors import Conflict, StorageFailure
from ruralgov.ports.storage import Changes, Entry, Marked, Shape, Stored, Value, Where
from ruralgov_sqlalchemy.tables import APPEND_ONLY, PREFIX, declared, fixed

SCHEMA = 1
"""The version of the fixed tables; a store with a newer one is refused."""


class SqlStorage:
    """A store of one city in an SQLite file, durable at every commit."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self.metadata = MetaData()
        self.stored, self.events = fixed(self.metadata)

    def set_up(self, shapes: Iterable[Shape]) -> None:
        """Make the tables that are missing, all or none. Raises ``store_newer``."""
        for shape in shapes:
            if PREFIX + shape.name not in self.metadata.tables:
                declared(self.metadata, shape)
        with self.engine.begin() as connection:
            found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
            if found > SCHEMA:
                raise StorageFailure("store_newer", found=found, known=SCHEMA)
            if found == SCHEMA and inspect(connection).has_table(self.events.name):
                self.metadata.create_all(connection)
                return
            self.metadata.create_all(connection)
            for trigger in APPEND_ONLY:
                connection.exec_driver_sql(trigger)
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")

    def begin(self, *, write: bool) -> "SqlTransaction":
        """Begin a transaction; a writing one waits for the one before it."""
        connection = self.engine.connect()
        connection.info["write"] = write
        try:
            return SqlTransaction(self, connection, connection.begin())
        except OperationalError:
            connection.close()
            raise StorageFailure("store_busy") from None

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


class SqlTransaction:
    """One transaction of the database."""

    def __init__(self, store: SqlStorage, connection: Connection, root: RootTransaction) -> None:
        self._store, self._connection, self._root = store, connection, root

    def load(self, kind: str, keys: Sequence[str]) -> list[Stored]:
        """Return those of the records that there are."""
        table = self._store.stored
        question = select(table).where(table.c.kind == kind, table.c.key.in_(keys))
        return [Stored(*row) for row in self._connection.execute(question)]

    def rows(self, table: str, where: Sequence[Where]) -> list[tuple[Value, ...]]:
        """Return the rows that meet every condition, in the order of the table's key."""
        found = self._store.metadata.tables[PREFIX + table]
        question = select(found).order_by(*found.primary_key)
        for one in where:
            question = question.where(_condition(found.c[one.column], one))
        return [tuple(row) for row in self._connection.execute(question)]

    def records(self, after: tuple[str, str], limit: int) -> list[Stored]:
        """Return the next records in the order of (kind, key)."""
        table = self._store.stored
        order = (table.c.kind, table.c.key)
        question = select(table).where(tuple_(*order) > after).order_by(*order).limit(limit)
        return [Stored(*row) for row in self._connection.execute(question)]

    def history(self, after: tuple[str, str, int], limit: int) -> list[Entry]:
        """Return the next events in the order of (kind, key, version)."""
        table = self._store.events
        order = (table.c.kind, table.c.key, table.c.version)
        question = select(table).where(tuple_(*order) > after).order_by(*order).limit(limit)
        return [Entry(*row[1:]) for row in self._connection.execute(question)]

    def feed(self, after: int, limit: int) -> list[Marked]:
        """Return the next events of the feed."""
        table = self._store.events
        question = select(table).where(table.c.mark > after).order_by(table.c.mark).limit(limit)
        return [Marked(row[0], Entry(*row[1:])) for row in self._connection.execute(question)]

    def write(self, changes: Changes) -> None:
        """Write the changes; raises ``Conflict``."""
        for record, base in changes.records:
            self._keep(record, base)
        tables = self._store.metadata.tables
        for name, key in changes.removed:
            table = tables[PREFIX + name]
            self._connection.execute(
                delete(table).where(
                    *(column == value for column, value in zip(table.primary_key, key, strict=True))
                )
            )
        for name, row in changes.put:
            self._insert(
                tables[PREFIX + name],
                dict(zip(tables[PREFIX + name].c.keys(), row, strict=True)),
                name,
            )
        for entry in changes.events:
            self._insert(self._store.events, attrs.asdict(entry), "events")

    def commit(self) -> None:
        """Make everything written durable and end the transaction."""
        self._root.commit()
        self.close()

    def close(self) -> None:
        """End the transaction; what was not committed is undone."""
        self._connection.close()

    def _keep(self, record: Stored, base: int) -> None:
        table, fields = self._store.stored, attrs.asdict(record)
        if base:
            statement = update(table).where(
                table.c.kind == record.kind,
                table.c.key == record.key,
                table.c.version == base,
            )
            if self._connection.execute(statement.values(fields)).rowcount == 1:
                return
            raise Conflict("record_changed", kind=record.kind, key=record.key)
        try:
            self._connection.execute(insert(table), fields)
        except IntegrityError:
            raise Conflict("record_changed", kind=record.kind, key=record.key) from None

    def _insert(self, table: Any, fields: dict[str, Any], name: str) -> None:
        try:
            self._connection.execute(insert(table), fields)
        except IntegrityError:
            raise Conflict("not_unique", table=name) from None


def _condition(column: Any, where: Where) -> Any:
    match where.operator:
        case "=":
            return column.is_(None) if where.value is None else column == where.value
        case "<=":
            return column <= where.value
        case ">":
            return column > where.value


def _engine(url: str) -> Engine:
    scheme = url.split(":")[0]
    if scheme != "sqlite":
        raise StorageFailure("storage_scheme_unknown", scheme=scheme, known="sqlite")
    engine = create_engine(url)

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, or DDL would commit halfway
        for setting in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000"):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        write = connection.info.pop("write", True)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine
