"""The context at the command line, which knows it from its entry point alone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ruralgov.cli import main

OFFICER = ["--as", "officer", "--purpose", "water_safety"]
VILLAGE = "371082101201"
HEAD = "村居代码,水井名称,启用日期\n"
WELLS = f"{HEAD}{VILLAGE},村东井,2024-01-01\n{VILLAGE},村西井,2024/2/29\n"


@pytest.fixture
def at(tmp_path: Path) -> list[str]:
    """A store with one village, and an officer who looks after its water."""
    at = ["--store", f"sqlite:///{tmp_path}/c.db", "--key-file", f"{tmp_path}/c.key"]
    assert run(at, "init").exit_code == 0
    for account, role in (("clerk", "registrar"), ("officer", "water_officer")):
        grant = json.dumps({"account": account, "role": role, "basis": "test"})
        done = run(at, "do", "GrantRole", grant)
        assert done.exit_code == 0, done.output
    places = tmp_path / "places.csv"
    places.write_text(f"code,name\n371082101,俚岛镇\n{VILLAGE},大庄\n", "utf-8")
    clerk = [*at, "--as", "clerk", "--purpose", "registration"]
    words = ["--since", "2023-06-30", "--source", "t", "--apply"]
    assert run(clerk, "import", "places", str(places), *words).exit_code == 0
    return at


def run(at: list[str], *words: str) -> Result:
    return CliRunner().invoke(main, [*at, *words])


def bring(at: list[str], path: Path, text: str, *words: str) -> Result:
    path.write_text(text, "utf-8")
    return run([*at, *OFFICER], "import", "wells", str(path), *words)


def wells(at: list[str]) -> list[dict[str, str]]:
    found = run([*at, "--json", *OFFICER], "ask", "PlaceByCode", "--code", VILLAGE)
    (place,) = json.loads(found.stdout)
    answer = run([*at, "--json", *OFFICER], "ask", "Wells", "--place", place["owner"])
    assert answer.exit_code == 0, answer.output
    rows: list[dict[str, str]] = json.loads(answer.stdout)
    return rows


def test_a_table_is_shown_then_brought_once_and_its_wells_are_tested_and_sealed(
    at: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "wells.csv"
    counted = ["--with", "source=2026年排查"]
    assert bring(at, path, WELLS, *counted).output == "仅预览，未导入；确认后加 --apply：新增 2\n"
    assert wells(at) == []
    assert bring(at, path, WELLS, *counted, "--apply").output == "已导入：新增 2\n"
    assert bring(at, path, WELLS, "--source", "2026年排查", "--apply").output == "已导入：不变 2\n"
    east, west = sorted(wells(at), key=lambda well: well["since"])
    assert [(one["name"], one["since"]) for one in (east, west)] == [
        ("村东井", "2024-01-01"),
        ("村西井", "2024-02-29"),
    ]
    note = {"well": east["owner"], "day": "2025-04-01", "good": True, "note": "达标"}
    done = run([*at, *OFFICER], "do", "NoteWaterTest", json.dumps(note))
    assert done.exit_code == 0, done.output
    again = run([*at, *OFFICER], "do", "NoteWaterTest", json.dumps(note))
    assert again.output.startswith("well_tested_already")
    assert run(at, "verify").exit_code == 0


def test_every_wrong_row_is_named_at_its_place_and_marked_and_nothing_is_brought(
    at: list[str], tmp_path: Path
) -> None:
    wrong = f"{WELLS}371082101299,无村井,2024-01-01\n{VILLAGE},村南井,2024-02-30\n"
    wrong += f"{VILLAGE},村东井,2024-03-01\n"
    copy = tmp_path / "marked.csv"
    words = ["--with", "source=t", "--apply", "--errors", str(copy)]
    refused = bring(at, tmp_path / "wells.csv", wrong, *words)
    assert refused.exit_code == 1
    for said in ("4: place_missing", "5: date_unclear", "6: well_name_taken"):
        assert said in refused.stderr
    assert "没有" in copy.read_text("utf-8-sig").splitlines()[3]
    assert wells(at) == []


def test_what_the_table_asks_for_must_be_given(at: list[str], tmp_path: Path) -> None:
    for words in ([], ["--with", "source="], ["--with", "origin=t"]):
        refused = bring(at, tmp_path / "wells.csv", WELLS, *words)
        assert refused.output.startswith("option_missing: 缺少 --source")


def test_its_template_is_written_and_reads_as_empty(at: list[str], tmp_path: Path) -> None:
    assert "wells  饮水井台账" in run(at, "template").output.splitlines()
    out = tmp_path / "out.csv"
    assert run(at, "template", "wells", str(out)).exit_code == 0
    empty = run([*at, *OFFICER], "import", "wells", str(out), "--with", "source=t")
    assert empty.output.splitlines()[-1] == "仅预览，未导入；确认后加 --apply：不变 0"


def test_its_messages_have_schemas(at: list[str]) -> None:
    schema = json.loads(run(at, "schema", "NoteWaterTest").stdout)
    fields = schema["$defs"]["NoteWaterTest"]["properties"]
    assert set(fields) == {"well", "day", "good", "note"}
    assert "Wells" in run(at, "schema").output.split()


def test_a_stranger_brings_and_asks_nothing(at: list[str], tmp_path: Path) -> None:
    path = tmp_path / "wells.csv"
    path.write_text(WELLS, "utf-8")
    stranger = [*at, "--as", "clerk", "--purpose", "registration"]
    refused = run(stranger, "import", "wells", str(path), "--with", "source=t")
    assert refused.output.startswith("not_granted")
