"""A city that can be tampered with and put back, in memory or in a database."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager

from attrs import frozen
from tests.scenario import every_command
from tests.town import Town

from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.registry import Members
from ruralgov.ports.storage import Row, Storage
from ruralgov.sample.draw import identity_number
from ruralgov_sqlalchemy import SqlStorage

Tampering = tuple[str, str]
"""A table of the database, and the statement that changes it."""


def lived(storage: Storage) -> Town:
    """Return a city in which every command was given once, sealed."""
    town = Town(storage)
    steps = every_command(town)
    account, command = next(steps)
    while True:
        receipt = town.do(account, command)
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            break
    home = town.household("verify")
    town.person(home, identity_number(900))
    town.ask("registrar", Members(household=home))  # which is recorded
    town.app.seal()
    return town


@frozen
class Lived:
    """The city in memory, where anything can be tampered with and put back."""

    town: Town
    store: MemoryStorage

    def faults(self) -> list[str]:
        return self.town.app.verify()

    def rows(self, name: str) -> dict[Row, Row]:
        return self.store.tables[name].rows

    @contextmanager
    def with_rows(self, name: str, rows: list[Row]) -> Iterator[None]:
        """Have a table hold these rows for a while."""
        table = self.store.tables[name]
        before = dict(table.rows)
        table.rows.clear()
        table.rows.update({table.pick(table.shape.key, row): row for row in rows})
        try:
            assert len(table.rows) == len(rows)
            yield
        finally:
            table.rows.clear()
            table.rows.update(before)

    def check(self, planted: dict[str, list["Planted"]]) -> None:
        """Plant the first fault of each table, then the second; see that these alone are named."""
        for at in range(max(map(len, planted.values()))):
            now = {name: faults[at] for name, faults in planted.items() if at < len(faults)}
            with ExitStack() as stack:
                for name, fault in now.items():
                    stack.enter_context(self.with_rows(name, fault.rows))
                said = [one for fault in now.values() for one in fault.said]
                assert sorted(self.faults()) == sorted(said)

    @contextmanager
    def tampered(self) -> Iterator[None]:
        """Put records and journal back after what is done to them."""
        kept, events = dict(self.store.kept), list(self.store.journal)
        try:
            yield
        finally:
            self.store.kept.clear()
            self.store.kept.update(kept)
            self.store.journal[:] = events


@frozen
class Planted:
    """The rows of a table with a fault among them, and what is said of it."""

    rows: list[Row]
    said: list[str]


def sql(*words: str) -> str:
    return " ".join(words)


def storage_of(town: Town) -> SqlStorage:
    storage = town.app.storage
    assert isinstance(storage, SqlStorage)
    return storage


@contextmanager
def tampered(storage: SqlStorage, changes: Iterable[Tampering]) -> Iterator[None]:
    """Change tables of a database for a while."""
    tables = [table for table, _ in changes]
    with storage.engine.begin() as connection:
        for table, change in changes:
            connection.exec_driver_sql(
                sql("CREATE TABLE", f"kept_{table}", "AS SELECT * FROM", table)
            )
            assert connection.exec_driver_sql(change).rowcount
    try:
        yield
    finally:
        with storage.engine.begin() as connection:
            for table in tables:
                connection.exec_driver_sql(sql("DELETE FROM", table))
                connection.exec_driver_sql(
                    sql("INSERT INTO", table, "SELECT * FROM", f"kept_{table}")
                )
                connection.exec_driver_sql(sql("DROP TABLE", f"kept_{table}"))
