"""The village pages in a real browser: on an old phone's width, on a desktop, and as a sheet."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page

from ruralgov.domain.disclosure import PublicationKind, short_code
from ruralgov_site.village.model import Shown
from ruralgov_site.village.writing import files_of
from ruralgov_site.writing import write_files
from tests.site import village_sample as sample
from tests.site.conftest import Lend
from tests.site.test_browser import FAINT, WIDER

SIZES = {"phone": (360, 740), "desktop": (1100, 800)}
SMALL = """() => [...document.querySelectorAll("main p, main li, main td")]
  .filter(one => one.getBoundingClientRect().width && !one.closest(".grid, .card"))
  .filter(one => !one.matches(".note, .how, .mono, .amount") && !one.closest("small"))
  .map(one => parseFloat(getComputedStyle(one).fontSize)).filter(size => size < 16)"""
"""Finds text that is smaller than an old eye likes."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("villages") / "site"
    write_files(files_of(sample.site(), sample.city(1, 4)), folder)
    return folder


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("villages") / "english"
    write_files(files_of(sample.site("en"), sample.city(1, 4)), folder)
    return folder


@pytest.fixture(params=SIZES)
def page(lend: Lend, request: pytest.FixtureRequest) -> Iterator[Page]:
    yield from lend(SIZES[request.param])


def newest(kind: PublicationKind = PublicationKind.FINANCE) -> Shown:
    found = sample.village().newest(kind)
    assert found is not None
    return found


def kinds_of_page(site: Path) -> list[Path]:
    village = sample.village()
    old, again = (one for one in village.shown if one.it.last == "2026-05")
    down = next(one for one in village.shown if one.it.withdrawn)
    shown = [old, again, down, *(newest(kind) for kind in list(PublicationKind)[:3])]
    return [
        *(site / name for name in ("index.html", "check.html", "catalogue.html")),
        site / "t" / "371082100.html",
        site / "v" / f"{village.code}.html",
        site / "q" / f"{village.code}.html",
        site / "q" / "371082100.html",
        *(site / "p" / f"{one.address}.html" for one in shown),
    ]


def test_each_page_fits_can_be_read_and_asks_for_nothing(page: Page, site: Path) -> None:
    for path in kinds_of_page(site):
        page.goto(path.as_uri())
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width == page.evaluate("innerWidth"), path
        assert page.evaluate(WIDER) == [], path
        assert page.evaluate(FAINT) == [], path
        assert page.evaluate(SMALL) == [], path


def test_english_pages_fit_too(page: Page, english: Path) -> None:
    for path in kinds_of_page(english):
        page.goto(path.as_uri())
        assert page.evaluate(WIDER) == [], path
        assert page.evaluate("document.documentElement.scrollWidth === innerWidth"), path


def test_the_hash_of_the_script_is_sha_256(page: Page, site: Path) -> None:
    page.goto((site / "check.html").as_uri())
    texts = ["", "abc", "村" * 18, "𠮷", *("a" * n for n in (55, 56, 63, 64, 65, 119, 120, 1000))]
    for text in texts:
        found = page.evaluate("text => ruralgovHash(text)", text)
        assert found == sha256(text.encode()).hexdigest(), len(text)


def test_a_page_as_it_was_published_asks_to_look_at_the_board(page: Page, site: Path) -> None:
    shown = newest()
    verdict = page.locator("#checker .verdict")
    page.goto(f"{(site / 'p' / shown.address).as_uri()}.html")
    assert "open" in str(verdict.get_attribute("class")), "an address alone proves nothing"
    assert shown.print in verdict.inner_text()
    assert "扫码" not in verdict.inner_text()
    page.goto("about:blank")
    page.goto(f"{(site / 'p' / shown.address).as_uri()}.html#{shown.it.file_hash[:16]}")
    assert "与扫码带来的指纹一致" in verdict.inner_text()
    assert "open" in str(verdict.get_attribute("class")), "a forwarded link carries its own"
    verdict.get_by_role("button", name="一样", exact=True).click()
    assert "good" in str(verdict.get_attribute("class"))
    assert "相符：就是公开栏上的那一份" in verdict.inner_text()
    page.reload()
    verdict.get_by_role("button", name="不一样").click()
    assert "other" in str(verdict.get_attribute("class"))
    assert "大庄 · 2026年12月" in verdict.inner_text()


