"""The storage itself: rows as tuples through the driver's cursor, in one transaction."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, Table

from ruralgov.domain.kernel.errors import RuralgovError, StorageFailure
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.besides import Copied, Lag
from ruralgov.ports.storage import Settle, Shape, Transaction
from ruralgov_sqlalchemy import copies, epochs, partitions, schema, tables, texts
from ruralgov_sqlalchemy.begun import Own, Within
from ruralgov_sqlalchemy.declared import Declared
from ruralgov_sqlalchemy.dialects import (
    DIALECTS,
    PARTITIONED,
    SQLITE,
    alone,
    check_durable,
    dead_rows,
    driver,
    empty_log,
    its_turn,
    level,
    make_engine,
    prepare,
    reading,
)
from ruralgov_sqlalchemy.failures import guarded
from ruralgov_sqlalchemy.forks import follow
from ruralgov_sqlalchemy.lag import lag
from ruralgov_sqlalchemy.numbers import sequence
from ruralgov_sqlalchemy.resting import Resting, drop, is_lost
from ruralgov_sqlalchemy.tallies import Tally
from ruralgov_sqlalchemy.transaction import SqlTransaction
from ruralgov_sqlalchemy.turns import Turn
from ruralgov_sqlalchemy.writers import Writes

EPOCH = "ruralgov epoch"
"""Under this name a connection knows that its server is the one on which the store was opened."""


class SqlStorage:
    """A store of one city in an SQLite file or a PostgreSQL database.

    Several cities may share one database. *source* is a URL, or an engine of the integrator's
    made for us alone: we set how its connections begin. *partitioned* chooses for a new PostgreSQL
    whether its tables are partitioned by city; one that is set up must be so, or not.
    """

    def __init__(self, source: str | Engine, city: str, *, partitioned: bool | None = None) -> None:
        self.engine = make_engine(source) if isinstance(source, str) else source
        if partitioned is None:
            partitioned = self.engine.get_execution_options().get(PARTITIONED)
        self._partitioned = partitioned
        prepare(self.engine)
        self.city = city
        self.forked = False
        self._ours = isinstance(source, str)
        self.resting = Resting(self.engine, ours=self._ours)
        follow(self)
        self.declared = Declared(())
        self.dialect = DIALECTS[self.engine.dialect.name]
        self._reads_only = False

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        """Upgrade, and make the tables what the shapes say, all or nothing.

        Raises ``store_newer``, ``store_table_differs`` or ``store_name_taken``.
        """
        shapes = tuple(shapes)
        if shapes != self.declared.shapes:
            self.declared = Declared(shapes)
        with (
            guarded(self.engine.dialect),
            alone(self.engine),
            self.connect(write=True) as connection,
            connection.begin(),
        ):
            self._upgrade(connection, shapes, settle)

    def _upgrade(self, connection: Connection, shapes: tuple[Shape, ...], settle: Settle) -> None:
        check_durable(connection)
        partitioned = partitions.chosen(connection, self._partitioned)
        schema.upgrade(connection, partitioned=partitioned)
        epochs.follow(connection, self.city)
        tables.Tables(connection, self.city if partitioned else None).follow(shapes)
        kept, now = tables.prints(connection, self.city), tables.filled(shapes)
        stale = {name for name, one in now.items() if kept.get(name) != one}
        settle(SqlTransaction(connection, self, Within()), stale)
        tables.keep(connection, self.city, {name: now[name] for name in stale}, kept.keys() - now)

    def backup(self, file: Path) -> Copied:
        """Write a backup of the city, an SQLite file, while others go on writing.

        Raises ``backup_there`` or ``backup_unwritable``.
        """
        with copies.written(file) as part, closing(self._beside(part)) as beside:
            beside.set_up(self.declared.kept, nothing_to_settle)
            copied = copy(self, beside)
            with beside.engine.connect() as connection:
                driver(connection).execute("PRAGMA journal_mode=DELETE")  # one file
        return copied

    def restore(self, file: Path) -> Copied:
        """Fill the empty store of a city from a backup; opening makes anew what is not in it.

        Raises ``store_holds_data``, ``backup_unreadable`` or ``backup_of_another``.
        """
        with copies.scratch(file, self.city) as part, closing(self._beside(part)) as beside:
            beside.set_up(self.declared.kept, nothing_to_settle)
            return copy(beside, self)

    def lag(self) -> Lag | None:
        """Return for what the feed waits: on SQLite for nothing."""
        if self.dialect is SQLITE:
            return None
        with guarded(self.engine.dialect), self.connect(write=False) as connection:
            return lag(connection, self.city)

    def _beside(self, file: Path) -> "SqlStorage":
        return SqlStorage(f"sqlite:///{file}", self.city)

    def pending(self, shapes: Iterable[Shape]) -> list[str]:
        """Return what ``set_up`` would do; it writes nothing. Raises ``store_newer``."""
        shapes = tuple(shapes)
        if shapes != self.declared.shapes:
            self.declared = Declared(shapes)
        with guarded(self.engine.dialect), self.connect(write=False) as connection:
            if not self._reads_only:
                check_durable(connection)
            partitions.chosen(connection, self._partitioned)
            found = schema.version(connection)
            if found is not None and found not in schema.KNOWN:
                raise StorageFailure(ports_texts.STORE_NEWER, found=found, known=schema.HEAD)
            if found != schema.HEAD:
                return [f"schema {found or '-'} -> {schema.HEAD}"]
            if not epochs.stands(connection, self.city):
                return ["epoch of the feed"]
            return tables.pending(connection, self.city, shapes, exact=True)

    def read_only(self) -> None:
        """Open the database so that nothing can be written to it; an SQLite file may be a copy."""
        self.resting.close()
        self.engine.dispose()
        self.engine, self._reads_only = reading(self.engine), True
        self.resting = Resting(self.engine, ours=self._ours)

    def make_series(self, names: Iterable[str]) -> None:
        """Make the sequences of PostgreSQL from which numbers are drawn; SQLite needs none."""
        if self.dialect.name == "postgresql":
            with guarded(self.engine.dialect), self.engine.begin() as connection:
                for name in names:
                    connection.exec_driver_sql(
                        f"CREATE SEQUENCE IF NOT EXISTS {sequence(self.city, name)}"
                    )

    def cities(self) -> list[str]:
        """Return the cities that are set up here; none in a store older than the tables' shapes."""
        with guarded(self.engine.dialect), self.connect(write=False) as connection:
            return tables.cities(connection)

    def begin(self, *, write: bool) -> SqlTransaction:
        """Begin a transaction; a writing one on SQLite waits for the one before it.

        Raises ``store_restored`` where the server was put in the place of another meanwhile.
        """
        return self._begin(Writes.WHOLE if write else None)

    @property
    def many(self) -> bool:
        """Whether several may write at once: SQLite lets them write one after the other."""
        return self.dialect is not SQLITE

    def begin_by_key(self) -> SqlTransaction:
        """Begin a writing transaction that asks by key alone."""
        return self._begin(Writes.BY_KEY)

    def begin_alone(self) -> SqlTransaction:
        """Begin a writing transaction beside which none is open that asks by key alone."""
        return self._begin(Writes.ALONE)

    def _begin(self, writes: Writes | None) -> SqlTransaction:
        self._check_may(write=writes is not None)
        turn = its_turn(self.engine) if writes else None
        try:
            return self._begun_somewhere(writes, turn)
        except RuralgovError:
            if turn is not None:
                turn.end()
            raise

    def _begun_somewhere(self, writes: Writes | None, turn: Turn | None) -> SqlTransaction:
        """Begin on a connection that rests, or on one of the pool."""
        while connection := self.resting.take():
            try:
                return self._begun(connection, writes, turn)
            except StorageFailure:
                if not is_lost(connection):
                    raise
        connection = self._connected()
        try:
            with guarded(self.engine.dialect):
                self._check_epoch(connection)
            if self.dialect is not SQLITE:
                driver(connection).autocommit = True  # we say BEGIN ourselves
        except RuralgovError:
            if is_lost(connection):
                drop(connection)
            else:
                connection.close()
            raise
        return self._begun(connection, writes, turn)

    def _begun(
        self, connection: Connection, writes: Writes | None, turn: Turn | None
    ) -> SqlTransaction:
        try:
            with guarded(self.engine.dialect):
                begun = Own(connection, self._words(writes), self.resting, turn)
        except RuralgovError:
            self.resting.give(connection)
            raise
        return SqlTransaction(connection, self, begun)

    def _words(self, writes: Writes | None) -> str:
        """Return how a transaction begins."""
        if self.dialect is SQLITE:
            return "BEGIN IMMEDIATE" if writes else "BEGIN"
        if writes:
            return writes.statement
        mode = " READ ONLY" if self._reads_only else ""
        return f"BEGIN ISOLATION LEVEL {level(write=False)}{mode}"

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

    def clear_traces(self, *, wait: bool) -> bool:
        """Empty the log of SQLite, where deleted rows stand; tell whether it was done."""
        with self.connect(write=False) as connection:
            return empty_log(connection, wait=wait)

    def files(self) -> tuple[str, ...]:
        """Return the database and the log beside it; none of a server's, or of one in memory."""
        path = self.engine.url.database
        if self.dialect.name != "sqlite" or not path:
            return ()
        return tuple(one for one in (path, f"{path}-wal", f"{path}-journal") if Path(one).exists())

    def dead_rows(self, table: str) -> int:
        """Return how many deleted rows PostgreSQL still has; SQLite overwrites them at once."""
        if self.dialect.name == "sqlite":
            return 0
        with self.connect(write=False) as connection:
            return dead_rows(connection, self.table(table).name)

    def know(self, shapes: Iterable[Shape]) -> None:
        """Know tables without making or changing any."""
        self.declared = Declared(tuple(shapes))

    def close(self) -> None:
        """Close every connection; one in use is closed when its transaction ends."""
        self.resting.close()
        self.engine.dispose()

    def _check_epoch(self, connection: Connection) -> None:
        """Refuse a server that the store was not opened on; asked once for each connection."""
        if self.dialect is SQLITE or connection.info.get(EPOCH):
            return
        stands = epochs.stands(connection, self.city)
        connection.rollback()
        if not stands:
            raise StorageFailure(texts.STORE_RESTORED, city=self.city)
        connection.info[EPOCH] = True

    def connect(self, *, write: bool) -> Connection:
        """Return a connection whose transactions are as ours must be."""
        self._check_may(write=write)
        connection = self._connected()
        connection.info["write"] = write
        if self.dialect.name == "postgresql":
            connection = connection.execution_options(
                isolation_level=level(write=write), postgresql_readonly=self._reads_only
            )
        return connection

    def _connected(self) -> Connection:
        """Return a connection of the pool."""
        with guarded(self.engine.dialect), self.resting.awaited():  # a setting is the driver's own
            return self.engine.connect()

    def _check_may(self, *, write: bool) -> None:
        if self.forked:
            raise StorageFailure(texts.STORE_FORKED)
        if write and self._reads_only:
            raise StorageFailure(ports_texts.STORE_READ_ONLY)


def copy(source: SqlStorage, target: SqlStorage) -> Copied:
    """Copy what a store keeps of its city into one that holds nothing of it."""
    with (
        guarded(target.engine.dialect),
        source.connect(write=False) as given,
        alone(target.engine),
        target.connect(write=True) as taking,
        taking.begin(),
    ):
        copies.check_empty(taking, target.city)
        names = [shape.name for shape in target.declared.kept]
        return copies.copy(given, taking, target.city, names)


def nothing_to_settle(_tx: Transaction, _stale: set[str]) -> None:
    """Leave the tables as they are: those of a backup are filled from another store."""
