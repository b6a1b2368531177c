"""Villages are merged in the middle of the sample city's year: nothing is lost, no verdict moves.

Two lives of one seed are compared: one with the merger and one without.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve, frozen

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.cli.city import FOUNDED
from ruralgov.domain.cases import (
    CaseByNumber,
    CaseFigures,
    CaseRounds,
    FigureBy,
    FigureCases,
    Measure,
    OpenCases,
    Part,
)
from ruralgov.domain.collectives import Collectives
from ruralgov.domain.grids import GridsOf, HouseholdLane
from ruralgov.domain.kernel.ids import AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.property import Contracts
from ruralgov.domain.registry import HangingOn, Households, LeftBehind, Members, Places, PlaceToday
from ruralgov.reports.audit import Audit, audit
from ruralgov.sample.city import City, Village
from ruralgov.sample.consolidation import Consolidation
from ruralgov.sample.divisions import Divisions, shipped
from ruralgov.sample.ledgers import Ledgers
from ruralgov.sample.life import Life, SimulatedClock

FIRST, DAYS, CASES, HOMES = date(2024, 4, 1), 90, 120, 80
DAY = FIRST + timedelta(days=DAYS // 2)
EVE = DAY - timedelta(days=1)
BEFORE: dict[str, Any] = {"first": "2024-04", "last": "2024-04"}
"""The months that are over on the day."""


def some(*counts: int) -> Divisions:
    """Return the first towns of the shipped county, with so many villages each."""
    all_of = shipped()
    towns = [one for one in all_of.found if len(one.code) == 9][: len(counts)]
    villages = [
        one
        for town, count in zip(towns, counts, strict=True)
        for one in [x for x in all_of.found if x.code[:9] == town.code and len(x.code) > 9][:count]
    ]
    return evolve(all_of, found=[*towns, *villages])


class Lived:
    """A small city, its villages with people, and the books of some."""

    def __init__(self, divisions: Divisions, settled: int, *, keeping: int = 0) -> None:
        self.clock = SimulatedClock(FOUNDED)
        self.app = App("371082", MemoryStorage(), Keys(b"k" * 32), clock=self.clock)
        self.app.set_up(AccountId("admin"))
        self.city = City(self.app, AccountId("admin"), divisions=divisions)
        self.city.found()
        rows = self.city.places()
        self.settled: list[Village] = list(self.city.people(rows[:settled], HOMES))
        for village in self.settled:
            self.city.grids(village)
        if keeping:
            Ledgers(self.city, self.clock, months=2, disclosing=False).run(rows[:keeping])
        self.merging = Consolidation(self.city, self.clock, self.settled)

    def ask(self, account: str, query: Any, day: date | None = None) -> Any:
        return self.app.query(query, day=day, **self.city.staff(account))

    def live(self, mornings: dict[date, Callable[[Life], None]]) -> None:
        Life(self.city, self.clock, self.settled, 1, mornings).run(CASES, FIRST, DAYS)

    def audit(self, day: date) -> Audit:
        return audit(self.app, actor=Actor(AccountId("auditor")), day=day)

    def verdicts(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return what was found of the rounds of each case that was worked on, by its number."""
        numbers = {
            number
            for part in (Part.COUNTED, Part.MISSED)
            for number in self.ask("auditor", FigureCases(measure=Measure.ON_TIME, part=part))
        }
        found = {}
        for number in numbers:
            (case,) = self.ask("desk", CaseByNumber(number=number))
            rounds = self.ask("desk", CaseRounds(case=CaseId(case.case)))
            found[number] = [(one.round, one.on_time, one.unit_on_time) for one in rounds]
        return found


@frozen
class Seen:
    """What was known on the eve, and which cases were open after the morning of the merger."""

    audit: Audit
    verdicts: dict[str, list[tuple[Any, ...]]]
    figures: Any
    open_before: list[str]
    open_after: dict[str, list[str]]


@pytest.fixture(scope="module")
def lived() -> tuple[Lived, Seen]:
    life = Lived(some(3, 1), 3, keeping=3)
    seen: dict[str, Any] = {}
    mornings = life.merging.over(FIRST, DAYS)
    (pair,) = life.merging.pairs.values()
    merge = mornings[DAY]

    def open_at(place: str) -> list[str]:
        return [one.number for one in life.ask("desk", OpenCases(place=PlaceId(place)))]

    def watched(living: Life) -> None:
        towns = [row.owner for row in life.ask("registrar", Places())]
        seen["audit"] = life.audit(EVE)
        seen["verdicts"] = life.verdicts()
        seen["figures"] = life.ask("auditor", CaseFigures(by=FigureBy.PLACE, **BEFORE))
        seen["open_before"] = [number for town in towns for number in open_at(town)]
        merge(living)
        villages = [
            row.owner
            for town in towns
            for row in life.ask("registrar", Places(parent=PlaceId(town)))
        ]
        seen["open_after"] = {place: open_at(place) for place in (*villages, pair.source.owner)}

    life.live(mornings | {DAY: watched})
    return life, Seen(**seen)


def test_nothing_is_left_behind_and_what_hung_is_at_the_successor(
    lived: tuple[Lived, Seen],
) -> None:
    life, _ = lived
    (pair,) = life.merging.pairs.values()
    old, new = PlaceId(pair.source.owner), PlaceId(pair.into.owner)
    told = life.merging.told
    assert life.merging.hung > HOMES // 3
    assert (told["village"], told["left"], told["collective"], told["grant"]) == (1, 0, 1, 1)
    assert told["case"] > 0
    assert life.ask("registrar", LeftBehind()) == []
    assert life.ask("registrar", HangingOn(place=old)).things == ()
    assert [row.owner for row in life.ask("registrar", PlaceToday(place=old))] == [new]
    moved = life.ask("registrar", Households(village=old), EVE)
    there = {row.owner for row in life.ask("registrar", Households(village=new))}
    assert len(moved) == told["household"]
    assert {row.owner for row in moved} < there
    for row in moved:
        (lane,) = life.ask("grids", HouseholdLane(village=new, household=row.owner))
        assert lane
    names = [grid.name for grid in life.ask("grids", GridsOf(village=new))]
    assert len(names) == len(set(names)) > told["grid"]
    assert life.app.verify() == []


