from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.office.sheets import (
    GOOD,
    HEAD,
    LEDGER,
    book,
    faults,
    part,
    read,
    refusal,
    repacked,
    values,
)


def one(**cells: Any) -> bytes:
    """Return a workbook with one row, some cells of it replaced by the column's title."""
    return book(HEAD, [cells.get(title, cell) for title, cell in zip(HEAD, GOOD, strict=True)])


def test_a_row_as_people_write_it_is_read_whole() -> None:
    (row,) = values(one(身份证号="１１０１０１１９９００１０１１２３７ ".strip()))
    assert row["day"] == date(2024, 2, 29)
    assert (row["account"], row["summary"], row["amount"]) == ("101", "卖苹果", 123450)
    assert (row["sheets"], row["side"]) == (1, "debit")
    assert row["card"] is not None


@pytest.mark.parametrize(
    ("title", "cell", "column", "value"),
    [
        ("金额", 0.1, "amount", 10),
        ("金额", 1234.56, "amount", 123456),
        ("金额", -5, "amount", -500),
        ("金额", 1e3, "amount", 100_000),
        ("金额", "１２．５", "amount", 1250),
        ("日期", datetime(2024, 2, 29), "day", date(2024, 2, 29)),  # noqa: DTZ001
        ("日期", "2024/2/29", "day", date(2024, 2, 29)),
        ("日期", "2024.2.29", "day", date(2024, 2, 29)),
        ("日期", "２０２４年２月２９日", "day", date(2024, 2, 29)),
        ("科目编码", 101, "account", "101"),
        ("科目编码", "１０１", "account", "101"),
        ("摘要", 3, "summary", "3"),
        ("摘要", "Ａ座", "summary", "Ａ座"),
        ("摘要", "_x005F_x0041_", "summary", "_x0041_"),
        ("附件张数", "２", "sheets", 2),
        ("附件张数", None, "sheets", None),
        ("方向", "贷", "side", "credit"),
    ],
)
def test_a_cell_is_read_by_the_kind_of_its_column(
    title: str, cell: Any, column: str, value: Any
) -> None:
    assert values(one(**{title: cell}))[0][column] == value


@pytest.mark.parametrize(
    ("title", "cell", "code"),
    [
        ("金额", 1e16, "amount_wrong"),
        ("金额", "1e3", "amount_wrong"),
        ("金额", "١٢", "amount_wrong"),
        ("金额", datetime(2024, 1, 2), "cell_became_date"),  # noqa: DTZ001
        ("金额", None, "cell_empty"),
        ("金额", True, "cell_truth"),
        ("金额", "=D1*2", "cell_formula"),
        ("摘要", '=HYPERLINK("http://x")', "cell_formula"),
        ("金额", "#REF!", "cell_is_error"),
        ("日期", 45351, "cell_not_date"),
        ("日期", "2023-02-29", "date_unclear"),
        ("日期", "29/2/2024", "date_unclear"),
        ("日期", "2024-2.29", "date_unclear"),
        ("日期", "24-2-29", "date_unclear"),
        ("日期", datetime(2024, 2, 29, 8), "cell_has_time"),  # noqa: DTZ001
        ("日期", time(8), "cell_became_date"),
        ("日期", datetime(1900, 2, 1), "cell_has_time"),  # noqa: DTZ001
        ("身份证号", 110101199001011237, "cell_digits_lost"),
        ("身份证号", 110101900101123, "cell_digits_lost"),
        ("身份证号", "1.10101E+17", "cell_digits_lost"),
        ("身份证号", "110101199001011238", "identity_number_wrong"),
        ("科目编码", 6228480402564890018, "cell_digits_lost"),
        ("科目编码", "6.22848E+18", "cell_digits_lost"),
        ("科目编码", datetime(2024, 1, 2), "cell_became_date"),  # noqa: DTZ001
        ("摘要", "卖\u200b苹果", "cell_marks_hidden"),
        ("摘要", "\u202e果苹", "cell_marks_hidden"),
        ("附件张数", 1.5, "cell_wrong"),
        ("方向", "上", "cell_wrong"),
    ],
)
def test_a_cell_that_would_be_guessed_is_a_fault_of_its_cell(
    title: str, cell: Any, code: str
) -> None:
    letter = "ABCDEFG"[HEAD.index(title)]
    assert faults(one(**{title: cell})) == [(f"{letter}2", code)]


