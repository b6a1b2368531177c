"""Writers by key beside others on a real PostgreSQL: races, each with a mutant that is caught."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.racing import together
from tests.town import Town, code_of
from tests.ways import WAY, report, row, take

from ruralgov.app.observing import Teller
from ruralgov.app.unit import Unit
from ruralgov.domain.access import GrantsOfAccount, RevokeRole
from ruralgov.domain.cases import AcceptCase, Action, CaseReported, DispatchCase
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.policy import PublishCalendar
from ruralgov.domain.policy.imports_calendar import read
from ruralgov_sqlalchemy import SqlStorage
from ruralgov_sqlalchemy.writers import SLOTS, Writes

MOMENT = 0.4


@pytest.fixture
def town(postgres_url: str) -> Iterator[Town]:
    made = Town(SqlStorage(postgres_url, "371082"))
    yield made
    made.app.close()


def without_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the mutant's way: nobody is alone."""
    plain = property(lambda self: f"BEGIN ISOLATION LEVEL {self.value[0]}")
    monkeypatch.setattr(Writes, "statement", plain)


def beside(
    monkeypatch: pytest.MonkeyPatch, slow: Callable[[], object], quick: Callable[[], object]
) -> list[str]:
    """Let one rest before it commits while another begins, and return who ended, in that order."""
    ended, waiting, real = list[str](), threading.Event(), Unit.flush

    def resting(self: Unit) -> None:
        real(self)
        if threading.current_thread().name == "slow":
            waiting.set()
            time.sleep(MOMENT)

    monkeypatch.setattr(Unit, "flush", resting)

    def run(name: str, action: Callable[[], object]) -> None:
        try:
            action()
            ended.append(name)
        except RuralgovError as error:
            ended.append(f"{name} {error.code}")

    one = threading.Thread(target=run, args=("slow", slow), name="slow")
    one.start()
    assert waiting.wait(20)
    run("quick", quick)
    one.join()
    return ended


def dispatch_while_a_calendar_comes(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[str], bool]:
    """Dispatch a case into a year without a calendar while that of the year is published."""
    town.clock.now = datetime(2026, 12, 30, 1, 0, tzinfo=UTC)
    case = report(town, "policy")
    take(town, case, Action.ACCEPT)
    calendar = PublishCalendar(year=read(b'year = 2027\nsource = "x"'))
    ended = beside(
        monkeypatch,
        lambda: town.do("desk", DispatchCase(case=case)),
        lambda: town.do("registrar", calendar),
    )
    return ended, row(town, case).provisional


def test_a_case_that_is_dispatched_meanwhile_is_counted_by_the_new_calendar(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By rows: the calendar counts again what its rule finds in all open cases."""
    assert dispatch_while_a_calendar_comes(town, monkeypatch) == (["slow", "quick"], False)
    assert town.app.verify() == []


def test_mutant_where_nobody_is_alone_leaves_a_deadline_that_nobody_counts(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_the_lock(monkeypatch)
    assert dispatch_while_a_calendar_comes(town, monkeypatch) == (["quick", "slow"], True)


def accept_while_the_right_ends(town: Town, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    case = report(town)
    (grant,) = town.ask("auditor", GrantsOfAccount(account=AccountId("desk")))
    return beside(
        monkeypatch,
        lambda: town.do("desk", AcceptCase(case=case)),
        lambda: town.do("admin", RevokeRole(grant=grant.owner, reason="调岗")),
    )


def test_a_right_ends_after_all_that_rests_on_it(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By key, of slow records: who revokes waits, and what comes later is refused."""
    assert accept_while_the_right_ends(town, monkeypatch) == ["slow", "quick"]
    case = report(town)
    assert code_of(lambda: town.do("desk", AcceptCase(case=case))) == "not_granted"


def test_mutant_where_nobody_is_alone_accepts_by_a_right_that_has_ended(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_the_lock(monkeypatch)
    assert accept_while_the_right_ends(town, monkeypatch) == ["quick", "slow"]


def test_writers_of_their_own_cases_never_meet(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    again: list[int] = []
    monkeypatch.setattr(Teller, "retried", lambda _self, turn: again.append(turn))

    def work() -> None:
        for _ in range(3):
            take(town, report(town), *WAY)

    with caplog.at_level(logging.WARNING, "psycopg"):
        assert together(*[work] * 8) == ["done"] * 8
    assert (again, caplog.records, town.app.outgrown) == ([], [], {})
    assert town.app.verify() == []


def test_two_change_one_case_and_one_begins_again_without_a_word(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    case = report(town)
    with caplog.at_level(logging.WARNING, "psycopg"):
        said = beside(
            monkeypatch,
            lambda: take(town, case, Action.ACCEPT),
            lambda: take(town, case, Action.ACCEPT),
        )
    assert sorted(said) == ["quick case_stage_wrong", "slow"]
    assert [one for one in caplog.records if one.name == "psycopg"] == []


def test_every_session_counts_in_a_slot_of_its_own(town: Town) -> None:
    storage = town.app.storage
    assert isinstance(storage, SqlStorage)
    open_ = [storage.begin_by_key() for _ in range(6)]
    slots = [storage.dialect.slot(tx._connection) for tx in open_]  # noqa: SLF001
    for tx in open_:
        tx.close()
    assert len({*slots}) == 6
    assert all(0 <= one < SLOTS for one in slots)


def test_no_writer_scans_a_table_and_every_reader_may(town: Town) -> None:
    storage = town.app.storage
    assert isinstance(storage, SqlStorage)
    found = {}
    for name, begin in (
        ("by key", storage.begin_by_key),
        ("alone", storage.begin_alone),
        ("whole", lambda: storage.begin(write=True)),
        ("reading", lambda: storage.begin(write=False)),
    ):
        tx = begin()
        asked = ("enable_seqscan", "enable_bitmapscan", "transaction_isolation")
        found[name] = tuple(str(tx._ask(f"SHOW {one}", ())[0][0]) for one in asked)  # noqa: SLF001
        tx.close()
    assert found == {
        "by key": ("off", "off", "repeatable read"),
        "alone": ("off", "off", "serializable"),
        "whole": ("off", "off", "serializable"),
        "reading": ("on", "on", "repeatable read"),
    }


def test_reports_and_endings_at_once_are_all_done(town: Town) -> None:
    """A report asks for the cases closed before it began: it waits for nobody who closes one."""
    done = [report(town) for _ in range(4)]
    for case in done:
        take(town, case, *WAY[:-1])
    assert (
        together(
            *[lambda case=case: take(town, case, Action.CLOSE) for case in done],
            *[lambda: report(town)] * 4,
        )
        == ["done"] * 8
    )
    assert town.app.verify() == []
    again: Any = report(town)
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001  what was written
        entry = next(one for one in unit.tx.history(("case", again, 0), 1))
        event: CaseReported = unit.decode(CaseReported, entry)
    assert event.repeat_of in done
