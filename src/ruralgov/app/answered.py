"""Receipts follow from the journal: what was done under a chosen id has one, and no other has."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import chain

import msgspec
from attrs import define

from ruralgov.app.journal import PAGE, events_of
from ruralgov.app.macs import Marker
from ruralgov.app.receipts import RECEIPTS, is_marked, is_old
from ruralgov.app.who import OURS
from ruralgov.domain.access import READING
from ruralgov.ports.storage import Row, StoredEvent, Transaction

SET_UP = "set-up"
"""The id under which the first grant is made."""
_packed = msgspec.msgpack.Encoder().encode


class Unmarked:
    """Counts and sums up, in their order, what was written before there were marks."""

    def __init__(self) -> None:
        self.count = 0
        self._digest = sha256()

    def add(self, one: object) -> None:
        """Take in a row or an event."""
        try:
            text = _packed(one)
        except (TypeError, ValueError, OverflowError):  # damaged since
            text = repr(one).encode(errors="backslashreplace")
        self._digest.update(len(text).to_bytes(8, "big") + text)
        self.count += 1

    def summed(self) -> list[object]:
        """Return the count and the hash."""
        return [self.count, self._digest.hexdigest()]


@define
class Doing:
    """What one command did: its record, and the newest of its events there."""

    command_id: str
    record: str
    key: str
    version: int
    at: str
    marked: bool


class Answered:
    """Holds the events, in the order in which commands wrote them, against their receipts.

    With a *marker* the marks of the receipts as well, where nobody looks at all receipts after it.
    """

    def __init__(self, tx: Transaction, marker: Marker | None = None) -> None:
        self._tx, self._marker = tx, marker
        self._doing: Doing | None = None
        self.found = 0
        """How many receipts were found for what was done."""

    def faults(self, entries: Iterable[StoredEvent]) -> Iterator[str]:
        """Name what was done without a receipt, or with another one."""
        done: list[Doing] = []
        for entry in entries:
            doing = self._doing
            if doing is None or doing.command_id != entry.command_id:
                done += [] if doing is None else [doing]
                self._doing = Doing(
                    *(entry.command_id, entry.kind, entry.key, entry.version, entry.at),
                    marked=entry.mac is not None,
                )
            elif (doing.record, doing.key) == (entry.kind, entry.key):
                doing.version = entry.version
        yield from self._compare(done)

    def end(self) -> Iterator[str]:
        """Do the same for the last one."""
        yield from self._compare([] if self._doing is None else [self._doing])

    def _compare(self, done: list[Doing]) -> Iterator[str]:
        asked = [one for one in done if _is_answered(one)]
        ids = list({(one.command_id,): None for one in asked})
        rows = {row[0]: row for row in self._tx.lookup(RECEIPTS.name, ("command_id",), ids)}
        for one in asked:
            row = rows.get(one.command_id)
            if row is None:
                yield f"receipt {one.command_id}: it is missing"
                continue
            self.found += 1
            if (row[2], row[3], row[4], row[6]) != (one.record, one.key, one.version, one.at):
                yield f"receipt {one.command_id}: it is not that of what was done"
            elif self._is_foreign(one, row):
                yield f"receipt {row[0]}: it was not written with the key of this store"

    def _is_foreign(self, one: Doing, row: Row) -> bool:
        """Tell whether a receipt lacks its mark; that of an event with a mark must have one."""
        if self._marker is None or (is_old(row) and not one.marked):
            return False
        return not is_marked(row, self._marker)


def _is_answered(one: Doing) -> bool:
    """Tell whether a command has a receipt: not one under an id of ours, and not a reading."""
    ours = str(one.command_id).startswith(OURS)
    return not ours and one.command_id != SET_UP and one.record != READING.kind


def receipt_faults(tx: Transaction, marker: Marker, found: int, old: Unmarked) -> Iterator[str]:
    """Name receipts that were changed, or, where there are more than were *found*, made up.

    Those that were written before there were marks go into *old*.
    """
    answers = 0
    for row in chain.from_iterable(pages(tx)):
        answers += row[5] != ""
        if is_old(row):
            old.add((row[0], *row[2:]))  # a fingerprint changes with the key
        elif not is_marked(row, marker):
            yield f"receipt {row[0]}: it was not written with the key of this store"
    if answers != found:
        for row in chain.from_iterable(pages(tx)):
            if row[5] != "" and not _was_done(tx, row):
                yield f"receipt {row[0]}: nothing was done under it"


def _was_done(tx: Transaction, row: Row) -> bool:
    events = events_of(tx, str(row[2]), str(row[3]))
    return any(entry.command_id == row[0] for entry in events)


def pages(tx: Transaction) -> Iterator[Sequence[Row]]:
    """Give the receipts page by page."""
    after: Row = ()
    while page := tx.rows(RECEIPTS.name, (), limit=PAGE, after=after):
        yield page
        after = page[-1][:1]
