"""One transaction: questions and writes as plain SQL with the driver's own cursor."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.exc import SQLAlchemyError

from ruralgov.domain.kernel.errors import Conflict
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import Changes, Marked, Row, StoredEvent, StoredRecord, Where
from ruralgov_sqlalchemy import inspection
from ruralgov_sqlalchemy.begun import Begun
from ruralgov_sqlalchemy.dialects import SQLITE, driver, execute_many, insert_rows
from ruralgov_sqlalchemy.failures import OF_VALUES, failure
from ruralgov_sqlalchemy.journal import JOURNALS
from ruralgov_sqlalchemy.numbers import following, last
from ruralgov_sqlalchemy.schema import COUNT, PREFIX
from ruralgov_sqlalchemy.statements import (
    by_columns,
    by_table,
    column_list,
    column_names,
    key_columns,
    key_condition,
    key_places,
    marks,
    matching,
    narrow,
)
from ruralgov_sqlalchemy.store import Store
from ruralgov_sqlalchemy.tallies import moved, ready

RECORDS = f"{PREFIX}records"
RECORD_FIELDS = "kind, key, version, body, sealed"
CHUNK = 200
"""Values asked for in one question."""
UNDECODED = "Could not decode"


class SqlTransaction:
    """One transaction of the database, or a savepoint in one of the integrator's."""

    def __init__(
        self,
        connection: Connection,
        store: Store,
        begun: Begun,
    ) -> None:
        self._connection, self._store, self._begun = connection, store, begun
        self._city, self._dialect = store.city, store.dialect
        self._cursor: Any = connection.connection.cursor()
        self._journal = JOURNALS[self._dialect.name](self._city)
        self._lenient = False
        """Whether texts that cannot be decoded come as they can."""

    def load(self, kind: str, keys: Sequence[str]) -> list[StoredRecord]:
        """Return those of the records that there are."""
        found: list[Row] = []
        for start in range(0, len(keys), CHUNK):
            part = keys[start : start + CHUNK]
            found += self._ask(
                f"SELECT {RECORD_FIELDS} FROM {RECORDS} "
                f"WHERE city = ? AND kind = ? AND key IN ({marks(part)})",
                (self._city, kind, *part),
            )
        return [StoredRecord(*row) for row in found]  # type: ignore[arg-type]

    def rows(
        self,
        table: str,
        where: Sequence[Where],
        *,
        limit: int | None = None,
        after: Row = (),
        columns: tuple[str, ...] = (),
    ) -> list[Row]:
        """Return the rows that meet every condition, in the order of the table's key."""
        declared = self._store.table(table)
        key = order = ", ".join(key_columns(declared))
        conditions, values = matching(self._city, where, sqlite=self._dialect is SQLITE)
        if after:
            conditions += f" AND ({key}) > ({marks(after)})"
            values += after
        elif self._dialect is SQLITE and limit is None and narrow(where):
            # sort what an index finds, and do not walk the table in this order instead
            order = ", ".join(f"+{column}" for column in key_columns(declared))
        fields = ", ".join(columns) or column_list(declared)
        question = f"SELECT {fields} FROM {declared.name} WHERE {conditions} ORDER BY {order}"
        if limit is not None:
            question += f" LIMIT {int(limit)}"
        return self._ask(question, values)

    def lookup(self, table: str, columns: tuple[str, ...], values: Sequence[Row]) -> list[Row]:
        """Return the rows whose key or unique columns have one of the values."""
        declared = self._store.table(table)
        question = f"SELECT {column_list(declared)} FROM {declared.name} WHERE city = ? AND "
        found: list[Row] = []
        if len(columns) > 1 and self._dialect is SQLITE:
            # it takes 20 times as long over many of these at once as over one by one
            question += " AND ".join(f"{column} = ?" for column in columns)
            for row in values:
                found += self._ask(question, (self._city, *row))
            return found
        one = f"({marks(columns)})"
        for start in range(0, len(values), CHUNK):
            part = values[start : start + CHUNK]
            wanted = ", ".join(one for _ in part)
            found += self._ask(
                f"{question}({', '.join(columns)}) IN (VALUES {wanted})"
                if len(columns) > 1
                else f"{question}{columns[0]} IN ({marks(part)})",
                (self._city, *(value for row in part for value in row)),
            )
        return found

    def tally(
        self,
        table: str,
        where: Sequence[Where],
        by: tuple[str, ...],
        sums: tuple[str, ...] = (),
    ) -> list[Row]:
        """Return (value of each column of *by* …, count, each sum …) for every group, in order.

        From the counts that are kept ready where a tally knows all the columns.
        """
        kept = self._store.tallies.get(table, ())
        tally = ready(kept, {*by, *(one.column for one in where)}, sums)
        source, count = (
            (self._store.table(table).name, "count(*)")
            if tally is None
            else (tally.table, f"sum({COUNT})")
        )
        conditions, values = matching(self._city, where, sqlite=self._dialect is SQLITE)
        if tally and {*tally.by} == {*by} and self._dialect is SQLITE:  # which has one slot
            fields = ", ".join((*by, COUNT, *sums))
            question = f"SELECT {fields} FROM {source} WHERE {conditions} AND {COUNT} > 0"
            return self._ask(f"{question} ORDER BY {', '.join(by)}", values)
        counted = [count, *(f"sum({name})" for name in sums)]
        if self._dialect is not SQLITE:  # it sums bigints to a numeric
            counted = [f"({one})::bigint" for one in counted]
        # what a tally is kept for is never None, so that its key gives the order
        order = ", ".join(
            column if tally is not None else f"{column} IS NULL, {column}" for column in by
        )
        return self._ask(
            f"SELECT {', '.join((*by, *counted))} FROM {source} WHERE {conditions} "
            f"GROUP BY {', '.join(by)} HAVING {count} > 0 ORDER BY {order}",
            values,
        )

    def number(self, series: str) -> int:
        """Return the next number of a series."""
        return following(self._ask, self._run, self._dialect, self._city, series)

    def counted(self, series: str) -> int:
        """Return the last number of a series that was given."""
        return last(self._ask, self._dialect, self._city, series)

    def tip(self) -> bytes | None:
        """Return the mark of the newest event; PostgreSQL lets others write at the same time."""
        return self._journal.tip(self._ask)

    def inspect(self, *, deep: bool) -> list[str]:
        """Say what is damaged or not as it was declared, and read on whatever there is."""
        self._lenient = True
        return [*inspection.faults(self._ask, self._store, deep=deep)]

    def records(self, after: tuple[str, str], limit: int) -> list[StoredRecord]:
        """Return the next records in the order of (kind, key)."""
        question = (
            f"SELECT {RECORD_FIELDS} FROM {RECORDS} "
            f"WHERE city = ? AND (kind, key) > (?, ?) ORDER BY kind, key LIMIT ?"
        )
        found = self._ask(question, (self._city, *after, limit))
        return [StoredRecord(*row) for row in found]  # type: ignore[arg-type]

    def history(self, after: tuple[str, str, int], limit: int) -> list[StoredEvent]:
        """Return the next events in the order of (kind, key, version)."""
        return self._journal.history(self._ask, after, limit)

    def feed(self, after: str, limit: int) -> list[Marked]:
        """Return the next events of the feed."""
        return self._journal.feed(self._ask, after, limit)

    def latest(self) -> str:
        """Return the instant of the newest event."""
        return self._journal.latest(self._ask)

    def write(self, changes: Changes) -> None:
        """Write the changes; raises ``Conflict``."""
        new: list[Any] = [
            (self._city, r.kind, r.key, r.version, r.body, r.sealed)
            for r, base in changes.records
            if not base
        ]
        if new:
            with self._guard("records"):
                insert_rows(self._cursor, self._dialect, RECORDS, f"city, {RECORD_FIELDS}", new)
        self._update([pair for pair in changes.records if pair[1]])
        for name, rows in by_table(changes.removed):
            declared = self._store.table(name)
            key = key_places(declared)
            keys: list[Row] = [(self._city, *(row[at] for at in key)) for row in rows]
            self._run_many(
                f"DELETE FROM {declared.name} WHERE {key_condition(declared)}", keys, name
            )
        for name, columns, values in by_columns(changes.changed):
            self._change(self._store.table(name), columns, values, name)
        for name, rows in by_table(changes.put):
            declared = self._store.table(name)
            fields = f"city, {column_list(declared)}"
            with self._guard(name):
                given = [(self._city, *row) for row in rows]
                insert_rows(self._cursor, self._dialect, declared.name, fields, given)
        self._count(changes)
        if changes.events:
            self._append(changes.events)

    def _change(self, table: Table, columns: tuple[int, ...], rows: list[Row], name: str) -> None:
        """Update only the columns that differ: the indexes of the others are left alone."""
        fields, key = column_names(table), key_places(table)
        given = ", ".join(f"{fields[at]} = ?" for at in columns)
        values: list[Row] = [
            (*(row[at] for at in columns), self._city, *(row[at] for at in key)) for row in rows
        ]
        self._run_many(
            f"UPDATE {table.name} SET {given} WHERE {key_condition(table)}", values, name
        )
        if self._cursor.rowcount != len(rows):
            raise Conflict(ports_texts.RECORD_CHANGED, kind=name, key=str(rows[0][0]))

    def _count(self, changes: Changes) -> None:
        """Keep the tallies in step with the rows."""
        if not self._store.tallies:
            return
        rows = moved(changes, {name: one[0].summed for name, one in self._store.tallies.items()})
        slot = self._dialect.slot(self._connection)
        for name, tallies in self._store.tallies.items():
            for tally in tallies if rows[name] else ():
                deltas = tally.deltas(self._city, slot, rows[name])
                if deltas:
                    self._run_many(tally.upsert, deltas, name)

    def clear(self, tables: Iterable[str], kinds: Iterable[str]) -> None:
        """Remove all rows of some tables and all records of some kinds."""
        for name in tables:
            self._run(f"DELETE FROM {self._store.table(name).name} WHERE city = ?", (self._city,))
            for tally in self._store.tallies.get(name, ()):
                self._run(f"DELETE FROM {tally.table} WHERE city = ?", (self._city,))
        for kind in kinds:
            self._run(f"DELETE FROM {RECORDS} WHERE city = ? AND kind = ?", (self._city, kind))

    def commit(self) -> None:
        """Make everything written durable and end the transaction."""
        try:
            self._begun.commit()
        except SQLAlchemyError as error:
            raise failure(error) from None
        finally:
            self.close()

    def close(self) -> None:
        """End the transaction; what was not committed is undone."""
        self._begun.close()

    def _update(self, changed: list[tuple[StoredRecord, int]]) -> None:
        if not changed:
            return
        question = (
            f"UPDATE {RECORDS} SET version = ?, body = ?, sealed = ? "
            "WHERE city = ? AND kind = ? AND key = ? AND version = ?"
        )
        values: list[Any] = [
            (r.version, r.body, r.sealed, self._city, r.kind, r.key, base) for r, base in changed
        ]
        self._run_many(question, values, "records")
        if self._cursor.rowcount != len(changed):
            first = changed[0][0]
            raise Conflict(ports_texts.RECORD_CHANGED, kind=first.kind, key=first.key)

    def _append(self, events: list[StoredEvent]) -> None:
        with self._guard("events"):
            insert = partial(insert_rows, self._cursor, self._dialect)
            self._journal.append(self._ask, insert, events)

    def _ask(self, question: str, values: Row) -> list[Row]:
        try:
            return self._asked(question, values)
        except (self._connection.dialect.loaded_dbapi.Error, *OF_VALUES) as error:
            if not (self._lenient and self._dialect is SQLITE and UNDECODED in str(error)):
                raise failure(error) from None
        database = driver(self._connection)
        before, database.text_factory = (
            database.text_factory,
            partial(str, encoding="utf-8", errors="surrogateescape"),
        )
        try:
            return self._asked(question, values)
        finally:
            database.text_factory = before

    def _asked(self, question: str, values: Row) -> list[Row]:
        self._cursor.execute(question.replace("?", self._dialect.mark), values)
        found: list[Row] = self._cursor.fetchall()
        return found

    def _run(self, question: str, values: Row) -> None:
        with self._guard():
            self._cursor.execute(question.replace("?", self._dialect.mark), values)

    def _run_many(self, question: str, values: Sequence[Row], table: str) -> None:
        with self._guard(table):
            execute_many(self._cursor, self._dialect, question, values)

    @contextmanager
    def _guard(self, table: str = "") -> Iterator[None]:
        try:
            yield
        except (self._connection.dialect.loaded_dbapi.Error, *OF_VALUES) as error:
            raise failure(error, table) from None
