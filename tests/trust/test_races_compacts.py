"""Races of compacts, disputes, councils, party entries and distributions on a real PostgreSQL.

Each has a naive mutant that must be caught.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.compacts.scenario import APPROVER, KEEPER, RECORDER, REVIEWER
from tests.compacts.square import Square
from tests.deliberation.hall import BEGUN, HOST, council
from tests.mediation.parlour import CLERK, Parlour, words
from tests.membership.hamlet import KEEPER as MEMBER_KEEPER
from tests.membership.hamlet import Hamlet, entry, planning
from tests.partypoints.branch import RECORDER as PARTY_RECORDER
from tests.partypoints.branch import Branch
from tests.racing import meet, take_any_version, together, weaken
from tests.town import DAY, Town

from ruralgov.domain import compacts as c
from ruralgov.domain import deliberation as d
from ruralgov.domain import grids as g
from ruralgov.domain import mediation as m
from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.ids import LaneId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.meetings import Matter
from ruralgov_sqlalchemy import SqlStorage

RECORDED = date(2026, 1, 12)


@pytest.fixture
def town(postgres_url: str) -> Iterator[Town]:
    made = Town(SqlStorage(postgres_url, "371082"))
    yield made
    made.app.close()


def lose(patch: pytest.MonkeyPatch) -> None:
    """Take the mutant's way: nothing waits, and who writes a record last wins."""
    weaken(patch)
    take_any_version(patch)


def speak_while_published(town: Town, patch: pytest.MonkeyPatch) -> list[str]:
    """Let somebody be heard about a deduction while its month is published."""
    square = Square(town=town)
    square.at(RECORDED)
    person = square.villagers[0]
    square.record(square.loses(person))
    square.approve()
    town.do(RECORDER, square.inform(1))
    square.at(date(2026, 2, 2))
    statement = square.asking(c.RequestKind.STATEMENT, person)
    meet(patch, "load", "credit_month", alone=True)
    return together(lambda: town.do(KEEPER, statement), lambda: town.do(APPROVER, square.publish()))


