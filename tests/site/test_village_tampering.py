"""Whatever is changed of a page that people read, the check on it or the one elsewhere says so."""

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from playwright.sync_api import Browser, Page

from ruralgov.domain.disclosure import PublicationKind, fingerprint
from ruralgov_site.village.model import Shown, shown_of
from ruralgov_site.village.writing import files_of
from ruralgov_site.writing import write_files
from tests.site import village_sample as sample
from tests.site.conftest import Lend

Trick = Callable[[str], str]
FALSE: Final = "村民分红 88,888.00"


def swap(old: str, new: str, nth: int = 0) -> Trick:
    """Put one text for another where it stands for the n-th time."""

    def done(text: str) -> str:
        parts = text.split(old)
        assert len(parts) > nth + 1, old
        return old.join(parts[: nth + 1]) + new + old.join(parts[nth + 1 :])

    return done


def cut(pattern: str) -> Trick:
    """Cut the first thing of a kind out of the page."""

    def done(text: str) -> str:
        found = re.search(pattern, text, re.DOTALL)
        assert found, pattern
        return text.replace(found[0], "", 1)

    return done


def both(*tricks: Trick) -> Trick:
    def done(text: str) -> str:
        for trick in tricks:
            text = trick(text)
        return text

    return done


def rows_exchanged(text: str) -> str:
    first, second = re.findall(r"<section class=\"item\">.*?</section>\n", text, re.DOTALL)[:2]
    return text.replace(first + second, second + first)


def of_money(change: Callable[[dict[str, object]], object]) -> Trick:
    """Change the file that the page carries as well, and leave the page as it was."""

    def done(text: str) -> str:
        found = re.search(r'<div id="file" hidden="hidden">(.*?)</div>', text, re.DOTALL)
        assert found
        data = json.loads(unescape(found[1]))
        change(data)
        file = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return text.replace(found[1], file.replace("&", "&amp;").replace("<", "&lt;"))

    return done


TRICKS: Final[dict[str, Trick]] = {
    "an item was cut out": cut(r"<section class=\"item\">.*?</section>\n"),
    "a row was cut out": cut(r"<tr><td class=\"amount when\">.*?</tr>\n"),
    "an item was added": swap("</section>", f"</section><section><h3>{FALSE}</h3></section>"),
    "a row was added": swap("</tbody>", f"<tr><td>{FALSE}</td></tr></tbody>", 1),
    "items were exchanged": rows_exchanged,
    "an amount was changed": swap('<span class="amount">', '<span class="amount">9', 3),
    "a sum was changed": swap('<span class="big"><span class="amount">', '<span class="big">1'),
    "the village was changed": swap("<h1>大庄", "<h1>小庄"),
    "the month was changed": swap("<small>2026年12月", "<small>2026年11月"),
    "the day was changed": swap("<dd>2027年1月", "<dd>2027年3月"),
    "the reviewers were changed": swap("民主理财小组 3 人", "民主理财小组 9 人"),
    "the version was changed": swap("<dd>第1版", "<dd>第2版"),
    "the fingerprint was changed": swap('class="stamp mono">', 'class="stamp mono">0'),
    "a label was changed": swap("＋ 收入", "＋ 支出"),
    "a note was cut out": cut(r"<p class=\"note\">没有：.*?</p>"),
    "the title was changed": swap("<title>", "<title>小庄 "),
    "a text stands before the page": swap("<main", f"<p>{FALSE}</p><main"),
    "a text stands behind the page": swap("</body>", f"<p>{FALSE}</p></body>"),
    "a text stands behind the end": swap("</html>", f"</html><p>{FALSE}</p>"),
    "the foot was changed": swap("不联网、不跟踪", FALSE),
    "a row is out of sight": swap("<tr><td", '<tr class="unseen"><td'),
    "a row is hidden": swap("<tr><td", '<tr hidden="hidden"><td'),
    "a row has a look of its own": swap("<tr><td", '<tr style="font-size:0"><td'),
    "the style was changed": swap("</style>", ".item:nth-child(3){display:none}</style>"),
    "there is another style": swap("</head>", "<style>.item{color:#fff}</style></head>"),
    "the style writes": swap("</style>", ".big::after{content:'9'}</style>"),
    "the whole is hidden": swap('lang="zh-CN"', 'lang="zh-CN" style="opacity:0"'),
    "there is a picture": swap("<main", '<img src="data:image/png;base64,iVBORw0KGgo=" /><main'),
    "a frame is over it": swap("<main", '<iframe srcdoc="x"></iframe><main'),
    "there is another program": swap("</body>", "<script>1</script></body>"),
    "a program waits": swap("<body>", '<body onload="1">'),
    "programs are allowed": swap("script-src 'sha256-", "script-src 'unsafe-inline' 'sha256-"),
    "it leads on to elsewhere": swap("<head>", '<head><base href="https://x.example/" />'),
    "it says that it was corrected": swap('"newer":""', f'"newer":"{"a" * 32}"'),
    "a button leads elsewhere": swap('href="../check.html"', 'href="../checked.html"'),
    "the box of the verdict says more": swap(
        '<div id="checker">', f'<div id="checker"><p>{FALSE}</p>'
    ),
    "the data was changed": swap('"reviewers":3', '"reviewers":9'),
    "the data was cut": of_money(lambda data: data["content"]["items"].pop()),  # type: ignore[index]
    "the data is of none": swap(
        '<div id="file" hidden="hidden">{', '<div id="file" hidden="hidden">'
    ),
    "what it is about was changed": swap('"made":"2027-01-10"', f'"made":"{FALSE}"'),
}
"""What somebody does to a page, and leaves its program as it is."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tampering") / "site"
    write_files(files_of(sample.site(), sample.city(1, 4)), folder)
    return folder


@pytest.fixture
def page(lend: Lend) -> Iterator[Page]:
    yield from lend((360, 740))


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    """A window whose console may speak: the browser blames programs that the page forbids."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    yield page
    page.close()


