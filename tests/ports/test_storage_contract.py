"""The promises of ``ports/storage.py`` over every storage, and what a database adds to them."""

from pathlib import Path
from typing import Any

import pytest

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.testing.storage import CITY, FIRST, PROMISES, SHAPE, Opener, Promise, write
from ruralgov_sqlalchemy import SqlStorage, schema

KINDS = ("memory", "sqlite", "postgresql")


@pytest.mark.parametrize("opener", [*KINDS, "partitioned"], indirect=True)
@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_promise(promise: Promise, opener: Opener) -> None:
    promise(opener)


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
