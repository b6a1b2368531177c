"""The drill: a backup of either database, put into either, is the city as it was."""

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.stores import HERE, read, releases
from tests.stores.databases import unpack_sqlite
from tests.town import DAY, KEYS, NAME, OPENED, Town, code_of

from ruralgov.app.application import App
from ruralgov.app.shelf import SHELF
from ruralgov.cli import main
from ruralgov.domain.registry import RegisterPlace
from ruralgov.ports.besides import BackedUp, Copied
from ruralgov_sqlalchemy import SqlStorage

CITY = "371082"
DATABASES = ("sqlite", "postgresql")
LOST = RegisterPlace(code="371082101299", name="后庄", since=DAY, source="t")
"""What is done after the backup."""


@pytest.fixture
def url_of(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Gives the URL of an empty store of a kind."""

    def make(kind: str) -> str:
        if kind == "postgresql":
            url: str = request.getfixturevalue("postgres_databases")()
            return url
        return f"sqlite:///{tmp_path}/{len(list(tmp_path.iterdir()))}.db"

    return make


def storage_of(town: Town) -> SqlStorage:
    assert isinstance(town.app.storage, SqlStorage)
    assert isinstance(town.app.storage, BackedUp)
    return town.app.storage


def opened(url: str, town: Town) -> App:
    app = App(CITY, SqlStorage(url, CITY), KEYS, contexts=OPENED, clock=town.clock)
    app.open()
    return app


def go_on(town: Town, url: str, file: Path) -> Copied:
    """Let the town go on in an empty store that is filled from a backup."""
    town.app.close()
    town.app = town.city.app = opened(url, town)
    copied = storage_of(town).restore(file)
    town.app.open()
    return copied


def content(town: Town) -> tuple[list[Any], list[Any], dict[str, Any]]:
    """Return all that the store keeps, with the marks of the feed; opening begins an edition."""
    tx = town.app.storage.begin(write=False)
    names = [one.name for one in storage_of(town).declared.shapes if one.name != SHELF.name]
    tables = {name: tx.rows(name, ()) for name in names}
    found = (tx.records(("", ""), 10_000), tx.feed("", 10_000), tables)
    tx.close()
    return found


def number(town: Town) -> int:
    tx = town.app.storage.begin(write=True)
    taken = tx.number("case-2026")
    tx.commit()
    return taken


@pytest.mark.parametrize("target", DATABASES)
@pytest.mark.parametrize("source", DATABASES)
def test_a_drill_from_either_database_into_either(
    url_of: Callable[[str], str], source: str, target: str, tmp_path: Path
) -> None:
    town, file = Town(SqlStorage(url_of(source), CITY)), tmp_path / "backup"
    town.person(town.household("1"))
    last, head, before = number(town), str(town.app.seal()), content(town)
    copied = storage_of(town).backup(file)
    assert (copied.records, copied.events) == (len(before[0]), len(before[1]))
    assert copied.latest == before[1][-1].entry.at
    lost = town.do("registrar", LOST, "late")
    newest = content(town)[1][-1].mark
    assert file.stat().st_mode & 0o777 == 0o600
    assert NAME.encode() not in file.read_bytes()

    assert go_on(town, url_of(target), file) == copied
    assert content(town) == before
    assert town.app.verify(head) == []
    assert number(town) == last + 1
    again = town.do("registrar", LOST, "late")
    assert (again.key, again.at) != (lost.key, lost.at)
    assert town.do("registrar", LOST, "late") == again
    assert [one.mark > newest for one in content(town)[1][len(before[1]) :]] == [True]
    assert str(town.app.seal()) != head
    assert town.app.verify(head) == []
    town.app.close()


def test_a_backup_is_consistent_while_others_write(tmp_path: Path) -> None:
    town = Town(SqlStorage(f"sqlite:///{tmp_path}/a.db", CITY))
    enough, done = threading.Event(), threading.Event()

    def work() -> None:
        count = 0
        while not done.is_set():
            town.household(str(count))
            count += 1
            if count == 5:
                enough.set()

    writer = threading.Thread(target=work)
    writer.start()
    assert enough.wait(30)
    head = str(town.app.seal())
    copied = storage_of(town).backup(tmp_path / "b")
    done.set()
    writer.join()
    assert len(content(town)[1]) > copied.events
    go_on(town, f"sqlite:///{tmp_path}/c.db", tmp_path / "b")
    assert town.app.verify(head) == []
    town.app.close()


def test_nothing_is_restored_over_data_nor_from_what_is_no_whole_backup(tmp_path: Path) -> None:
    town, good = Town(SqlStorage(f"sqlite:///{tmp_path}/a.db", CITY)), tmp_path / "good"
    storage_of(town).backup(good)
    kept = good.read_bytes()
    before = content(town)
    assert code_of(lambda: storage_of(town).backup(good)) == "backup_there"
    assert code_of(lambda: storage_of(town).backup(tmp_path / "no" / "x")) == "backup_unwritable"
    assert code_of(lambda: storage_of(town).restore(good)) == "store_holds_data"
    assert code_of(lambda: storage_of(town).restore(tmp_path)) == "backup_unreadable"
    assert content(town) == before
    town.app.close()
    town.app = opened(f"sqlite:///{tmp_path}/b.db", town)
    bad = tmp_path / "bad"
    for damaged in (b"", kept[:100], kept[: len(kept) // 2], b"x" * len(kept)):
        bad.write_bytes(damaged)
        assert code_of(lambda: storage_of(town).restore(bad)) == "backup_unreadable"
    other = SqlStorage(f"sqlite:///{tmp_path}/c.db", "370682")
    other.set_up(storage_of(town).declared.shapes, lambda _tx, _stale: None)
    assert code_of(lambda: other.restore(good)) == "backup_of_another"
    assert content(town)[:2] == ([], [])
    storage_of(town).restore(good)
    town.app.open()
    assert content(town) == before
    assert good.read_bytes() == kept
    other.close()
    town.app.close()


def test_the_store_of_an_older_release_can_be_restored(tmp_path: Path) -> None:
    release = releases()[-1]
    unpack_sqlite(release / "half.db.xz", tmp_path / "old.db")
    town = Town(SqlStorage(f"sqlite:///{tmp_path}/a.db", CITY))
    go_on(town, f"sqlite:///{tmp_path}/b.db", tmp_path / "old.db")
    assert town.app.verify(read(HERE / release.name).heads["sqlite"]["half"]) == []
    town.app.close()


def run(folder: Path, store: str, *words: str) -> Result:
    url = store if ":" in store else f"sqlite:///{folder}/{store}"
    options = ["--store", url, "--key-file", f"{folder}/key", "--json", "--lang", "en"]
    return CliRunner().invoke(main, [*options, *words])


def test_backup_and_restore_are_commands(tmp_path: Path) -> None:
    file = f"{tmp_path}/backup"
    assert run(tmp_path, "a.db", "init").exit_code == 0
    made = json.loads(run(tmp_path, "a.db", "backup", file).stdout)
    assert (made["city"], made["path"]) == (CITY, file)
    assert made["events"] > made["records"] > 0
    drill = run(tmp_path, "a.db", "restore", "--check", file, "--head", made["head"])
    assert drill.exit_code == 0, drill.output
    assert json.loads(drill.stdout) == made | {"faults": []}
    wrong = run(tmp_path, "a.db", "restore", "--check", file, "--head", "9:" + "0" * 64)
    assert (wrong.exit_code, len(json.loads(wrong.stdout)["faults"])) == (1, 1)
    over = run(tmp_path, "a.db", "restore", file)
    assert (over.exit_code, json.loads(over.stderr)["error"]) == (1, "store_holds_data")
    done = run(tmp_path, "b.db", "restore", file)
    assert json.loads(done.stdout) == made | {"faults": []}
    verified = run(tmp_path, "b.db", "verify", "--head", made["head"])
    assert verified.exit_code == 0, verified.output
    unsupported = run(tmp_path, "memory:", "backup", f"{tmp_path}/other")
    assert json.loads(unsupported.stderr)["error"] == "backup_unsupported"


def test_a_backup_says_in_both_languages_that_the_key_is_apart(tmp_path: Path) -> None:
    run(tmp_path, "a.db", "init")
    for lang, said in (("zh", "密钥不在备份中"), ("en", "The key is not in it")):
        words = ["--store", f"sqlite:///{tmp_path}/a.db", "--key-file", f"{tmp_path}/key"]
        words += ["--lang", lang, "backup", f"{tmp_path}/{lang}"]
        assert said in CliRunner().invoke(main, words).output