def newest(kind: PublicationKind = PublicationKind.FINANCE) -> Shown:
    found = sample.village().newest(kind)
    assert found is not None
    return found


def genuine(site: Path, shown: Shown) -> str:
    return (site / "p" / f"{shown.address}.html").read_text("utf-8")


def verdict(page: Page, path: Path, tag: str = "") -> tuple[str, str]:
    """Return the kind of what a page says of itself, and the words."""
    page.goto("about:blank")
    page.goto(path.as_uri() + tag)
    found = page.locator("#checker .verdict")
    return str(found.get_attribute("class")).split()[1], found.inner_text()


def checked(page: Page, site: Path, path: Path, given: str) -> tuple[str, str]:
    """Return the same of what the check elsewhere says of a file."""
    page.goto((site / "check.html").as_uri())
    page.locator("#code").fill(given)
    page.locator("#chosen").set_input_files(path)
    page.wait_for_selector("#verdict:not([hidden])")
    found = page.locator("#verdict")
    return str(found.get_attribute("class")).split()[1], found.inner_text()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_honest_page_is_what_its_program_makes(page: Page, tmp_path: Path, lang: str) -> None:
    """The program may say nothing on the console (``lend``)."""
    village = sample.village()
    odd = [evolve(one, sealed=n > 0) for n, one in enumerate(sample.odd())]
    made = [evolve(village, shown=(*village.shown, *shown_of(odd)))]
    write_files(files_of(sample.site(lang), made), tmp_path / "site")
    paths = [
        path for path in (tmp_path / "site" / "p").glob("*.html") if "checker" in path.read_text()
    ]
    assert len(paths) > 15
    for path in paths:
        kind, said = verdict(page, path)
        assert kind in ("open", "past"), (path.name, said)


@pytest.mark.parametrize("trick", TRICKS)
def test_what_was_changed_is_seen_on_the_page_and_elsewhere(
    bare: Page, site: Path, tmp_path: Path, trick: str
) -> None:
    shown = newest()
    text = genuine(site, shown)
    changed = tmp_path / f"{shown.address}.html"
    changed.write_text(TRICKS[trick](text), "utf-8")
    assert changed.read_text("utf-8") != text
    kind, said = verdict(bare, changed, f"#{shown.it.file_hash[:16]}")
    assert kind in ("bad", "other"), said
    kind, said = checked(bare, site, changed, shown.print)
    assert kind in ("bad", "other") or "不是公开的数据文件" in said, said


