from pathlib import Path

import pytest

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.imports import Problems
from ruralgov.hooks import Plugins
from ruralgov.imports.table import from_csv, rows
from ruralgov.ports.tables import Column, Statement, TableSpec
from ruralgov.reports.tables import write_table
from tests.office.sheets import LEDGER

HEAD = "日期,科目,摘要,金额\n"
ROW = "2024-1-1,101,𠮷田,1.50\n"


def codes(text: str) -> list[str]:
    problems = Problems()
    list(rows(LEDGER, [from_csv(text.encode(), LEDGER)], problems))
    return [f"{fault.cell} {fault.error.code}" for fault in problems.found]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encodings_of_offices_are_read(encoding: str) -> None:
    ((_, found),) = rows(LEDGER, [from_csv((HEAD + ROW).encode(encoding), LEDGER)], Problems())
    assert (found["summary"], found["amount"]) == ("𠮷田", 150)


def test_titles_a_header_by_synonyms_totals_and_an_example_are_read_from_csv_too() -> None:
    text = "某村流水,,,\n" + HEAD + "示例,101,x,1\n" + ROW + ROW + "合计,,,3.00\n制表：某,,,\n"
    assert codes(text) == []
    assert codes(text.replace("3.00", "3.10")) == ["6 total_wrong"]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + '"' + "长" * 131_073 + '",1,1,1\n',
        HEAD + ROW + "2024-1-1\r101,x,1,1,\n",
        HEAD + "2024-1-1,101,x\n",
        HEAD + "2024-1-1,101,x,1,旁注\n",
        HEAD + '2024-1-1,101,"x,1\n',
    ],
)
def test_a_csv_that_cannot_be_cut_into_cells_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="table_unreadable"):
        codes(text)


def test_marks_that_cannot_be_seen_and_lost_digits_are_faults() -> None:
    text = HEAD + "2024-1-1,101,x\0y,1\n2024-1-1,6.2E+18,x\u200by,1\n"
    assert codes(text) == ["2 text_not_clean", "3 cell_digits_lost", "3 cell_marks_hidden"]


def test_a_statement_is_written_by_its_suffix_and_never_over_a_file(tmp_path: Path) -> None:
    statement = Statement(title="t", columns=LEDGER.columns[2:4], rows=[("=1+1", -5)])
    for suffix in ("csv", "xlsx"):
        path = tmp_path / f"s.{suffix}"
        write_table(Plugins(), path, statement)
        with pytest.raises(BadInput, match="file_taken"):
            write_table(Plugins(), path, statement)
    assert (tmp_path / "s.csv").read_text("utf-8-sig") == "摘要,金额\n'=1+1,-0.05\n"


def test_two_columns_of_one_title_are_no_table() -> None:
    columns = (Column("a", "摘要"), Column("b", "说明", also=("摘 要",)))
    with pytest.raises(ValueError, match="摘 要"):
        TableSpec(name="t", zh="表", columns=columns)
