"""Workbooks as people make them, built cell by cell; and a table that has every kind of column."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.imports import Problems
from ruralgov.imports.table import read_table, rows
from ruralgov.ports.tables import Column, Kind, Table, TableSpec
from ruralgov_office import Workbooks

FILES = Path(__file__).parent / "files"
LEDGER = TableSpec(
    name="ledger",
    zh="流水账",
    note="一行一笔。",
    columns=(
        Column("day", "日期", Kind.DATE, also=("记账日期",), fillable=True, example="2024-02-29"),
        Column("account", "科目编码", Kind.CODE, also=("科目",), example="10199"),
        Column("summary", "摘要", example="某某摘要"),
        Column("amount", "金额", Kind.AMOUNT, also=("发生额",), example="12.50"),
        Column("sheets", "附件张数", Kind.INTEGER, needed=False, example="1"),
        Column(
            *("side", "方向", Kind.CHOICE),
            needed=False,
            choices={"借": "debit", "贷": "credit"},
            example="借",
        ),
        Column("card", "身份证号", Kind.IDENTITY, needed=False),
    ),
)
HEAD = ("日期", "科目编码", "摘要", "金额", "附件张数", "方向", "身份证号")
GOOD = ("2024-02-29", "101", "卖苹果", "1,234.50", 1, "借", "")


def book(*rows: Sequence[Any], change: Callable[[Any], None] | None = None) -> bytes:
    """Return a workbook with the rows, changed by hand before it is saved."""
    made = Workbook()
    for row in rows:
        made.active.append(list(row))
    if change is not None:
        change(made)
    return saved(made)


def saved(made: Any) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def read(data: bytes, spec: TableSpec = LEDGER) -> Table:
    return read_table(Workbooks(), data, spec)


def values(data: bytes, spec: TableSpec = LEDGER) -> list[dict[str, Any]]:
    """Return the values of all rows; raises ``table_rows_wrong``."""
    problems = Problems()
    found = [found for _, found in rows(spec, [read(data, spec)], problems)]
    problems.check()
    return found


def faults(data: bytes, spec: TableSpec = LEDGER) -> list[tuple[str, str]]:
    """Return address and code of every fault."""
    try:
        values(data, spec)
    except BadInput as error:
        found: Any = error.facts["faults"]
        return [(fault.cell, fault.error.code) for fault in found]
    return []


def refusal(data: bytes, spec: TableSpec = LEDGER) -> str:
    """Return the code with which the whole file is refused."""
    try:
        read(data, spec)
    except BadInput as error:
        return error.code
    return ""


def repacked(data: bytes, **parts: bytes) -> bytes:
    """Return a workbook with parts added or replaced; ``__`` in a name stands for ``/``."""
    out = io.BytesIO()
    new = {name.replace("__", "/"): body for name, body in parts.items()}
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in old.namelist():
            if name not in new:
                made.writestr(name, old.read(name))
        for name, body in new.items():
            made.writestr(name, body)
    return out.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)
