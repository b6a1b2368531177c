"""What a table from outside is: its header, its rows and their faults, without a file."""

import pytest
from tests.town import code_of

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.errors import BadInput, Refused, RuralgovError
from ruralgov.domain.kernel.imports import Problems, Step, Steps, at, words_of
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec, plain

SPEC = TableSpec(
    name="people",
    zh="人员",
    columns=(
        Column("name", "姓名", also=("名字",)),
        Column("amount", "金额", Kind.AMOUNT),
        Column("note", "备注", needed=False),
    ),
    ignored=("签字",),
)


@pytest.mark.parametrize(
    ("empty", "needed", "may"),
    [(False, True, False), (True, True, True), (False, False, True), (True, False, True)],
)
def test_a_cell_may_be_empty_where_it_or_its_column_is_not_needed(
    empty: bool, needed: bool, may: bool
) -> None:
    assert Column("a", "甲", empty=empty, needed=needed).may_be_empty is may


def test_a_column_needs_its_cells_unless_it_says_otherwise() -> None:
    plain_one = Column("a", "甲")
    assert (plain_one.needed, plain_one.empty, plain_one.fillable) == (True, False, False)
    assert SPEC.personal is False


def test_the_words_of_a_choice_are_the_first_of_each_value() -> None:
    column = Column("a", "甲", Kind.CHOICE, choices={"是": 1, "对": 1, "否": 0})
    assert column.words() == ["是", "否"]


def test_two_columns_of_a_table_have_no_title_in_common() -> None:
    with pytest.raises(ValueError, match="two columns are called '甲'"):
        TableSpec(name="t", zh="t", columns=(Column("a", "甲"), Column("b", "乙", also=("甲",))))


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("姓 名*", "name"),
        ("名字", "name"),
        ("金额（元）", "amount"),
        ("签字", "~签字"),
        ("x", None),
    ],
)
def test_a_title_names_its_column_whatever_stands_around_it(title: str, column: str | None) -> None:
    found = SPEC.column(title)
    assert (found.id if found else None) == column


GOOD = ("姓名", "", "金额", "签字")


@pytest.mark.parametrize("above", [0, 1, 19])
def test_the_header_is_among_the_first_twenty_rows(above: int) -> None:
    found = SPEC.header([("题目",)] * above + [GOOD])
    assert found.index == above
    assert {n: one.id for n, one in found.columns.items()} == {0: "name", 2: "amount", 3: "~签字"}
    assert code_of(lambda: SPEC.header([("题目",)] * 20 + [GOOD])) == "table_header_wrong"


@pytest.mark.parametrize(
    ("rows", "missing", "unknown", "twice"),
    [
        ([("姓名",)], "金额", "-", "-"),
        ([("姓名", "金额", "工龄")], "-", "工龄", "-"),
        ([("姓名", "金额", "名字")], "-", "-", "名字"),
        ([("题目",), ("姓名", "工龄"), ("备注", "合计")], "金额", "工龄", "-"),
        ([("题目",), ("备注", "工龄"), ("姓名", "金额", "年", "")], "-", "年", "-"),
        ([], "姓名、金额", "-", "-"),
        ([("姓名", "金额", *map(str, range(21)))], "-", "、".join(map(str, range(20))), "-"),
        ([("姓名", "金额", "长" * 21)], "-", "长" * 20, "-"),
    ],
)
def test_a_header_that_is_wrong_says_what_is_missing_unknown_and_doubled(
    rows: list[tuple[str, ...]], missing: str, unknown: str, twice: str
) -> None:
    with pytest.raises(BadInput) as caught:
        SPEC.header(rows)
    facts = caught.value.facts
    assert (facts["missing"], facts["unknown"], facts["twice"]) == (missing, unknown, twice)
    assert (caught.value.code, facts["table"]) == ("table_header_wrong", "人员")


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        ({"name": "合计"}, True),
        ({"#": "合 计", "name": "x"}, True),
        ({"#": "3", "name": "Total"}, True),
        ({"#": "3", "name": "", "note": "总计"}, True),
        ({"#": "3", "name": "李", "note": "合计"}, False),
        ({"name": "李"}, False),
        ({}, False),
    ],
)
def test_a_row_of_totals_says_so_first_or_after_its_number(
    cells: dict[str, str], total: bool
) -> None:
    assert Line(number=7, cells=cells).is_total() is total


