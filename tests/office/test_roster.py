"""A roster from a workbook, through the command line."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ruralgov.cli import main
from tests.office.sheets import book, opened
from tests.prepared import prepared

CLERK = ["--as", "clerk", "--purpose", "registration"]
HEAD = ("村居代码", "户编号", "姓名", "身份证号码", "与户主关系", "电话", "是否党员")
VILLAGE = "371082101201"
GOOD = (
    (VILLAGE, 1, "钱木兰", "371082199001011239", "户主", "138-0000-0000", "是"),
    (VILLAGE, 1, "钱小花", "371082201501011235", "子女", None, None),
    (VILLAGE, 2, "赵大", None, "户主", None, "否"),
)
WRONG = (
    (VILLAGE, 3, "孙甲", 371082199001011239, "户主", None, None),
    (VILLAGE, 3, "孙乙", "371082199001011230", "配偶", None, None),
    (VILLAGE, 4, "李丙", None, "街坊", None, None),
    (VILLAGE, "=1+4", "李丁", None, "户主", None, None),
    ("371082101299", 5, "周戊", None, "户主", None, None),
)
MENDED = {
    "D5": "371082198501011230",
    "D6": None,
    "E7": "其他",
    "B8": "5",
    "A9": VILLAGE,
}


def store_in(folder: Path) -> list[str]:
    return ["--store", f"sqlite:///{folder}/c.db", "--key-file", f"{folder}/c.key"]


def begun(folder: Path) -> None:
    at = store_in(folder)
    assert run(at, "init").exit_code == 0
    grant = '{"account": "clerk", "role": "registrar", "basis": "test"}'
    assert run(at, "do", "GrantRole", grant).exit_code == 0
    places = folder / "places.xlsx"
    places.write_bytes(book(("代码", "名称"), ("371082101", "俚岛镇"), (371082101201, "大庄")))
    words = ["places", "--since", "2023-06-30", "--source", "t", "--apply", str(places)]
    done = run([*at, *CLERK], "import", *words)
    assert done.output == "已导入：新增 2，更名 0，不变 0\n"


@pytest.fixture
def at(tmp_path: Path) -> list[str]:
    return store_in(prepared(tmp_path, begun))


def run(at: list[str], *words: str) -> Result:
    return CliRunner().invoke(main, [*at, *words])


def roster(at: list[str], path: Path, *words: str) -> Result:
    more = ["--since", "2024-01-01", "--source", "t", *words, str(path)]
    return run([*at, *CLERK], "import", "households", *more)


def identity(number: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(number, weights, strict=True))
    return number + "10X98765432"[total % 11]


def test_a_roster_is_refused_whole_marked_mended_imported_and_imported_again(
    at: list[str], tmp_path: Path
) -> None:
    path, copy = tmp_path / "户籍.xlsx", tmp_path / "有误.xlsx"
    path.write_bytes(book(HEAD, *GOOD, *WRONG))
    refused = roster(at, path, "--apply", "--errors", str(copy))
    assert refused.exit_code == 1
    assert "table_rows_wrong: 5 行有错" in refused.stderr
    for cell, code in (
        *(("D5", "cell_digits_lost"), ("D6", "identity_number_wrong"), ("E7", "cell_wrong")),
        *(("B8", "cell_formula"), ("A9", "place_missing")),
    ):
        assert f"{cell}: {code}" in refused.stderr
    for personal in ("371082199001011230", "街坊", "孙甲"):
        assert personal not in refused.output
    assert str(copy) in refused.stderr
    homes = run([*at, *CLERK], "--json", "ask", "Places", "{}")
    assert homes.exit_code == 0
    empty = book(HEAD)
    (tmp_path / "empty.xlsx").write_bytes(empty)
    assert "不变 0" in roster(at, tmp_path / "empty.xlsx").output
    marks = opened(copy.read_bytes())
    sheet = marks.active
    said = {cell.coordinate for row in sheet for cell in row if cell.comment}
    assert said == set(MENDED)
    MENDED["D5"] = identity("37108219850101123")
    for cell, value in MENDED.items():
        sheet[cell].value = value
    marks.save(copy)
    preview = roster(at, copy)
    assert "户 5，人 8，迁移 0，不变 0" in preview.output, preview.output
    done = roster(at, copy, "--apply")
    assert "户 5，人 8，迁移 0，不变 0" in done.output
    again = roster(at, copy, "--apply")
    assert "户 0，人 0，迁移 0，不变 8" in again.output
    assert run(at, "verify").exit_code == 0


def test_nothing_is_imported_from_a_table_with_a_wrong_row(at: list[str], tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    path.write_bytes(book(HEAD, *GOOD, *WRONG))
    assert roster(at, path, "--apply").exit_code == 1
    path.write_bytes(book(HEAD, *GOOD))
    assert "户 2，人 3，迁移 0，不变 0" in roster(at, path).output


def test_several_tables_are_said_and_marked_together(at: list[str], tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    first.write_bytes(book(HEAD, WRONG[0]))
    second.write_bytes(book(HEAD, WRONG[1], GOOD[0]))
    copy = tmp_path / "e.xlsx"
    words = ["--errors", str(copy), str(first)]
    refused = roster(at, second, *words)
    assert f"{first}: D2: cell_digits_lost" in refused.stderr
    assert f"{second}: D2: identity_number_wrong" in refused.stderr
    assert opened(copy.read_bytes()).active["D2"].comment is not None
    assert opened((tmp_path / "e-2.xlsx").read_bytes()).active["D2"].comment is not None
    assert roster(at, second, *words).stderr.startswith("file_taken")
    words[1] = str(tmp_path / "e.csv")
    assert roster(at, second, *words).stderr.startswith("suffix_differs")


def test_a_csv_roster_is_marked_in_a_column_more_and_can_be_mended_there(
    at: list[str], tmp_path: Path
) -> None:
    path, copy = tmp_path / "r.csv", tmp_path / "e.csv"
    head = "村居代码,户编号,姓名,身份证号,与户主关系\n"
    path.write_text(f"{head}{VILLAGE},1,赵大,,户主\n{VILLAGE},1,赵二,3.71E+17,子女\n", "gb18030")
    assert "3: cell_digits_lost" in roster(at, path, "--errors", str(copy)).stderr
    text = copy.read_text("utf-8-sig")
    assert "末位可能已丢失" in text.splitlines()[2]
    copy.write_text(text.replace("3.71E+17", ""), "utf-8")
    assert "人 2" in roster(at, copy, "--apply").output


def test_templates_are_written_once_for_every_table(at: list[str], tmp_path: Path) -> None:
    listed = run(at, "template").output
    for name in ("places", "households", "matters", "rules", "posts"):
        assert name in listed
        assert run(at, "template", name, f"{tmp_path}/t-{name}.xlsx").exit_code == 0
    for words, code in (
        (["households", f"{tmp_path}/t-households.xlsx"], "file_taken"),
        (["households", f"{tmp_path}/households.ods"], "table_format_unknown"),
        (["nothing", f"{tmp_path}/n.xlsx"], "table_name_unknown"),
        (["households"], "option_missing"),
    ):
        assert run(at, "template", *words).stderr.startswith(code)
    without = run([*at, "--disable", "office"], "template", "places", f"{tmp_path}/p.xlsx")
    assert without.stderr.startswith("table_format_unknown")


def test_a_catalogue_and_its_plan_are_read_from_workbooks(at: list[str], tmp_path: Path) -> None:
    matters, rules, posts = (tmp_path / f"{name}.xlsx" for name in ("m", "r", "p"))
    head = ("事项编码", "类别", "事项名称", "立案标准", "承办单位", "办结层级", "时限", "时限单位")
    more = ("起算", "可延期", "可挂账天数", "是否考核", "对接部门")
    row = ("light", "市政", "路灯", "不亮", "城建办", "镇级", 3, "工作日", "自派单之日起", 0, 0)
    matters.write_bytes(book((*head, *more), (*row, "是", None)))
    rules.write_bytes(
        book(
            ("规则", "事项编码", "类别", "属地代码", "时段", "办结层级", "主办岗位", "协办岗位"),
            ("R1", None, None, None, None, None, "城建办", None),
        )
    )
    posts.write_bytes(
        book(
            ("岗位", "地点", "单位", "联系账号"),
            ("城建办", "each_town", "{place}城建办", "handler"),
        )
    )
    units = tmp_path / "u.xlsx"
    head_of_units = ("名称", "类型", "所在地", "上级组织")
    units.write_bytes(book(head_of_units, ("{place}城建办", "镇街内设机构", "each_town", None)))
    told = ["--since", "2024-01-01", "--source", "t", "--apply", str(units)]
    made = run([*at, *CLERK], "import", "organisations", *told)
    assert made.exit_code == 0, made.output
    words = ["--since", "2024-01-01", "--source", "t", "--rules", str(rules), "--posts", str(posts)]
    found = run(at, "import", "matters", str(matters), *words, "--fallback", "城建办")
    assert found.exit_code == 0, found.output
    assert "事项 1" in found.output


def test_what_is_only_compared_or_left_out_refuses_no_roster(at: list[str], tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    head = (*HEAD[:5], "出生日期", "性别", "备注")
    rows = (
        (VILLAGE, 1, "钱木兰", '="371082199001011239"', "户主", 19900101, "男", "=1/0"),
        (VILLAGE, 1, "赵大", None, "夫", date(1989, 2, 3), "男", None),
    )
    path.write_bytes(book(head, *rows))
    done = roster(at, path, "--apply")
    assert "户 1，人 2，迁移 0，不变 0" in done.output, done.output
    assert "2: 出生日期看不懂，未采用 / the date of birth cannot be read" in done.output
    assert "不变 2" in roster(at, path).output
