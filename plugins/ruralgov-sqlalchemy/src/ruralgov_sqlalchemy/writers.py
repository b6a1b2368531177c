"""How a writing transaction of PostgreSQL begins, and what several of them share.

Those who write by key alone see one state of the store (REPEATABLE READ) and are caught where they
change what another changed. They hold a lock of the whole store together, from before their first
question; who must be alone among them holds it alone. All others are SERIALIZABLE.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from typing import Any, Final

from sqlalchemy import Connection

GATE: Final = "ruralgov_epochs"
"""The table whose lock they hold: nobody else locks it but to begin an epoch."""
SLOTS: Final = 256
SLOT: Final = "ruralgov slot"
"""Under this name a connection knows its slot."""
AUTOCOMMIT: Final = "AUTOCOMMIT"
"""What SQLAlchemy is told, so that the driver begins nothing before we do."""
BACKEND: Final = (
    "SELECT id FROM pg_stat_get_backend_idset() id "
    "WHERE pg_stat_get_backend_pid(id) = pg_backend_pid()"
)
"""A small number that no other session has at the same time."""


class Writes(Enum):
    """How a transaction writes: the isolation of PostgreSQL, and how it holds the lock."""

    WHOLE = "SERIALIZABLE", None
    BY_KEY = "REPEATABLE READ", "ROW SHARE"
    ALONE = "SERIALIZABLE", "EXCLUSIVE"

    @property
    def statement(self) -> str:
        """The statement with which it begins, in one round trip.

        A scan of a whole table, or of a bitmap's pages, would let SERIALIZABLE take all of them for
        read, and fail over rows that nobody asked for. The lock comes before the first question,
        which sees what whoever held it before has committed.
        """
        isolation, lock = self.value
        said = [
            f"BEGIN ISOLATION LEVEL {isolation}",
            "SET LOCAL enable_seqscan = off",
            "SET LOCAL enable_bitmapscan = off",
            "SET LOCAL jit = off",  # which the price of a scan that is off would set going
        ]
        return "; ".join(said if lock is None else [*said, lock_of(lock)])


def lock_of(mode: str) -> str:
    """Return the statement that takes the lock; it is held until the transaction ends."""
    return f"LOCK TABLE {GATE} IN {mode} MODE"


def begin(connection: Any, writes: Writes) -> None:
    """Begin a transaction on a connection of the driver."""
    connection.execute(writes.statement, prepare=False)  # several statements cannot be prepared


def slot(connection: Connection) -> int:
    """Return the slot in which a session counts: no other session counts in it meanwhile."""
    found: int | None = connection.info.get(SLOT)
    if found is None:
        asked = connection.connection.driver_connection.execute(BACKEND).fetchone()  # type: ignore[union-attr]
        found = connection.info[SLOT] = int(asked[0]) % SLOTS if asked else 0
    return found


@contextmanager
def piped(connection: Any) -> Iterator[None]:
    """Send what is executed together.

    Where it fails, psycopg would tell standard error of the second failure that follows from it.
    """
    pipeline = connection.pipeline()
    pipeline.__enter__()
    try:
        yield
    except Exception:
        with suppress(Exception):
            pipeline.__exit__(None, None, None)
        raise
    else:
        pipeline.__exit__(None, None, None)
