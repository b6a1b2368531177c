from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ruralgov.cli import main

CLERK = ["--as", "clerk", "--purpose", "registration"]
IMPORT = ["import", "places", "--since", "2023-06-30", "--source", "test"]


@pytest.fixture
def at(tmp_path: Path) -> list[str]:
    at = ["--store", f"sqlite:///{tmp_path}/c.db", "--key-file", f"{tmp_path}/c.key"]
    assert run(at, "init").exit_code == 0
    grant = '{"account": "clerk", "role": "registrar", "basis": "test"}'
    assert run(at, "do", "GrantRole", grant).exit_code == 0
    return at


def run(at: list[str], *words: str) -> Result:
    return CliRunner().invoke(main, [*at, *words])


def test_the_demo_imports_the_towns_and_villages_and_verifies() -> None:
    result = CliRunner().invoke(main, ["demo"])
    assert result.exit_code == 0, result.output
    assert "new 861, renamed 0, same 0\nnew 0, renamed 0, same 861" in result.output
    assert "verify: ok" in result.output


def test_an_import_says_what_it_would_change_before_it_does(at: list[str], tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_bytes("code,name\n371082101,俚岛镇\n".encode("gb18030"))
    assert run([*at, *CLERK], *IMPORT, str(table)).output == "new 1, renamed 0, same 0\n"
    assert run([*at, *CLERK], *IMPORT, "--apply", str(table)).output == "new 1, renamed 0, same 0\n"
    assert run([*at, *CLERK], *IMPORT, str(table)).output == "new 0, renamed 0, same 1\n"


def test_every_wrong_row_is_named_and_nothing_is_imported(at: list[str], tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("code,name\n371082101,俚岛镇\n37108,甲\n371082102,\n", encoding="utf-8")
    result = run([*at, *CLERK], *IMPORT, "--apply", str(table))
    assert result.exit_code == 1
    assert "3: division_code_invalid" in result.output
    assert "4: text_not_clean" in result.output
    assert run([*at, *CLERK], "ask", "Places").output == "[]\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["do", "NoSuchThing", "{}"], "command_unknown"),
        (["do", "GrantRole", "{"], "message_malformed"),
        (["do", "GrantRole", '{"account": 1}'], "message_malformed"),
        (["--purpose", "fun", "ask", "Places"], "message_malformed"),
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
