"""What a storage adapter must be: it keeps records, tables and the journal of one city.

It knows nothing of contexts. Its promises, each with a test of the same number:

1. Atomic: all of a transaction is there after ``commit``, or nothing of it.
2. A second writer of a version is refused with ``Conflict(texts.RECORD_CHANGED)``.
3. The key and the unique columns of a table hold: ``Conflict(texts.NOT_UNIQUE)``.
4. Durable: what ``commit`` acknowledged is there when the store is opened again.
5. The feed gives every committed event once, in one order that never changes, whatever the order
   in which transactions commit. Marks depend on no server: a store that goes on in another, or from
   a backup, keeps those of all its events, and what it writes from then on comes after every mark
   that was ever given, so that a reader never misses it.
6. The same question gives the same rows on every storage, ordered by the table's key; texts are
   compared by code point, and None comes last.
7. Events are only ever added.
8. A transaction sees one state of the store, and its own writes.
9. No two numbers of a series are the same. (A transaction that is undone may leave a gap.)
10. Cities in one store do not see each other; ``cities`` names those that were set up in it.
11. A tally gives what counting the rows would give, whether or not it is kept ready.
12. Tables follow their shapes, all or nothing, and those whose rows went are named to ``settle``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable

from attrs import Factory, define, frozen
from msgspec import Struct

Value = str | int | None
Row = tuple[Value, ...]
Operator = Literal["=", "<=", ">"]


@frozen
class Shape:
    """The shape of a table: ``columns`` maps each name to ``text``, ``integer`` or ``amount``.

    An amount is an integer whose sums do not fit into 32 bits.

    ``tallies`` are groupings whose counts, and sums of the integer columns ``sums``, are asked for
    often: a storage keeps them ready as it keeps indexes. None of these columns is ever None.
    The rows of a *derived* table can be had again from the records: it may be made anew.
    """

    name: str
    columns: Mapping[str, Literal["text", "integer", "amount"]]
    key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    tallies: tuple[tuple[str, ...], ...] = ()
    sums: tuple[str, ...] = ()
    derived: bool = True

    @property
    def frame(self) -> tuple[object, ...]:
        """What cannot be changed in a table that has rows: columns, key and unique columns."""
        return tuple(self.columns.items()), self.key, frozenset(self.unique)


class StoredRecord(Struct, frozen=True, gc=False):
    """A record as it is kept: ``body`` is open JSON, ``sealed`` is ciphertext or None."""

    kind: str
    key: str
    version: int
    body: str
    sealed: bytes | None


class StoredEvent(Struct, frozen=True, gc=False, omit_defaults=True):
    """An event as the journal keeps it, with a mark that only the key of the city makes."""

    kind: str
    key: str
    version: int
    type: str
    schema: int
    command_id: str
    actor: str
    purpose: str
    at: str
    body: str
    sealed: bytes | None
    mac: bytes | None = None
    """None for one that was written before there were marks."""


class Marked(Struct, frozen=True):
    """An entry with its place in the feed; marks sort as text along the feed."""

    mark: str
    entry: StoredEvent


@frozen
class Where:
    """A condition on one column."""

    column: str
    operator: Operator
    value: Value


@define
class Changes:
    """What one transaction writes, in this order; rows are whole, removed ones too.

    Each record comes with the version it builds on, 0 for a new one. A changed row, as it was and
    as it is, keeps its key and its unique columns.
    """

    records: list[tuple[StoredRecord, int]] = Factory(list)
    removed: list[tuple[str, Row]] = Factory(list)
    changed: list[tuple[str, Row, Row]] = Factory(list)
    put: list[tuple[str, Row]] = Factory(list)
    events: list[StoredEvent] = Factory(list)


class Transaction(Protocol):
    """One transaction; leaving it without ``commit`` undoes it."""

    def load(self, kind: str, keys: Sequence[str]) -> list[StoredRecord]:
        """Return those of the records that there are."""

    def rows(
        self,
        table: str,
        where: Sequence[Where],
        *,
        limit: int | None = None,
        after: Row = (),
        columns: tuple[str, ...] = (),
    ) -> list[Row]:
        """Return the rows that meet every condition, in the order of the table's key.

        *after* is a key: only rows beyond it. With *columns*, only these of each row.
        """

    def lookup(self, table: str, columns: tuple[str, ...], values: Sequence[Row]) -> list[Row]:
        """Return the rows whose *columns*, the key or unique ones, have one of the *values*."""

    def tally(
        self,
        table: str,
        where: Sequence[Where],
        by: tuple[str, ...],
        sums: tuple[str, ...] = (),
    ) -> list[Row]:
        """Return (value of each column of *by* …, count, sum of each of *sums* …) by group.

        The groups come in the order of their values; one without rows is not given.
        """

    def number(self, series: str) -> int:
        """Return the next number of a series, from 1."""

    def counted(self, series: str) -> int:
        """Return the last number of a series that was given, 0 where none was."""

    def tip(self) -> bytes | None:
        """Return the mark of the newest event of the feed, b"" where it has none or there is none.

        None where another transaction may write events before this one ends.
        """

    def inspect(self, *, deep: bool) -> list[str]:
        """Say what of the store is not as it was declared: tables, indexes, triggers.

        With *deep* also what is damaged, as far as the database can tell by reading all of it.
        What is read afterwards in this transaction comes as well as it can: a text that cannot be
        decoded with lone surrogates in it, rather than an error.
        """

    def records(self, after: tuple[str, str], limit: int) -> list[StoredRecord]:
        """Return the next records in the order of (kind, key)."""

    def history(self, after: tuple[str, str, int], limit: int) -> list[StoredEvent]:
        """Return the next events in the order of (kind, key, version)."""

    def feed(self, after: str, limit: int) -> list[Marked]:
        """Return the next events of the feed, from "" on."""

    def latest(self) -> str:
        """Return the instant of the newest event, "" where there is none.

        Where others write at the same time, one of those that are as good as the newest.
        """

    def write(self, changes: Changes) -> None:
        """Write the changes; raises ``Conflict``."""

    def clear(self, tables: Iterable[str], kinds: Iterable[str]) -> None:
        """Remove all rows of some tables and all records of some kinds, to be given anew."""

    def commit(self) -> None:
        """Make everything written durable and end the transaction. Raises ``Conflict``."""

    def close(self) -> None:
        """End the transaction; what was not committed is undone."""


Settle = Callable[[Transaction, set[str]], None]
"""Gets a transaction and the names of tables whose rows are to be given anew."""


@frozen(kw_only=True)
class Copied:
    """What a backup holds: how many records and events, and the instant of the newest event."""

    records: int
    events: int
    latest: str


@frozen(kw_only=True)
class Lag:
    """What the feed does not show yet, and the oldest open transaction, for which it waits.

    *since* is the instant of the oldest event not shown. *pid* is None where no transaction is open
    or where one was prepared and left, *seconds* where that, or our rights, hide since when.
    """

    events: int
    since: str
    pid: int | None
    database: str
    application: str
    seconds: int | None


@runtime_checkable
class Lagging(Protocol):
    """What a storage is besides, whose feed may wait for the transactions of others."""

    def lag(self) -> Lag | None:
        """Return for what the feed waits; None where it never does."""


@runtime_checkable
class BackedUp(Protocol):
    """What a storage is besides, of which backups can be made."""

    def backup(self, file: Path) -> Copied:
        """Write a consistent backup of the city into a new file, while others go on writing."""

    def restore(self, file: Path) -> Copied:
        """Fill the city, of which the store holds nothing, from a backup; then it is opened again.

        What is written from then on comes after every mark that the store of the backup gave.
        """


class Storage(Protocol):
    """A store of one city."""

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        """Upgrade the store, and make its tables what the shapes say, all in one transaction.

        A derived table whose frame differs is made anew, for every city in the store; where indexes
        or tallies alone differ they are made or dropped beside the rows. Then ``settle`` gets the
        transaction and the names of the derived tables whose rows of this city are not there or not
        kept up: just made, made anew when another city was opened, or not declared in between.

        Raises ``StorageFailure``, and nothing has changed: ``store_newer``, or
        ``store_table_differs`` for the frame of a table that is not derived.
        """

    def pending(self, shapes: Iterable[Shape]) -> list[str]:
        """Return what ``set_up`` would do to make the store fit, in words.

        It changes nothing and waits for no writer. Where that is nothing, transactions can be
        begun without ``set_up``.
        """

    def make_series(self, names: Iterable[str]) -> None:
        """Have series of numbers ready, where drawing the first needs more rights than the next."""

    def read_only(self) -> None:
        """Write nothing from now on, not even what opening a file would; before anything else."""

    def cities(self) -> list[str]:
        """Return the codes of the cities that are set up in the store, whatever its own is.

        It changes nothing, and answers before ``set_up``; a store for one city alone names none.
        """

    def begin(self, *, write: bool) -> Transaction:
        """Begin a transaction."""

    def close(self) -> None:
        """Let go of the store."""


@runtime_checkable
class LeavesTraces(Protocol):
    """A storage whose own files may hold for a while what was deleted; not every one has such."""

    def clear_traces(self, *, wait: bool) -> bool:
        """Overwrite what deleted rows left; tell whether it was done.

        With *wait* for those who read now, as long as for any lock; else only if nobody does.
        """

    def files(self) -> tuple[str, ...]:
        """Return the paths of its own files, where they can be read."""

    def dead_rows(self, table: str) -> int:
        """Return how many deleted rows of a table the database has not cleared away yet."""

    def know(self, shapes: Iterable[Shape]) -> None:
        """Know tables without making or changing any: to look into a copy."""
