"""Writers of one process come as they came: one at a time on SQLite, a few on PostgreSQL."""

import gc
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.ports.storage import Changes
from ruralgov.testing.storage import CITY, SHAPE
from ruralgov_sqlalchemy import SqlStorage
from ruralgov_sqlalchemy.turns import BESIDE, PATIENCE_BESIDE, QUEUES, Turns

WRITERS = 6


def store(path: Path, more: str = "") -> SqlStorage:
    made = SqlStorage(f"sqlite:///{path}/s.db{more}", CITY)
    made.set_up([SHAPE], lambda _tx, _stale: None)
    return made


def order(path: Path, storages: list[SqlStorage]) -> list[int]:
    """Let several come one after the other while somebody writes; return in what order they do."""
    queue, done = QUEUES.queue(f"{path}/s.db"), list[int]()

    def writes(number: int) -> None:
        tx = storages[number % len(storages)].begin(write=True)
        tx.write(Changes(put=[("kit", (f"{number}", None, 1))]))
        done.append(number)
        tx.commit()

    held = storages[0].begin(write=True)
    threads = [threading.Thread(target=writes, args=(number,)) for number in range(WRITERS)]
    for number, thread in enumerate(threads, 1):
        thread.start()
        while len(queue._waiting) < number:  # noqa: SLF001  until it stands in the queue
            time.sleep(0.001)
    held.close()
    for thread in threads:
        thread.join()
    return done


def test_writers_come_as_they_came(tmp_path: Path) -> None:
    """Two stores of one file share the queue, whatever its path is called."""
    linked = tmp_path / "other"
    linked.symlink_to(tmp_path)
    storages = [store(tmp_path), store(linked)]
    assert order(tmp_path, storages) == [*range(WRITERS)]
    for one in storages:
        one.close()


def test_who_waits_too_long_is_told_and_loses_nothing(tmp_path: Path) -> None:
    storage = store(tmp_path, "?busy_timeout=0.2")
    held = storage.begin(write=True)
    begun = time.monotonic()
    with pytest.raises(StorageFailure) as caught:
        storage.begin(write=True)
    assert caught.value.code == "store_busy"
    assert 0.1 < time.monotonic() - begun < 5
    held.close()
    storage.begin(write=True).close()
    storage.close()


def test_a_turn_that_nobody_ends_is_given_on(tmp_path: Path) -> None:
    storage = store(tmp_path, "?busy_timeout=2")
    forgotten = storage.begin(write=True)
    del forgotten
    gc.collect()
    storage.begin(write=True).close()
    storage.close()


def test_a_turn_that_cannot_begin_is_given_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = store(tmp_path, "?busy_timeout=0.2")
    other = SqlStorage(f"sqlite:///{tmp_path}/s.db?busy_timeout=0.2", CITY)
    other.know([SHAPE])
    monkeypatch.setattr("ruralgov_sqlalchemy.storage.its_turn", lambda _engine: None)
    held = other.begin(write=True)  # as another process would
    monkeypatch.undo()
    with pytest.raises(StorageFailure):
        storage.begin(write=True)
    held.close()
    storage.begin(write=True).close()
    storage.close()
    other.close()


def test_a_few_write_at_once_and_the_next_comes_as_one_ends() -> None:
    turns = Turns(2)
    first, second = turns.take(0), turns.take(0)
    assert first is not None
    assert second is not None
    assert turns.take(0.01) is None
    second.end()
    third = turns.take(0)
    assert third is not None
    assert turns.take(0.01) is None
    for turn in (first, third):
        turn.end()
    assert [turns.take(0) is None for _ in range(3)] == [False, False, False]  # each ends at once


def test_on_postgresql_who_waits_for_those_before_begins_all_the_same(
    postgres_databases: Callable[[], str],
) -> None:
    """What is open may wait for a lock that the next one would give up."""
    storage = SqlStorage(postgres_databases(), CITY)
    storage.set_up([SHAPE], lambda _tx, _stale: None)
    held = [storage.begin_by_key() for _ in range(BESIDE)]
    begun = time.monotonic()
    storage.begin_by_key().close()
    assert time.monotonic() - begun >= PATIENCE_BESIDE
    held.pop().close()
    begun = time.monotonic()
    storage.begin_by_key().close()
    assert time.monotonic() - begun < PATIENCE_BESIDE
    for one in held:
        one.close()
    storage.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_child_has_a_queue_of_its_own() -> None:
    turns = Turns()
    turn = turns.take(1)
    assert turn is not None
    assert turns.take(0.01) is None
    child = os.fork()
    if child == 0:
        turn.end()  # it is the parent's
        os._exit(0 if turns.take(0.01) is None else 1)
    assert os.waitpid(child, 0)[1] == 0
    turn.end()
    again = turns.take(0.01)
    assert again is not None
    turn.end()  # a second time, it is not ours to end
    assert turns.take(0.01) is None
