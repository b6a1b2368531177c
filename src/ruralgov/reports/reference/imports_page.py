"""The tables and files that can be imported, and what they ask for."""

from collections.abc import Iterable, Iterator

from ruralgov.domain.kernel.imports import ImportFile, ImportTable, Option
from ruralgov.domain.kernel.tables import Column, TableSpec
from ruralgov.reports.reference.facts import Facts
from ruralgov.reports.reference.markdown import NOTE, anchor, cell, link, table

HEAD = """\
`ruralgov import NAME FILE…` says what a file would change, and does it with `--apply`; `ruralgov
template NAME FILE` writes an empty table to fill in. The first row of a table names its columns,
by a title or by the name of the column. The tables of one context are told on its page; those that
tie several are told below.

导入先预览，加 --apply 才生效。
"""


def imports_page(facts: Facts, across: Iterable[ImportTable]) -> str:
    """Return the page of all that can be imported; *across* are the tables of no one context."""
    shared = list(across)
    rows = [
        (
            link(f"`{one.name}`", f"{context.name}.md#{anchor(_head(one))}"),
            _title(one),
            context.name,
        )
        for context in facts.catalogue.contexts
        for one in context.imports
    ]
    rows += [(link(f"`{one.name}`", f"#{anchor(_head(one))}"), _title(one), "") for one in shared]
    lines = ["# Imports 导入", "", NOTE, "", HEAD]
    lines += table(("name 名称", "title 标题", "context 模块"), rows)
    for one in shared:
        lines += told(one)
    return "\n".join(lines).rstrip() + "\n"


def told(declared: ImportTable | ImportFile) -> Iterator[str]:
    """Give what is told of an import: its columns, the tables given with it, and its options."""
    yield from (f"### {_head(declared)}", "")
    if isinstance(declared, ImportFile):
        yield from (f"{declared.zh}. {declared.form}.", "")
    else:
        yield from _columns(declared.spec)
        for spec in declared.more:
            yield from (f"With 同时给出 `--{spec.name} FILE` ({spec.zh}):", "")
            yield from _columns(spec)
    options = [f"- {_asks(one)}" for one in declared.options]
    yield from ([*options, ""] if options else [])


def _columns(spec: TableSpec) -> Iterator[str]:
    yield from (f"{spec.zh}：{spec.note}", "") if spec.note else ()
    head = ("column 列", "title 表头", "type 类型", "may be empty 可空", "note 说明")
    yield from table(head, map(_row, spec.columns))


def _row(column: Column) -> tuple[str, ...]:
    empty = "yes" if column.may_be_empty else "no"
    if column.fillable:
        empty += ", or merged 可合并"
    return f"`{column.id}`", column.zh, column.kind.en, empty, column.note or column.example


def _asks(option: Option) -> str:
    left_out = "" if option.needed and option.default is None else " (may be left out 可省略)"
    return f"`--{option.name}`: {cell(option.said)}{left_out}"


def _head(declared: ImportTable | ImportFile) -> str:
    return f"import {declared.name}"


def _title(declared: ImportTable | ImportFile) -> str:
    return declared.spec.zh if isinstance(declared, ImportTable) else declared.zh
