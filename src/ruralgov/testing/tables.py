"""The conformance kit for table formats: each promise of ``ports/tables.py`` as a function.

@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_promise(promise):
promise(MyFormat())
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from attrs import evolve

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.imports import Problems
from ruralgov.domain.kernel.personal import unseal
from ruralgov.domain.kernel.text import Text
from ruralgov.imports.table import read_table, rows
from ruralgov.ports.tables import (
    SAMPLE,
    Column,
    Fault,
    Kind,
    Line,
    Statement,
    TableFormat,
    TableSpec,
)
from ruralgov.testing.kit import PromiseBroken, check

__all__ = ["PROMISES", "PromiseBroken"]
SPEC: Final = TableSpec(
    name="kit",
    zh="试表",
    columns=(
        Column("name", "名称", example="某村"),
        Column("code", "编码", Kind.CODE, example="0101"),
        Column("card", "身份证号", Kind.IDENTITY, needed=False),
        Column("fen", "金额", Kind.AMOUNT, empty=True, example="12.50"),
        Column("count", "件数", Kind.INTEGER, empty=True, example="3"),
        Column("day", "日期", Kind.DATE, empty=True, example="2024-02-29"),
        Column("side", "方向", Kind.CHOICE, choices={"借": 1, "贷": 2}, example="借"),
    ),
)
TEXT_ONLY: Final = tuple(evolve(one, kind=Kind.TEXT, choices={}) for one in SPEC.columns)
"""The same columns, in which anything can be written."""
CARD: Final = "110101199003070011"
TEXTS: Final = (
    *(
        "大庄",
        "𠮷田😀",
        "é e\u0301",
        "“引号”\"'",
        "a,b;c d",
        "<b>&amp;",
        "_x0041_",
        "两 端",
        "0",
        "1.0",
    ),
    *("TRUE", "1E5", "00.10", "2024-01-02", "长" * 3000),
)
RUNS: Final = ("=1+1", "+86", "-1+2", "@SUM(A1)", '=HYPERLINK("http://x")', "'=1", "\t=1", "＝1")
AMOUNTS: Final = (0, 1, -1, 100, -123_456_789_05, 99_999_999_999_99, None)
DAYS: Final = (date(2024, 2, 29), date(1912, 1, 1), date(2099, 12, 31), None)
SAID: Final = Text("kit_fault", "试验：{text}", "Tried: {text}")
LARGE: Final = 65 << 20
LONG: Final = "长" * 40_000
ROW: Final[tuple[Any, ...]] = ("大庄", "0101", CARD, 1250, 3, date(2024, 2, 29), "借")


def table(form: TableFormat, *given: Sequence[Any], columns: Sequence[Column] = ()) -> bytes:
    """Return a file of a format that holds rows."""
    return form.write(Statement(title="试表", columns=tuple(columns or SPEC.columns), rows=given))


def lines(form: TableFormat, data: bytes, promise: int) -> tuple[Line, ...]:
    """Return the lines of a file that must be read."""
    try:
        return form.read(data, SPEC, "kit").lines
    except Exception as error:
        raise PromiseBroken(f"promise {promise}: a good table raised {error!r}") from error


def values(
    form: TableFormat, data: bytes, promise: int
) -> tuple[list[dict[str, Any]], list[Fault]]:
    """Return the values of the rows of a file that must be read, and what is wrong in it."""
    problems = Problems()
    try:
        found = [value for _, value in rows(SPEC, [read_table(form, data, SPEC)], problems)]
    except Exception as error:
        raise PromiseBroken(f"promise {promise}: a good table raised {error!r}") from error
    return found, problems.found


def refused(form: TableFormat, data: bytes, promise: int, what: str) -> str:
    """Return the code with which a file is refused; that it is, is a promise."""
    try:
        form.read(data, SPEC, "kit")
    except BadInput as error:
        return error.code
    except Exception as error:
        raise PromiseBroken(f"promise {promise}: {what} raised {error!r}") from error
    raise PromiseBroken(f"promise {promise}: {what} was read")


def parts(data: bytes) -> list[bytes]:
    """Return a file that is packed as its parts, another as it is."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return [data]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def promise_1_what_is_written_is_read(form: TableFormat) -> None:
    """Write values of every kind, and read them."""
    given = [(text, f"{n:04}", CARD, *ROW[3:]) for n, text in enumerate(TEXTS)]
    given += [(*ROW[:3], fen, *ROW[4:]) for fen in AMOUNTS]
    given += [(*ROW[:4], n, *ROW[5:]) for n in (0, -5, 10**12, None)]
    given += [(*ROW[:5], day, ROW[6]) for day in DAYS]
    found, faults = values(form, table(form, *given), 1)
    check(faults == [], 1, f"what was written has faults: {[one.said('en') for one in faults[:3]]}")
    check(len(found) == len(given), 1, f"of {len(given)} rows {len(found)} came back")
    for row, came in zip(given, found, strict=True):
        came["card"] = unseal(came["card"])
        wanted = (*row[:6], {"借": 1, "贷": 2}[str(row[6])])
        check(tuple(came.values()) == wanted, 1, f"{wanted!r:.200} came as {came!r:.200}")
        types = [*map(type, came.values())]
        check(types == [*map(type, wanted)], 1, f"{came!r:.200} has other types")


