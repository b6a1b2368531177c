"""What ``verify`` sees: a fault planted in each table, column, tally, record and event is named.

Faults of one kind are planted in all tables at once and each must be named, and nothing else: to
look at the whole store for each of them would take as many times as long.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import pytest
from attrs import fields
from msgspec.structs import replace
from tests.sampling import FULL, TURN
from tests.town import Town
from tests.trust.tampering import Lived, Planted, Tampering, lived, sql, storage_of, tampered

from ruralgov.app import journal
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.declare import Record, Table
from ruralgov.ports.storage import Row, StoredEvent, StoredRecord, Value
from ruralgov_sqlalchemy import SqlStorage

RECORDS = [record for context in CONTEXTS for record in context.records]
TABLES = {table.name: (record, table) for record in RECORDS for table in record.tables}
PARTS = 9
"""So many parts of the records lose their events, one part after the other."""
EMPTY = {"fund_application_contracts"}
"""Tables in which the scenario leaves no row."""
FILLED = [name for name in TABLES if name not in EMPTY]
TALLIES = [(name, by) for name, (_, table) in TABLES.items() for by in table.tallies]
NOBODY = "zzz"
T = TypeVar("T")


@pytest.fixture(scope="module")
def whole() -> Iterator[Lived]:
    store = MemoryStorage()
    made = Lived(lived(store), store)
    assert made.faults() == []
    yield made
    assert made.faults() == []


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The same city on SQLite, where tallies are kept ready."""
    path: Path = tmp_path_factory.mktemp("verify")
    town = lived(SqlStorage(f"sqlite:///{path}/city.db", "371082"))
    assert town.app.verify() == []
    yield town
    assert town.app.verify() == []
    town.app.close()


def some(all_: Sequence[T]) -> Sequence[T]:
    """Return every third, from another on at each turn."""
    return all_ if FULL else all_[TURN % min(3, len(all_)) :: 3]


def other(value: Value) -> Value:
    """Return a value that is not this one, as close to it as may be."""
    if value is None:
        return ""
    return value + 1 if isinstance(value, int) else value + "x"


def named(record: Record[Any, Any], name: str, owner: Value) -> str:
    return f"{record.kind} {owner}: a row of {name} is missing or was changed"


def stray(name: str, owner: Value) -> str:
    return f"{name} {owner}: a row that no record gives"


def never_none(table: Table) -> set[str]:
    """Return the columns in which no storage takes None."""
    return {*table.key, *table.sums, *(name for by in table.tallies for name in by)}


def changed(table: Table, row: Row, **values: Value) -> Row:
    """Return a row with other values in some columns."""
    return tuple(values.get(name, one) for name, one in zip(_names(table), row, strict=True))


def test_the_scenario_fills_every_table_but_those_said_to_be_empty(whole: Lived) -> None:
    assert {name for name in TABLES if not whole.rows(name)} == EMPTY


def without(name: str, rows: list[Row], gone: int) -> Planted:
    record, _ = TABLES[name]
    return Planted(rows[:gone] + rows[gone + 1 :], [named(record, name, rows[gone][0])])


