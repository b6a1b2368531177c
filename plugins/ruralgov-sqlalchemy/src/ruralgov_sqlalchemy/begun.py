"""How a transaction begins and ends: one of our own, or a savepoint in one of the integrator's."""

from contextlib import suppress
from typing import Any, Protocol

from sqlalchemy import Connection, NestedTransaction

from ruralgov_sqlalchemy.dialects import driver
from ruralgov_sqlalchemy.failures import guarded
from ruralgov_sqlalchemy.resting import Resting
from ruralgov_sqlalchemy.turns import Turn


class Begun(Protocol):
    """What ends a transaction."""

    def commit(self) -> None:
        """Keep what was written."""

    def close(self) -> None:
        """End it; what was not kept is undone."""


class Own:
    """A transaction of ours, begun and ended in plain words on the driver's connection."""

    def __init__(
        self, connection: Connection, words: str, resting: Resting, turn: Turn | None = None
    ) -> None:
        self._connection: Connection | None = connection
        self._resting, self._turn = resting, turn
        self._driver: Any = driver(connection)
        # prepared like questions, they would take a longer way
        self._how = {} if connection.dialect.name == "sqlite" else {"prepare": False}
        self._say(words)
        self._open = True

    def commit(self) -> None:
        """Keep what was written; raises ``Conflict``."""
        if self._connection is not None:
            with guarded(self._connection.dialect):
                self._say("COMMIT")
                self._open = False

    def close(self) -> None:
        """Undo what was not kept, and let the connection rest; one that is lost is let go of."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        if self._open:
            # one that is lost, and one that the database ended itself, has nothing to undo
            with suppress(connection.dialect.loaded_dbapi.Error):
                self._say("ROLLBACK")
        self._resting.give(connection)
        if self._turn is not None:
            self._turn.end()

    def _say(self, words: str) -> None:
        self._driver.execute(words, **self._how)


class Savepoint:
    """A savepoint in a transaction that is somebody else's."""

    def __init__(self, begun: NestedTransaction) -> None:
        self._begun = begun

    def commit(self) -> None:
        """Keep what was written, if the transaction is kept."""
        self._begun.commit()

    def close(self) -> None:
        """Undo what was not kept."""
        if self._begun.is_active:
            self._begun.rollback()


class Within:
    """Part of a transaction that its beginner ends."""

    def commit(self) -> None:
        """Leave it to the beginner."""

    def close(self) -> None:
        """Leave it to the beginner."""
