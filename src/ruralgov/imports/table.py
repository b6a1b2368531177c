"""Tables from outside, whatever the file was: their rows as values, and every fault at once."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from ruralgov.builtin.csv_tables import CsvTables
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.imports import Problems
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.imports import texts
from ruralgov.imports.cells import read_value
from ruralgov.ports.tables import (
    IGNORED,
    SAMPLE,
    SUMMED,
    TOTALS,
    Fault,
    Kind,
    Line,
    Table,
    TableFormat,
    TableSpec,
    plain,
)

FOOT = ("制表", "填表", "审核", "复核", "会计", "出纳", "负责人", "备注", "说明", "注")
"""How a line below the totals begins that people sign or explain; it ends in a colon."""


def from_csv(data: bytes, spec: TableSpec) -> Table:
    """Return a table from CSV; raises ``table_unreadable`` or ``table_header_wrong``."""
    return read_table(CsvTables(), data, spec)


def read_table(form: TableFormat, data: bytes, spec: TableSpec, file: str = "") -> Table:
    """Return the rows of a table: without the example, with the totals checked and taken away.

    *file* is what the file is called where several are read. Raises what the format raises.
    """
    table = form.read(data, spec, file)
    lines: list[Line] = []
    notices, faults = list(table.notices), list(table.faults)
    total: Line | None = None
    for line in table.lines:
        if line.first().startswith(SAMPLE):
            notices.append(f"{line.number}: 示例行，未导入 / example, left out")
        elif line.is_empty() and not line.is_total():
            continue  # a template may be numbered further than it is filled in
        elif total is not None:
            if _signs(line):
                notices.append(f"{line.number}: 表尾，未导入 / foot, left out")
            else:
                faults.append(line.fault(BadInput(texts.ROW_AFTER_TOTAL)))
        elif line.is_total():
            total = line
            faults += _totals(line, lines, spec, notices)
        else:
            lines.append(line)
    return Table(lines=tuple(lines), notices=tuple(notices), faults=tuple(faults))


def rows(
    spec: TableSpec, tables: Iterable[Table], problems: Problems
) -> Iterator[tuple[Line, dict[str, Any]]]:
    """Return each good row with its values by column; every wrong cell is noted in *problems*.

    A column that is not in the file, and a cell that may be empty and is, have the value None.
    """
    for table in tables:
        problems.found += table.faults
        for line in table.lines:
            values = _values(spec, line, problems)
            if values is not None:
                yield line, values


def _values(spec: TableSpec, line: Line, problems: Problems) -> dict[str, Any] | None:
    before = len(problems.found)
    aside = {column.id for column in spec.columns if column.aside}
    wrong = {column for column, _ in line.wrong}
    for column_id, error in line.wrong:
        if column_id not in aside and not (column_id or "").startswith(IGNORED):
            problems.add(line, error, column_id)
    values: dict[str, Any] = {}
    for column in spec.columns:
        if column.id in wrong:
            values[column.id] = None  # which counts only where the column stands aside
            continue
        text = line.cells.get(column.id, "")
        try:
            values[column.id] = read_value(column, text)
        except RuralgovError as error:
            values[column.id] = None
            shown = _masked(error, text) if spec.personal else error
            if not column.aside:
                problems.add(line, shown, column.id)
    if len(problems.found) > before:
        return None
    if _is_example(spec, line):
        problems.add(line, BadInput(texts.ROW_SAMPLE))
        return None
    return values


def _masked(error: RuralgovError, text: str) -> RuralgovError:
    """Return the error without the text of the cell: a name may stand in a wrong column."""
    said = (text, unicodedata.normalize("NFKC", text).strip())
    facts = dict(error.facts)
    for name, value in error.facts.items():
        for one in said:
            if value == one:
                facts[name] = "…"
            elif str(value).startswith(f"{one}（"):
                facts[name] = "…" + str(value)[len(one) :]
    return type(error)(error.said, **facts)


def _is_example(spec: TableSpec, line: Line) -> bool:
    """Tell whether somebody left the example of the template in, without its mark."""
    shown = {one.id: one.example for one in spec.columns if one.example}
    return len(shown) > 1 and all(line.cells.get(name) == shown[name] for name in shown)


def _totals(total: Line, lines: list[Line], spec: TableSpec, notices: list[str]) -> Iterator[Fault]:
    """Compare what the row of totals says with the rows above it."""
    for column in spec.columns:
        said = total.cells.get(column.id, "")
        if column.kind not in SUMMED or not said or plain(said) in TOTALS:
            continue
        try:
            stated = read_value(column, said)
            counted = sum(read_value(column, line.cells[column.id]) or 0 for line in lines)
        except RuralgovError:
            notices.append(f"{total.number}: “{column.zh}”合计未核对 / total not checked")
            continue
        if stated != counted:
            shown = show_yuan if column.kind is Kind.AMOUNT else str
            error = BadInput(
                texts.TOTAL_WRONG, column=column.zh, said=shown(stated), counted=shown(counted)
            )
            yield total.fault(error, column.id)
    for column_id, problem in total.wrong:
        if column_id is None or spec.column(column_id) is None:
            yield total.fault(problem, column_id)
        else:
            notices.append(f"{total.number}: 合计未核对 / total not checked ({column_id})")


def _signs(line: Line) -> bool:
    first = plain(line.first())
    return first.startswith(FOOT) and ":" in first
