"""A connection of SQLAlchemy over one that somebody else opened, such as that of Django."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

ENDS = ("do_begin", "do_commit", "do_rollback", "do_close", "do_terminate")
"""What SQLAlchemy does to a connection of a driver when it begins, ends or lets go of it."""


@contextmanager
def connection_over(raw: Any) -> Iterator[Connection]:
    """Give a connection for ``JoinedStorage`` over one of sqlite3 or psycopg.

    Its transaction is begun, committed, rolled back and closed by its owner alone.
    """
    kind = "sqlite" if isinstance(raw, sqlite3.Connection) else "postgresql+psycopg"
    engine = create_engine(
        f"{kind}://",
        creator=lambda: raw,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        _initialize=False,  # which would end by rolling back
    )
    for name in ENDS:
        setattr(engine.dialect, name, _leave)
    with engine.connect() as connection:
        yield connection


def _leave(*_: object) -> None:
    """Do nothing: the transaction is somebody else's."""