def number(stands: bytes) -> bytes:
    """Return a workbook in whose XML a number stands as Excel writes it."""
    name = "xl/worksheets/sheet1.xml"
    data = one(金额=77)
    changed = part(data, name).replace(b"<v>77</v>", b"<v>" + stands + b"</v>")
    return repacked(data, **{name: changed})


def test_the_digits_of_a_stored_number_are_read_exactly() -> None:
    assert values(number(b"1234.5599999999999"))[0]["amount"] == 123456
    assert values(number(b"1.1000000000000001"))[0]["amount"] == 110
    assert faults(number(b"0.30000000000000004")) == [("D2", "amount_wrong")]
    assert faults(number(b"1.005")) == [("D2", "amount_wrong")]


def test_a_code_keeps_the_zeros_that_its_format_shows() -> None:
    def zeros(made: Any) -> None:
        made.active["B2"].number_format = "00000"

    found = values(book(HEAD, ["2024-01-01", 101, "x", 1, None, None, None], change=zeros))
    assert found[0]["account"] == "00101"


def test_dates_of_the_1904_epoch_are_the_days_that_people_see() -> None:
    def mac(made: Any) -> None:
        made.epoch = CALENDAR_MAC_1904

    row = [datetime(2024, 2, 29), *GOOD[1:]]  # noqa: DTZ001
    assert values(book(HEAD, row, change=mac))[0]["day"] == date(2024, 2, 29)


def test_every_fault_of_every_row_is_said_at_once() -> None:
    data = book(HEAD, GOOD, ["x", "", "摘", "y", 1, "", ""], ["", "101", "摘", 1, "z", "", ""])
    assert [cell for cell, _ in faults(data)] == ["A3", "B3", "D3", "A4", "E4"]


def test_the_header_is_found_below_titles_by_synonyms_and_units() -> None:
    head = ["序号", "记账 日期*", "科目（必填）", "摘\n要", "发生额（元）"]
    data = book(["某某村 2024 年流水"], [], head, [1, "2024-1-1", "101", "卖果", 1])
    assert values(data)[0]["amount"] == 100


@pytest.mark.parametrize(
    ("head", "named"),
    [
        (["日期", "科目", "摘要"], "金额"),
        (["日期", "科目", "摘要", "金额", "发生额"], "发生额"),
        (["日期", "科目", "摘要", "金额", "心情"], "心情"),
        (["日期", "科目", "摘要", "金额（万元）"], "金额（万元）"),
    ],
)
def test_a_header_that_is_wrong_says_what_is_missing_doubled_or_unknown(
    head: list[str], named: str
) -> None:
    with pytest.raises(Exception, match="table_header_wrong") as caught:
        read(book(head, ["2024-1-1", "101", "x", 1, 2]))
    assert named in str(caught.value)


def test_cells_merged_downward_fill_a_column_that_allows_it() -> None:
    def merge(made: Any) -> None:
        made.active.merge_cells("A2:A3")

    data = book(HEAD, GOOD, [None, *GOOD[1:]], change=merge)
    assert [row["day"] for row in values(data)] == [date(2024, 2, 29)] * 2


@pytest.mark.parametrize("area", ["D2:D3", "A2:B2", "A1:A2", "C2:D3"])
def test_other_merged_cells_are_faults_of_each_row_they_hide(area: str) -> None:
    def merge(made: Any) -> None:
        made.active.merge_cells(area)

    found = faults(book(HEAD, GOOD, GOOD, change=merge))
    assert found
    assert {code for _, code in found} == {"cell_merged"}


def test_merged_empty_rows_are_empty_rows() -> None:
    def merge(made: Any) -> None:
        made.active.merge_cells("A3:G3")

    assert len(values(book(HEAD, GOOD, [], GOOD, change=merge))) == 2


def test_a_row_that_is_hidden_is_a_fault() -> None:
    def hide(made: Any) -> None:
        made.active.row_dimensions[3].hidden = True

    assert faults(book(HEAD, GOOD, GOOD, change=hide)) == [("3", "row_hidden")]


