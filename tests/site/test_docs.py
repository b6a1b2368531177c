"""The docs as a site: every page is there, nothing comes from the network, Chinese is found."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.docs.pages import DOCS
from tests.site.conftest import Lend

PAGES = [path.relative_to(DOCS) for path in DOCS.rglob("*.md")]
ELSEWHERE = re.compile(
    r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//[^>]*>|@import|url\(['\"]?http"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    if find_spec("zensical") is None:
        pytest.skip("zensical is not installed: pip install -r requirements-docs.txt")
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(DOCS, folder / "docs")
    shutil.copy(DOCS.parent / "zensical.toml", folder)
    build = [sys.executable, "-m", "zensical", "build", "--strict"]
    subprocess.run(build, cwd=folder, check=True, capture_output=True)  # noqa: S603  our own tool
    return folder / "site"


def test_every_page_is_in_the_menu_of_the_site() -> None:
    menu = tomllib.loads((DOCS.parent / "zensical.toml").read_text("utf-8"))["project"]["nav"]
    assert sorted(_in(menu)) == sorted(page.as_posix() for page in PAGES)


def _in(menu: list[Any] | dict[str, Any] | str) -> Iterator[str]:
    if isinstance(menu, str):
        yield menu
    else:
        for part in menu.values() if isinstance(menu, dict) else menu:
            yield from _in(part)


def test_every_page_is_in_the_site(site: Path) -> None:
    for page in PAGES:
        name = re.sub(r"README\.md$", "index.md", page.as_posix()).removesuffix(".md") + ".html"
        assert (site / name).exists(), name


def test_nothing_is_loaded_from_the_network(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.suffix in (".html", ".css")]
    assert len(files) > len(PAGES)
    for path in files:
        assert not ELSEWHERE.findall(path.read_text("utf-8")), path


@pytest.fixture
def page(lend: Lend) -> Iterator[Page]:
    yield from lend((1200, 800))


def test_the_search_finds_chinese_words_in_a_folder_without_a_network(
    site: Path, page: Page
) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("集体经济组织")
    found = page.locator("a:has(mark)")
    found.first.wait_for(timeout=20_000)
    addresses = [found.nth(n).get_attribute("href") for n in range(found.count())]
    assert any("glossary.html" in str(address) for address in addresses)
