"""History of another system from a table: wholly or not at all, each wrong row named."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.town import NOW, Town

from ruralgov.cli import main
from ruralgov.domain.cases import RegisterOldSystem
from ruralgov.domain.registry import MergePlace
from ruralgov_sqlalchemy import SqlStorage

HEAD = "原编号,事项,地点代码,上报时间,派单时间,办结时限,办结时间,结案时间,承办单位,办理结果,满意度"
TIMES = "2025-03-03 09:00,2025-03-03 10:00,2025-03-08 17:30,2025-03-07 09:00,2025-03-09 09:00"
MERGED, LASTING = "371082101201", "371082101202"


def row(number: str, place: str = LASTING, times: str = TIMES) -> str:
    return f"{number},light,{place},{times},旧城建办,已解决,满意"


class Office:
    """A store in which a village was merged into another, and the command line."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.url = folder, f"sqlite:///{folder}/c.db"
        town = Town(SqlStorage(self.url, "371082"))
        system = RegisterOldSystem(
            name="旧热线", first_day=date(2025, 1, 1), last_day=date(2025, 12, 31), source="导出"
        )
        town.do("admin", system)
        day = NOW.date()
        merge = MergePlace(place=town.village, into=town.other, since=day, cause="合并")
        town.do("registrar", merge)
        self.successor = town.other
        town.app.close()

    def run(self, account: str, *words: str) -> str:
        how = ("--store", self.url, "--as", account, "--lang", "en", "--json")
        return CliRunner().invoke(main, [*how, *words]).output

    def take_over(self, *rows: str, more: tuple[str, ...] = ("--apply",)) -> str:
        table = self.folder / "past.csv"
        table.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
        return self.run("admin", "import", "past_cases", str(table), "--system", "旧热线", *more)

    def kept(self) -> list[dict[str, Any]]:
        words = ("--place", self.successor, "--month", "2025-03")
        found = self.run("desk", "--purpose", "case_handling", "ask", "ImportedCases", *words)
        rows: list[dict[str, Any]] = json.loads(found)
        return rows


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("RURALGOV_KEY", "6b" * 32)
    return Office(tmp_path)


def test_a_table_comes_in_once_and_what_ended_leads_to_what_it_became(office: Office) -> None:
    shown = office.take_over(row("LW-1"), row("LW-2", MERGED), more=())
    assert "旧城建办: 2" in shown
    assert office.kept() == []
    office.take_over(row("LW-1"), row("LW-2", MERGED))
    kept = office.kept()
    assert [(one["number"], one["system"]) for one in kept] == [
        ("LW-1", "旧热线"),
        ("LW-2", "旧热线"),
    ]
    assert {one["place"] for one in kept} == {office.successor}
    assert {one["unit"] for one in kept} == {"旧城建办"}
    before = office.run("auditor", "verify", "--read-only")
    again = office.take_over(row("LW-2", MERGED), row("LW-1"))
    assert office.kept() == kept
    assert office.run("auditor", "verify", "--read-only") == before, again


def test_every_wrong_row_is_named_and_none_comes_in(office: Office) -> None:
    early = TIMES.replace("2025-03-07", "2025-03-02")
    ahead = TIMES.replace("2025-03-09", "2039-03-09")
    before = TIMES.replace("2025-03-03 09", "2024-12-31 09")
    day = TIMES.replace("2025-03-09 09:00", "2025-03-09")
    wrong = (
        (row("LW-1"), row("371082-2025-000001"), "old_number_wrong"),
        (row("LW-1"), row("LW-5", "371082999999"), "place_missing"),
        (row("LW-1"), row("LW-7", times=day), "instant_unclear"),
        (row("LW-1"), row("LW-1"), "row_twice"),
        (row("LW-1"), row("LW-2", times=early), "past_order_wrong"),
        (row("LW-1"), row("LW-3", times=ahead), "past_days_wrong"),
        (row("LW-1"), row("LW-4", times=before), "past_days_wrong"),
    )
    for good, bad, code in wrong:
        refused = json.loads(office.take_over(good, bad))
        assert refused["error"] == "table_rows_wrong", refused
        said = refused["en"].splitlines()
        assert said[0].startswith("1 rows")
        assert "3" in said[1].partition(":")[0], said
        assert f": {code}: " in said[1], said
    assert office.kept() == []


def test_what_was_imported_is_put_right_only_with_a_reason(office: Office) -> None:
    office.take_over(row("LW-1"))
    late = TIMES.replace("2025-03-07 09:00", "2025-03-08 18:00")
    assert "old_number_taken" in office.take_over(row("LW-1", times=late))
    assert [one["on_time"] for one in office.kept()] == [True]
    office.take_over(row("LW-1", times=late), more=("--reason", "抄错", "--apply"))
    assert [one["on_time"] for one in office.kept()] == [False]
