"""The institution of a small city: what was asked for comes out of what one can ask."""

import pytest
from tests.sample.test_consolidation import some

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.cli.city import FOUNDED
from ruralgov.domain import consortia as c
from ruralgov.domain import staffing as s
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.sample.city import City
from ruralgov.sample.institution import Figures, Institution
from ruralgov.sample.life import SimulatedClock

SMALL = Figures(consortia=4, villages=9, consortium_towns=2, departments=3, officers=7, posts=20)


def city(*villages: int) -> City:
    app = App("371082", MemoryStorage(), Keys(b"k" * 32), clock=SimulatedClock(FOUNDED))
    app.set_up(AccountId("admin"))
    made = City(app, AccountId("admin"), divisions=some(*villages))
    made.found()
    made.places()
    return made


def test_the_figures_come_out_of_what_one_can_ask() -> None:
    made = city(5, 4, 3)
    Institution(made, SMALL).found()

    auditor = made.staff("auditor")
    census = made.app.query(c.ConsortiumCensus(), **auditor)
    assert (census.consortia, census.villages, census.towns) == (4, 9, 2)
    assert [one.consortia for one in census.by_kind] == [1, 1, 1, 1]
    assert made.app.query(c.ConsortiumFindings(), **auditor) == []
    roster = made.app.query(s.SecondmentTable(), **auditor)
    assert (roster.people, roster.departments, roster.towns) == (7, 3, 3)
    moved = made.app.query(s.PostsMoved(), **auditor)
    assert (moved.to_towns, moved.towns, moved.received - moved.given) == (20, 3, 0)
    (kind,) = made.app.query(s.PostLedger(), **auditor).sums
    assert kind.total == 0
    assert len(made.app.query(s.Centres(), **auditor)) == 3
    assert made.app.verify() == []


def test_the_figures_of_the_report_are_asked_for_unless_others_are() -> None:
    asked = Figures()
    assert (asked.consortia, asked.villages, asked.consortium_towns) == (141, 371, 20)
    assert (asked.officers, asked.departments, asked.posts) == (176, 6, 342)


def test_too_few_villages_are_not_passed_over() -> None:
    with pytest.raises(ValueError, match="1 of 4"):
        Institution(city(2, 1, 1), SMALL).consortia()
