import html
import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.prepared import prepared
from tests.sampling import FULL

from ruralgov.cli import main
from ruralgov.imports.founding import shipped

PLACE = {"code": "371082101", "name": "俚岛镇", "since": "2023-06-30", "source": "NBS"}
CLERK = ["--as", "clerk", "--purpose", "registration"]
SCALE, BOOKS, CASES = ("0.003", 30, 300) if FULL else ("0.001", 10, 190)
"""How much of a city is lived, the villages of it that keep books, and the cases of its year."""
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


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """The folder of a demo, and what it answered."""
    folder = tmp_path_factory.mktemp("demo")
    words = ["demo", "--scale", SCALE, "--cases", str(CASES), "--report", f"{folder}/r"]
    result = CliRunner().invoke(main, ["--json", *words, "--keep", f"{folder}/city"])
    assert result.exit_code == 0, result.output
    return folder, json.loads(result.stdout)


@pytest.fixture(scope="module")
def lived(demo: tuple[Path, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the store of the city of the demo, to be copied or only looked at."""
    folder = tmp_path_factory.mktemp("lived")
    for ending in ("db", "key"):
        shutil.copy(demo[0] / "city" / f"city.{ending}", folder / f"c.{ending}")
    return folder


def store_in(folder: Path) -> list[str]:
    return ["--store", f"sqlite:///{folder}/c.db", "--key-file", f"{folder}/c.key"]


def test_the_demo_lives_a_city_and_verifies(demo: tuple[Path, Any]) -> None:
    folder, found = demo
    assert found["counts"]["places"] == 861
    assert sum(found["figures"]["endings"].get(end, 0) for end in ("closed", "refused")) == CASES
    assert found["faults"] == []
    assert found["counts"]["books"] == BOOKS * 12
    assert found["consolidation"]["left"] == 0
    report, villages, _ = found["report"]
    assert report == f"{folder}/r/index.html"
    assert str(CASES) in Path(report).read_text("utf-8")
    disclosed = Path(villages).read_text("utf-8")
    assert f"{BOOKS} / {BOOKS}" in re.sub("<[^>]*>", "", disclosed)
    for page, other in (
        (report, "villages/index.html"),
        (report, "sheets/index.html"),
        (villages, "../index.html"),
    ):
        assert f'href="{other}"' in Path(page).read_text("utf-8")
        assert (Path(page).parent / other).resolve().exists()
    kept = ["--store", found["store"], "--key-file", f"{folder}/city/city.key"]
    asking = [*kept, "--json", "--as", "auditor", "--purpose", "statistics"]
    again = run(asking, "ask", "CaseFigures")
    assert json.loads(again.stdout)["total"] == found["figures"]["total"]


def test_the_demo_founds_the_institution_of_the_report_which_one_can_ask(
    demo: tuple[Path, Any],
) -> None:
    folder, found = demo
    founded = found["institution"]
    day = founded["day"]
    consortia = [founded[name] for name in ("consortia", "villages", "consortium_towns")]
    sent = [founded[name] for name in ("officers", "departments", "centres")]
    framework = [founded[name] for name in ("masters", "supporting", "untitled", "measures")]
    assert consortia == [141, 371, 20]
    assert sent == [176, 6, 22]
    assert [founded[name] for name in ("posts", "post_towns")] == [342, 22]
    assert framework == [1, 5, 3, 10]
    kept = ["--store", found["store"], "--key-file", f"{folder}/city/city.key"]
    asking = [*kept, "--as", "auditor", "--purpose", "audit", "ask"]
    for query, answer in (
        ("ConsortiumCensus", {"consortia": 141, "villages": 371, "towns": 20}),
        ("SecondmentTable", {"people": 176, "departments": 6, "towns": 22}),
        ("PostsMoved", {"to_towns": 342, "towns": 22}),
        ("FrameworkTree", {"masters": 1, "supporting": 5, "measures": 10}),
    ):
        said = json.loads(run(asking, query, "--day", day).stdout)
        assert {name: said[name] for name in answer} == answer
    census = (folder / "r" / "sheets" / "consortium-census.html").read_text("utf-8")
    assert "141" in census
    assert "截至 2026-01" in census, "the day on which the city's year ended, as its answers are"


def test_a_scale_that_is_none_is_refused() -> None:
    for scale in ("7", "0", "half"):
        result = CliRunner().invoke(main, ["demo", "--scale", scale])
        assert result.output.startswith("scale_wrong"), result.output


def test_a_report_is_written_and_can_be_counted_again_by_its_own_command(
    lived: Path, tmp_path: Path
) -> None:
    store = store_in(lived)
    words = ["--first", "2025-01", "--last", "2025-12"]
    auditor = [*store, "--as", "auditor"]
    pages = run(auditor, "report", f"{tmp_path}/r", *words)
    assert pages.exit_code == 0, pages.output
    assert f"{tmp_path}/r/index.html" in pages.output
    for more, code in (
        ([f"{tmp_path}/r"], "folder_not_empty"),
        ([f"{tmp_path}/s", "--case", "none"], "case_missing"),
        ([f"{tmp_path}/s", "--with", "none"], "publisher_unknown"),
        ([f"{tmp_path}/s", "--last", "2024-01"], "period_wrong"),
    ):
        assert run(auditor, "report", *words, *more).output.startswith(code)
    method = (tmp_path / "r" / "method.html").read_text("utf-8")
    (said,) = re.findall("<code>(ruralgov .*?)</code>", method)
    program, *again = shlex.split(html.unescape(said).replace("ACCOUNT", "auditor"))
    counted = run([*store, "--json"], *again)
    assert program == "ruralgov"
    assert counted.exit_code == 0, counted.output
    total = json.loads(counted.stdout)["total"]
    index = (tmp_path / "r" / "index.html").read_text("utf-8")
    assert f"<b>{total['done']}</b>" in index.replace("\n", "")


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


def test_a_plan_is_replayed_against_a_year_and_its_faulty_row_is_named(
    lived: Path, tmp_path: Path
) -> None:
    shutil.copytree(lived, tmp_path, dirs_exist_ok=True)
    at = store_in(tmp_path)
    again = run(at, "generate", "--scale", SCALE)
    assert "store_not_empty" in again.stderr
    rules, posts, catalogue = (tmp_path / f"{name}.csv" for name in ("rules", "posts", "matters"))
    shown = shipped("dispatch", "rules-example.csv").decode()
    rules.write_text(shown.replace("town,综合执法中队", "town,派出所"), "utf-8")
    posts.write_bytes(shipped("dispatch", "posts-example.csv"))
    catalogue.write_bytes(shipped("matters", "example.csv"))
    tables = ["--rules", str(rules), "--posts", str(posts), "--fallback", "综合治理中心"]
    result = run([*at, "--json"], "cases", "replay", *tables, "--year", "2025")
    found = json.loads(result.stdout)
    moved = found["moved"]
    assert found["cases"] == CASES - 1, "one is of the first day of 2026"
    assert found["same"] + sum(one["cases"] for one in moved) == CASES - 1
    assert {one["by"] for one in moved} == {"R060"}
    assert all(one["after"].endswith("派出所") for one in moved)
    rules.write_text(shown.replace("off,town,值班室,应急管理办", "off,town,民政办,"), "utf-8")
    rules.write_text(f"{rules.read_text('utf-8')}R100,,没有,,,,派出所,\n", "utf-8")
    words = ["--since", "2026-01-01", "--source", "t", *tables]
    tried = run([*at, "--json"], "import", "matters", str(catalogue), *words)
    assert any(one.startswith("10: R100: ") for one in json.loads(tried.stdout)["notices"])
    refused = run(at, "import", "matters", str(catalogue), *words, "--apply")
    assert (refused.exit_code, "plan_faulty" in refused.stderr) == (1, True)
    rules.write_text(shown.replace("派出所\n", "派出所;值班室\n"), "utf-8")
    assert run(at, "import", "matters", str(catalogue), *words, "--apply").exit_code == 0
    posts.write_text(posts.read_text("utf-8").replace("市总值班室", "总值班"), "utf-8")
    unknown = run(at, "import", "matters", str(catalogue), *words)
    assert (unknown.exit_code, "unit_unknown" in unknown.stderr) == (1, True)
    assert "市总值班室" in unknown.stderr, "the near name is said"
    listed = tmp_path / "organisations.csv"
    assert run(at, "export", "organisations", str(listed)).exit_code == 0
    again = run([*at, "--json"], "import", "organisations", str(listed), *words[:4])
    counts = json.loads(again.stdout)["counts"]
    assert (counts["new"], counts["changed"], counts["unmentioned"]) == (0, 0, 0)
    assert counts["same"] > 1900


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
