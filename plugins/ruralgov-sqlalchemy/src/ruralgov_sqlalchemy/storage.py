"""The storage itself: rows as tuples through the driver's cursor, in one transaction."""

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import Connection, Engine, MetaData, Table
from sqlalchemy.exc import DBAPIError

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.ports.storage import Shape, Transaction
from ruralgov_sqlalchemy import schema
from ruralgov_sqlalchemy.dialects import (
    DIALECTS,
    check_durable,
    check_joined,
    make_engine,
    prepare,
)
from ruralgov_sqlalchemy.failures import failure
from ruralgov_sqlalchemy.tallies import Tally
from ruralgov_sqlalchemy.transaction import SqlTransaction

Refill = Callable[[Transaction, set[str]], None]


class SqlStorage:
    """A store of one city in an SQLite file or a PostgreSQL database.

    Several cities may share one database. *source* is a URL, or an engine of the integrator's
    made for us alone: we set how its connections begin.
    """

    def __init__(self, source: str | Engine, city: str) -> None:
        self.engine = make_engine(source) if isinstance(source, str) else source
        prepare(self.engine)
        self.city = city
        self.metadata = MetaData()
        self.tallies: Mapping[str, list[Tally]] = {}
        self.dialect = DIALECTS[self.engine.dialect.name]

    def set_up(self, shapes: Iterable[Shape], refill: Refill) -> None:
        """Upgrade and make what is missing, all or nothing. Raises ``store_newer``."""
        shapes = tuple(shapes)
        tables, self.tallies = declare(self.metadata, shapes), tallies_of(shapes)
        with self._connection(write=True) as connection, connection.begin():
            check_durable(connection)
            schema.upgrade(connection)
            made = schema.make_missing(connection, tables)
            tx = SqlTransaction(connection, self, None)
            if made and tx.records(("", ""), 1):
                refill(tx, made)

    def begin(self, *, write: bool) -> SqlTransaction:
        """Begin a transaction; a writing one on SQLite waits for the one before it."""
        connection = self._connection(write=write)
        try:
            return SqlTransaction(connection, self, connection.begin())
        except self.engine.dialect.loaded_dbapi.Error as error:  # BEGIN is the driver's own
            connection.close()
            raise failure(error) from None
        except DBAPIError as error:
            connection.close()
            raise failure(error.orig) from None

    def table(self, name: str) -> Table:
        """Return a declared table."""
        return self.metadata.tables[schema.PREFIX + name]

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

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
        self.metadata = MetaData()
        self.tallies: Mapping[str, list[Tally]] = {}
        self.dialect = DIALECTS[connection.dialect.name]

    def set_up(self, shapes: Iterable[Shape], refill: Refill) -> None:
        """Check that the store is set up already; raises ``store_not_set_up``."""
        shapes = tuple(shapes)
        declare(self.metadata, shapes)
        self.tallies = tallies_of(shapes)
        if schema.version(self.connection) != schema.HEAD:
            raise StorageFailure("store_not_set_up", url=self.connection.engine.url, city=self.city)

    def begin(self, *, write: bool) -> SqlTransaction:
        """Begin a savepoint."""
        check_joined(self.connection)
        return SqlTransaction(self.connection, self, self.connection.begin_nested(), joined=True)

    def table(self, name: str) -> Table:
        """Return a declared table."""
        return self.metadata.tables[schema.PREFIX + name]

    def close(self) -> None:
        """The connection is the integrator's: nothing to let go of."""


def declare(metadata: MetaData, shapes: Iterable[Shape]) -> list[Table]:
    """Return the tables of the shapes and of their tallies, declaring those that are not yet."""
    known, found = metadata.tables, []
    for shape in shapes:
        name = schema.PREFIX + shape.name
        found.append(known[name] if name in known else schema.declared(metadata, shape))
        for by in shape.tallies:
            name = schema.tally_name(shape, by)
            found.append(
                known[name] if name in known else schema.declared_tally(metadata, shape, by)
            )
    return found


def tallies_of(shapes: Iterable[Shape]) -> dict[str, list[Tally]]:
    """Return the tallies of each table that has any."""
    return {shape.name: Tally.of(shape) for shape in shapes if shape.tallies}
