"""Keyed marks: who has the store and not the key adds, changes and takes away nothing unseen.

Every event carries one, made over itself and over the mark before it, or, where transactions may
write side by side, over the newest seal that its writer knew. A seal, a receipt, and what was there
before there were marks have theirs in a table or a column of their own.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, Protocol

import msgspec
from attrs import define
from msgspec.structs import replace

from ruralgov.ports.storage import Changes, Row, Shape, StoredEvent, Transaction

PROOFS = Shape(
    "proofs",
    {"name": "text", "said": "text", "mac": "text"},
    ("name",),
    derived=False,
)
"""What the key vouches for beside the events: each seal, and where the marks begin."""
SIZE = 16
_LENGTHS = tuple([bytes([length]) for length in range(256)])
_packed = msgspec.msgpack.Encoder().encode


def base_of(head: str) -> bytes:
    """Return what a seal puts before the marks of those who know it."""
    return head.encode(errors="backslashreplace")[:64]


@define
class Newest:
    """The newest seal that a process knows; it may be behind, never ahead."""

    base: bytes = b""

    def know(self, head: "Sealed | None") -> None:
        """Take note of a seal, or that there is none."""
        self.base = b"" if head is None else base_of(head.hash)


class Sealed(Protocol):
    """A head of the journal."""

    @property
    def hash(self) -> str:
        """The hash of all up to it."""


class Marker:
    """Makes marks with the newest of the keys of a store, and knows those of all of them."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._events = [
            blake2b(key=key, digest_size=SIZE, person=b"ruralgov/event/1") for key in keys
        ]
        self._others = [
            blake2b(key=key, digest_size=SIZE, person=b"ruralgov/proof/1") for key in keys
        ]

    def event(self, before: bytes, entry: StoredEvent) -> bytes:
        """Return the mark of an event after another mark; its own does not count."""
        return self._event(-1, before, _packed_event(entry))

    def _event(self, number: int, before: bytes, packed: bytes) -> bytes:
        digest = self._events[number].copy()  # the key is taken in once
        digest.update(_LENGTHS[len(before)] + before)
        digest.update(packed)
        return digest.digest()

    def made(self, before: bytes, entry: StoredEvent, least: int = 0) -> int | None:
        """Return which key made the mark of an event, from one on, or None."""
        try:
            packed = _packed_event(entry)
            for number in range(len(self._events) - 1, least - 1, -1):
                if self._event(number, before, packed) == entry.mac:
                    return number
        except (TypeError, ValueError, OverflowError):  # nobody wrote such a value with the key
            return None
        return None

    def other(self, name: str, what: object, number: int = -1) -> str:
        """Return the mark of something that is said under a name."""
        digest = self._others[number].copy()
        digest.update(_packed((name, what)))
        return digest.hexdigest()

    def is_other(self, name: str, what: object, mac: str) -> bool:
        """Tell whether a mark is that of something that is said under a name."""
        try:
            return any(self.other(name, what, at) == mac for at in range(len(self._others)))
        except (TypeError, ValueError, OverflowError):
            return False

    def proof(self, name: str, what: str) -> Row:
        """Return the row that vouches for something."""
        return name, what, self.other(name, what)

    def vouches(self, row: Row) -> bool:
        """Tell whether a row is one that the key made."""
        return self.is_other(str(row[0]), row[1], str(row[2]))


def _packed_event(entry: StoredEvent) -> bytes:
    return _packed(entry if entry.mac is None else replace(entry, mac=None))


class Marking:
    """Marks the events of one transaction as they are written."""

    def __init__(self, tx: Transaction, marker: Marker, newest: Newest) -> None:
        self._tx, self.marker, self._newest = tx, marker, newest
        self._before: bytes | None = None
        self._chained = False

    def write(self, changes: Changes) -> None:
        """Give each event of the changes its mark."""
        if not changes.events:
            return
        if self._before is None:
            tip = self._tx.tip()
            self._chained = tip is not None
            self._before = self._newest.base if tip is None else tip
        marked = []
        for entry in changes.events:
            mac = self.marker.event(self._before, entry)
            marked.append(replace(entry, mac=mac))
            if self._chained:
                self._before = mac
        changes.events = marked


class Follower:
    """Holds the marks of events against what they should be, in the order of the feed.

    Each was made over the mark before it or over a seal: a store may go on in another database.
    """

    def __init__(self, marker: Marker, heads: Iterable[str], before: bytes) -> None:
        self._marker, self._before, self._least = marker, before, 0
        self._bases = [b"", *map(base_of, heads)]
        self._base = b""
        """The seal that the last one knew: the next likely knew the same."""

    def is_marked(self, entry: StoredEvent) -> bool:
        """Tell whether an event has the mark that its writer made; one without any has none."""
        before, self._before = self._before, entry.mac if type(entry.mac) is bytes else b""
        if entry.mac is None:
            return False
        number = self._marker.made(before, entry, self._least)
        if number is not None:
            self._least = number  # a key that was replaced marks nothing any more
            return True
        for base in (self._base, *self._bases):
            if self._marker.made(base, entry) is not None:
                self._base = base
                return True
        return False


def said(value: Any) -> str:
    """Return what is vouched for as text."""
    return msgspec.json.encode(value).decode()