def promise_2_a_template_is_empty(form: TableFormat) -> None:
    """Read it, with what is taken for an example and without."""
    data = form.template(SPEC)
    found = [one for one in lines(form, data, 2) if not one.is_empty()]
    check(len(found) == 1, 2, f"a template has {len(found)} rows")
    check(found[0].first().startswith(SAMPLE), 2, "its example is not marked")
    shown = {one.id: one.example for one in SPEC.columns if one.example}
    told = {name: found[0].cells.get(name) for name in shown}
    check(told == shown, 2, f"its example is {told}")
    check(values(form, data, 2) == ([], []), 2, "something of a template is imported")


def promise_3_what_is_no_table_is_refused(form: TableFormat) -> None:
    """Read nothing, noise, a part of a file, and far too much."""
    data = table(form, *[ROW] * 50)
    for what, bad in (
        ("nothing", b""),
        ("noise", bytes(range(256)) * 40),
        ("a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 500),
        ("a packed file that is empty", b"PK\x05\x06" + b"\0" * 18),
        ("65 MB of a letter", b"x" * LARGE),
    ):
        refused(form, bad, 3, what)
    if zipfile.is_zipfile(io.BytesIO(data)):
        refused(form, data[: len(data) // 2], 3, "half of a file")


def promise_4_a_wrong_header_is_refused(form: TableFormat) -> None:
    """Leave a column out, add one, and have one twice; and turn them round."""
    row = tuple("x" for _ in SPEC.columns)
    twice = (*TEXT_ONLY, evolve(TEXT_ONLY[0], zh="名 称"))
    strange = (*TEXT_ONLY, Column("other", "别的"))
    for what, columns in (
        ("a column is missing", TEXT_ONLY[1:]),
        ("a column is unknown", strange),
        ("a column is there twice", twice),
    ):
        given = (*row, "x")[: len(columns)]
        code = refused(form, table(form, given, columns=columns), 4, what)
        check(code == "table_header_wrong", 4, f"{what}: {code}")
    turned = table(form, ROW[::-1], columns=SPEC.columns[::-1])
    (line,) = lines(form, turned, 4)
    check(line.cells["code"] == "0101", 4, f"columns in another order: {line.cells}")


def promise_5_a_marked_copy_says_what_is_wrong(form: TableFormat) -> None:
    """Mark a cell and a row, and the copy once more."""
    data = table(form, ROW, ROW, ROW)
    before = lines(form, data, 5)
    one = BadInput(SAID, text="kit-first")
    faults = [before[1].fault(one, "code"), before[2].fault(BadInput(SAID, text="kit-second"))]
    marked = form.mark(data, SPEC, faults)
    said = b"".join(parts(marked)).decode("utf-8", "replace")
    for name in ("kit-first", "kit-second"):
        check(name in said, 5, f"a fault is not said: {name}")
    again = form.mark(marked, SPEC, faults[:1])
    for what, copy in (("a marked copy", marked), ("a copy of it", again)):
        found = lines(form, copy, 5)
        same = [_cells(line) for line in found] == [_cells(line) for line in before]
        check(same, 5, f"{what} reads otherwise than the table")
    said = b"".join(parts(again)).decode("utf-8", "replace")
    check("kit-second" not in said, 5, "a copy still says what is mended")


def _cells(line: Line) -> tuple[int, dict[str, str]]:
    ours = {column.id for column in SPEC.columns}
    return line.number, {name: text for name, text in line.cells.items() if name in ours}


def promise_6_nothing_that_is_written_runs(form: TableFormat) -> None:
    """Write what looks like formulas in titles and cells, in a template too."""
    given = [(text, *ROW[1:]) for text in RUNS]
    data = table(form, *given)
    found, faults = values(form, data, 6)
    check(faults == [], 6, f"they have faults: {[fault.said('en') for fault in faults[:3]]}")
    came = [value["name"] for value in found]
    check(came == [text.strip() for text in RUNS], 6, f"they came back as {came}")
    evil = evolve(SPEC, columns=(evolve(SPEC.columns[0], example="=2+2"), *SPEC.columns[1:]))
    titled = (evolve(SPEC.columns[0], zh="=3+3"), *SPEC.columns[1:])
    for file in (data, form.template(evil), table(form, ROW, columns=titled)):
        check(not _runs(file), 6, "a spreadsheet would take something for a formula")


def _runs(data: bytes) -> bool:
    found = parts(data)
    if found != [data]:
        return any(re.search(rb"<(\w+:)?f[ >/]|t=\"e\"|of:=", part) for part in found)
    cells = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return any(re.match(r"\s*[=+\-@＝＋－＠](?![\d.]+$)", cell) for row in cells for cell in row)


def promise_7_lines_have_the_numbers_of_their_rows(form: TableFormat) -> None:
    """Read rows with empty ones between them."""
    empty = ("",) * len(TEXT_ONLY)
    row = tuple("x" for _ in TEXT_ONLY)
    data = table(form, row, empty, row, row, empty, columns=TEXT_ONLY)
    found = [line.number for line in lines(form, data, 7) if not line.is_empty()]
    check(len(found) == 3, 7, f"three rows with something in them are {found}")
    steps = [number - found[0] for number in found]
    check(steps == [0, 2, 3], 7, f"their numbers are {found}")
    check({line.table for line in lines(form, data, 7)} == {SPEC.name}, 7, "whose lines they are")
    check({line.file for line in lines(form, data, 7)} == {"kit"}, 7, "of which file they are")


def promise_8_a_wrong_kind_is_a_fault_of_its_cell(form: TableFormat) -> None:
    """Write texts into the columns of every kind, and read them as what they should be."""
    good = ("大庄", "0101", CARD, "12.50", "3", "2024-02-29", "借")
    bad = {2: "1101", 3: "十二", 4: "3.5", 5: "2024-02-30", 6: "左"}
    given = [good, *((*good[:at], text, *good[at + 1 :]) for at, text in bad.items()), good]
    found, faults = values(form, table(form, *given, columns=TEXT_ONLY), 8)
    first = lines(form, table(form, *given, columns=TEXT_ONLY), 8)[0].number
    said = [(fault.row - first, fault.column) for fault in faults]
    wanted = [(n, SPEC.columns[at].id) for n, at in enumerate(bad, 1)]
    check(said == wanted, 8, f"faults are at {said}, not at {wanted}")
    check(len(found) == 2, 8, f"{len(found)} of two good rows were read")


def promise_9_a_text_too_long_is_refused_or_kept(form: TableFormat) -> None:
    """Write a text of 40,000 characters."""
    try:
        data = table(form, (LONG, *ROW[1:]))
    except BadInput:
        return
    except Exception as error:
        raise PromiseBroken(f"promise 9: it raised {error!r}") from error
    (line,) = lines(form, data, 9)
    check(line.cells["name"] == LONG, 9, f"it came back with {len(line.cells['name'])}")


Promise = Callable[[TableFormat], None]
PROMISES: Final[tuple[Promise, ...]] = tuple(
    function for name, function in sorted(globals().items()) if name.startswith("promise_")
)
