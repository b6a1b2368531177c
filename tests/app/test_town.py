"""The town that tests copy is the one that they would found, and a copy is nobody else's."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
from tests.founded import copied
from tests.town import Ids, Town

from ruralgov.app.ids import new_id
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.registry import Households
from ruralgov.ports.storage import Storage
from ruralgov_sqlalchemy import SqlStorage

Opener = Callable[[str], Storage]
CITY, ANOTHER, MANY = "371082", "371000", 10_000


def store(town: Town) -> MemoryStorage:
    assert isinstance(town.app.storage, MemoryStorage)
    return town.app.storage


def content(town: Town) -> dict[str, object]:
    """What a town holds: its events, records and rows without their ids, and when it is."""
    tx = town.app.storage.begin(write=False)
    events, records = tx.history(("", "", 0), MANY), tx.records(("", ""), MANY)
    found: dict[str, object] = {
        "events": Counter((entry.kind, entry.type, entry.schema) for entry in events),
        "records": Counter((one.kind, one.version) for one in records),
        "rows": {shape.name: len(tx.rows(shape.name, ())) for shape in town.app.catalogue.shapes()},
        "now": town.clock(),
    }
    tx.close()
    return found


def test_a_copied_town_is_as_one_that_was_founded(opener: Opener) -> None:
    copy, anew = Town(opener(CITY)), Town(opener(ANOTHER), anew=True)
    assert content(copy) == content(anew)
    assert copy.app.verify() == anew.app.verify() == []
    copy.app.close()
    anew.app.close()


def test_what_is_done_in_one_copy_is_in_no_other(tmp_path: Path) -> None:
    def copies() -> Iterator[Town]:
        yield Town()
        yield Town(SqlStorage(f"sqlite:///{tmp_path}/{next(numbers)}.db", CITY))

    numbers = count()
    for before, changed, after in zip(copies(), copies(), copies(), strict=True):
        changed.household("1")
        changed.clock.now = changed.clock.now.replace(year=2030)
        assert content(after) == content(before) != content(changed)
        assert after.app.verify() == changed.app.verify() == []
        for town in (before, changed, after):
            town.app.close()


def test_what_is_done_in_a_copied_database_is_in_no_other(postgres_server: str) -> None:
    folder = postgres_server.rsplit("/", 1)[0]
    first, second = (f"copied_{os.getpid()}_{n}" for n in range(2))
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        for name in (first, second):
            connection.execute(f"CREATE DATABASE {name}".encode())
        changed, after = (Town(SqlStorage(f"{folder}/{name}", CITY)) for name in (first, second))
        changed.household("1")
        assert content(after) != content(changed)
        assert after.app.verify() == changed.app.verify() == []
        for town, name in ((changed, first), (after, second)):
            town.app.close()
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def test_counted_ids_go_on_where_the_founding_stopped(opener: Opener) -> None:
    copy, anew = Town(opener(CITY), Ids()), Town(opener(ANOTHER), Ids(), anew=True)
    assert copy.places == anew.places
    assert copy.household("1") == anew.household("1")
    copy.app.close()
    anew.app.close()


def test_a_store_that_holds_something_is_left_as_it_is(opener: Opener) -> None:
    storage = opener(CITY)
    town = Town(storage)
    home = town.household("1")
    assert copied(storage, new_id) is None
    assert home in {row.owner for row in town.ask("registrar", Households(village=town.village))}
    town.app.close()


def test_every_table_and_unique_value_of_a_copy_is_its_own() -> None:
    first, second = store(Town()), store(Town())
    assert vars(first).keys() == vars(MemoryStorage()).keys()
    for name, value in vars(first).items():
        assert isinstance(value, bool) or value is not getattr(second, name), name
    for name, table in first.tables.items():
        assert table.rows is not second.tables[name].rows
        assert all(taken is not second.tables[name].unique[k] for k, taken in table.unique.items())
    assert {name: vars(table).keys() for name, table in first.tables.items()} == {
        name: vars(table).keys() for name, table in second.tables.items()
    }
