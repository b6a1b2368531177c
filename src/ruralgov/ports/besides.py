"""What a storage may be besides: one that makes backups, waits for others, or has more writers.

``ports/storage.py`` says what each must be. The app asks of a storage whether it is one of these.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, runtime_checkable

from attrs import frozen

from ruralgov.ports.storage import Shape, Transaction


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


@runtime_checkable
class ManyWriters(Protocol):
    """What a storage is besides, that keeps some writers less apart than 8.3 says, and so has more.

    Both kinds keep all else, and 8.3 towards those that ``begin`` gave as far as those alone can.
    """

    @property
    def many(self) -> bool:
        """Whether it does so now; else the app begins nothing but whole transactions."""

    def begin(self, *, write: bool) -> Transaction:
        """Begin a transaction."""

    def begin_by_key(self) -> Transaction:
        """Begin one that writes, and asks by key alone for what others may change meanwhile."""

    def begin_alone(self) -> Transaction:
        """Begin one that writes, once none is open that asks by key alone; it sees what those did.

        None begins before its end.
        """


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
