"""The storages that tests meet: in memory, an SQLite file, and a real PostgreSQL."""

import gc
import itertools
import os
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

import psycopg
import pytest

from ruralgov.builtin.memory import MemoryStorage
from ruralgov.ports.storage import Storage
from ruralgov.testing.postgres import Server, in_memory, server
from ruralgov_sqlalchemy import SqlStorage
from tests.dear import at_turn, ordered
from tests.founded import lent
from tests.sampling import PROFILE, TURN, load_profile
from tests.town import Town

URL = "RURALGOV_TEST_POSTGRES_URL"
COPY = "STRATEGY FILE_COPY"
"""How a database is copied quickest where the files are in memory."""
_numbers = itertools.count(1)
load_profile()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Let Hypothesis draw by turns, unless a seed was given, and keep files in memory."""
    if folder := in_memory():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(folder))
    if config.option.hypothesis_seed is None:
        config.option.hypothesis_seed = str(TURN)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take what goes by turns at its turn, and let workers begin with what takes longest."""
    items[:] = ordered(at_turn(items, config))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Spare the garbage collector what was imported and collected: it stays to the end."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how the samples of this run are taken again."""
    terminalreporter.write_line(
        f"samples of turn {TURN}, profile {PROFILE}: RURALGOV_TURN={TURN} takes them again"
    )


@pytest.fixture(scope="session", autouse=True)
def installed() -> Iterator[None]:
    """Look once for the plugins that are installed: each command of the command line does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ruralgov.hooks.loading.entry_points", cache(entry_points))
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server: one's own, or one that the tests start."""
    name = f"ruralgov_founded_{os.getpid()}"
    if URL in os.environ:
        with lent(os.environ[URL], name):
            yield os.environ[URL]
        return
    with server(quick=True) as running, lent(running.url, name, COPY):
        yield running.url


@pytest.fixture
def postgres_process() -> Iterator[Server]:
    """A PostgreSQL server that a test may kill."""
    with server(quick=True) as running:
        yield running


@pytest.fixture
def postgres_databases(postgres_server: str) -> Iterator[Callable[[], str]]:
    """Makes fresh databases and gives the URL of each."""
    made: list[str] = []
    with psycopg.connect(postgres_server, autocommit=True) as connection:

        def make() -> str:
            made.append(f"ruralgov_test_{os.getpid()}_{next(_numbers)}")
            connection.execute(f"CREATE DATABASE {made[-1]}".encode())
            return postgres_server.rsplit("/", 1)[0] + "/" + made[-1]

        yield make
        for name in made:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def postgres_url(postgres_databases: Callable[[], str]) -> str:
    """The URL of a fresh database."""
    return postgres_databases()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Storage]:
    """Opens a city of one and the same store, for each kind of storage; also "partitioned"."""
    if request.param == "memory":
        kept: dict[str, MemoryStorage] = {}
        return lambda city: kept.setdefault(city, MemoryStorage())
    url = (
        f"sqlite:///{tmp_path}/store.db"
        if request.param == "sqlite"
        else request.getfixturevalue("postgres_url")
    )
    partitioned = True if request.param == "partitioned" else None
    return lambda city: SqlStorage(url, city, partitioned=partitioned)


@pytest.fixture
def town() -> Iterator[Town]:
    """A small town in memory, whose journal must replay to its state after every test."""
    made = Town()
    yield made
    assert made.app.verify() == []
    made.app.close()
