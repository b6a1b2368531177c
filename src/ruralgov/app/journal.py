"""Seals chain the journal, and how its events and records are read page by page.

What is claimed to those without the key: tamper-evident, given a head kept elsewhere. ``chain``
checks it.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from attrs import frozen
from msgspec.structs import replace

from ruralgov.app.events import EventReader
from ruralgov.app.macs import PROOFS, Marker, said
from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.history import Happened
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.ports.storage import (
    Changes,
    Marked,
    Row,
    Shape,
    StoredEvent,
    StoredRecord,
    Transaction,
)

SEALS = Shape(
    "seals",
    {"number": "integer", "first": "text", "last": "text", "head": "text", "at": "text"},
    ("number",),
    derived=False,
)
GENESIS = "0" * 64
_encoder = msgspec.json.Encoder(order="sorted")
PAGE = 1000
"""Rows, records or events that are read at once."""
DIGITS = 18
"""Of the number of a seal: more are in no column of integers."""
FEW = 16
"""Events that are read at first of one record."""


@frozen
class Head:
    """The newest seal: print it, publish it, keep it elsewhere."""

    number: int
    last: str
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


class Link:
    """``H(previous seal || events)``, taken in page by page."""

    def __init__(self, previous: str) -> None:
        self._digest = sha256(b"ruralgov/seal/1" + _bytes(previous))

    def add(self, page: Iterable[Marked]) -> None:
        """Take in some events, their sealed parts as the ciphertext that they are."""
        parts = list[bytes]()
        for marked in page:
            text = _text(marked.entry)
            parts += (len(text).to_bytes(8, "big"), text)
        self._digest.update(b"".join(parts))

    def hash(self) -> str:
        """Return the hash so far."""
        return self._digest.hexdigest()


def _bytes(head: str) -> bytes:
    """Return a head as it is hashed; one that is none, as nothing that was ever sealed."""
    try:
        return bytes.fromhex(head)
    except ValueError:
        return head.encode(errors="backslashreplace")


def _text(entry: StoredEvent) -> bytes:
    """Return an event as it is sealed: without its mark, which only the key can make."""
    plain = replace(entry, mac=None)
    try:
        return _encoder.encode(plain)
    except ValueError:  # a text that is none, which nobody sealed
        return repr(plain).encode(errors="backslashreplace")


def feed(tx: Transaction, after: str) -> Iterator[list[Marked]]:
    """Give the feed page by page."""
    while page := tx.feed(after, PAGE):
        yield page
        after = page[-1].mark


def seals(tx: Transaction) -> list[Head]:
    """Return every seal, oldest first."""
    return [head_of(row) for row in tx.rows("seals", ())]


def newest(tx: Transaction) -> Head | None:
    """Return the newest seal, or None where there is none."""
    return next(reversed(seals(tx)), None)


def is_sealed(tx: Transaction, head: str) -> bool:
    """Tell whether a head is that of a seal; one that is written otherwise is of none."""
    number = head.partition(":")[0]
    if not (number.isascii() and number.isdigit() and len(number) <= DIGITS):
        return False
    rows = tx.lookup(SEALS.name, ("number",), [(int(number),)])
    return any(str(head_of(row)) == head for row in rows)


def head_of(row: Row) -> Head:
    """Return the head of a seal as it is stored."""
    number = row[0] if isinstance(row[0], int) else 0
    return Head(number, str(row[2]), str(row[3]))


def seal(tx: Transaction, at: str, marker: Marker) -> Head | None:
    """Seal the events since the last seal; return the newest head, or None in an empty journal."""
    kept = seals(tx)
    head = kept[-1] if kept else Head(0, "", GENESIS)
    link, first, last, tip = Link(head.hash), "", "", b""
    for page in feed(tx, head.last):
        link.add(page)
        first, last, tip = first or page[0].mark, page[-1].mark, page[-1].entry.mac or b""
    if last:
        head = Head(head.number + 1, last, link.hash())
        row = (head.number, first, last, head.hash, at)
        proof = marker.proof(proof_name(head.number), said([*row, tip.hex()]))
        tx.write(Changes(put=[("seals", row), (PROOFS.name, proof)]))
    return head if head.number else None


def proof_name(number: object) -> str:
    """Return the name under which the key vouches for a seal."""
    return f"seal/{number:0>8}"


def history_of(unit: Unit, record: Record[Any, Any], key: str) -> list[Happened]:
    """Return the events of a record, with their instants and accounts."""
    read = EventReader(unit, record)
    return [
        Happened(datetime.fromisoformat(entry.at), AccountId(entry.actor), read(entry))
        for entry in events_of(unit.tx, record.kind, key)
    ]


def events_of(tx: Transaction, kind: str, key: str) -> Iterator[StoredEvent]:
    """Give the events of one record."""
    after, limit = (kind, key, 0), FEW
    while page := tx.history(after, limit):
        for entry in page:
            if (entry.kind, entry.key) != (kind, key):
                return
            yield entry
        limit = PAGE
        after = (page[-1].kind, page[-1].key, page[-1].version)


def entries(tx: Transaction) -> Iterator[StoredEvent]:
    """Give the events in the order of (kind, key, version)."""
    after = ("", "", 0)
    while page := tx.history(after, PAGE):
        yield from page
        after = (page[-1].kind, page[-1].key, page[-1].version)


def history(unit: Unit, after: tuple[str, str, int] = ("", "", 0)) -> Iterator[StoredEvent]:
    """Give the events in the order of (kind, key, version), with their salts at hand."""
    while page := unit.tx.history(after, PAGE):
        unit.sealing.forget()
        unit.sealing.prefetch(page)
        yield from page
        after = (page[-1].kind, page[-1].key, page[-1].version)


def records(tx: Transaction, after: tuple[str, str] = ("", "")) -> Iterator[list[StoredRecord]]:
    """Give the records page by page, in the order of (kind, key)."""
    while page := tx.records(after, PAGE):
        yield page
        after = (page[-1].kind, page[-1].key)