WRONG = Refused(texts.TEXT_NOT_CLEAN, field="姓名")


@pytest.mark.parametrize(
    ("cells", "wrong", "empty"),
    [
        ({"#": "3", "!": "有误", "name": ""}, (), True),
        ({"#": "", "name": "李"}, (), False),
        ({"name": "", "note": "x"}, (), False),
        ({"#": "3"}, ((None, WRONG),), False),
        ({}, (), True),
    ],
)
def test_a_row_is_empty_with_nothing_but_a_number_and_a_mark(
    cells: dict[str, str], wrong: tuple[tuple[None, RuralgovError], ...], empty: bool
) -> None:
    assert Line(number=7, cells=cells, wrong=wrong).is_empty() is empty


LINE = Line(number=7, cells={}, table="people", file="一.xlsx", letters={"name": "C"})


@pytest.mark.parametrize(("column", "cell"), [("name", "C7"), ("note", "7"), (None, "7")])
def test_a_fault_says_its_cell_or_its_row(column: str | None, cell: str) -> None:
    fault = LINE.fault(WRONG, column)
    assert (fault.cell, fault.row, fault.column, fault.file) == (cell, 7, column, "一.xlsx")
    assert fault.said("zh") == f"{cell}: {WRONG.code}: {WRONG.zh}"


def test_faults_are_said_at_once_with_their_file_where_there_are_several() -> None:
    problems = Problems()
    problems.check()
    problems.add(LINE, WRONG, "name")
    problems.add(LINE, WRONG)
    with pytest.raises(BadInput) as caught:
        problems.check()
    assert (caught.value.code, caught.value.facts["count"]) == ("table_rows_wrong", 1)
    said = f"{WRONG.code}: {WRONG.zh}"
    assert f"C7: {said}\n7: {said}" in caught.value.zh
    assert WRONG.en not in caught.value.zh, "a text speaks one language"
    problems.add(Line(number=7, cells={}, file="二.xlsx"), WRONG)
    with pytest.raises(BadInput) as caught:
        problems.check()
    assert caught.value.facts["count"] == 2
    assert caught.value.zh.splitlines()[1].startswith("一.xlsx: C7: ")


def test_two_hundred_faults_are_written_out_and_all_are_counted() -> None:
    problems = Problems()
    for number in range(201):
        problems.add(Line(number=number, cells={}), WRONG)
    with pytest.raises(BadInput) as caught:
        problems.check()
    assert caught.value.facts["count"] == 201
    assert len(caught.value.zh.splitlines()) == 201


def test_a_refusal_is_noted_beside_the_cells_that_it_is_about() -> None:
    problems = Problems()
    step = Step(line=LINE, command=None, cells=at(LINE, {"text_not_clean other": "name"}))
    step.note(WRONG, problems)
    step.note(Refused(texts.TELEPHONE_WRONG), problems)
    assert [one.cell for one in problems.found] == ["C7", "7"]


def test_what_an_import_brings_is_counted() -> None:
    steps = Steps()
    steps.count("new")
    steps.count("new")
    steps.count("there", 3)
    assert steps.counts == {"new": 2, "there": 3}


@pytest.mark.parametrize(
    ("cell", "words"), [(None, []), ("", []), ("a； b;;c ", ["a", "b", "c"]), (" ; ", [])]
)
def test_the_parts_of_a_cell_stand_between_semicolons(cell: str | None, words: list[str]) -> None:
    assert words_of(cell) == words


def test_a_title_is_compared_without_case_width_and_unit() -> None:
    assert plain(" Ａmount（元） *") == plain("amount")
