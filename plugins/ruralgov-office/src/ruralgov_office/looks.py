"""How the sheets that we write look, and how a value gets into a cell without ever being run."""

import io
import math
import re
import unicodedata
import warnings
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.ports.tables import Kind
from ruralgov_office import texts
from ruralgov_office.cells import DIGITS, EARLIEST, escaped

FONT: Final = "宋体"
LONGEST: Final = 32_767
"""Marks that a cell can hold."""
FORMATS: Final = {
    Kind.CODE: "@",
    Kind.IDENTITY: "@",
    Kind.AMOUNT: "#,##0.00",
    Kind.INTEGER: "0",
    Kind.DATE: "yyyy-mm-dd",
}
WIDEST, NARROWEST = 40, 8
HEAD: Final = PatternFill("solid", fgColor="DDEBF7")
WRONG: Final = PatternFill("solid", fgColor="FFC7CE")
PLAIN: Final = Font(name=FONT, size=11)
GREY: Final = Font(name=FONT, size=11, italic=True, color="808080")
_LINE: Final = Side(style="thin", color="A6A6A6")
BOX: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_NEVER: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""
_RUNS: Final = re.compile(r"\s*[=+\-@＝＋－＠]")


def put(cell: Any, value: str | int | Decimal | date | None) -> None:
    """Put a value into a cell: a text stays text, whatever it begins with.

    Raises ``cell_too_long``.
    """
    if not isinstance(value, str):
        cell.value = value
        return
    text = escaped(_NEVER.sub("\ufffd", value))
    if len(text) > LONGEST:
        raise BadInput(texts.CELL_TOO_LONG, length=len(text), limit=LONGEST)
    cell.value = text or None
    if text:
        cell.data_type = "s"  # openpyxl makes '=1+1' a formula and '#N/A' an error
    if _RUNS.match(text):
        cell.quotePrefix = True  # it stays text when somebody edits the cell


def stored(kind: Kind, value: Any) -> str | int | Decimal | date | None:
    """Return a value of a statement as a cell holds it; what a number cannot hold is text."""
    match kind, value:
        case _, None:
            return None
        case Kind.AMOUNT, fen:
            yuan = Decimal(fen).scaleb(-2)
            return yuan if abs(fen) < 10**DIGITS else f"{yuan:f}"
        case Kind.INTEGER, number:
            return int(number) if abs(number) < 10**DIGITS else str(number)
        case Kind.DATE, day:
            return day if day >= EARLIEST.date() else str(day.isoformat())
        case _:
            return str(value)


def written(sheet: Any, row: int, column: int, value: Any, **looks: Any) -> Any:
    """Put a value into a cell of a sheet with its looks, and return the cell."""
    cell = sheet.cell(row, column)
    cell.font = looks.get("font", PLAIN)
    cell.alignment = Alignment(
        horizontal=looks.get("across"), vertical="center", wrap_text=looks.get("wrap", False)
    )
    if looks.get("format"):
        cell.number_format = looks["format"]
    if looks.get("fill"):
        cell.fill = looks["fill"]
    if looks.get("box", True):
        cell.border = BOX
    put(cell, value)
    return cell


def width(text: str) -> int:
    """Return how wide a text is, a Chinese mark counting two."""
    lines = text.splitlines() or [""]
    return max(
        sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in line)
        for line in lines
    )


def set_widths(sheet: Any, columns: Iterable[Iterable[str]], first: int = 1) -> list[int]:
    """Make columns as wide as their texts, within reason, and return the widths."""
    widths = [
        min(WIDEST, max(NARROWEST, *(width(text) + 3 for text in texts))) for texts in columns
    ]
    for number, wide in enumerate(widths, start=first):
        sheet.column_dimensions[get_column_letter(number)].width = wide
    return widths


def height(texts: Iterable[tuple[str, float]]) -> float:
    """Return how high a row must be for texts in columns so wide: programs do not agree on it."""
    lines = 1
    for text, wide in texts:
        room = max(1, int(wide * 0.9))
        lines = max(lines, sum(max(1, -(-width(line) // room)) for line in text.splitlines()))
    return min(400.0, 15.0 * lines + 3)


def headline(sheet: Any, row: int, columns: int, text: str, **looks: Any) -> None:
    """Write a line over all the columns, as high as its text needs."""
    written(sheet, row, 1, text, box=False, wrap=True, **looks)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    room = sum(sheet.column_dimensions[get_column_letter(n + 1)].width for n in range(columns))
    size = looks["font"].size if "font" in looks else PLAIN.size
    sheet.row_dimensions[row].height = height([(text, room * 11 / size)]) * size / 11


def for_print(sheet: Any, header: int, columns: int) -> None:
    """Freeze the header, repeat it on each printed page, and fit the width of A4.

    A table so wide that its text would be too small goes over several pages across.
    """
    wide = columns > LANDSCAPE
    room = sum(sheet.column_dimensions[get_column_letter(n + 1)].width for n in range(columns))
    across = math.ceil(room * READABLE / PLAIN.size / (ROOM if wide else ROOM_UPRIGHT))
    sheet.freeze_panes = sheet.cell(header + 1, 1)
    sheet.print_title_rows = f"{header}:{header}"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, 0
    if across > 1:
        sheet.print_title_cols = "A:B"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"


LANDSCAPE: Final = 5
"""Columns that fit a page that stands."""
ROOM, ROOM_UPRIGHT = 140, 95
"""What fits across A4 at full size, in the widths of columns."""
READABLE = 8
"""The smallest size of printed text, in points."""


def saved(book: Any) -> bytes:
    """Return the workbook as bytes."""
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Python's, about what openpyxl calls
        book.save(out)
    return out.getvalue()
