"""What a file format must be that reads and writes tables.

A format turns the cells of a file into text and says what it could not turn; what the text means
is read by the table's own columns, for every format alike. What a table is stands in
:mod:`ruralgov.domain.kernel.tables`; its names are importable from here as well, for formats.
"""

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from attrs import frozen

from ruralgov.domain.kernel.tables import (
    IGNORED,
    MARKED,
    SAMPLE,
    SERIAL,
    SUMMED,
    TITLES,
    TOTALS,
    Column,
    Fault,
    Header,
    Kind,
    Line,
    Table,
    TableSpec,
    plain,
)

__all__ = [
    "IGNORED",
    "MARKED",
    "SAMPLE",
    "SERIAL",
    "SUMMED",
    "TITLES",
    "TOTALS",
    "BookFormat",
    "Column",
    "Fault",
    "Header",
    "Kind",
    "Line",
    "Statement",
    "Table",
    "TableFormat",
    "TableSpec",
    "plain",
]


@frozen(kw_only=True)
class Statement:
    """A table to be written: cells by the kinds of the columns.

    ``AMOUNT`` is whole fen, ``INTEGER`` an int, ``DATE`` a date, all else text; ``None`` is empty.
    *under* are lines of text below the title, *foot* below the rows.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Any]]
    under: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()


class TableFormat(Protocol):
    """Reads and writes the files of one suffix. Bytes in, bytes out: it touches no file.

    What is promised, and tried by ``ruralgov.testing.tables``:

    1. What ``write`` wrote ``read`` reads: text of any kind, numbers with their zeros, 18 digits.
    2. A template has the columns and one example, and nothing that is imported.
    3. What is no such file, or only a part of one, is refused with ``BadInput``; so is 65 MB of it.
    4. A header that lacks a needed column, or has one that is unknown or there twice, is refused
       with ``table_header_wrong``; titles above it, and columns in another order, are not.
    5. A marked copy says each fault, and reads as the table did; one can be made of it again.
    6. Nothing that is written runs: a text that looks like a formula stays a text.
    7. Lines have the numbers of their rows, in their order; a row with nothing in it is none.
    8. A cell of a wrong kind is a fault of that row and that column, and of no other.
    9. A text that is too long for a cell is refused with ``BadInput``, or comes back whole.
    """

    def read(self, data: bytes, spec: TableSpec, file: str) -> Table:
        """Return every row with anything in it, examples and totals too.

        Cells that cannot be text are in ``Line.wrong``. Raises ``table_unreadable``,
        ``table_header_wrong`` or a code of its own where the whole file is refused.
        """

    def template(self, spec: TableSpec) -> bytes:
        """Return an empty table to fill in, with one row marked as an example."""

    def mark(self, data: bytes, spec: TableSpec, faults: Sequence[Fault]) -> bytes:
        """Return a copy of a file with each fault beside its cell."""

    def write(self, statement: Statement) -> bytes:
        """Return a file that holds the statement and nothing that runs when it is opened.

        Raises ``cell_too_long``.
        """


@runtime_checkable
class BookFormat(Protocol):
    """A format whose files hold several tables; of others each table is a file of its own."""

    def write_all(self, statements: Sequence[Statement]) -> bytes:
        """Return a file that holds the statements, as ``write`` does one; at least one."""
