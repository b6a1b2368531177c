"""The storage itself: rows as tuples through the driver's cursor, in one transaction."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import DBAPIError

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import Settle, Shape
from ruralgov_sqlalchemy import epochs, schema, tables, texts
from ruralgov_sqlalchemy.dialects import (
    DIALECTS,
    SQLITE,
    alone,
    check_durable,
    check_joined,
    make_engine,
    prepare,
)
from ruralgov_sqlalchemy.failures import failure
from ruralgov_sqlalchemy.tallies import Tally
from ruralgov_sqlalchemy.transaction import SqlTransaction

EPOCH = "ruralgov epoch"
"""Under this name a connection knows that its server is the one on which the store was opened."""


class SqlStorage:
    """A store of one city in an SQLite file or a PostgreSQL database.

    Several cities may share one database. *source* is a URL, or an engine of the integrator's
    made for us alone: we set how its connections begin.
    """

    def __init__(self, source: str | Engine, city: str) -> None:
        self.engine = make_engine(source) if isinstance(source, str) else source
        prepare(self.engine)
        self.city = city
        self.declared = Declared(())
        self.dialect = DIALECTS[self.engine.dialect.name]

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        """Upgrade, and make the tables what the shapes say, all or nothing.

        Raises ``store_newer`` or ``store_table_differs``.
        """
        shapes = tuple(shapes)
        if shapes != self.declared.shapes:
            self.declared = Declared(shapes)
        try:
            with (
                alone(self.engine),
                self._connection(write=True) as connection,
                connection.begin(),
            ):
                self._upgrade(connection, shapes, settle)
        except self.engine.dialect.loaded_dbapi.Error as error:  # BEGIN is the driver's own
            raise failure(error) from None
        except DBAPIError as error:
            raise failure(error.orig) from None

    def _upgrade(self, connection: Connection, shapes: tuple[Shape, ...], settle: Settle) -> None:
        check_durable(connection)
        schema.upgrade(connection)
        epochs.follow(connection, self.city)
        tables.Tables(connection).follow(shapes)
        kept, now = tables.prints(connection, self.city), tables.filled(shapes)
        stale = {name for name, one in now.items() if kept.get(name) != one}
        settle(SqlTransaction(connection, self, None), stale)
        tables.keep(connection, self.city, {name: now[name] for name in stale}, kept.keys() - now)

    def cities(self) -> list[str]:
        """Return the cities that are set up here; none in a store older than the tables' shapes."""
        with self._connection(write=False) as connection:
            return tables.cities(connection)

    def begin(self, *, write: bool) -> SqlTransaction:
        """Begin a transaction; a writing one on SQLite waits for the one before it.

        Raises ``store_restored`` where the server was put in the place of another meanwhile.
        """
        connection = self._connection(write=write)
        try:
            self._check_epoch(connection)
            return SqlTransaction(connection, self, connection.begin())
        except self.engine.dialect.loaded_dbapi.Error as error:  # BEGIN is the driver's own
            connection.close()
            raise failure(error) from None
        except DBAPIError as error:
            connection.close()
            raise failure(error.orig) from None

    def table(self, name: str) -> Table:
        """Return a declared table."""
        return self.declared.table(name)

    @property
    def tallies(self) -> Mapping[str, list[Tally]]:
        """The tallies of each table that has any."""
        return self.declared.tallies

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def _check_epoch(self, connection: Connection) -> None:
        """Refuse a server that the store was not opened on; asked once for each connection."""
        if self.dialect is SQLITE or connection.info.get(EPOCH):
            return
        stands = epochs.stands(connection, self.city)
        connection.rollback()
        if not stands:
            connection.close()
            raise StorageFailure(texts.STORE_RESTORED, city=self.city)
        connection.info[EPOCH] = True

    def _connection(self, *, write: bool) -> Connection:
        try:
            connection = self.engine.connect()
        except DBAPIError as error:
            raise failure(error.orig) from None
        connection.info["write"] = write
        if self.dialect.name == "postgresql":
            level = "SERIALIZABLE" if write else "REPEATABLE READ"
            connection = connection.execution_options(isolation_level=level)
        return connection


class JoinedStorage:
    """A store whose writes join the open transaction of an integrator's connection.

    What we do is a savepoint in that transaction: it is kept when the integrator commits and gone
    when they roll back. On PostgreSQL the transaction must be SERIALIZABLE. A ``Conflict`` is
    theirs to retry, with the whole of their transaction.
    """

    def __init__(self, connection: Connection, city: str) -> None:
        self.connection, self.city = connection, city
        self.declared = Declared(())
        self.dialect = DIALECTS[connection.dialect.name]

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        """Check that nothing is to be done.

        Raises ``store_not_set_up``, ``store_outdated`` or ``store_restored``.
        """
        shapes = tuple(shapes)
        self.declared = Declared(shapes)
        if schema.version(self.connection) != schema.HEAD:
            raise StorageFailure(
                texts.STORE_NOT_SET_UP, url=self.connection.engine.url, city=self.city
            )
        if not epochs.stands(self.connection, self.city):
            raise StorageFailure(texts.STORE_RESTORED, city=self.city)
        made = tables.prints(self.connection, tables.NO_CITY)
        kept, now = tables.prints(self.connection, self.city), tables.filled(shapes)
        if (
            any(made.get(one.name) != tables.whole(one) for one in shapes)
            or now.items() - kept.items()
        ):
            raise StorageFailure(ports_texts.STORE_OUTDATED, city=self.city)
        tx = self.begin(write=False)
        settle(tx, set())
        tx.close()

    def cities(self) -> list[str]:
        """Return the cities that are set up here."""
        return tables.cities(self.connection)

    def begin(self, *, write: bool) -> SqlTransaction:
        """Begin a savepoint."""
        check_joined(self.connection)
        return SqlTransaction(self.connection, self, self.connection.begin_nested(), joined=True)

    def table(self, name: str) -> Table:
        """Return a declared table."""
        return self.declared.table(name)

    @property
    def tallies(self) -> Mapping[str, list[Tally]]:
        """The tallies of each table that has any."""
        return self.declared.tallies

    def close(self) -> None:
        """The connection is the integrator's: nothing to let go of."""


class Declared:
    """The tables of the shapes, each declared when it is first asked for: all of them is dear."""

    def __init__(self, shapes: tuple[Shape, ...]) -> None:
        self.shapes = shapes
        self.tallies = {shape.name: Tally.of(shape) for shape in shapes if shape.tallies}
        self._by_name = {shape.name: shape for shape in shapes}
        self._tables: dict[str, Table] = {}

    def table(self, name: str) -> Table:
        """Return a table; two threads may declare it, and one of the two is kept."""
        found = self._tables.get(name)
        if found is None:
            made = schema.declared(self._by_name[name])
            found = self._tables.setdefault(name, made)
        return found
