"""No command ends in a traceback, whatever is wrong around it; each answers in one clear line."""

import builtins
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from tests.sampling import by_turns

from ruralgov.cli import main
from ruralgov.cli import texts as cli_texts
from ruralgov.cli.failures import DEBUG

OPENING = ["--fallback", "街道办", "--year", "2025"]
MONTHS = ["--first", "2025-01", "--last", "2025-02"]
WORDS: dict[str, list[str]] = {
    "init": [],
    "import": ["places", "{table}", "--since", "2024-01-01", "--source", "t"],
    "template": ["households", "{out}.csv"],
    "generate": ["--scale", "0.001", "--places", "{table}"],
    "do": ["GrantRole", "--account", "li", "--role", "registrar", "--basis", "t"],
    "ask": ["Places"],
    "grants": [],
    "schema": ["Plcaes"],
    "file": ["profile", "city"],
    "reference": ["{out}"],
    "cases table": ["--nosuch"],
    "cases code": ["371082-2026-000001"],
    "cases lookup": ["371082-2026-000001", "0000-0000-0000"],
    "cases work": ["371082101", "--size", "0"],
    "cases attach": ["x", "{table}", "--part", "work", "--shows", "t"],
    "cases fetch": ["x", "1", "{out}"],
    "cases withdraw": ["x", "1", "--reason", "t"],
    "cases sweep": [],
    "cases replay": ["--rules", "{table}", "--posts", "{table}", *OPENING],
    "audit": [],
    "crosscheck": [],
    "report": ["{out}", *MONTHS],
    "statement": ["income", "{out}.csv", *MONTHS],
    "book": ["general-ledger", "{out}.csv", "--collective", "x", "--first", "2025-01"],
    "month-end close": ["2025-01"],
    "month-end depreciation": ["2025-01"],
    "sheet": ["consortium-census", "{out}.csv"],
    "export accounts": ["{out}.csv"],
    "export beancount": ["{out}", *MONTHS],
    "export gbt24589": ["{out}", "--collective", "x", *MONTHS],
    "export grids": ["{out}.csv", "--place", "371082101"],
    "export hledger": ["{out}", *MONTHS],
    "export ocds": [
        *("{out}", "--collective", "x", "--prefix", "p", "--name", "n", "--uri", "u"),
        *("--extension", "e"),
    ],
    "export organisations": ["{out}.csv"],
    "export vouchers": ["{out}.csv", "--collective", "x", "--first", "2025-01"],
    "disclose": ["{out}", *MONTHS, "--base-url", "https://example.test"],
    "publish": ["x"],
    "verify": [],
    "backup": ["{out}"],
    "restore": ["{table}"],
    "erasures check": [],
    "erasures export": ["{out}"],
    "erasures apply": ["{table}"],
    "events": [],
    "upgrade": [],
    "deliver": ["--departments", "{table}"],
    "tick": [],
    "plugins": ["--nosuch"],
    "rotate-key": ["--to", "{out}"],
    "doctor": [],
    "demo": [
        *("--places", "{table}", "--report", "{out}", "--keep", "{out}-city"),
        *("--scale", "0.001", "--cases", "1"),
    ],
}
STORELESS = ("template", "schema", "reference", "cases table", "plugins", "demo")
"""Commands that open no store of the options."""


def leaves(command: click.Command, path: str = "") -> Iterator[str]:
    if not isinstance(command, click.Group):
        yield path
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        one = command.get_command(context, name)
        assert one is not None
        yield from leaves(one, f"{path} {name}".strip())


def test_the_walk_is_over_every_command() -> None:
    assert set(WORDS) == set(leaves(main))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    assert run(folder, "init").exit_code == 0
    return folder


def run(folder: Path, *words: str, **other: str) -> Result:
    given = {"store": f"sqlite:///{folder}/c.db", "key-file": f"{folder}/c.key"} | other
    options = [f"--{name}={value}" for name, value in given.items()]
    return CliRunner().invoke(main, [*options, *words])


def filled(command: str, table: Path, out: str) -> list[str]:
    words = (one.replace("{table}", str(table)).replace("{out}", out) for one in WORDS[command])
    return [*command.split(), *words]


def check(result: Result, why: object) -> None:
    """Hold that the answer is one error with a code, and no traceback."""
    assert result.exit_code in (1, 2), (why, result.output)
    assert isinstance(result.exception, SystemExit), (why, result.exception)
    said = result.stderr.splitlines() or result.stdout.splitlines()
    assert "internal_error" not in result.output, (why, result.output)
    assert "Traceback" not in result.output, (why, result.output)
    codes = [line.partition(":")[0] for line in said]
    assert any(code.replace("_", "").isalpha() for code in codes), (why, result.output)


def half(wrongs: Iterable[str]) -> list[tuple[str, str]]:
    """Return for each command half of what is wrong, and the other half at the next turn."""
    commands = [one for one in WORDS if one not in STORELESS]
    several = list(wrongs)
    return [
        (command, wrong)
        for number, command in enumerate(commands)
        for wrong in by_turns(several, 2, number)
    ]


STORES = {
    "garbage": "sqlite:///{folder}/garbage.db",
    "folder": "sqlite:///{folder}",
    "no folder": "sqlite:///{folder}/none/c.db",
    "bad url": "postgresql://:::",
    "bad port": "postgresql://localhost:port/x",
    "nobody there": "postgresql://localhost:1/x",
    "no url": "nonsense",
    "no scheme": "oracle://x",
}


