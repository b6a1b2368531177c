"""Seals chain the journal; ``verify`` checks the chain, the replay and every row.

The claim is: tamper-evident, given a head kept elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from typing import Any

import attrs
import msgspec
from attrs import frozen

from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.declare import Record
from ruralgov.ports.storage import Changes, Entry, Marked, Shape, Transaction

SEALS = Shape(
    "seals",
    {"number": "integer", "first": "integer", "last": "integer", "head": "text", "at": "text"},
    ("number",),
)
GENESIS = "0" * 64
PAGE = 1000


@frozen
class Head:
    """The newest seal: print it, publish it, keep it elsewhere."""

    number: int
    last: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


def link(previous: str, entries: Iterable[Entry]) -> str:
    """Return ``H(previous seal || events)`` as hexadecimal text."""
    digest = sha256(b"ruralgov/seal/1" + bytes.fromhex(previous))
    for entry in entries:
        fields = attrs.asdict(entry)
        fields["sealed"] = entry.sealed.hex() if entry.sealed is not None else None
        text = msgspec.json.encode(fields, order="sorted")
        digest.update(len(text).to_bytes(8, "big") + text)
    return digest.hexdigest()


def feed(tx: Transaction, after: int) -> Iterator[Marked]:
    """Give the feed page by page."""
    while page := tx.feed(after, PAGE):
        yield from page
        after = page[-1].mark


def seals(tx: Transaction) -> list[Head]:
    """Return every seal, oldest first."""
    return [Head(int(r[0] or 0), int(r[2] or 0), str(r[3])) for r in tx.rows("seals", ())]


def seal(tx: Transaction, at: str) -> Head | None:
    """Seal the events since the last seal; return the newest head, or None in an empty journal."""
    kept = seals(tx)
    head = kept[-1] if kept else Head(0, 0, GENESIS)
    fresh = list(feed(tx, head.last))
    if fresh:
        sealed = Head(head.number + 1, fresh[-1].mark, link(head.hash, (m.entry for m in fresh)))
        row = (sealed.number, fresh[0].mark, sealed.last, sealed.hash, at)
        tx.write(Changes(put=[("seals", row)]))
        head = sealed
    return head if head.number else None


def chain_faults(tx: Transaction, kept_head: str | None) -> Iterator[str]:
    """Name what is wrong with the chain, and whether a head kept elsewhere is still in it."""
    previous = GENESIS
    events = feed(tx, 0)
    heads = seals(tx)
    for head in heads:
        batch: list[Entry] = []
        for marked in events:
            batch.append(marked.entry)
            if marked.mark >= head.last:
                break
        if link(previous, batch) != head.hash:
            yield f"seal {head.number}: its events are not the ones that were sealed"
        previous = head.hash
    if kept_head is not None and kept_head not in map(str, heads):
        yield f"head {kept_head}: not in this journal; it was cut or written anew"


def state_faults(unit: Unit, records: Mapping[str, Record]) -> Iterator[str]:
    """Name every record whose state or rows are not what its events give."""
    stored_rows = _stored_rows(unit, records)
    for (kind, key), entries in groupby(_history(unit.tx), key=lambda e: (e.kind, e.key)):
        record = records[kind]
        state = _replay(unit, record, entries)
        if unit.state(record, key) != state:
            yield f"{kind} {key}: the stored state is not what its events give"
        for name, row in unit.tuples(record, key, state).items():
            if stored_rows.pop(name, None) != row:
                yield f"{kind} {key}: a row of {name[0]} is missing or was changed"
    for table, key in stored_rows:
        yield f"{table} {key}: a row that no record gives"


def _replay(unit: Unit, record: Record, entries: Iterable[Entry]) -> Any:
    state = None
    types = {event.__name__: event for event in record.events}
    for entry in entries:
        state = record.evolve(state, unit.decode(types[entry.type], entry))
    return state


def _history(tx: Transaction) -> Iterator[Entry]:
    after = ("", "", 0)
    while page := tx.history(after, PAGE):
        yield from page
        after = (page[-1].kind, page[-1].key, page[-1].version)


def _stored_rows(unit: Unit, records: Mapping[str, Record]) -> dict[Any, Any]:
    return {
        name: row
        for record in records.values()
        for table in record.tables
        for name, row in unit.stored(table.row)
    }
