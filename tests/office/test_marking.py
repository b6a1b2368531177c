from typing import Any

import pytest

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.imports import Problems
from ruralgov.imports.table import read_table, rows
from ruralgov.ports.tables import MARKED, Fault
from ruralgov_office import Workbooks
from tests.office.sheets import GOOD, HEAD, LEDGER, book, faults, opened, saved, values

RED = "00FFC7CE"


def marked(data: bytes) -> bytes:
    """Return the marked copy of a workbook with faults."""
    problems = Problems()
    list(rows(LEDGER, [read_table(Workbooks(), data, LEDGER, "x")], problems))
    with pytest.raises(BadInput) as caught:
        problems.check()
    found: Any = caught.value.facts["faults"]
    assert all(isinstance(one, Fault) for one in found)
    return Workbooks().mark(data, LEDGER, found)


def comments(data: bytes) -> dict[str, str]:
    sheet = opened(data).active
    return {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}


BAD = ("2023-02-29", "101", "x", "y", 1, "借", "")


def test_each_fault_stands_beside_its_cell_in_two_languages() -> None:
    data = marked(book(["题"], HEAD, GOOD, BAD, GOOD))
    found = comments(data)
    assert set(found) == {"A4", "D4"}
    assert "不是日期" in found["A4"]
    assert "no date" in found["A4"]
    sheet = opened(data).active
    assert sheet["H2"].value == MARKED.zh
    assert sheet["H4"].value.startswith("A4：")
    assert "D4：" in sheet["H4"].value
    assert sheet["H3"].value is None
    red = {cell.coordinate for row in sheet for cell in row if cell.fill.fgColor.rgb == RED}
    assert red == {"A4", "D4", "H2", "H4"}


def test_a_mended_copy_can_be_imported_and_a_second_copy_forgets_the_first() -> None:
    data = marked(book(HEAD, GOOD, BAD, BAD))
    again = opened(data)
    again.active["A2"].value = "2024-3-1"
    again.active["A3"].value = "2024-3-1"
    second = marked(saved(again))
    assert set(comments(second)) == {"D3", "A4", "D4"}
    last = opened(second)
    assert last.active["H3"].value.startswith("D3：")
    assert last.active["A3"].fill.fgColor.rgb != RED
    for cell, value in {"D3": 1, "A4": "2024-3-1", "D4": "2"}.items():
        last.active[cell].value = value
    assert len(values(saved(last))) == 3


def test_a_remark_that_was_there_is_kept() -> None:
    from openpyxl.comments import Comment

    def remark(made: Any) -> None:
        made.active["D2"].comment = Comment("问过会计", "某某")

    data = marked(book(HEAD, BAD, change=remark))
    assert "问过会计" in comments(data)["D2"]
    assert "amount" in comments(data)["D2"] or "金额" in comments(data)["D2"]


def test_a_fault_in_merged_cells_stands_at_the_first_and_a_hidden_row_is_shown() -> None:
    def change(made: Any) -> None:
        made.active.merge_cells("D2:D3")
        made.active.row_dimensions[4].hidden = True

    data = marked(book(HEAD, GOOD, GOOD, GOOD, change=change))
    assert set(comments(data)) == {"D2"}
    sheet = opened(data).active
    assert not sheet.row_dimensions[4].hidden
    assert sheet["H3"].value.startswith("D3：")
    assert faults(data) == [("D2", "cell_merged"), ("D3", "cell_merged")]