def test_nothing_is_published_while_its_person_is_heard(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = speak_while_published(town, monkeypatch)
    assert said in (["credit_not_ready", "done"], ["credit_request_kind", "done"])
    assert town.app.verify() == []


def test_mutant_that_takes_any_version_publishes_over_a_statement(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(monkeypatch)
    assert speak_while_published(town, monkeypatch) == ["done", "done"]


def leave_while_recorded(town: Town, patch: pytest.MonkeyPatch) -> tuple[list[str], int]:
    """Let somebody leave while points of theirs are recorded; return how many stand then."""
    square = Square(town=town)
    square.at(RECORDED)
    person = square.villagers[0]
    leave = c.WithdrawCreditAgreement(
        village=square.village, person=person, scheme=square.scheme, erase=True
    )
    sheet = square.sheet(square.loses(person))
    meet(patch, "load", "credit_agreements", alone=True)
    said = together(lambda: town.do(RECORDER, sheet), lambda: town.do(KEEPER, leave))
    return said, len(square.statement(person).lines)


def test_nobody_who_leaves_is_scored_meanwhile(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    said, lines = leave_while_recorded(town, monkeypatch)
    assert said in (["done", "done"], ["credit_no_agreement", "done"])
    assert lines == 0
    assert town.app.verify() == []


def test_mutant_without_serializable_scores_who_has_left(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    assert leave_while_recorded(town, monkeypatch) == (["done", "done"], 1)


def answer_twice(town: Town, patch: pytest.MonkeyPatch) -> list[str]:
    """Let two answer one objection at once, one of whom grants it."""
    square = Square(town=town)
    square.published(square.loses(square.villagers[0]))
    request = square.asked(c.RequestKind.OBJECTION, square.villagers[1])
    meet(patch, "load", "credit_request", alone=True)
    answers = [square.answer(request, granted=one) for one in (True, False)]
    return together(*(lambda one=one: town.do(REVIEWER, one) for one in answers))


def test_an_objection_is_answered_once(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    assert answer_twice(town, monkeypatch) == ["credit_request_stage", "done"]
    assert town.app.verify() == []


def test_mutant_that_takes_any_version_answers_it_twice(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(monkeypatch)
    assert answer_twice(town, monkeypatch) == ["done", "done"]


def pay_twice(town: Town, patch: pytest.MonkeyPatch) -> list[str]:
    """Enter twice at once that the whole of an agreed sum was paid."""
    here = Parlour(town)
    key = here.agreed(here.committee())
    whole = m.RecordObligationPerformance(
        dispute=key, obligation=1, day=here.today, amount=Fen(100_000), proof=words("收条")
    )
    meet(patch, "load", "dispute", alone=True)
    return together(*(lambda: town.do(CLERK, whole) for _ in range(2)))


def test_what_was_agreed_is_paid_once(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pay_twice(town, monkeypatch) == ["done", "obligation_missing"]
    assert town.app.verify() == []


def test_mutant_that_takes_any_version_has_it_paid_twice(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(monkeypatch)
    assert pay_twice(town, monkeypatch) == ["done", "done"]


def two_councils(town: Town, patch: pytest.MonkeyPatch) -> tuple[list[str], int]:
    """Found two councils of one lane at once, and count them."""
    home = town.household("g")
    plan = g.LanePlan(name="一巷", villager_group="1组", households=(home,))
    outline = g.GridOutline(name="一", lanes=(plan,))
    layout = g.DelineateGrids(village=town.village, grids=(outline,), since=DAY, basis="方案")
    town.do("grids", layout)
    (grid,) = town.ask("grids", g.GridsOf(village=town.village), DAY)
    lane = LaneId(grid.lanes[0].lane)
    found = council(town.village, lanes=(lane,), since=max(BEGUN, DAY))
    meet(patch, "rows", "neighbour_councils", alone=True)
    said = together(*(lambda: town.do(HOST, found) for _ in range(2)))
    return said, len(town.ask(HOST, d.NeighbourCouncils()))


def test_a_lane_has_one_council(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    assert two_councils(town, monkeypatch) == (["council_lanes_taken", "done"], 1)
    assert town.app.verify() == []


def test_mutant_without_serializable_gives_a_lane_two_councils(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    assert two_councils(town, monkeypatch) == (["done", "done"], 2)


def one_fact_twice(town: Town, patch: pytest.MonkeyPatch) -> list[str]:
    """Record one fact of a member twice at once."""
    branch = Branch(town)
    branch.list()
    fact: p.RecordPartyEntry = branch.recording()
    meet(patch, "rows", "party_entries", alone=True)
    return together(*(lambda: town.do(PARTY_RECORDER, fact) for _ in range(2)))


def test_a_fact_is_in_the_ledger_once(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    assert one_fact_twice(town, monkeypatch) == ["done", "party_fact_twice"]
    assert town.app.verify() == []


def test_mutant_without_serializable_counts_a_fact_twice(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    assert one_fact_twice(town, monkeypatch) == ["done", "done"]


def divide_twice(town: Town, patch: pytest.MonkeyPatch) -> list[str]:
    """Plan two distributions at once by one decision, which divides once."""
    hamlet = Hamlet(town)
    (one,) = hamlet.people(1)
    hamlet.confirmed(entry(one))
    decision = hamlet.decided(Matter.BUDGET, date(2025, 12, 15))
    command: Any = planning(hamlet.key, decision)
    meet(patch, "rows", "distribution_decisions", alone=True)
    return together(*(lambda: town.do(MEMBER_KEEPER, command) for _ in range(2)))


def test_a_decision_divides_once(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    assert divide_twice(town, monkeypatch) == ["distribution_decision_used", "done"]
    assert town.app.verify() == []


def test_mutant_without_serializable_divides_it_twice(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    assert divide_twice(town, monkeypatch) == ["done", "done"]
