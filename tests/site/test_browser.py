"""The pages in a real browser, on a phone and on a desktop."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ruralgov_site import write_site
from tests.sampling import FULL, TURN
from tests.site.conftest import Lend
from tests.site.sample import sample

SIZES = {"phone": (360, 740), "desktop": (1280, 900)}
FAINT = """() => {
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => {
    const [r, g, b] = numbers(colour).slice(0, 3).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((numbers(colour)[3] ?? 1) === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const faint = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement, style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (!walk.currentNode.data.trim() || !box.width || element.closest("title, style")) continue;
    const ink = element.closest("svg") ? style.fill : style.color;
    const [a, b] = [light(ink), light(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize);
    if (ratio < (size >= 24 ? 3 : 4.5) || size < 12.5)
      faint.push([walk.currentNode.data, ratio, size]);
  }
  return faint;
}"""
"""Finds text with too little contrast for WCAG AA, and text that is too small to read."""
WIDER = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter(one => !one.closest(".scroll, pre, .unseen") && one.getBoundingClientRect().width)
  .filter(one => one.getBoundingClientRect().right > innerWidth + 0.5)
  .map(one => one.outerHTML.slice(0, 120))"""
"""Finds what stands out of the window, a box that scrolls by itself left aside."""

APART = """() => [...document.querySelectorAll(".panels")].filter(panels => {
  const tops = [...panels.querySelectorAll("ol")].map(list =>
    [...list.children].map(one => Math.round(one.getBoundingClientRect().top)).join());
  return new Set(tops).size > 1;
}).map(one => one.textContent.slice(0, 60))"""
"""Finds charts that stand side by side and whose rows do not."""
CUT = """() => [...document.querySelectorAll(".scroll")]
  .filter(one => one.scrollWidth > one.clientWidth)
  .filter(one => !one.querySelector(".wide")?.getBoundingClientRect().width)
  .map(one => one.textContent.slice(0, 60))"""
"""Finds tables of which columns are out of sight, and nothing says so."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """The pages in each language, which are only looked at."""
    folder = tmp_path_factory.mktemp("sites")
    return {lang: write_site(sample(lang), folder / lang, lang) for lang in ("zh", "en")}


@pytest.fixture(params=SIZES)
def page(lend: Lend, request: pytest.FixtureRequest) -> Iterator[Page]:
    yield from lend(SIZES[request.param])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_page_fits_can_be_read_and_asks_for_nothing(
    page: Page, sites: dict[str, list[Path]], tmp_path: Path, lang: str
) -> None:
    drawn = sites[lang] if FULL else [sites[lang][TURN % len(sites[lang])]]
    for path in sites[lang]:
        page.goto(path.as_uri())
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width == page.evaluate("innerWidth"), path.name
        assert page.evaluate(WIDER) == [], path.name
        assert page.evaluate(FAINT) == [], path.name
        if path not in drawn:
            continue
        picture = tmp_path / f"{path.stem}.png"
        page.screenshot(path=picture, full_page=True)
        assert picture.stat().st_size > 20_000, path.name


def test_a_chart_keeps_the_size_of_its_text_and_fills_its_place(
    page: Page, sites: dict[str, list[Path]]
) -> None:
    page.goto(sites["zh"][0].as_uri())
    chart = page.locator("svg.months").first
    box, holder = chart.bounding_box(), page.locator(".axes").first.bounding_box()
    assert box is not None
    assert holder is not None
    assert box["x"] + box["width"] == pytest.approx(holder["x"] + holder["width"], abs=1)
    size = chart.locator("text").first.evaluate("one => getComputedStyle(one).fontSize")
    assert size == "13px"


def test_the_browser_test_would_see_faint_text_and_what_stands_out(page: Page) -> None:
    page.set_content(
        "<body style='background:#fff'><main><p style='color:#aaa'>faint</p>"
        "<p style='width:3000px'>wide</p></main></body>"
    )
    assert [found[0] for found in page.evaluate(FAINT)] == ["faint"]
    assert len(page.evaluate(WIDER)) == 1


@pytest.mark.parametrize("wide", [761, 1000, 1280])
def test_a_table_that_is_cut_off_says_that_it_scrolls(
    browser: Browser, sites: dict[str, list[Path]], wide: int
) -> None:
    page = browser.new_page(viewport={"width": wide, "height": 900})
    for path in sites["zh"]:
        page.goto(path.as_uri())
        assert page.evaluate(CUT) == [], path.name
    page.close()


def test_paper_gets_the_tables_whole_and_no_menu(
    browser: Browser, sites: dict[str, list[Path]]
) -> None:
    page = browser.new_page(viewport={"width": 690, "height": 1000})
    page.emulate_media(media="print")
    for path in sites["zh"]:
        page.goto(path.as_uri())
        assert not page.locator("nav").first.is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path.name
        assert page.evaluate(APART) == [], path.name
    page.close()


def test_paper_gets_few_sheets(browser: Browser, sites: dict[str, list[Path]]) -> None:
    page = browser.new_page()
    sheets = {}
    for path in sites["zh"]:
        page.goto(path.as_uri())
        sheets[path.stem] = len(
            re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
        )
    page.close()
    assert sheets["case"] == 1
    assert sheets["towns"] <= 3
    assert sheets["departments"] <= 2
