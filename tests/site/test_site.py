import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from attrs import evolve

from ruralgov.domain.kernel.errors import BadInput
from ruralgov_site import Line, Rate, Report, Section, write_site
from ruralgov_site.pages import pages
from tests.site.pages import parsed, read, rows, said, tables
from tests.site.sample import NEVER, sample

HOSTILE = "<script>alert('x')</script>\" onload=\"x&amp;"
SECTIONS = {
    "months": "index.html",
    "levels": "index.html",
    "towns": "towns.html",
    "units": "departments.html",
    "matters": "matters.html",
}


def numbers(line: Line) -> Iterator[int | None]:
    """Give the numbers of a line, but those of which there are none in any line."""
    yield line.cases
    for rate in line.rates:
        yield from (rate.numerator, rate.denominator)
        yield from (count for _, count in rate.exclusions if count)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_number_of_the_report_is_in_a_table(lang: str) -> None:
    report = sample(lang, small=False)
    trees = parsed(report, lang)
    for name, page in SECTIONS.items():
        section: Section = getattr(report, name)
        found = [table for table in tables(trees[page]) if table[1].startswith(section.title)]
        assert len(found) == 2
        assert section.total is not None
        for line in (*section.lines, section.total):
            mine = [row for table, _ in found for row in table if row[0] == line.label]
            cells = " ".join(" ".join(row) for row in mine).replace("/", " ").split()
            cells = [cell.split("%")[-1] for cell in cells]
            for number in numbers(line):
                assert f"{number:,}" in cells, (name, line.label, number)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_nought_in_every_row_is_named_and_has_no_column(lang: str) -> None:
    tree = parsed(sample(lang), lang)["towns.html"]
    (_, outside) = [table for table, _ in tables(tree)]
    for label in NEVER[lang]:
        assert not [cell for cell in outside[0] if label in cell]
        assert label in said(tree)
    assert all(row[0] for table, _ in tables(tree) for row in table)


def test_the_overview_spells_out_the_headline_figures_and_what_they_leave_out() -> None:
    report = sample()
    text = said(parsed(report)["index.html"])
    for rate in report.total.rates:
        assert f"{rate.denominator:,} 中的 {rate.numerator:,}" in text
        for label, count in rate.exclusions:
            assert f"{label} {count:,}" in text


def test_the_life_of_a_case_holds_its_steps_its_deadline_and_the_sentences() -> None:
    report = sample()
    assert report.case is not None
    text = said(parsed(report)["case.html"])
    for step in report.case.steps:
        assert f"{step.label} {step.who}" in text
    for sentence in report.case.deadline:
        assert sentence in text
    due = text.index("2025-02-07 17:30 应办结时限")
    assert text.index("回访 回访员") < due < text.index("结案 受理员")


def test_a_report_without_a_case_has_no_page_for_it_and_no_link() -> None:
    found = pages(evolve(sample(), case=None), "zh")
    assert "case.html" not in found
    assert all("case.html" not in text for text in found.values())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_link_leads_to_a_page(lang: str) -> None:
    trees = parsed(sample(lang), lang)
    for tree in trees.values():
        for link in tree.iter("a"):
            assert link.attrib["href"] in {*trees, "#text"}


def test_a_number_that_counts_too_few_is_nowhere_and_neither_is_its_neighbour() -> None:
    report = sample()
    tree = parsed(report)["towns.html"]
    table = list(rows(tree))
    hidden = [row for row in table if "未列" in row or "不列出" in row]
    (few,) = [row for row in hidden if row[1] == "未列"]
    assert set(few[1:]) == {"未列"}
    assert len(hidden) >= 2
    for column in range(1, len(few)):
        cells = [row[column] for row in table[1:-1]]
        assert sum(cell in ("未列", "不列出") for cell in cells) != 1
    unseen = sum(row[1] == "不列出" for row in hidden) + 1
    assert len(tree.findall(".//rect[@class='bar']")) == len(table) - 2 - unseen
    shown = [len(one.findall(".//circle")) for one in tree.iter("figure")]
    assert shown == [0, *[len(table) - 2 - unseen] * 3]


def test_a_rate_that_counts_too_few_hides_what_it_leaves_out_too() -> None:
    report = sample(small=False)
    first, *others = report.towns.lines
    happy = evolve(first.rates[1], numerator=None, denominator=None)
    line = evolve(first, rates=(first.rates[0], happy))
    towns = evolve(report.towns, lines=(line, *others))
    table = list(rows(parsed(evolve(report, towns=towns))["towns.html"]))
    (row,) = [row for row in table if row[0] == first.label]
    assert row[1] == f"{first.cases:,}"
    assert row[4:] == ["未列", "未列", "–", "–"]
    assert [cells[4] for cells in table].count("不列出") >= 1
    outside = list(rows(parsed(evolve(report, towns=towns))["towns.html"], 1))
    assert [row for row in outside if row[0] == first.label] == [[first.label, "未列", "未列"]]


