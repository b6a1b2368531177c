"""A unit of work that keeps within the bounds of its transaction, or says that it cannot."""

from collections.abc import Iterable
from typing import Any, TypeVar

from ruralgov.app.bounds import Within
from ruralgov.app.recent import Held
from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.declare import Record

R = TypeVar("R")


class Bounded(Unit):
    """Notes what is asked for and changed before it is; what is fetched beforehand is not asked."""

    def __init__(self, bounds: Within, *args: Any) -> None:
        super().__init__(*args)
        self.bounds: Within = bounds

    def load(self, record: Record[Any, Any], key: str) -> Held:
        """Return a record in hand."""
        self.bounds.state(record.kind, key)
        return super().load(record, key)

    def states(self, record: Record[Any, Any], keys: Iterable[str]) -> dict[str, Any]:
        """Return the states of many records."""
        wanted = tuple(keys)
        for key in wanted:
            self.bounds.state(record.kind, key)
        return super().states(record, wanted)

    def one(self, row: type[R], **equal: object) -> R | None:
        """Return the row with these values of its key or of unique columns."""
        self.bounds.rows(row, self.coder(row).name)
        return super().one(row, **equal)

    def rows(self, row: type[R], **how: Any) -> list[R]:
        """Return the rows that meet the conditions."""
        self.bounds.rows(row, self.coder(row).name)
        return super().rows(row, **how)

    def values(self, row: type, names: tuple[str, ...]) -> list[Any]:
        """Return some columns of all rows."""
        self.bounds.rows(row, self.coder(row).name)
        return super().values(row, names)

    def tally(self, row: type, by: tuple[str, ...], **how: Any) -> list[tuple[Any, ...]]:
        """Return counts and sums by group."""
        self.bounds.rows(row, self.coder(row).name)
        return super().tally(row, by, **how)

    def apply(
        self,
        record: Record[Any, Any],
        key: str,
        events: list[Any],
        written: tuple[str, str, str, str],
    ) -> Held:
        """Apply events to a record."""
        self.bounds.change(record.kind, key)
        return super().apply(record, key, events, written)
