"""The table of grids as a workbook: written, read again, and filled in by hand."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from ruralgov.builtin.csv_tables import CsvTables
from ruralgov.domain.grids import PlanLines
from ruralgov.domain.grids.imports import SPEC, TABLE
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.imports.grid_sheet import grid_sheet
from ruralgov.imports.steps import asking, importing, proven
from ruralgov.imports.table import read_table
from ruralgov.ports.tables import Statement, TableFormat
from ruralgov_office.plugin import Xlsx
from tests.grids.conftest import town as town
from tests.grids.test_import import CODE, ROWS, faults_of, row, table
from tests.grids.test_import import people as people
from tests.grids.village import Village
from tests.town import DAY

BOOK = Xlsx()


def take(town: Village, data: bytes, form: TableFormat = BOOK) -> dict[str, int]:
    """Import a table of grids, and return what it counted."""
    acting = town.acting("grids")
    options = {"since": DAY.isoformat(), "source": "示例"}
    read = (read_table(form, data, SPEC),)
    given = importing(asking(town.app, acting), TABLE, options, tables=read)
    steps = TABLE.plan(given)
    proven(town.app, TABLE, steps, given.problems, acting, apply=True)
    return {name: count for name, count in steps.counts.items() if count}


def written(town: Village, form: TableFormat = BOOK) -> bytes:
    sheet, notes = grid_sheet(asking(town.app, town.acting("grids")), CODE, DAY)
    assert notes == []
    return form.write(sheet)


def plan(town: Village) -> list[Any]:
    """Return the plan without ids, which differ."""
    lines = town.ask("grids", PlanLines(village=town.village), DAY)
    return [
        (
            *(one.grid_name, one.grid_chief, one.lane_name, one.villager_group),
            *(one.chief, one.households, one.contacts),
        )
        for one in lines
    ]


def test_a_workbook_of_grids_comes_back_as_it_went_in(
    town: Village, people: list[PersonId]
) -> None:
    assert people
    first = take(town, table(ROWS), CsvTables())
    assert first == {"villages": 1, "grids": 1, "lanes": 2, "chiefs": 2}
    book, before = written(town), plan(town)
    assert take(town, book) == {"villages": 1, "same": 2}
    assert plan(town) == before
    (sheet,) = load_workbook(BytesIO(book)).worksheets
    cells = {cell.value for line in sheet.iter_rows() for cell in line}
    assert {CODE, "东巷", "西巷", "3;4;0"} <= cells


def test_a_workbook_lays_a_village_out_as_its_csv_does(
    town: Village, people: list[PersonId]
) -> None:
    assert people
    read = read_table(CsvTables(), table(ROWS), SPEC)
    book = load_workbook(BytesIO(BOOK.template(SPEC)))
    sheet = book.worksheets[0]
    titles: dict[str, int] = {}
    head = 0
    for line in sheet.iter_rows():
        found: dict[str, Any] = {
            str(cell.value).rstrip("*"): cell.column for cell in line if cell.value
        }
        if "村居代码" in found:
            titles = {c.id: found[c.zh] for c in SPEC.columns}
            head = line[0].row
    for n, line in enumerate(read.lines, start=head + 2):
        for name, column in titles.items():
            sheet.cell(row=n, column=column, value=line.cells.get(name) or None)
    saved = BytesIO()
    book.save(saved)
    counted = take(town, saved.getvalue())
    assert counted == {"villages": 1, "grids": 1, "lanes": 2, "chiefs": 2}
    lines = plan(town)
    assert [(one[0], one[2], one[5]) for one in lines] == [
        ("一网格", "东巷", town.homes(0, 3)),
        ("一网格", "西巷", town.homes(3, 2)),
    ]
    assert lines[1][6] == (*town.homes(3, 2), *town.homes(0, 1))


def test_a_wrong_cell_of_a_workbook_is_named_and_nothing_is_done(town: Village) -> None:
    read = read_table(CsvTables(), table([row("东巷", "0;nope")]), SPEC)
    cells = [[one.cells.get(c.id) or None for c in SPEC.columns] for one in read.lines]
    book = BOOK.write(Statement(title=SPEC.zh, columns=SPEC.columns, rows=cells))
    with pytest.raises(BadInput) as error:
        take(town, book)
    (fault,) = faults_of(error.value)
    assert (fault.column, fault.error.code) == ("households", "table_households")
    assert plan(town) == []
