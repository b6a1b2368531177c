"""How a context declares a table to import: rows go in, commands come out, every fault named."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final, Protocol, TypeVar
from uuid import UUID, uuid5

from attrs import define, field

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.tables import Fault, Line, Table, TableSpec
from ruralgov.domain.kernel.text import Wording
from ruralgov.domain.kernel.value import frozen

A = TypeVar("A")
SHOWN: Final = 200
"""Faults that are written out; the number of all of them is said."""
_OURS: Final = UUID("6f1c0a52-3f0e-5d0b-9a4e-2f6f6c7b9d11")
Cells = tuple[tuple[Line, str | None], ...]
Rows = Iterable[tuple[Line, dict[str, Any]]]
"""The good rows of a table, each with its values by column; to be gone through once."""


@define
class Problems:
    """Collects what is wrong, so that all of it is said at once."""

    found: list[Fault] = field(factory=list)

    def add(self, line: Line, error: RuralgovError, column: str | None = None) -> None:
        """Note the problem of a row, or of one cell of it."""
        self.found.append(line.fault(error, column))

    def check(self) -> None:
        """Raise ``table_rows_wrong`` if there are any; its fact ``faults`` has them."""
        if not self.found:
            return
        raise BadInput(
            texts.TABLE_ROWS_WRONG,
            count=len({(fault.file, fault.row) for fault in self.found}),
            problems=Wording(self._said("zh"), self._said("en")),
            faults=tuple(self.found),
        )

    def _said(self, lang: str) -> str:
        several = len({fault.file for fault in self.found}) > 1
        shown = self.found[:SHOWN]
        return "\n".join(
            f"{one.file}: {one.said(lang)}" if several else one.said(lang) for one in shown
        )


@frozen(kw_only=True)
class Step:
    """A command, the row that it comes from, and which cells a refusal of it is about, by code.

    One of several rows has them in *lines*: a refusal names the row by its fact ``entry``, from 1.
    """

    line: Line
    command: Any
    cells: Mapping[str, Cells] = field(factory=dict)
    lines: tuple[Line, ...] = ()

    def note(self, refusal: RuralgovError, problems: Problems) -> None:
        """Note what refuses the command beside the cells that it is about, or at its row."""
        named = self._named(refusal)
        for line, column in self.cells.get(refusal.code) or ((self.line, None),):
            problems.add(named or line, refusal, column)

    def _named(self, refusal: RuralgovError) -> Line | None:
        number = refusal.facts.get("entry")
        there = isinstance(number, int) and 1 <= number <= len(self.lines)
        return self.lines[number - 1] if isinstance(number, int) and there else None


@define
class Steps:
    """What an import would do. *notices* name what an official should look at.

    *refused* is why it may be shown and not be done.
    """

    steps: list[Step] = field(factory=list)
    counts: dict[str, int] = field(factory=dict)
    notices: list[str] = field(factory=list)
    refused: RuralgovError | None = None

    def count(self, name: str, more: int = 1) -> None:
        """Count something that the import brings, or that is there already."""
        self.counts[name] = self.counts.get(name, 0) + more

    def add(
        self,
        line: Line,
        command: Any,
        cells: Mapping[str, Cells] | None = None,
        lines: tuple[Line, ...] = (),
    ) -> None:
        """Add the command that a row asks for, with the cells that a refusal of it is about.

        Where several rows ask for it, *lines* are these, in the order of its entries.
        """
        self.steps.append(Step(line=line, command=command, cells=cells or {}, lines=lines))


class Ask(Protocol):
    """Asks as the one who imports."""

    def __call__(self, query: Query[A], *, day: date | None = None) -> A:
        """Return the answer to a query as of a day, today by default."""


def day_of(text: str) -> date:
    """Return the day of ``2024-02-29``; raises ``ValueError``."""
    return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no zone


@frozen(kw_only=True)
class Option:
    """What an import asks for besides its file, ``--NAME VALUE``: *said* is what it is, in English.

    ``read`` makes the value out of its text; it raises an error of the library, ``ValueError`` or
    ``KeyError``. Where it is not given, *default* is read; without one it is missing where it is
    *needed*, and else None. *folder*: the text is the path of a folder whose files are asked for
    with ``Importing.beside``. *zh* is what it is in Chinese.
    """

    name: str
    said: str
    zh: str = ""
    read: Callable[[str], Any] = str
    needed: bool = True
    default: str | None = None
    folder: bool = False

    def value(self, given: Mapping[str, str]) -> Any:
        """Return its value; raises ``option_missing`` and ``option_wrong``."""
        text = given.get(self.name) or self.default
        if text is None:
            if self.needed:
                raise BadInput(texts.OPTION_MISSING, option=f"--{self.name}")
            return None
        try:
            return self.read(text)
        except (ValueError, KeyError):
            said = Wording(self.zh or self.said, self.said)
            raise BadInput(
                texts.OPTION_WRONG, option=f"--{self.name}", value=text, said=said
            ) from None


SINCE: Final = Option(
    name="since", said="the day the table speaks of", zh="表中情况的日期", read=day_of
)
SOURCE: Final = Option(name="source", said="who made the table, and when", zh="何人何时制表")
COLLECTIVE: Final = Option(
    name="collective", said="the collective, by its id", zh="集体的编号", read=CollectiveId
)


@frozen(kw_only=True)
class Importing:
    """What an import is planned with.

    ``rows`` are the good rows of the table; what is wrong besides is noted in ``problems``.
    ``tables`` are its files as text, wrong rows among them, and ``more`` the good rows of the
    tables given with it, by name; of an import that is no table, ``files`` are its files.
    ``options`` are the values of what it asks for, by name.
    """

    rows: Rows = ()
    tables: tuple[Table, ...] = ()
    more: Mapping[str, Rows] = field(factory=dict)
    files: tuple[bytes, ...] = ()
    problems: Problems
    ask: Ask
    options: Mapping[str, Any] = field(factory=dict)
    beside: Callable[[str], bytes]
    """The file of a name in the folder that was given; nothing where there is none."""
    new_id: Callable[[], str]


@frozen(kw_only=True)
class Import:
    """What a context takes in: ``ruralgov import NAME FILE`` reads it.

    ``plan`` returns the commands that it asks for. They are rehearsed before anything is done, and
    a refusal is shown beside its row; not where *rehearsed* is false: there the plan compares all
    that matters itself, or the first refusal says it all.
    """

    plan: Callable[[Importing], Steps]
    options: tuple[Option, ...] = ()
    rehearsed: bool = True


@frozen(kw_only=True)
class ImportTable(Import):
    """A table that a context takes in; *more* are tables that may be given with it."""

    spec: TableSpec
    more: tuple[TableSpec, ...] = ()

    @property
    def name(self) -> str:
        """What the import is called."""
        return self.spec.name

    @property
    def names(self) -> tuple[str, ...]:
        """The names that it takes: its own, and of the tables that may be given with it."""
        return (self.name, *(spec.name for spec in self.more))


@frozen(kw_only=True)
class ImportFile(Import):
    """Files that are no tables, taken in as they are; *form* is what they are."""

    name: str
    zh: str
    form: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names that it takes: its own."""
        return (self.name,)


def id_of(*words: str) -> str:
    """Return an id that is always the same for the same words (UUIDv5)."""
    return str(uuid5(_OURS, "\n".join(words)))


def at(line: Line, columns: Mapping[str, str]) -> dict[str, Cells]:
    """Return the cells of one row by the codes of refusals: ``{"code …": "column"}``."""
    return {code: ((line, column),) for codes, column in columns.items() for code in codes.split()}


def words_of(cell: str | None) -> list[str]:
    """Return the parts of a cell between semicolons."""
    return [part.strip() for part in (cell or "").replace("；", ";").split(";") if part.strip()]
