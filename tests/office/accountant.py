"""A village accountant with a store in a file, who works through the command line alone."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from ruralgov.cli import main
from ruralgov_sqlalchemy import SqlStorage
from tests.books.ledger import Ledger
from tests.office.sheets import book, opened
from tests.town import Town


class Accountant:
    """Runs commands on the books of one collective; ``town`` opens the same store for a while."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with self.town() as town:
            self.ledger = Ledger(town)
            self.ledger.define("10201", "基本存款账户")
            self.ledger.define("11301", "张三丰")
        (folder / "c.key").write_text((b"k" * 32).hex(), encoding="utf-8")

    @contextmanager
    def town(self) -> Iterator[Town]:
        found = Town.__new__(Town) if (self.folder / "c.db").exists() else None
        storage = SqlStorage(f"sqlite:///{self.folder}/c.db", "371082")
        town = Town(storage) if found is None else reopened(found, storage)
        yield town
        town.app.close()

    def run(self, *words: str, account: str = "bookkeeper") -> Result:
        at = ["--store", f"sqlite:///{self.folder}/c.db", "--key-file", f"{self.folder}/c.key"]
        who = ["--as", account, "--purpose", "collective_finance"]
        return CliRunner().invoke(main, [*at, *who, *words])

    def bring(self, what: str, file: Path, *words: str, account: str = "bookkeeper") -> Result:
        about = ["--collective", self.ledger.key]
        return self.run("import", what, str(file), *about, *words, account=account)

    def file(self, name: str, *rows: Sequence[Any]) -> Path:
        """Write rows as a workbook, or as CSV where the name says so."""
        path = self.folder / name
        if path.suffix == ".csv":
            text = "\n".join(",".join("" if v is None else str(v) for v in row) for row in rows)
            path.write_text(text + "\n", encoding="utf-8")
        else:
            path.write_bytes(book(*rows))
        return path

    def marked(self, name: str) -> Any:
        """Return a marked copy as a workbook."""
        return opened((self.folder / name).read_bytes())


def reopened(town: Town, storage: SqlStorage) -> Town:
    """Return a town over a store that has one already."""
    from ruralgov.app.application import App
    from ruralgov.app.keys import Keys
    from ruralgov.domain.catalogue import CONTEXTS
    from ruralgov.domain.kernel.ids import AccountId
    from ruralgov.sample.city import City
    from ruralgov.sample.life import SimulatedClock
    from tests.town import NOW, opened

    town.clock = SimulatedClock(NOW)
    contexts = [opened(context) for context in CONTEXTS]
    town.app = App("371082", storage, Keys(b"k" * 32), contexts=contexts, clock=town.clock)
    town.app.open()
    town.city = City(town.app, AccountId("admin"))
    return town


def commented(sheet: Any) -> set[str]:
    """Return the cells that a marked copy says something of."""
    return {cell.coordinate for row in sheet for cell in row if cell.comment}


def codes(result: Result) -> dict[str, str]:
    """Return the code of the error by cell, of those that are said."""
    return dict(re.findall(r"^(?:.*: )?([A-Z]*\d+): (\w+): ", result.stderr, re.MULTILINE))
