"""The shelf: what changes a few times a day is kept from one transaction to the next.

Of the records that are marked as slow (places, grants, the profile …) the store keeps an edition: a
word in a row that every transaction which changes one of them replaces, together with the change,
by a word that was never used before. Who begins a transaction reads it there. So two transactions
that read the same word read the same slow records, whatever was undone, joined, copied or restored
between them; and one that changed a slow record, and could not see its own change here, goes on
with a shelf of its own.
"""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from ruralgov.ports.storage import Changes, Row, Shape, Transaction

SHELF = Shape("shelf", {"name": "text", "edition": "text"}, ("name",), derived=False)
"""One row: the edition of the slow records of the city."""
SLOW: Final = "slow"
"""The name of that row."""
TOGETHER: Final = "all of them"
"""Stands for a kind: what was worked out of several kinds, and goes with any of them."""
MOST: Final = 2**14
"""Answers and rows that are kept at most; then the shelf is cleared."""
T = TypeVar("T")
_NOTHING: Final[Any] = object()


class Shelf:
    """What was made of the slow records of one edition, by kind; "" is that of a transaction alone.

    Threads share it without a lock: what stands on it is never changed, and each would put there
    the same. The worst that a race can do is to forget.
    """

    def __init__(self, edition: str = "", most: int = MOST) -> None:
        self.edition, self._most = edition, most
        self._kept: dict[str, dict[object, Any]] = {}
        self._size = 0

    def kept(
        self, kind: str, name: object, make: Callable[[], T], size: Callable[[T], int] | None = None
    ) -> T:
        """Return what is kept under a name of what belongs to a kind; it is made where it is not.

        *size* tells in how many things it counts, else it counts as one.
        """
        try:
            found: T = self._kept[kind][name]
        except KeyError:
            found = _NOTHING
        if found is _NOTHING:
            found = make()
            self._put(kind, name, found, 1 if size is None else 1 + size(found))
        return found

    def has(self, kind: str, name: object) -> bool:
        """Tell whether something is kept under a name."""
        return name in self._kept.get(kind, {})

    def count(self, kind: str) -> int:
        """Return how much is kept of a kind."""
        return len(self._kept.get(kind, {}))

    def forget(self, kind: str) -> None:
        """Forget what belongs to a kind, and what was worked out of several."""
        self._kept.pop(kind, None)
        self._kept.pop(TOGETHER, None)

    def _put(self, kind: str, name: object, value: object, size: int) -> None:
        if size > self._most // 4:
            return
        self._size += size
        if self._size > self._most:
            self._kept, self._size = {}, size
        self._kept.setdefault(kind, {})[name] = value


class Shelves:
    """The shelf of an app: that of the edition which was read last."""

    def __init__(self) -> None:
        self._now = Shelf()

    def of(self, edition: str) -> Shelf:
        """Return the shelf of an edition; without any, one that nobody shares."""
        if not edition:
            return Shelf()
        now = self._now
        if now.edition != edition:
            now = self._now = Shelf(edition)
        return now


def edition_of(tx: Transaction) -> str:
    """Return the edition that a transaction sees, "" where there is none."""
    row = _row(tx)
    return "" if row is None else str(row[1])


def renew(tx: Transaction, changes: Changes, edition: str) -> None:
    """Add to the changes of a transaction that another edition begins with them."""
    before = _row(tx)
    after: Row = (SLOW, edition)
    if before is None:
        changes.put.append((SHELF.name, after))
    else:
        changes.changed.append((SHELF.name, before, after))


def _row(tx: Transaction) -> Row | None:
    found = tx.rows(SHELF.name, ())
    return found[0] if found else None
