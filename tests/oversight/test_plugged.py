"""Checks that a plugin offers, and the list on the command line."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ruralgov.app.opening import open_app
from ruralgov.cli import main
from ruralgov.domain.kernel.errors import PluginFailure
from ruralgov.domain.oversight import CHECKS, CrossCheck, Found, Ledgers, Severity
from ruralgov.hooks import Plugins, hookimpl
from tests.town import DAY


def every(ledgers: Ledgers) -> Iterator[Found]:
    link = ledgers.asset("none")
    yield Found(about=("x",), day=DAY, zh="每社一条", en="one each", evidence=(), links=(link,))


def fails(_: Ledgers) -> Iterator[Found]:
    raise KeyError("deposit")


class County:
    def __init__(self, **checks: Any) -> None:
        self.checks = {name: offered(name, one) for name, one in checks.items()}

    @hookimpl
    def ruralgov_cross_checks(self) -> Mapping[str, CrossCheck]:
        return self.checks


def offered(name: str, find: Any) -> Any:
    if not callable(find):
        return find
    return CrossCheck(id=name, severity=Severity.NOTICE, zh="", en="", basis="", find=find)


def test_a_plugin_adds_checks_that_say_where_they_come_from() -> None:
    found = Plugins(extra={"county": County(C1=every)}).cross_checks()
    assert [one.id for one in found] == [*(one.id for one in CHECKS), "C1"]
    assert found[-1].source == "county (-)"


def test_two_checks_of_one_id_stop_the_start_and_name_both(tmp_path: Path) -> None:
    plugins = Plugins(extra={"county": County(R1=every)})
    assert run(tmp_path, "init").exit_code == 0
    with pytest.raises(PluginFailure) as caught:
        open_app(
            "371082",
            f"sqlite:///{tmp_path}/c.db",
            key_file=tmp_path / "c.key",
            plugins=plugins,
        )
    assert (caught.value.code, caught.value.facts["what"]) == ("plugin_twice", "R1")
    assert "county" in caught.value.en
    assert "builtin" in caught.value.en


def test_a_plugin_that_offers_something_else_is_left_out_and_listed() -> None:
    plugins = Plugins(extra={"county": County(C1="no check")})
    assert [one.id for one in plugins.cross_checks()] == [one.id for one in CHECKS]
    (broken,) = [one for one in plugins.all() if one.status == "broken"]
    assert broken.name == "county"


def run(folder: Path, *words: str) -> Result:
    at = ["--store", f"sqlite:///{folder}/c.db", "--key-file", f"{folder}/c.key"]
    return CliRunner().invoke(main, [*at, *words])


def test_the_command_line_lists_findings_and_failures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugins = Plugins(extra={"county": County(C1=every, C2=fails)})
    monkeypatch.setattr("ruralgov.cli.door.plugins", lambda _options: plugins)
    assert run(tmp_path, "init").exit_code == 0
    for role in ("registrar", "town_fund_officer"):
        grant = {"account": role, "role": role, "basis": "t"}
        assert run(tmp_path, "do", "GrantRole", json.dumps(grant)).exit_code == 0
    clerk = ["--as", "registrar", "--purpose", "registration", "do"]
    place = {"code": "371082101", "name": "俚岛镇", "since": "2023-01-01", "source": "t"}
    town = json.loads(run(tmp_path, *clerk, "RegisterPlace", json.dumps(place)).stdout)["key"]
    founding = {"place": town, "name": "联社", "since": "2023-01-01", "source": "t"}
    assert run(tmp_path, *clerk, "FoundCollective", json.dumps(founding)).exit_code == 0
    officer = ["--as", "town_fund_officer", "--purpose", "collective_finance"]
    months = ["crosscheck", "--first", "2024-01", "--last", "2024-12", "--place", town]
    shown = run(tmp_path, *officer, *months)
    assert shown.exit_code == 0, shown.output
    assert "至今未建账" in shown.stdout
    assert "每社一条" in shown.stdout
    assert "C2 (county (-)) 核查失败 × 1: KeyError: 'deposit'" in shown.stdout
    data = json.loads(run(tmp_path, "--json", *officer, *months).stdout)
    assert {one["check"] for one in data["findings"]} == {"R15", "C1"}
    assert [one["check"] for one in data["failures"]] == ["C2"]
    denied = run(tmp_path, *months)
    assert (denied.exit_code, "not_granted" in denied.stderr) == (1, True)


PAGE = Path(__file__).parents[2] / "docs" / "oversight.md"


def test_the_page_lists_every_check_as_it_is() -> None:
    table = PAGE.read_text("utf-8").split("<!-- checks -->\n")[1].split("<!-- /checks -->")[0]
    assert table == "\n".join(
        [
            "| id | weighs | what must hold | | rests on |",
            "|---|---|---|---|---|",
            *(
                f"| {one.id} | {one.severity.zh} {one.severity.en} | {one.zh} | {one.en} "
                f"| {one.basis} |"
                for one in CHECKS
            ),
            "",
        ]
    )
