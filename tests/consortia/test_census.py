"""What is counted, and what is found wrong: beside a plain recount of random histories."""

from datetime import date, timedelta
from random import Random

import pytest
from attrs import evolve

from ruralgov.domain import consortia as c
from ruralgov.domain.kernel.ids import CITY, ConsortiumId, PlaceId
from ruralgov.domain.meetings import AnnulDecision, BodyKind
from ruralgov.domain.registry import ChangePlace
from tests.consortia.area import END, TODAY, Area
from tests.consortia.scenario import BEGAN, LATER, approving
from tests.sampling import TURN

Fault, Stage = c.ConsortiumFault, c.ConsortiumStage


@pytest.fixture
def area() -> Area:
    return Area()


def sums_agree(census: c.Census) -> None:
    """Check invariant 20: the sums by kind and by town are the total."""
    assert sum(one.consortia for one in census.by_kind) == census.consortia
    assert sum(one.consortia for one in census.by_town) == census.consortia
    assert sum(one.villages for one in census.by_town) == census.villages
    assert sum(one.villages > 0 for one in census.by_town) == census.towns
    for town in census.by_town:
        assert sum(one.consortia for one in town.kinds) == town.consortia


def test_rule_14_an_empty_city_has_a_census_of_nothing(area: Area) -> None:
    census = area.census()
    assert (census.consortia, census.villages, census.towns, census.by_town) == (0, 0, 0, ())
    assert [one.kind for one in census.by_kind] == list(c.ConsortiumKind)


def test_rule_14_invariant_20_one_across_towns_counts_once_in_the_town_of_its_lead(
    area: Area,
) -> None:
    first, second, third = area.villages
    area.active(first, area.away)
    area.active(second, third, kind=c.ConsortiumKind.CONFLICT)
    census = area.census()
    sums_agree(census)
    assert (census.consortia, census.villages, census.towns) == (2, 4, 2)
    assert {one.place: (one.consortia, one.villages) for one in census.by_town} == {
        area.town.town: (2, 3),
        area.far: (0, 1),
    }
    assert {one.kind: one.consortia for one in census.by_kind if one.consortia} == {
        c.ConsortiumKind.INDUSTRY: 1,
        c.ConsortiumKind.CONFLICT: 1,
    }


def test_rule_14_one_across_towns_led_from_the_city_counts_for_the_city(area: Area) -> None:
    lead = area.organisation("组织部", CITY)
    area.active(area.villages[0], area.away, lead=lead)
    census = area.census()
    sums_agree(census)
    assert census.by_town[-1].place == CITY
    assert (census.by_town[-1].consortia, census.by_town[-1].villages) == (1, 0)
    assert census.towns == 2


def test_rule_14_only_what_is_active_on_the_day_counts(area: Area) -> None:
    first, second, third = area.villages
    key = area.active(first, second)
    area.approved(third, area.away)
    assert area.census(BEGAN - timedelta(days=1)).consortia == 0
    assert area.census(BEGAN).consortia == 1
    area.approve(c.SuspendConsortium(consortium=key, since=LATER, reason="换届"))
    census = area.census()
    assert (census.consortia, census.villages, census.suspended, census.left_out) == (0, 0, 1, 2)
    assert area.census(LATER - timedelta(days=1)).villages == 2
    assert area.dissolve(key) == ""
    assert area.census(date(2025, 11, 30)).dissolving == 1
    over = area.census()
    assert (over.dissolving, over.suspended, over.left_out) == (0, 0, 0)


def test_rule_14_villages_that_became_one_are_one_village(area: Area) -> None:
    first, second, third = area.villages
    one, other = area.active(first, second), area.active(third, area.away)
    area.merge(second, third)
    before, after = area.census(END - timedelta(days=1)), area.census(END)
    sums_agree(after)
    assert (before.villages, after.villages) == (4, 3)
    assert area.faults(one) == [Fault.VILLAGE_ENDED, Fault.VILLAGE_TWICE]
    assert area.faults(other) == [Fault.VILLAGE_TWICE]
    assert area.kept(c.FollowVillage(consortium=one, village=second)) == "village_in_another"


def test_rule_15_a_decision_that_fell_is_found(area: Area) -> None:
    first, second, _ = area.villages
    key = area.active(first, second)
    decision = area.state(key).members[0].decision
    annul = AnnulDecision(decision=decision, since=LATER, document="令", reason="违法")
    area.town.do("village_affairs_guide", annul)
    (finding,) = area.charter(key).findings
    assert (finding.fault, finding.about, finding.since) == (Fault.DECISION_FALLEN, first, LATER)
    assert area.faults(key, LATER - timedelta(days=1)) == []


def test_rule_15_a_review_and_a_return_that_are_late_are_found(area: Area) -> None:
    first, second, _ = area.villages
    key = area.proposed(first, second)
    area.consent(key, first, second)
    area.approve(evolve(approving(key), review_on=TODAY))
    area.keep(c.ActivateConsortium(consortium=key, since=BEGAN))
    area.pledge(key, first, until=TODAY)
    assert set(area.faults(key)) == {Fault.REVIEW_OVERDUE, Fault.PLEDGE_OVERDUE}
    assert area.faults(key, TODAY - timedelta(days=1)) == []
    settle = c.SettlePledge(
        consortium=key, pledge=1, end=c.PledgeEnd.RETURNED, day=TODAY, settlement="单"
    )
    area.keep(settle)
    assert area.faults(key) == [Fault.REVIEW_OVERDUE]
    assert area.dissolve(key, TODAY) == ""
    assert area.faults(key) == []


