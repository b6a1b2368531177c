"""Five cities in one PostgreSQL whose tables are partitioned by city.

The promises of the port and the upgrades of tables run over it with the other storages
(``test_storage_contract.py``, ``test_shapes.py``).
"""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import inspect, text
from tests.ports.test_upgrade import content, forks, killed_before
from tests.sampling import TURN
from tests.scenario import PARTS
from tests.town import KEYS, OPENED, Town, asked, code_of

from ruralgov.app.application import App
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.ports.storage import Shape
from ruralgov.testing.storage import CITY, FIRST, OTHER, SHAPE, write
from ruralgov_sqlalchemy import JoinedStorage, SqlStorage, partitions, schema
from ruralgov_sqlalchemy.begun import Within
from ruralgov_sqlalchemy.names import LONGEST, fitting
from ruralgov_sqlalchemy.numbers import sequence
from ruralgov_sqlalchemy.transaction import SqlTransaction

CITIES = ("371082", "370682", "370283", "371502", "371625")
PLAIN = {"ruralgov_schema", "ruralgov_shapes", "ruralgov_epochs"}
"""Small tables of all cities together."""
STRIDE = 59
LATER = Shape("later", {"id": "text", "n": "integer"}, ("id",), tallies=(("n",),))
"""A table of a context that comes later."""


def lived(url: str, city: str) -> Town:
    """Found a city and dispatch a case; one city lives through all commands of cases."""
    town = Town(SqlStorage(url, city, partitioned=True), anew=True)
    asked(town)
    if city != CITIES[0]:
        return town
    steps = PARTS["cases"](town)
    account, command = next(steps)
    while True:
        try:
            account, command = steps.send(town.do(account, command))
        except StopIteration:
            return town


@pytest.fixture(scope="module")
def cities(postgres_server: str) -> Iterator[dict[str, Town]]:
    """Five cities of one database, each with what it did."""
    name = f"ruralgov_partitions_{os.getpid()}"
    with psycopg.connect(postgres_server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}".encode())
        url = postgres_server.rsplit("/", 1)[0] + "/" + name
        towns = {city: lived(url, city) for city in CITIES}
        yield towns
        for town in towns.values():
            town.app.close()
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def sql(town: Town, question: str, **values: object) -> list[Any]:
    """Ask the database of a town in SQL."""
    assert isinstance(town.app.storage, SqlStorage)
    with town.app.storage.engine.connect() as connection:
        return list(connection.execute(text(question), values))


def test_each_city_lives_is_sealed_and_verified(cities: dict[str, Town]) -> None:
    heads = {city: str(town.app.seal()) for city, town in cities.items()}
    assert len({*heads.values()}) == len(CITIES)
    for city, town in cities.items():
        assert town.app.verify(heads[city]) == []
        assert town.app.inspect() == []
        assert town.app.storage.cities() == sorted(CITIES)


def test_every_table_has_a_partition_for_each_city_and_each_holds_that_city_alone(
    cities: dict[str, Town],
) -> None:
    town = cities[CITIES[0]]
    kinds = dict(
        sql(town, "SELECT relname, relkind FROM pg_class WHERE relname LIKE 'ruralgov\\_%'")
    )
    tables = {name for name, kind in kinds.items() if kind == "p"}
    assert {name for name, kind in kinds.items() if kind == "r"} == PLAIN | {
        partitions.name_of(table, city) for table in tables for city in CITIES
    }
    assert len(tables) > 60
    for city in CITIES:
        name = partitions.name_of("ruralgov_records", city)
        assert sql(town, f"SELECT DISTINCT city FROM {name}") == [(city,)]  # noqa: S608


def touched(town: Town, statement: str) -> set[str]:
    """Return the tables that a statement goes to, as its plan says."""
    found: set[str] = set()

    def look(node: dict[str, Any]) -> None:
        found.update({node["Relation Name"]} if "Relation Name" in node else ())
        for one in node.get("Plans", ()):
            look(one)

    ((plan,),) = sql(town, f"EXPLAIN (FORMAT JSON) {statement}")
    look(plan[0]["Plan"])
    return found


