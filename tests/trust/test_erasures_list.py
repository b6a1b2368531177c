"""What was erased is listed, looked for in copies, and erased again in a restored store."""

import json
import re
import shutil
import sqlite3
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from tests.town import KEYS, Town, code_of

from ruralgov.app.application import App
from ruralgov.app.erasures import PIECE, Erasure, read_list
from ruralgov.app.sealing import IN_BYTES, SALTS
from ruralgov.cli import main
from ruralgov.domain.access import RecordAsKnown
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.personal import Address
from ruralgov.domain.registry import ChangeHousehold, EraseHousehold, ErasePerson
from ruralgov.ports.storage import Changes
from ruralgov_sqlalchemy import SqlStorage


def town_at(folder: Path) -> Town:
    return Town(SqlStorage(f"sqlite:///{folder}/c.db", "371082"))


def backup(folder: Path, name: str = "old.db") -> Path:
    copy = folder / name
    with sqlite3.connect(folder / "c.db") as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    return copy


def erase(town: Town, person: PersonId) -> None:
    ground = ErasureGround.CONSENT_WITHDRAWN
    town.do("privacy", ErasePerson(person=person, ground=ground, reason="本人申请"))


def test_a_store_that_erased_holds_no_key_and_a_backup_of_before_does(tmp_path: Path) -> None:
    town = town_at(tmp_path)
    home = town.household("1")
    kept, gone = town.person(home), town.person(home)
    copy = backup(tmp_path)
    erase(town, gone)
    found = town.app.erasures.check([copy])
    assert [one.name for one in found.erased] == [f"person/{gone}"]
    assert [(one.record, one.where) for one in found.held] == [(f"person/{gone}", str(copy))]
    assert (found.cleared, found.dead_rows, found.again) == (True, 0, ())
    assert town.app.erasures.check().held == ()
    data, name = (tmp_path / "c.db").read_bytes(), f"person/{kept}".encode()
    at = [one.end() for one in re.finditer(re.escape(name), data)]
    assert any(IN_BYTES.match(data, end) for end in at), "the form of a salt in a file differs"
    town.app.close()


@pytest.mark.parametrize("before", [0, PIECE - 60, PIECE - 1, PIECE])
@pytest.mark.parametrize("between", ["", "\t", "', '"])
def test_a_salt_is_found_wherever_pieces_of_a_file_end(
    tmp_path: Path, before: int, between: str
) -> None:
    town = Town()
    gone = town.person(town.household("1"))
    erase(town, gone)
    dump = tmp_path / "dump.sql"
    with dump.open("wb") as file:
        file.truncate(before)
        file.seek(before)
        file.write(f"371082{between}person/{gone}{between}{'0a' * 32}".encode())
    assert [one.where for one in town.app.erasures.check([dump]).held] == [str(dump)]


def test_a_salt_that_somebody_put_back_is_found(tmp_path: Path) -> None:
    town = town_at(tmp_path)
    gone = town.person(town.household("1"))
    with sqlite3.connect(tmp_path / "c.db") as connection:
        rows = connection.execute("SELECT * FROM ruralgov_salts").fetchall()
    erase(town, gone)
    with sqlite3.connect(tmp_path / "c.db") as connection:
        back = [row for row in rows if row[1] == f"person/{gone}"]
        connection.executemany("INSERT INTO ruralgov_salts VALUES (?, ?, ?)", back)
    found = town.app.erasures.check()
    assert [(one.record, one.where) for one in found.held] == [(f"person/{gone}", "store")]
    town.app.close()


def test_what_was_entered_since_is_told_apart(tmp_path: Path) -> None:
    town = town_at(tmp_path)
    home = town.household("1")
    change = ChangeHousehold(
        household=home, address=Address("东街1号"), since=town.clock.now.date(), cause="翻建"
    )
    town.do("registrar", change)
    gone = EraseHousehold(household=home, ground=ErasureGround.UNLAWFUL, reason="超范围")
    town.do("privacy", gone)
    town.clock.now = town.clock.now.replace(month=3)
    town.do(
        "registrar",
        ChangeHousehold(
            household=home, address=Address("西街2号"), since=town.clock.now.date(), cause="翻建"
        ),
    )
    found = town.app.erasures.check()
    assert (found.held, found.again) == ((), (f"household/{home}",))
    town.app.close()


