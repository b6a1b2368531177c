"""A store in the transaction of an integrator."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, Table

from ruralgov.domain.kernel.errors import RuralgovError, StorageFailure
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import Settle, Shape
from ruralgov_sqlalchemy import epochs, schema, tables, texts
from ruralgov_sqlalchemy.begun import Savepoint
from ruralgov_sqlalchemy.declared import Declared
from ruralgov_sqlalchemy.dialects import DIALECTS, SQLITE, check_joined
from ruralgov_sqlalchemy.failures import guarded
from ruralgov_sqlalchemy.tallies import Tally
from ruralgov_sqlalchemy.transaction import SqlTransaction
from ruralgov_sqlalchemy.writers import lock_of


class JoinedStorage:
    """A store whose writes join the open transaction of an integrator's connection.

    What we do is a savepoint in that transaction: it is kept when the integrator commits and gone
    when they roll back. On PostgreSQL the transaction must be SERIALIZABLE. A ``Conflict`` is
    theirs to retry, with the whole of their transaction.
    """

    def __init__(self, connection: Connection, city: str) -> None:
        self.connection, self.city = connection, city
        self.declared = Declared(())
        self._reads_only = False
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
        pending = self.pending(shapes)
        if pending:
            raise StorageFailure(
                ports_texts.STORE_OUTDATED, city=self.city, pending=", ".join(pending)
            )
        tx = self.begin(write=False)
        settle(tx, set())
        tx.close()

    def pending(self, shapes: Iterable[Shape]) -> list[str]:
        """Return what differs from the shapes."""
        return tables.pending(self.connection, self.city, shapes, exact=False)

    def read_only(self) -> None:
        """Write nothing from now on; what else the integrator writes is theirs."""
        self._reads_only = True

    def make_series(self, names: Iterable[str]) -> None:
        """Make nothing: that is for the store on its own."""

    def cities(self) -> list[str]:
        """Return the cities that are set up here."""
        return tables.cities(self.connection)

    def begin(self, *, write: bool) -> SqlTransaction:
        """Begin a savepoint."""
        if write and self._reads_only:
            raise StorageFailure(ports_texts.STORE_READ_ONLY)
        check_joined(self.connection)
        return SqlTransaction(self.connection, self, Savepoint(self.connection.begin_nested()))

    @property
    def many(self) -> bool:
        """Whether several may write at once."""
        return self.dialect is not SQLITE

    def begin_by_key(self) -> SqlTransaction:
        """Begin a savepoint: the transaction is SERIALIZABLE, which is more than is asked."""
        return self.begin(write=True)

    def begin_alone(self) -> SqlTransaction:
        """Begin a savepoint, and let nobody who asks by key alone begin until all of it ends."""
        begun = self.begin(write=True)
        if self.many:
            try:
                with guarded(self.connection.dialect):
                    self.connection.exec_driver_sql(lock_of("EXCLUSIVE"))
            except RuralgovError:
                begun.close()
                raise
        return begun

    def table(self, name: str) -> Table:
        """Return a declared table."""
        return self.declared.table(name)

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What was declared."""
        return self.declared.shapes

    @property
    def tallies(self) -> Mapping[str, list[Tally]]:
        """The tallies of each table that has any."""
        return self.declared.tallies

    def close(self) -> None:
        """The connection is the integrator's: nothing to let go of."""
