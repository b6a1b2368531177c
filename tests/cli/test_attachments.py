"""Files of cases from the command line: attached, written out, checked, taken back, cleared up."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.town import Town
from tests.ways import report

from ruralgov.cli import main
from ruralgov_sqlalchemy import SqlStorage

PDF = b"%PDF-1.4\n" + b"x" * 600_000


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("RURALGOV_KEY", "6b" * 32)
    monkeypatch.setenv("RURALGOV_FILES", f"folder:{tmp_path}/files")

    def call(*words: str, account: str = "desk") -> Result:
        start = ("--store", f"sqlite:///{tmp_path}/c.db", "--as", account)
        how = ("--purpose", "case_handling", "--lang", "en", "--json")
        return CliRunner().invoke(main, [*start, *how, *words])

    return call


def test_a_file_lives_in_a_folder_and_is_checked_with_the_store(run: Any, tmp_path: Path) -> None:
    town = Town(SqlStorage(f"sqlite:///{tmp_path}/c.db", "371082"))
    case = report(town)
    number = "371082-2026-000001"
    town.app.close()
    photo = tmp_path / "现场.pdf"
    photo.write_bytes(PDF)
    attached = run("cases", "attach", number, str(photo), "--part", "report", "--shows", "路灯")
    assert attached.exit_code == 0, attached.output
    out = tmp_path / "out.pdf"
    fetched = run("cases", "fetch", case, "1", str(out))
    assert (fetched.exit_code, out.read_bytes()) == (0, PDF)
    again = run("cases", "fetch", case, "1", str(out))
    assert "file_taken" in again.output
    files = f"folder:{tmp_path}/files"
    assert run("verify", "--files", files).exit_code == 0
    (stored,) = (one for one in (tmp_path / "files").rglob("*") if one.is_file())
    kept = stored.read_bytes()
    stored.unlink()
    checked = run("verify", "--files", files)
    assert checked.exit_code == 1
    assert json.loads(checked.output)["faults"] == [
        f"case {number} attachment 1: stored_file_missing {stored.name}"
    ]
    refused = run("cases", "fetch", case, "1", str(tmp_path / "no.pdf"))
    assert "stored_file_missing" in refused.output
    assert not (tmp_path / "no.pdf").exists()
    stored.write_bytes(kept)
    assert run("cases", "withdraw", number, "1", "--reason", "传错").exit_code == 0
    assert not stored.exists()
    stored.write_bytes(kept)
    os.utime(stored, (0, 0))
    assert json.loads(run("cases", "sweep").output) == {"taken_away": 1}
    assert "case_unknown" in run("cases", "fetch", "371082-2026-000009", "1", "x").output
    listed = run("ask", "CaseAttachments", "--case", case)
    (line,) = json.loads(listed.output)
    assert line["withdrawn"] is not None


def test_an_unknown_store_of_files_is_named(run: Any) -> None:
    assert "file_store_unknown" in run("cases", "sweep", "--files", "s3://x").output
