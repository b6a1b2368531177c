"""The feed and the deliverer on the command line, and a store that is upgraded by itself."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.prepared import prepared

from ruralgov.cli import main


def store_in(folder: Path) -> list[str]:
    return ["--store", f"sqlite:///{folder}/c.db", "--key-file", f"{folder}/c.key"]


def begun(folder: Path) -> None:
    at = store_in(folder)
    assert run(at, "init").exit_code == 0
    for role in ("registrar", "feed_reader", "liaison"):
        grant = json.dumps({"account": role, "role": role, "basis": "t"})
        assert run(at, "do", "GrantRole", grant).exit_code == 0


@pytest.fixture
def at(tmp_path: Path) -> list[str]:
    return store_in(prepared(tmp_path, begun))


def run(at: list[str], *words: str) -> Result:
    return CliRunner().invoke(main, [*at, *words])


def test_events_are_json_lines_that_go_on_after_a_mark(at: list[str]) -> None:
    reader = [*at, "--as", "feed_reader", "--purpose", "integration"]
    first = run(reader, "events")
    assert first.exit_code == 0
    lines = [json.loads(line) for line in first.stdout.splitlines()]
    assert {one["type"] for one in lines} >= {"ProfileAdopted", "CalendarPublished"}
    place = {"code": "371082101", "name": "俚岛镇", "since": "2024-01-01", "source": "t"}
    registrar = [*at, "--as", "registrar", "--purpose", "registration"]
    assert run(registrar, "do", "RegisterPlace", json.dumps(place)).exit_code == 0
    (new,) = run(reader, "events", "--after", lines[-1]["mark"]).stdout.splitlines()
    assert json.loads(new)["fields"]["name"] == "俚岛镇"
    (only,) = run(reader, "events", "--type", "PlaceRegistered").stdout.splitlines()
    assert only == new
    assert run(reader, "events", "--after", json.loads(new)["mark"]).stdout == ""


def test_events_are_refused_to_others_in_one_line(at: list[str]) -> None:
    for words in (["events"], ["events", "--type", "RoleGranted"]):
        refused = run(at, *words)
        assert refused.exit_code == 1
        assert "Traceback" not in refused.output


def test_deliveries_that_failed_are_told_by_the_exit_code(at: list[str], tmp_path: Path) -> None:
    liaison = [*at, "--as", "liaison", "--purpose", "exchange"]
    ask = {"department": "供水", "subject": "一号", "body": "{}", "about": "case/1"}
    assert run(liaison, "do", "AskDepartment", json.dumps(ask)).exit_code == 0
    nobody = tmp_path / "none.toml"
    nobody.write_text("", "utf-8")
    failed = run(liaison, "deliver", "--departments", str(nobody))
    assert failed.exit_code == 1
    assert "no adapter for 供水" in failed.output
    assert run(liaison, "deliver").exit_code == 0