def test_a_code_printed_by_an_earlier_release_still_leads_to_its_page(
    page: Page, site: Path
) -> None:
    shown = newest()
    page.goto(f"{(site / 'p' / shown.address).as_uri()}.html#{short_code(shown.it.head)}")
    verdict = page.locator("#checker .verdict")
    assert "open" in str(verdict.get_attribute("class"))
    assert shown.print in verdict.inner_text()


def test_an_old_version_says_so_and_what_changed(page: Page, site: Path) -> None:
    old, again = (one for one in sample.village().shown if one.it.last == "2026-05")
    verdict, changed = page.locator("#checker .verdict"), page.locator(".warn .changed")
    page.goto((site / "p" / f"{old.address}.html").as_uri())
    assert "past" in str(verdict.get_attribute("class"))
    assert "旧版本" in verdict.inner_text()
    assert changed.inner_text().split()[-3:] == ["支出", "0.01", "3,600.48"]
    verdict.get_by_role("button", name="一样", exact=True).click()
    assert "past" in str(verdict.get_attribute("class")), "genuine is not the same as in force"
    page.goto((site / "p" / f"{again.address}.html").as_uri())
    assert "open" in str(verdict.get_attribute("class"))
    assert changed.inner_text().split()[-3:] == ["支出", "0.01", "3,600.48"]


def test_it_is_read_without_a_script(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto((site / "p" / f"{newest().address}.html").as_uri())
    assert page.locator("noscript").inner_text()
    assert not page.locator("#checker .verdict").count()
    assert page.locator(".big").first.is_visible()
    page.goto((site / "check.html").as_uri())
    assert not page.locator("#chosen").is_visible()
    context.close()


def test_the_codes_of_a_sheet_are_read_by_a_decoder(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    village = sample.village()
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    page.goto((site / "q" / f"{village.code}.html").as_uri())
    page.screenshot(path=tmp_path / "sheet.png", full_page=True)
    page.close()
    found = {one.text for one in zxingcpp.read_barcodes(Image.open(tmp_path / "sheet.png"))}
    shown = [newest(kind) for kind in list(PublicationKind)[:3]]
    assert found == {
        f"https://gk.example.cn/v/{village.code}.html",
        *(f"https://gk.example.cn/p/{one.address}.html#{one.it.file_hash[:16]}" for one in shown),
    }


def test_a_worn_print_is_still_read(browser: Browser, site: Path, tmp_path: Path) -> None:
    village = sample.village()
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    page.goto((site / "q" / f"{village.code}.html").as_uri())
    page.locator(".card svg").first.screenshot(path=tmp_path / "code.png")
    page.close()
    image = Image.open(tmp_path / "code.png").convert("L")
    askew = image.rotate(7, fillcolor=255, expand=True)
    torn = image.resize((180, 180))  # four points a module
    torn.paste(120, (70, 70, 110, 110))  # ten modules by ten are gone
    for one in (askew, torn):
        (found,) = zxingcpp.read_barcodes(one)
        assert found.text.endswith(newest().it.file_hash[:16])


def test_paper_gets_six_cards_a_page_and_no_buttons(browser: Browser, tmp_path: Path) -> None:
    write_files(files_of(sample.site(), sample.city(1, 13)), tmp_path / "site")
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.goto((tmp_path / "site" / "q" / "371082100.html").as_uri())
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.count(b"/Type /Page\n") == 3
    page.goto((tmp_path / "site" / "p" / f"{newest().address}.html").as_uri())
    page.emulate_media(media="print")
    for hidden in (".top", ".btn", "#checker .verdict"):
        assert not page.locator(hidden).first.is_visible()
    assert page.locator(".stamp").is_visible(), "paper carries the fingerprint"
    page.close()
