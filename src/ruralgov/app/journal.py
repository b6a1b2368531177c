"""Seals chain the journal; ``verify`` checks the chain, the replay and every row.

The claim is: tamper-evident, given a head kept elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from hashlib import blake2b, sha256
from itertools import groupby
from operator import add, attrgetter
from typing import Any

import msgspec
from attrs import fields, frozen

from ruralgov.app.codec import Pick, picker
from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.declare import Happened, Record, Table, by_name
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.ports.storage import Changes, Entry, Marked, Row, Shape, Stored, Transaction, Where

SEALS = Shape(
    "seals",
    {"number": "integer", "first": "text", "last": "text", "head": "text", "at": "text"},
    ("number",),
)
GENESIS = "0" * 64
_encoder = msgspec.json.Encoder(order="sorted")
PAGE = 2000


@frozen
class Head:
    """The newest seal: print it, publish it, keep it elsewhere."""

    number: int
    last: str
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


class Link:
    """``H(previous seal || events)``, taken in one event at a time."""

    def __init__(self, previous: str) -> None:
        self._digest = sha256(b"ruralgov/seal/1" + bytes.fromhex(previous))

    def add(self, entry: Entry) -> None:
        """Take in one event, its sealed part as the ciphertext that it is."""
        text = _encoder.encode(entry)
        self._digest.update(len(text).to_bytes(8, "big") + text)

    def hash(self) -> str:
        """Return the hash so far."""
        return self._digest.hexdigest()


def feed(tx: Transaction, after: str) -> Iterator[Marked]:
    """Give the feed page by page."""
    while page := tx.feed(after, PAGE):
        yield from page
        after = page[-1].mark


def seals(tx: Transaction) -> list[Head]:
    """Return every seal, oldest first."""
    return [Head(int(r[0] or 0), str(r[2]), str(r[3])) for r in tx.rows("seals", ())]


def seal(tx: Transaction, at: str) -> Head | None:
    """Seal the events since the last seal; return the newest head, or None in an empty journal."""
    kept = seals(tx)
    head = kept[-1] if kept else Head(0, "", GENESIS)
    link, first, last = Link(head.hash), "", ""
    for marked in feed(tx, head.last):
        link.add(marked.entry)
        first, last = first or marked.mark, marked.mark
    if last:
        head = Head(head.number + 1, last, link.hash())
        tx.write(Changes(put=[("seals", (head.number, first, last, head.hash, at))]))
    return head if head.number else None


def chain_faults(tx: Transaction, kept_head: str | None) -> Iterator[str]:
    """Name what is wrong with the chain, and whether a head kept elsewhere is still in it."""
    previous, events, heads = GENESIS, feed(tx, ""), seals(tx)
    for head in heads:
        link = Link(previous)
        for marked in events:
            link.add(marked.entry)
            if marked.mark >= head.last:
                break
        if link.hash() != head.hash:
            yield f"seal {head.number}: its events are not the ones that were sealed"
        previous = head.hash
    if kept_head is not None and kept_head not in map(str, heads):
        yield f"head {kept_head}: not in this journal; it was cut or written anew"


class Sums:
    """For each table the sum of its rows' hashes: equal sums, equal rows, in any order."""

    def __init__(self, key: bytes) -> None:
        self._keyed = blake2b(key=key, digest_size=32, person=b"ruralgov/row/1")
        self._encode = msgspec.json.Encoder().encode
        self._sums: dict[str, int] = defaultdict(int)

    def add(self, table: str, row: Row) -> None:
        """Take in one row; the key keeps others from making a row that hides another."""
        digest = self._keyed.copy()  # the key is taken in once
        digest.update(self._encode(row))
        self._sums[table] += int.from_bytes(digest.digest(), "big")

    def of(self, table: str) -> int:
        """Return the sum of a table."""
        return self._sums[table] % (1 << 256)


Groups = dict[Row, tuple[int, ...]]
"""The count and sums of each group."""


class Counts:
    """What each tally of a table says when its rows are counted one by one."""

    def __init__(self, table: Table) -> None:
        at = {field.name: place for place, field in enumerate(fields(table.row))}
        self._sums = [at[name] for name in table.sums]
        self._within: dict[tuple[str, ...], tuple[str, ...]] = {}
        """For each tally one that knows all its columns and more, where there is one."""
        for by in table.tallies:
            wider = [one for one in table.tallies if {*by} < {*one}]
            self._within[by] = max(wider, key=len, default=by)
        self._tallies: list[tuple[tuple[str, ...], Pick, Groups]] = [
            (by, picker([at[name] for name in by]), {})
            for by in table.tallies
            if self._within[by] == by
        ]

    def add(self, row: Row) -> None:
        """Take in one row."""
        if not self._tallies:
            return
        values = (1, *[int(row[place] or 0) for place in self._sums])
        for _, pick, groups in self._tallies:
            group = pick(row)
            sums = groups.get(group)
            groups[group] = values if sums is None else tuple(map(add, sums, values))

    def groups(self) -> Iterator[tuple[tuple[str, ...], Groups]]:
        """Give the columns of each tally with the count and sums that each group should have."""
        counted = {by: groups for by, _, groups in self._tallies}
        for by, wide in self._within.items():
            yield by, counted[wide] if by == wide else _narrow(counted[wide], wide, by)