def test_what_was_changed_is_named(page: Page, site: Path, tmp_path: Path) -> None:
    shown = newest(PublicationKind.PROPERTY)
    text = genuine(site, shown)
    changed = tmp_path / f"{shown.address}.html"
    changed.write_text(cut(r"<tr><td>冷库.*?</tr>\n")(text), "utf-8")
    assert "页面上少了：冷库 / 自用 · G-002 / 420 平方米" in verdict(page, changed)[1]
    changed.write_text(TRICKS["an item was added"](text), "utf-8")
    assert f"页面上多出：{FALSE}" in verdict(page, changed)[1]
    changed.write_text(rows_exchanged(text), "utf-8")
    assert "位置被换过" in verdict(page, changed)[1]


def without_its_check(text: str) -> str:
    """Put a program in place of that of a page that says what its maker likes."""
    script = "document.getElementById('checker').innerHTML='<b>✓ 相符</b>';"
    return re.sub(r"<script>.*?</script>", f"<script>{script}</script>", text, flags=re.DOTALL)


def test_a_page_whose_program_was_replaced_is_seen_elsewhere_alone(
    page: Page, site: Path, tmp_path: Path
) -> None:
    shown = newest()
    changed = tmp_path / "大庄.html"
    changed.write_text(
        both(without_its_check, cut(r"<section.*?</section>\n"))(genuine(site, shown))
    )
    kind, said = checked(page, site, changed, shown.print)
    assert kind == "open"
    assert "它自己显示的核对结果不算数" in said
    assert "页面上少了" in said
    assert "经营收入" in page.locator("#shown").inner_text(), "what was published is shown"


def test_a_forgery_that_agrees_with_itself_is_never_called_genuine(
    page: Page, site: Path, tmp_path: Path
) -> None:
    """A crook publishes other figures in the same form, under the address that they give."""
    shown = newest()
    content = json.loads(shown.it.file)["content"]
    content["totals"]["spent"] += 10_000_00
    forged = sample.published(content)
    made = dict(files_of(sample.site(), [sample.with_files(sample.village(), [forged])]))
    path = tmp_path / f"{forged.file_hash[:32]}.html"
    path.write_text(made[f"p/{path.name}"], "utf-8")
    kind, said = verdict(page, path, f"#{forged.file_hash[:16]}")
    assert (kind, fingerprint(forged.file_hash) in said) == ("open", True)
    kind, said = verdict(page, path, f"#{shown.it.file_hash[:16]}")
    assert kind == "other", "the code of the board asks for another"
    moved = tmp_path / f"{shown.address}.html"
    moved.write_text(made[f"p/{path.name}"], "utf-8")
    assert verdict(page, moved)[0] == "other", "nor does the address of the genuine one help"
    kind, said = checked(page, site, path, shown.print)
    assert (kind, "告诉民主理财小组" in said) == ("other", True)


@pytest.mark.parametrize("which", ["month", "village", "version", "kind"])
def test_another_publication_is_named_and_nobody_accused(
    page: Page, site: Path, which: str
) -> None:
    shown, village = newest(), sample.village()
    old, again = (one for one in village.shown if one.it.last == "2026-05")
    other, asked, name = {
        "month": (village.months["2026-11"], shown, "大庄 · 2026年11月 财务收支"),
        "village": (
            sample.village(1, rich=False).months["2026-12"],
            shown,
            "小庄 · 2026年12月 财务收支",
        ),
        "version": (old, again, "大庄 · 2026年5月 财务收支 · 第1版"),
        "kind": (newest(PublicationKind.CONTRACTS), shown, "大庄 · 2026年12月 合同"),
    }[which]
    path = site / "p" / f"{other.address}.html"
    for kind, said in (
        verdict(page, path, f"#{asked.it.file_hash[:16]}"),
        checked(page, site, path, asked.print),
        checked(page, site, path.with_suffix(".json"), asked.print),
    ):
        assert kind == "other", said
        assert name in said
        assert "公开栏上是不是同一个村、同一个月、同一版" in said


def test_a_page_that_was_saved_passes(page: Page, site: Path, tmp_path: Path) -> None:
    """As browsers save: with full addresses, an encoding, and what the program wrote."""
    shown = newest()
    page.goto((site / "p" / f"{shown.address}.html").as_uri())
    page.locator("#checker button").first.click()
    text = str(page.evaluate("document.documentElement.outerHTML"))
    root = "https://gk.example.cn/"
    head, program = text.split("<script>")
    head = head.replace('href="../', f'href="{root}')
    head = head.replace('href="#', f'href="{root}p/{shown.address}.html#')
    encoding = '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">'
    text = head.replace("<head>", f"<head>{encoding}") + f"<script>{program}"
    saved = tmp_path / "大庄村12月.html"
    saved.write_text(f"<!DOCTYPE html>\n<!-- saved from url=(0074){root}p/ -->\n{text}", "utf-8")
    assert verdict(page, saved)[0] == "open"
    kind, said = checked(page, site, saved, shown.print)
    assert kind == "good", said


