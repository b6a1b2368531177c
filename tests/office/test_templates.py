import pytest

from ruralgov.builtin.csv_tables import CsvTables
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.imports import Problems
from ruralgov.imports.table import read_table, rows
from ruralgov.imports.tables import imports_of, specs_of
from ruralgov.ports.tables import Kind, TableFormat, TableSpec
from ruralgov_office import Workbooks
from tests.office.sheets import LEDGER, opened, saved

KNOWN = specs_of(imports_of(CONTEXTS)).values()
SPECS = pytest.mark.parametrize("spec", [*KNOWN, LEDGER], ids=lambda spec: spec.name)
FORMATS = pytest.mark.parametrize("form", [Workbooks(), CsvTables()], ids=["xlsx", "csv"])


@SPECS
@FORMATS
def test_an_empty_template_imports_nothing_and_says_that_its_example_was_left_out(
    spec: TableSpec, form: TableFormat
) -> None:
    table = read_table(form, form.template(spec), spec)
    assert table.lines == ()
    assert len(table.notices) == 1
    assert "示例" in table.notices[0]


@SPECS
def test_the_example_of_a_template_is_a_good_row_but_for_being_an_example(spec: TableSpec) -> None:
    book = opened(Workbooks().template(spec))
    book.active["A4"].value = "1"
    problems = Problems()
    assert list(rows(spec, [read_table(Workbooks(), saved(book), spec)], problems)) == []
    assert [fault.error.code for fault in problems.found] == ["row_sample"]


@SPECS
def test_a_template_prints_at_a_size_that_can_be_read(spec: TableSpec) -> None:
    sheet = opened(Workbooks().template(spec)).active
    columns = range(len(spec.columns) + 1)
    wide = sum(sheet.column_dimensions["ABCDEFGHIJKLMNOPQRSTUVWX"[n]].width for n in columns)
    room = 140 if sheet.page_setup.orientation == "landscape" else 95
    pages = sheet.page_setup.fitToWidth
    assert 11 * room * pages / wide >= 8 or pages * room >= wide
    assert pages <= 3
    assert (sheet.print_title_cols is None) == (pages == 1)


@SPECS
def test_columns_that_excel_would_change_are_text_and_choices_have_a_drop_down(
    spec: TableSpec,
) -> None:
    sheet = opened(Workbooks().template(spec)).active
    lists = {}
    for check in sheet.data_validations.dataValidation:
        if check.type == "list":
            lists[str(check.sqref).split("5:")[0]] = check.formula1.strip('"').split(",")
    for number, column in enumerate(spec.columns):
        letter = "BCDEFGHIJKLMNOPQRSTUVWX"[number]
        assert sheet[f"{letter}3"].value.rstrip("*") == column.zh
        if column.kind in (Kind.CODE, Kind.IDENTITY):
            assert sheet[f"{letter}5"].number_format == "@"
            assert sheet.column_dimensions[letter].number_format == "@"
        assert (letter in lists) == (column.kind is Kind.CHOICE)
        if column.kind is Kind.CHOICE:
            assert all(word in column.choices for word in lists[letter])


def test_a_template_explains_every_column() -> None:
    guide = opened(Workbooks().template(LEDGER))["填表说明"]
    said = {cell.value for row in guide.iter_rows() for cell in row}
    assert {column.zh for column in LEDGER.columns} <= said
