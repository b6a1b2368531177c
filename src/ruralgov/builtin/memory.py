"""The storage that lives in memory: for tests, trials and simulations."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from threading import RLock

from ruralgov.domain.kernel.errors import Conflict
from ruralgov.ports.storage import Changes, Entry, Marked, Shape, Stored, Value, Where

Row = tuple[Value, ...]


def sort_key(values: Iterable[Value]) -> tuple[tuple[bool, Value], ...]:
    """Return a key that sorts None after everything."""
    return tuple((value is None, value) for value in values)


class MemoryTable:
    """The rows of one table, by key, with their unique columns."""

    def __init__(self, shape: Shape) -> None:
        self.columns = list(shape.columns)
        self.key = [self.columns.index(name) for name in shape.key]
        self.unique = [[self.columns.index(name) for name in names] for names in shape.unique]
        self.rows: dict[Row, Row] = {}

    def matching(self, where: Sequence[Where]) -> list[Row]:
        """Return the rows that meet every condition, in the order of the key."""
        tests = [(self.columns.index(w.column), w.operator, w.value) for w in where]
        found = (row for row in self.rows.values() if all(meets(row[i], o, v) for i, o, v in tests))
        return sorted(found, key=lambda row: sort_key(row[i] for i in self.key))


def meets(value: Value, operator: str, wanted: Value) -> bool:
    """Tell whether a value meets one condition, as SQL would."""
    if operator == "=":
        return value == wanted
    if value is None or wanted is None:
        return False
    return value <= wanted if operator == "<=" else value > wanted  # type: ignore[operator]


class MemoryStorage:
    """A store in memory; one transaction at a time."""

    def __init__(self) -> None:
        self.tables: dict[str, MemoryTable] = {}
        self.kept: dict[tuple[str, str], Stored] = {}
        self.journal: list[Entry] = []
        self.lock = RLock()

    def set_up(self, shapes: Iterable[Shape]) -> None:
        """Make the tables that are missing."""
        for shape in shapes:
            self.tables.setdefault(shape.name, MemoryTable(shape))

    def begin(self, *, write: bool) -> "MemoryTransaction":
        """Begin a transaction, after the one that is open."""
        self.lock.acquire()
        return MemoryTransaction(self)

    def close(self) -> None:
        """Nothing to let go of."""


class MemoryTransaction:
    """Reads and writes the store at once, and undoes its writes unless committed."""

    def __init__(self, store: MemoryStorage) -> None:
        self.store = store
        self.undo: list[tuple[dict[object, object], object, object]] = []
        self.journal_length = len(store.journal)
        self.open = True

    def load(self, kind: str, keys: Sequence[str]) -> list[Stored]:
        """Return those of the records that there are."""
        return [self.store.kept[kind, key] for key in keys if (kind, key) in self.store.kept]

    def rows(self, table: str, where: Sequence[Where]) -> list[Row]:
        """Return the rows that meet every condition."""
        return self.store.tables[table].matching(where)

    def records(self, after: tuple[str, str], limit: int) -> list[Stored]:
        """Return the next records in the order of (kind, key)."""
        return [self.store.kept[name] for name in sorted(self.store.kept) if name > after][:limit]

    def history(self, after: tuple[str, str, int], limit: int) -> list[Entry]:
        """Return the next events in the order of (kind, key, version)."""
        order = attrgetter("kind", "key", "version")
        return [entry for entry in sorted(self.store.journal, key=order) if order(entry) > after][
            :limit
        ]

    def feed(self, after: int, limit: int) -> list[Marked]:
        """Return the next events of the feed."""
        entries = self.store.journal[after : after + limit]
        return [Marked(mark, entry) for mark, entry in enumerate(entries, after + 1)]

    def write(self, changes: Changes) -> None:
        """Write the changes; raises ``Conflict``."""
        for record, base in changes.records:
            before = self.store.kept.get((record.kind, record.key))
            if base != (before.version if before else 0):
                raise Conflict("record_changed", kind=record.kind, key=record.key)
            self._set(self.store.kept, (record.kind, record.key), record)
        for name, key in changes.removed:
            self._set(self.store.tables[name].rows, key, None)
        for name, row in changes.put:
            self._put(name, self.store.tables[name], row)
        self.store.journal.extend(changes.events)

    def commit(self) -> None:
        """Keep what was written."""
        self.undo.clear()
        self.journal_length = len(self.store.journal)
        self.close()

    def close(self) -> None:
        """Undo what was not committed, and let the next transaction begin."""
        if not self.open:
            return
        for where, key, before in reversed(self.undo):
            if before is None:
                where.pop(key, None)
            else:
                where[key] = before
        del self.store.journal[self.journal_length :]
        self.open = False
        self.store.lock.release()

    def _put(self, name: str, table: MemoryTable, row: Row) -> None:
        key = tuple(row[i] for i in table.key)
        for columns in table.unique:
            values = [row[i] for i in columns]
            taken = None not in values and any(
                [other[i] for i in columns] == values for other in table.rows.values()
            )
            if taken:
                raise Conflict("not_unique", table=name)
        if key in table.rows:
            raise Conflict("not_unique", table=name)
        self._set(table.rows, key, row)

    def _set(self, where: dict, key: object, value: object) -> None:  # type: ignore[type-arg]
        self.undo.append((where, key, where.get(key)))
        if value is None:
            where.pop(key, None)
        else:
            where[key] = value
