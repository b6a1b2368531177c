import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.prepared import prepared

from ruralgov.cli import main

PLACE = {"code": "371082101", "name": "俚岛镇", "since": "2023-06-30", "source": "NBS"}
CLERK = ["--as", "clerk", "--purpose", "registration"]
IMPORT = ["import", "places", "--since", "2023-06-30", "--source", "test"]


def begun(folder: Path) -> None:
    at = store_in(folder)
    assert run(at, "init").exit_code == 0
    grant = '{"account": "clerk", "role": "registrar", "basis": "test"}'
    assert run(at, "do", "GrantRole", grant).exit_code == 0


@pytest.fixture
def at(tmp_path: Path) -> list[str]:
    return store_in(prepared(tmp_path, begun))


def run(at: list[str], *words: str) -> Result:
    return CliRunner().invoke(main, [*at, *words])


def store_in(folder: Path) -> list[str]:
    return ["--store", f"sqlite:///{folder}/c.db", "--key-file", f"{folder}/c.key"]


def test_a_scale_that_is_none_is_refused() -> None:
    for scale in ("7", "0", "half"):
        result = CliRunner().invoke(main, ["demo", "--scale", scale])
        assert result.output.startswith("scale_wrong"), result.output


HAIDIAN = (
    "code,name\n110108029,西北旺镇\n110108011,青龙桥街道\n"
    "110108029201,唐家岭村委会\n110108029202,土井村委会\n110108011001,厢红旗社区居委会\n"
)


def test_the_synthetic_city_is_of_any_county_whose_places_are_given(tmp_path: Path) -> None:
    store = ["--store", f"sqlite:///{tmp_path}/h.db", "--key-file", f"{tmp_path}/h.key"]
    (tmp_path / "p.csv").write_text(HAIDIAN, encoding="utf-8")
    places = ["--places", f"{tmp_path}/p.csv"]
    for before, more, code in (
        (["--city", "110108"], [], "county_not_shipped"),
        (["--city", "371082"], places, "city_differs"),
        ([], ["--villages", f"{tmp_path}/p.csv"], "option_missing"),
    ):
        assert run([*store, *before], "generate", *more).output.startswith(code)
    made = run(store, "generate", *places, "--scale", "0.01", "--cases", "9", "--books")
    assert made.exit_code == 0, made.output
    assert "places 5" in made.output
    clerk = [*store, "--as", "registrar", "--purpose", "registration"]
    assert "西北旺镇" in run(clerk, "ask", "Places").output
    assert run(store, "verify").exit_code == 0
    second = ["--city", "371082", *store]
    assert "rows of ruralgov_" in run(second, "doctor").output
    assert run(second, "upgrade").exit_code == 0
    assert "store: ok" in run(second, "doctor").output, "a second city"
    assert run(clerk, "ask", "Places").output.startswith("city_unnamed")
    assert "西北旺镇" in run(["--city", "110108", *clerk], "ask", "Places").output


def test_json_lines_get_a_receipt_or_a_refusal_each(at: list[str]) -> None:
    lines = [
        {"command": "RegisterPlace", "id": "a", "fields": PLACE},
        {"command": "RegisterPlace", "fields": PLACE},
        {"command": "NoSuchThing"},
        {"command": "RegisterPlace", "id": "a", "fields": PLACE},
    ]
    text = "\n".join(map(json.dumps, lines)) + "\nnot json\n"
    result = CliRunner().invoke(main, [*at, *CLERK, "do"], input=text)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert answers[0] == answers[3]
    codes = [answer.get("error") for answer in answers]
    assert codes == [None, "place_code_taken", "command_unknown", None, "message_malformed"]


def test_a_command_takes_its_fields_as_options(at: list[str]) -> None:
    words = [part for name, value in PLACE.items() for part in (f"--{name}", value)]
    assert run([*at, *CLERK], "do", "RegisterPlace", *words).exit_code == 0
    assert run([*at, *CLERK], "do", "RegisterPlace", "--code").output.startswith("message_malf")
    assert "俚岛镇" in run([*at, *CLERK], "ask", "Places").output
    post = ["--organisation", "1", "--title", "x", "--seats", "2", "--basis", "x"]
    result = run([*at, *CLERK], "do", "EstablishPost", *post, "--since", "2024-01-01")
    assert result.output.startswith("organisation_missing")


def test_a_roster_is_checked_whole_and_importing_it_again_changes_nothing(
    at: list[str], tmp_path: Path
) -> None:
    places = tmp_path / "p.csv"
    places.write_text("code,name\n371082101,俚岛镇\n371082101201,大庄\n", encoding="utf-8")
    assert run([*at, *CLERK], *IMPORT, "--apply", str(places)).exit_code == 0
    roster = tmp_path / "r.csv"
    head = "village,household,name,identity,relation,telephone,party\n"
    good = (
        "371082101201,1,钱 木兰,３７１０８２ 199001011239,户主,138-0000-0000,是\n"
        "371082101201,1,钱小花,371082201501011235,子女,,\n"
        "371082101201,2,赵大,,户主,,否\n"
    )
    words = ["import", "households", "--since", "2024-01-01", "--source", "t", "--apply"]
    roster.write_text(head + good, encoding="utf-8-sig")
    result = run([*at, *CLERK], *words, str(roster))
    assert "户 2，人 3，迁移 0，不变 0" in result.output, result.output
    assert "3: 未成年人 / minor" in result.output
    again = run([*at, *CLERK], *words, str(roster)).output
    assert "户 0，人 0，迁移 0，不变 3" in again
    bad = "371082101201,3,甲,371082199001011239,户主,,\n371082101201,4,乙,371082199001011239,舅,,\n"
    roster.write_text(head + bad + bad + "1,1,,1,户主,,\n", encoding="gb18030")
    result = run([*at, *CLERK], *words, str(roster))
    assert result.exit_code == 1
    assert "4: identity_twice" in result.output
    assert "3: cell_wrong" in result.output
    assert "6: division_code_invalid" in result.output
    assert "371082199001011239" not in result.output