def test_a_row_that_is_gone_is_named(whole: Lived) -> None:
    tables = {name: list(whole.rows(name).values()) for name in FILLED}
    planted = {
        name: [without(name, rows, gone) for gone in {0, len(rows) // 2, len(rows) - 1}]
        for name, rows in tables.items()
    }
    whole.check(planted)


def changed_values(whole: Lived, name: str) -> Iterator[Planted]:
    record, table = TABLES[name]
    *rest, row = whole.rows(name).values()
    for at in some(range(1, len(row))):
        for value in {other(row[at]), None} - {row[at]}:
            if value is None and _names(table)[at] in never_none(table):
                continue
            bad = (*row[:at], value, *row[at + 1 :])
            if any(_key(table, bad) == _key(table, one) for one in rest):
                continue
            yield Planted([*rest, bad], [named(record, name, row[0])])


def test_a_changed_value_is_named_in_whichever_column(whole: Lived) -> None:
    planted = {name: list(changed_values(whole, name)) for name in FILLED}
    assert all(planted.values())
    whole.check(planted)


def of_nobody(whole: Lived, name: str, owner: str) -> Planted:
    _, table = TABLES[name]
    rows = list(whole.rows(name).values())
    row = rows[-1] if rows else ("",) * len(_names(table))
    key = {} if "owner" in table.key else {table.key[0]: other(_of(table, row, table.key[0]))}
    return Planted([*rows, changed(table, row, owner=owner, **key)], [stray(name, owner)])


def test_a_row_of_nobody_is_named(whole: Lived) -> None:
    whole.check({name: [of_nobody(whole, name, one) for one in ("", NOBODY)] for name in TABLES})


def given_to_another(whole: Lived, name: str) -> Iterator[Planted]:
    record, table = TABLES[name]
    *rest, row = whole.rows(name).values()
    for kind, key in whole.store.kept:
        moved = changed(table, row, owner=key)
        if key == row[0] or any(_key(table, moved) == _key(table, one) for one in rest):
            continue
        receiver = named(record, name, key) if kind == record.kind else stray(name, key)
        yield Planted([*rest, moved], [named(record, name, row[0]), receiver])
        if kind != record.kind:
            break


def test_a_row_that_another_record_was_given_is_named(whole: Lived) -> None:
    planted = {name: list(given_to_another(whole, name)) for name in FILLED}
    assert all(planted.values())
    whole.check(planted)


def exchanged(whole: Lived, name: str) -> Iterator[Planted]:
    record, table = TABLES[name]
    if "owner" not in table.key or len(whole.rows(name)) < 2:
        return
    first, second, *rest = whole.rows(name).values()
    keyed = {column: _of(table, first, column) for column in table.key}
    back = {column: _of(table, second, column) for column in table.key}
    pair = [changed(table, second, **keyed), changed(table, first, **back)]
    if pair == [first, second]:
        return
    owners = dict.fromkeys([str(first[0]), str(second[0])])
    yield Planted([*pair, *rest], [named(record, name, owner) for owner in owners])


def test_two_rows_that_changed_places_are_named(whole: Lived) -> None:
    planted = {name: list(exchanged(whole, name)) for name in FILLED}
    assert sum(map(len, planted.values())) > 20
    whole.check(planted)


def test_a_record_that_is_gone_is_named(whole: Lived) -> None:
    kept = whole.store.kept
    for part in (0.0, 0.5, 1.0):
        gone = set()
        for record in RECORDS:
            mine = [name for name in kept if name[0] == record.kind]
            gone.add(mine[round(part * (len(mine) - 1))])
        with whole.tampered():
            for name in gone:
                del kept[name]
            said = [f"{' '.join(name)}: the record is missing" for name in gone]
            assert sorted(whole.faults()) == sorted(said)


@pytest.mark.parametrize("key", [NOBODY, "-"])
def test_a_record_that_was_added_is_named(whole: Lived, key: str) -> None:
    kept = whole.store.kept
    bodies = {name[0]: one.body for name, one in kept.items()}
    with whole.tampered():
        for kind, body in bodies.items():
            kept[kind, key] = StoredRecord(kind, key, 1, body, None)
        said = [f"{kind} {key}: a record that no event gives" for kind in bodies]
        assert sorted(whole.faults()) == sorted(said)


def test_a_state_that_is_not_what_its_events_give_is_named(whole: Lived) -> None:
    kept, tried = whole.store.kept, set[str]()
    plain = [name for name, one in kept.items() if one.sealed is None]
    for first, second in pairwise(plain):
        if first[0] != second[0] or kept[first].body == kept[second].body or first[0] in tried:
            continue
        tried.add(first[0])
        with whole.tampered():
            kept[first] = replace(kept[first], body=kept[second].body)
            said = f"{' '.join(first)}: the stored state is not what its events give"
            assert whole.faults() == [said]
    assert len(tried) > 5


def test_a_state_that_is_written_in_another_way_is_the_same(whole: Lived) -> None:
    with whole.tampered():
        for name, one in whole.store.kept.items():
            whole.store.kept[name] = replace(one, body=one.body.replace("{", "{ ", 1))
        assert whole.faults() == []


@pytest.mark.parametrize("part", range(PARTS))
def test_records_without_their_events_and_rows_without_their_records_are_named(
    whole: Lived, part: int
) -> None:
    records = {record.kind: record for record in RECORDS[part::PARTS]}
    mine = [name for name in whole.store.kept if name[0] in records]
    rows = [
        (record, table.name, row[0])
        for record in records.values()
        for table in record.tables
        for row in whole.rows(table.name).values()
    ]
    with whole.tampered():
        journal_ = whole.store.journal
        journal_[:] = [one for one in journal_ if one.kind not in records]
        faults = {*whole.faults()}
        assert {f"{kind} {key}: a record that no event gives" for kind, key in mine} <= faults
        for record, name, owner in rows:
            assert {stray(name, owner), named(record, name, owner)} & faults
        for one in mine:
            del whole.store.kept[one]
        assert {stray(name, owner) for _, name, owner in rows} <= {*whole.faults()}


def sealed_by(whole: Lived, event: StoredEvent) -> int:
    """Return the number of the seal under which an event is."""
    same = (event.kind, event.key, event.version)
    tx = whole.store.begin(write=False)
    marks = {
        (one.entry.kind, one.entry.key, one.entry.version): one.mark
        for page in journal.feed(tx, "")
        for one in page
    }
    return next(head.number for head in journal.seals(tx) if marks[same] <= head.last)


@pytest.mark.parametrize("field", ["actor", "purpose", "at", "command_id", "body", "schema"])
def test_an_event_that_was_changed_breaks_its_seal(whole: Lived, field: str) -> None:
    events = whole.store.journal
    for at in (0, len(events) // 2, len(events) - 1):
        honest = events[at]
        number = sealed_by(whole, honest)
        changes: dict[str, Any] = {field: other(getattr(honest, field))}
        if field == "body":
            changes["body"] = honest.body + " "
        with whole.tampered():
            events[at] = replace(honest, **changes)
            faults = {*whole.faults()}
            broken = {one for one in faults if "its events are not the ones that were" in one}
            assert broken == {f"seal {number}: its events are not the ones that were sealed"}
            name = f"{honest.kind} {honest.key}: event {honest.version} ({honest.type}"
            assert (
                f"{name}) was not written with the key of this store, or not after the event "
                "before it" in faults
            )
            newer = f"{name}, schema {honest.schema + 1}) cannot be read: "
            unknown = any(one.startswith(newer) for one in faults)
            assert unknown == (field == "schema")


@pytest.mark.parametrize("page", [1, 2, 7])
def test_it_does_not_matter_where_a_page_ends(
    whole: Lived, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "PAGE", page)
    assert whole.faults() == []
    planted = {}
    for name in ("voucher_lines", "cases", "closed_cases"):
        rows = list(whole.rows(name).values())
        goes = range(TURN % min(9, len(rows)), len(rows), 9)
        planted[name] = [without(name, rows, gone) for gone in goes]
    whole.check(planted)


def changes_of_tally(name: str, by: tuple[str, ...]) -> Iterator[Tampering]:
    _, table = TABLES[name]
    tally = f"ruralgov_{name}_by_{'_'.join(by)}"
    amounts = ("tally_count", *table.sums)
    yield tally, sql("DELETE FROM", tally)
    yield tally, sql("INSERT INTO", tally, "SELECT", _one_more(table, by), "FROM", tally)
    for one in some(amounts):
        yield tally, sql("UPDATE", tally, "SET", one, "=", one, "+ 1")


def test_a_tally_that_is_not_that_of_its_rows_is_named(kept: Town) -> None:
    changes = {at: list(changes_of_tally(*at)) for at in TALLIES}
    for turn in range(max(map(len, changes.values()))):
        now = {at: mine[turn] for at, mine in changes.items() if turn < len(mine)}
        said = [
            f"{name}: the counts by {', '.join(by)} are not those of its rows" for name, by in now
        ]
        with tampered(storage_of(kept), now.values()):
            assert sorted(kept.app.verify()) == sorted(said)


def test_faults_in_a_table_of_a_database_are_named(kept: Town) -> None:
    storage, said, changes = storage_of(kept), set(), []
    with storage.engine.begin() as connection:
        for name in FILLED:
            record, _ = TABLES[name]
            table = f"ruralgov_{name}"
            (owner,) = connection.exec_driver_sql(sql("SELECT max(owner) FROM", table)).one()
            said.add(named(record, name, owner))
            changes.append((table, sql("DELETE FROM", table, f"WHERE owner = '{owner}'")))
    with tampered(storage, changes):
        assert said <= {*kept.app.verify()}


def test_a_number_of_another_type_is_named_though_it_is_equal(whole: Lived) -> None:
    record, table = TABLES["voucher_lines"]
    *rest, row = whole.rows("voucher_lines").values()
    value: Any = float(_of(table, row, "debit") or 0)
    with whole.with_rows("voucher_lines", [*rest, changed(table, row, debit=value)]):
        assert whole.faults() == [named(record, "voucher_lines", row[0])]


@pytest.mark.parametrize("value", ["'much'", "x'00'"])
def test_a_sum_that_is_no_number_is_named_and_stops_nothing(kept: Town, value: str) -> None:
    table = "ruralgov_voucher_lines"
    with tampered(storage_of(kept), [(table, sql("UPDATE", table, "SET debit =", value))]):
        faults = kept.app.verify()
        assert any("a row of voucher_lines is missing or was changed" in one for one in faults)
        assert any("voucher_lines: the counts by month" in one for one in faults)


def _one_more(table: Table, by: tuple[str, ...]) -> str:
    """Return the columns of a tally with another first group."""
    return ", ".join(("city", f"{by[0]} || 'x'", *by[1:], "tally_slot", "tally_count", *table.sums))


def _names(table: Table) -> list[str]:
    return [field.name for field in fields(table.row)]


def _of(table: Table, row: Row, column: str) -> Value:
    return row[_names(table).index(column)]


def _key(table: Table, row: Row) -> Row:
    return tuple(_of(table, row, column) for column in table.key)
