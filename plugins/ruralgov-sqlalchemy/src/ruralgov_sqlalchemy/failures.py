"""What the database said, as an error of the library."""

from typing import Any

from ruralgov.domain.kernel.errors import Conflict, RuralgovError, StorageFailure
from ruralgov.ports import texts as ports_texts
from ruralgov_sqlalchemy import texts

UNIQUE = "23505"
RETRY = ("40001", "40P01")
"""Serialisation failure and deadlock: run the whole command again."""
BUSY = ("locked", "busy")


def failure(error: BaseException | None, table: str = "") -> RuralgovError:
    """Return the error for an exception of the driver.

    A commit whose reply was lost is ``store_failed`` too: the same command id tells what happened.
    """
    state = getattr(error, "sqlstate", None)
    if state in RETRY:
        return Conflict(ports_texts.RECORD_CHANGED, kind=table or "-", key="-")
    if state == UNIQUE or _sqlite(error, "SQLITE_CONSTRAINT"):
        return Conflict(ports_texts.NOT_UNIQUE, table=table)
    if any(word in str(error) for word in BUSY):
        return StorageFailure(texts.STORE_BUSY)
    return StorageFailure(
        texts.STORE_FAILED, problem=f"{type(error).__name__}: {_first_line(error)}"
    )


def _sqlite(error: Any, name: str) -> bool:
    return str(getattr(error, "sqlite_errorname", "")).startswith(name)


def _first_line(error: BaseException | None) -> str:
    """Leave out what PostgreSQL says after the first line: it quotes the values of the row."""
    return str(error).split("\n", maxsplit=1)[0]
