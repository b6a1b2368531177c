"""The institution of a small city: what was asked for comes out of what one can ask."""

import pytest
from tests.sample.test_consolidation import some

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.cli.city import FOUNDED
from ruralgov.domain import conferences as g
from ruralgov.domain import consortia as c
from ruralgov.domain import duties as d
from ruralgov.domain import instruments as i
from ruralgov.domain import staffing as s
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import LeftBehind, MergePlace, Places
from ruralgov.reports.audit import audit
from ruralgov.sample.city import City
from ruralgov.sample.divisions import shipped
from ruralgov.sample.draw import BEGIN
from ruralgov.sample.finishing import Finishing, Pair
from ruralgov.sample.institution import Figures, Institution
from ruralgov.sample.joining import Joining
from ruralgov.sample.life import SimulatedClock

SMALL = Figures(consortia=4, villages=9, consortium_towns=2, departments=3, officers=7, posts=20)


def city(*villages: int) -> City:
    app = App("371082", MemoryStorage(), Keys(b"k" * 32), clock=SimulatedClock(FOUNDED))
    app.set_up(AccountId("admin"))
    made = City(app, AccountId("admin"), divisions=some(*villages))
    made.found()
    made.places()
    return made


@pytest.fixture(scope="module")
def made() -> City:
    found = city(5, 4, 3)
    Institution(found, SMALL).found()
    return found


def test_the_figures_come_out_of_what_one_can_ask(made: City) -> None:
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


def test_the_framework_the_group_and_the_duties_can_be_asked_for(
    made: City,
) -> None:
    auditor = made.staff("auditor")
    tree = made.app.query(i.FrameworkTree(), **auditor)
    assert (tree.masters, tree.supporting, tree.measures, tree.untitled) == (1, 5, 10, 3)
    assert [one.own for one in tree.pillars] == [2] * 5
    assert tree.loose == ()
    assert [(one.month, one.authority) for one in tree.pilots] == [("2022-04", "中共中央组织部")]
    assert made.app.query(i.RulesWithoutBasis(), **auditor).rules == ()
    papers = made.app.query(i.Instruments(), **auditor)
    assert {row.name for row in papers if row.document is None} == {"（题名未载）"}

    ledger = made.app.query(g.ResolutionLedger(), **auditor)
    assert [line.stage for line in ledger.lines] == [g.ResolutionStage.ASSIGNED]
    closed = g.ProblemStage.CLOSED
    problems = made.app.query(g.SalientProblems(over=True), **auditor)
    assert [one.stage for one in problems.lines] == [g.ProblemStage.DECIDED, closed]
    assert made.app.query(g.CoordinationFindings(), **auditor) == []

    workers = made.app.query(d.DutyListOn(role=d.DutyRole.GRID_WORKER), **auditor)
    assert [(len(part.items), part.stated) for part in workers.classes] == [(125, 125), (25, 25)]


def test_the_audit_finds_nothing_of_what_was_founded(made: City) -> None:
    found = audit(made.app, actor=Actor(AccountId("auditor")), day=BEGIN)
    assert (found.organisations, found.left_behind, found.homes) == ((), (), ())
    assert made.app.verify() == []


def test_the_figures_of_the_report_are_asked_for_unless_others_are() -> None:
    asked = Figures()
    assert (asked.consortia, asked.villages, asked.consortium_towns) == (141, 371, 20)
    assert (asked.officers, asked.departments, asked.posts) == (176, 6, 342)
    assert Figures.fitting(shipped().by_town()) == asked


@pytest.mark.parametrize(
    ("villages", "figures"),
    [
        ([1], (0, 0, 0, 16)),
        ([1, 1], (0, 0, 16, 32)),
        ([2, 1], (1, 2, 16, 32)),
        ([7, 4, 2], (3, 7, 24, 48)),
        ([700, *[7] * 21], (141, 371, 176, 342)),
    ],
)
def test_a_smaller_county_has_less(villages: list[int], figures: tuple[int, ...]) -> None:
    asked = Figures.fitting(villages)
    assert (asked.consortia, asked.villages, asked.officers, asked.posts) == figures
    if sum(villages) < 20:
        small = city(*villages)
        Institution(small, asked).found()
        census = small.app.query(c.ConsortiumCensus(), **small.staff("auditor"))
        assert (census.consortia, census.villages) == figures[:2]


def test_too_few_villages_are_not_passed_over() -> None:
    with pytest.raises(ValueError, match="1 of 4"):
        Institution(city(2, 1, 1), SMALL).consortia()


def test_a_membership_follows_its_village_unless_that_is_in_another_consortium() -> None:
    made = city(4)
    towns = made.app.query(Places(), **made.staff("registrar"))
    Joining(made, towns, 2, 4).found()
    rows = made.app.query(Places(parent=PlaceId(towns[0].owner)), **made.staff("registrar"))
    pairs = {PlaceId(rows[at].owner): Pair(rows[at], rows[1]) for at in (0, 2)}
    into = PlaceId(rows[1].owner)
    made.give(
        "registrar", (MergePlace(place=x, into=into, since=BEGIN, cause="示例") for x in pairs)
    )
    done = Finishing(made)
    done.run(pairs, BEGIN)

    assert done.told["consortium_member"] == 2
    assert made.app.query(LeftBehind(), **made.staff("registrar")) == []
    census = made.app.query(c.ConsortiumCensus(), **made.staff("auditor"))
    assert (census.consortia, census.villages) == (2, 2)
    (faults,) = {x.fault for x in made.app.query(c.ConsortiumFindings(), **made.staff("auditor"))}
    assert faults is c.ConsortiumFault.TOO_FEW
