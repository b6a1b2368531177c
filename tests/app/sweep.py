"""Commands given in a child process, to learn what the store is when it dies before a line.

How is in ``ruralgov.testing.kills``.
"""

import sqlite3
from contextlib import closing
from hashlib import shake_256
from pathlib import Path
from typing import Any

from attrs import field, frozen
from tests.town import KEYS, Ids, Town

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.testing.kills import AtLine, State, in_child, restore, state_of
from ruralgov_sqlalchemy import SqlStorage

ID = "swept"
FROM = 90_000_000
"""The ids that a swept command gives come after this one."""
SCHEMA = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"


def let_go(app: App) -> None:
    """Close the connections of an app that goes on being used."""
    storage: Any = app.storage
    storage.resting.clear()
    storage.engine.dispose()


@frozen
class Content:
    """The rows of a store, by their tables; what declares the tables is among them."""

    rows: dict[str, list[tuple[Any, ...]]]


class Chance:
    """Stands for chance: the same ids and the same random bytes each time it is begun anew."""

    def __init__(self) -> None:
        self.ids = Ids(FROM)
        self.count = 0

    def anew(self) -> None:
        """Begin anew."""
        self.ids.number, self.count = FROM, 0

    def entropy(self, size: int) -> bytes:
        """Return the next bytes."""
        self.count += 1
        return shake_256(str(self.count).encode()).digest(size)


@frozen
class Step:
    """A command, who gives it, and the store to which it is given, again and again."""

    town: Town
    account: str
    command: Any
    path: Path
    chance: Chance = field(factory=Chance)

    def opened(self) -> App:
        """Return an app that holds no connection, so that a child may use it."""
        storage = SqlStorage(f"sqlite:///{self.path}", "371082")
        keys = Keys(KEYS.masters[0], entropy=self.chance.entropy)
        app = App("371082", storage, keys, clock=self.town.clock, ids=self.chance.ids)
        app.open()
        let_go(app)
        return app

    def give(self, app: App) -> None:
        """Give the command, with the same effect to the letter; it is a retry where it was done."""
        self.chance.anew()
        app.execute(self.command, command_id=ID, **self.town.acting(self.account))

    def in_child(self, app: App, at_line: AtLine) -> bool:
        """Give it in a child, and tell whether the child was killed."""
        return in_child(lambda: self.give(app), at_line)

    def restore(self, state: State) -> None:
        """Put the files back as they were."""
        restore(self.path, state)

    def state(self) -> State:
        """Return the files as they are."""
        return state_of(self.path)

    def content(self) -> Content:
        """Return the rows of the store, which must be sound."""
        with closing(sqlite3.connect(self.path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            rows = {"sqlite_master": connection.execute(SCHEMA).fetchall()}
            for (name,) in connection.execute(TABLES).fetchall():
                rows[name] = connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608
        return Content(rows)