def test_a_statement_of_a_city_touches_its_partition_alone(cities: dict[str, Town]) -> None:
    town, where = cities[CITIES[2]], f"WHERE city = '{CITIES[2]}'"
    for (name,) in sql(town, "SELECT relname FROM pg_class WHERE relkind = 'p'"):
        part = partitions.name_of(name, CITIES[2])
        assert touched(town, f"SELECT * FROM {name} {where}") == {part}  # noqa: S608
        assert touched(town, f"DELETE FROM {name} {where}") == {name, part}  # noqa: S608
        everywhere = {partitions.name_of(name, city) for city in CITIES}
        assert touched(town, f"SELECT * FROM {name}") == everywhere  # noqa: S608


def test_the_questions_of_a_city_lock_no_partition_of_another(cities: dict[str, Town]) -> None:
    town = cities[CITIES[1]]
    storage = town.app.storage
    tx = storage.begin(write=True)
    assert isinstance(storage, SqlStorage)
    assert tx.rows("cases", ())
    assert tx.tally("cases", (), ("month",))
    assert tx.load("case", ["x"]) == []
    assert tx.history(("", "", 0), 3)
    seen = {
        str(name)
        for (name,) in tx._ask(  # type: ignore[attr-defined]  # noqa: SLF001  what its own session holds
            "SELECT DISTINCT relation::regclass::text FROM pg_locks WHERE pid = pg_backend_pid() "
            "AND relation IS NOT NULL",
            (),
        )
    }
    tx.close()
    others = {*CITIES} - {CITIES[1]}
    assert any(CITIES[1] in name for name in seen)
    assert not [name for name in seen for city in others if city in name]


ATTACKS = (
    "UPDATE {0} SET body = '{{}}'",
    "UPDATE {0} SET city = '000000'",
    "DELETE FROM {0}",
    "TRUNCATE {0}",
    "TRUNCATE {0} CASCADE",
    "INSERT INTO {0} SELECT * FROM {0} ON CONFLICT (city, kind, key, version) "
    "DO UPDATE SET body = ''",
    "MERGE INTO {0} e USING (SELECT 1) s ON true WHEN MATCHED THEN DELETE",
    "WITH gone AS (DELETE FROM {0} RETURNING *) SELECT count(*) FROM gone",
)


@pytest.mark.parametrize("whole", [True, False], ids=["table", "partition"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_the_journal_is_append_only_by_every_name(
    cities: dict[str, Town], attack: str, whole: bool
) -> None:
    town = cities[CITIES[3]]
    name = "ruralgov_events" if whole else partitions.name_of("ruralgov_events", CITIES[3])
    before = sql(town, "SELECT count(*), sum(length(body)) FROM ruralgov_events")
    with pytest.raises(Exception, match=r"append-only|cannot insert|GENERATED"):
        sql(town, attack.format(name))
    assert sql(town, "SELECT count(*), sum(length(body)) FROM ruralgov_events") == before


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("ALTER TABLE {events} DISABLE TRIGGER USER", "not as it was declared"),
        ("DROP TRIGGER {events}_append_only ON {events}", "it is missing"),
        ("ALTER TABLE ruralgov_events DETACH PARTITION {events}", "it is missing"),
        ("ALTER TABLE {cases} ADD UNIQUE (city, town)", "nobody declared it"),
        ("ALTER TABLE ruralgov_cases DETACH PARTITION {cases}", "it is missing"),
        (
            "CREATE RULE quiet_371625 AS ON DELETE TO {events} DO INSTEAD NOTHING",
            "nobody declared it",
        ),
    ],
)
def test_what_is_done_to_a_partition_is_named_by_its_city_alone(
    cities: dict[str, Town], harm: str, said: str
) -> None:
    town, other = cities[CITIES[4]], cities[CITIES[0]]
    parts = {
        name: partitions.name_of(f"ruralgov_{name}", CITIES[4]) for name in ("events", "cases")
    }
    with town.app.storage.engine.connect() as connection:  # type: ignore[attr-defined]
        connection.execute(text(harm.format(**parts)))
        found = []
        for city in (town, other):
            storage = city.app.storage
            assert isinstance(storage, SqlStorage)
            tx = SqlTransaction(connection, storage, Within())
            found.append(tx.inspect(deep=False))
        connection.rollback()
    assert any(said in one and CITIES[4] in one for one in found[0]), found[0]
    stray = [f"trigger {parts['events']}_append_only: nobody declared it"]
    assert found[1] == (stray if "ruralgov_events DETACH" in harm else [])


