"""Mergers from a table: one person's import announces them, another's carries them out."""

from pathlib import Path
from typing import Any

import pytest

from ruralgov.domain.books import MergerPlan
from ruralgov.domain.collectives import Collectives, PendingMergers
from ruralgov.domain.kernel.ids import CITY
from tests.books.ledger import PLAIN, Ledger
from tests.mergers.joining import MONTHS, closing
from tests.office.accountant import Accountant, codes

HEAD = (
    *("并出集体", "承继集体", "合并日", "清产核资基准日", "并出方决议日", "并出方决议"),
    *("承继方决议日", "承继方决议", "批准日", "批准文号", "通知债权人日", "注销登记"),
)
BASIS = (
    *("2025-07-01", "2025-05-31", "2025-06-05", "成员大会1号", "2025-06-06", "成员大会2号"),
    *("2025-06-20", "市农12号"),
)
TOLD = ("2025-06-25", "注销3号")


class Office(Accountant):
    """Three villages with books; two of them go into the third."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        with self.town() as town:
            rows = town.ask("keeper", Collectives())
            self.place = rows[0].place
            self.names = ["大庄社", "中庄社", "小庄社"]
            self.ledgers = [Ledger(town, self.place, name) for name in self.names]
            for ledger in self.ledgers:
                ledger.open()
            for ledger in self.ledgers[:2]:
                for month in MONTHS:
                    ledger.close(month)

    def rows(self, *ends: tuple[Any, ...]) -> Path:
        lines = [(one, "小庄社", *BASIS, *end) for one, end in zip(self.names, ends, strict=False)]
        return self.file("合并.csv", HEAD, *lines)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_the_same_table_announces_and_when_it_is_full_carries_out(office: Office) -> None:
    empty = office.rows((None, None), (None, None))
    seen = office.run("import", "mergers", str(empty))
    assert (seen.exit_code, seen.output.splitlines()[0]) == (
        0,
        "仅预览，未导入；确认后加 --apply：预告 2",
    ), seen.output
    done = office.run("import", "mergers", str(empty), "--apply")
    assert done.output == "已导入：预告 2\n"
    assert office.run("import", "mergers", str(empty), "--apply").output == "已导入：先前已预告 2\n"
    full = office.rows(TOLD, (None, None))
    own = office.run("import", "mergers", str(full), "--apply", account="townfunds")
    assert own.output == "已导入：已办理 1，先前已预告 1\n", own.output
    again = office.run("import", "mergers", str(full), "--apply", account="townfunds")
    assert again.output == "已导入：不变 1，先前已预告 1\n"
    with office.town() as town:
        rows = town.ask("keeper", PendingMergers(place=CITY))
        assert [row.name for row in rows] == ["中庄社"]
        gone, _, heir = office.ledgers
        for ledger in (gone, heir):
            ledger.town = town
        assert closing(gone) == {}
        assert closing(heir) == {code: 2 * fen for code, fen in PLAIN.items()}
        left = town.ask("keeper", Collectives(place=office.place, ended=True))
        assert [row.successor for row in left if row.name == "大庄社"] == [heir.key]
        assert town.ask("bookkeeper", MergerPlan(collective=office.ledgers[1].key)) != []
        assert town.app.verify() == []


def test_each_wrong_row_is_named_and_nothing_is_done(office: Office) -> None:
    late = ("2025-07-01", *BASIS[1:6], "2025-07-02", "市农12号")
    path = office.file(
        "合并.csv",
        HEAD,
        ("大庄社", "小庄社", *BASIS, None, None),
        ("大庄社", "小庄社", *BASIS, None, None),
        ("无此社", "小庄社", *BASIS, None, None),
        ("中庄社", "小庄社", *late, None, None),
    )
    done = office.run("import", "mergers", str(path), "--apply")
    assert done.exit_code == 1
    assert codes(done) == {
        "3": "row_twice",
        "4": "collective_missing",
        "5": "merger_basis_order",
    }
    with office.town() as town:
        assert town.ask("keeper", PendingMergers(place=CITY)) == []


def test_who_announced_does_not_carry_out_by_a_table_either(office: Office) -> None:
    office.run("import", "mergers", str(office.rows((None, None))), "--apply", account="townfunds")
    own = office.run("import", "mergers", str(office.rows(TOLD)), "--apply", account="townfunds")
    assert own.exit_code == 1
    assert "merger_same_person" in own.stderr
    other = office.run(
        "import", "mergers", str(office.rows(TOLD)), "--apply", account="bookchecker"
    )
    assert other.output == "已导入：已办理 1\n"
