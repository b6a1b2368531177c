"""``import`` and ``template`` of any table: options, tables given with another, wrong use."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.prepared import prepared

from ruralgov.cli import main
from ruralgov.imports.founding import shipped

SINCE = ["--since", "2026-01-01", "--source", "t"]


def store_in(folder: Path) -> list[str]:
    return ["--store", f"sqlite:///{folder}/c.db", "--key-file", f"{folder}/c.key"]


def begun(folder: Path) -> None:
    assert run(store_in(folder), "init").exit_code == 0


@pytest.fixture
def at(tmp_path: Path) -> list[str]:
    return store_in(prepared(tmp_path, begun))


@pytest.fixture
def matters(tmp_path: Path) -> dict[str, str]:
    """The shipped tables of a catalogue and its plan, as files by name."""
    files = {name: tmp_path / f"{name}.csv" for name in ("matters", "rules", "posts")}
    files["matters"].write_bytes(shipped("matters", "example.csv"))
    for name in ("rules", "posts"):
        files[name].write_bytes(shipped("dispatch", f"{name}-example.csv"))
    return {name: str(path) for name, path in files.items()}


def run(at: list[str], *words: str) -> Result:
    return CliRunner().invoke(main, [*at, *words])


def test_what_can_be_imported_is_named_where_something_else_is_asked(at: list[str]) -> None:
    for name in ("nothing", "rules"):
        refused = run(at, "import", name, __file__)
        assert refused.output.startswith("table_name_unknown")
        assert (
            "duties, budget, grids, instruments, disputes, bodies, body_members, decisions, "
            "member_roll, share_moves, "
            "party_entries, calendar, unit-hours, contracts, payment-terms, acceptances, "
            "discharges, places, households, household-changes" in refused.output
        )
    assert run(at, "import", "places").output.startswith("option_missing: 缺少 TABLES")


def test_the_help_tells_what_each_table_asks_for() -> None:
    said = " ".join(run(["--lang", "en"], "import", "--help").output.split())
    assert "--papers DIRECTORY With acceptances, discharges, vouchers: the folder" in said
    assert "--rules FILE With matters" in said
    assert (
        "--source TEXT With opening, matters, duties, budget, grids, instruments, bodies, "
        "body_members, member_roll, places" in said
    )
    chinese = run([], "import", "--help").output
    assert "用于 acceptances、discharges、vouchers：" in chinese
    assert "With " not in chinese


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--source", "t"], "option_missing: 缺少 --since"),
        (["--since", "2026-01-01"], "option_missing: 缺少 --source"),
        (["--since", "2026-02-30", "--source", "t"], "option_wrong: --since 的值 2026-02-30"),
        ([*SINCE, "--with", "since=1"], "option_wrong: --since 的值 1"),
    ],
)
def test_a_table_without_what_it_asks_for_is_not_read(
    at: list[str], matters: dict[str, str], words: list[str], said: str
) -> None:
    assert run(at, "import", "matters", matters["matters"], *words).output.startswith(said)


def test_a_plan_is_given_whole_or_not_at_all(at: list[str], matters: dict[str, str]) -> None:
    given = {name: [f"--{name}", matters[name]] for name in ("rules", "posts")}
    given["fallback"] = ["--fallback", "综合治理中心"]
    for lost in given:
        words = [word for name, pair in given.items() if name != lost for word in pair]
        refused = run(at, "import", "matters", matters["matters"], *SINCE, *words)
        assert refused.output.startswith(f"option_missing: 缺少 --{lost}")
    words = ["--with", "rules=nowhere.csv", *given["posts"], *given["fallback"]]
    refused = run(at, "import", "matters", matters["matters"], *SINCE, *words)
    assert refused.output.startswith("option_wrong: --rules 的值 nowhere.csv")
