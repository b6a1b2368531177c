import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from ruralgov.cli import main

README = Path(__file__).parents[2] / "README.md"
TYPED = README.parent / "tests" / "typing" / "readme.py"


def test_the_example_of_the_readme_runs_twice_and_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert example == TYPED.read_text(encoding="utf-8")  # which mypy reads
    for _ in range(2):
        found: dict[str, object] = {}
        exec(example, found)  # noqa: S102  our own README
        assert found["names"] == ["俚岛镇"]
        assert found["faults"] == []


def test_the_examples_of_the_embedding_page_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (README.parent / "docs" / "embedding.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 4
    exec("\n".join(blocks), {})  # noqa: S102  our own page


def test_the_examples_of_the_page_of_ledgers_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (README.parent / "docs" / "ledgers.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 3
    exec("\n".join(blocks), {})  # noqa: S102  our own page
    lines = re.findall(r"^\$ ruralgov (.*)$", page, re.MULTILINE)
    assert len(lines) == 4
    for line in lines:
        result = CliRunner().invoke(main, line.split())
        assert result.exit_code == 0, result.output
    made = ("again.beancount", "books.beancount", "books.journal", "trial.csv", "trial.xlsx")
    assert sorted(path.name for path in tmp_path.iterdir() if "city" not in path.name) == [*made]
    assert "张某" not in "".join((tmp_path / name).read_text("utf-8") for name in made[:4])


def test_every_link_of_the_pages_leads_somewhere() -> None:
    for page in [*README.parent.glob("*.md"), *(README.parent / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
