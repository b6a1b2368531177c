"""The unit of work: what one transaction has read, and what it will write when it is flushed."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from attrs import define

from ruralgov.app import codec
from ruralgov.app.keys import Keys
from ruralgov.domain.kernel.declare import Record
from ruralgov.ports.storage import Changes, Entry, Stored, Transaction, Value, Where

R = TypeVar("R")
SALTS = "salts"
Tuples = dict[tuple[str, tuple[Value, ...]], tuple[Value, ...]]


@define(eq=False)
class Held:
    """A record in hand: its state and version now, and as they are stored."""

    record: Record
    key: str
    state: Any
    version: int
    stored: Any
    base: int


class Unit:
    """Reads through one transaction, and collects what it will write.

    A table is read only after what is pending for it was written, so a rule sees every earlier
    command of the same batch.
    """

    def __init__(self, tx: Transaction, rows: Mapping[type, codec.Rows], keys: Keys) -> None:
        self.tx = tx
        self._rows = rows
        self._keys = keys
        self._held: dict[tuple[str, str], Held] = {}
        self._changed: dict[tuple[str, str], Held] = {}
        self._dirty: set[str] = set()
        self._changes = Changes()
        self._salts: dict[str, str | None] = {}

    def state(self, record: Record, key: str) -> Any:
        """Return the state of a record, or None."""
        return self.hold(record, key).state

    def rows(self, row: type[R], *, on: date | None = None, **equal: object) -> list[R]:
        """Return the rows that equal the values given, valid on the day *on*."""
        coder = self._rows[row]
        where = [Where(name, "=", coder.value(value)) for name, value in equal.items()]
        if on is not None:
            where += [Where("since", "<=", on.isoformat()), Where("until", ">", on.isoformat())]
        if coder.table.name in self._dirty:
            self.flush()
        return [coder.decode(found) for found in self.tx.rows(coder.table.name, where)]

    def stored(self, row: type) -> list[tuple[Any, tuple[Value, ...]]]:
        """Return the rows of a table as they are stored, each with its table and key."""
        coder = self._rows[row]
        name = coder.table.name
        return [((name, coder.key(values)), values) for values in self.tx.rows(name, ())]

    def hold(self, record: Record, key: str) -> Held:
        """Return a record in hand, loading it once."""
        held = self._held.get((record.kind, key))
        if held is None:
            found = self.tx.load(record.kind, [key])
            state = self.decode(record.state, found[0]) if found else None
            version = found[0].version if found else 0
            held = Held(record, key, state, version, state, version)
            self._held[record.kind, key] = held
        return held

    def decode(self, kind: type, stored: Stored | Entry) -> Any:
        """Return the state or event that was stored; erased values come back as erased."""
        secret = None
        if stored.sealed is not None:
            name = f"{stored.kind}/{stored.key}"
            salt = self._salt(name)
            secret = self._keys.open(salt, name, stored.sealed) if salt else None
        return codec.load(kind, stored.body, secret)

    def fold(self, record: Record, key: str, events: list[Any], envelope: dict[str, str]) -> None:
        """Apply events to a record; they are written with the next flush."""
        held = self.hold(record, key)
        for event in events:
            held.state = record.evolve(held.state, event)
            held.version += 1
            body, sealed = self._dump(held, event)
            entry = Entry(
                kind=record.kind,
                key=key,
                version=held.version,
                type=type(event).__name__,
                schema=getattr(event, "SCHEMA", 1),
                body=body,
                sealed=sealed,
                **envelope,
            )
            self._changes.events.append(entry)
        self._changed[record.kind, key] = held
        self._dirty.update(table.name for table in record.tables)

    def put(self, table: str, row: tuple[Value, ...]) -> None:
        """Add a row to a table that no record gives; it is written with the next flush."""
        self._changes.put.append((table, row))

    def flush_if_large(self, limit: int = 2000) -> None:
        """Write what is pending when it has grown large."""
        if len(self._changes.events) >= limit:
            self.flush()

    def flush(self) -> None:
        """Write what is pending: each record once, and the rows that differ."""
        changes, self._changes = self._changes, Changes()
        changed, self._changed = self._changed, {}
        self._dirty.clear()
        for held in changed.values():
            before = self.tuples(held.record, held.key, held.stored)
            after = self.tuples(held.record, held.key, held.state)
            changes.removed += [name for name, row in before.items() if after.get(name) != row]
            changes.put += [(n[0], row) for n, row in after.items() if before.get(n) != row]
            body, sealed = self._dump(held, held.state)
            stored = Stored(held.record.kind, held.key, held.version, body, sealed)
            changes.records.append((stored, held.base))
            held.stored, held.base = held.state, held.version
        changes.put += self._changes.put
        self._changes = Changes()
        self.tx.write(changes)

    def commit(self) -> None:
        """Write what is pending and make it durable."""
        self.flush()
        self.tx.commit()

    def tuples(self, record: Record, key: str, state: Any) -> Tuples:
        """Return the rows of a state as they are stored, by table and key."""
        if state is None:
            return {}
        found: Tuples = {}
        for row in record.rows(state):
            coder = self._rows[type(row)]
            values = coder.encode(key, row)
            found[coder.table.name, coder.key(values)] = values
        return found

    def _dump(self, held: Held, value: object) -> tuple[str, bytes | None]:
        body, secret = codec.dump(value)
        if secret is None:
            return body, None
        name = f"{held.record.kind}/{held.key}"
        salt = self._salt(name)
        if salt is None:
            salt = self._salts[name] = self._keys.new_salt()
            self.put(SALTS, (name, salt))
        return body, self._keys.seal(salt, name, secret)

    def _salt(self, name: str) -> str | None:
        if name not in self._salts:
            found = self.tx.rows(SALTS, [Where("record", "=", name)])
            self._salts[name] = str(found[0][1]) if found else None
        return self._salts[name]
