"""The life of an app in a process: forks, threads, pools and its end."""

import os
import sqlite3
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import InvalidRequestError, ResourceClosedError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from tests.town import KEYS, Town, code_of

from ruralgov.app.application import App
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.kernel.errors import RuralgovError, StorageFailure
from ruralgov.domain.registry import Places
from ruralgov_sqlalchemy import SqlStorage
from ruralgov_sqlalchemy.dialects import make_engine
from ruralgov_sqlalchemy.failures import failure

CHILDREN, EACH = 3, 4


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a fresh store of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/s.db"
    return str(request.getfixturevalue("postgres_url"))


def in_child(action: Callable[[], object]) -> int:
    """Carry out an action in a child, and return the child."""
    child = os.fork()
    if child:
        return child
    try:
        action()
    except BaseException:  # noqa: BLE001  it is told in the child's last words
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def ended_well(child: int) -> bool:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_an_inherited_app_works_in_parent_and_children_at_once(url: str) -> None:
    town = Town(SqlStorage(url, "371082"))
    town.ask("auditor", Places())

    def work(worker: int) -> None:
        for n in range(EACH):
            town.place(f"371082{worker}{n:02d}", f"{worker}号村{n}")

    children = [in_child(lambda worker=worker: work(worker)) for worker in range(2, CHILDREN + 1)]  # type: ignore[misc]
    work(8)
    assert [ended_well(child) for child in children] == [True] * len(children)
    work(9)
    assert len(town.ask("auditor", Places())) == 1 + EACH * (CHILDREN + 1)
    assert town.app.verify() == []
    town.app.close()


def test_the_connections_of_the_parent_outlive_a_child_that_ends(url: str) -> None:
    town = Town(SqlStorage(url, "371082"))
    held = town.app.storage.begin(write=False)
    for _ in range(3):
        assert ended_well(in_child(lambda: None))
    assert held.load("place", ()) == []
    held.close()
    assert town.place("371082102", "成山镇")
    town.app.close()


def test_a_child_keeps_its_store_when_the_parent_closes_it(tmp_path: Path) -> None:
    """SQLite's last connection takes the log away; it must not be that of the parent."""
    path = tmp_path / "s.db"
    town = Town(SqlStorage(f"sqlite:///{path}", "371082"))
    town.ask("auditor", Places())
    ready, go = os.pipe(), os.pipe()

    def child() -> None:
        town.place("371082102", "成山镇")
        os.write(ready[1], b"x")
        os.read(go[0], 1)
        town.place("371082103", "埠柳镇")  # and dies without closing

    one = in_child(child)
    os.read(ready[0], 1)
    town.place("371082104", "夏庄镇")
    town.app.close()
    os.write(go[1], b"x")
    assert ended_well(one)
    with sqlite3.connect(path) as connection:
        found = connection.execute(
            "SELECT count(*) FROM ruralgov_events WHERE type = 'PlaceRegistered'"
        )
        assert found.fetchone() == (6,)
    connection.close()


def test_a_child_of_a_process_that_was_writing_says_that_it_cannot(tmp_path: Path) -> None:
    town = Town(SqlStorage(f"sqlite:///{tmp_path}/s.db", "371082"))
    held = town.app.storage.begin(write=False)

    def child() -> None:
        assert code_of(lambda: town.place("371082102", "成山镇")) == "store_forked"

    assert ended_well(in_child(child))
    held.close()
    assert town.place("371082102", "成山镇")
    town.app.close()


def test_an_exhausted_pool_is_a_busy_store(url: str) -> None:
    storage = SqlStorage(f"{url}?pool_size=1&max_overflow=1&pool_timeout=0.1", "371082")
    town = Town(storage)
    held = [storage.begin(write=False) for _ in range(2)]
    with pytest.raises(StorageFailure) as refused:
        town.ask("auditor", Places())
    assert refused.value.code == "store_busy"
    for one in held:
        one.close()
    assert len(town.ask("auditor", Places())) == 1
    town.app.close()


