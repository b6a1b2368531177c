"""Our writes join the open transaction of an integrator's connection, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine
from tests.town import DAY, Town, code_of

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.domain.registry import Places, RegisterPlace
from ruralgov_sqlalchemy import JoinedStorage, SqlStorage

PLACE = RegisterPlace(code="371082102", name="成山镇", since=DAY, source="t")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/host.db"
    found: str = request.getfixturevalue("postgres_url")
    return found.replace("postgresql:", "postgresql+psycopg:")


@pytest.fixture
def town(url: str) -> Iterator[Town]:
    made = Town(SqlStorage(url, "371082"))
    yield made
    made.app.close()


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """The integrator's own engine, with a table of their own."""
    level = {"isolation_level": "SERIALIZABLE"} if url.startswith("postgres") else {}
    made = create_engine(url, **level)
    with made.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE orders (name TEXT)")
    yield made
    made.dispose()


def order_and_register(town: Town, connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO orders VALUES ('sign for the gate')")
    joined = town.app.joining(JoinedStorage(connection, "371082"))
    joined.execute(PLACE, **town.acting("registrar"))


def found(town: Town, engine: Engine) -> tuple[int, int]:
    with engine.connect() as connection:
        orders = connection.exec_driver_sql("SELECT count(*) FROM orders").scalar_one()
    places = town.ask("auditor", Places())
    return orders, len(places) - 1


def test_what_the_integrator_commits_is_kept_with_ours(town: Town, engine: Engine) -> None:
    with engine.begin() as connection:
        order_and_register(town, connection)
    assert found(town, engine) == (1, 1)
    assert town.app.verify() == []


def test_what_the_integrator_rolls_back_takes_ours_with_it(town: Town, engine: Engine) -> None:
    with engine.connect() as connection, connection.begin() as theirs:
        order_and_register(town, connection)
        theirs.rollback()
    assert found(town, engine) == (0, 0)
    assert town.app.verify() == []


def test_a_refusal_of_ours_leaves_theirs_as_it_is(town: Town, engine: Engine) -> None:
    with engine.begin() as connection:
        order_and_register(town, connection)
        joined = town.app.joining(JoinedStorage(connection, "371082"))
        again = code_of(lambda: joined.execute(PLACE, **town.acting("registrar")))
        assert again == "place_code_taken"
    assert found(town, engine) == (1, 1)


def test_a_store_that_is_not_set_up_is_not_joined(engine: Engine, tmp_path: Path) -> None:
    fresh = create_engine(f"sqlite:///{tmp_path}/other.db")
    with fresh.begin() as connection, pytest.raises(StorageFailure) as caught:
        JoinedStorage(connection, "371082").set_up([], lambda _tx, _made: None)
    assert caught.value.code == "store_not_set_up"
    fresh.dispose()


def test_a_transaction_that_cannot_keep_our_promises_is_refused(
    town: Town, postgres_url: str
) -> None:
    weak = create_engine(postgres_url.replace("postgresql:", "postgresql+psycopg:"))
    with weak.begin() as connection:
        refused = code_of(lambda: JoinedStorage(connection, "371082").begin(write=True))
    assert refused == "store_unsafe"
    weak.dispose()
