"""What was decoded or written last: a record that is read again as it was is not decoded again."""

from collections.abc import Iterable, Mapping
from sys import getsizeof
from typing import Any

from attrs import define
from msgspec import Struct

from ruralgov.app.codec import Rows
from ruralgov.domain.kernel.declare import Record
from ruralgov.ports.storage import Changes, Row, StoredRecord

Tuples = dict[tuple[str, Row], Row]
"""Rows as they are stored, by table and key."""
RECENT = 8192
"""Records kept at hand at least, where they are small, and twice as many at most."""
BYTES = 16 * 2**20
"""Bytes of their stored text in a generation: 8,192 cases. In memory they take some times more."""


class Known(Struct, frozen=True):
    """A record as it is stored, with what was made of it."""

    stored: StoredRecord
    state: Any
    rows: Tuples | None
    """None until they were worked out."""
    secret: bytes | None


@define(eq=False)
class Held:
    """A record in hand: its state, version and rows now, and as they are stored."""

    record: Record[Any, Any]
    key: str
    state: Any
    version: int
    base: int
    rows: Tuples | None = None
    stored_rows: Tuples | None = None
    """Worked out when the record is first changed."""
    secret: bytes | None = None
    sealed: bytes | None = None
    """The personal part as it is stored, open and sealed."""
    touched: frozenset[str] = frozenset()
    """The tables that its events can have changed since its rows were worked out."""


def compare(held: Held, tables: Mapping[str, Rows], changes: Changes) -> None:
    """Add to the changes what is different in the rows of a record."""
    before, after = held.stored_rows or {}, held.rows or {}
    for name, row in before.items():
        now = after.get(name)
        if now is not None and now != row and tables[name[0]].keeps_place(row, now):
            changes.changed.append((name[0], row, now))
        elif now != row:
            changes.removed.append((name[0], row))
            if now is not None:
                changes.put.append((name[0], now))
    changes.put += [(name[0], row) for name, row in after.items() if name not in before]


Kept = dict[tuple[str, str], Known]


class Recent:
    """The records used last, each found only where the store still has it to the letter.

    So it needs no care when others write, when a transaction is undone or a store is restored: it
    saves the decoding and never the reading. Two generations: when the younger is full, what is in
    the older and was not used since is let go of. Threads may share it without a lock: the worst
    that a race can do is to forget. A generation is full at so many records or bytes, and a record
    that would take a quarter of one alone is not kept.
    """

    def __init__(self, size: int = RECENT, most: int = BYTES) -> None:
        self._size, self._most = size, most
        self._bytes = 0
        self._young: Kept = {}
        self._old: Kept = {}

    def find(self, stored: StoredRecord) -> Known | None:
        """Return what was made of a record, if it is as it was."""
        name = (stored.kind, stored.key)
        known = self._young.get(name)
        if known is not None:
            return known if known.stored == stored else None
        known = self._old.get(name)
        if known is None or known.stored != stored:
            return None
        return self.keep(known)

    def keep(self, known: Known) -> Known:
        """Keep a record at hand."""
        size = _size(known.stored)
        if size > self._most // 4:
            return known
        young, name = self._young, (known.stored.kind, known.stored.key)
        before = young.get(name)
        self._bytes += size if before is None else size - _size(before.stored)
        young[name] = known
        if len(young) > self._size or self._bytes > self._most:
            self._young, self._old, self._bytes = {}, young, 0
        return known

    def keep_all(self, known: Iterable[Known]) -> None:
        """Keep records that were written, now that they are durable."""
        for one in known:
            self.keep(one)


def _size(stored: StoredRecord) -> int:
    return getsizeof(stored.body) + len(stored.sealed or b"")
