"""What was decoded or written last: a record that is read again as it was is not decoded again."""

from collections import OrderedDict
from threading import Lock
from typing import Any

from msgspec import Struct

from ruralgov.ports.storage import Row, Stored

Tuples = dict[tuple[str, Row], Row]
"""Rows as they are stored, by table and key."""
RECENT = 16_384
"""Records kept at hand: about 60 MB of cases."""


class Known(Struct, frozen=True):
    """A record as it is stored, with what was made of it."""

    stored: Stored
    state: Any
    rows: Tuples | None
    """None until they were worked out."""
    secret: bytes | None


class Recent:
    """The records used last, each found only where the store still has it to the letter.

    So it needs no care when others write, when a transaction is undone or a store is restored: it
    saves the decoding and never the reading.
    """

    def __init__(self, size: int = RECENT) -> None:
        self._size, self._lock = size, Lock()
        self._kept: OrderedDict[tuple[str, str], Known] = OrderedDict()

    def find(self, stored: Stored) -> Known | None:
        """Return what was made of a record, if it is as it was."""
        known = self._kept.get((stored.kind, stored.key))
        if known is None or known.stored != stored:
            return None
        return self.keep(known)

    def has(self, stored: Stored) -> bool:
        """Tell whether ``find`` would find it."""
        return self.find(stored) is not None

    def keep(self, known: Known) -> Known:
        """Keep a record at hand, and let go of the one used longest ago."""
        name = (known.stored.kind, known.stored.key)
        with self._lock:
            self._kept[name] = known
            self._kept.move_to_end(name)
            if len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return known