def _narrow(groups: Groups, wide: tuple[str, ...], by: tuple[str, ...]) -> Groups:
    """Add the groups of a tally up to those of some of its columns."""
    pick = picker([wide.index(name) for name in by])
    found: Groups = {}
    for group, sums in groups.items():
        narrow = pick(group)
        before = found.get(narrow)
        found[narrow] = sums if before is None else tuple(map(add, before, sums))
    return found


def state_faults(unit: Unit, records: Mapping[str, Record], key: bytes) -> Iterator[str]:
    """Name every record whose state or rows are not what its events give.

    The journal and the records are read side by side, so the memory it takes stays flat.
    """
    expected, stored = Sums(key), _records(unit.tx)
    here = next(stored, None)
    for name, entries in groupby(_history(unit.tx), key=attrgetter("kind", "key")):
        record, state = records[name[0]], _replay(unit, records[name[0]], entries)
        while here is not None and (here.kind, here.key) < name:
            yield f"{here.kind} {here.key}: a record that no event gives"
            here = next(stored, None)
        if here is None or (here.kind, here.key) != name:
            yield f"{name[0]} {name[1]}: the record is missing"
        else:
            if unit.decode(record.state, here) != state:
                yield f"{name[0]} {name[1]}: the stored state is not what its events give"
            here = next(stored, None)
        for (name_of, _), row in unit.tuples(record, name[1], state).items():
            expected.add(name_of, row)
        unit.forget_salts()
    if here is not None:
        yield f"{here.kind} {here.key}: a record that no event gives"
    for record in records.values():
        for table in record.tables:
            yield from _table_faults(unit, record, table, expected, key)


def _table_faults(
    unit: Unit, record: Record, table: Table, expected: Sums, key: bytes
) -> Iterator[str]:
    found, counted = Sums(key), Counts(table)
    for row in _rows(unit, table):
        found.add(table.name, row)
        counted.add(row)
    for by, groups in counted.groups():
        kept = unit.tx.tally(table.name, (), by, table.sums)
        if {row[: len(by)]: row[len(by) :] for row in kept} != groups:
            yield f"{table.name}: the counts by {', '.join(by)} are not those of its rows"
    if found.of(table.name) != expected.of(table.name):
        yield from _name_rows(unit, record, table)


def _name_rows(unit: Unit, record: Record, table: Table) -> Iterator[str]:
    """Find which rows differ, now that some do."""
    owners = {str(row[0]) for row in _rows(unit, table)}
    for stored in _records(unit.tx):
        if stored.kind != record.kind:
            continue
        owners.discard(stored.key)
        entries = _events_of(unit.tx, stored.kind, stored.key)
        wanted = unit.tuples(record, stored.key, _replay(unit, record, entries))
        good = sorted(repr(row) for (name, _), row in wanted.items() if name == table.name)
        there = unit.tx.rows(table.name, [Where("owner", "=", stored.key)])
        if good != sorted(map(repr, there)):
            yield f"{record.kind} {stored.key}: a row of {table.name} is missing or was changed"
    for owner in sorted(owners):
        yield f"{table.name} {owner}: a row that no record gives"


def _replay(unit: Unit, record: Record, entries: Iterable[Entry]) -> Any:
    state, types = None, by_name(record.events)
    for entry in entries:
        state = record.evolve(state, unit.decode(types[entry.type], entry))
    return state


def history_of(unit: Unit, record: Record, key: str) -> list[Happened]:
    """Return the events of a record, with their instants and accounts."""
    types = by_name(record.events)
    return [
        Happened(
            datetime.fromisoformat(entry.at),
            AccountId(entry.actor),
            unit.decode(types[entry.type], entry),
        )
        for entry in _events_of(unit.tx, record.kind, key)
    ]


def _rows(unit: Unit, table: Table) -> Iterator[Row]:
    after: Row = ()
    while page := unit.tx.rows(table.name, (), limit=PAGE, after=after):
        yield from page
        after = unit.key_of(table, page[-1])


def _records(tx: Transaction) -> Iterator[Stored]:
    after = ("", "")
    while page := tx.records(after, PAGE):
        yield from page
        after = (page[-1].kind, page[-1].key)


def _history(tx: Transaction) -> Iterator[Entry]:
    after = ("", "", 0)
    while page := tx.history(after, PAGE):
        yield from page
        after = (page[-1].kind, page[-1].key, page[-1].version)


def _events_of(tx: Transaction, kind: str, key: str) -> Iterator[Entry]:
    after = (kind, key, 0)
    while page := tx.history(after, PAGE):
        for entry in page:
            if (entry.kind, entry.key) != (kind, key):
                return
            yield entry
        after = (page[-1].kind, page[-1].key, page[-1].version)
