"""Reading a workbook: which sheet, where its header is, and what of each row can be text."""

import io
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, evolve, field
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.ports.tables import TITLES, Header, Line, Table, TableSpec
from ruralgov_office import texts
from ruralgov_office.cells import text_of, value_of
from ruralgov_office.limits import COLUMNS, ROWS, check

GUIDE = "填表说明"
"""The sheet of a template that explains it; it is no table."""


def read(data: bytes, spec: TableSpec, file: str) -> Table:
    """Return the rows of the one sheet that has the table."""
    book = load(data)
    sheet, header, notices = choose(book, spec)
    return _Reader(data, spec, file, sheet, header, notices).table()


def load(data: bytes, values: bool = False) -> Any:
    """Return the workbook, or the values that Excel counted last; raises ``workbook_broken``."""
    check(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that are not kept; we read cells
            return load_workbook(io.BytesIO(data), data_only=values)
    except Exception as error:  # noqa: BLE001  whatever a parser raises of a file from outside
        raise BadInput(texts.WORKBOOK_BROKEN, problem=type(error).__name__) from None


def choose(book: Any, spec: TableSpec) -> tuple[Any, Header, list[str]]:
    """Return the sheet with the table, its header, and notices of sheets that were not read.

    Raises ``table_header_wrong``, ``workbook_sheets``, ``sheet_hidden``, ``workbook_too_large``.
    """
    found: list[tuple[Any, Header]] = []
    notices: list[str] = []
    wrong: BadInput | None = None
    for sheet in book.worksheets:
        if sheet.title == GUIDE:
            continue
        if sheet.max_column > COLUMNS:
            raise BadInput(texts.WORKBOOK_TOO_LARGE, what="列数", what_en="columns", limit=COLUMNS)
        if sheet.max_row > ROWS:
            raise BadInput(texts.WORKBOOK_TOO_LARGE, what="行数", what_en="rows", limit=ROWS)
        rows = [[value_of(cell) for cell in row] for row in _top(sheet)]
        if not any(map(any, rows)):
            continue
        try:
            found.append((sheet, spec.header(rows)))
        except BadInput as error:
            hidden = "" if sheet.sheet_state == "visible" else "（隐藏 / hidden）"
            notices.append(f"{sheet.title}{hidden}: 未读 / not read")
            wrong = wrong or error
    if not found:
        raise wrong or BadInput(
            kernel_texts.TABLE_HEADER_WRONG, table=spec.zh, missing="-", unknown="-", twice="-"
        )
    if len(found) > 1:
        names = "、".join(sheet.title for sheet, _ in found)
        raise BadInput(texts.WORKBOOK_SHEETS, table=spec.zh, sheets=names)
    ((sheet, header),) = found
    if sheet.sheet_state != "visible":
        raise BadInput(texts.SHEET_HIDDEN, table=spec.zh, sheet=sheet.title)
    return sheet, header, notices


@define
class _Reader:
    """Reads the rows below a header."""

    data: bytes
    spec: TableSpec
    file: str
    sheet: Any
    header: Header
    notices: list[str]
    _counted: Any = field(init=False, default=None)

    def table(self) -> Table:
        hidden = sorted(self._hidden_columns() & {place + 1 for place in self.header.columns})
        if hidden:
            names = "、".join(get_column_letter(one) for one in hidden)
            raise BadInput(texts.COLUMNS_HIDDEN, columns=names)
        letters = {
            column.id: get_column_letter(place + 1) for place, column in self.header.columns.items()
        }
        return Table(lines=tuple(self._lines(letters)), notices=tuple(self.notices))

    def _lines(self, letters: Mapping[str, str]) -> Iterator[Line]:
        merged = self._merged()
        first = self.header.index + 2
        for number, row in enumerate(self.sheet.iter_rows(min_row=first), start=first):
            if all(cell.value is None and cell.coordinate not in merged for cell in row):
                continue
            cells: dict[str, str] = {}
            wrong: list[tuple[str | None, RuralgovError]] = []
            for place, column in self.header.columns.items():
                try:
                    cells[column.id] = self._text(row[place], column, merged)
                except BadInput as error:
                    shown = error.code == "cell_merged"  # a foot or a total is told by its words
                    cells[column.id] = value_of(row[place].value) if shown else ""
                    wrong.append((column.id, error))
            wrong += self._strange(row)
            if not any(cells.values()) and not wrong:
                continue
            line = Line(
                number=number,
                cells=cells,
                table=self.spec.name,
                file=self.file,
                letters=letters,
                wrong=tuple(wrong),
            )
            if line.is_total():
                line = self._total(line, row)
            if self.sheet.row_dimensions[number].hidden:
                line = evolve(line, wrong=(*line.wrong, (None, BadInput(texts.ROW_HIDDEN))))
            yield line

    def _text(self, cell: Any, column: Any, merged: Mapping[str, Any]) -> str:
        area = merged.get(cell.coordinate)
        if area is None:
            return text_of(cell, column)
        first = self.sheet.cell(area.min_row, area.min_col)
        below = area.min_row > self.header.index + 1
        if first.value is not None and not (
            below and column.fillable and area.min_col == area.max_col
        ):
            raise BadInput(texts.CELL_MERGED, column=column.zh)
        return text_of(first, column)

    def _strange(self, row: Any) -> list[tuple[None, BadInput]]:
        """Return what is in columns without a title."""
        return [
            (None, BadInput(texts.CELL_NOT_TITLED, cells=cell.coordinate))
            for place, cell in enumerate(row)
            if place not in self.header.columns and cell.value is not None and value_of(cell.value)
        ]

    def _total(self, line: Line, row: Any) -> Line:
        """Take the sums of a row of totals from what Excel counted last; the rows are summed."""
        formulas = {
            column.id: row[place]
            for place, column in self.header.columns.items()
            if row[place].data_type == "f"
        }
        cells = dict(line.cells)
        if formulas:
            if self._counted is None:
                self._counted = load(self.data, values=True)
            counted = self._counted[self.sheet.title]
            for name, cell in formulas.items():
                cells[name] = value_of(counted[cell.coordinate].value)
                if not cells[name]:
                    self.notices.append(f"{cell.coordinate}: 合计未核对 / total not checked")
        # the words of a total are often merged over several columns
        wrong = [
            (name, e) for name, e in line.wrong if e.code not in ("cell_formula", "cell_merged")
        ]
        return evolve(line, cells=cells, wrong=tuple(wrong))

    def _merged(self) -> dict[str, Any]:
        """Return the area of each cell that is merged, below the header."""
        areas: dict[str, Any] = {}
        for area in self.sheet.merged_cells.ranges:
            if area.max_row > self.header.index + 1 and len(areas) <= ROWS:
                last = min(area.max_row, self.sheet.max_row)
                for row in range(max(area.min_row, self.header.index + 2), last + 1):
                    for column in range(area.min_col, min(area.max_col, COLUMNS) + 1):
                        areas[f"{get_column_letter(column)}{row}"] = area
        return areas

    def _hidden_columns(self) -> set[int]:
        """Return the numbers of hidden columns; openpyxl keeps a run of them under its first."""
        found: set[int] = set()
        for kept in self.sheet.column_dimensions.values():
            if kept.hidden:
                found |= set(range(kept.min or 0, min(kept.max or 0, COLUMNS) + 1))
        return found


def _top(sheet: Any) -> Iterator[Any]:
    """Return the first rows; asking openpyxl for more would make what is not there."""
    yield from sheet.iter_rows(max_row=min(sheet.max_row, TITLES), values_only=True)