def test_a_restored_backup_erases_again_what_the_list_says_and_only_once(tmp_path: Path) -> None:
    town = town_at(tmp_path)
    home = town.household("1")
    kept, gone = town.person(home), town.person(home)
    backup(tmp_path, "restored.db")
    later = town.person(home)
    erase(town, gone)
    erase(town, later)
    listed = list(town.app.erasures.all())
    town.app.close()
    shutil.move(tmp_path / "restored.db", tmp_path / "c.db")
    for beside in ("c.db-wal", "c.db-shm"):
        (tmp_path / beside).unlink(missing_ok=True)
    app = App("371082", SqlStorage(f"sqlite:///{tmp_path}/c.db", "371082"), KEYS, clock=town.clock)
    app.open()
    officer = town.acting("privacy")["actor"]
    clerk = town.acting("registrar")["actor"]
    assert code_of(lambda: app.erasures.apply(listed, clerk)) == "not_granted"
    assert [one.key for one in app.erasures.apply(listed, officer)] == [gone]
    assert app.erasures.apply(listed, officer) == []
    assert app.erasures.check().held == ()
    auditor = town.acting("auditor")
    states = [
        app.query(RecordAsKnown(kind="person", key=one), **auditor).state for one in (kept, gone)
    ]
    assert [state["name"] for state in states if state] == [None, "erased"]
    assert app.verify() == []
    app.close()


def test_a_list_that_is_none_is_refused_whole(tmp_path: Path) -> None:
    town = town_at(tmp_path)
    assert code_of(lambda: read_list(b'{"kind": 1}\n')) == "erasure_list_wrong"
    strange = Erasure(
        kind="person",
        key="x",
        at="2026-01-01T00:00:00+00:00",
        actor="a",
        type="PersonEnded",
        schema=1,
        body="{}",
    )
    officer = town.acting("privacy")["actor"]
    assert code_of(lambda: town.app.erasures.apply([strange], officer)) == "erasure_unknown"
    town.app.close()


def run(folder: Path, *words: str) -> tuple[int, str]:
    given = ["--store", f"sqlite:///{folder}/c.db", "--key-file", str(folder / "k"), *words]
    done = CliRunner().invoke(main, given)
    return done.exit_code, done.output


def test_the_command_line_checks_exports_and_applies(tmp_path: Path) -> None:
    town = town_at(tmp_path)
    gone = town.person(town.household("1"))
    copy = backup(tmp_path)
    erase(town, gone)
    town.app.close()
    (tmp_path / "k").write_text((b"k" * 32).hex(), encoding="utf-8")
    (tmp_path / "k").chmod(0o600)
    code, said = run(tmp_path, "erasures", "check")
    assert (code, f"person/{gone}" in said, said.splitlines()[-1]) == (0, True, "1 / 0")
    code, said = run(tmp_path, "--lang", "en", "erasures", "check", "--copy", str(copy))
    assert (code, f"! person/{gone}: can still be opened ({copy})" in said) == (1, True)
    listed = tmp_path / "list.jsonl"
    assert run(tmp_path, "erasures", "export", str(listed)) == (0, f"{listed}: 1\n")
    (line,) = listed.read_text(encoding="utf-8").splitlines()
    assert json.loads(json.loads(line)["body"])["ground"] == "consent_withdrawn"
    assert run(tmp_path, "--as", "privacy", "erasures", "apply", str(listed)) == (0, "0 / 1\n")


def test_on_postgresql_another_store_is_looked_into_and_dead_rows_are_counted(
    postgres_server: str,
) -> None:
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        for name in ("erased", "copied"):
            connection.execute(f"CREATE DATABASE {name}".encode())
    urls = [postgres_server.rsplit("/", 1)[0] + f"/{name}" for name in ("erased", "copied")]
    town, copied = (Town(SqlStorage(url, "371082")) for url in urls)
    gone = town.person(town.household("1"))
    tx = town.app.storage.begin(write=False)
    salts = tx.lookup(SALTS.name, ("record",), [(f"person/{gone}",)])
    tx.close()
    tx = copied.app.storage.begin(write=True)
    tx.write(Changes(put=[(SALTS.name, row) for row in salts]))
    tx.commit()
    copied.app.close()
    erase(town, gone)
    copy = SqlStorage(urls[1], "371082")
    copy.know([SALTS])
    found = town.app.erasures.check([copy])
    assert [(held.record, held.where) for held in found.held] == [(f"person/{gone}", "copy")]
    copy.close()
    town.app.close()
    with psycopg.connect(urls[0], autocommit=True) as connection:
        connection.execute("ANALYZE ruralgov_salts")
    looking = SqlStorage(urls[0], "371082")
    looking.know([SALTS])
    assert looking.dead_rows(SALTS.name) == 1
    with psycopg.connect(urls[0], autocommit=True) as connection:
        connection.execute("VACUUM (FULL, ANALYZE) ruralgov_salts")
        connection.execute("ANALYZE ruralgov_salts")
    assert looking.dead_rows(SALTS.name) == 0
    looking.close()
