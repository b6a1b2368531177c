"""The key of a store on the command line: made, kept, missed, wrong, replaced."""

import json
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.prepared import prepared

from ruralgov.builtin.keyfile import make_key, read_key
from ruralgov.cli import main
from ruralgov.cli.door import shown
from ruralgov.domain.kernel.errors import StorageFailure

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


def store_in(folder: Path) -> list[str]:
    return ["--lang", "en", "--store", f"sqlite:///{folder}/c.db"]


def begun(folder: Path) -> None:
    at = [*store_in(folder), "--key-file", f"{folder}/c.key"]
    assert run(at, "init").exit_code == 0


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.delenv("RURALGOV_KEY", raising=False)
    return store_in(prepared(tmp_path, begun))


def run(at: list[str], *words: str) -> Result:
    return CliRunner().invoke(main, [*at, *words])


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_init_makes_no_key_for_a_store_whose_key_is_gone(at: list[str], tmp_path: Path) -> None:
    key = tmp_path / "c.key"
    kept = key.rename(tmp_path / "kept")
    for words in (["init"], ["generate", "--scale", "0.001"]):
        again = run([*at, "--key-file", str(key)], *words)
        assert again.exit_code == 1
        assert again.stderr.startswith("key_missing: ")
        assert not key.exists()
    assert run([*at, "--key-file", str(kept)], "init").exit_code == 0


def test_a_wrong_key_is_said_by_every_command(at: list[str], tmp_path: Path) -> None:
    make_key(tmp_path / "wrong")
    wrong = [*at, "--key-file", f"{tmp_path}/wrong"]
    for words in (["init"], ["ask", "Places"], ["verify"]):
        refused = run(wrong, *words)
        assert (refused.exit_code, refused.stderr[:11]) == (1, "key_wrong: ")
    told = run(wrong, "doctor")
    assert told.exit_code == 1
    assert "key_wrong" in told.stdout


@POSIX
def test_key_and_store_are_their_owners_alone(at: list[str], tmp_path: Path) -> None:
    key = [*at, "--key-file", f"{tmp_path}/c.key"]
    assert {mode(one) for one in tmp_path.iterdir()} == {0o600}
    assert run(key, "doctor").exit_code == 0
    (tmp_path / "c.key").chmod(0o640)
    told = run(key, "doctor")
    assert told.exit_code == 1
    assert "can be read by others" in told.stdout


@POSIX
def test_the_log_of_a_store_in_use_is_its_owners_alone(tmp_path: Path) -> None:
    from ruralgov import make_key, open_app

    make_key(tmp_path / "c.key")
    app = open_app("371082", f"sqlite:///{tmp_path}/c.db", key_file=tmp_path / "c.key")
    app.set_up("zhao")  # type: ignore[arg-type]
    assert {mode(one) for one in tmp_path.glob("c.db*")} == {0o600}
    assert len([*tmp_path.glob("c.db*")]) == 3
    app.close()


def test_a_key_is_replaced_and_the_old_one_opens_nothing(at: list[str], tmp_path: Path) -> None:
    old, new = [*at, "--key-file", f"{tmp_path}/c.key"], [*at, "--key-file", f"{tmp_path}/n.key"]
    done = run([*old, "--json"], "rotate-key", "--to", f"{tmp_path}/n.key")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["made_anew"]["salts"] >= 0
    assert run(old, "ask", "Places").stderr.startswith("key_wrong")
    for words in (["ask", "Places"], ["verify"], ["doctor"]):
        assert run(new, *words).exit_code == 0
    again = run(old, "rotate-key", "--to", f"file:{tmp_path}/n.key")
    assert again.exit_code == 0, again.output
    assert "file:" in again.stdout
    both = ["--key", f"file:{tmp_path}/c.key", "--older-key", f"file:{tmp_path}/n.key"]
    assert run([*at, *both], "ask", "Places").exit_code == 0


def test_a_key_in_the_environment_is_used_where_no_other_is_named(
    at: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RURALGOV_KEY", read_key(tmp_path / "c.key").hex())
    assert run(at, "ask", "Places").exit_code == 0
    monkeypatch.setenv("RURALGOV_KEY", "00" * 32)
    assert run(at, "ask", "Places").stderr.startswith("key_wrong")
    assert run([*at, "--key-file", f"{tmp_path}/c.key"], "ask", "Places").exit_code == 0
    monkeypatch.setenv("MINE", read_key(tmp_path / "c.key").hex())
    assert run([*at, "--key", "env:MINE"], "ask", "Places").exit_code == 0
    assert run([*at, "--key", "vault:x"], "ask", "Places").stderr.startswith("key_scheme_unknown")


@pytest.mark.parametrize(
    ("store", "said"),
    [
        ("postgresql://u:geheim@h/d", "postgresql://u:***@h/d"),
        ("postgresql://u:a@b:c@h:5432/d", "postgresql://u:***@h:5432/d"),
        ("postgresql://u@h:5432/d", "postgresql://u@h:5432/d"),
        ("sqlite:///c:/a@b.db", "sqlite:///c:/a@b.db"),
    ],
)
def test_no_password_of_a_store_is_shown(store: str, said: str) -> None:
    assert shown(store) == said


def test_a_key_has_its_name_only_when_it_is_whole_and_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is called, in this order; a process that dies in between leaves no key."""
    path, called = tmp_path / "c.key", list[str]()
    sync, link = os.fsync, os.link

    def synced(handle: int) -> None:
        called.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    def linked(source: Path, target: Path) -> None:
        called.append("name")
        assert len(read_key(source)) == 32
        link(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "link", linked)
    assert make_key(path)
    assert called == ["file", "name", "folder"]
    assert [*tmp_path.iterdir()] == [path]
    kept = path.read_text()
    assert not make_key(path)
    assert path.read_text() == kept


def test_a_key_that_another_made_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.key"
    monkeypatch.setattr(os, "fsync", lambda _: path.write_text("ab" * 32))
    assert not make_key(path)
    assert read_key(path) == b"\xab" * 32
    assert [*tmp_path.iterdir()] == [path]


def test_a_key_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StorageFailure, match="key_file_not_made"):
        make_key(tmp_path / "missing" / "c.key")
    at = ["--store", f"sqlite:///{tmp_path}/c.db", "--key-file", f"{tmp_path}/missing/c.key"]
    refused = run(at, "init")
    assert (refused.exit_code, refused.stderr[:17]) == (1, "key_file_not_made")
