"""Connections that rest between two transactions, ready for the next without a look at the pool.

A pool asks a server whether it still answers, and undoes what a connection may have begun, each
time that one is taken and given back: on PostgreSQL three waits for the server. One that rests
needs neither: its transactions are begun and ended in plain words, and where the server was lost
the beginning fails, before anything was done. What rests belongs to the pool as ever, and goes back
to it as soon as somebody waits there.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from ruralgov_sqlalchemy.dialects import driver


class Resting:
    """The connections of a store that rest; those of an engine of the integrator's never do."""

    def __init__(self, engine: Engine, *, ours: bool) -> None:
        self._engine = engine
        self._keeps = ours and isinstance(engine.pool, QueuePool)
        self._lock = Lock()
        self._idle: list[Connection] = []
        self._waiting = 0
        self._closed = False

    def take(self) -> Connection | None:
        """Return one that rests, the last that was used, or None."""
        with self._lock:
            return self._idle.pop() if self._idle else None

    def give(self, connection: Connection) -> None:
        """Let a connection rest, or give it back to the pool; one that is lost is dropped."""
        if is_lost(connection):
            drop(connection)
            return
        with self._lock:
            rests = self._keeps and not self._waiting and not self._closed
            if rests:
                self._idle.append(connection)
        if not rests:
            self._give_back(connection)

    @contextmanager
    def awaited(self) -> Iterator[None]:
        """While somebody asks the pool for a connection, let none rest."""
        with self._lock:
            idle, self._idle = self._idle, []
            self._waiting += 1
        try:
            for connection in idle:
                self._give_back(connection)
            yield
        finally:
            with self._lock:
                self._waiting -= 1

    def clear(self) -> None:
        """Give back to the pool whatever rests."""
        with self.awaited():
            pass

    def close(self) -> None:
        """Let nothing rest any more; what is in use is closed when it is given back."""
        self._closed = True
        self.clear()

    def forget(self) -> list[Connection]:
        """Return what rests and know it no more: in the child of a fork it is the parent's."""
        idle, self._idle = self._idle, []
        self._lock, self._waiting = Lock(), 0
        return idle

    def _give_back(self, connection: Connection) -> None:
        # one that was lost while it rested is noticed by the pool
        with suppress(SQLAlchemyError, connection.dialect.loaded_dbapi.Error):
            if self._closed:
                connection.detach()  # no pool is there to take it back
            elif connection.dialect.name != "sqlite":
                driver(connection).autocommit = False
            connection.close()


def drop(connection: Connection) -> None:
    """Let go of a connection that is lost; the pool makes another."""
    if not connection.closed and not connection.invalidated:
        connection.invalidate()
    with suppress(SQLAlchemyError):
        connection.close()


def is_lost(connection: Connection) -> bool:
    """Tell whether a connection is of no use any more."""
    if connection.closed or connection.invalidated:
        return True
    return bool(getattr(driver(connection), "closed", False))
