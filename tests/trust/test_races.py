"""Races on a real PostgreSQL, each with a naive mutant that the test must catch."""

import threading
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import attrs
import pytest
from msgspec.structs import replace
from tests.given import TODAY
from tests.racing import meet, take_any_version, together, weaken
from tests.town import DAY, UNIT, Town, code_of
from tests.ways import WAY, report, take

from ruralgov.domain import cases as c
from ruralgov.domain.cases import Action, CaseFigures, Ending, FigureBy
from ruralgov.domain.grids import ChiefBasis, GridsOf
from ruralgov.domain.grids import messages as g
from ruralgov.domain.kernel.ids import OrganisationId, PlaceId
from ruralgov.domain.registry import HouseholdRelation, MovePerson, RegisterPlace
from ruralgov.ports.storage import Changes, StoredEvent
from ruralgov_sqlalchemy import SqlStorage, journal
from ruralgov_sqlalchemy.dialects import POSTGRESQL
from ruralgov_sqlalchemy.transaction import SqlTransaction


@pytest.fixture
def town(postgres_url: str) -> Any:
    made = Town(SqlStorage(postgres_url, "371082"))
    yield made
    made.app.close()


def a_lane(town: Town, village: PlaceId) -> str:
    """Lay a village out as one lane, and return it."""
    home = town.household("g", village)
    lane = g.LanePlan(name="一巷", villager_group="1组", households=(home,))
    outline = g.GridOutline(name="一", lanes=(lane,))
    command = g.DelineateGrids(village=village, grids=(outline,), since=DAY, basis="方案")
    town.do("grids", command)
    (grid,) = town.ask("grids", GridsOf(village=village), DAY)
    return str(grid.lanes[0].lane)


def meet_where(monkeypatch: pytest.MonkeyPatch) -> threading.local:
    """Let each of two wait for the other at the reading that it names in what is returned."""
    barrier, meeting = threading.Barrier(2), threading.local()

    def waiting(method: str) -> Any:
        real = getattr(SqlTransaction, method)

        def reading(self: SqlTransaction, what: str, *args: Any, **more: Any) -> Any:
            found = real(self, what, *args, **more)
            if getattr(meeting, "at", None) == (method, what):
                meeting.at = None
                barrier.wait(10)
            return found

        return reading

    for method in ("load", "rows"):
        monkeypatch.setattr(SqlTransaction, method, waiting(method))
    return meeting


