"""What a storage adapter must be: it keeps records, tables and the journal of one city.

It knows nothing of contexts, and nothing of keys: it keeps text, numbers and sealed bytes. These
are its promises; ``ruralgov.testing.storage`` tries each sentence that has a number.

1. Atomic.

   1.1. After ``commit`` all of a transaction is there: records, rows, tallies and events.
   1.2. Without ``commit`` nothing of it is left, when it is closed.
   1.3. A write that is refused leaves nothing of it, and its transaction is only to be closed.

2. Versions of records.

   2.1. Who builds on another version than the stored one gets ``Conflict(texts.RECORD_CHANGED)``.
   2.2. Who makes a record that there is (0) gets a ``Conflict``.
   2.3. Who builds on a record that there is not gets ``Conflict(texts.RECORD_CHANGED)``.

3. Keys and unique columns of tables.

   3.1. A row whose key is taken is refused with ``Conflict(texts.NOT_UNIQUE)``.
   3.2. So is one whose unique columns, one or several, are all taken together.
   3.3. None in a unique column takes nothing.
   3.4. What a write removes is free for the rows that it puts.

4. Durable.

   4.1. What ``commit`` acknowledged is there when the store is opened again.
   4.2. The numbers of a series go on where they were.

5. The feed gives what was committed.

   5.1. Each event comes once, those of a transaction in the order in which they were written.
   5.2. Marks and order never change, whoever asks, whatever is written later. They depend on no
        server: a store that goes on in another, or from a backup, keeps those of all its events,
        and what it writes from then on comes after every mark that was ever given.
   5.3. Marks sort as text along the feed; pages of any size go on after any of them.
   5.4. Who follows it misses nothing, in whatever order those who write at once commit.
   5.5. What is not committed is never in it.

6. The same question gives the same rows on every storage.

   6.1. Rows come in the order of the table's key, column by column, texts by code point.
   6.2. ``limit`` gives so many at most, ``after`` only those beyond a key, which need not be there.
   6.3. ``columns`` gives only these, in the order in which they were asked for.
   6.4. ``=`` finds what is equal, None too; "" is not None, upper case not lower case.
   6.5. ``<=`` finds the value itself and what is before it, ``>`` only what is beyond; neither
        ever finds None.
   6.6. Of several conditions all hold.
   6.7. ``lookup`` finds by the key and by unique columns, one or several, any number of values;
        None is not found.
   6.8. ``load`` gives those of one kind, any number of keys.
   6.9. ``records`` gives those beyond (kind, key), in that order, and not more than ``limit``.
   6.10. ``history`` gives those beyond (kind, key, version), likewise.

7. The journal.

   7.1. A version of a record has one event: a second is refused with a ``Conflict``.
   7.2. Events stay whatever else is removed or cleared.
   7.3. ``latest`` is the instant of the newest event, "" where there is none.
   7.4. ``tip`` is the mark of the newest event, or None where others may write at the same time.

8. Transactions side by side are as if one came after the other.

   8.1. A transaction sees its own writes: rows, records, tallies and history.
   8.2. It sees one state of the store from its first question to its end.
   8.3. Two that each write what rests on what the other changes (write skew, rows that appear) do
        not both commit.
   8.4. Of two that change the same record or row one is done; no change is lost.
   8.5. Nobody sees what another has not committed.
   8.6. Where several may write at once (``ManyWriters``), those that ask by key alone need not keep
        8.3, and one that is alone and one that asks by key are never open at the same time: each
        sees what the other committed.

9. Numbers. A transaction that is undone may leave a gap.

   9.1. A series counts from 1, by 1, and knows nothing of other series.
   9.2. Transactions side by side never get the same number.
   9.3. ``counted`` is the last number that was given, 0 where none was.

10. Cities in one store.

   10.1. None sees or changes what is another's: records, rows, tallies, events, feed.
   10.2. Each has its own numbers.
   10.3. Keys and unique values that one has taken are free for the other.
   10.4. Clearing takes from one city alone.
   10.5. ``cities`` names those that were set up, or none where a store is for one alone; it changes
        nothing, and answers before ``set_up``.

11. A tally is what counting the rows would give, whether or not it is kept ready.

   11.1. After rows are put, changed and removed, whatever the condition.
   11.2. Sums of amounts have 63 bits, those of integers 31.
   11.3. Groups come in the order of their values, None last; one without rows is not given.
   11.4. What was undone is not counted.

12. Tables follow their shapes.

   12.1. ``settle`` gets the names of the derived tables that are new here, and no others.
   12.2. A derived table of another frame is made anew, without its rows, and named.
   12.3. Where indexes or tallies alone differ the rows stay, and count in new tallies.
   12.4. Where ``settle`` fails the store is as it was.
   12.5. A table that is not derived, and has another frame, is refused with ``StorageFailure``
        (``store_table_differs``), and nothing has changed.
   12.6. What another city made anew, or what was not declared in between, is named.
   12.7. ``clear`` removes all rows of these tables, their tallies, all records of these kinds, and
        nothing else.

13. Errors. Those of a driver or a network never come through.

   13.1. ``Conflict`` means that somebody was faster, in a race, a deadlock or a failed
        serialisation: the whole transaction is run again. Anything else that a store cannot do is a
        ``StorageFailure``: it is busy for too long, lost, or full.
   13.2. A value that it cannot keep is refused so, with nothing written: NUL, half of a surrogate
        pair, more than 63 bits. Or it comes back as it is.
   13.3. Transactions never wait for each other for ever.

14. Values come back as they were given.

   14.1. Text: empty, with spaces and line ends around it, of any length, of any plane of Unicode,
        not normalised.
   14.2. Integers of 31 bits and their sign, amounts of 63.
   14.3. Bodies and sealed bytes, whatever they are; None is not empty.
   14.4. Every field of a record and of an event.

15. Life.

   15.1. Closing a transaction again, or after ``commit``, does nothing.
   15.2. Closing a store twice, or before ``set_up``, does nothing; ``set_up`` opens it again.
   15.3. Several threads may have a transaction each at the same time.
   15.4. A child of ``fork`` may use a store of which its parent has no transaction open, or is told
        ``StorageFailure``; to the parent nothing happens.

16. Opening step by step, and looking.

   16.1. ``pending`` is empty just where ``set_up`` would find nothing to do; it changes nothing,
        and transactions can then be begun without ``set_up``.
   16.2. After ``read_only`` who wants to write gets ``StorageFailure``, and who reads reads.
   16.3. ``make_series`` gives no number away.
   16.4. ``inspect`` says nothing of a store that nobody harmed, and one goes on reading after it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, Protocol

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
