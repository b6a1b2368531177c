"""The commands that print statements and write journals, on a store in a file."""

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from tests.books.ledger import Ledger
from tests.exports.bookkeeping import NAME, whole_year
from tests.property import scenario as scenario_property
from tests.town import NAME as TENANT
from tests.town import Town

from ruralgov.cli import main
from ruralgov.domain.kernel.ids import AssetId
from ruralgov_sqlalchemy import SqlStorage

PERIOD = ["--first", "2025-01", "--last", "2025-12"]


class Office:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        town = Town(SqlStorage(f"sqlite:///{folder}/c.db", "371082"))
        self.ledger: Ledger = whole_year(town)
        town.app.close()
        (folder / "c.key").write_text((b"k" * 32).hex(), encoding="utf-8")

    def run(self, *words: str, account: str = "bookkeeper") -> Result:
        purpose = {"auditor": "audit", "discloser": "disclosure"}.get(account, "collective_finance")
        at = ["--store", f"sqlite:///{self.folder}/c.db", "--key-file", f"{self.folder}/c.key"]
        who = ["--as", account, "--purpose", purpose]
        return CliRunner().invoke(main, [*at, *who, *words])

    def file(self, name: str) -> str:
        return str(self.folder / name)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_statement_is_printed_and_written_by_its_suffix(office: Office) -> None:
    shown = office.run("statement", "balance-sheet", *PERIOD, "--place", "371082101201")
    assert shown.exit_code == 0, shown.output
    assert "大庄（1 个集体经济组织）" in shown.output
    assert "资产总计" in shown.output
    files = [office.file("s.csv"), office.file("s.xlsx")]
    done = office.run("statement", "trial-balance", *PERIOD, *files)
    assert done.output.split() == files
    (sheet,) = openpyxl.load_workbook(files[1]).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "科目余额表"
    total = rows[-1]
    assert total[1] == "合计"
    assert total[2] == total[3] == 950000.00
    assert "101,库存现金" not in Path(files[0]).read_text("utf-8-sig")
    assert "合计,950000.00,950000.00" in Path(files[0]).read_text("utf-8-sig")
    rows_of = office.run("--json", "statement", "income", *PERIOD)
    assert {row["item"] for row in json.loads(rows_of.stdout)} >= {"net_result"}


def test_the_balances_of_each_collective_are_written_with_their_villages(office: Office) -> None:
    files = [office.file("each.csv"), office.file("each.xlsx")]
    done = office.run("statement", "trial-balances", *PERIOD, *files)
    assert done.output.split() == files
    (sheet,) = openpyxl.load_workbook(files[1]).worksheets
    head, *_, total = [row for row in sheet.iter_rows(values_only=True) if any(row)][2:]
    assert head[:4] == ("村别", "集体", "科目编码", "科目名称")
    assert total[:4] == (None, None, None, "合计")
    assert total[4] == total[5] == 950000.00
    lines = Path(files[0]).read_text("utf-8-sig").splitlines()
    assert lines[1].startswith("大庄,合作社,102,银行存款,")
    assert {line.split(",")[0] for line in lines[1:-1]} == {"大庄"}
    rows = json.loads(office.run("--json", "statement", "trial-balances", *PERIOD).stdout)
    assert {row["collective"] for row in rows} == {office.ledger.key}


def test_a_journal_is_written_whole_or_not_at_all(office: Office) -> None:
    for form in ("beancount", "hledger"):
        path = office.file(f"books.{form}")
        done = office.run("export", form, path, "--collective", office.ledger.key, *PERIOD)
        assert done.exit_code == 0, done.output
        text = Path(path).read_text("utf-8")
        assert "2025-12-31" in text
        assert NAME not in text
        assert office.run("export", form, path, *PERIOD).output.startswith("file_taken")
        assert Path(path).read_text("utf-8") == text
        denied = office.run("export", form, office.file("x"), *PERIOD, account="discloser")
        assert denied.output.startswith("not_granted")
        assert not Path(office.file("x")).exists()
        texts = office.run("export", form, office.file("t"), "--texts", *PERIOD, account="auditor")
        assert texts.output.startswith("not_granted")


def test_what_cannot_be_asked_is_said(office: Office) -> None:
    both = ["--collective", "1", "--place", "2"]
    for words, code in (
        (["statement", "income", *PERIOD, *both], "export_whom"),
        (["statement", "income", *PERIOD, "--place", "371082999"], "place_missing"),
        (["statement", "income", *PERIOD, "--collective", "none"], "collective_missing"),
        (["statement", "income", "--first", "2025-01", "--last", "9999-12"], "period_wrong"),
        (["statement", "income", *PERIOD, office.file("s.pdf")], "table_format_unknown"),
        (["export", "hledger", office.file("h"), *PERIOD, "--collective", "n"], "collective_miss"),
        (
            ["export", "hledger", office.file("h"), "--first", "2025-2", "--last", "2025-1"],
            "period_wrong",
        ),
    ):
        assert office.run(*words).output.startswith(code), words
    assert not list(office.folder.glob("[hs]*"))


OCDS = ("--prefix", "ocds-a1b2c3", "--name", "荣成", "--uri", "https://x.cn/o.json")


def test_contracts_are_written_as_a_record_package(tmp_path: Path) -> None:
    town = Town(SqlStorage(f"sqlite:///{tmp_path}/c.db", "371082"))
    ledger = Ledger(town)
    (tmp_path / "c.key").write_text((b"k" * 32).hex(), encoding="utf-8")
    words = ["export", "ocds", f"{tmp_path}/o.json", *OCDS, "--extension", "https://x.cn/e.json"]
    at = ["--store", f"sqlite:///{tmp_path}/c.db", "--key-file", f"{tmp_path}/c.key"]
    call = [*at, "--as", "discloser", *words, "--collective", ledger.key]
    empty = CliRunner().invoke(main, call)
    assert "export_empty" in empty.output
    pond = AssetId(town.do("keeper", scenario_property.pond(ledger.key)).key)
    scenario_property.signed(town, scenario_property.letting(ledger.key, (pond,)))
    town.app.close()
    made = CliRunner().invoke(main, call)
    assert made.exit_code == 0, made.output
    (record,) = json.loads((tmp_path / "o.json").read_text("utf-8"))["records"]
    assert [one["tag"] for one in record["releases"]] == [
        ["planning"],
        ["tender", "award"],
        ["contract"],
    ]
    assert TENANT not in (tmp_path / "o.json").read_text("utf-8")
    assert NAME not in (tmp_path / "o.json").read_text("utf-8")
