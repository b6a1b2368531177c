"""Villages of the synthetic city that live a year under rules of their own."""

from datetime import date, time
from itertools import pairwise
from typing import Any

import pytest
from tests.sample.test_consolidation import some

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.cli.city import FOUNDED
from ruralgov.cli.neighbours import lived
from ruralgov.domain import compacts as c
from ruralgov.domain.access import AUDIT
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.sample.city import City
from ruralgov.sample.life import SimulatedClock
from ruralgov.sample.mornings import Morning, together
from ruralgov.sample.neighbours import Neighbours

END = date(2025, 12, 31)


def a_year(settled: int) -> tuple[App, Neighbours]:
    """Let the neighbours of a small city live a year beside so many villages with people."""
    clock = SimulatedClock(FOUNDED)
    app = App("371082", MemoryStorage(), Keys(b"k" * 32), clock=clock)
    app.set_up(AccountId("admin"))
    city = City(app, AccountId("admin"), divisions=some(2, 2))
    city.found()
    rows = city.places()[:settled]
    villages = list(city.people(rows, 40)) if rows else []
    neighbours = Neighbours(city)
    clock.set(date(2025, 1, 2), time(8))
    for day, morning in sorted(neighbours.over(villages, ()).items()):
        clock.set(day, time(8))
        morning(None)
    return app, neighbours


@pytest.mark.parametrize("settled", [0, 4], ids=["beside others", "where all have people"])
def test_a_year_has_an_objection_a_repair_a_commendation_and_a_dispute(settled: int) -> None:
    app, neighbours = a_year(settled)
    found = lived(app, neighbours, END)
    assert found is not None
    assert (found.villages, found.agreed, found.notices) == (2, 20, 22)
    assert (found.struck.points, found.repaired.points, found.balance) == (2, 2, 34)
    assert found.commended
    days = (found.received, found.accepted, found.settled, found.closed)
    assert all(one < other for one, other in pairwise(days))
    assert app.verify() == []
    acting: dict[str, Any] = {"actor": Actor(AccountId("auditor")), "purpose": AUDIT}
    assert app.query(c.CompactFindings(), day=END, **acting) == []


def test_where_all_villages_merge_nobody_lives_under_rules_of_their_own() -> None:
    app = App("371082", MemoryStorage(), Keys(b"k" * 32), clock=SimulatedClock(FOUNDED))
    app.set_up(AccountId("admin"))
    city = City(app, AccountId("admin"), divisions=some(1))
    city.found()
    rows = city.places()
    neighbours = Neighbours(city)
    assert neighbours.over((), {PlaceId(row.owner) for row in rows}) == {}
    assert lived(app, neighbours, END) is None


def test_mornings_of_one_day_come_one_after_the_other() -> None:
    seen: list[str] = []

    def say(word: str) -> Morning:
        return lambda _life: seen.append(word)

    day, other = date(2025, 4, 3), date(2025, 4, 4)
    found = together({day: say("a"), other: say("b")}, {day: say("c")})
    for one in (day, other):
        found[one](None)
    assert seen == ["a", "c", "b"]
