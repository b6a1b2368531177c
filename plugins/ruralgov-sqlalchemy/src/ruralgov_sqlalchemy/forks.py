"""What becomes of connections when the process forks: none is used on both sides.

A child of PostgreSQL forgets the connections of its parent without a word to the server, and makes
its own. SQLite keeps its locks in the memory of the process, where a child believes that it holds
those of its parent; so connections that rest are closed before the fork, and where one was in use
the child refuses to go on with ``store_forked``.
"""

import os
from typing import Final, Protocol
from weakref import WeakSet

from sqlalchemy import Engine
from sqlalchemy.pool import QueuePool

from ruralgov_sqlalchemy.resting import Resting
from ruralgov_sqlalchemy.turns import QUEUES

SQLITE: Final = "sqlite"


class Inherited(Protocol):
    """A store that a child may inherit."""

    engine: Engine
    resting: Resting
    forked: bool
    """Whether this process got it from another one while a connection was in use."""


_stores: WeakSet[Inherited] = WeakSet()
_kept: list[object] = []
"""What a child got from its parent and must not close."""
_at_fork: dict[int, tuple[bool, object]] = {}
"""Of each store: whether a connection was in use as the process forked, and its pool."""


def follow(store: Inherited) -> None:
    """Look after a store at every fork, as long as it is there."""
    _stores.add(store)


def _before() -> None:
    for store in list(_stores):
        pool = store.engine.pool
        # a database in memory has another pool, and would be lost with its connection
        if store.engine.dialect.name == SQLITE and isinstance(pool, QueuePool):
            store.resting.clear()
            _at_fork[id(store)] = pool.checkedout() > 0, pool
            store.engine.dispose()


def _in_child() -> None:
    QUEUES.forget()
    for store in list(_stores):
        in_use, pool = _at_fork.get(id(store), (False, store.engine.pool))
        store.forked = store.forked or in_use
        _kept.append((pool, store.resting.forget()))
        store.engine.dispose(close=False)
    _at_fork.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before, after_in_parent=_at_fork.clear, after_in_child=_in_child)