def appoint_who_moves_away(town: Town, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Make somebody chief while the registrar, who sees no office yet, moves them away."""
    lane = a_lane(town, town.village)
    person = town.person(town.household("1"))
    away = town.household("2", town.other)
    meeting = meet_where(monkeypatch)

    def appoint() -> None:
        meeting.at = ("load", "household")
        one = g.Appointment(
            target=lane, person=person, basis=ChiefBasis.PARTY_MEMBER, attested="会"
        )
        town.do("grids", g.AppointChiefs(village=town.village, appointments=(one,), since=TODAY))

    def move() -> None:
        meeting.at = ("rows", "chiefs")
        moved = MovePerson(
            person=person,
            household=away,
            relation=HouseholdRelation.OTHER,
            since=TODAY,
            cause="婚",
        )
        town.do("registrar", moved)

    return together(appoint, move)


def test_nobody_is_made_chief_while_they_move_away(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = appoint_who_moves_away(town, monkeypatch)
    (grid,) = town.ask("grids", GridsOf(village=town.village), TODAY)
    assert (done, grid.lanes[0].chief) in (
        (["chief_strange", "done"], None),
        (["done", "done"], None),
    )


def test_mutant_without_serializable_leaves_a_chief_who_moved_away(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    assert appoint_who_moves_away(town, monkeypatch) == ["done", "done"]
    (grid,) = town.ask("grids", GridsOf(village=town.village), TODAY)
    assert grid.lanes[0].chief is not None


def dispatch_twice(town: Town, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let two of the desk send one case to two units, each having read that it is accepted."""
    case = report(town)
    take(town, case, Action.ACCEPT)
    first = town.unit("甲")
    meet(monkeypatch, "load", "case")

    def give(unit: OrganisationId) -> None:
        town.do("desk", c.DispatchCase(case=case, unit=unit, reason="属地"))

    return together(lambda: give(first), lambda: give(UNIT))


def test_a_case_is_dispatched_once(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    assert dispatch_twice(town, monkeypatch) == ["case_stage_wrong", "done"]
    assert town.app.verify() == []


def test_mutant_that_takes_any_version_dispatches_a_case_twice(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    take_any_version(monkeypatch)
    assert dispatch_twice(town, monkeypatch) == ["done", "done"]


def test_the_counts_are_right_when_many_cases_move_at_once(town: Town) -> None:
    cases = [report(town) for _ in range(6)]

    def whole_life(part: int) -> Callable[[], None]:
        def run() -> None:
            for case in cases[part::3]:
                for action in WAY:  # who lost ten times in a row is told so, and asks again
                    while code := code_of(partial(take, town, case, action)):
                        assert code == "record_changed"

        return run

    assert together(*(whole_life(part) for part in range(3))) == ["done"] * 3
    found = town.ask("auditor", CaseFigures(by=FigureBy.PLACE))
    assert (found.total.done, found.endings) == (6, {Ending.CLOSED: 6})
    assert town.app.verify() == []


def test_verify_finds_counts_that_are_not_those_of_the_rows(town: Town) -> None:
    take(town, report(town), *WAY)
    storage = town.app.storage
    assert isinstance(storage, SqlStorage)
    with storage.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE ruralgov_rounds_by_month_matter SET on_time = 0")
    assert town.app.verify() == ["rounds: the counts by month, matter are not those of its rows"]


def place(code: str = "371082101209") -> RegisterPlace:
    return RegisterPlace(code=code, name="新", since=date(2024, 1, 1), source="t")


def test_the_same_command_given_twice_at_once_has_one_effect(town: Town) -> None:
    def give() -> None:
        town.do("registrar", place(), "same-id")

    assert together(give, give, give) == ["done", "done", "done"]
    assert town.app.verify() == []


def test_mutant_without_the_command_id_refuses_its_own_retry(town: Town) -> None:
    def give() -> None:
        town.do("registrar", place())

    assert together(give, give, give) == ["done", "place_code_taken", "place_code_taken"]


def feed_of_late_commit(storage: SqlStorage) -> list[str]:
    """Read the feed while a transaction that wrote earlier is still open; then go on from there."""
    entry = StoredEvent("k", "early", 1, "T", 1, "c", "a", "p", "2026", "{}", None)
    early, late = storage.begin(write=True), storage.begin(write=True)
    early.write(Changes(events=[entry]))
    late.write(Changes(events=[replace(entry, key="late")]))
    late.commit()
    seen, mark = read(storage, "")
    early.commit()
    more, _ = read(storage, mark)
    return [key for key in seen + more if key in ("early", "late")]


def read(storage: SqlStorage, mark: str) -> tuple[list[str], str]:
    tx = storage.begin(write=False)
    page = tx.feed(mark, 1000)
    tx.close()
    return [one.entry.key for one in page], page[-1].mark if page else mark


def test_the_feed_misses_no_event_of_a_transaction_that_commits_late(town: Town) -> None:
    storage = town.app.storage
    assert isinstance(storage, SqlStorage)
    assert sorted(feed_of_late_commit(storage)) == ["early", "late"]


def test_mutant_feed_that_goes_on_from_the_last_seen_misses_an_event(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = town.app.storage
    assert isinstance(storage, SqlStorage)
    monkeypatch.setattr(journal, "POSTGRESQL", attrs.evolve(POSTGRESQL, settled="true"))
    assert feed_of_late_commit(storage) == ["late"]


def numbers_at_once(storage: SqlStorage) -> list[int]:
    taken: list[int] = []

    def take() -> None:
        for _ in range(20):
            tx = storage.begin(write=True)
            taken.append(tx.number("race-2026"))
            tx.commit()

    together(take, take)
    return taken


def test_no_number_is_given_twice(town: Town) -> None:
    storage = town.app.storage
    assert isinstance(storage, SqlStorage)
    taken = numbers_at_once(storage)
    assert len(set(taken)) == len(taken) == 40


def test_mutant_that_counts_in_the_process_gives_a_number_twice(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = town.app.storage
    assert isinstance(storage, SqlStorage)
    barrier, counted = threading.Barrier(2), [0]

    def number(_self: SqlTransaction, _series: str) -> int:
        found = counted[0] + 1
        barrier.wait(10)
        counted[0] = found
        return found

    monkeypatch.setattr(SqlTransaction, "number", number)
    taken = numbers_at_once(storage)
    assert len(set(taken)) < len(taken)
