"""A template: an empty table with its drop-downs, one example, and a sheet that explains it."""

from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ruralgov.ports.tables import SAMPLE, SERIAL, Column, Kind, TableSpec
from ruralgov_office.looks import (
    BOX,
    FONT,
    FORMATS,
    GREY,
    HEAD,
    PLAIN,
    for_print,
    headline,
    height,
    saved,
    set_widths,
    written,
)
from ruralgov_office.reading import GUIDE
from ruralgov_office.writing import put_properties, sheet_title

HEADER, EXAMPLE = 3, 4
BOXED = 20
"""Empty rows with lines around their cells."""
HELPED = 5000
"""Rows that have the drop-downs."""
LIST_LENGTH = 255
"""Marks that a list of words may have; a longer one is only in the guide."""
RULES = (
    "一、带 * 的列必须有；写明“可空”的格可以不填。不要改动表头，不要增加列，可以增加行。",
    "二、身份证号、编码、电话等列已设为“文本”格式；从别处粘贴时请选“只粘贴文本”。",
    "三、金额以元为单位，最多两位小数；日期写成 2024-02-29。不要使用公式，公式请先粘贴为数值。",
    f"四、首格为“{SAMPLE}”的行不会导入；首格为“合计”的行只用来核对，其后不要再填。",
    "五、有任何一行有错时，整张表都不导入；全部错误会一次列出，并标在副本的单元格旁。",
)
_BOLD = Font(name=FONT, size=11, bold=True)


def template(spec: TableSpec) -> bytes:
    """Return the workbook."""
    book = Workbook()
    sheet = book.active
    sheet.title = sheet_title(spec.zh)
    columns = (SERIAL, *spec.columns)
    set_widths(sheet, ([_title(one), one.example, _room(one)] for one in columns))
    title = Font(name=FONT, size=16, bold=True)
    headline(sheet, 1, len(columns), spec.zh, font=title, across="center")
    note = f"{spec.note}灰色的示例行不会导入。各列的填法见“{GUIDE}”。"
    headline(sheet, 2, len(columns), note)
    for n, column in enumerate(columns, start=1):
        form = FORMATS.get(column.kind, "General")
        written(
            *(sheet, HEADER, n, _title(column)), font=_BOLD, fill=HEAD, across="center", wrap=True
        )
        example = SAMPLE if column is SERIAL else column.example
        written(sheet, EXAMPLE, n, example, font=GREY, format="@", across="left")
        for row in range(EXAMPLE + 1, EXAMPLE + 1 + BOXED):
            cell = sheet.cell(row, n)
            cell.number_format, cell.border, cell.font = form, BOX, PLAIN
            cell.alignment = Alignment(vertical="center")
            sheet.row_dimensions[row].height = 18
        sheet.column_dimensions[get_column_letter(n)].number_format = form
        if column is not SERIAL:
            _help(sheet, n, column)
    for_print(sheet, HEADER, len(columns))
    _guide(book.create_sheet(GUIDE), spec)
    put_properties(book, spec.zh)
    return saved(book)


def _title(column: Column) -> str:
    return f"{column.zh}*" if column.needed and column is not SERIAL else column.zh


def _room(column: Column) -> str:
    """Return a text as wide as what is usually in such a column."""
    return {Kind.AMOUNT: "1,234,567.00", Kind.DATE: "2024-02-29"}.get(column.kind, "")


def _help(sheet: Any, n: int, column: Column) -> None:
    """Add a drop-down or a check, and what is said when a cell is chosen."""
    words = ",".join(column.words())
    fits = len(words) <= LIST_LENGTH and not any("," in word for word in column.words())
    if column.kind is Kind.CHOICE and fits:
        check = DataValidation(type="list", formula1=f'"{words}"')
    elif column.kind is Kind.IDENTITY:
        check = DataValidation(type="textLength", operator="equal", formula1="18")
    else:
        check = DataValidation()
    check.allow_blank = True
    check.showErrorMessage = check.type is not None
    check.errorTitle = column.zh
    check.error = f"请从下拉框中选择：{words}"[:200] if fits and words else "请按说明填写。"
    check.showInputMessage = True
    check.promptTitle = column.zh[:30]
    check.prompt = _explained(column)[:200]
    letter = get_column_letter(n)
    check.add(f"{letter}{EXAMPLE + 1}:{letter}{HELPED}")
    sheet.add_data_validation(check)


def _explained(column: Column) -> str:
    may = "" if "空" in column.note or not column.may_be_empty else "可空"
    return "；".join(filter(None, (column.note, "、".join(column.words()), may))) or "必填"


def _guide(sheet: Any, spec: TableSpec) -> None:
    """Explain each column, and the rules of all tables."""
    titles = ("列", "是否必有", "内容", "填法", "示例", "也可写作")
    rows = [
        (
            *(one.zh, "是" if one.needed else "否", one.kind.zh, _explained(one), one.example),
            "、".join(one.also),
        )
        for one in spec.columns
    ]
    widths = set_widths(sheet, zip(titles, *rows, strict=True))
    title = Font(name=FONT, size=16, bold=True)
    headline(sheet, 1, len(titles), f"{spec.zh}：{GUIDE}", font=title, across="center")
    for row, rule in enumerate(RULES, start=2):
        headline(sheet, row, len(titles), rule)
    header = len(RULES) + 2
    for n, text in enumerate(titles, start=1):
        written(sheet, header, n, text, font=_BOLD, fill=HEAD, across="center")
    for row, texts in enumerate(rows, start=header + 1):
        for n, text in enumerate(texts, start=1):
            written(sheet, row, n, text, wrap=True, format="@")
        sheet.row_dimensions[row].height = height(zip(texts, widths, strict=True))
    for_print(sheet, header, len(titles))