def test_where_all_of_a_breakdown_is_hidden_its_total_is_hidden_too() -> None:
    line = Line(key="a", label="甲", cases=None)
    total = Line(key="all", label="合计", cases=3)
    section = Section(title="各镇街", lines=(line,), total=total)
    table = list(rows(parsed(evolve(sample(), towns=section))["towns.html"]))
    assert table[1:] == [["甲", "未列"], ["合计", "不列出"]]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_hostile_label_stays_a_label(lang: str) -> None:
    report = sample(lang)
    assert report.case is not None
    rate = Rate(
        name=HOSTILE, missed=HOSTILE, numerator=8, denominator=9, exclusions=((HOSTILE, 1),)
    )
    line = Line(key="2025-01", label=HOSTILE, cases=10, rates=(rate,))
    section = Section(title=HOSTILE, lines=(line,), total=line)
    step = evolve(report.case.steps[0], label=HOSTILE, who=HOSTILE, note=HOSTILE)
    case = evolve(
        report.case,
        number=HOSTILE,
        matter=HOSTILE,
        place=HOSTILE,
        steps=(step,),
        deadline=(HOSTILE,),
        verdict=HOSTILE,
    )
    basis = tuple(evolve(one, name=HOSTILE, version=HOSTILE) for one in report.basis)
    hostile = evolve(
        report,
        city_name=HOSTILE,
        head=HOSTILE,
        counted=HOSTILE,
        total=line,
        recompute=HOSTILE,
        case=case,
        basis=basis,
        months=section,
        levels=section,
        towns=section,
        units=section,
        matters=section,
    )
    for name, tree in parsed(hostile, lang).items():
        assert HOSTILE in "".join(tree.itertext()), name
        for element in tree.iter():
            assert element.tag != "script"
            assert not [key for key in element.attrib if key.startswith("on")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_asks_for_anything(lang: str) -> None:
    for text in pages(sample(lang), lang).values():
        assert not re.search(r"https?:|//|@import|url\((?!#)", text.replace("sqlite:///", ""))
        assert "<script" not in text


def test_tables_have_captions_and_scopes_and_pages_a_language_and_a_skip_link() -> None:
    for lang, tag in (("zh", "zh-CN"), ("en", "en")):
        for tree in parsed(sample(lang), lang).values():
            assert tree.attrib["lang"] == tag
            assert next(tree.iter("a")).attrib["href"] == "#text"
            assert tree.find(".//main[@id='text']") is not None
            assert len(list(tree.iter("h1"))) == 1
            for table in tree.iter("table"):
                assert table.find("caption") is not None
                assert all("scope" in head.attrib for head in table.iter("th"))


def test_chinese_labels_in_an_english_page_say_that_they_are_chinese() -> None:
    def check(element: Element, lang: str) -> None:
        lang = element.attrib.get("lang", lang)
        if element.tag not in ("title", "style", "svg"):
            assert lang == "zh-CN" or not re.search("[一-鿿]", element.text or "")
            for child in element:
                check(child, lang)
                assert lang == "zh-CN" or not re.search("[一-鿿]", child.tail or "")

    for tree in parsed(sample("en"), "en").values():
        check(tree, "")


def test_an_id_is_used_once_in_a_page() -> None:
    for tree in parsed(sample()).values():
        ids = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
        assert len(ids) == len(set(ids))


def test_an_enlarged_axis_says_where_it_starts_and_bars_start_at_nothing() -> None:
    text = said(parsed(sample())["index.html"])
    assert "轴从99.6%起放大" in text
    assert text.count("纵轴从0起") == text.count("单位：轮次，纵轴从0起") > 0


def test_months_may_cross_a_year_and_one_may_be_too_few() -> None:
    report = sample(small=False)
    first, *others = report.months.lines
    lines = (evolve(first, cases=None), *others, evolve(first, key="2026-01", label="2026-01"))
    months = Section(title="月份", lines=lines)
    tree = parsed(evolve(report, last="2026-01", months=months))["index.html"]
    assert "2025年1月至2026年1月" in said(tree)
    assert "未画出的月份件数过少" in said(tree)


def test_equal_reports_give_equal_bytes(tmp_path: Path) -> None:
    one = write_site(sample(), tmp_path / "one")
    two = write_site(sample(), tmp_path / "two")
    assert [path.name for path in one] == [path.name for path in two]
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]
    assert one[0] == tmp_path / "one" / "index.html"
    read(one[0].read_text("utf-8"))


def test_a_new_or_empty_folder_is_filled_and_any_other_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert len(write_site(sample(), tmp_path / "empty")) == 6
    with pytest.raises(BadInput, match="folder_not_empty"):
        write_site(sample(), tmp_path / "empty")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(BadInput, match="folder_not_empty"):
        write_site(sample(), tmp_path / "file")
    assert {path.name for path in tmp_path.iterdir()} == {"empty", "file"}


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Path, *_: object, **__: object) -> int:
        raise OSError(28, "No space left on device", str(self))

    report: Report = sample()
    monkeypatch.setattr(Path, "write_text", broken)
    with pytest.raises(OSError, match="No space"):
        write_site(report, tmp_path / "site")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("part", "whole"), [(3, 2), (-1, 2), (1, None), (None, 1)])
def test_what_is_no_rate_is_refused(part: int | None, whole: int | None) -> None:
    with pytest.raises(BadInput, match="site_rate_wrong"):
        Rate(name="按期办结率", missed="逾期", numerator=part, denominator=whole)