@pytest.mark.parametrize(("command", "wrong"), half(STORES))
def test_a_wrong_store_is_one_line(store: Path, tmp_path: Path, command: str, wrong: str) -> None:
    (tmp_path / "garbage.db").write_bytes(b"\x89PNG\r\n" + bytes(range(256)) * 64)
    table = tmp_path / "t.csv"
    table.write_text("code,name\n371082101,俚岛镇\n371082101201,大庄\n", "utf-8")
    url = STORES[wrong].format(folder=tmp_path)
    before = sorted(tmp_path.rglob("*"))
    result = run(store, *filled(command, table, f"{tmp_path}/out"), store=url)
    check(result, (command, wrong))
    made = {path.name for path in tmp_path.rglob("*")} - {path.name for path in before}
    assert made <= {"out"} if command == "rotate-key" else made == set(), (command, wrong)


KEYS = ("missing", "folder", "binary", "short")


@pytest.mark.parametrize(("command", "wrong"), half(KEYS))
def test_a_wrong_key_is_one_line(store: Path, tmp_path: Path, command: str, wrong: str) -> None:
    key = tmp_path / "key"
    if wrong == "folder":
        key.mkdir()
    elif wrong != "missing":
        key.write_bytes(b"\xff\xfe\x00" if wrong == "binary" else b"ab\n")
    table = tmp_path / "t.csv"
    table.write_text("code,name\n371082101,俚岛镇\n371082101201,大庄\n", "utf-8")
    words = filled(command, table, f"{tmp_path}/out")
    check(run(store, *words, **{"key-file": str(key)}), (command, wrong))


TABLES = {
    "binary": b"\x00\x01\xff\xfe\x89PNG" * 50,
    "empty": b"",
    "nulls": b"\x00" * 99,
    "zip": b"PK\x03\x04" + b"x" * 99,
    "other": b"a,b\n1,2\n",
}


@pytest.mark.parametrize("command", [one for one in WORDS if "{table}" in WORDS[one]])
def test_a_wrong_table_is_one_line(store: Path, tmp_path: Path, command: str) -> None:
    for name, content in TABLES.items():
        for suffix in ("csv", "xlsx", "toml", "zip", ""):
            table = tmp_path / f"{name}.{suffix}"
            table.write_bytes(content)
            if command == "deliver" and content == b"":
                continue  # no department at all, which is well formed
            check(run(store, *filled(command, table, f"{tmp_path}/out")), (command, table.name))
    for table in (tmp_path / "none.csv", tmp_path):
        check(run(store, *filled(command, table, f"{tmp_path}/out")), (command, table))


OUTS = {"in a file": "{folder}/file/out", "of the system": "/proc/none/out", "a folder": "{folder}"}


@pytest.mark.parametrize("wrong", OUTS)
@pytest.mark.parametrize("command", [one for one in WORDS if any("{out}" in w for w in WORDS[one])])
def test_what_cannot_be_written_is_one_line(
    store: Path, tmp_path: Path, command: str, wrong: str
) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "t.csv").write_text("code,name\n371082101,俚岛镇\n371082101201,大庄\n", "utf-8")
    out = OUTS[wrong].format(folder=tmp_path)
    if wrong == "a folder" and command in ("reference", "demo"):
        return  # which may write into one
    words = [one.replace(f"{out}.csv", out) for one in filled(command, tmp_path / "t.csv", out)]
    as_auditor = ["--as", "auditor"]
    check(run(store, *as_auditor, *words), (command, wrong))


@pytest.mark.parametrize("command", list(WORDS))
def test_a_wrong_option_is_one_line_in_json_too(command: str) -> None:
    result = CliRunner().invoke(main, ["--json", *command.split(), "--no-such-option"])
    if command in ("do", "ask"):
        return  # whose fields are any options
    assert result.exit_code == 2
    said = json.loads(result.stderr)
    assert said["error"] == "option_unknown"
    assert set(said) == {"error", "zh", "en"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["file", "nosuch", "1"], "kind_unknown"),
        (["ask", "RecordAsKnown", "--kind", "nosuch", "--key", "1"], "kind_unknown"),
        (["do", "NoSuch"], "command_unknown"),
        (["do", "GrantRole", "x"], "message_malformed"),
        (["do", "GrantRole", "--account", "\udcff"], "message_malformed"),
    ],
)
def test_what_there_is_not_is_one_line(store: Path, words: list[str], code: str) -> None:
    grant = ["GrantRole", "--account", "auditor", "--role", "auditor", "--basis", "t"]
    run(store, "do", *grant)
    result = run(store, "--as", "auditor", "--purpose", "audit", *words)
    check(result, words)
    assert result.stderr.startswith(code)


@pytest.mark.parametrize("name", ["psycopg", "sqlalchemy"])
def test_a_package_that_is_missing_is_named(
    store: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    real = builtins.__import__

    def missing(wanted: str, *more: Any, **others: Any) -> Any:
        if wanted.split(".")[0] == name:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(wanted, *more, **others)

    for one in [one for one in sys.modules if one.split(".")[0] in (name, "ruralgov_sqlalchemy")]:
        monkeypatch.delitem(sys.modules, one)
    monkeypatch.setattr(builtins, "__import__", missing)
    url = "postgresql://localhost:1/x" if name == "psycopg" else f"sqlite:///{store}/c.db"
    result = run(store, "ask", "Places", store=url)
    check(result, name)
    assert result.stderr.startswith(("package_missing", "driver_missing", "storage_scheme_unknown"))


def test_a_fault_of_the_program_says_so_and_shows_where_only_when_asked(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("ruralgov.cli.store.opened", broken)
    result = run(store, "verify")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{cli_texts.INTERNAL_ERROR.code}: 程序内部错误（ZeroDivision")
    assert "secret" not in result.output
    monkeypatch.setenv(DEBUG, "1")
    assert isinstance(run(store, "verify").exception, ZeroDivisionError)
