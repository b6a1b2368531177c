"""Accounts registered from a table on the command line, and written to one again."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.prepared import prepared

from ruralgov.cli import main
from ruralgov.sample.draw import identity_number

HEAD = "账号,身份证号,人员编号,机器,所属单位,启用日期,依据"
VILLAGE = "371082101201"
NUMBER, OTHER = identity_number(801), identity_number(802)


def run(at: list[str], *words: str) -> Result:
    return CliRunner().invoke(main, [*at, *words])


def done(at: list[str], *words: str) -> Any:
    result = run(["--json", *at], *words)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def key(found: Any) -> str:
    (receipt,) = found if isinstance(found, list) else [found]
    made: str = receipt["key"]
    return made


def store_in(folder: Path) -> list[str]:
    return ["--store", f"sqlite:///{folder}/c.db", "--key-file", f"{folder}/c.key"]


def begun(folder: Path) -> None:
    at = store_in(folder)
    assert run(at, "init").exit_code == 0
    grant = json.dumps({"account": "c", "role": "registrar", "basis": "t"})
    done(at, "do", "GrantRole", grant)
    clerk = [*at, "--as", "c", "--purpose", "registration"]
    unit = {"name": "水利站", "kind": "department", "place": "city"}
    for name, fields in (
        ("RegisterOrganisation", unit | {"since": "2024-01-01", "source": "t"}),
        ("RegisterPerson", person("王示例", identity=NUMBER)),
    ):
        done(clerk, "do", name, json.dumps(fields))


@pytest.fixture
def at(tmp_path: Path) -> list[str]:
    return store_in(prepared(tmp_path, begun))


def person(name: str, **more: str) -> dict[str, str]:
    return {"name": name, "unit": "市局", "since": "2024-01-01", "source": "t", **more}


def take(at: list[str], tmp_path: Path, lines: Iterable[str], *more: str) -> Result:
    path = tmp_path / "accounts.csv"
    rows = [line + "," * (HEAD.count(",") - line.count(",")) for line in lines]
    path.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    return run(["--json", *at], "import", "accounts", str(path), *more)


def counts(result: Result) -> dict[str, int]:
    assert result.exit_code == 0, result.output
    return {name: n for name, n in json.loads(result.stdout)["counts"].items() if n}


def test_a_table_registers_accounts_and_comes_back_as_it_went_in(
    at: list[str], tmp_path: Path
) -> None:
    clerk = [*at, "--as", "c", "--purpose", "registration"]
    outsider = key(done(clerk, "do", "RegisterPerson", json.dumps(person("李示例"))))
    lines = [
        f"wang,{NUMBER},,,水利站,2024-03-01,聘用",
        f"li,,{outsider},,,,聘用",
        "pump,,,泵站遥测,水利站,,上线",
    ]
    assert counts(take(at, tmp_path, lines)) == {"new": 3}
    assert counts(take(at, tmp_path, lines, "--apply")) == {"new": 3}
    assert counts(take(at, tmp_path, lines, "--apply")) == {"same": 3}
    found = {row["owner"]: row for row in done(at, "ask", "Accounts")}
    assert found["wang"]["since"] == "2024-03-01"
    assert (found["li"]["person"], found["pump"]["machine"]) == (outsider, "泵站遥测")
    moved = [f"wang,{NUMBER},,,,,借调", *lines[1:]]
    assert counts(take(at, tmp_path, moved, "--apply")) == {"changed": 1, "same": 2}
    sheet = tmp_path / "out.csv"
    done(at, "export", "accounts", str(sheet))
    assert NUMBER not in sheet.read_text(encoding="utf-8-sig")
    again = run(["--json", *at], "import", "accounts", str(sheet))
    assert counts(again) == {"same": 3}


def faults(result: Result) -> str:
    assert result.exit_code != 0
    found = json.loads(result.output)
    assert found["error"] == "table_rows_wrong"
    said: str = found["en"]
    return said


def test_every_row_that_is_wrong_is_named_before_anything_is_done(
    at: list[str], tmp_path: Path
) -> None:
    lines = [
        f"a,{OTHER},,,,,聘用",
        "b,,no-such-person,,,,聘用",
        "c1,,,,,,聘用",
        "d,,,泵站,没有的站,,上线",
        "e,,,泵站,,2099-01-01,上线",
        "f,,,泵站,,,上线",
        "f,,,泵站,,,上线",
        f"g,{NUMBER},,泵站,,,上线",
        f"h,{NUMBER},no-such-person,,,,聘用",
    ]
    said = faults(take(at, tmp_path, lines, "--apply"))
    codes = {int(row): code for row, code in re.findall(r"^(\d+): (\w+):", said, re.MULTILINE)}
    assert codes == {
        2: "account_person",
        3: "person_missing",
        4: "account_holder_wrong",
        5: "organisation_unknown",
        6: "date_doubtful",
        8: "row_twice",
        9: "account_holder_wrong",
        10: "account_person",
    }
    assert OTHER not in said
    assert done(at, "ask", "Accounts") == []


def test_an_account_of_another_is_not_taken_over(at: list[str], tmp_path: Path) -> None:
    assert counts(take(at, tmp_path, [f"wang,{NUMBER},,,,,聘用"], "--apply")) == {"new": 1}
    said = faults(take(at, tmp_path, ["wang,,,泵站,,,上线"]))
    assert "wang" in said
