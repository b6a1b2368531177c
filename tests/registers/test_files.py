"""Registers behind a folder beyond their promises: receipts, rows that are missing, pages."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner

from ruralgov.hooks import Plugins
from ruralgov.ports.registers import Band, Identity, NotAnswered, Pending, Question, Shape, Status
from ruralgov.testing.registers import NAME, NUMBER, VALUE, TrialDesk, question
from ruralgov_departments import batches, folders, pages
from ruralgov_departments.__main__ import main
from tests.registers.files import ITEMS, Office, by_batches

TODAY = datetime.now(UTC).date()


class Exchange:
    """A folder with both sides."""

    def __init__(self, tmp_path: Path) -> None:
        self.office = Office(tmp_path)
        self.folder = self.office.folder
        (self.folder / "in").mkdir()
        self.desk = TrialDesk()

    @property
    def register(self) -> batches.BatchRegister:
        return batches.make({"path": str(self.folder), "items": ITEMS})

    def ask(self, *keys: str, shape: Shape = Shape.VALUE) -> list[Question]:
        some = [evolve(_plain(), key=key, reference=f"r-{key}", shape=shape) for key in keys]
        for one in some:
            assert isinstance(self.register.ask(one), Pending)
            self.desk.waits[one.key] = one
        return some

    def collect(self) -> int:
        return self.register.collect(self.desk)

    def receipts(self) -> dict[str, Any]:
        return {
            path.name: json.loads(path.read_text("utf-8"))
            for path in sorted(self.folder.glob("receipts/*.json"))
        }

    def sent(self) -> list[str]:
        return sorted(path.name for path in self.folder.glob("out/*"))


def _plain() -> Question:
    return Question(
        key="k",
        reference="r",
        identity=Identity(NUMBER, NAME),
        item="deposits",
        shape=Shape.VALUE,
        purpose="minimum",
        authorization="A-17",
        day=TODAY,
    )


@pytest.fixture
def exchange(tmp_path: Path) -> Exchange:
    return Exchange(tmp_path)


def test_batches_have_numbers_and_checksums(exchange: Exchange) -> None:
    exchange.ask("a", "b")
    exchange.collect()
    exchange.ask("a", "c")
    exchange.collect()
    exchange.collect()
    assert exchange.sent() == [
        *("batch-000001.csv", "batch-000001.csv.sha256"),
        *("batch-000002.csv", "batch-000002.csv.sha256"),
    ]
    assert sorted(row[0] for row in exchange.office.rows()) == ["a", "b", "c"]


def test_a_batch_that_was_broken_off_is_made_whole(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange.ask("a")
    whole = folders.written

    def breaks(path: Path, data: bytes) -> None:
        if path.suffix == ".sha256":
            raise OSError("no space left")
        whole(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(batches, "written", breaks)
        with pytest.raises(OSError, match="no space"):
            exchange.collect()
    exchange.collect()
    assert exchange.sent() == ["batch-000001.csv", "batch-000001.csv.sha256"]


def test_a_row_that_is_missing_is_unknown_and_may_come_later(exchange: Exchange) -> None:
    exchange.office.people[NUMBER] = {"value": VALUE}
    exchange.ask("a", "b")
    exchange.collect()
    rows = [exchange.office.row(row) for row in exchange.office.rows()]
    exchange.office.put("batch-000001.csv", exchange.office.table(rows[:1]))
    assert exchange.collect() == 1
    assert [one.key for one in exchange.desk.given] == [rows[0][0]]
    (receipt,) = exchange.receipts().values()
    assert receipt == {"rows": 1, "strangers": 0, "dropped": 0, "missing": 1}
    assert exchange.sent() == ["batch-000001.csv", "batch-000001.csv.sha256"]
    exchange.office.put("batch-000001.csv", exchange.office.table(rows[1:]))
    assert exchange.collect() == 1
    assert [one.key for one in exchange.desk.given] == [rows[0][0], rows[1][0]]


def test_a_file_that_is_read_again_has_no_second_effect(exchange: Exchange) -> None:
    exchange.office.people[NUMBER] = {"value": VALUE}
    exchange.ask("a")
    exchange.collect()
    exchange.office.answer()
    assert exchange.collect() == 1
    exchange.office.again()
    assert exchange.collect() == 0
    assert len(exchange.desk.given) == len(exchange.receipts()) == 1
    assert list(exchange.folder.glob("in/*")) == []


@pytest.mark.parametrize(
    ("name", "state", "problem"),
    [
        ("batch-000001.csv", "forged", "checksum_wrong"),
        ("batch-000001.csv", "garbled", "unreadable"),
        ("batch-000009.csv", "", "batch_unknown"),
        ("batch-1x.csv", "", "batch_unknown"),
    ],
)
def test_a_file_that_is_none_is_left_and_says_so(
    exchange: Exchange, name: str, state: str, problem: str
) -> None:
    exchange.ask("a")
    exchange.collect()
    with exchange.office.being(state):
        rows = [exchange.office.row(row) for row in exchange.office.rows()]
        exchange.office.put(name, exchange.office.table(rows))
        assert exchange.collect() == 0
    assert (exchange.folder / "in" / name).exists()
    assert exchange.receipts() == {f"{name[:-4]}.problem.json": {"problem": problem}}
    assert exchange.desk.given == []


def test_a_file_that_is_too_large_is_not_read(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange.ask("a")
    exchange.collect()
    exchange.office.put("batch-000001.csv", b"x" * 100)
    monkeypatch.setattr(batches, "LARGEST", 99)
    assert exchange.collect() == 0
    assert [one["problem"] for one in exchange.receipts().values()] == ["too_large"]


def test_without_its_checksum_a_file_is_not_whole_yet(exchange: Exchange) -> None:
    exchange.ask("a")
    exchange.collect()
    (exchange.folder / "in" / "batch-000001.csv").write_bytes(b"half")
    assert exchange.collect() == 0
    assert exchange.receipts() == {}


@pytest.mark.parametrize("header", ["查询编号,结果\r\n", "结果,结果\r\n", ""])
def test_a_table_without_its_columns_is_not_read(exchange: Exchange, header: str) -> None:
    exchange.ask("a")
    exchange.collect()
    exchange.office.put("batch-000001.csv", header.encode())
    exchange.collect()
    assert [one["problem"] for one in exchange.receipts().values()] == ["unreadable"]


def test_rows_that_nobody_asked_are_counted_and_not_taken(exchange: Exchange) -> None:
    exchange.office.people[NUMBER] = {"value": VALUE}
    exchange.ask("a")
    exchange.collect()
    (row,) = [exchange.office.row(row) for row in exchange.office.rows()]
    stranger = ["zz", *row[1:]]
    exchange.office.put("batch-000001.csv", exchange.office.table([row, row, stranger]))
    exchange.collect()
    assert len(exchange.desk.given) == 1
    (receipt,) = exchange.receipts().values()
    assert (receipt["rows"], receipt["strangers"]) == (1, 2)


def test_a_row_with_the_reference_of_another_question_is_of_somebody_else(
    exchange: Exchange,
) -> None:
    exchange.office.people[NUMBER] = {"value": VALUE}
    exchange.ask("a")
    exchange.collect()
    (row,) = [exchange.office.row(row) for row in exchange.office.rows()]
    exchange.office.put("batch-000001.csv", exchange.office.table([[row[0], "r-b", *row[2:]]]))
    exchange.collect()
    (answer,) = exchange.desk.given
    assert (answer.status, answer.reason) == (Status.FAILED, "person_wrong")


def test_when_all_is_answered_nothing_of_people_is_left(exchange: Exchange) -> None:
    exchange.office.people[NUMBER] = {"value": VALUE}
    exchange.ask("a", "b")
    exchange.collect()
    exchange.office.answer()
    exchange.collect()
    assert exchange.desk.given[0].value == VALUE
    left = [path for path in exchange.folder.rglob("*") if path.is_file()]
    assert left
    for path in left:
        for secret in (NUMBER, NAME, str(VALUE)):
            assert secret not in path.read_text("utf-8"), path


def test_a_name_that_is_a_formula_stays_text(exchange: Exchange) -> None:
    one = evolve(_plain(), identity=Identity(NUMBER, "=cmd|' /C calc'!A0"))
    exchange.register.ask(one)
    exchange.collect()
    assert exchange.office.rows()[0][3] == "'=cmd|' /C calc'!A0"


def paper(tmp_path: Path) -> pages.PageRegister:
    return pages.make({"path": str(tmp_path), "items": ITEMS})


@pytest.mark.parametrize(
    ("shape", "words", "value"),
    [
        (Shape.EXISTS, [], None),
        (Shape.BAND, ["--low", "1", "--high", "5"], Band(1, 5)),
        (Shape.BAND, ["--low", "1"], Band(1, None)),
        (Shape.COMPARE, ["--above"], False),
        (Shape.VALUE, ["--value", "7"], 7),
    ],
)
def test_a_page_is_typed_in_by_its_number(
    tmp_path: Path, shape: Shape, words: list[str], value: object
) -> None:
    desk, limit = TrialDesk(), 5 if shape is Shape.COMPARE else None
    one = evolve(_plain(), shape=shape, limit=limit)
    desk.waits[one.key] = one
    found = paper(tmp_path).ask(one)
    assert isinstance(found, Pending)
    line = ["typed", str(tmp_path), found.receipt, "hit", "--as-of", TODAY.isoformat(), *words]
    done = CliRunner().invoke(main, line)
    assert done.exit_code == 0, done.output
    assert paper(tmp_path).collect(desk) == 1
    (answer,) = desk.given
    assert (answer.status, answer.value, answer.receipt) == (Status.HIT, value, found.receipt)
    assert list(tmp_path.glob("pages/*")) == []
    assert paper(tmp_path).ask(one) == found
    assert list(tmp_path.glob("pages/*")) == []


def test_a_page_that_is_mistyped_or_not_there_is_refused(tmp_path: Path) -> None:
    found = paper(tmp_path).ask(_plain())
    assert re.fullmatch(r"1-\d\d", found.receipt)
    for page in (found.receipt[:-1] + "x", "2-00", "../1", "1"):
        done = CliRunner().invoke(main, ["typed", str(tmp_path), page, "none"])
        assert done.exit_code == 1
        assert f"page {page}" in done.output


def test_what_was_typed_without_a_day_is_a_part(tmp_path: Path) -> None:
    desk, one = TrialDesk(), _plain()
    desk.waits[one.key] = one
    register = paper(tmp_path)
    page = register.ask(one).receipt
    register.typed(page, status=Status.NONE, as_of=None)
    register.collect(desk)
    assert [(each.status, each.reason) for each in desk.given] == [(Status.PARTIAL, "no_day")]


def test_a_page_shows_what_is_asked_and_runs_nothing(tmp_path: Path) -> None:
    paper(tmp_path).ask(evolve(_plain(), identity=Identity(NUMBER, "<script>甲")))
    (page,) = tmp_path.glob("pages/*.html")
    assert "&lt;script&gt;甲" in page.read_text("utf-8")


@pytest.mark.parametrize("kind", ["batches", "pages"])
def test_the_plugin_makes_them_of_texts(tmp_path: Path, kind: str) -> None:
    make = Plugins().registers()[kind]
    register = make({"path": str(tmp_path), "items": "deposits: value"})
    assert register.holds() == {"deposits": {Shape.VALUE}}
    with pytest.raises(NotAnswered, match="not_held"):
        register.ask(question(by_batches(_made(tmp_path / "x")), shape=Shape.BAND))
    with pytest.raises(ValueError, match="no folder"):
        make({"path": str(tmp_path / "nowhere"), "items": "deposits: value"})
    with pytest.raises(ValueError, match="items"):
        make({"path": str(tmp_path), "items": "deposits: all"})


def _made(path: Path) -> Path:
    path.mkdir()
    return path
