"""The unit of work: what one transaction has read and is about to write."""

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


@define
class Held:
    """A record in hand: its state and version, and the rows that are stored for it."""

    state: Any
    version: int


class Unit:
    """Reads through one transaction and collects what it will write."""

    def __init__(self, tx: Transaction, rows: Mapping[type, codec.Rows], keys: Keys) -> None:
        self.tx = tx
        self._rows = rows
        self._keys = keys
        self._held: dict[tuple[str, str], Held] = {}

    def state(self, record: Record, key: str) -> Any:
        """Return the state of a record, or None."""
        return self.hold(record, key).state

    def rows(self, row: type[R], *, on: date | None = None, **equal: object) -> list[R]:
        """Return the rows that equal the values given, valid on the day *on*."""
        coder = self._rows[row]
        where = [Where(name, "=", coder.value(value)) for name, value in equal.items()]
        if on is not None:
            where += [Where("since", "<=", on.isoformat()), Where("until", ">", on.isoformat())]
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
            stored = self.tx.load(record.kind, key)
            held = (
                Held(self.decode(record.state, stored), stored.version) if stored else Held(None, 0)
            )
            self._held[record.kind, key] = held
        return held

    def decode(self, kind: type, stored: Stored | Entry) -> Any:
        """Return the state or event that was stored; erased values come back as erased."""
        secret = None
        if stored.sealed is not None:
            salt = self._salt(stored.kind, stored.key)
            secret = salt and self._keys.open(salt, f"{stored.kind}/{stored.key}", stored.sealed)
        return codec.load(kind, stored.body, secret or None)

    def fold(self, record: Record, key: str, events: list[Any], envelope: dict[str, str]) -> None:
        """Apply events to a record and write the record, its rows and the events."""
        held = self.hold(record, key)
        before = self.tuples(record, key, held.state)
        changes = Changes()
        for event in events:
            held.state = record.evolve(held.state, event)
            held.version += 1
            body, sealed = self._dump(record.kind, key, event, changes)
            changes.events.append(
                Entry(
                    kind=record.kind,
                    key=key,
                    version=held.version,
                    type=type(event).__name__,
                    schema=getattr(event, "SCHEMA", 1),
                    body=body,
                    sealed=sealed,
                    **envelope,
                )
            )
            body, sealed = self._dump(record.kind, key, held.state, changes)
            changes.records.append(Stored(record.kind, key, held.version, body, sealed))
        after = self.tuples(record, key, held.state)
        changes.removed = [name for name, row in before.items() if after.get(name) != row]
        changes.put += [(n[0], row) for n, row in after.items() if before.get(n) != row]
        self.tx.write(changes)

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

    def _dump(
        self, kind: str, key: str, value: object, changes: Changes
    ) -> tuple[str, bytes | None]:
        body, secret = codec.dump(value)
        if secret is None:
            return body, None
        salt = self._salt(kind, key) or next((r[1] for n, r in changes.put if n == SALTS), None)
        if salt is None:
            salt = self._keys.new_salt()
            changes.put.append((SALTS, (f"{kind}/{key}", salt)))
        return body, self._keys.seal(str(salt), f"{kind}/{key}", secret)

    def _salt(self, kind: str, key: str) -> str | None:
        found = self.tx.rows(SALTS, [Where("record", "=", f"{kind}/{key}")])
        return str(found[0][1]) if found else None