def test_every_case_is_found_once_below_the_city(lived: tuple[Lived, Seen]) -> None:
    life, seen = lived
    (pair,) = life.merging.pairs.values()
    after = [number for place, numbers in seen.open_after.items() for number in numbers]
    assert seen.open_after[pair.source.owner] == []
    assert sorted(after) == sorted(seen.open_before)
    assert after
    sheet = life.ask("auditor", CaseFigures(by=FigureBy.PLACE))
    assert sum(line.reported for line in sheet.lines) == sheet.total.reported == CASES
    late = life.ask("auditor", CaseFigures(by=FigureBy.PLACE, first="2024-06"))
    keys = {line.key for line in late.lines if line.reported}
    assert pair.source.owner not in keys
    assert pair.into.owner in keys


def test_no_verdict_moves_and_the_days_before_read_as_they_did(lived: tuple[Lived, Seen]) -> None:
    life, seen = lived
    after = life.verdicts()
    assert seen.verdicts
    assert {number: after[number] for number in seen.verdicts} == seen.verdicts
    figures = life.ask("auditor", CaseFigures(by=FigureBy.PLACE, **BEFORE), EVE)
    assert (figures.lines, figures.total) == (seen.figures.lines, seen.figures.total)
    twin = Lived(some(3, 1), 3)
    twin.live({})
    assert after == twin.verdicts(), "the same year without a merger"


def test_audits_of_the_day_before_and_after_are_answered(lived: tuple[Lived, Seen]) -> None:
    life, seen = lived
    assert life.audit(EVE) == seen.audit
    on, before = life.audit(DAY), seen.audit
    assert on.villages == before.villages - 1
    for what in ("households", "placed", "grids", "lanes", "grid_chiefs", "lane_chiefs"):
        assert getattr(on, what) == getattr(before, what), what
    assert (on.left_behind, on.units, on.organisations) == ((), (), ())
    kinds = [sorted(one.finding.standard for one in each.findings) for each in (before, on)]
    assert kinds[0] == kinds[1]


def test_the_collective_its_contracts_and_a_clerk_go_on_at_the_successor(
    lived: tuple[Lived, Seen],
) -> None:
    life, _ = lived
    (pair,) = life.merging.pairs.values()
    rows = {row.place: row for row in life.ask("keeper", Collectives(ended=True))}
    old, new = rows[PlaceId(pair.source.owner)], rows[PlaceId(pair.into.owner)]
    assert (old.successor, old.until) == (new.owner, DAY)
    assert len(life.ask("keeper", Contracts(collective=new.owner))) == 4
    hanging = life.ask("registrar", HangingOn(place=PlaceId(pair.into.owner)))
    assert (hanging.counts["contract"], hanging.counts["collective"]) == (4, 1)
    assert hanging.counts["grant"] == 1


def test_who_died_is_gone_who_returned_is_back_and_a_wrong_death_is_withdrawn(
    lived: tuple[Lived, Seen],
) -> None:
    life, _ = lived
    told = life.merging.told
    assert (told["died"], told["returned"], told["withdrawn"]) == (1, 1, 1)
    moved, died, mistaken = life.merging.people
    week = timedelta(days=7)
    early = FIRST + timedelta(days=DAYS // 4)

    def of(home: Any, day: date) -> set[Any]:
        return {one.person for one in life.ask("registrar", Members(household=home), day)}

    for home, head, spouse in (moved, died, mistaken):
        assert {head, spouse} <= of(home, early - timedelta(days=1))
    home, head, spouse = moved
    assert [spouse in of(home, day) for day in (early, DAY, FIRST + timedelta(days=DAYS))] == [
        *(False, False, True)
    ]
    home, head, spouse = died
    assert [head in of(home, day) for day in (early, DAY)] == [False, False]
    home, head, spouse = mistaken
    assert [spouse in of(home, day) for day in (early, early + week)] == [True, True]


@pytest.mark.parametrize(
    ("counts", "settled", "keeping", "merged"),
    [
        ((2,), 2, 0, 1),
        ((2,), 1, 1, 1),
        ((3,), 1, 2, 1),
        ((1, 2), 1, 1, 0),
    ],
)
def test_small_cities_merge_what_they_can(
    counts: tuple[int, ...], settled: int, keeping: int, merged: int
) -> None:
    """Two with people; only the settled one keeps books; both do; nobody beside the only one."""
    life = Lived(some(*counts), settled, keeping=keeping)
    mornings = life.merging.over(FIRST, DAYS)
    life.clock.set(DAY, FOUNDED.time())
    mornings[DAY](Life(life.city, life.clock, life.settled, 1))
    assert life.merging.told["village"] == merged
    assert life.ask("registrar", LeftBehind()) == []
    assert len(life.ask("keeper", Collectives())) == keeping - life.merging.told["collective"]
    twin = Lived(some(*counts), settled, keeping=keeping)
    twin.merging.over(FIRST, DAYS)
    said = [
        [(one.source.name, one.into.name) for one in each.merging.pairs.values()]
        for each in (life, twin)
    ]
    assert said[0] == said[1]
