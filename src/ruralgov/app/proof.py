"""State equals replay, rows equal state, tallies equal rows: what ``verify`` does after the chain.

Journal, records and tables are read side by side, each once and in the order of its key, so the
memory that it takes stays flat.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import chain, groupby
from operator import attrgetter
from typing import Any

import msgspec

from ruralgov.app import codec, journal
from ruralgov.app.beside import Watch, wrong_types
from ruralgov.app.counts import Counts, Groups
from ruralgov.app.events import OF_STORAGE, Life, lives, problem
from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.declare import Record, Table
from ruralgov.ports.storage import Row, StoredRecord, Where

Records = Mapping[str, Record[Any, Any]]
PLAIN = frozenset({str, int, type(None)})
"""The types of values that a table holds."""
NO_ROWS: list[Row] = []
FAULTS = {"event_unreadable": "cannot be read", "event_not_applied": "cannot be applied"}


class Sums:
    """For each table the sum of its rows' hashes: equal sums, equal rows, in any order."""

    def __init__(self, key: bytes) -> None:
        self._keyed = blake2b(key=key, digest_size=32, person=b"ruralgov/row/1")
        self._encode = msgspec.json.Encoder(enc_hook=str).encode  # for ``keys.Found``
        self._sums: dict[str, int] = defaultdict(int)

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Take in rows; the key keeps others from making a row that hides another."""
        for row in rows:
            digest = self._keyed.copy()  # the key is taken in once
            digest.update(self._text(row))
            self._sums[table] += int.from_bytes(digest.digest(), "big")

    def _text(self, row: Row) -> bytes:
        try:
            return self._encode(row)
        except ValueError:  # a text that is none, which nobody wrote
            return repr(row).encode(errors="backslashreplace")

    def of(self, table: str) -> int:
        """Return the sum of a table."""
        return self._sums[table] % (1 << 256)


class Beside:
    """A table whose key begins with the owner: its rows are met beside the record they are of."""

    def __init__(self, unit: Unit, table: Table) -> None:
        self.table = table
        self.counts = Counts(table)
        self._pages = _rows(unit, table)
        self._page: list[Row] = []
        self._at = 0
        self.strays: list[str] = []
        """Owners of rows that nobody asked for."""

    def of(self, owner: str) -> list[Row]:
        """Return the rows of an owner, which come after those of the owners before it."""
        found: list[Row] = []
        page, at = self._page, self._at
        while True:
            if at == len(page):
                page, at = self._turn(), 0
                if not page:
                    break
            row = page[at]
            if row[0] == owner:
                found.append(row)
            elif str(row[0]) > owner:
                break
            else:
                self.strays.append(str(row[0]))
            at += 1
        self._page, self._at = page, at
        return found

    def rest(self) -> list[str]:
        """Return the owners of the rows up to the end."""
        found = [str(row[0]) for row in self._page[self._at :]]
        while page := self._turn():
            found += [str(row[0]) for row in page]
        return found

    def _turn(self) -> list[Row]:
        page = next(self._pages, [])
        self.counts.add(page)
        return page


class Tables:
    """The tables of one kind of record, held against the states of its records in their order."""

    def __init__(self, unit: Unit, record: Record[Any, Any], key: bytes) -> None:
        self._unit, self._record = unit, record
        tables = record.tables
        self._beside = [Beside(unit, table) for table in tables if table.key[0] == "owner"]
        self._apart = [table for table in tables if table.key[0] != "owner"]
        """These are in no order of the records: the hashes of their rows are added up."""
        self._expected, self._found = Sums(key), Sums(key)

    def faults(self, life: Life) -> list[str]:
        """Name the tables whose rows of a record are not what its state gives.

        Those of a record whose events cannot be read are passed over.
        """
        faults: list[str] = []
        key, state, known = life.key, life.state, life.fault is None
        good: dict[str, list[Row]] = {}
        if known:
            try:
                good = _by_table(self._unit, self._record, key, state)
            except Exception as error:  # noqa: BLE001  what was tampered with may fail in any way
                known = False
                faults.append(f"{life.kind} {key}: its rows cannot be made: {type(error).__name__}")
        for beside in self._beside:
            table, rows = beside.table, beside.of(key)
            if beside.strays:
                faults += _strays(table, beside.strays)
                beside.strays.clear()
            if not known or rows == good.get(table.name, NO_ROWS):
                continue
            if not self._same(table, rows, key, state):
                faults.append(_changed(self._record, table, key))
        for table in self._apart:
            self._expected.add(table.name, good.get(table.name, NO_ROWS))
        return faults

    def _same(self, table: Table, rows: list[Row], key: str, state: Any) -> bool:
        """Tell whether rows are those that a state gives, in whatever order."""
        return sorted(map(repr, rows)) == _wanted(self._unit, self._record, table, key, state)

    def end(self) -> Iterator[str]:
        """Name what is wrong with the rows that are left, and with the tallies."""
        for beside in self._beside:
            yield from _strays(beside.table, beside.rest())
            yield from _tally_faults(self._unit, beside.table, beside.counts)
        for table in self._apart:
            counts = Counts(table)
            for page in _rows(self._unit, table):
                counts.add(page)
                self._found.add(table.name, page)
            yield from _tally_faults(self._unit, table, counts)
            if self._found.of(table.name) != self._expected.of(table.name):
                yield from _name_rows(self._unit, self._record, table)


def state_faults(
    unit: Unit, records: Records, key: bytes, watch: Watch, kept: Iterator[StoredRecord]
) -> Iterator[str]:
    """Name every record whose events cannot be read, or whose state or rows they do not give."""
    unseen, here = dict(records), next(kept, None)
    entries = watch.entries(journal.history(unit))
    for kind, of_kind in groupby(lives(unit, records, entries), attrgetter("kind")):
        record = unseen.pop(kind, None)
        tables = None if record is None else Tables(unit, record, key)
        for life in of_kind:
            yield from watch.taken()
            while here is not None and (here.kind, here.key) < (kind, life.key):
                yield _unfounded(here)
                here = next(kept, None)
            mine = None
            if here is not None and (here.kind, here.key) == (kind, life.key):
                mine, here = here, next(kept, None)
            yield from _record_faults(unit, record, mine, life)
            watch.number(record, life.state)
            if tables is not None:
                yield from tables.faults(life)
        if tables is not None:
            yield from tables.end()
    yield from watch.taken()
    while here is not None:
        yield _unfounded(here)
        here = next(kept, None)
    for record in unseen.values():
        yield from Tables(unit, record, key).end()


def touched_faults(
    unit: Unit, records: Records, watch: Watch, touched: Iterable[tuple[str, str]]
) -> Iterator[str]:
    """Name what is wrong with some records and their rows, each looked up by itself."""
    for kind, key in touched:
        entries = list(journal.events_of(unit.tx, kind, key))
        unit.sealing.forget()
        unit.sealing.prefetch(entries)
        life = next(lives(unit, records, watch.entries(entries)), None)
        yield from watch.taken()
        if life is None:
            continue
        record = records.get(kind)
        mine = next((one for one in unit.tx.load(kind, [key]) if not wrong_types(one)), None)
        yield from _record_faults(unit, record, mine, life)
        watch.number(record, life.state)
        if record is not None and life.fault is None:
            yield from _guarded(_row_faults(unit, record, life), f"{kind} {key}")


def _row_faults(unit: Unit, record: Record[Any, Any], life: Life) -> Iterator[str]:
    """Look up the rows of one record: those that its state gives, and no others, are its own."""
    good = _by_table(unit, record, life.key, life.state)
    for table in record.tables:
        there = unit.tx.rows(table.name, [Where("owner", "=", life.key)])
        rows = good.get(table.name, NO_ROWS)
        if sorted(map(repr, map(_strict, there))) != sorted(map(repr, rows)):
            yield _changed(record, table, life.key)


def sound(pages: Iterable[list[StoredRecord]], said: list[str]) -> Iterator[StoredRecord]:
    """Give the records that can be compared; what is wrong with the others is *said*."""
    for one in chain.from_iterable(pages):
        wrong = wrong_types(one)
        if wrong:
            said.append(f"{one.kind!s} {one.key!s}: the record: {wrong}")
        else:
            yield one


def _guarded(faults: Iterator[str], name: str) -> Iterator[str]:
    """Give faults up to where looking for them fails, which is one too."""
    try:
        yield from faults
    except Exception as error:  # noqa: BLE001  what was tampered with may fail in any way
        yield f"{name}: its rows cannot be compared: {type(error).__name__}"


def _record_faults(
    unit: Unit, record: Record[Any, Any] | None, kept: StoredRecord | None, life: Life
) -> Iterator[str]:
    """Name an event that cannot be read or applied, or else what is wrong with the state."""
    name = f"{life.kind} {life.key}"
    if life.fault is not None:
        facts = life.fault.facts
        event = f"event {facts['version']} ({facts['type']}, schema {facts['schema']})"
        yield f"{name}: {event} {FAULTS[life.fault.code]}: {facts['problem']}"
    elif kept is None:
        yield f"{name}: the record is missing"
    elif record is not None:
        if kept.version != life.version:
            yield f"{name}: its version is said to be {kept.version}, and is {life.version}"
        try:
            if not _keeps(unit, record.state, kept, life.state):
                yield f"{name}: the stored state is not what its events give"
        except OF_STORAGE:
            raise
        except Exception as error:  # noqa: BLE001  what was tampered with may fail in any way
            yield f"{name}: the stored state cannot be read: {problem(error, kept)}"


def _keeps(unit: Unit, kind: type, stored: StoredRecord, state: Any) -> bool:
    """Tell whether a record is stored with a state.

    Its text tells, where it is the one that would be written now; else it is read.
    """
    if stored.sealed is None and codec.plain(kind) and codec.is_text_of(state, stored.body):
        return True
    return bool(unit.decode(kind, stored) == state)


def _tally_faults(unit: Unit, table: Table, counts: Counts) -> Iterator[str]:
    for by, groups in counts.groups():
        if not _agree(unit.tx.tally(table.name, (), by, table.sums), groups, len(by)):
            yield f"{table.name}: the counts by {', '.join(by)} are not those of its rows"


def _agree(kept: list[Row], groups: Groups, wide: int) -> bool:
    """Tell whether the groups of a tally are those counted; it uses these up."""
    return all(groups.pop(row[:wide], None) == [*row[wide:]] for row in kept) and not groups


def _name_rows(unit: Unit, record: Record[Any, Any], table: Table) -> Iterator[str]:
    """Find which rows differ, now that some do."""
    owners = {str(row[0]) for page in _rows(unit, table) for row in page}
    for stored in chain.from_iterable(journal.records(unit.tx)):
        if stored.kind != record.kind:
            continue
        owners.discard(stored.key)
        events = journal.events_of(unit.tx, stored.kind, stored.key)
        life = next(lives(unit, {record.kind: record}, events), None)
        if life is not None and life.fault is not None:
            continue
        state = None if life is None else life.state
        there = unit.tx.rows(table.name, [Where("owner", "=", stored.key)])
        if sorted(map(repr, there)) != _wanted(unit, record, table, stored.key, state):
            yield _changed(record, table, stored.key)
    yield from _strays(table, sorted(owners))


def _by_table(unit: Unit, record: Record[Any, Any], key: str, state: Any) -> dict[str, list[Row]]:
    """Return the rows of a state by table, in the order in which the record gives them."""
    found: dict[str, list[Row]] = {}
    for row in () if state is None else record.rows_of(state):
        coder = unit.coder(type(row))
        found.setdefault(coder.name, []).append(coder.encode(key, row))
    return found


def _wanted(unit: Unit, record: Record[Any, Any], table: Table, key: str, state: Any) -> list[str]:
    rows = unit.tuples(record, key, state)
    return sorted(repr(row) for (name, _), row in rows.items() if name == table.name)


def _changed(record: Record[Any, Any], table: Table, key: str) -> str:
    return f"{record.kind} {key}: a row of {table.name} is missing or was changed"


def _strays(table: Table, owners: Iterable[str]) -> list[str]:
    return [f"{table.name} {owner}: a row that no record gives" for owner in dict.fromkeys(owners)]


def _unfounded(stored: StoredRecord) -> str:
    return f"{stored.kind} {stored.key}: a record that no event gives"


def _rows(unit: Unit, table: Table) -> Iterator[list[Row]]:
    """Give the rows of a table page by page, in the order of its key."""
    after: Row = ()
    while page := unit.tx.rows(table.name, (), limit=journal.PAGE, after=after):
        after = unit.key_of(table, page[-1])
        if not PLAIN.issuperset(map(type, chain.from_iterable(page))):
            page = [_strict(row) for row in page]
        yield page


def _strict(row: Row) -> Row:
    """Return a row, longer than any where a value has a type that no table holds.

    A database may be made to keep 1.0 for 1, which Python takes for the same.
    """
    return row if PLAIN.issuperset(map(type, row)) else (*row, None)