def set_up(url: str, city: str, *, partitioned: bool | None = None) -> SqlStorage:
    """Set up a city with a small table."""
    storage = SqlStorage(url, city, partitioned=partitioned)
    try:
        storage.set_up([SHAPE], lambda _tx, _made: None)
    except RuralgovError:
        storage.close()
        raise
    return storage


def begun(url: str, **more: Any) -> dict[str, object]:
    """Set up a city, write something, and return what the database holds."""
    storage = set_up(url, CITY, **more)
    write(storage, FIRST)
    storage.close()
    return content(url)


@pytest.mark.parametrize(("first", "then"), [(True, False), (False, True), (None, True)])
@pytest.mark.parametrize("by_url", [True, False], ids=["url", "argument"])
def test_what_was_chosen_stays_and_another_choice_is_refused(
    postgres_url: str, first: bool | None, then: bool, by_url: bool
) -> None:
    def choosing(choice: bool | None) -> dict[str, Any]:
        if not by_url or choice is None:
            return {"url": postgres_url, "partitioned": choice}
        return {"url": f"{postgres_url}?partitioned={str(choice).lower()}"}

    begun(**choosing(first))
    for again in (None, first):
        set_up(**choosing(again), city=OTHER).close()
    before = content(postgres_url)
    assert code_of(lambda: set_up(**choosing(then), city=OTHER)) == "store_partitioned_otherwise"
    assert content(postgres_url) == before
    with closing(SqlStorage(choosing(then)["url"], CITY, partitioned=then)) as storage:
        assert code_of(lambda: storage.pending([SHAPE])) == "store_partitioned_otherwise"