def test_a_column_that_is_hidden_refuses_the_file() -> None:
    def hide(made: Any) -> None:
        made.active.column_dimensions.group("D", "E", hidden=True)

    assert refusal(book(HEAD, GOOD, change=hide)) == "columns_hidden"


def test_a_cell_below_no_title_is_a_fault_of_its_row() -> None:
    assert faults(book(HEAD, [*GOOD, "旁注"])) == [("2", "cell_not_titled")]


def test_the_table_is_found_among_sheets_and_the_others_are_named() -> None:
    def more(made: Any) -> None:
        made.create_sheet("封面", 0).append(["某某村"])
        hidden = made.create_sheet("底稿")
        hidden.append(["x"])
        hidden.sheet_state = "hidden"
        made.create_sheet("空表")

    table = read(book(HEAD, GOOD, change=more))
    assert len(table.lines) == 1
    assert [notice.split(":")[0] for notice in table.notices] == ["封面", "底稿（隐藏 / hidden）"]


def test_a_table_that_is_hidden_or_there_twice_is_refused() -> None:
    def twice(made: Any) -> None:
        made.create_sheet("二月").append(HEAD)

    def hidden(made: Any) -> None:
        made.create_sheet("封面")
        made.worksheets[0].sheet_state = "hidden"

    assert refusal(book(HEAD, GOOD, change=twice)) == "workbook_sheets"
    assert refusal(book(HEAD, GOOD, change=hidden)) == "sheet_hidden"
    assert refusal(book()) == "table_header_wrong"


TOTAL = ["合 计", None, None, 2469, 2, None, None]


def test_a_row_of_totals_is_checked_and_not_imported() -> None:
    data = book(HEAD, GOOD, GOOD, TOTAL)
    assert len(values(data)) == 2
    wrong = [*TOTAL[:3], 2469.01, *TOTAL[4:]]
    assert faults(book(HEAD, GOOD, GOOD, wrong)) == [("D4", "total_wrong")]


def test_a_row_after_the_totals_is_a_fault_unless_people_sign_there() -> None:
    data = book(HEAD, GOOD, GOOD, TOTAL, ["制表人：某某"])
    assert len(values(data)) == 2
    assert "5: 表尾" in read(data).notices[-1]
    assert faults(book(HEAD, GOOD, GOOD, TOTAL, GOOD)) == [("5", "row_after_total")]


def test_the_words_of_totals_and_signatures_may_be_merged() -> None:
    def merge(made: Any) -> None:
        made.active.merge_cells("A4:C4")
        made.active.merge_cells("A5:G5")

    data = book(HEAD, GOOD, GOOD, TOTAL, ["制表人：某某  审核：某某"], change=merge)
    assert len(values(data)) == 2


def test_a_total_by_formula_that_nobody_counted_is_said_not_to_be_checked() -> None:
    data = book(HEAD, GOOD, GOOD, ["合计", None, None, "=SUM(D2:D3)", None, None, None])
    assert len(values(data)) == 2
    assert read(data).notices == ("D4: 合计未核对 / total not checked",)


def test_a_total_that_rows_in_error_make_uncountable_is_not_said_to_be_wrong() -> None:
    data = book(HEAD, GOOD, [*GOOD[:3], "y", *GOOD[4:]], TOTAL)
    assert faults(data) == [("D3", "amount_wrong")]


def test_rows_that_are_only_numbered_are_empty() -> None:
    head = ("序号", *HEAD)
    total = [None, *TOTAL]
    data = book(head, [1, *GOOD], [2], [3, *GOOD], [4], [5, *TOTAL])
    assert len(values(data)) == 2
    assert faults(book(head, [1, *GOOD], total)) == [("E3", "total_wrong"), ("F3", "total_wrong")]


def test_a_line_break_in_a_text_is_a_space() -> None:
    assert values(one(摘要="卖苹果，\n三筐"))[0]["summary"] == "卖苹果， 三筐"


def test_an_example_that_lost_its_mark_is_a_fault() -> None:
    row = [one.example for one in LEDGER.columns]
    assert faults(book(HEAD, row)) == [("2", "row_sample")]
    data = book(["序号", *HEAD], ["示例", *row], [1, *GOOD])
    assert len(values(data)) == 1
