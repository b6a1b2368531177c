"""In a database: several cities, what is done beside the rows, stores without shapes, and races."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from attrs import evolve, frozen
from sqlalchemy import inspect, text
from tests.app.shapes import (
    MATTER,
    MatterRow,
    OpenMatter,
    WiderRow,
    declared,
    do,
    founded,
    opened,
    rows,
    state,
    with_table,
)
from tests.ports.layouts import widen

from ruralgov.app.application import App
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.errors import RuralgovError, StorageFailure
from ruralgov.domain.kernel.personal import unseal
from ruralgov.ports.storage import Shape, Storage
from ruralgov_sqlalchemy import JoinedStorage, SqlStorage, schema

CITY, OTHER = "371082", "370682"
Opener = Callable[[str], Storage]
databases = pytest.mark.parametrize(
    "opener", ["sqlite", "postgresql", "partitioned"], indirect=True
)
pytestmark = databases
WIDER = with_table(MATTER, WiderRow, lambda s: [WiderRow(owner="", title=s.title, answer=s.answer)])


def sql(app: App) -> SqlStorage:
    assert isinstance(app.storage, SqlStorage)
    return app.storage


def run(app: App, *statements: str) -> None:
    with sql(app).engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def whole(app: App, count: int) -> None:
    """Check that a city has all its rows and can read them, and close it."""
    assert app.verify() == []
    assert len(rows(app)) == count
    assert unseal(state(app, "m1").name) == "钱学木兰"
    app.close()


def test_each_city_fills_with_its_own_keys_what_another_made_anew(opener: Opener) -> None:
    for city in (CITY, OTHER):
        founded(opened(opener(city), city=city)).close()
    first = opened(opener(CITY), WIDER)
    do(first, OpenMatter(key="m4", title="桥"))
    whole(first, 4)
    whole(opened(opener(OTHER), WIDER, city=OTHER), 3)
    whole(opened(opener(CITY), WIDER), 4)


def test_a_city_is_filled_though_the_table_is_again_as_it_knew_it(opener: Opener) -> None:
    for city in (CITY, OTHER):
        founded(opened(opener(city), city=city)).close()
    for record in (WIDER, MATTER):
        whole(opened(opener(CITY), record), 3)
    whole(opened(opener(OTHER), city=OTHER), 3)


def test_a_table_that_somebody_dropped_is_filled_once(opener: Opener) -> None:
    app = founded(opened(opener(CITY)))
    run(app, "DROP TABLE ruralgov_matters")
    app.close()
    whole(opened(opener(CITY)), 3)
    app = declared(opener(CITY))
    told: list[set[str]] = []
    app.storage.set_up(app._standing.shapes(), lambda _tx, stale: told.append(stale))  # noqa: SLF001
    assert told == [set()]
    whole(app, 3)


def indexes(app: App) -> set[str]:
    found = inspect(sql(app).engine).get_indexes("ruralgov_matters")
    return {str(one["name"]) for one in found}


def counts(app: App, by: str) -> list[tuple[str, int]]:
    with sql(app).engine.connect() as connection:
        question = f"SELECT * FROM ruralgov_matters_by_{by} ORDER BY city, {by}"  # noqa: S608
        return [(str(row[1]), row[3]) for row in connection.execute(text(question))]


def test_indexes_and_tallies_are_made_and_dropped_beside_the_rows_of_every_city(
    opener: Opener,
) -> None:
    for city in (CITY, OTHER):
        app = founded(opened(opener(city), city=city))
        run(app, "UPDATE ruralgov_matters SET title = 'left' WHERE owner = 'm1'")
        app.close()
    beside = with_table(
        MATTER, MatterRow, MATTER.rows, indexes=(("title",),), tallies=(("owner",),)
    )
    app = opened(opener(CITY), beside)
    assert indexes(app) == {"ruralgov_matters_title_index"}
    assert counts(app, "owner") == [(key, 1) for key in ("m1", "m2", "m3")] * 2
    assert not inspect(sql(app).engine).has_table("ruralgov_matters_by_title")
    assert next(row.title for row in rows(app)) == "left"
    app.close()
    app = opened(opener(CITY))
    assert indexes(app) == set()
    assert [count for _, count in counts(app, "title")] == [1, 1, 1] * 2
    app.close()


@frozen(kw_only=True)
class LongRow:
    owner: str
    title: str
    long: int


def test_other_sums_make_the_tallies_anew(opener: Opener) -> None:
    def summed(*sums: str) -> Record[Any, Any]:
        give = lambda s: [LongRow(owner="", title=s.title, long=7)]  # noqa: E731
        return with_table(MATTER, LongRow, give, sums=sums)

    founded(opened(opener(CITY), summed())).close()
    for sums in (("long",), ()):
        app = opened(opener(CITY), summed(*sums))
        with app._runner.unit(write=False) as unit:  # noqa: SLF001  no query sums them
            assert unit.tally(LongRow, ("title",), sums=("long",))[0] == ("水", 1, 7)
        whole(app, 3)


def test_a_store_from_before_shapes_were_kept_is_made_anew_once(opener: Opener) -> None:
    app = founded(opened(opener(CITY)))
    with sql(app).engine.begin() as connection:
        widen(connection)
    run(
        app,
        "DROP TABLE ruralgov_epochs",
        "DROP TABLE ruralgov_shapes",
        "DROP TABLE ruralgov_kinds",
        "DROP TABLE ruralgov_proofs",
        "ALTER TABLE ruralgov_events DROP COLUMN mac",
        "UPDATE ruralgov_schema SET version_num = '0002'",
        "ALTER TABLE ruralgov_matters ADD COLUMN forgotten TEXT",
    )
    app.close()
    whole(opened(opener(CITY), WIDER), 3)


@pytest.mark.parametrize("kept", [True, False])
def test_a_table_that_nothing_gives_is_never_dropped(opener: Opener, kept: bool) -> None:
    app = founded(opened(opener(CITY)))
    run(app, "ALTER TABLE ruralgov_salts RENAME COLUMN salt TO pepper")
    if kept:
        now = "UPDATE ruralgov_shapes SET print = replace(print, 'salt\"', 'pepper\"')"
        run(app, f"{now} WHERE name = 'salts'")
    else:
        run(app, "DELETE FROM ruralgov_shapes WHERE name = 'salts'")
    app.close()
    with pytest.raises(StorageFailure, match="store_table_differs"):
        opened(opener(CITY))
    run(app, "ALTER TABLE ruralgov_salts RENAME COLUMN pepper TO salt")
    run(app, "DELETE FROM ruralgov_shapes WHERE name = 'salts'")
    sql(app).close()
    whole(opened(opener(CITY)), 3)


@pytest.mark.parametrize("record", [WIDER, evolve(MATTER, version=2)], ids=["table", "kind"])
def test_a_store_that_was_not_upgraded_is_not_joined(
    opener: Opener, record: Record[Any, Any]
) -> None:
    founded(opened(opener(CITY))).close()
    app = declared(opener(CITY), record)
    engine = sql(app).engine
    level = {"isolation_level": "SERIALIZABLE"} if engine.dialect.name == "postgresql" else {}
    with engine.connect().execution_options(**level) as connection:
        for good in (False, True):
            if good:
                connection.rollback()
                app.open()
                app.joining(JoinedStorage(connection, CITY))
            else:
                with pytest.raises(StorageFailure, match="store_outdated"):
                    app.joining(JoinedStorage(connection, CITY))
    app.close()


def test_many_processes_that_open_a_store_at_once_upgrade_it_once(opener: Opener) -> None:
    founded(opened(opener(CITY))).close()
    barrier, faults = Barrier(4), list[RuralgovError]()

    def open_it() -> None:
        barrier.wait()
        try:
            opened(opener(CITY), WIDER).close()
        except RuralgovError as error:
            faults.append(error)

    threads = [Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    whole(opened(opener(CITY), WIDER), 3)


def named(name: str, **more: Any) -> Shape:
    return Shape(name, {"owner": "text", "b_c": "text", "c": "text"}, ("owner",), **more)


@pytest.mark.parametrize("name", ["events", "records", "Journal"])
def test_a_table_of_a_context_never_takes_the_place_of_one_of_the_store(
    opener: Opener, name: str
) -> None:
    app = founded(opened(opener(CITY)))
    head = str(app.seal())
    app.close()
    storage = opener(CITY)
    for ask in (storage.pending, lambda shapes: storage.set_up(shapes, lambda _tx, _made: None)):
        with pytest.raises(StorageFailure, match="store_name_taken") as caught:
            ask([named(name)])
        assert caught.value.facts["first"] == "ruralgov"
    storage.close()
    app = opened(opener(CITY))
    assert app.verify(head) == []
    app.close()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (named("wells"), named("Wells")),
        (named("wells", tallies=(("c",),)), named("wells_by_c")),
        (named("wells_by_c"), named("wells", tallies=(("c",),))),
        (named("wells", indexes=(("b_c",),)), named("wells_b", indexes=(("c",),))),
        (named("wells", unique=(("b_c",),)), named("wells_b", unique=(("c",),))),
    ],
)
def test_no_two_tables_or_indexes_are_called_alike_in_a_database(
    opener: Opener, one: Shape, other: Shape
) -> None:
    storage = opener(CITY)
    with pytest.raises(StorageFailure, match="store_name_taken") as caught:
        storage.set_up([one, other], lambda _tx, _made: None)
    assert (caught.value.facts["first"], caught.value.facts["table"]) == (one.name, other.name)
    storage.close()


def test_the_names_that_a_store_keeps_to_itself_are_those_of_its_migrations(
    opener: Opener,
) -> None:
    storage = opener(CITY)
    assert isinstance(storage, SqlStorage)
    storage.set_up([], lambda _tx, _made: None)
    with storage.engine.connect() as connection:
        look = inspect(connection)
        found = {*look.get_table_names(), *look.get_view_names()}
    storage.close()
    assert {one for one in found if not one.endswith(f"_{CITY}")} <= schema.OWN
