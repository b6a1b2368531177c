"""What a table from outside is: its columns, its rows as text, and what is wrong with them.

A :class:`TableSpec` says once what the columns of a table are; readers, templates, marked copies
and exports all follow it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import field

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen

SAMPLE: Final = "示例"
"""A row whose first cell begins so is an example and is never imported."""
TOTALS: Final = frozenset({"合计", "总计", "共计", "合计数", "total"})
"""A row whose first cell says so holds the sums of the rows above it."""
TITLES: Final = 20
"""Rows in which the header is looked for: a table may have titles above it."""
IGNORED: Final = "~"
"""How the id of a column begins that is not read."""
_UNITS = re.compile(r"\((元|单位:元|必填|选填|可空|yuan)\)$")
_NOISE = re.compile(r"[\s*]")


class Kind(LabelledEnum):
    """What is in the cells of a column."""

    TEXT = "text", "文字", "text"
    CODE = "code", "编码", "code"
    IDENTITY = "identity", "身份证号", "identity number"
    AMOUNT = "amount", "金额（元）", "amount in yuan"
    INTEGER = "integer", "整数", "whole number"
    DATE = "date", "日期", "date"
    INSTANT = "instant", "时间", "date and time"
    CHOICE = "choice", "选项", "choice"


SUMMED: Final = (Kind.AMOUNT, Kind.INTEGER)
"""Kinds whose sum a row of totals may state."""


@frozen
class Column:
    """One column: ``Column("amount", "金额", Kind.AMOUNT, also=("发生额",), example="12.50")``.

    *also* are other titles of it; a title is compared without spaces, stars and a unit of yuan.
    *needed*: the header must name it. *empty*: its cells may be empty, as those of a column that
    is not needed may. *fillable*: cells merged downward have the value of the first. *choices*:
    what each word of a ``CHOICE`` stands for. *read* makes the value out of the text of a cell,
    where the kind alone does not; it raises an error of the library or ``ValueError``. *aside*: it
    is only compared, so that a cell which cannot be read counts as empty.
    """

    id: str
    zh: str
    kind: Kind = Kind.TEXT
    also: tuple[str, ...] = field(default=(), kw_only=True)
    needed: bool = field(default=True, kw_only=True)
    empty: bool = field(default=False, kw_only=True)
    fillable: bool = field(default=False, kw_only=True)
    aside: bool = field(default=False, kw_only=True)
    choices: Mapping[str, Any] = field(factory=dict, kw_only=True)
    read: Callable[[str], Any] | None = field(default=None, kw_only=True)
    example: str = field(default="", kw_only=True)
    note: str = field(default="", kw_only=True)

    @property
    def may_be_empty(self) -> bool:
        """Whether a row may leave the cell out."""
        return self.empty or not self.needed

    def words(self) -> list[str]:
        """Return one word for each thing that can be chosen, the first that names it."""
        first: dict[Any, str] = {}
        for word, value in self.choices.items():
            first.setdefault(value, word)
        return list(first.values())


SERIAL: Final = Column("#", "序号", also=("编号顺序", "No.", "no"), needed=False)
"""Every table may number its rows; a template marks its example here."""
MARKED: Final = Column("!", "有误（改正后可直接导入）", needed=False)
"""The column that a marked copy has more than its table; it is read and left alone."""


@frozen(kw_only=True)
class TableSpec:
    """A table by *name*: its title *zh*, its columns in their order, and how to fill it in.

    *ignored* are titles of columns that may be there and are not read. *personal*: what is said of
    a wrong cell never repeats its text.
    """

    name: str
    zh: str
    columns: tuple[Column, ...]
    note: str = ""
    ignored: tuple[str, ...] = ()
    personal: bool = False
    _titles: dict[str, Column] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        titles: dict[str, Column] = {}
        extra = [Column(f"{IGNORED}{title}", title, needed=False) for title in self.ignored]
        for column in (SERIAL, MARKED, *self.columns, *extra):
            for title in (column.id, column.zh, *column.also):
                if titles.setdefault(plain(title), column) is not column:
                    raise ValueError(f"table {self.name}: two columns are called {title!r}")
        object.__setattr__(self, "_titles", titles)

    def column(self, title: str) -> Column | None:
        """Return the column that a title of a header names."""
        return self._titles.get(plain(title))

    def header(self, rows: Iterable[Sequence[str]]) -> "Header":
        """Return where the header is among the first rows of a table, and what it says.

        Raises ``table_header_wrong`` with what is missing, unknown and doubled.
        """
        best: Header | None = None
        for index, row in zip(range(TITLES), rows, strict=False):
            found = Header.of(self, index, row)
            if found.good():
                return found
            if best is None or len(found.columns) > len(best.columns):
                best = found
        if best is None:
            best = Header.of(self, 0, ())
        raise BadInput(
            texts.TABLE_HEADER_WRONG,
            table=self.zh,
            missing=_listed(best.missing),
            unknown=_listed(best.unknown),
            twice=_listed(best.twice),
        )


@frozen(kw_only=True)
class Header:
    """The row that names the columns: *columns* by their place in the row."""

    index: int
    columns: dict[int, Column]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]

    @classmethod
    def of(cls, spec: TableSpec, index: int, row: Sequence[str]) -> "Header":
        """Read a row as if it were the header."""
        columns: dict[int, Column] = {}
        unknown, twice = [], []
        for place, title in enumerate(row):
            column = spec.column(title) if title.strip() else None
            if column is not None and column in columns.values():
                twice.append(title)
            elif column is not None:
                columns[place] = column
            elif title.strip():
                unknown.append(title)
        there = {column.id for column in columns.values()}
        missing = tuple(one.zh for one in spec.columns if one.needed and one.id not in there)
        return cls(
            index=index,
            columns=columns,
            missing=missing,
            unknown=tuple(unknown),
            twice=tuple(twice),
        )

    def good(self) -> bool:
        """Tell whether every needed column is there once, and nothing that is not known."""
        return not (self.missing or self.unknown or self.twice)


@frozen(kw_only=True)
class Fault:
    """What is wrong with a row of a file, or with one cell of it where *column* names it."""

    table: str
    file: str
    row: int
    column: str | None
    cell: str
    """The address of the cell (``C7``), or the number of the row where there is none."""
    error: RuralgovError

    def said(self, lang: str) -> str:
        """Return where it is and what it is, in ``zh`` or ``en``."""
        return f"{self.cell}: {self.error.code}: {self.error.text(lang)}"


@frozen(kw_only=True)
class Line:
    """One row: its number in the file, and the text of its cells by column, without outer spaces.

    *table* is the name of its spec, *file* what its file is called where there are several;
    *letters* are the columns of a workbook by column id; *wrong* is what the format could not turn
    into text, by column id, or under ``None`` for the row.
    """

    number: int
    cells: dict[str, str]
    table: str = ""
    file: str = ""
    letters: Mapping[str, str] = field(factory=dict)
    wrong: tuple[tuple[str | None, RuralgovError], ...] = ()

    def fault(self, error: RuralgovError, column: str | None = None) -> Fault:
        """Return the error as a fault of this row."""
        letter = self.letters.get(column or "", "")
        cell = f"{letter}{self.number}"
        return Fault(
            table=self.table,
            file=self.file,
            row=self.number,
            column=column,
            cell=cell,
            error=error,
        )

    def first(self) -> str:
        """Return the first cell that is not empty."""
        return next(filter(None, self.cells.values()), "")

    def is_total(self) -> bool:
        """Tell whether this row states sums: its first words say so, after a number or before."""
        words = [cell for name, cell in self.cells.items() if cell and name != SERIAL.id]
        return any(plain(word) in TOTALS for word in (self.first(), *words[:1]))

    def is_empty(self) -> bool:
        """Tell whether there is nothing but a number, or what an earlier copy said of the row."""
        said = (SERIAL.id, MARKED.id)
        return not self.wrong and not any(
            cell for name, cell in self.cells.items() if name not in said
        )


@frozen(kw_only=True)
class Table:
    """The rows of one file. *notices* name what an official should know of it."""

    lines: tuple[Line, ...]
    notices: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def plain(title: str) -> str:
    """Return a title as it is compared: no spaces, no star, no unit of yuan, half-width."""
    return _UNITS.sub("", _NOISE.sub("", unicodedata.normalize("NFKC", title))).casefold()


def _listed(titles: Sequence[str]) -> str:
    return "、".join(title[:20] for title in titles[:20]) or "-"
