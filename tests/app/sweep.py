"""Commands given in a child process, to learn what the store is when it dies before a line.

How is in ``ruralgov.testing.kills``.
"""

import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

from attrs import frozen
from tests.town import KEYS, Town

from ruralgov.app.application import App
from ruralgov.testing.kills import AtLine, State, in_child, restore, state_of
from ruralgov_sqlalchemy import SqlStorage

ID = "swept"


def let_go(app: App) -> None:
    """Close the connections of an app that goes on being used."""
    storage: Any = app.storage
    storage.engine.dispose()


@frozen
class Content:
    """The rows of a store, each as the SQL that would insert it."""

    lines: list[str]

    @property
    def counts(self) -> Counter[str]:
        """Return how many rows there are in each table: ids and seals differ from run to run."""
        return Counter(line.split("(")[0] for line in self.lines)


@frozen
class Step:
    """A command, who gives it, and the store to which it is given, again and again."""

    town: Town
    account: str
    command: Any
    path: Path

    def opened(self) -> App:
        """Return an app that holds no connection, so that a child may use it."""
        storage = SqlStorage(f"sqlite:///{self.path}", "371082")
        app = App("371082", storage, KEYS, clock=self.town.clock)
        app.open()
        let_go(app)
        return app

    def give(self, app: App) -> None:
        """Give the command; it is a retry where it was done."""
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
        """Return the rows of the store."""
        connection = sqlite3.connect(self.path)
        found = list(connection.iterdump())
        connection.close()
        return Content(found)