@pytest.mark.parametrize("words", [["plugins"], ["doctor"], ["verify"], ["deliver"], ["audit"]])
def test_every_command_prints_json_for_programs(at: list[str], words: list[str]) -> None:
    for account, role in (("liaison", "liaison"), ("auditor", "auditor")):
        run(at, "do", "GrantRole", json.dumps({"account": account, "role": role, "basis": "t"}))
    account = {"deliver": "liaison", "audit": "auditor"}.get(words[0], "admin")
    result = run([*at, "--json", "--as", account], *words)
    assert result.exit_code == 0, result.output
    json.loads(result.stdout)


def test_the_help_is_there_before_anything_heavy_is_imported() -> None:
    code = "import sys, ruralgov.cli as c; c.main(['--help'], standalone_mode=False); " + (
        "print(sorted({'sqlalchemy', 'cattrs', 'alembic', 'cryptography'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_calendar_is_imported_with_its_notice(at: list[str], tmp_path: Path) -> None:
    year = tmp_path / "2027.toml"
    year.write_text('year = 2027\nsource = "通知"\n[holiday]\n"元旦" = [2027-01-01]\n', "utf-8")
    assert run(at, "import", "calendar", "--apply", str(year)).output == "通知\n已导入：年历 1\n"
    assert run(at, "import", "calendar", "--apply", str(year)).output.startswith("calendar_same")


def test_an_import_says_what_it_would_change_before_it_does(at: list[str], tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_bytes("code,name\n371082101,俚岛镇\n".encode("gb18030"))
    assert (
        run([*at, *CLERK], *IMPORT, str(table)).output
        == "仅预览，未导入；确认后加 --apply：新增 1，更名 0，不变 0\n"
    )
    assert (
        run([*at, *CLERK], *IMPORT, "--apply", str(table)).output
        == "已导入：新增 1，更名 0，不变 0\n"
    )
    assert (
        run([*at, *CLERK], *IMPORT, str(table)).output
        == "仅预览，未导入；确认后加 --apply：新增 0，更名 0，不变 1\n"
    )


def test_every_wrong_row_is_named_and_nothing_is_imported(at: list[str], tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("code,name\n371082101,俚岛镇\n37108,甲\n371082102,\n", encoding="utf-8")
    result = run([*at, *CLERK], *IMPORT, "--apply", str(table))
    assert result.exit_code == 1
    assert "3: division_code_invalid" in result.output
    assert "4: cell_empty" in result.output
    assert run([*at, *CLERK], "ask", "Places").output == "[]\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["do", "NoSuchThing", "{}"], "command_unknown"),
        (["do", "GrantRole", "{"], "message_malformed"),
        (["do", "GrantRole", '{"account": 1}'], "message_malformed"),
        (["--purpose", "fun", "ask", "Places"], "purpose_unknown"),
        (["--as", "nobody", "ask", "Places"], "not_granted"),
        (["--key-file", "missing.key", "ask", "Places"], "key_file_wrong"),
        (["--store", "oracle://x", "ask", "Places"], "storage_scheme_unknown"),
    ],
)
def test_wrong_use_is_one_clear_error_and_never_a_traceback(
    at: list[str], words: list[str], code: str
) -> None:
    result = run(at, *words)
    assert result.exit_code == 1
    assert result.output.startswith(code)


def test_the_schema_of_a_command_lists_the_roles_that_the_app_knows() -> None:
    result = CliRunner().invoke(main, ["schema", "GrantRole"])
    role = json.loads(result.stdout)["$defs"]["GrantRole"]["properties"]["role"]
    assert {"administrator", "auditor", "handler"} < set(role["enum"])
    assert "*" not in role["enum"]


def test_a_place_is_named_by_its_code_where_its_id_is_asked(at: list[str]) -> None:
    made = run([*at, *CLERK], "do", "RegisterPlace", json.dumps(PLACE))
    key = json.loads(made.stdout)["key"]
    grant = ["do", "GrantRole", "--account", "li", "--role", "grid_officer", "--basis", "t"]
    assert run(at, *grant, "--place", "371082101").exit_code == 0
    (row,) = json.loads(run(at, "ask", "GrantsOfAccount", "--account", "li").stdout)
    assert row["place"] == key
    below = run(at, "ask", "Grants", '{"place": "371082101"}')
    assert [one["account"] for one in json.loads(below.stdout)] == ["li"]
    assert run(at, *grant, "--place", "371082999").stderr.startswith("place_missing: ")
    assert run(at, *grant, "--place", key[:-1]).stderr.startswith("place_missing: ")
    nobody = run([*at, "--as", "nobody"], *grant, "--place", "371082101")
    assert nobody.stderr.startswith("not_granted: 账号“nobody”无权执行 GrantRole")


def test_the_city_is_named_by_its_code_too(at: list[str]) -> None:
    grant = ["do", "GrantRole", "--account", "li", "--role", "grid_officer", "--basis", "t"]
    assert run(at, *grant, "--place", "371082").exit_code == 0
    (row,) = json.loads(run(at, "ask", "GrantsOfAccount", "--account", "li").stdout)
    assert row["place"] == "city"


def test_digits_are_an_identity_number_where_one_is_asked(at: list[str]) -> None:
    words = ["ask", "PersonByIdentity", "--identity", "371082199001011239"]
    assert run([*at, *CLERK], *words).exit_code == 0