def test_a_file_has_no_partitions_and_a_choice_is_true_or_false(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/s.db"
    assert code_of(lambda: set_up(url, CITY, partitioned=True)) == "store_not_partitioned"
    assert code_of(lambda: set_up(f"{url}?partitioned=true", CITY)) == "store_not_partitioned"
    assert code_of(lambda: set_up(f"{url}?partitioned=yes", CITY)) == "store_choice_wrong"
    set_up(f"{url}?partitioned=false", CITY).close()


def test_a_city_joins_while_others_write_and_waits_for_none_of_them(postgres_url: str) -> None:
    first = set_up(postgres_url, CITY, partitioned=True)
    tx = first.begin(write=True)
    tx.write(FIRST)
    set_up(f"{postgres_url}?options=-c%20lock_timeout%3D2s", OTHER).close()
    tx.commit()
    first.close()


@forks
def test_a_city_that_joins_is_there_whole_or_not_at_all_after_a_kill(postgres_url: str) -> None:
    before, line, died = begun(postgres_url, partitioned=True), TURN % STRIDE, True
    now = before
    while died and now == before:
        died = killed_before(line, lambda: set_up(postgres_url, OTHER))
        now, line = content(postgres_url), line + STRIDE
    assert now != before
    set_up(postgres_url, OTHER).close()
    assert content(postgres_url) == now
    assert line > STRIDE * 3


@pytest.mark.parametrize("table", ["ruralgov_kit", "ruralgov_records", "ruralgov_events"])
def test_a_partition_that_somebody_removed_is_missed(postgres_url: str, table: str) -> None:
    storage = set_up(postgres_url, CITY, partitioned=True)
    other = set_up(postgres_url, OTHER)
    gone = partitions.name_of(table, CITY)
    with storage.engine.begin() as connection:
        connection.execute(text(f"DROP TABLE {gone}"))
    assert f"table {gone}" in storage.pending([SHAPE])
    assert other.pending([SHAPE]) == []
    stale: list[set[str]] = []
    if table == "ruralgov_kit":
        storage.set_up([SHAPE], lambda _tx, names: stale.append(names))
        assert stale == [{"kit"}]
        assert storage.pending([SHAPE]) == []
    else:
        other.set_up([SHAPE, LATER], lambda _tx, _made: None)
        assert code_of(lambda: set_up(postgres_url, CITY)) == "store_partition_gone"
    storage.close()
    other.close()


def test_what_joins_a_transaction_of_a_city_without_partitions_is_refused(
    postgres_url: str,
) -> None:
    storage = set_up(postgres_url, CITY, partitioned=True)
    with storage.engine.connect().execution_options(isolation_level="SERIALIZABLE") as connection:
        JoinedStorage(connection, CITY).set_up([SHAPE], lambda _tx, _made: None)
        connection.rollback()
        connection.execute(text(f"DROP TABLE {partitions.name_of('ruralgov_kit', CITY)}"))
        joined = JoinedStorage(connection, CITY)
        refused = code_of(lambda: joined.set_up([SHAPE], lambda _tx, _made: None))
    assert refused == "store_outdated"
    storage.close()


def test_a_context_that_comes_later_gets_partitions_of_every_city(postgres_url: str) -> None:
    for city in (CITY, OTHER):
        set_up(postgres_url, city, partitioned=True).close()
    storage = SqlStorage(postgres_url, CITY)
    storage.set_up([SHAPE, LATER], lambda _tx, _made: None)
    names = {*inspect(storage.engine).get_table_names()}
    tables = ("ruralgov_later", "ruralgov_later_by_n")
    assert {partitions.name_of(name, city) for name in tables for city in (CITY, OTHER)} <= names
    storage.close()


def test_a_backup_of_a_file_is_restored_into_partitions_and_back(
    postgres_url: str, tmp_path: Path
) -> None:
    file, other, third = (tmp_path / f"{n}.db" for n in range(3))
    source = Town(SqlStorage(f"sqlite:///{file}", CITY))
    asked(source)
    head = str(source.app.seal())
    source.app.storage.backup(other)  # type: ignore[attr-defined]
    source.app.close()
    app = App(CITY, SqlStorage(postgres_url, CITY, partitioned=True), KEYS, contexts=OPENED)
    app.open()
    app.storage.restore(other)  # type: ignore[attr-defined]
    app.open()
    assert app.verify(head) == []
    app.storage.backup(third)  # type: ignore[attr-defined]
    app.close()
    again = App(CITY, SqlStorage(f"sqlite:///{tmp_path}/4.db", CITY), KEYS, contexts=OPENED)
    again.open()
    again.storage.restore(third)  # type: ignore[attr-defined]
    again.open()
    assert again.verify(head) == []
    again.close()


def test_no_name_of_ours_is_ever_cut(cities: dict[str, Town]) -> None:
    town = cities[CITIES[0]]
    there = {str(name) for (name,) in sql(town, "SELECT relname FROM pg_class")}
    for shape in town.app.catalogue.shapes():
        declared = schema.declared(shape)
        tallies = [schema.tally_name(shape, by) for by in shape.tallies]
        tables = [declared.name, *tallies]
        names = [*tables, *(str(index.name) for index in declared.indexes)]
        names += [str(one.name) for one in declared.constraints if one.name]
        names += [partitions.name_of(name, city) for name in tables for city in CITIES]
        assert {*names} - there == set()
        assert len({*names}) == len(names)
    for record in town.app.catalogue.records.values():
        if record.series:
            assert len(sequence(CITIES[0], f"{record.series}-2026")) <= LONGEST
    lost = (
        "SELECT p.relname FROM pg_index x JOIN pg_class p ON p.oid = x.indrelid "
        "WHERE p.relkind = 'p' GROUP BY p.oid, p.relname HAVING EXISTS (SELECT FROM pg_inherits h "
        "WHERE h.inhparent = p.oid AND (SELECT count(*) FROM pg_index y WHERE y.indrelid = "
        "h.inhrelid) <> count(x.indexrelid))"
    )
    assert sql(town, lost) == []


def test_a_long_name_keeps_its_beginning_and_is_told_apart() -> None:
    long = "ruralgov_" + "_".join(["voucher"] * 8)
    assert [fitting(long[:n]) for n in (10, LONGEST)] == [long[:10], long[:LONGEST]]
    cut = fitting(f"{long}_a"), fitting(f"{long}_b")
    assert len({*cut, *(one[: LONGEST - 9] for one in cut)}) == 3
    assert {len(one) for one in cut} == {LONGEST}
    assert code_of(lambda: sequence(CITIES[0], "x" * 41)) == "store_series_too_long"
    assert len(sequence(CITIES[0], "x" * 40)) == LONGEST
