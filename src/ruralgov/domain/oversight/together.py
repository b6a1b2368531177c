"""A window on the store for questions about many collectives: what they share is read once."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from ruralgov.domain.kernel.declare import Read, Record

R = TypeVar("R")
S = TypeVar("S")
T = TypeVar("T")
Span = tuple[str, object, object] | None
Tables = Mapping[type, tuple[str, Span]]
Sorted = dict[object, list[Any]]


class Together:
    """Reads what one has read for many, and asks the store for the rest.

    Of *tables* rows are asked for by one column, within one span or none. Over the *whole* city
    each of them is read once and sorted out; else what is asked for is kept as long as the states
    at hand, and rows that must equal more, or be valid on a day, are picked from it. Nothing may be
    written meanwhile.
    """

    def __init__(self, read: Read, tables: Tables, *, whole: bool) -> None:
        self._read, self._tables, self._whole = read, tables, whole
        self._rows: dict[type, Sorted] = {}
        self._states: dict[str, dict[str, Any]] = {}

    def forget(self) -> None:
        """Let go of the states at hand, and of the rows of a few."""
        self._states = {}
        if not self._whole:
            self._rows = {}

    def hold(self, wanted: Iterable[tuple[Record[Any, Any], Iterable[str]]]) -> None:
        """Have the states of these records at hand."""
        for record, keys in wanted:
            asked = list(keys)
            found = self._read.states(record, asked)
            self._states.setdefault(record.kind, {}).update({key: found.get(key) for key in asked})

    def state(self, record: Record[S, Any], key: str) -> S | None:
        """Return the state of a record, or None."""
        held: dict[str, S | None] = self._states.get(record.kind, {})
        return held[key] if key in held else self._read.state(record, key)

    def states(self, record: Record[S, Any], keys: Iterable[str]) -> dict[str, S]:
        """Return the states of those of the records that there are, by key."""
        held: dict[str, Any] = self._states.get(record.kind, {})
        wanted = list(dict.fromkeys(keys))
        missing = [key for key in wanted if key not in held]
        if missing:
            held = held | self._read.states(record, missing)
        return {key: state for key in wanted if (state := held.get(key)) is not None}

    def one(self, row: type[R], **equal: object) -> R | None:
        """Return the row with these values of its key or of unique columns."""
        return self._read.one(row, **equal)

    def settled(self, name: Hashable, make: Callable[[Read], T]) -> T:
        """Return what follows from slow records alone."""
        return self._read.settled(name, make)

    def rows(
        self,
        row: type[R],
        *,
        on: date | None = None,
        limit: int | None = None,
        span: Span = None,
        **equal: object,
    ) -> list[R]:
        """Return the rows that equal the values given, in the order of the table's key."""
        by, within = self._tables.get(row, ("", None))
        if limit is not None or by not in equal or span != within:
            return self._read.rows(row, on=on, limit=limit, span=span, **equal)
        found = self._of(row, by, span, equal.pop(by))
        if on is None and not equal:
            return [*found]
        return [
            one
            for one in found
            if (on is None or one.since <= on < one.until)
            and all(getattr(one, name) == value for name, value in equal.items())
        ]

    def tally(self, row: type, by: tuple[str, ...], **how: Any) -> list[tuple[Any, ...]]:
        """Return counts and sums by group."""
        return self._read.tally(row, by, **how)

    def _of(self, row: type, by: str, span: Span, value: object) -> list[Any]:
        known = self._rows.get(row)
        if known is None:
            known = self._rows[row] = self._all(row, by, span) if self._whole else {}
        if value not in known and not self._whole:
            equal: dict[str, Any] = {by: value}
            known[value] = self._read.rows(row, span=span, **equal)
        return known.get(value, [])

    def _all(self, row: type, by: str, span: Span) -> Sorted:
        found: Sorted = defaultdict(list)
        rows: list[Any] = self._read.rows(row, span=span)
        for one in rows:
            found[getattr(one, by)].append(one)
        return dict(found)