def test_the_settings_of_a_url_are_those_of_the_pool(url: str) -> None:
    engine: Any = make_engine(f"{url}?pool_size=3&max_overflow=4&pool_timeout=2.5")
    assert (engine.pool.size(), engine.pool._max_overflow, engine.pool._timeout) == (3, 4, 2.5)  # noqa: SLF001
    assert "pool_size" not in str(engine.url)


def test_how_long_sqlite_waits_for_a_writer_is_a_setting(tmp_path: Path) -> None:
    storage = SqlStorage(f"sqlite:///{tmp_path}/s.db?busy_timeout=0.05", "371082")
    town = Town(storage)
    with storage.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 50
    town.app.close()


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("sqlite:///x.db?pool_size=0", "store_setting_wrong"),
        ("sqlite:///x.db?max_overflow=-1", "store_setting_wrong"),
        ("sqlite:///x.db?pool_timeout=soon", "store_setting_wrong"),
        ("sqlite:///x.db?pool_size=nan", "store_setting_wrong"),
        ("sqlite:///x.db?pool_timeout=nan", "store_setting_wrong"),
        ("postgresql://:::", "store_url_wrong"),
        ("mysql://localhost/x", "storage_scheme_unknown"),
    ],
)
def test_a_wrong_url_is_refused_with_what_to_do(url: str, code: str) -> None:
    assert code_of(lambda: SqlStorage(url, "371082")) == code


def test_a_driver_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    real = builtins.__import__

    def without(name: str, *more: Any, **named: Any) -> Any:
        if name == "psycopg":
            raise ModuleNotFoundError("No module named 'psycopg'")
        return real(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    assert code_of(lambda: SqlStorage("postgresql://localhost/x", "371082")) == "driver_missing"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PoolTimeout("QueuePool limit"), "store_busy"),
        (ResourceClosedError("closed"), "store_failed"),
        (InvalidRequestError("lost"), "store_failed"),
        (OverflowError("Python int too large to convert to SQLite INTEGER"), "store_failed"),
    ],
)
def test_what_the_driver_or_sqlalchemy_raises_is_an_error_of_ours(
    error: Exception, code: str
) -> None:
    assert failure(error).code == code


def test_a_value_that_the_database_cannot_keep_is_an_error_of_ours(url: str) -> None:
    storage = SqlStorage(url, "371082")
    town = Town(storage)
    tx = storage.begin(write=False)
    with pytest.raises(RuralgovError):
        tx.load("place", ["\udc80"])
    tx.close()
    town.app.close()


def test_a_closed_app_is_closed_for_good(opener: Callable[[str], Any]) -> None:
    town = Town(opener("371082"))
    town.app.close()
    town.app.close()
    for action in (
        lambda: town.place("371082102", "成山镇"),
        lambda: town.ask("auditor", Places()),
        town.app.open,
        town.app.seal,
        town.app.verify,
    ):
        assert code_of(action) == "app_closed"


def test_an_app_is_closed_where_its_block_ends() -> None:
    with App("371082", MemoryStorage(), KEYS) as app:
        app.set_up(Town().account("admin").account)
        assert app.verify() == []
    assert code_of(app.verify) == "app_closed"


def test_closing_lets_what_runs_end_and_refuses_what_begins(url: str) -> None:
    storage = SqlStorage(url, "371082")
    town = Town(storage)
    inside, closed = threading.Event(), threading.Event()
    real, ended = town.app._decider.carry_out, list[str]()  # noqa: SLF001

    def slow(*given: Any) -> Any:
        inside.set()
        closed.wait(5)
        return real(*given)

    town.app._decider.carry_out = slow  # type: ignore[assignment,method-assign]  # noqa: SLF001
    thread = threading.Thread(target=lambda: ended.append(town.place("371082102", "成山镇")))
    thread.start()
    inside.wait(5)
    closers = [threading.Thread(target=town.app.close) for _ in range(4)]
    for one in closers:
        one.start()
    for one in closers:
        one.join()
    closed.set()
    thread.join()
    assert ended
    assert storage.engine.pool.checkedin() == 0  # type: ignore[attr-defined]
    assert code_of(lambda: town.ask("auditor", Places())) == "app_closed"
    again = App("371082", SqlStorage(url, "371082"), KEYS)
    again.open()
    assert again.verify() == []
    again.close()
