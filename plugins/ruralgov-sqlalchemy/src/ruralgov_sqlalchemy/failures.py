"""What the database said, as an error of the library."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Dialect
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from ruralgov.domain.kernel.errors import Conflict, RuralgovError, StorageFailure
from ruralgov.ports import texts as ports_texts
from ruralgov_sqlalchemy import texts

UNIQUE = "23505"
RETRY = ("40001", "40P01")
"""Serialisation failure and deadlock: run the whole command again."""
OF_VALUES = (OverflowError, UnicodeEncodeError)
"""What a driver lets through about a value that the database cannot keep."""
BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")


def failure(error: BaseException | None, table: str = "") -> RuralgovError:
    """Return the error for an exception of the driver or of SQLAlchemy.

    A commit whose reply was lost is ``store_failed`` too: the same command id tells what happened.
    """
    if isinstance(error, DBAPIError):
        error = error.orig
    state = getattr(error, "sqlstate", None)
    if state in RETRY:
        return Conflict(ports_texts.RECORD_CHANGED, kind=table or "-", key="-")
    if state == UNIQUE or _sqlite(error, "SQLITE_CONSTRAINT"):
        return Conflict(ports_texts.NOT_UNIQUE, table=table)
    if isinstance(error, PoolTimeout) or any(_sqlite(error, name) for name in BUSY):
        return StorageFailure(texts.STORE_BUSY)
    return StorageFailure(
        texts.STORE_FAILED, problem=f"{type(error).__name__}: {_first_line(error)}"
    )


@contextmanager
def guarded(dialect: Dialect, table: str = "") -> Iterator[None]:
    """Turn whatever the driver or SQLAlchemy raises into an error of the library."""
    try:
        yield
    except (SQLAlchemyError, dialect.loaded_dbapi.Error) as error:
        raise failure(error, table) from None


def _sqlite(error: Any, name: str) -> bool:
    return str(getattr(error, "sqlite_errorname", "")).startswith(name)


def _first_line(error: BaseException | None) -> str:
    """Leave out what PostgreSQL says after the first line: it quotes the values of the row."""
    return str(error).split("\n", maxsplit=1)[0]
