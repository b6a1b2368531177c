"""What a storage adapter must be: it keeps records, tables and the journal of one city.

It knows nothing of contexts. Its promises, each with a test of the same number:

1. Atomic: all of a transaction is there after ``commit``, or nothing of it.
2. A second writer of a version is refused with ``Conflict("record_changed")``.
3. The key and the unique columns of a table hold: ``Conflict("not_unique")``.
4. Durable: what ``commit`` acknowledged is there when the store is opened again.
5. The feed gives every committed event once, in one order that never changes.
6. The same question gives the same rows on every storage, ordered by the table's key.
7. Events are only ever added.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, Protocol

from attrs import Factory, define, frozen

Value = str | int | None
Operator = Literal["=", "<=", ">"]


@frozen
class Shape:
    """The shape of a table: ``columns`` maps each name to ``text`` or ``integer``."""

    name: str
    columns: Mapping[str, Literal["text", "integer"]]
    key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()


@frozen
class Stored:
    """A record as it is kept: ``body`` is open JSON, ``sealed`` is ciphertext or None."""

    kind: str
    key: str
    version: int
    body: str
    sealed: bytes | None


@frozen
class Entry:
    """An event as the journal keeps it."""

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


@frozen
class Marked:
    """An entry with its place in the feed; marks grow along the feed and mean nothing else."""

    mark: int
    entry: Entry


@frozen
class Where:
    """A condition on one column."""

    column: str
    operator: Operator
    value: Value


@define
class Changes:
    """What one transaction writes. A put row is new; a changed row is removed and put.

    Each record comes with the version it builds on, 0 for a new one.
    """

    records: list[tuple[Stored, int]] = Factory(list)
    removed: list[tuple[str, tuple[Value, ...]]] = Factory(list)
    put: list[tuple[str, tuple[Value, ...]]] = Factory(list)
    events: list[Entry] = Factory(list)


class Transaction(Protocol):
    """One transaction; leaving it without ``commit`` undoes it."""

    def load(self, kind: str, keys: Sequence[str]) -> list[Stored]:
        """Return those of the records that there are."""

    def rows(self, table: str, where: Sequence[Where]) -> list[tuple[Value, ...]]:
        """Return the rows that meet every condition, in the order of the table's key."""

    def records(self, after: tuple[str, str], limit: int) -> list[Stored]:
        """Return the next records in the order of (kind, key)."""

    def history(self, after: tuple[str, str, int], limit: int) -> list[Entry]:
        """Return the next events in the order of (kind, key, version)."""

    def feed(self, after: int, limit: int) -> list[Marked]:
        """Return the next events of the feed."""

    def write(self, changes: Changes) -> None:
        """Write the changes; raises ``Conflict``."""

    def commit(self) -> None:
        """Make everything written durable and end the transaction."""

    def close(self) -> None:
        """End the transaction; what was not committed is undone."""


class Storage(Protocol):
    """A store of one city."""

    def set_up(self, shapes: Iterable[Shape]) -> None:
        """Make the tables that are missing; doing it again changes nothing."""

    def begin(self, *, write: bool) -> Transaction:
        """Begin a transaction; writing ones are serialised."""

    def close(self) -> None:
        """Let go of the store."""
