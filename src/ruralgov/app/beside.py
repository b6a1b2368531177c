"""What ``verify`` meets beside the states as it replays: marks, sealed parts, salts and numbers."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain
from typing import Any

import msgspec
from msgspec.structs import astuple

from ruralgov.app import answered, journal
from ruralgov.app.answered import Unmarked
from ruralgov.app.macs import PROOFS, Marker, said
from ruralgov.app.sealing import SALTS, erasing
from ruralgov.domain.kernel.declare import Record
from ruralgov.ports.storage import Changes, Row, StoredEvent, StoredRecord, Transaction

START = "start"
"""The name under which the key vouches for what was written before there were marks."""
NUMBER = re.compile(r".*-(\d{4})-(\d+)")
"""A number with its year, as ``given.number`` makes it."""

_NONE = type(None)
TYPES: dict[type, frozenset[tuple[type, ...]]] = {
    StoredRecord: frozenset((str, str, int, str, sealed) for sealed in (bytes, _NONE)),
    StoredEvent: frozenset(
        (*(str, str, int, str, int), *[str] * 5, sealed, mac)
        for sealed in (bytes, _NONE)
        for mac in (bytes, _NONE)
    ),
}
"""The types that the values of what is stored can have together."""


class Watch:
    """Looks at each event before it is replayed, in the order of kind, key and version."""

    def __init__(self, tx: Transaction, records: Mapping[str, Record[Any, Any]]) -> None:
        self._tx, self._erasing = tx, erasing(records.values())
        self._here: tuple[str, str] | None = None
        self._keyed = False
        self.old, self.count = Unmarked(), 0
        self.said: list[str] = []
        """The faults found since they were last taken."""
        self.keyed = 0
        """How many records have something sealed that nothing erased."""
        self._used: dict[str, int] = {}

    def entries(self, entries: Iterable[StoredEvent]) -> Iterator[StoredEvent]:
        """Give the events that can be replayed."""
        erase: Set[str] = NO_TYPES
        for entry in entries:
            self.count += 1
            if wrong := wrong_types(entry):
                self.said.append(f"{entry.kind!s} {entry.key!s}: event {entry.version!s}: {wrong}")
                continue
            if (entry.kind, entry.key) != self._here:
                self.keyed += self._keyed
                self._here, self._keyed = (entry.kind, entry.key), False
                erase = self._erasing.get(entry.kind, NO_TYPES)
            if entry.mac is None:
                self.old.add(entry)
            self._keyed = (self._keyed or entry.sealed is not None) and entry.type not in erase
            yield entry
        self.keyed += self._keyed
        self._here, self._keyed = None, False

    def taken(self) -> list[str]:
        """Return the faults found since this was last asked."""
        found, self.said = self.said, []
        return found

    def number(self, record: Record[Any, Any] | None, state: Any) -> None:
        """Note the number of a record that takes one from a series."""
        found = NUMBER.fullmatch(str(state.number)) if record and record.series and state else None
        if found and record:
            series = f"{record.series}-{found[1]}"
            self._used[series] = max(int(found[2]), self._used.get(series, 0))

    def number_faults(self) -> Iterator[str]:
        """Name series that would give a number again."""
        for series, used in self._used.items():
            last = self._tx.counted(series)
            if last < used:
                yield f"number {series}: {used} was given, and the last is said to be {last}"

    def salt_faults(self) -> Iterator[str]:
        """Name salts of records that have nothing sealed, where there are more than should be."""
        count = sum(map(len, _salts(self._tx)))
        if count == self.keyed:
            return
        for row in chain.from_iterable(_salts(self._tx)):
            if not self._is_keyed(str(row[0])):
                yield f"salt {row[0]}: nothing is sealed under it"

    def _is_keyed(self, name: str) -> bool:
        kind, _, key = name.partition("/")
        erase, keyed = self._erasing.get(kind, NO_TYPES), False
        for entry in journal.events_of(self._tx, kind, key):
            keyed = (keyed or entry.sealed is not None) and entry.type not in erase
        # what was written openly once is sealed in a state that was made anew since
        return keyed or any(one.sealed is not None for one in self._tx.load(kind, [key]))


NO_TYPES: frozenset[str] = frozenset()


def _salts(tx: Transaction) -> Iterator[list[Row]]:
    after: Row = ()
    while page := tx.rows(SALTS.name, (), limit=journal.PAGE, after=after, columns=("record",)):
        yield page
        after = page[-1]


def wrong_types(one: StoredEvent | StoredRecord) -> str:
    """Return which values of an event or a record are of a type that nobody wrote, or nothing."""
    found = tuple(map(type, astuple(one)))
    if found in TYPES[type(one)]:
        return ""
    places = zip(one.__struct_fields__, found, zip(*TYPES[type(one)], strict=True), strict=True)
    return f"the type of {', '.join(name for name, is_, may in places if is_ not in may)} is wrong"


def begun(tx: Transaction) -> bool:
    """Tell whether the store says where its marks begin."""
    return bool(tx.lookup(PROOFS.name, ("name",), [(START,)]))


def begin(tx: Transaction, marker: Marker, at: str) -> None:
    """Vouch for what was written before there were marks, as it stands now; once in a store.

    Where something is marked already, what said so was taken away: it is not said again.
    """
    if begun(tx) or tx.rows(PROOFS.name, (), limit=1):
        return
    events, receipts = Unmarked(), Unmarked()
    for entry in journal.entries(tx):
        if entry.mac is not None:
            return
        events.add(entry)
    for row in chain.from_iterable(answered.pages(tx)):
        receipts.add((row[0], *row[2:]))
    start = {"at": at, "events": events.summed(), "receipts": receipts.summed()}
    rows = [marker.proof(START, said(start))]
    rows += [
        marker.proof(journal.proof_name(row[0]), said([*row, ""])) for row in tx.rows("seals", ())
    ]
    tx.write(Changes(put=[(PROOFS.name, row) for row in rows]))


def _started(tx: Transaction) -> dict[str, Any]:
    found = tx.lookup(PROOFS.name, ("name",), [(START,)])
    try:
        start = msgspec.json.decode(str(found[0][1])) if found else {}
    except ValueError:
        start = {}
    return start if isinstance(start, dict) else {}


def taken_over(tx: Transaction) -> tuple[str, int]:
    """Return since when events have marks, and how many there were before."""
    start = _started(tx)
    count = next(iter(start.get("events") or ()), 0)
    return str(start.get("at", "")), count if isinstance(count, int) else 0


def start_faults(
    tx: Transaction, marker: Marker, events: Unmarked, receipts: Unmarked
) -> Iterator[str]:
    """Hold what has no mark against what was there when marks began."""
    found = tx.lookup(PROOFS.name, ("name",), [(START,)])
    if not found or not marker.vouches(found[0]):
        yield "proofs: what says where the marks begin is missing or was changed"
        return
    start = _started(tx)
    for name, old in (("events", events), ("receipts", receipts)):
        if start.get(name) != old.summed():
            yield f"{name}: those without a mark are not those of {start.get('at')}"
