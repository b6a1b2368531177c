"""Seals chain the journal; ``verify`` checks the chain, and then what ``proof`` does.

The claim is: tamper-evident, given a head kept elsewhere.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from operator import attrgetter
from typing import Any

import msgspec
from attrs import frozen

from ruralgov.app.events import EventReader
from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.history import Happened
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.ports.storage import Changes, Marked, Shape, StoredEvent, StoredRecord, Transaction

SEALS = Shape(
    "seals",
    {"number": "integer", "first": "text", "last": "text", "head": "text", "at": "text"},
    ("number",),
    derived=False,
)
GENESIS = "0" * 64
_encoder = msgspec.json.Encoder(order="sorted")
_mark = attrgetter("mark")
PAGE = 1000
"""Rows, records or events that are read at once."""


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
        self._digest = sha256(b"ruralgov/seal/1" + bytes.fromhex(previous))

    def add(self, page: Iterable[Marked]) -> None:
        """Take in some events, their sealed parts as the ciphertext that they are."""
        encode, parts = _encoder.encode, list[bytes]()
        for marked in page:
            text = encode(marked.entry)
            parts += (len(text).to_bytes(8, "big"), text)
        self._digest.update(b"".join(parts))

    def hash(self) -> str:
        """Return the hash so far."""
        return self._digest.hexdigest()


def feed(tx: Transaction, after: str) -> Iterator[list[Marked]]:
    """Give the feed page by page."""
    while page := tx.feed(after, PAGE):
        yield page
        after = page[-1].mark


def seals(tx: Transaction) -> list[Head]:
    """Return every seal, oldest first."""
    return [Head(int(r[0] or 0), str(r[2]), str(r[3])) for r in tx.rows("seals", ())]


def seal(tx: Transaction, at: str) -> Head | None:
    """Seal the events since the last seal; return the newest head, or None in an empty journal."""
    kept = seals(tx)
    head = kept[-1] if kept else Head(0, "", GENESIS)
    link, first, last = Link(head.hash), "", ""
    for page in feed(tx, head.last):
        link.add(page)
        first, last = first or page[0].mark, page[-1].mark
    if last:
        head = Head(head.number + 1, last, link.hash())
        tx.write(Changes(put=[("seals", (head.number, first, last, head.hash, at))]))
    return head if head.number else None


def chain_faults(tx: Transaction, kept_head: str | None) -> Iterator[str]:
    """Name what is wrong with the chain, and whether a head kept elsewhere is still in it."""
    previous, pages, heads, page = GENESIS, feed(tx, ""), seals(tx), list[Marked]()
    for head in heads:
        link = Link(previous)
        while page := page or next(pages, []):
            end = bisect_left(page, head.last, key=_mark) + 1
            link.add(page[:end])
            whole, page = end <= len(page), page[end:]
            if whole:
                break
        if link.hash() != head.hash:
            yield f"seal {head.number}: its events are not the ones that were sealed"
        previous = head.hash
    if kept_head is not None and kept_head not in map(str, heads):
        yield f"head {kept_head}: not in this journal; it was cut or written anew"


def history_of(unit: Unit, record: Record[Any, Any], key: str) -> list[Happened]:
    """Return the events of a record, with their instants and accounts."""
    read = EventReader(unit, record)
    return [
        Happened(datetime.fromisoformat(entry.at), AccountId(entry.actor), read(entry))
        for entry in events_of(unit.tx, record.kind, key)
    ]


def events_of(tx: Transaction, kind: str, key: str) -> Iterator[StoredEvent]:
    """Give the events of one record."""
    after = (kind, key, 0)
    while page := tx.history(after, PAGE):
        for entry in page:
            if (entry.kind, entry.key) != (kind, key):
                return
            yield entry
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