def test_a_file_of_an_earlier_release_is_checked_and_shown(
    page: Page, site: Path, tmp_path: Path
) -> None:
    """Its page carries another program: the data is judged, the page cannot be."""
    shown = newest()
    file = shown.it.file.replace("&", "&amp;").replace("<", "&lt;")
    old = tmp_path / f"{shown.address}.html"
    old.write_text(
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><title>x</title></head><body><main>'
        f'<div id="file" hidden="hidden">{file}</div></main><script>1</script></body></html>'
    )
    kind, said = checked(page, site, old, shown.print)
    assert kind == "open"
    assert "以下面的内容为准" in said
    assert "经营收入" in page.locator("#shown").inner_text()
    data = site / "p" / f"{shown.address}.json"
    assert checked(page, site, data, shown.print)[0] == "good"


@pytest.mark.parametrize(
    ("typed", "kind", "said"),
    [
        ("{print}", "good", "相符"),
        ("{lower}", "good", "相符"),
        ("{wide}", "good", "相符"),
        ("{o}", "good", "相符"),
        ("{whole}", "good", "相符"),
        ("{dashed}", "good", "相符"),
        ("", "open", "再填上公开栏上的指纹"),
        ("{eight}", "open", "还差 8 位"),
        ("{print} 12", "open", "多了 2 位"),
        ("18-A2EE-6D0A", "open", "这是账簿封存号"),
        ("{seal}", "open", "这是账簿封存号"),
        ("G{print}", "open", "没有“G”"),
        ("{slip}", "other", "只有第 4 组不同"),
        ("0000 0000 0000 0000", "other", "公开栏上是不是同一个村"),
    ],
)
def test_a_fingerprint_is_taken_as_people_type_it(
    page: Page, site: Path, typed: str, kind: str, said: str
) -> None:
    shown = sample.village().months["2026-09"]
    text = shown.print
    assert "0" in text
    assert "1" in text or "B" in text
    given = typed.format(
        print=text,
        lower=text.lower().replace(" ", ""),
        wide="".join(chr(ord(one) + 0xFEE0) if one != " " else "\u3000" for one in text),
        o=text.replace("0", "o").replace("1", "l"),
        whole=shown.it.file_hash,
        dashed=text.replace(" ", "-"),
        eight=text[:9],
        seal=shown.it.head,
        slip=text[:-1] + ("1" if text[-1] != "1" else "2"),
    )
    found = checked(page, site, site / "p" / f"{shown.address}.json", given)
    assert found[0] == kind, found
    assert said in found[1]


def test_what_is_none_of_ours_is_not_called_changed(page: Page, site: Path, tmp_path: Path) -> None:
    for name, text in {
        "a.json": "[1]",
        "b.json": "{",
        "c.html": "<html><body>x</body></html>",
        "d.json": '{"content":{"items":[]},"head":"1:2"}',
        "e.json": "",
        "f.json": '{"content":{"collective":{},"items":3},"head":{},"supersedes":""}',
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
        kind, said = checked(page, site, tmp_path / name, "0" * 16)
        assert kind == "open", name
        assert "不是公开的数据文件" in said
    page.locator("#chosen").set_input_files(site / "p" / f"{newest().address}.json")
    page.wait_for_selector("#verdict.other")


def test_nothing_of_a_file_becomes_markup(page: Page, site: Path, tmp_path: Path) -> None:
    content = json.loads(newest(PublicationKind.CONTRACTS).it.file)["content"]
    evil = "<img src=x onerror=alert(1)></div><script>alert(1)</script>"
    content["items"][0]["entries"][0] |= {"what": evil, "other": evil, "total": evil, "since": evil}
    content["collective"]["place"] = evil
    file = sample.published(content)
    (tmp_path / "evil.json").write_text(file.file, "utf-8")
    checked(page, site, tmp_path / "evil.json", fingerprint(file.file_hash))
    assert page.locator("#shown img, #shown script, #verdict img").count() == 0
