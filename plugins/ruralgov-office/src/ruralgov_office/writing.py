"""Writing a statement as a workbook for people to read and print."""

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from ruralgov.domain.kernel.money import show_yuan
from ruralgov.ports.tables import TOTALS, Column, Kind, Statement, plain
from ruralgov_office.looks import (
    FONT,
    FORMATS,
    HEAD,
    PLAIN,
    for_print,
    headline,
    height,
    saved,
    set_widths,
    stored,
    written,
)

MEASURED = 500
"""Rows whose texts decide how wide a column is."""
_ACROSS = {Kind.AMOUNT: "right", Kind.INTEGER: "right", Kind.DATE: "center"}
_BOLD = Font(name=FONT, size=11, bold=True)


def write(*statements: Statement) -> bytes:
    """Return a workbook, each statement on a sheet of its own; no cell of it is a formula."""
    book = Workbook()
    book.remove(book.active)
    for one in statements:
        _fill(book.create_sheet(sheet_title(one.title, book.sheetnames)), one)
    put_properties(book, statements[0].title)
    return saved(book)


def _fill(sheet: Any, statement: Statement) -> None:
    """Write title, header, rows and foot of a statement."""
    columns = statement.columns
    shown = [
        [column.zh, *(_shown(column.kind, row[n]) for row in statement.rows[:MEASURED])]
        for n, column in enumerate(columns)
    ]
    widths = set_widths(sheet, shown)
    bold = Font(name=FONT, size=16, bold=True)
    headline(sheet, 1, len(columns), statement.title, font=bold, across="center")
    row = 2
    for line in statement.under:
        headline(sheet, row, len(columns), line)
        row += 1
    header = row
    for n, column in enumerate(columns, start=1):
        written(sheet, row, n, column.zh, font=_BOLD, fill=HEAD, across="center", wrap=True)
    for values in statement.rows:
        row += 1
        _put_row(sheet, row, columns, values, widths)
    for line in statement.foot:
        row += 1
        headline(sheet, row, len(columns), line)
    for_print(sheet, header, len(columns))


def _put_row(
    sheet: Any, row: int, columns: Sequence[Column], values: Sequence[Any], widths: list[int]
) -> None:
    sums = any(isinstance(value, str) and plain(value) in TOTALS for value in values)
    for n, (column, value) in enumerate(zip(columns, values, strict=True), start=1):
        look: dict[str, Any] = {"format": FORMATS.get(column.kind)}
        look |= {"across": _ACROSS.get(column.kind), "wrap": column.kind is Kind.TEXT}
        look |= {"font": _BOLD if sums else PLAIN}
        written(sheet, row, n, stored(column.kind, value), **look)
    texts = (_shown(column.kind, v) for column, v in zip(columns, values, strict=True))
    sheet.row_dimensions[row].height = height(zip(texts, widths, strict=True))


def sheet_title(text: str, taken: Sequence[str] = ()) -> str:
    """Return a text as a sheet may be called beside those that are taken."""
    kept = "".join(" " if mark in "[]:*?/\\'" or not mark.isprintable() else mark for mark in text)
    name = kept.strip()[:31] or "1"
    others, tries = {one.casefold() for one in taken}, 1
    while name.casefold() in others:
        tries += 1
        name = f"{kept.strip()[:28]} {tries}"
    return name


def put_properties(book: object, title: str) -> None:
    """Say what the workbook is, and nothing of who made it."""
    properties = book.properties  # type: ignore[attr-defined]
    properties.creator = "ruralgov"
    properties.title = "".join(mark for mark in title if mark.isprintable())


def _shown(kind: Kind, value: object) -> str:
    if value is None:
        return ""
    if kind is Kind.AMOUNT and isinstance(value, int):
        return show_yuan(value)
    return str(value)
