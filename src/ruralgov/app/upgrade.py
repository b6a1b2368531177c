"""What opening does to a store of yesterday: states and rows are made anew from the journal.

Both are a cache of it. A kind of record whose print is not the one that the store keeps is
replayed; a table that the storage made anew is filled from the states that there are.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import Any

from ruralgov.app import journal, texts
from ruralgov.app.events import OF_STORAGE, Life, lives, problem
from ruralgov.app.prints import print_of
from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.declare import Context, Record, Table
from ruralgov.domain.kernel.errors import Conflict, RuralgovError, StorageFailure
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import Changes, Row, Shape, StoredRecord, Transaction

KINDS = Shape("kinds", {"kind": "text", "print": "text"}, ("kind",), derived=False)
"""The print of each kind of record by which its states were made."""
Records = Mapping[str, Record[Any, Any]]


def settle(unit: Unit, records: Records, stale: set[str]) -> None:
    """Make anew what is out of date, page by page; *stale* names tables that lost their rows.

    Raises ``event_unreadable``, ``event_not_applied``, ``state_unreadable``, or the ``Conflict``
    of rows that meet.
    """
    kept, now = _kept(unit.tx), _prints(records)
    again = {kind: one for kind, one in records.items() if kept.get(kind) != now[kind]}
    stale = stale | {table.name for record in again.values() for table in record.tables}
    if not again and not stale:
        return
    unit.tx.clear(sorted(stale), again)
    for kind, record in records.items():
        names = {table.name for table in record.tables} & stale
        if kind in again:
            _replay(unit, record)
        elif names:
            _refill(unit, record, names)
    unit.tx.write(
        Changes(
            removed=[(KINDS.name, (kind, kept[kind])) for kind in again if kind in kept],
            put=[(KINDS.name, (kind, now[kind])) for kind in again],
        )
    )


def pending(unit: Unit, records: Records) -> list[str]:
    """Return what of the records is to be made anew, in words."""
    kept = _kept(unit.tx)
    return [
        f"records of kind {kind}" for kind, one in _prints(records).items() if kept.get(kind) != one
    ]


def must_fit(city: str, pending: list[str]) -> None:
    """Refuse a store to which something is to be done; raises ``store_outdated``."""
    if pending:
        raise StorageFailure(ports_texts.STORE_OUTDATED, city=city, pending=", ".join(pending))


def series(contexts: Iterable[Context], year: int) -> list[str]:
    """Return the series of numbers that contexts draw from in a year and the next."""
    records = (record for context in contexts for record in context.records)
    return [f"{one.series}-{y}" for one in records if one.series for y in (year, year + 1)]


def explained(conflict: Conflict, unit: Unit, records: Records) -> RuralgovError:
    """Return an error that names which rows met as they were made anew, and where.

    The store is as it was: the rows are worked out again to find the two.
    """
    for record in records.values():
        for table in record.tables:
            if table.name == conflict.facts.get("table"):
                return _clash(unit, record, table) or conflict
    return conflict


def _kept(tx: Transaction) -> dict[str, str]:
    return {str(kind): str(one) for kind, one in tx.rows(KINDS.name, ())}


def _prints(records: Records) -> dict[str, str]:
    return {kind: print_of(record) for kind, record in records.items()}


def _lives(unit: Unit, record: Record[Any, Any]) -> Iterator[Life]:
    """Give the records of one kind as their events give them."""
    entries = journal.history(unit, (record.kind, "", 0))
    mine = takewhile(lambda entry: entry.kind == record.kind, entries)
    return lives(unit, {record.kind: record}, mine)


def _replay(unit: Unit, record: Record[Any, Any]) -> None:
    """Put the records of a kind, with their rows, where none of them is stored."""
    for number, life in enumerate(_lives(unit, record), 1):
        if life.fault is not None:
            raise life.fault
        unit.restore(record, life.key, life.state, life.version)
        if number % journal.PAGE == 0:
            unit.flush()
    unit.flush()


def _refill(unit: Unit, record: Record[Any, Any], names: set[str]) -> None:
    """Put into some tables, which are empty, the rows that the stored states give."""
    for page in journal.records(unit.tx, (record.kind, "")):
        mine = [one for one in page if one.kind == record.kind]
        unit.sealing.forget()
        unit.sealing.prefetch(mine)
        for one in mine:
            rows = unit.tuples(record, one.key, _state(unit, record, one), names)
            for (name, _), row in rows.items():
                if name in names:
                    unit.put(name, row)
        unit.flush()
        if len(mine) < len(page):
            return


def _state(unit: Unit, record: Record[Any, Any], one: StoredRecord) -> object:
    try:
        return unit.decode(record.state, one)
    except OF_STORAGE:
        raise
    except Exception as error:  # noqa: BLE001  what was tampered with may fail in any way
        said = problem(error, one)
        raise StorageFailure(
            texts.STATE_UNREADABLE, kind=one.kind, key=one.key, problem=said
        ) from None


def _clash(unit: Unit, record: Record[Any, Any], table: Table) -> StorageFailure | None:
    """Find the first two rows of a table that have the same key or unique values."""
    seen: dict[tuple[tuple[str, ...], Row], str] = {}
    for life in _lives(unit, record):
        for (name, _), row in unit.tuples(record, life.key, life.state).items():
            for mark in _marks(unit, table, row) if name == table.name else ():
                if mark in seen:
                    return StorageFailure(
                        texts.STORE_ROWS_CLASH,
                        table=table.name,
                        columns=", ".join(mark[0]),
                        kind=record.kind,
                        first=seen[mark],
                        second=life.key,
                    )
                seen[mark] = life.key
    return None


def _marks(unit: Unit, table: Table, row: Row) -> list[tuple[tuple[str, ...], Row]]:
    """Return the columns and values of a row by which no other row may be the same."""
    marks = [(columns, pick(row)) for columns, pick in unit.coder(table.row).picks]
    return [mark for mark in marks if None not in mark[1]]
