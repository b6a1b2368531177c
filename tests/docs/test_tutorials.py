"""Whoever follows the Chinese pages gets what they show: every line is typed here, in order."""

import os
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import ruralgov
from ruralgov.domain.catalogue import CONTEXTS
from tests.docs.following import Reader
from tests.docs.pages import DOCS, SHARED

FIELDS = {"command_id", "consent_withdrawn", "hold_due"}
"""What the pages name that is neither a code nor a role nor a purpose."""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Somebody who has followed the tutorial for an office."""
    before = Path.cwd()
    os.chdir(tmp_path_factory.mktemp("office"))
    who = Reader()
    who.follow((DOCS / "zh" / "office.md").read_text("utf-8"))
    yield who
    os.chdir(before)


def test_the_tutorial_for_an_office_goes_from_nothing_to_a_closed_case(reader: Reader) -> None:
    assert reader.typed == 30


def test_the_tutorial_for_developers_goes_from_nothing_to_a_closed_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Reader().follow((DOCS / "zh" / "developer.md").read_text("utf-8"))
    assert "不能“办理”" in capsys.readouterr().out
    assert len(list((tmp_path / "power").iterdir())) == 1


def test_the_page_of_ledgers_goes_on_from_there_to_what_a_village_discloses(reader: Reader) -> None:
    reader.follow((DOCS / "zh" / "ledgers.md").read_text("utf-8"))
    assert len(list(Path("村务公开").rglob("*.html"))) > 3
    sheet = Path("科目余额.csv").read_text("utf-8-sig")
    assert "银行存款" in sheet


def test_what_the_page_for_operators_types_works(reader: Reader) -> None:
    reader.follow((DOCS / "zh" / "operating.md").read_text("utf-8"))
    assert Path("新库.db").exists()


def test_each_recipe_of_the_cookbook_works_in_the_town_of_the_tutorials(reader: Reader) -> None:
    before = reader.typed
    reader.follow((DOCS / "zh" / "cookbook.md").read_text("utf-8"))
    assert reader.typed - before == 30


def test_the_chinese_pages_name_only_what_there_is() -> None:
    names, codes = set(ruralgov.__all__), set(FIELDS)
    for context in CONTEXTS:
        names |= set(import_module(f"ruralgov.domain.{context.name}").__all__)
        codes |= {text.code for text in context.texts} | {*context.roles, *context.purposes}
    codes |= {text.code for texts in SHARED.values() for text in texts}
    for page in (*(DOCS / "zh").glob("*.md"), DOCS / "glossary.md"):
        told = page.read_text("utf-8").partition("## 角色 Roles")[0]
        assert set(re.findall(r"`((?:[A-Z][a-z]+){2,})`", told)) <= names, page
        assert set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", told)) <= codes, page
