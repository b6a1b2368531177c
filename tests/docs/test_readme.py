import re
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"


def test_the_embedding_example_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    found: dict[str, object] = {}
    exec(example, found)  # noqa: S102  our own README
    assert found["names"] == ["俚岛镇"]
    assert found["faults"] == []
    found["app"].close()  # type: ignore[attr-defined]


def test_the_examples_of_the_embedding_page_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (README.parent / "docs" / "embedding.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 4
    exec("\n".join(blocks), {})  # noqa: S102  our own page


def test_every_link_of_the_pages_leads_somewhere() -> None:
    for page in [*README.parent.glob("*.md"), *(README.parent / "docs").glob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
