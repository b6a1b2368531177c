"""What we write holds nothing that runs, and comes back the same."""

import csv
import io
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.builtin.csv_tables import CsvTables, harmless, meant
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.imports import Problems
from ruralgov.domain.kernel.money import LARGEST
from ruralgov.imports.table import read_table, rows
from ruralgov.ports.tables import Column, Kind, Statement, TableFormat, TableSpec
from ruralgov_office import Workbooks
from tests.office.sheets import opened, part

ALL = TableSpec(
    name="all",
    zh="全部",
    columns=(
        Column("code", "编码", Kind.CODE),
        Column("text", "摘要", empty=True),
        Column("amount", "金额", Kind.AMOUNT, empty=True),
        Column("count", "数量", Kind.INTEGER, empty=True),
        Column("day", "日期", Kind.DATE, empty=True),
    ),
)
FORMATS = pytest.mark.parametrize("form", [Workbooks(), CsvTables()], ids=["xlsx", "csv"])
ATTACKS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "＝1",
    "=cmd|' /C calc'!A0",
    "'=1",
    "#N/A",
)

wild = (
    st.text(max_size=30)
    | st.sampled_from(ATTACKS)
    | st.builds(str.__add__, st.sampled_from("=+-@\t\r\n'"), st.text(max_size=5))
)
clean = st.text(
    st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20
) | st.sampled_from(("_x0041_", "'=1", "=1+1", "'", "''-5", "TRUE", "1e5", "007", "2024-1-1"))
amounts = st.integers(-LARGEST, LARGEST)
counts = st.integers(-(10**15) + 1, 10**15 - 1)
days = st.dates(date(1900, 3, 1), date(2199, 12, 31))


def optional(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def statement(*found: tuple[Any, ...]) -> Statement:
    return Statement(
        title="某某村 2024 年", columns=ALL.columns, rows=found, under=("=1+1", "单位：元")
    )


@FORMATS
@given(
    found=st.lists(
        st.tuples(
            st.from_regex("[0-9A-Za-z]{1,15}", fullmatch=True).filter(
                lambda code: code.casefold() != "total" and "e" not in code.casefold()
            ),
            *map(optional, (clean, amounts, counts, days)),
        ),
        max_size=6,
    )
)
def test_what_is_written_is_read_back_the_same(
    form: TableFormat, found: list[tuple[Any, ...]]
) -> None:
    problems = Problems()
    table = read_table(form, form.write(statement(*found)), ALL)
    back = [tuple(values.values()) for _, values in rows(ALL, [table], problems)]
    problems.check()
    assert back == found


@given(text=wild, amount=st.integers(-(10**20), 10**20), count=st.integers(-(10**20), 10**20))
def test_no_cell_of_a_workbook_is_a_formula_or_an_error(text: str, amount: int, count: int) -> None:
    data = Workbooks().write(statement((text, text, amount, count, date(1, 1, 1))))
    sheet = opened(data).active
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}
    assert not re.search(rb"<f[ >/]", part(data, "xl/worksheets/sheet1.xml"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_shown_and_not_run_even_after_editing(attack: str) -> None:
    cell = opened(Workbooks().write(statement(("1", attack, 0, 0, None)))).active["B5"]
    assert (cell.value, cell.data_type) == (attack, "s")
    assert bool(cell.quotePrefix) == (attack.lstrip()[0] in "=+-@＝")


@given(text=wild)
def test_no_cell_of_a_csv_begins_like_a_formula(text: str) -> None:
    data = CsvTables().write(statement((text, text, -1, -1, None))).decode("utf-8-sig")
    (_, (*texts, amount, count, _)) = csv.reader(io.StringIO(data, newline=""))
    assert all(cell.lstrip(" ")[:1] not in tuple("=+-@\t\r＝＋－＠") for cell in texts)
    assert (amount, count) == ("-0.01", "-1")
    assert meant(harmless(text)) == text


def test_a_text_that_looks_like_an_escape_stays_what_it_is() -> None:
    data = Workbooks().write(statement(("1", "_x0041_", 0, 0, None)))
    assert b"_x005F_x0041_" in part(data, "xl/worksheets/sheet1.xml")


def test_a_number_beyond_what_excel_keeps_is_written_as_text() -> None:
    row = ("1", None, 10**15, 10**15, None)
    sheet = opened(Workbooks().write(statement(row))).active
    assert (sheet["C5"].value, sheet["D5"].value) == ("10000000000000.00", str(10**15))
    assert (sheet["C5"].data_type, sheet["D5"].data_type) == ("s", "s")


def test_a_text_that_no_cell_can_hold_is_refused() -> None:
    with pytest.raises(BadInput, match="cell_too_long"):
        Workbooks().write(statement(("1", "长" * 40_000, 0, 0, None)))


def test_a_statement_is_ready_to_print() -> None:
    book = opened(Workbooks().write(statement(("1", "摘要", 1, 1, None))))
    sheet = book.active
    assert sheet.freeze_panes == "A5"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.fitToWidth == 1
    assert sheet["C5"].number_format == "#,##0.00"
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert book.properties.creator == "ruralgov"
