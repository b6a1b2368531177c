"""The city that is tampered with: an SQLite file in which every command was given once."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.registry import ErasePerson, Members
from ruralgov.sample.draw import identity_number
from ruralgov_sqlalchemy import SqlStorage
from tests.scenario import every_command
from tests.town import KEYS, Town

CITY = "371082"
STRANGER = Keys(b"x" * 32)
"""The keys of one who has the database and the software, and not the key."""


def strange(app: App) -> App:
    """Let an app take its own keys for those of the store, as who may change the code can."""
    keyring: Any = app._core.keyring  # noqa: SLF001  see above
    keyring._opened = lambda _row: STRANGER.ring  # noqa: SLF001
    return app


class Ground:
    """A city at rest in a file, and a copy of it that each attack gets anew."""

    def __init__(self, folder: Path) -> None:
        self.base, self.path = folder / "base.db", folder / "attacked.db"
        self.older = folder / "older.db"
        town = Town(SqlStorage(f"sqlite:///{self.path}", CITY))
        self.contexts, self.clock = town.app.catalogue.contexts, town.clock
        steps = every_command(town)
        (account, command), number = next(steps), 0
        while True:
            number += 1
            receipt = town.do(account, command, f"chosen-{number}" if number % 3 else None)
            try:
                account, command = steps.send(receipt)
            except StopIteration:
                break
        home = town.household("sealed")
        self.erased = town.person(home, identity_number(900))
        town.ask("registrar", Members(household=home))
        self.salt = self._salt(f"person/{self.erased}")
        erase = ErasePerson(person=self.erased, reason="本人申请")
        town.do("registrar", erase, "chosen-erase")
        first = town.app.seal()
        town.app.storage.close()
        shutil.copyfile(self.path, self.older)
        for number in (901, 902, 903):  # and a tail without a seal, but for its beginning
            home = town.household(f"tail-{number}")
            town.person(home, identity_number(number))
            town.ask("registrar", Members(household=home))
            if number == 901:
                self.head = str(town.app.seal())
        assert first is not None
        town.app.close()
        shutil.copyfile(self.path, self.base)
        self.app = self._app(KEYS)

    def _salt(self, record: str) -> str:
        with closing(sqlite3.connect(self.path)) as connection:
            question = "SELECT salt FROM ruralgov_salts WHERE record = ?"
            return str(connection.execute(question, (record,)).fetchone()[0])

    def _app(self, keys: Keys) -> App:
        storage = SqlStorage(f"sqlite:///{self.path}", CITY)
        return App(CITY, storage, keys, contexts=self.contexts, clock=self.clock)

    def renew(self) -> None:
        """Put the city back as it was."""
        for ending in ("-wal", "-shm"):
            Path(f"{self.path}{ending}").unlink(missing_ok=True)
        shutil.copyfile(self.base, self.path)

    @contextmanager
    def raw(self) -> Iterator[sqlite3.Connection]:
        """Give the database as an attacker has it: without the triggers, until he is done."""
        with closing(sqlite3.connect(self.path)) as connection, connection:
            triggers = connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall()
            for name, _ in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            yield connection
            for _, text in triggers:
                connection.execute(text)

    @contextmanager
    def stranger(self) -> Iterator[App]:
        """Give an app over the store under a key of the attacker's own."""
        app = strange(self._app(STRANGER))
        # he opens nothing that would check keys
        app.storage.pending(app._standing.shapes())  # noqa: SLF001
        try:
            yield app
        finally:
            app.close()

    def found(self) -> tuple[str, list[str]]:
        """Open and verify: return ``refused``, ``crashed`` or ``verified``, and what was said."""
        try:
            self.app.open()
            return "verified", self.app.verify(self.head)
        except RuralgovError as error:
            return "refused", [f"{error.code}: {error.en}"]
        except Exception as error:  # noqa: BLE001  what is looked for
            return "crashed", [repr(error)]
        finally:
            self.app.storage.close()
