"""A store that is only read: beside one who writes, and as a copy that cannot be written."""

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.town import KEYS, Town, code_of

from ruralgov.app.application import App
from ruralgov.cli.door import main
from ruralgov.domain.access import ADMINISTRATION
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import Members, Places
from ruralgov_sqlalchemy import SqlStorage

CITY = "371082"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    town = Town(SqlStorage(f"sqlite:///{tmp_path}/s.db", CITY))
    town.person(town.household("1"))
    town.app.seal()
    return town


def reading(path: Path) -> App:
    app = App(CITY, SqlStorage(f"sqlite:///{path}", CITY), KEYS)
    app.open(read_only=True)
    return app


def test_it_is_verified_and_asked_while_another_writes(town: Town, tmp_path: Path) -> None:
    held = town.app.storage.begin(write=True)
    again = App(CITY, SqlStorage(f"sqlite:///{tmp_path}/s.db", CITY), KEYS)
    again.open()  # waits for nobody: there is nothing to upgrade
    app = reading(tmp_path / "s.db")
    assert app.verify() == again.verify() == []
    assert app.query(Places(), **town.city.staff("auditor"))
    held.close()
    for one in (town.app, again, app):
        one.close()


def test_a_copy_is_verified_and_asked_and_never_written(town: Town, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "copy.db"
    copy.parent.mkdir()
    with sqlite3.connect(tmp_path / "s.db") as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    head = str(town.app.head())
    home = town.household("2")
    town.app.close()
    before = copy.read_bytes()
    app = reading(copy)
    assert app.verify(head) == []
    assert app.query(Places(), **town.city.staff("auditor"))
    refused = [
        lambda: app.seal(),
        lambda: app.execute(object(), actor=Actor(AccountId("admin")), purpose=ADMINISTRATION),
        lambda: app.query(Members(household=home), **town.city.staff("registrar")),
    ]
    assert [code_of(one) for one in refused] == ["store_read_only"] * 3
    app.close()
    assert copy.read_bytes() == before
    assert list(copy.parent.iterdir()) == [copy]


def test_what_is_out_of_date_is_not_upgraded(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "empty.db").execute("VACUUM")
    assert code_of(lambda: reading(tmp_path / "empty.db")) == "store_outdated"
    assert code_of(lambda: reading(tmp_path / "none.db")) == "store_failed"
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_line_says_what_was_taken_over(town: Town, tmp_path: Path, lang: str) -> None:
    town.app.close()
    with sqlite3.connect(tmp_path / "s.db") as connection:
        connection.execute("DROP TRIGGER ruralgov_events_no_update")
        (count,) = connection.execute("SELECT count(*) FROM ruralgov_events").fetchone()
        connection.execute("UPDATE ruralgov_events SET mac = NULL")
        connection.execute("DELETE FROM ruralgov_proofs")
    key = tmp_path / "key"
    key.write_text("6b" * 32)
    words = ["--store", f"sqlite:///{tmp_path}/s.db", "--key-file", str(key), "--lang", lang]
    done = CliRunner().invoke(main, [*words, "verify"])
    assert done.exit_code == 1
    _, taken_over, *faults = done.output.splitlines()
    assert str(count) in taken_over
    assert faults == ["trigger ruralgov_events_no_update: it is missing"]
    inspected = CliRunner().invoke(main, [*words, "doctor"])
    assert "database: trigger ruralgov_events_no_update: it is missing" in inspected.output


def test_the_command_line_verifies_a_copy(town: Town, tmp_path: Path) -> None:
    head = str(town.app.head())
    town.app.close()
    key = tmp_path / "key"
    key.write_text("6b" * 32)
    words = ["--store", f"sqlite:///{tmp_path}/s.db", "--key-file", str(key), "verify"]
    whole, alone, since = (
        CliRunner().invoke(main, [*words, *more])
        for more in ((), ("--read-only", "--head", head), ("--since", head))
    )
    assert [(one.exit_code, one.output.strip()) for one in (whole, alone, since)] == [(0, head)] * 3
