"""The unit of work: what one transaction has read, and what it will write when it is flushed."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from ruralgov.app import codec
from ruralgov.app.bounds import FREE, Bounds
from ruralgov.app.decoding import Decoding
from ruralgov.app.keys import Keys
from ruralgov.app.macs import Marking
from ruralgov.app.recent import Held, Known, Recent, Tuples, compare
from ruralgov.app.sealing import Erasing, Sealing
from ruralgov.app.settled import Settling
from ruralgov.app.shelf import Shelf, renew
from ruralgov.domain.kernel.declare import Record, Table, Wanted, schema_of
from ruralgov.domain.kernel.personal import UNREADABLE
from ruralgov.ports.storage import Changes, Row, StoredEvent, StoredRecord, Transaction

R = TypeVar("R")


class Unit(Decoding, Settling):
    """Reads through one transaction, and collects what it will write.

    A rule sees every earlier command of the same batch: what is pending is looked up by its
    unique columns, and written before any other question is asked of its table.
    """

    bounds: Bounds = FREE

    def __init__(
        self,
        tx: Transaction,
        rows: Mapping[type, codec.Rows],
        tables: Mapping[str, codec.Rows],
        keys: Keys,
        recent: Recent,
        marking: Marking,
        erasing: Erasing | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        super().__init__(Sealing(tx, keys, erasing or {}), recent)
        self.tx = tx
        self._rows, self._tables = rows, tables
        self.shelf = Shelf() if shelf is None else shelf
        """What is known of slow records: of all who see this edition, or of this unit alone."""
        self._held: dict[tuple[str, str], Held] = {}
        self._changed: dict[tuple[str, str], Held] = {}
        self._stale: dict[tuple[str, str], Held] = {}
        """Records whose rows are to be worked out anew."""
        self._stale_tables: set[str] = set()
        self._dirty: set[str] = set()
        self._touched: dict[tuple[str, type], frozenset[str]] = {}
        """The tables that an event of a record can change."""
        self._changes = Changes()
        self.marking = marking
        self._known: dict[tuple[str, tuple[str, ...]], dict[Row, Row | None]] = defaultdict(dict)
        self._fresh: set[str] = set()
        self._there: set[tuple[str, str]] = set()
        """Records that were named and found; what is not found is looked for again."""
        self._written: list[Known] = []
        """What was written, and is kept at hand once it is durable."""
        self._last = False
        """Whether nothing more will be asked: what is pending is about to be committed."""
        self._renews = False
        """Whether a slow record was changed since the last flush."""
        self.memo: dict[object, Any] = {}
        """What the commands of a batch share."""

    def state(self, record: Record[Any, Any], key: str) -> Any:
        """Return the state of a record, or None."""
        if record.slow:
            return self.shelf.kept(record.kind, key, lambda: self.load(record, key).state)
        return self.load(record, key).state

    def states(self, record: Record[Any, Any], keys: Iterable[str]) -> dict[str, Any]:
        """Return the states of many records; what is not in hand yet is read and not held.

        So a question over the whole city does not keep the city.
        """
        wanted = list(dict.fromkeys(keys))
        mine = {key: held for key in wanted if (held := self._held.get((record.kind, key)))}
        missing = [key for key in wanted if key not in mine and key not in self._fresh]
        stored = self.tx.load(record.kind, missing) if missing else []
        read = {
            key: (known or self._read(record, one)).state
            for key, (one, known) in self._known_of(stored).items()
        }
        read |= {key: held.state for key, held in mine.items() if held.state is not None}
        return {key: read[key] for key in wanted if key in read}

    def one(self, row: type[R], **equal: object) -> R | None:
        """Return the row with these values of its key or of unique columns."""
        coder = self._rows[row]
        found: R | None = (
            self.shelf.kept(coder.slow, (row, *equal.items()), lambda: self._one(coder, equal))
            if coder.slow
            else self._one(coder, equal)
        )
        return found

    def _one(self, coder: codec.Rows, equal: dict[str, object]) -> Any:
        columns = coder.columns(equal)
        values = tuple([coder.value(name, equal[name]) for name in columns])
        if coder.name in self._stale_tables:
            self._refresh()
        known = self._known[coder.name, columns]
        if values not in known:
            found = None if None in values else self.tx.lookup(coder.name, columns, [values])
            known[values] = found[0] if found else None
        kept = known[values]
        return None if kept is None else coder.decode(kept)

    def rows(
        self,
        row: type[R],
        *,
        on: date | None = None,
        limit: int | None = None,
        span: tuple[str, object, object] | None = None,
        **equal: object,
    ) -> list[R]:
        """Return the rows that equal the values given, valid on the day *on*, within *span*."""
        coder = self._rows[row]

        def read() -> list[Any]:
            self._clean(coder.name)
            found = self.tx.rows(coder.name, coder.where(on, equal, span), limit=limit)
            return coder.decode_all(found)

        if not coder.slow:
            return read()
        name = (row, on, limit, span, *equal.items())
        return [*self.shelf.kept(coder.slow, name, read, len)]

    def values(self, row: type, names: tuple[str, ...]) -> list[Any]:
        """Return some columns of all rows, as they are stored, in the order of the table's key."""
        coder = self._rows[row]
        self._clean(coder.name)
        return self.tx.rows(coder.name, (), columns=names)

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
        """Return (value of each column of *by* …, count, each sum …) for every group."""
        coder = self._rows[row]
        self._clean(coder.name)
        return self.tx.tally(coder.name, coder.where(on, equal, span), by, sums)

    def prefetch(self, records: Iterable[tuple[Record[Any, Any], str]]) -> None:
        """Fetch together the records that a batch of commands is going to ask for."""
        missing: dict[str, tuple[Record[Any, Any], dict[str, None]]] = {}
        for record, key in records:
            if record.slow and self.shelf.has(record.kind, key):
                continue
            if (record.kind, key) not in self._held and key not in self._fresh:
                missing.setdefault(record.kind, (record, {}))[1][key] = None
        for record, keys in missing.values():
            found = self._known_of(self.tx.load(record.kind, list(keys)))
            for key in keys:
                self._take(record, key, *found.get(key, (None, None)))

    def exists(self, record: Record[Any, Any], key: str) -> bool:
        """Tell whether there is a record; it is not decoded for that."""
        if record.slow:
            name = ("there", key)
            return self.shelf.kept(record.kind, name, lambda: self._exists(record, key))
        return self._exists(record, key)

    def _exists(self, record: Record[Any, Any], key: str) -> bool:
        held = self._held.get((record.kind, key))
        if held is not None:
            return held.state is not None
        if (record.kind, key) not in self._there:
            self._look_up(record.kind, [key])
        return (record.kind, key) in self._there

    def prefetch_existing(self, records: Iterable[tuple[Record[Any, Any], str]]) -> None:
        """Look up together what a batch of commands names."""
        wanted: dict[str, dict[str, None]] = defaultdict(dict)
        for record, key in records:
            if record.slow and self.shelf.has(record.kind, ("there", key)):
                continue
            if (record.kind, key) not in self._there and (record.kind, key) not in self._held:
                wanted[record.kind][key] = None
        for kind, keys in wanted.items():
            self._look_up(kind, list(keys))

    def _look_up(self, kind: str, keys: list[str]) -> None:
        self._there.update([(kind, stored.key) for stored in self.tx.load(kind, keys)])

    def prefetch_rows(self, wanted: Iterable[Wanted]) -> None:
        """Fetch together the unique rows that a batch of commands is going to ask for."""
        questions: dict[tuple[str, tuple[str, ...]], set[Row]] = {}
        for row, equal in wanted:
            coder = self._rows[row]
            columns = coder.columns(equal)
            values = tuple([coder.value(name, equal[name]) for name in columns])
            if None not in values and values not in self._known[coder.name, columns]:
                questions.setdefault((coder.name, columns), set()).add(values)
        for (name, columns), asked in questions.items():
            known = self._known[name, columns]
            known.update(dict.fromkeys(asked))
            for found in self.tx.lookup(name, columns, list(asked)):
                known[self._tables[name].pick(columns, found)] = found

    def fresh(self, key: str) -> str:
        """Note a key that was just made: no record has it, so none is looked for."""
        self._fresh.add(key)
        return key

    def load(self, record: Record[Any, Any], key: str) -> Held:
        """Return a record in hand, loading it once."""
        held = self._held.get((record.kind, key))
        if held is None:
            found = [] if key in self._fresh else self.tx.load(record.kind, [key])
            stored = found[0] if found else None
            known = None if stored is None else self._recent.find(stored)
            held = self._take(record, key, stored, known)
        return held

    def _take(
        self, record: Record[Any, Any], key: str, stored: StoredRecord | None, known: Known | None
    ) -> Held:
        if stored is None:
            held = Held(record, key, None, 0, 0)
        else:
            known = known or self._read(record, stored)
            held = Held(
                *(record, key, known.state, stored.version, stored.version),
                *(known.rows, known.rows, known.secret, stored.sealed),
            )
        self._held[record.kind, key] = held
        return held

    def apply(
        self,
        record: Record[Any, Any],
        key: str,
        events: list[Any],
        written: tuple[str, str, str, str],
    ) -> Held:
        """Apply events to a record; they are written with the next flush.

        *written* are command id, account, purpose and instant, as the journal keeps them.
        """
        held = self.load(record, key)
        if held.rows is None:
            held.rows = held.stored_rows = self._rows_before(held, events)
        for event in events:
            held.state = record.apply(held.state, event)
            held.version += 1
            body, secret = codec.dump(event)
            sealed = None if secret is None else self._seal(held, secret)
            if type(event) in record.erased_by:
                self.sealing.erase(record.kind, key)
                held.secret = None  # what is stored is sealed under a key that is gone
            name, schema = type(event).__name__, schema_of(type(event))
            self._changes.events.append(
                StoredEvent(record.kind, key, held.version, name, schema, *written, body, sealed)
            )
            held.touched |= self._touch(record, type(event))
        if events:
            self._changed[record.kind, key] = self._stale[record.kind, key] = held
            if record.slow:
                self._leave_shelf(record.kind)
        return held

    def _leave_shelf(self, kind: str) -> None:
        """See a change of one's own, which nobody else may see before it is committed."""
        if self.shelf.edition:
            self.shelf = Shelf()
        self.shelf.forget(kind)
        self._renews = True

    def _rows_before(self, held: Held, events: list[Any]) -> Tuples:
        """Return the rows of a record before events that it may take.

        Raises ``sealed_unreadable`` unless they erase what is personal of it.
        """
        record, key = held.record, held.key
        if not self.sealing.is_unreadable(record, key, events):
            return self.tuples(record, key, held.state)
        coders = [self._rows[table.row] for table in record.tables]
        return {name: row for one in coders for name, row in one.stored(self.tx, key).items()}

    def _touch(self, record: Record[Any, Any], event: type) -> frozenset[str]:
        """Note which tables an event of a record can change, and return them."""
        names = self._touched.get((record.kind, event))
        if names is None:
            names = frozenset(one.name for one in record.tables if one.may_change(event))
            self._touched[record.kind, event] = names
        self._stale_tables |= names
        self._dirty |= names
        return names

    def _refresh(self) -> None:
        """Work out the rows of what changed, so that later commands of the batch find them."""
        for held in self._stale.values():
            self._take_rows(held)
        self._stale.clear()
        self._stale_tables.clear()

    def _take_rows(self, held: Held) -> None:
        before, touched = held.rows or {}, held.touched
        after = {name: row for name, row in before.items() if name[0] not in touched}
        after |= self.tuples(held.record, held.key, held.state, touched)
        held.rows, held.touched = after, frozenset()
        if self._last:
            return
        for (name, _), row in before.items():
            for columns, pick in self._tables[name].picks:
                self._known[name, columns][pick(row)] = None
        for (name, _), row in after.items():
            for columns, pick in self._tables[name].picks:
                self._known[name, columns][pick(row)] = row

    def put(self, table: str, row: Row) -> None:
        """Add a row to a table that no record gives; it is written with the next flush."""
        self._changes.put.append((table, row))

    def _clean(self, table: str) -> None:
        if table in self._dirty:
            self.flush()

    def flush(self) -> None:
        """Write what is pending: each record once, and the rows that differ."""
        self._refresh()
        changes, changed = self._changes, self._changed
        self._changes, self._changed = Changes(), {}
        self._dirty.clear()
        for held in changed.values():
            compare(held, self._tables, changes)
            stored = self._stored(held)
            self._written.append(Known(stored, held.state, held.rows, held.secret))
            changes.records.append((stored, held.base))
            held.stored_rows, held.base = held.rows, held.version
        if self._renews:
            renew(self.tx, changes, self.sealing.keys.new_word())
            self._renews = False
        self.sealing.write(changes)
        self.marking.write(changes)
        self.tx.write(changes)

    def _stored(self, held: Held) -> StoredRecord:
        """Return a record as it is stored now."""
        body, secret = codec.dump(held.state)
        if secret is None or secret != held.secret:
            held.secret = secret
            held.sealed = None if secret is None else self._seal(held, secret)
        return StoredRecord(held.record.kind, held.key, held.version, body, held.sealed)

    def commit(self) -> None:
        """Write what is pending and make it durable; nothing can be asked afterwards."""
        self._last = True
        self.flush()
        self.tx.commit()
        self._recent.keep_all(self._written)

    def tuples(
        self, record: Record[Any, Any], key: str, state: Any, tables: Container[str] | None = None
    ) -> Tuples:
        """Return the rows of a state as they are stored, by table and key."""
        if state is None:
            return {}
        found: Tuples = {}
        for row in record.rows_of(state, tables):
            coder = self._rows[type(row)]
            values = coder.encode(key, row)
            if not coder.keyed or UNREADABLE not in values:
                found[coder.name, coder.key(values)] = values
        return found

    def restore(self, record: Record[Any, Any], key: str, state: Any, version: int) -> None:
        """Add a record with its rows, of which nothing is stored; written with the next flush."""
        held = Held(record, key, state, version, 0, self.tuples(record, key, state))
        self._changes.records.append((self._stored(held), 0))
        self._changes.put += [(name[0], row) for name, row in (held.rows or {}).items()]

    def _seal(self, held: Held, secret: bytes) -> bytes:
        fresh = held.key in self._fresh
        return self.sealing.seal(held.record.kind, held.key, secret, fresh=fresh)

    def key_of(self, table: Table, row: Row) -> Row:
        """Return the key of a stored row."""
        return self.coder(table.row).key(row)

    def coder(self, row: type) -> codec.Rows:
        """Return what encodes rows of a type."""
        return self._rows[row]
