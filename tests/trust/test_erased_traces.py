"""What was erased is in no file of the store: not the salt, and nothing that the key opens."""

import logging
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.town import KEYS, NAME, Town

from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.registry import ErasePerson
from ruralgov_sqlalchemy import SqlStorage

HEX = re.compile(rb"(?=([0-9a-f]{64}))")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    town = Town(SqlStorage(f"sqlite:///{tmp_path}/c.db", "371082"))
    yield town
    town.app.close()


def settled(town: Town) -> list[PersonId]:
    """Settle so many people that the salts fill several pages, which are split and moved."""
    home = town.household("1")
    return [town.person(home) for _ in range(150)]


def salt_of(folder: Path, person: PersonId) -> str:
    with sqlite3.connect(folder / "c.db") as connection:
        question = "SELECT salt FROM ruralgov_salts WHERE record = ?"
        ((salt,),) = connection.execute(question, (f"person/{person}",)).fetchall()
    return str(salt)


def stored(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


def opened(folder: Path, person: PersonId) -> list[bytes]:
    """Return what somebody with the key opens of a person by any salt that the files hold."""
    with sqlite3.connect(folder / "c.db") as connection:
        question = "SELECT sealed FROM ruralgov_journal WHERE key = ? AND sealed IS NOT NULL"
        sealed = [bytes(row[0]) for row in connection.execute(question, (person,))]
    salts = {one.decode() for one in HEX.findall(stored(folder))}
    assert sealed
    assert salts
    found = (KEYS.open(salt, f"person/{person}", one) for salt in salts for one in sealed)
    return [one for one in found if one is not None]


def erase(town: Town, person: PersonId) -> None:
    town.do("registrar", ErasePerson(person=person, reason="申请"))


def test_the_salt_is_gone_from_every_file_while_the_app_is_open(town: Town, tmp_path: Path) -> None:
    people = settled(town)
    gone = [(one, salt_of(tmp_path, one)) for one in people[::7]]
    assert all(salt.encode() in stored(tmp_path) for _, salt in gone)
    assert opened(tmp_path, gone[0][0])
    for person, _ in gone:
        erase(town, person)
    left = stored(tmp_path)
    assert [salt for _, salt in gone if salt.encode() in left] == []
    assert opened(tmp_path, gone[0][0]) == []
    assert NAME.encode() not in left
    assert town.app.verify() == []


def test_a_reader_holds_it_back_which_is_told_and_it_is_done_at_the_next_chance(
    town: Town, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    person = town.person(town.household("1"))
    salt = salt_of(tmp_path, person).encode()
    reader = sqlite3.connect(tmp_path / "c.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM ruralgov_salts").fetchall()
    with town.app.storage.connect(write=False) as connection:  # type: ignore[attr-defined]
        connection.connection.driver_connection.execute("PRAGMA busy_timeout=50")
    with caplog.at_level(logging.WARNING, "ruralgov"):
        erase(town, person)
        town.household("2")
    assert [one.name for one in caplog.records] == ["ruralgov.erasures"]
    assert salt in stored(tmp_path)
    reader.close()
    town.household("3")
    assert salt not in stored(tmp_path)


def test_what_a_process_left_is_cleared_when_the_store_is_opened(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/c.db"
    town = Town(SqlStorage(url, "371082"))
    person = town.person(town.household("1"))
    salt = salt_of(tmp_path, person).encode()
    reader = sqlite3.connect(tmp_path / "c.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM ruralgov_salts").fetchall()
    with town.app.storage.connect(write=False) as connection:  # type: ignore[attr-defined]
        connection.connection.driver_connection.execute("PRAGMA busy_timeout=50")
    erase(town, person)
    reader.rollback()
    assert salt in stored(tmp_path)
    town.app.open()
    assert salt not in stored(tmp_path)
    reader.close()
    town.app.close()
