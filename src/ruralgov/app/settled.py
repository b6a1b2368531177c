"""What follows from slow records alone, worked out once as long as none of them changes."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Protocol, TypeVar

from ruralgov.app.codec import Rows
from ruralgov.app.shelf import TOGETHER, Shelf
from ruralgov.domain.kernel.declare import Read, Record

R = TypeVar("R")
S = TypeVar("S")
T = TypeVar("T")


class _Unit(Read, Protocol):
    def coder(self, row: type) -> Rows:
        """Return what encodes rows of a type."""


class SlowOnly:
    """Reads slow records and their tables; all else raises ``TypeError``, as it would grow old."""

    def __init__(self, unit: _Unit) -> None:
        self._unit = unit

    def state(self, record: Record[S, Any], key: str) -> S | None:
        """Return the state of a record, or None."""
        _check(record.slow, record.kind)
        return self._unit.state(record, key)

    def states(self, record: Record[S, Any], keys: Iterable[str]) -> dict[str, S]:
        """Return the states of many records."""
        _check(record.slow, record.kind)
        return self._unit.states(record, keys)

    def one(self, row: type[R], **equal: object) -> R | None:
        """Return the row with these values of its key or of unique columns."""
        self._check_rows(row)
        return self._unit.one(row, **equal)

    def settled(self, name: Hashable, make: Callable[[Read], T]) -> T:
        """Return what follows from slow records alone."""
        return self._unit.settled(name, make)

    def rows(self, row: type[R], **how: Any) -> list[R]:
        """Return the rows that meet the conditions."""
        self._check_rows(row)
        return self._unit.rows(row, **how)

    def tally(self, row: type, by: tuple[str, ...], **how: Any) -> list[tuple[Any, ...]]:
        """Return counts and sums by group."""
        self._check_rows(row)
        return self._unit.tally(row, by, **how)

    def _check_rows(self, row: type) -> None:
        _check(bool(self._unit.coder(row).slow), row.__name__)


def _check(slow: bool, what: str) -> None:
    if not slow:
        raise TypeError(f"{what} may change at any time: nothing that rests on it is kept")


class Settling:
    """A unit of work that keeps on its shelf what follows from slow records."""

    shelf: Shelf

    def settled(self: "_Settling", name: Hashable, make: Callable[[Read], T]) -> T:
        """Return what follows from slow records alone, worked out once as long as they stay."""
        return self.shelf.kept(TOGETHER, name, lambda: make(SlowOnly(self)))


class _Settling(_Unit, Protocol):
    shelf: Shelf
