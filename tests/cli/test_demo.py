"""The demo, and what is asked of the city that it leaves."""

import html
import json
import re
import shlex
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.sampling import FULL

from ruralgov.cli import main
from ruralgov.cli.neighbours import Lived, Lost, neighbour_lines
from ruralgov.imports.founding import shipped
from ruralgov.sample.lapses import EVERY, SILENT

SCALE, BOOKS, CASES = ("0.003", 30, 300) if FULL else ("0.001", 10, 190)
"""How much of a city is lived, the villages of it that keep books, and the cases of its year."""


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


def run(at: list[str], *words: str) -> Result:
    return CliRunner().invoke(main, [*at, *words])


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
    silent = len(range(SILENT, BOOKS, EVERY))
    assert silent
    assert f"{BOOKS - silent} / {BOOKS}" in re.sub("<[^>]*>", "", disclosed)
    for page, other in (
        (report, "villages/index.html"),
        (report, "sheets/index.html"),
        (villages, "../index.html"),
    ):
        assert f'href="{other}"' in Path(page).read_text("utf-8")
        assert (Path(page).parent / other).resolve().exists()
    kept = ["--store", found["store"], "--key-file", f"{folder}/city/city.key"]
    asking = [*kept, "--json", "--as", "auditor", "--purpose", "audit"]
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


def test_the_demo_helps_a_family_from_a_visit_to_the_first_payment(demo: tuple[Path, Any]) -> None:
    found = demo[1]["helped"]
    assert (found["investigators"], found["missing"], found["fetched"]) == (2, 1, 1)
    assert (found["open_before"], found["upheld"], found["meets"]) == (True, True, True)
    days = ("visited", "accepted", "posted", "last", "decided", "told")
    assert [found[day] for day in days] == sorted({found[day] for day in days})
    assert (found["outcome"], found["apart"]) == ("granted", True)
    assert 0 < found["amount"] == found["due"] == found["paid"]


def test_the_demo_lives_a_villagers_year_and_a_dispute(demo: tuple[Path, Any]) -> None:
    found = demo[1]["neighbours"]
    assert (found["villages"], found["agreed"], found["notices"]) == (2, 20, 22)
    assert (found["struck"]["month"], found["repaired"]["month"]) == (3, 5)
    assert found["commended"]
    assert found["balance"] == 34, "two hours a month, and six in the third quarter"
    days = [found[name] for name in ("received", "accepted", "settled", "closed")]
    assert days == ["2025-04-08", "2025-04-09", "2025-04-11", "2025-05-08"]
    pages = [*(demo[0] / "r" / "villages" / "c").glob("*.html")]
    assert pages
    assert all("2025年第3季度表彰" in page.read_text("utf-8") for page in pages)


@pytest.mark.parametrize(("lang", "said"), [("zh", "履行完毕"), ("en", "fulfilled and closed")])
def test_the_lines_of_neighbours_are_said_in_both_languages(lang: str, said: str) -> None:
    lost = Lost(month=3, item="堆放杂物", points=2)
    day = date(2025, 4, 8)
    values: dict[str, Any] = {
        **{"villages": 1, "agreed": 10, "entries": 50, "notices": 11, "balance": 9},
        **{"struck": lost, "repaired": lost, "commended": False},
        **{"received": day, "accepted": day, "settled": day, "closed": day},
    }
    found = Lived(**values)
    lines = list(neighbour_lines(found, lang))
    assert len(lines) == 3
    assert said in lines[2]
    assert "表彰" not in lines[1]
    assert list(neighbour_lines(None, lang)) in (["没有"], ["none"])


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
