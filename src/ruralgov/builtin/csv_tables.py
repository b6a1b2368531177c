"""Tables as CSV: read in the encodings that offices use, written so that nothing runs in Excel."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.text import Wording
from ruralgov.ports.tables import (
    MARKED,
    SAMPLE,
    SERIAL,
    TITLES,
    Fault,
    Header,
    Kind,
    Line,
    Statement,
    Table,
    TableSpec,
)

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a table; a larger one is to be split."""
_RUNS = re.compile(r"'*\s*[=+\-@\t\r＝＋－＠]")
"""What a spreadsheet might take for a formula, and what :func:`harmless` has quoted already."""


class CsvTables:
    """The format ``csv``."""

    def read(self, data: bytes, spec: TableSpec, file: str) -> Table:
        """Return the rows; raises ``table_unreadable`` or ``table_header_wrong``."""
        numbered = list(_rows(decode(data)))
        header = spec.header([cells for _, cells in numbered[:TITLES]])
        lines = [
            _line(number, cells, header, (spec.name, file))
            for number, cells in numbered[header.index + 1 :]
            if any(cell.strip() for cell in cells)
        ]
        return Table(lines=tuple(lines))

    def template(self, spec: TableSpec) -> bytes:
        """Return the header and the example."""
        columns = (SERIAL, *spec.columns)
        example = [SAMPLE, *(harmless(column.example) for column in spec.columns)]
        return _written([[column.zh for column in columns], example])

    def mark(self, data: bytes, spec: TableSpec, faults: Sequence[Fault]) -> bytes:
        """Return the table in UTF-8 with one column more: what is wrong in each row."""
        numbered = list(_rows(decode(data)))
        header = spec.header([cells for _, cells in numbered[:TITLES]])
        titled = numbered[header.index][0]
        said: dict[int, list[str]] = {titled: [MARKED.zh]}
        for fault in faults:
            said.setdefault(fault.row, []).append(fault.error.zh)
        kept = {place for place, column in header.columns.items() if column != MARKED}
        width = max(kept) + 1
        marked = [
            [
                *(cells[place] if place < len(cells) else "" for place in range(width)),
                " ".join(said.get(number, ())),
            ]
            for number, cells in numbered
        ]
        return _written(marked)

    def write(self, statement: Statement) -> bytes:
        """Return the header and the rows; the title and what is around the rows are left out."""
        header = [harmless(column.zh) for column in statement.columns]
        kinds = [column.kind for column in statement.columns]
        rows = (
            [_shown(kind, value) for kind, value in zip(kinds, row, strict=True)]
            for row in statement.rows
        )
        return _written([header, *rows])


def decode(data: bytes) -> str:
    """Return the text of a file: by its BOM, else UTF-8, else GB18030.

    UTF-8 is tried first because about half of UTF-8 Chinese names decode wrongly as GB18030.
    Raises ``table_unreadable``.
    """
    if len(data) > LARGEST:
        raise BadInput(kernel_texts.TABLE_UNREADABLE, problem=f"> {LARGEST >> 20} MB")
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    problem = Wording(
        "不是 UTF-8 或 GB18030 文本，可能是别种文件", "it is neither UTF-8 nor GB18030 text"
    )
    raise BadInput(kernel_texts.TABLE_UNREADABLE, problem=problem)


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; :func:`meant` undoes it."""
    return f"'{text}" if _RUNS.match(text) else text


def meant(text: str) -> str:
    """Return a text as it was before :func:`harmless`."""
    return text[1:] if text.startswith("'") and _RUNS.match(text) else text


def _shown(kind: Kind, value: Any) -> str:
    if value is None:
        return ""
    if kind is Kind.AMOUNT:
        yuan, fen = divmod(abs(value), 100)
        return f"{'-' if value < 0 else ''}{yuan}.{fen:02d}"
    return str(int(value)) if kind is Kind.INTEGER else harmless(str(value))


def _line(number: int, cells: list[str], header: Header, of: tuple[str, str]) -> Line:
    wide = max(header.columns) + 1
    if len(cells) < wide or any(cell.strip() for cell in cells[wide:]):
        raise BadInput(
            kernel_texts.TABLE_UNREADABLE, problem=f"{number}: {len(cells)} cells, not {wide}"
        )
    for place, cell in enumerate(cells[:wide]):
        if place not in header.columns and cell.strip():
            raise BadInput(
                kernel_texts.TABLE_UNREADABLE, problem=f"{number}: column {place + 1} has no title"
            )
    found = {one.id: meant(cells[place].strip()) for place, one in header.columns.items()}
    return Line(number=number, cells=found, table=of[0], file=of[1])


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Return the rows with the number of their last line."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise BadInput(kernel_texts.TABLE_UNREADABLE, problem=error) from None


def _written(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as Excel opens them: UTF-8 with a BOM."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")
