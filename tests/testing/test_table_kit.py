"""The kit for tables: CSV and workbooks keep its promises, and faults are named."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import pytest
from attrs import evolve

from ruralgov.builtin.csv_tables import CsvTables, decode
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.ports.tables import Fault, Kind, Statement, Table, TableFormat, TableSpec
from ruralgov.testing.tables import PROMISES, SAID, PromiseBroken
from ruralgov_office import Workbooks
from ruralgov_office.plugin import Xlsx

WRONG = BadInput(SAID, text="the row")


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
@pytest.mark.parametrize("form", [CsvTables(), Workbooks(), Xlsx()], ids=["csv", "book", "xlsx"])
def test_the_formats_keep_their_promises(form: TableFormat, promise: Any) -> None:
    promise(form)


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(decode(data), newline="")))


def file_of(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


class Written(CsvTables):
    """Writes cells otherwise."""

    def cell(self, text: str) -> str:
        return text

    def write(self, statement: Statement) -> bytes:
        head, *rows = rows_of(super().write(statement))
        return file_of([head, *([self.cell(text) for text in row] for row in rows)])


class LosesZeros(Written):
    def cell(self, text: str) -> str:
        return text.lstrip("0") if len(text) == 4 and text.isdecimal() else text


class RoundsDigits(Written):
    def cell(self, text: str) -> str:
        return f"{text[:15]}000" if len(text) == 18 and text.isdecimal() else text


class LosesPlanes(Written):
    def cell(self, text: str) -> str:
        return "".join(one if ord(one) < 1 << 16 else "?" for one in text)


class WritesYuan(Written):
    """Writes amounts of whole yuan alone."""

    def cell(self, text: str) -> str:
        return text.split(".")[0] if text.endswith(".50") else text


class Runs(Written):
    def cell(self, text: str) -> str:
        return text.removeprefix("'")


class DropsFormulas(Written):
    def cell(self, text: str) -> str:
        return "x" if text.startswith("'=") else text


class CutsLong(Written):
    def cell(self, text: str) -> str:
        return text[:32_767]


class FallsOverLong(Written):
    def cell(self, text: str) -> str:
        return text if len(text) < 32_767 else str(text.encode("ascii"))


class RunningTitles(CsvTables):
    def write(self, statement: Statement) -> bytes:
        head, *rows = rows_of(super().write(statement))
        return file_of([[one.removeprefix("'") for one in head], *rows])


class TwoExamples(CsvTables):
    def template(self, spec: TableSpec) -> bytes:
        head, example = rows_of(super().template(spec))
        return file_of([head, example, example])


class PlainExample(CsvTables):
    """Does not mark the example."""

    def template(self, spec: TableSpec) -> bytes:
        head, example = rows_of(super().template(spec))
        return file_of([head[1:], example[1:]])


class ReadsAll(CsvTables):
    """Reads what it cannot read as nothing."""

    def read(self, data: bytes, spec: TableSpec, file: str) -> Table:
        try:
            return super().read(data, spec, file)
        except BadInput as error:
            if error.code == "table_header_wrong":
                raise
            return Table(lines=())


class FallsOverNoise(CsvTables):
    def read(self, data: bytes, spec: TableSpec, file: str) -> Table:
        data.decode("utf-8")
        return super().read(data, spec, file)


class FallsOverNothing(CsvTables):
    def read(self, data: bytes, spec: TableSpec, file: str) -> Table:
        if not data:
            raise IndexError("list index out of range")
        return super().read(data, spec, file)


class AnyHeader(CsvTables):
    """Takes columns that nobody declared."""

    def read(self, data: bytes, spec: TableSpec, file: str) -> Table:
        return super().read(data, evolve(spec, ignored=("别的",)), file)


class NeedsNothing(CsvTables):
    def read(self, data: bytes, spec: TableSpec, file: str) -> Table:
        columns = tuple(evolve(one, needed=False) for one in spec.columns)
        return super().read(data, evolve(spec, columns=columns), file)


class ByPlace(CsvTables):
    """Reads columns by their place."""

    def read(self, data: bytes, spec: TableSpec, file: str) -> Table:
        table = super().read(data, spec, file)
        ids = [one.id for one in spec.columns]
        lines = [
            evolve(one, cells=dict(zip(ids, one.cells.values(), strict=False)))
            if len(one.cells) == len(ids)
            else one
            for one in table.lines
        ]
        return evolve(table, lines=tuple(lines))


class MarksNothing(CsvTables):
    def mark(self, data: bytes, spec: TableSpec, faults: Sequence[Fault]) -> bytes:
        return super().mark(data, spec, ())


class MarksTheFirst(CsvTables):
    def mark(self, data: bytes, spec: TableSpec, faults: Sequence[Fault]) -> bytes:
        return super().mark(data, spec, faults[:1])


class MarksInTheCell(CsvTables):
    def mark(self, data: bytes, spec: TableSpec, faults: Sequence[Fault]) -> bytes:
        rows = rows_of(data)
        for fault in faults:
            rows[fault.row - 1][0] += fault.error.zh
        return file_of(rows)


class Renumbers(CsvTables):
    """Counts rows that have something in them."""

    def read(self, data: bytes, spec: TableSpec, file: str) -> Table:
        table = super().read(data, spec, file)
        lines = [evolve(one, number=at) for at, one in enumerate(table.lines, 2)]
        return evolve(table, lines=tuple(lines))


class ForgetsTheFile(CsvTables):
    def read(self, data: bytes, spec: TableSpec, file: str) -> Table:
        return super().read(data, spec, "")


class Guesses(CsvTables):
    """Takes for nothing what is of another kind."""

    def read(self, data: bytes, spec: TableSpec, file: str) -> Table:
        table = super().read(data, spec, file)
        numbers = [one.id for one in spec.columns if one.kind in (Kind.AMOUNT, Kind.INTEGER)]
        lines = [
            evolve(
                one,
                cells={
                    name: text if name not in numbers or text.replace(".", "").isdecimal() else ""
                    for name, text in one.cells.items()
                },
            )
            for one in table.lines
        ]
        return evolve(table, lines=tuple(lines))


class BlamesTheRow(CsvTables):
    """Says of a whole row what is wrong with a cell of it."""

    def read(self, data: bytes, spec: TableSpec, file: str) -> Table:
        table = super().read(data, spec, file)
        lines = [
            evolve(one, wrong=((None, WRONG),)) if one.cells.get("card") == "1101" else one
            for one in table.lines
        ]
        return evolve(table, lines=tuple(lines))


PLANTED: list[tuple[int, type[CsvTables]]] = [
    *((1, kind) for kind in (LosesZeros, RoundsDigits, LosesPlanes, WritesYuan)),
    *((2, kind) for kind in (TwoExamples, PlainExample)),
    *((3, kind) for kind in (ReadsAll, FallsOverNoise, FallsOverNothing)),
    *((4, kind) for kind in (AnyHeader, NeedsNothing, ByPlace)),
    *((5, kind) for kind in (MarksNothing, MarksTheFirst, MarksInTheCell)),
    *((6, kind) for kind in (Runs, DropsFormulas, RunningTitles)),
    *((7, kind) for kind in (Renumbers, ForgetsTheFile)),
    *((8, kind) for kind in (Guesses, BlamesTheRow)),
    *((9, kind) for kind in (CutsLong, FallsOverLong)),
]


def test_each_promise_has_a_fault() -> None:
    promised = {int(one.__name__.split("_")[1]) for one in PROMISES}
    assert {number for number, _ in PLANTED} == promised


@pytest.mark.parametrize(("number", "kind"), PLANTED, ids=[f"{n} {k.__name__}" for n, k in PLANTED])
def test_a_fault_is_named(number: int, kind: type[CsvTables]) -> None:
    (promise,) = [one for one in PROMISES if one.__name__.startswith(f"promise_{number}_")]
    with pytest.raises(PromiseBroken, match=f"^promise {number}:"):
        promise(kind())
