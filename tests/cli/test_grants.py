"""Roles given and ended from a table, and listed, on the command line."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.prepared import prepared

from ruralgov.cli import main

HEAD = "账号,角色,区划代码,有效期至,依据,操作"
TOWN, VILLAGE = "371082101", "371082101201"


def store_in(folder: Path) -> list[str]:
    return ["--store", f"sqlite:///{folder}/c.db", "--key-file", f"{folder}/c.key"]


def begun(folder: Path) -> None:
    at = store_in(folder)
    assert run(at, "init").exit_code == 0
    done(at, "do", "GrantRole", json.dumps({"account": "c", "role": "registrar", "basis": "t"}))
    clerk = [*at, "--as", "c", "--purpose", "registration"]
    for code, name in ((TOWN, "俚岛镇"), (VILLAGE, "大庄")):
        place = {"code": code, "name": name, "since": "2023-06-30", "source": "t"}
        done(clerk, "do", "RegisterPlace", json.dumps(place))


@pytest.fixture
def at(tmp_path: Path) -> list[str]:
    return store_in(prepared(tmp_path, begun))


def run(at: list[str], *words: str) -> Result:
    return CliRunner().invoke(main, [*at, *words])


def done(at: list[str], *words: str) -> str:
    result = run(at, *words)
    assert result.exit_code == 0, result.output
    return result.stdout


def take(at: list[str], tmp_path: Path, *lines: str) -> Result:
    path = tmp_path / "grants.csv"
    rows = [line + "," * (HEAD.count(",") - line.count(",")) for line in lines]
    path.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    return run(["--json", *at], "import", "grants", str(path), "--apply")


def counts(result: Result) -> dict[str, int]:
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return {name: count for name, count in found["counts"].items() if count}


def test_a_table_gives_roles_and_giving_it_again_changes_nothing(
    at: list[str], tmp_path: Path
) -> None:
    last = date.today() + timedelta(days=30)  # noqa: DTZ011  as the app counts it, or a day off
    lines = [
        f"li,承办人员,{VILLAGE},,任命",
        f"li,checker,{TOWN},{last},借调",
        "zhao,auditor,,,任命,授予",
    ]
    assert counts(take(at, tmp_path, *lines)) == {"new": 3}
    assert counts(take(at, tmp_path, *lines)) == {"same": 3}
    listed = done(["--lang", "zh", *at], "grants", "--account", "li")
    assert f"核查员  {TOWN} 俚岛镇" in listed
    assert f"至 {last}" in listed
    below = done(at, "grants", "--place", TOWN, "--below")
    assert below.count("li ") == 2
    assert done(at, "grants", "--place", VILLAGE).count("li ") == 1
    assert run(at, "grants", "--place", "371082199").output.startswith("place_missing")


def test_a_table_ends_roles_and_gives_them_another_last_day(at: list[str], tmp_path: Path) -> None:
    first = date.today() + timedelta(days=30)  # noqa: DTZ011  as above
    later = first + timedelta(days=30)
    for until, found in (("", "new"), (first, "changed"), (later, "changed"), ("", "changed")):
        assert counts(take(at, tmp_path, f"li,handler,{VILLAGE},{until},任命")) == {found: 1}
    (row,) = json.loads(done(["--json", *at], "grants", "--account", "li"))
    assert row["until"] == "9999-12-31"
    ending = f"li,handler,{VILLAGE},,调离,收回"
    assert counts(take(at, tmp_path, ending)) == {"ended": 1}
    assert done(at, "grants", "--account", "li") == "-\n"
    again = take(at, tmp_path, ending)
    assert again.exit_code == 1
    assert "grant_not_held" in again.output


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("admin,checker,,,任命", "self_grant"),
        ("li,皇帝,,,任命", "role_unknown"),
        ("li,checker,371082199,,任命", "place_missing"),
        ("li,checker,,2020-01-01,任命", "dates_reversed"),
        ("admin,administrator,,,离任,收回", "last_administrator"),
        (f"li,checker,{TOWN},,任命 li,核查员,{TOWN},,任命", "row_twice"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_done(
    at: list[str], tmp_path: Path, line: str, code: str
) -> None:
    refused = take(at, tmp_path, f"zhao,checker,{VILLAGE},,任命", *line.split())
    assert refused.exit_code == 1
    assert f"3: {code}" in refused.output or f"4: {code}" in refused.output
    assert done(at, "grants", "--account", "zhao") == "-\n"


def test_what_should_be_mended_is_listed(at: list[str], tmp_path: Path) -> None:
    take(at, tmp_path, "li,bookkeeper,,,任命", "li,出纳,,,任命")
    said = done(["--lang", "zh", *at], "grants", "--findings")
    assert "账号未登记使用人: li (记账会计、出纳)" in said
    assert "不相容岗位: li 记账会计 + li 出纳" in said
    found = json.loads(done(["--json", *at], "grants", "--findings"))
    assert found["stranded"] == []


def test_a_refused_row_speaks_one_language_with_the_words_of_the_table(
    at: list[str], tmp_path: Path
) -> None:
    said = json.loads(take(at, tmp_path, "li,网格管理,,,任命").stderr)
    assert "role_unknown: 没有角色“网格管理”（是否指网格管理员 grid_officer？）" in said["zh"]
    assert "承办人员（handler）、" in said["zh"]
    assert "There is no role" not in said["zh"]
    assert "There is no role '网格管理' (did you mean grid_officer?)" in said["en"]
    assert "没有角色" not in said["en"]
