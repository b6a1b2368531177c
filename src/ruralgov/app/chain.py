"""What ``verify`` does along the feed: seals against events, marks, and what has a receipt."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import attrgetter
from typing import Any

import msgspec

from ruralgov.app.answered import Answered
from ruralgov.app.journal import GENESIS, Head, Link, entries, feed, head_of, proof_name, seals
from ruralgov.app.macs import PROOFS, Follower, Marker
from ruralgov.ports.storage import Marked, Row, StoredEvent, Transaction

_mark = attrgetter("mark")


class Chain:
    """The seals of a journal with what the key says of them, from the beginning or from a seal."""

    def __init__(self, tx: Transaction, marker: Marker, since: str | None = None) -> None:
        self._tx, self._marker, self._since = tx, marker, since
        self._rows = tx.rows("seals", ())
        self._proofs = {str(row[0]): row for row in tx.rows(PROOFS.name, ())}
        self.touched: set[tuple[str, str]] = set()
        """The records of the events since the seal, where there was one to begin with."""
        self.answered = Answered(tx, None if since is None else marker)
        self.count = 0
        """How many events the feed gave."""
        self._mark = ""
        """The mark of the last of them."""

    def faults(self, kept_head: str | None) -> Iterator[str]:
        """Name what is wrong with the chain, and whether a head kept elsewhere is still in it."""
        heads = [head_of(row) for row in self._rows]
        begin = self._begin(heads)
        if begin is None:
            yield (
                f"checkpoint {self._since}: no such seal is in this journal; it was cut or written "
                "anew, or is another one. Verify all of it"
            )
            begin = Head(0, "", GENESIS)
        yield from self._seal_faults()
        follower = Follower(self._marker, [head.hash for head in heads], self._tip(begin))
        yield from self._walk(heads[begin.number :], begin, follower)
        yield from self.answered.end()
        if kept_head is not None and kept_head not in map(str, heads):
            yield f"head {kept_head}: not in this journal; it was cut or written anew"

    def _begin(self, heads: list[Head]) -> Head | None:
        if self._since is None:
            return Head(0, "", GENESIS)
        return next((head for head in heads if str(head) == self._since), None)

    def _tip(self, head: Head) -> bytes:
        """Return the mark of the last event under a seal."""
        row = self._proofs.get(proof_name(head.number))
        return bytes.fromhex(_parts(row)[5]) if row is not None and len(_parts(row)) > 5 else b""

    def _seal_faults(self) -> Iterator[str]:
        """Name seals that are missing, out of their order, or that the key does not vouch for."""
        there = {proof_name(row[0]) for row in self._rows}
        for number, row in enumerate(self._rows, 1):
            proof = self._proofs.get(proof_name(row[0]))
            if row[0] != number:
                yield f"seal {number}: it is missing"
            if proof is None or _parts(proof)[:5] != [*row] or not self._vouched(proof):
                yield f"seal {row[0]}: it was not made with the key of this store"
        for name in sorted(self._proofs.keys() - there):
            if name.startswith("seal/"):
                yield f"seal {name.removeprefix('seal/').lstrip('0')}: it is missing"

    def _vouched(self, proof: Row) -> bool:
        return self._marker.vouches(proof)

    def _walk(self, heads: list[Head], begin: Head, follower: Follower) -> Iterator[str]:
        """Go along the feed once, seal by seal and then to its end."""
        previous, pages, page = begin.hash, feed(self._tx, begin.last), list[Marked]()
        for head in heads:
            link = Link(previous)
            while page := page or next(pages, []):
                end = bisect_left(page, head.last, key=_mark) + 1
                link.add(page[:end])
                yield from self._look(page[:end], follower)
                whole, page = end <= len(page), page[end:]
                if whole:
                    break
            if link.hash() != head.hash:
                yield f"seal {head.number}: its events are not the ones that were sealed"
            previous = head.hash
        while page := page or next(pages, []):
            yield from self._look(page, follower)
            page = []

    def _look(self, page: Iterable[Marked], follower: Follower) -> Iterator[str]:
        """Hold marks against what they should be, and events against their receipts."""
        page = list(page)
        marks = [self._mark, *(marked.mark for marked in page)]
        self._mark = marks[-1]
        if any(one >= after for one, after in pairwise(marks)):
            yield f"feed: the marks up to {self._mark} are not in their order"
        entries = [marked.entry for marked in page]
        self.count += len(entries)
        for entry in entries:
            if not follower.is_marked(entry) and entry.mac is not None:
                yield unmarked(entry)
        if self._since is not None:
            self.touched.update((entry.kind, entry.key) for entry in entries)
        yield from self.answered.faults(entries)


def hidden_faults(tx: Transaction, marker: Marker) -> Iterator[str]:
    """Name events that the feed does not give, or not yet, and that the key did not mark."""
    given = {(m.entry.kind, m.entry.key, m.entry.version) for page in feed(tx, "") for m in page}
    heads = [head.hash for head in seals(tx)]
    for entry in entries(tx):
        hidden = (entry.kind, entry.key, entry.version) not in given
        if hidden and not Follower(marker, heads, b"").is_marked(entry):
            yield unmarked(entry)


def unmarked(entry: StoredEvent) -> str:
    """Return the fault of an event that the key did not mark."""
    return (
        f"{entry.kind} {entry.key}: event {entry.version} ({entry.type}) was not written with the "
        "key of this store, or not after the event before it"
    )


def _parts(row: Row) -> list[Any]:
    try:
        found = msgspec.json.decode(str(row[1]))
    except ValueError:
        return []
    return found if isinstance(found, list) else []
