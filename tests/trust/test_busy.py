"""Two writers on one SQLite file, and a reading whose record cannot be written."""

import threading
from pathlib import Path
from typing import Any

import pytest
from tests.town import Town, code_of

from ruralgov.domain.access import Readings
from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.domain.registry import Members, Places
from ruralgov_sqlalchemy import SqlStorage, dialects
from ruralgov_sqlalchemy import texts as sqlalchemy_texts
from ruralgov_sqlalchemy.transaction import SqlTransaction


def test_a_second_writer_waits_and_is_told_that_the_store_is_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = [one.replace("=5000", "=200") for one in dialects.SQLITE_PAGES]
    monkeypatch.setattr(dialects, "SQLITE_PAGES", tuple(settings))
    town = Town(SqlStorage(f"sqlite:///{tmp_path}/s.db", "371082"))
    held = town.app.storage.begin(write=True)
    assert code_of(lambda: town.place("371082102", "成山镇")) == "store_busy"
    assert len(town.ask("auditor", Places())) == 1  # readers do not wait
    held.close()
    assert town.place("371082102", "成山镇")
    town.app.close()


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    town = Town(SqlStorage(f"sqlite:///{tmp_path}/s.db", "371082"))

    def write(first: int) -> None:
        for n in range(first, 40, 4):
            town.place(f"3710821013{n:02d}", f"村{n}")

    threads = [threading.Thread(target=write, args=(first,)) for first in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(town.ask("auditor", Places(parent=town.town))) == 42
    assert town.app.verify() == []
    town.app.close()


def test_a_name_is_not_shown_where_its_reading_cannot_be_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = Town(SqlStorage(f"sqlite:///{tmp_path}/s.db", "371082"))
    home = town.household("1")
    person = town.person(home)

    def broken(_self: SqlTransaction, _changes: Any) -> None:
        raise StorageFailure(sqlalchemy_texts.STORE_FAILED, problem="disk full")

    with monkeypatch.context() as patch:
        patch.setattr(SqlTransaction, "write", broken)
        assert code_of(lambda: town.ask("registrar", Members(household=home))) == "store_failed"
    assert town.ask("auditor", Readings(subject=f"person/{person}")) == []
    town.app.close()
