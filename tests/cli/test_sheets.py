"""The commands that print sheets and write them as files and pages, on a store in a file."""

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from tests.consortia.area import Area

from ruralgov.cli import main
from ruralgov.domain import consortia as c
from ruralgov_sqlalchemy import SqlStorage

PAGES = ("--first", "2026-01", "--last", "2026-01", "--with", "sheets")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a consortium of two villages."""
    made = tmp_path_factory.mktemp("sheets")
    area = Area(SqlStorage(f"sqlite:///{made}/c.db", "371082"))
    key = area.active(*area.villages[:2])
    area.pledge(key, area.villages[0], kind=c.ResourceKind.CADRE_TIME, owner=None, quantity=30)
    area.town.app.close()
    (made / "c.key").write_text((b"k" * 32).hex(), encoding="utf-8")
    (made / "of").write_text(key, encoding="utf-8")
    return made


def run(folder: Path, *words: str, account: str = "auditor") -> Result:
    at = ["--store", f"sqlite:///{folder}/c.db", "--key-file", f"{folder}/c.key"]
    who = ["--as", account, "--purpose", "audit"]
    return CliRunner().invoke(main, [*at, *who, *words])


def test_a_sheet_is_listed_printed_and_written_as_a_workbook(folder: Path) -> None:
    listed = run(folder, "sheet")
    assert "consortium-charter      联建片区章程  --of 联建片区" in listed.output
    key = (folder / "of").read_text("utf-8")
    shown = run(folder, "--json", "sheet", "consortium-charter", "--of", key, "--day", "2026-01-05")
    assert shown.exit_code == 0, shown.output
    pooled = next(one for one in json.loads(shown.output) if one["title"] == "汇集资源汇总")
    (row,) = pooled["rows"]
    assert (row["kind"], row["quantity"], row["money"]) == ("干部人才", 30, None)
    book = folder / "章程.xlsx"
    run(folder, "sheet", "consortium-charter", str(book), "--of", key, "--day", "2026-01-05")
    tables = openpyxl.load_workbook(book)
    (cells,) = [
        values
        for values in tables["汇集资源汇总"].iter_rows(values_only=True)
        if values[0] == "干部人才"
    ]
    assert cells[1:3] == (1, 30)


def test_sheets_are_pages_and_one_of_them_alone(folder: Path) -> None:
    done = run(folder, "report", str(folder / "all"), *PAGES)
    assert done.exit_code == 0, done.output
    index = (folder / "all" / "index.html").read_text("utf-8")
    assert "consortium-charter-1.html" in index
    key = (folder / "of").read_text("utf-8")
    one = ("--sheet", "consortium-charter", "--of", key)
    done = run(folder, "report", str(folder / "one"), *PAGES, *one)
    assert [file.name for file in (folder / "one").iterdir()] == ["index.html"]
    refused = run(folder, "report", str(folder / "no"), *PAGES, "--sheet", "minutes")
    assert refused.exit_code == 1
    assert "sheet_of_missing" in refused.output
    assert not (folder / "no").exists()


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("--sheet", "posts"), "--with sheets"),
        (("--with", "sheets", "--of", "x"), "--sheet"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(
    folder: Path, words: tuple[str, ...], option: str
) -> None:
    period = ("--first", "2026-01", "--last", "2026-01")
    refused = run(folder, "report", str(folder / "none"), *period, *words)
    assert refused.exit_code == 1
    assert "option_missing" in refused.output
    assert option in refused.output
    assert not (folder / "none").exists()
