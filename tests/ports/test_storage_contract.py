"""The promises of ``ports/storage.py`` over every storage, and planted faults they must catch."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from ruralgov.builtin.memory import MemoryStorage, MemoryTransaction
from ruralgov.domain.kernel.errors import RuralgovError, StorageFailure
from ruralgov.ports.storage import Changes, Marked, Row, Settle, Shape, Storage, Where
from ruralgov.testing.storage import CITY, FIRST, PROMISES, SHAPE, Opener, PromiseBroken, write
from ruralgov_sqlalchemy import SqlStorage, schema


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_promise(promise: Callable[[Opener], None], opener: Opener) -> None:
    promise(opener)


class Forgets(MemoryTransaction):
    """1: commits what was never committed."""

    def close(self) -> None:
        self.undo.clear()
        super().close()


class Overwrites(MemoryTransaction):
    """2: takes any version."""

    def write(self, changes: Changes) -> None:
        kept = self.store.kept
        based = [
            (r, kept[r.kind, r.key].version if (r.kind, r.key) in kept else 0)
            for r, _ in changes.records
        ]
        super().write(evolve(changes, records=based))


class Careless(MemoryTransaction):
    """3: drops a row whose unique value is taken."""

    def write(self, changes: Changes) -> None:
        taken = {row[1] for row in self.store.tables["kit"].rows.values()}
        put = [one for one in changes.put if one[1][1] not in taken]
        super().write(evolve(changes, put=put))


class Skips(MemoryTransaction):
    """5: loses the first event of each later page."""

    def feed(self, after: str, limit: int) -> list[Marked]:
        return super().feed(after, limit)[1 if after else 0 :]


class Unordered(MemoryTransaction):
    """6: gives rows as they were put."""

    def rows(
        self,
        table: str,
        where: Sequence[Where],
        *,
        limit: int | None = None,
        after: Row = (),
        columns: tuple[str, ...] = (),
    ) -> list[Row]:
        return list(self.store.tables[table].rows.values())[:limit]


class Blind(MemoryTransaction):
    """8: does not see its own records."""

    def load(self, kind: str, keys: Sequence[str]) -> list[Any]:
        return []


class Repeats(MemoryTransaction):
    """9: starts numbers anew in each transaction."""

    def number(self, series: str) -> int:
        self.given = getattr(self, "given", 0) + 1
        return self.given


class Miscounts(MemoryTransaction):
    """11: counts a row that changed as it was."""

    def tally(
        self,
        table: str,
        where: Sequence[Where],
        by: tuple[str, ...],
        sums: tuple[str, ...] = (),
    ) -> list[Row]:
        found = super().tally(table, where, by, sums)
        first = self.store.__dict__.setdefault("first", {}).setdefault(
            (table, *where, by, sums), found
        )
        return list(first)


def broken_opener(kind: type[MemoryTransaction]) -> Opener:
    class Broken(MemoryStorage):
        def begin(self, *, write: bool) -> MemoryTransaction:
            self.lock.acquire()
            return kind(self)

    kept: dict[str, Storage] = {}
    return lambda city: kept.setdefault(city, Broken())


def opener_of(kind: type[MemoryStorage]) -> Opener:
    kept: dict[str, Storage] = {}
    return lambda city: kept.setdefault(city, kind())


def one_for_all(kept: MemoryStorage) -> Opener:
    """10: every city gets the same store."""
    return lambda _city: kept


def forgetful(_city: str) -> Storage:
    """4: nothing is there when it is opened again."""
    return MemoryStorage()


class Stays(MemoryStorage):
    """12: keeps a table in whatever shape it is."""

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        super().set_up([replaced(self, shape) for shape in shapes], settle)


def replaced(store: MemoryStorage, shape: Shape) -> Shape:
    known = store.tables.get(shape.name)
    return shape if known is None else known.shape


class Silent(MemoryStorage):
    """12: makes a table anew and does not say so."""

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        new = not self.tables
        super().set_up(shapes, lambda tx, stale: settle(tx, stale if new else set()))


class HalfOpen(MemoryStorage):
    """12: keeps what an opening that failed has done."""

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        shapes = tuple(shapes)
        try:
            super().set_up(shapes, settle)
        except RuralgovError:
            super().set_up(shapes, lambda _tx, _stale: None)
            raise


class Clears(MemoryTransaction):
    """12: clears all kinds of records."""

    def clear(self, tables: Iterable[str], kinds: Iterable[str]) -> None:
        super().clear(tables, {kind for kind, _ in self.store.kept})


PLANTED: list[tuple[int, Callable[[], Opener]]] = [
    (1, lambda: broken_opener(Forgets)),
    (2, lambda: broken_opener(Overwrites)),
    (3, lambda: broken_opener(Careless)),
    (4, lambda: forgetful),
    (5, lambda: broken_opener(Skips)),
    (6, lambda: broken_opener(Unordered)),
    (8, lambda: broken_opener(Blind)),
    (9, lambda: broken_opener(Repeats)),
    (11, lambda: broken_opener(Miscounts)),
    (12, lambda: broken_opener(Clears)),
    *((12, partial(opener_of, kind)) for kind in (Stays, Silent, HalfOpen)),
    (10, lambda: one_for_all(MemoryStorage())),
]


@pytest.mark.parametrize(("number", "make"), PLANTED, ids=[str(n) for n, _ in PLANTED])
def test_the_kit_catches_a_storage_that_breaks_a_promise(
    number: int, make: Callable[[], Opener]
) -> None:
    found = set()
    for promise in PROMISES:
        try:
            promise(make())
        except PromiseBroken as broken:
            found.add(str(broken).split(":")[0])
        except Exception as error:  # noqa: BLE001  a broken store may fail in any way
            found.add(type(error).__name__)
    assert f"promise {number}" in found


@pytest.fixture
def sql_store(opener: Opener) -> Any:
    storage = opener(CITY)
    if not isinstance(storage, SqlStorage):
        pytest.skip("the memory storage has no SQL")
    storage.set_up([SHAPE], lambda _tx, _made: None)
    return storage


@pytest.mark.parametrize(
    "statement", ["UPDATE ruralgov_events SET body = ''", "DELETE FROM ruralgov_events"]
)
def test_7_the_database_refuses_to_change_the_journal(
    sql_store: SqlStorage, statement: str
) -> None:
    write(sql_store, FIRST)
    with sql_store.engine.connect() as connection, pytest.raises(Exception, match="append-only"):
        connection.exec_driver_sql(statement)
    sql_store.close()


def test_a_store_with_a_newer_schema_is_refused_by_name(sql_store: SqlStorage) -> None:
    with sql_store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE ruralgov_schema SET version_num = '9000'")
    with pytest.raises(StorageFailure, match="9000") as caught:
        sql_store.set_up([SHAPE], lambda _tx, _made: None)
    assert caught.value.code == "store_newer"
    sql_store.close()


def test_the_known_versions_are_the_migrations_that_there_are() -> None:
    folder = Path(schema.__file__).parent / "migrations" / "versions"
    assert sorted(path.name[:4] for path in folder.glob("0*.py")) == list(schema.KNOWN)


def test_an_unsafe_setting_is_refused_at_open(tmp_path: Path) -> None:
    from sqlalchemy import create_engine, event

    engine = create_engine(f"sqlite:///{tmp_path}/s.db")
    storage = SqlStorage(engine, CITY)
    event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA synchronous=OFF"))
    with pytest.raises(StorageFailure) as caught:
        storage.set_up([SHAPE], lambda _tx, _made: None)
    assert caught.value.code == "store_unsafe"
    storage.close()
