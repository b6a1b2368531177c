"""Notices to reporters on the command line: deliver plans and sends them, by a way of its own."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.prepared import prepared
from tests.town import Town
from tests.ways import report, take

from ruralgov.cli import delivery, main
from ruralgov.domain import cases as m
from ruralgov.domain.access import FEED_READER, GrantRole
from ruralgov.domain.cases import NOTIFIER, Action
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.ids import CITY, AccountId
from ruralgov.ports.departments import Delivered, Message
from ruralgov_sqlalchemy import SqlStorage


def begun(folder: Path) -> None:
    town = Town(SqlStorage(f"sqlite:///{folder}/c.db", "371082"))
    town.clock.now = datetime.now(UTC)
    (folder / "case").write_text(report(town), encoding="utf-8")
    for role in (FEED_READER, NOTIFIER):
        grant = GrantRole(account=AccountId("liaison"), role=role, place=CITY, basis="t")
        town.do("admin", grant)
    town.app.close()
    (folder / "c.key").write_text((b"k" * 32).hex(), encoding="utf-8")
    (folder / "c.key").chmod(0o600)


class Line:
    """A way that keeps what it is given."""

    def __init__(self) -> None:
        self.got = list[Message]()

    def deliver(self, message: Message) -> Delivered:
        self.got.append(message)
        return Delivered()


def test_deliver_tells_who_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, line = prepared(tmp_path, begun), Line()
    at = [f"--store=sqlite:///{folder}/c.db", f"--key-file={folder}/c.key", "--as", "liaison"]
    monkeypatch.setattr(delivery, "_ways", lambda _options, _departments: {"诉求人": line})
    words = ["--lang", "zh", *at, "deliver"]
    assert CliRunner().invoke(main, words).output == "共 0 件，未送达 0 件\n"
    case = (folder / "case").read_text(encoding="utf-8")
    refuse = json.dumps({"case": case, "ground": "repeat", "reason": "已答复"})
    desk = [*at[:2], "--as", "desk", "--purpose", "case_handling"]
    assert CliRunner().invoke(main, [*desk, "do", "RefuseCase", refuse]).exit_code == 0
    assert CliRunner().invoke(main, words).output.endswith("共 1 件，未送达 0 件\n")
    (message,) = line.got
    assert json.loads(message.body)["to"] == "13900000000"


def test_a_notice_on_paper_is_refused(tmp_path: Path) -> None:
    folder = prepared(tmp_path, begun)
    table = tmp_path / "d.toml"
    table.write_text('["诉求人"]\nkind = "paper"\n', encoding="utf-8")
    at = [f"--store=sqlite:///{folder}/c.db", f"--key-file={folder}/c.key", "--as", "liaison"]
    found = CliRunner().invoke(main, ["--lang", "zh", *at, "deliver", "--departments", str(table)])
    assert found.exit_code != 0
    assert "“诉求人”不能用 paper" in found.output


def urgent(folder: Path) -> None:
    """Begin a store with a case that its unit must sign for within two hours."""
    begun(folder)
    town = Town(SqlStorage(f"sqlite:///{folder}/u.db", "371082"))
    town.clock.now = datetime.now(UTC)
    matter = m.DefineMatter(
        code="gas",
        name="燃气泄漏",
        standard="泄漏",
        unit="镇街城建办",
        limit=TimeLimit(2, TimeUnit.HOURS),
        since=date(2024, 1, 1),
        source="t",
        terms=m.Terms(around_the_clock=True),
    )
    town.do("admin", matter)
    take(town, report(town, "gas"), Action.ACCEPT, Action.DISPATCH)
    grant = GrantRole(account=AccountId("liaison"), role=NOTIFIER, place=CITY, basis="t")
    town.do("admin", grant)
    town.app.close()


def test_deliver_warns_units_where_the_file_names_a_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, line = prepared(tmp_path, urgent), Line()
    at = [f"--store=sqlite:///{folder}/u.db", f"--key-file={folder}/c.key", "--as", "liaison"]
    monkeypatch.setattr(delivery, "_ways", lambda _options, _departments: {"承办单位": line})
    for said in ("共 1 件，未送达 0 件\n", "共 0 件，未送达 0 件\n"):
        output = CliRunner().invoke(main, ["--lang", "zh", *at, "deliver"]).output
        assert output.endswith(said)
    (message,) = line.got
    body = json.loads(message.body)
    assert (message.department, body["name"]) == ("承办单位", "镇街城建办")
    assert "前签收" in body["text"]
