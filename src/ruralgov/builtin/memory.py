"""The storage that lives in memory: for tests, trials and simulations."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from threading import RLock
from typing import Any

from ruralgov.domain.kernel.errors import Conflict, StorageFailure
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import (
    Changes,
    Marked,
    Row,
    Settle,
    Shape,
    StoredEvent,
    StoredRecord,
    Value,
    Where,
)


def sort_key(values: Iterable[Value]) -> tuple[tuple[bool, Value], ...]:
    """Return a key that sorts None after everything."""
    return tuple((value is None, value) for value in values)


def meets(value: Value, operator: str, wanted: Value) -> bool:
    """Tell whether a value meets one condition, as SQL would."""
    if operator == "=":
        return value == wanted
    if value is None or wanted is None:
        return False
    return value <= wanted if operator == "<=" else value > wanted  # type: ignore[operator]


class MemoryTable:
    """The rows of one table by key, and the key by each set of unique columns."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.at = {name: place for place, name in enumerate(shape.columns)}
        self.rows: dict[Row, Row] = {}
        self.unique: dict[tuple[str, ...], dict[Row, Row]] = {names: {} for names in shape.unique}

    def pick(self, names: Iterable[str], row: Row) -> Row:
        """Return some columns of a row."""
        return tuple(row[self.at[name]] for name in names)

    def matching(self, where: Sequence[Where]) -> list[Row]:
        """Return the rows that meet every condition, in the order of the key."""
        tests = [(self.at[one.column], one.operator, one.value) for one in where]
        found = (row for row in self.rows.values() if all(meets(row[i], o, v) for i, o, v in tests))
        return sorted(found, key=lambda row: sort_key(self.pick(self.shape.key, row)))

    def remove(self, key: Row) -> Row | None:
        """Take a row away and return it."""
        row = self.rows.pop(key, None)
        if row is not None:
            for names, taken in self.unique.items():
                taken.pop(self.pick(names, row), None)
        return row

    def put(self, row: Row) -> Row:
        """Add a row and return its key; raises ``not_unique``."""
        key = self.pick(self.shape.key, row)
        marks = [(taken, self.pick(names, row)) for names, taken in self.unique.items()]
        if key in self.rows or any(mark in taken for taken, mark in marks):
            raise Conflict(ports_texts.NOT_UNIQUE, table=self.shape.name)
        self.rows[key] = row
        for taken, mark in marks:
            if None not in mark:
                taken[mark] = key
        return key


class MemoryStorage:
    """A store in memory; one transaction at a time."""

    def __init__(self) -> None:
        self.tables: dict[str, MemoryTable] = {}
        self.kept: dict[tuple[str, str], StoredRecord] = {}
        self.journal: list[StoredEvent] = []
        self.versions: set[tuple[str, str, int]] = set()
        self.numbers: Counter[str] = Counter()
        self.lock = RLock()
        self.closed_to_writers = False

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        """Make the tables what the shapes say, and have those that are new filled."""
        tx = self.begin(write=True)
        before = self.tables
        try:
            settle(tx, self._make(shapes))
            tx.commit()
        except BaseException:
            tx.close()
            self.tables = before
            raise

    def pending(self, shapes: Iterable[Shape]) -> list[str]:
        """Return the names of the tables that are not as the shapes say, or are no more."""
        wanted = {shape.name: shape.frame for shape in shapes}
        there = {name: table.shape.frame for name, table in self.tables.items()}
        names = (*wanted, *(there.keys() - wanted))
        return [f"table {name}" for name in names if wanted.get(name) != there.get(name)]

    def make_series(self, names: Iterable[str]) -> None:
        """Do nothing: anybody may draw the first number."""

    def _make(self, shapes: Iterable[Shape]) -> set[str]:
        """Make the tables, and return the names of the derived ones among the new.

        One that is not declared now would not be kept up: it is let go of if it is derived.
        """
        before, made = self.tables, set()
        self.tables = {name: table for name, table in before.items() if not table.shape.derived}
        for shape in shapes:
            known = before.get(shape.name)
            if known is not None and known.shape.frame == shape.frame:
                self.tables[shape.name] = known
            elif known is None or shape.derived:
                self.tables[shape.name] = MemoryTable(shape)
                made |= {shape.name} if shape.derived else set()
            else:
                raise StorageFailure(ports_texts.STORE_TABLE_DIFFERS, table=shape.name)
        return made

    def read_only(self) -> None:
        """Let nobody write from now on."""
        self.closed_to_writers = True

    def cities(self) -> list[str]:
        """Return nothing: whoever has it in memory knows whose it is."""
        return []

    def begin(self, *, write: bool) -> "MemoryTransaction":
        """Begin a transaction, after the one that is open."""
        if write and self.closed_to_writers:
            raise StorageFailure(ports_texts.STORE_READ_ONLY)
        self.lock.acquire()
        return MemoryTransaction(self)

    def close(self) -> None:
        """Nothing to let go of."""


