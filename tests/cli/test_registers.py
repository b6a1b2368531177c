"""Registers on the command line: they stand in the file of departments, and are collected from."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cli.test_notices import begun
from tests.prepared import prepared

from ruralgov.cli import main


def deliver(tmp_path: Path, table: str) -> Result:
    folder = prepared(tmp_path, begun)
    file = tmp_path / "d.toml"
    file.write_text(table, encoding="utf-8")
    at = [f"--store=sqlite:///{folder}/c.db", f"--key-file={folder}/c.key", "--as", "liaison"]
    return CliRunner().invoke(main, ["--lang", "zh", *at, "deliver", "--departments", str(file)])


def table(path: Path, items: str = "insurance: exists") -> str:
    return f'["某保险"]\nkind = "batches"\npath = "{path}"\nitems = "{items}"\n'


def test_a_register_is_collected_from(tmp_path: Path) -> None:
    found = deliver(tmp_path, table(tmp_path))
    assert (found.exit_code, found.output) == (0, "共 0 件，未送达 0 件\n")
    assert (tmp_path / "in").is_dir()


def test_one_that_cannot_be_collected_from_is_told_by_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "in").write_text("no folder", encoding="utf-8")
    found = deliver(tmp_path, table(tmp_path))
    assert found.exit_code == 1
    assert "某保险 collect: not collected" in found.output


@pytest.mark.parametrize(
    ("path", "items", "said"),
    [("/nowhere", "insurance: exists", "no folder"), (".", "insurance: all", "items")],
)
def test_settings_that_are_wrong_are_named(
    tmp_path: Path, path: str, items: str, said: str
) -> None:
    found = deliver(tmp_path, table(Path(path), items))
    assert found.exit_code != 0
    assert "某保险" in found.output
    assert said in found.output
