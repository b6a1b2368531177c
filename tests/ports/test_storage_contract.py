"""The promises of ``ports/storage.py``, by number, over every storage."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.kernel.errors import Conflict, StorageFailure
from ruralgov.ports.storage import Changes, Entry, Shape, Storage, Stored, Where
from ruralgov_sqlalchemy import SqlStorage

SHAPE = Shape("t", {"id": "text", "code": "text", "n": "integer"}, ("id",), (("code",),))


def entry(key: str, version: int = 1) -> Entry:
    return Entry("k", key, version, "T", 1, "c", "a", "p", "2026-01-01T00:00:00+00:00", "{}", b"s")


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Storage]:
    made: dict[str, Callable[[], Storage]] = {
        "memory": MemoryStorage,
        "sqlite": lambda: SqlStorage(f"sqlite:///{tmp_path}/s.db"),
    }
    store = made[request.param]()
    store.set_up([SHAPE])
    yield store
    store.close()


def write(store: Storage, changes: Changes, *, commit: bool = True) -> None:
    tx = store.begin(write=True)
    try:
        tx.write(changes)
        if commit:
            tx.commit()
    finally:
        tx.close()


def all_of(store: Storage) -> tuple[object, ...]:
    tx = store.begin(write=False)
    try:
        return tx.load("k", ["1", "2"]), tx.rows("t", ()), tx.feed(0, 10)
    finally:
        tx.close()


FIRST = Changes(
    records=[(Stored("k", "1", 1, "{}", None), 0)], put=[("t", ("a", "x", 1))], events=[entry("1")]
)


def test_1_what_is_not_committed_leaves_no_trace(store: Storage) -> None:
    write(store, FIRST)
    before = all_of(store)
    more = Changes(
        records=[(Stored("k", "1", 2, "{2}", None), 1)],
        removed=[("t", ("a",))],
        put=[("t", ("b", "y", 2))],
        events=[entry("1", 2)],
    )
    write(store, more, commit=False)
    assert all_of(store) == before


def test_2_a_second_writer_of_a_version_is_refused(store: Storage) -> None:
    write(store, FIRST)
    for base in (0, 2):
        stale = Changes(records=[(Stored("k", "1", 2, "{}", None), base)])
        with pytest.raises(Conflict, match="record_changed"):
            write(store, stale)


@pytest.mark.parametrize("row", [("a", "y", 2), ("b", "x", 2)])
def test_3_keys_and_unique_columns_hold(store: Storage, row: tuple[str, str, int]) -> None:
    write(store, FIRST)
    before = all_of(store)
    with pytest.raises(Conflict, match="not_unique"):
        write(store, Changes(put=[("t", row)]))
    assert all_of(store) == before


def test_3_null_is_never_a_duplicate(store: Storage) -> None:
    write(store, Changes(put=[("t", ("a", None, 1)), ("t", ("b", None, 1))]))
    assert len(all_of(store)[1]) == 2  # type: ignore[arg-type]


def test_4_what_was_committed_is_there_when_opened_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/s.db"
    first, second = SqlStorage(url), SqlStorage(url)
    first.set_up([SHAPE])
    write(first, FIRST)
    first.close()
    second.set_up([SHAPE])
    assert all_of(second)[1] == [("a", "x", 1)]
    second.close()


def test_5_the_feed_gives_each_event_once_in_order(store: Storage) -> None:
    for key in ("b", "a", "c"):
        write(store, Changes(events=[entry(key)]))
    tx = store.begin(write=False)
    seen: list[str] = []
    mark = 0
    while page := tx.feed(mark, 2):
        seen += [marked.entry.key for marked in page]
        mark = page[-1].mark
    history = [found.key for found in tx.history(("k", "a", 1), 10)]
    tx.close()
    assert seen == ["b", "a", "c"]
    assert history == ["b", "c"]


def test_6_rows_come_in_the_order_of_the_key(store: Storage) -> None:
    rows = [("村", "x", 3), ("b", "y", 2), ("a", "z", 1)]
    write(store, Changes(put=[("t", row) for row in rows]))
    tx = store.begin(write=False)
    assert tx.rows("t", ()) == sorted(rows)
    assert tx.rows("t", [Where("n", "<=", 2), Where("code", ">", "y")]) == [("a", "z", 1)]
    tx.close()


def test_7_the_database_refuses_to_change_the_journal(tmp_path: Path) -> None:
    store = SqlStorage(f"sqlite:///{tmp_path}/s.db")
    store.set_up([SHAPE])
    write(store, FIRST)
    for statement in ("UPDATE ruralgov_events SET body = ''", "DELETE FROM ruralgov_events"):
        with (
            store.engine.connect() as connection,
            pytest.raises(Exception, match="append-only"),
        ):
            connection.exec_driver_sql(statement)
    store.close()


def test_a_store_with_a_newer_schema_is_refused_by_name(tmp_path: Path) -> None:
    store = SqlStorage(f"sqlite:///{tmp_path}/s.db")
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 9")
        connection.commit()
    with pytest.raises(StorageFailure, match="9") as caught:
        store.set_up([SHAPE])
    assert caught.value.code == "store_newer"
    store.close()
