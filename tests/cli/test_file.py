"""The file of a record on the command line, in both languages and for programs."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.prepared import prepared

from ruralgov.cli import main

AUDITOR = ["--as", "aud", "--purpose", "audit"]


def store_in(folder: Path) -> list[str]:
    return ["--store", f"sqlite:///{folder}/c.db", "--key-file", f"{folder}/c.key"]


def begun(folder: Path) -> None:
    at = store_in(folder)
    assert run(at, "init").exit_code == 0
    grant = '{"account": "aud", "role": "auditor", "basis": "test"}'
    assert run(at, "do", "GrantRole", grant).exit_code == 0


@pytest.fixture
def at(tmp_path: Path) -> list[str]:
    return [*store_in(prepared(tmp_path, begun)), *AUDITOR]


def run(at: list[str], *words: str) -> Result:
    return CliRunner().invoke(main, [*at, *words])


def test_a_file_is_shown_to_people_in_their_language(at: list[str]) -> None:
    zh = run(at, "file", "profile", "city", "--day", "2024-01-01").output
    assert "1. " in zh
    assert "ProfileAdopted" in zh
    assert "当时所知的 2024-01-01 的情况：" in zh
    assert "grid_households:" in zh
    en = run([*at, "--lang", "en"], "file", "profile", "city", "--day", "2020-01-01").output
    known = en.split("What was known of 2020-01-01:")[1].split("All that was known:")
    assert "lanes_per_person" not in known[0]
    assert "lanes_per_person: 1" in known[1]


def test_a_file_of_before_says_that_nothing_was_known(at: list[str]) -> None:
    words = ["file", "profile", "city", "--known", "2020-01-01"]
    assert "当时尚无记载" in run(at, *words).output
    assert "Nothing had been written yet" in run([*at, "--lang", "en"], *words).output


def test_a_file_is_data_for_programs_and_asks_for_a_record_that_there_is(at: list[str]) -> None:
    found = json.loads(run([*at, "--json"], "file", "calendar", "city").output)
    assert [one["type"] for one in found["events"]] == ["CalendarPublished"] * 4
    assert len(found["state"]["years"]) == 4
    asked = json.loads(
        run(at, "ask", "RecordAsKnown", '{"kind": "calendar", "key": "city"}').output
    )
    assert asked["state"] == found["state"]
    missing = run(at, "file", "place", "nowhere")
    assert (missing.exit_code, missing.output.split(":")[0]) == (1, "place_missing")
    assert run(at, "file", "wrong", "x").output.startswith("kind_unknown")
    assert run(at[:4], "file", "profile", "city").output.startswith("not_granted")


def test_personal_values_are_shown_only_where_they_are_opened(at: list[str]) -> None:
    admin = at[:4]
    clerk = '{"account": "clerk", "role": "registrar", "basis": "test"}'
    assert run(admin, "do", "GrantRole", clerk).exit_code == 0
    clerk_at = [*admin, "--as", "clerk", "--purpose", "registration"]

    def do(command: str, **fields: str) -> str:
        result = run(clerk_at, "do", command, json.dumps(fields | {"since": "2024-01-01"}))
        assert result.exit_code == 0, result.output
        return str(json.loads(result.output)["key"])

    do("RegisterPlace", code="371082101", name="镇", source="t")
    village = do("RegisterPlace", code="371082101201", name="村", source="t")
    household = do("RegisterHousehold", village=village, number="1", source="t")
    person = do("RegisterPerson", household=household, name="钱学木兰", relation="head", source="t")
    closed = run(at, "file", "person", person).output
    assert "name: （个人信息，未打开）" in closed
    assert "钱学木兰" not in closed
    assert "name: 钱学木兰" in run(at, "file", "person", person, "--personal").output