class MemoryTransaction:
    """Reads and writes the store at once, and undoes its writes unless committed."""

    def __init__(self, store: MemoryStorage) -> None:
        self.store = store
        self.undo: list[Callable[[], Any]] = []
        self.open = True

    def load(self, kind: str, keys: Sequence[str]) -> list[StoredRecord]:
        """Return those of the records that there are."""
        return [self.store.kept[kind, key] for key in keys if (kind, key) in self.store.kept]

    def rows(
        self,
        table: str,
        where: Sequence[Where],
        *,
        limit: int | None = None,
        after: Row = (),
        columns: tuple[str, ...] = (),
    ) -> list[Row]:
        """Return the rows that meet every condition, in the order of the table's key."""
        rows = self.store.tables[table]
        found = rows.matching(where)
        if after:
            start = sort_key(after)
            found = [row for row in found if sort_key(rows.pick(rows.shape.key, row)) > start]
        if columns:
            found = [rows.pick(columns, row) for row in found]
        return found[:limit]

    def lookup(self, table: str, columns: tuple[str, ...], values: Sequence[Row]) -> list[Row]:
        """Return the rows whose key or unique columns have one of the values."""
        rows = self.store.tables[table]
        if columns == rows.shape.key:
            return [rows.rows[key] for key in values if key in rows.rows]
        taken = rows.unique[columns]
        return [rows.rows[taken[mark]] for mark in values if mark in taken]

    def tally(
        self,
        table: str,
        where: Sequence[Where],
        by: tuple[str, ...],
        sums: tuple[str, ...] = (),
    ) -> list[Row]:
        """Return (value of each column of *by* …, count, sum of each of *sums* …) by group."""
        rows = self.store.tables[table]
        groups: dict[Row, list[Row]] = defaultdict(list)
        for row in rows.matching(where):
            groups[rows.pick(by, row)].append(rows.pick(sums, row))
        return [
            (*group, len(groups[group]), *map(sum, zip(*groups[group], strict=True)))
            for group in sorted(groups, key=sort_key)
        ]

    def number(self, series: str) -> int:
        """Return the next number of a series."""
        self.store.numbers[series] += 1
        return self.store.numbers[series]

    def counted(self, series: str) -> int:
        """Return the last number of a series that was given."""
        return self.store.numbers[series]

    def tip(self) -> bytes | None:
        """Return the mark of the newest event."""
        return self.store.journal[-1].mac or b"" if self.store.journal else b""

    def inspect(self, *, deep: bool) -> list[str]:
        """Say nothing: there is no more to it than its rows."""
        return []

    def records(self, after: tuple[str, str], limit: int) -> list[StoredRecord]:
        """Return the next records in the order of (kind, key)."""
        return [self.store.kept[name] for name in sorted(self.store.kept) if name > after][:limit]

    def history(self, after: tuple[str, str, int], limit: int) -> list[StoredEvent]:
        """Return the next events in the order of (kind, key, version)."""
        order = attrgetter("kind", "key", "version")
        return [e for e in sorted(self.store.journal, key=order) if order(e) > after][:limit]

    def feed(self, after: str, limit: int) -> list[Marked]:
        """Return the next events of the feed."""
        first = int(after or 0)
        entries = self.store.journal[first : first + limit]
        return [Marked(f"{mark:020d}", entry) for mark, entry in enumerate(entries, first + 1)]

    def latest(self) -> str:
        """Return the instant of the newest event."""
        return self.store.journal[-1].at if self.store.journal else ""

    def write(self, changes: Changes) -> None:
        """Write the changes; raises ``Conflict``."""
        for record, base in changes.records:
            self._keep(record, base)
        for name, row in changes.removed:
            self._remove(self.store.tables[name], row)
        for name, before, after in changes.changed:
            self._remove(self.store.tables[name], before)
            self._put(self.store.tables[name], after)
        for name, row in changes.put:
            self._put(self.store.tables[name], row)
        for entry in changes.events:
            self._append(entry)

    def clear(self, tables: Iterable[str], kinds: Iterable[str]) -> None:
        """Remove all rows of some tables and all records of some kinds."""
        for table in [self.store.tables[name] for name in tables]:
            for row in list(table.rows.values()):
                self._remove(table, row)
        for name in [name for kind in kinds for name in self.store.kept if name[0] == kind]:
            self._forget(name)

    def commit(self) -> None:
        """Keep what was written."""
        self.undo.clear()
        self.close()

    def close(self) -> None:
        """Undo what was not committed, and let the next transaction begin."""
        if not self.open:
            return
        for step in reversed(self.undo):
            step()
        self.open = False
        self.store.lock.release()

    def _remove(self, table: MemoryTable, row: Row) -> None:
        gone = table.remove(table.pick(table.shape.key, row))
        if gone is not None:
            self.undo.append(lambda: table.put(gone))

    def _put(self, table: MemoryTable, row: Row) -> None:
        key = table.put(row)
        self.undo.append(lambda: table.remove(key))

    def _append(self, entry: StoredEvent) -> None:
        name, journal = (entry.kind, entry.key, entry.version), self.store.journal
        if name in self.store.versions:
            raise Conflict(ports_texts.NOT_UNIQUE, table="events")
        self.store.versions.add(name)
        journal.append(entry)
        self.undo += [journal.pop, lambda: self.store.versions.discard(name)]

    def _forget(self, name: tuple[str, str]) -> None:
        gone = self.store.kept.pop(name)
        self.undo.append(lambda: self.store.kept.__setitem__(name, gone))

    def _keep(self, record: StoredRecord, base: int) -> None:
        kept, name = self.store.kept, (record.kind, record.key)
        before = kept.get(name)
        if base != (before.version if before else 0):
            raise Conflict(ports_texts.RECORD_CHANGED, kind=record.kind, key=record.key)
        if before is None:
            self.undo.append(lambda: kept.pop(name))
        else:
            self.undo.append(lambda: kept.__setitem__(name, before))
        kept[name] = record
