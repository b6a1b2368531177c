"""What a rule or an answer reads: records and tables, as one transaction has them."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from ruralgov.domain.kernel.declare import Record

R = TypeVar("R")
S = TypeVar("S")
T = TypeVar("T")


class Read(Protocol):
    """A read-only window on the records and tables of one transaction."""

    def state(self, record: "Record[S, Any]", key: str) -> S | None:
        """Return the state of a record, or None."""

    def states(self, record: "Record[S, Any]", keys: Iterable[str]) -> dict[str, S]:
        """Return the states of those of the records that there are, fetched together, by key."""

    def one(self, row: type[R], **equal: object) -> R | None:
        """Return the row with these values of its key or of unique columns; fast in a batch."""

    def settled(self, name: Hashable, make: Callable[["Read"], T]) -> T:
        """Return what follows from slow records alone, worked out once as long as they stay.

        *make* may read nothing else. What it gives is told by *name* from all else, is not changed
        by anybody, and depends on nothing that is not in the name.
        """

    def rows(
        self,
        row: type[R],
        *,
        on: date | None = None,
        limit: int | None = None,
        span: tuple[str, object, object] | None = None,
        **equal: object,
    ) -> list[R]:
        """Return the rows that equal the values given, in the order of the table's key.

        With *on*, only those valid on that day; with *limit*, at most so many; with *span*
        ``(column, after, until)``, only those beyond *after* and up to *until*.
        """

    def tally(
        self,
        row: type,
        by: tuple[str, ...],
        *,
        sums: tuple[str, ...] = (),
        span: tuple[str, object, object] | None = None,
        on: date | None = None,
        **equal: object,
    ) -> list[tuple[Any, ...]]:
        """Return (value of each column of *by* …, count, each sum …) by group, in their order.

        With *span* ``(column, after, until)``, only rows beyond *after* and up to *until*.
        """
