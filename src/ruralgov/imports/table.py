"""CSV tables from outside: their encoding, their columns, and every wrong row at once."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import define, field, frozen

from ruralgov.domain.kernel.errors import BadInput, RuralgovError

LARGEST = 64 * 1024 * 1024
"""Bytes of a table; a larger one is to be split."""
SHOWN = 200
"""Wrong rows whose problem is written out; the number of all of them is said."""


@frozen
class Line:
    """One row: its number in the file, and its cells by column, without outer spaces."""

    number: int
    cells: dict[str, str]


@define
class Problems:
    """Collects what is wrong, so that all of it is said at once."""

    found: list[str] = field(factory=list)

    def add(self, line: Line, error: RuralgovError) -> None:
        """Note the problem of a row."""
        self.found.append(f"{line.number}: {error}")

    def check(self) -> None:
        """Raise ``table_rows_wrong`` if there are any."""
        if self.found:
            raise BadInput(
                "table_rows_wrong", count=len(self.found), problems="\n".join(self.found[:SHOWN])
            )


def decode(data: bytes) -> str:
    """Return the text of a file: UTF-8 with or without BOM first, then GB18030.

    UTF-8 is tried first because about half of UTF-8 Chinese names decode wrongly as GB18030.
    Raises ``table_unreadable``.
    """
    if len(data) > LARGEST:
        raise BadInput("table_unreadable", problem=f"> {LARGEST >> 20} MB")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput("table_unreadable", problem="UTF-8? GB18030?")


def read_table(data: bytes, needed: Sequence[str], known: Sequence[str] = ()) -> list[Line]:
    """Return the rows of a table that has the *needed* columns, and perhaps the *known* ones.

    Raises ``table_unreadable`` for a missing, doubled or unknown column or a row of another width.
    """
    reader = csv.reader(io.StringIO(decode(data), newline=""), strict=True)
    header = [name.strip() for name in next(_rows(reader), [])]
    missing = [name for name in needed if name not in header]
    strange = [name for name in header if name not in (*needed, *known)]
    if missing or strange or len(set(header)) != len(header):
        problem = f"columns {header}; missing {missing}; unknown {strange}"
        raise BadInput("table_unreadable", problem=problem)
    lines = []
    for cells in _rows(reader):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            problem = f"{reader.line_num}: {len(cells)} cells, not {len(header)}"
            raise BadInput("table_unreadable", problem=problem)
        row = dict(zip(header, (cell.strip() for cell in cells), strict=True))
        lines.append(Line(reader.line_num, row))
    return lines


def read_cell(cells: dict[str, str], column: str, read_as: Any) -> Any:
    """Return the value of a cell; raises ``cell_wrong``."""
    try:
        return read_as(cells[column])
    except (ValueError, KeyError):
        raise BadInput("cell_wrong", column=column, problem=cells[column]) from None


def _rows(reader: "Iterator[list[str]]") -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise BadInput("table_unreadable", problem=error) from None
