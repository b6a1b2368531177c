"""A copy of a workbook with what is wrong beside each cell."""

from collections.abc import Sequence
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import coordinate_to_tuple, get_column_letter

from ruralgov.ports.tables import MARKED, Fault, Header, TableSpec
from ruralgov_office.looks import FONT, WRONG, height, put, saved, written
from ruralgov_office.reading import choose, load

BEGINS = "有误："
"""How every comment of ours begins, so that the next copy can take it away."""
WIDE = 60


def mark(data: bytes, spec: TableSpec, faults: Sequence[Fault]) -> bytes:
    """Return the copy: the cell coloured with a comment, its row's faults in a column more.

    Marks of an earlier copy are taken away; rows that are wrong for being hidden are shown.
    """
    book = load(data)
    sheet, header, _ = choose(book, spec)
    _clear(sheet)
    place = _column(sheet, header)
    title = Font(name=FONT, size=11, bold=True, color="C00000")
    written(sheet, header.index + 1, place, MARKED.zh, font=title, fill=WRONG, wrap=True)
    sheet.column_dimensions[get_column_letter(place)].width = WIDE
    rows: dict[int, list[Fault]] = {}
    for fault in faults:
        rows.setdefault(fault.row, []).append(fault)
        if fault.column is not None and not fault.cell.isdecimal():
            _comment(_owner(sheet, fault.cell), fault)
        if fault.error.code == "row_hidden":
            sheet.row_dimensions[fault.row].hidden = False
    for row, found in rows.items():
        zh = "\n".join(f"{one.cell}：{one.error.zh}" for one in found)
        en = "\n".join(f"{one.cell}: {one.error.en}" for one in found)
        text = f"{zh}\n{en}"
        written(sheet, row, place, text, fill=WRONG, wrap=True)
        sheet.row_dimensions[row].height = height([(text, WIDE)])
    return saved(book)


def _column(sheet: Any, header: Header) -> int:
    """Return the number of the column for what is wrong: the one of an earlier copy, or a new."""
    for place, column in header.columns.items():
        if column == MARKED:
            for row in range(header.index + 2, sheet.max_row + 1):
                put(sheet.cell(row, place + 1), None)
            return place + 1
    used = {cell.column for row in sheet.iter_rows() for cell in row if cell.value is not None}
    return int(max(used)) + 1


def _clear(sheet: Any) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.has_style and cell.fill.fgColor.rgb == WRONG.fgColor.rgb:
                cell.fill = PatternFill()
            if cell.comment is not None and cell.comment.text.startswith(BEGINS):
                cell.comment = None


def _owner(sheet: Any, address: str) -> Any:
    """Return the cell at an address, or the first of the merged cells that it is part of."""
    row, column = coordinate_to_tuple(address)
    for area in sheet.merged_cells.ranges:
        if (row, column) in area.cells:
            return sheet.cell(area.min_row, area.min_col)
    return sheet.cell(row, column)


def _comment(cell: Any, fault: Fault) -> None:
    cell.fill = WRONG
    before = f"{cell.comment.text}\n" if cell.comment is not None else ""
    if not before.startswith(BEGINS) and before:
        before = f"\n{before}"
    text = f"{BEGINS}{fault.error.zh}\n{fault.error.en}"
    comment = Comment(f"{text}{before}" if before[:1] == "\n" else f"{before}{text}", "ruralgov")
    comment.width, comment.height = 360, 140
    cell.comment = comment