def test_rule_15_too_few_villages_are_found_from_the_day_on_which_one_left(area: Area) -> None:
    first, second, _ = area.villages
    key = area.active(first, second)
    leave = area.leaving(key, second)
    area.keep(leave)
    (finding,) = area.charter(key).findings
    assert (finding.fault, finding.since) == (Fault.TOO_FEW, leave.since)
    rows = area.town.ask("auditor", c.ConsortiumFindings(place=area.far))
    assert rows == []


class Recount:
    """An area with a plain model of it: villages by consortium, and what became of them."""

    def __init__(self, draw: Random) -> None:
        self.draw, self.area = draw, Area()
        self.members: dict[ConsortiumId, set[PlaceId]] = {}
        self.kinds: dict[ConsortiumId, c.ConsortiumKind] = {}
        self.became: dict[PlaceId, PlaceId] = {}
        self.resting: set[ConsortiumId] = set()
        area = self.area
        self.towns = dict.fromkeys(area.villages, area.town.town) | {area.away: area.far}
        for number in range(291, 299):
            town, code = draw.choice([(area.town.town, "101"), (area.far, "102")])
            village = area.place(f"{area.town.app.city}{code}{number}", f"村{number}")
            area.bodies[village] = area.body(village, BodyKind.VILLAGE_MEETING)
            self.towns[village] = town

    @property
    def active(self) -> list[ConsortiumId]:
        return [one for one in self.members if one not in self.resting]

    @property
    def alive(self) -> list[PlaceId]:
        return [one for one in self.towns if one not in self.became]

    def now(self, village: PlaceId) -> PlaceId:
        while village in self.became:
            village = self.became[village]
        return village

    def villages(self) -> set[PlaceId]:
        return {self.now(one) for key in self.active for one in self.members[key]}

    def form(self, day: date) -> None:
        taken = {self.now(one) for members in self.members.values() for one in members}
        free = [one for one in self.alive if one not in taken]
        if len(free) >= 2:
            chosen = self.draw.sample(free, self.draw.randint(2, min(3, len(free))))
            key = self.area.approved(*chosen)
            self.area.keep(c.ActivateConsortium(consortium=key, since=day))
            self.members[key], self.kinds[key] = set(chosen), c.ConsortiumKind.INDUSTRY

    def merge(self, day: date) -> None:
        if len(self.alive) > 4:
            gone, into = self.draw.sample(self.alive, 2)
            self.area.merge(gone, into, day)
            self.became[gone] = into

    def rest(self, key: ConsortiumId, day: date) -> None:
        self.area.approve(c.SuspendConsortium(consortium=key, since=day, reason="t"))
        self.resting.add(key)

    def kind(self, key: ConsortiumId, day: date) -> None:
        kind = self.draw.choice([one for one in c.ConsortiumKind if one is not self.kinds[key]])
        self.area.approve(c.ChangeConsortium(consortium=key, since=day, kind=kind, reason="t"))
        self.kinds[key] = kind

    def end(self, key: ConsortiumId, day: date) -> None:
        self.area.approve(c.BeginDissolution(consortium=key, since=day, approval="t", reason="t"))
        over = day + timedelta(days=1)
        self.area.approve(c.DissolveConsortium(consortium=key, since=over, settlement="t"))
        del self.members[key]

    def leave(self, key: ConsortiumId, day: date) -> None:
        staying = [one for one in self.members[key] if one in self.alive]
        if staying:
            village = self.draw.choice(sorted(staying))
            self.area.keep(self.area.leaving(key, village, notified=day, since=day))
            self.members[key].discard(village)

    def step(self, day: date) -> None:
        on_one = (self.rest, self.kind, self.end, self.leave)
        if self.draw.random() < 0.5 or not self.active:
            self.draw.choice((self.form, self.form, self.merge))(day)
        else:
            self.draw.choice(on_one)(self.draw.choice(self.active), day)

    def check(self, census: c.Census) -> None:
        sums_agree(census)
        assert census.consortia == len(self.active)
        assert census.villages == len(self.villages())
        assert census.towns == len({self.towns[one] for one in self.villages()})
        assert census.suspended == len(self.resting)
        assert {one.kind: one.consortia for one in census.by_kind} == {
            kind: sum(self.kinds[one] is kind for one in self.active) for kind in c.ConsortiumKind
        }


@pytest.mark.parametrize("seed", [TURN % 1000, TURN % 1000 + 1000])
def test_rule_14_invariant_20_random_histories_are_recounted(seed: int) -> None:
    model = Recount(Random(seed))  # noqa: S311  a test
    for number in range(40):
        model.step(BEGAN + timedelta(days=number * 5))
        model.check(model.area.census())
    assert model.kinds


def test_rule_14_a_village_that_moved_to_another_town_is_counted_there(area: Area) -> None:
    first, second, _ = area.villages
    area.active(first, second)
    move = ChangePlace(
        place=second, code=f"{area.town.app.city}102288", name="村", since=LATER, cause="划转"
    )
    area.town.do("registrar", move)
    census = area.census()
    sums_agree(census)
    assert {one.place: (one.consortia, one.villages) for one in census.by_town} == {
        area.town.town: (1, 1),
        area.far: (0, 1),
    }
    assert area.census(LATER - timedelta(days=1)).towns == 1


def test_rule_14_one_led_from_a_town_of_no_village_counts_for_the_city(area: Area) -> None:
    third = area.place(f"{area.town.app.city}103", "港西镇")
    area.active(area.villages[0], area.away, lead=area.organisation("他镇单位", third))
    census = area.census()
    sums_agree(census)
    assert {one.place for one in census.by_town if one.consortia} == {CITY}
