"""Sheets: what each asks for, in both languages, as tables, workbooks, CSV and pages."""

import io
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from attrs import evolve

from ruralgov.builtin.csv_tables import CsvTables
from ruralgov.domain.kernel.errors import BadInput, Denied
from ruralgov.hooks import Plugins
from ruralgov.ports.publishing import Edition
from ruralgov.ports.tables import Column, Kind, Statement
from ruralgov.reports.sheets import FORMS, made
from ruralgov.reports.tables import write_tables
from ruralgov_office.plugin import Xlsx
from ruralgov_site.plugin import ruralgov_publishers
from tests.consortia.area import Area
from tests.sheets.desk import TODAY, asking, columns, tables

EDITION = Edition(
    city="371082",
    name="荣成市",
    first="2025-01",
    last="2025-12",
    lang="zh",
    made=TODAY.isoformat(),
    head="1:abc",
)
CHINESE = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture(scope="module")
def area() -> Area:
    """Two consortia in two towns."""
    made = Area()
    made.active(made.villages[0], made.away)
    made.active(made.villages[1], made.villages[2])
    return made


def test_names_are_words_for_the_command_line() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in FORMS)
    assert all(form.zh and form.en for form in FORMS.values())


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_sheet_of_an_almost_empty_city_can_be_made(area: Area, name: str, lang: str) -> None:
    """What is a title of a table or of a column is in the language that was asked for."""
    form, ask = FORMS[name], asking(area.town, "auditor", lang)
    keys = [None] if form.of is None else [key for key, _ in form.of.keys(ask)]
    for key in keys:
        for table in made(ask, name, key):
            titles = [column.zh for column in table.columns]
            assert len({*(column.id for column in table.columns)}) == len(titles)
            if lang == "en":
                assert not [one for one in titles if CHINESE.search(one)], table.title


def test_a_sheet_of_one_thing_asks_which(area: Area) -> None:
    for name, of, code in (
        ("consortium-charter", None, "sheet_of_missing"),
        ("consortium-census", "x", "sheet_of_nothing"),
        ("census", None, "sheet_unknown"),
    ):
        with pytest.raises(BadInput) as caught:
            made(asking(area.town, "auditor"), name, of)
        assert caught.value.code == code


def test_the_census_has_its_towns_and_their_sum(area: Area) -> None:
    census, faults, findings = tables(area.town, "auditor", "consortium-census")
    assert columns(census, "town", "consortia", "villages") == [
        ("俚岛镇", 2, 3),
        ("成山镇", 0, 1),
        ("合计", 2, 4),
    ]
    assert "在运行片区 2 个，成员村 4 个" in census.under[1]
    assert findings.rows == ()
    assert {count for (count,) in columns(faults, "findings")} == {0}


def test_a_workbook_has_a_sheet_for_each_table_and_csv_a_file(area: Area, tmp_path: Path) -> None:
    found = tables(area.town, "auditor", "consortium-census")
    (book,) = write_tables(Plugins(), tmp_path / "a.xlsx", found)
    names = openpyxl.load_workbook(book).sheetnames
    assert names == ["党组织联建片区统计表", "问题统计", "待处理问题"]
    files = write_tables(Plugins(), tmp_path / "a.csv", found)
    assert [file.name for file in files] == ["a.csv", "a-2.csv", "a-3.csv"]
    assert "成山镇" in files[0].read_text("utf-8-sig")


def test_where_one_of_the_files_is_taken_none_is_written(area: Area, tmp_path: Path) -> None:
    (tmp_path / "a-2.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        write_tables(Plugins(), tmp_path / "a.csv", tables(area.town, "auditor", "posts"))
    assert caught.value.code == "file_taken"
    assert [one.name for one in tmp_path.iterdir()] == ["a-2.csv"]


def test_tables_of_one_name_are_sheets_of_two_names() -> None:
    one = Statement(title="甲" * 40, columns=(Column("a", "甲", Kind.TEXT),), rows=[("=1",)])
    book = openpyxl.load_workbook(io.BytesIO(Xlsx().write_all([one, one, evolve(one, title="A")])))
    assert book.sheetnames == ["甲" * 31, "甲" * 28 + " 2", "A"]
    assert [sheet["A3"].value for sheet in book] == ["=1"] * 3
    assert all(sheet["A3"].data_type == "s" for sheet in book)
    assert CsvTables().write(one)


def test_pages_are_whole_and_the_first_leads_to_each(area: Area, tmp_path: Path) -> None:
    ask = asking(area.town, "auditor").ask
    pages = ruralgov_publishers()["sheets"].publish(ask, EDITION, tmp_path / "zh")
    names = [page.name for page in pages]
    assert names[0] == "index.html"
    assert {"consortium-charter-1.html", "consortium-charter-2.html"} <= {*names}
    trees = {page.name: ET.fromstring(page.read_text("utf-8")) for page in pages}  # noqa: S314
    links = [one.get("href") for one in trees["index.html"].iter("a")]
    assert links == names[1:]
    rows = [
        ["".join(cell.itertext()) for cell in row]
        for row in trees["consortium-census.html"].iter("tr")
    ]
    assert rows[1][0] == "俚岛镇"
    assert [row[-2:] for row in rows if row[0] == "合计"] == [["2", "4"]]


def test_one_sheet_alone_is_the_first_page(area: Area, tmp_path: Path) -> None:
    ask = asking(area.town, "auditor").ask
    (key, name), *_ = FORMS["consortium-charter"].of.keys(asking(area.town, "auditor"))  # type: ignore[union-attr]
    one = evolve(EDITION, sheet="consortium-charter", of=key, lang="en")
    (page,) = ruralgov_publishers()["sheets"].publish(ask, one, tmp_path / "one")
    text = page.read_text("utf-8")
    assert page.name == "index.html"
    assert f"Charter of {name}" in text
    assert "index.html" not in text


def test_what_an_account_may_not_ask_is_said_and_not_shown(area: Area, tmp_path: Path) -> None:
    ask = asking(area.town, "stranger").ask
    (page,) = ruralgov_publishers()["sheets"].publish(ask, EDITION, tmp_path / "none")
    said = page.read_text("utf-8")
    never = [name for name, form in FORMS.items() if form.of and "never a page" in form.of.which[1]]
    assert said.count("当前账号无权查看") == len(FORMS) - len(never)
    assert set(never) == {
        *("credit-statement", "branch-bulletin", "member-register", "member-notice"),
        *("member-shares", "distribution-list", "distribution-notice"),
        "aid-explanation",
        *("aid-alerts", "aid-notice", "aid-decision", "aid-refusal", "aid-payments", "aid-work"),
    }
    with pytest.raises(Denied):
        ruralgov_publishers()["sheets"].publish(
            ask, evolve(EDITION, sheet="posts"), tmp_path / "one"
        )
    assert not (tmp_path / "one").exists()


def test_a_sheet_is_as_of_its_day(area: Area) -> None:
    census, *_ = tables(area.town, "auditor", "consortium-census", day=date(2024, 1, 1))
    assert columns(census, "consortia") == [(0,)]
    assert census.under[0] == "截至 2024-01-01"
