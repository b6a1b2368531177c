"""What the tests of races share: writers that meet on a real PostgreSQL, and the naive mutants."""

import threading
from collections.abc import Callable
from contextlib import nullcontext, suppress
from typing import Any

import pytest

from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov_sqlalchemy import storage
from ruralgov_sqlalchemy.transaction import SqlTransaction
from ruralgov_sqlalchemy.writers import Writes


def together(*actions: Callable[[], object]) -> list[str]:
    """Run the actions at the same time and return the code of each, or "done"; sorted."""
    barrier, found = threading.Barrier(len(actions)), [""] * len(actions)

    def run(n: int, action: Callable[[], object]) -> None:
        barrier.wait()
        try:
            action()
            found[n] = "done"
        except RuralgovError as error:
            found[n] = error.code

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)


def meet(monkeypatch: pytest.MonkeyPatch, method: str, name: str, *, alone: bool = False) -> None:
    """Let each of two wait for the other once it did ``load`` a kind or read a table's ``rows``.

    Those who must be *alone* cannot meet: the first goes on after a second.
    """
    barrier, once = threading.Barrier(2), threading.local()
    real = getattr(SqlTransaction, method)

    def reading(self: SqlTransaction, what: str, *args: Any, **more: Any) -> Any:
        found = real(self, what, *args, **more)
        racing = threading.current_thread() is not threading.main_thread()
        if racing and what == name and not getattr(once, "met", False):
            once.met = True
            with suppress(threading.BrokenBarrierError) if alone else nullcontext():
                barrier.wait(1 if alone else 10)
        return found

    monkeypatch.setattr(SqlTransaction, method, reading)


def weaken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the mutant's way: a transaction sees what others commit, as is a database's default."""
    monkeypatch.setattr(storage, "level", lambda *, write: "READ COMMITTED")
    plain = property(lambda _: "BEGIN ISOLATION LEVEL READ COMMITTED")
    monkeypatch.setattr(Writes, "statement", plain)


def take_any_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the mutant's way: whoever writes a record last wins."""

    def update(self: SqlTransaction, changed: list[Any]) -> None:
        for stored, _ in changed:
            self._run(
                "UPDATE ruralgov_records SET version = ?, body = ? WHERE kind = ? AND key = ?",
                (stored.version, stored.body, stored.kind, stored.key),
            )

    monkeypatch.setattr(SqlTransaction, "_update", update)
    monkeypatch.setattr(SqlTransaction, "_append", lambda _self, _events: None)
