"""What is found and counted on a day: rules 14 and 15, without a store."""

from collections import Counter
from datetime import date, timedelta
from typing import Any, Final

import pytest
from attrs import evolve

from ruralgov.domain import consortia as c
from ruralgov.domain.consortia.census import Count
from ruralgov.domain.consortia.findings import GRACE_DAYS, findings_of
from ruralgov.domain.consortia.rows import ConsortiumMemberRow, ConsortiumRow
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import CITY, ConsortiumId, PlaceId
from tests.consortia.plain import (
    HERE,
    IT,
    LEAD,
    TOWN,
    A,
    B,
    C,
    World,
    active,
    decision,
    formed,
    left,
    member_row,
    named_row,
    organisation,
    place,
    place_rows,
    pledged,
    settled,
    state,
)
from tests.consortia.scenario import BEGAN, LATER
from tests.given import KEY, Reading

A_DAY = timedelta(days=1)
AUGUST, OCTOBER = date(2025, 8, 1), date(2025, 10, 1)
Fault, Stage = c.ConsortiumFault, c.ConsortiumStage
Found = list[tuple[c.ConsortiumFault, str, date]]
TOWNS: Final[World] = {
    ("place", name): evolve(
        place(name, level=DivisionLevel.TOWN),
        spans=(evolve(place(name).spans[0], parent=CITY),),
    )
    for name in (TOWN, "far")
}


def reading(*rows: Any, world: World | None = None) -> Reading:
    states = HERE | TOWNS | (world or {})
    return Reading(states, (*place_rows(states), *rows))


def findings(
    day: date, *events: Any, world: World | None = None, rows: tuple[Any, ...] = ()
) -> list[c.ConsortiumFinding]:
    known = state(*(events or active()))
    return list(findings_of({IT: known}, reading(*rows, world=world), day))


def told(day: date, *events: Any, **more: Any) -> Found:
    return [(one.fault, one.about, one.since) for one in findings(day, *events, **more)]


def test_rule_15_with_a_sound_consortium_nothing_is_wrong() -> None:
    assert told(BEGAN) == told(LATER) == []
    assert GRACE_DAYS == 90


@pytest.mark.parametrize("stage", Stage)
def test_rule_15_only_what_is_alive_on_the_day_is_looked_at(stage: c.ConsortiumStage) -> None:
    known = state(*active())
    standing = evolve(known.standings[-1], stage=stage)
    known = evolve(known, standings=(*known.standings[:-1], standing))
    late = date(2028, 1, 1)
    found = list(findings_of({IT: known}, reading(), late))
    alive = stage in (Stage.ACTIVE, Stage.SUSPENDED, Stage.DISSOLVING)
    assert bool(found) is alive
    assert list(findings_of({IT: state(*formed())}, reading(), date(2024, 1, 1))) == []


def test_rule_15_a_village_that_ended_is_found_from_that_day() -> None:
    world: World = {("place", C): place(C, until=AUGUST)}
    three = active(A, B, C)
    assert told(AUGUST - A_DAY, *three, world=world) == []
    assert told(AUGUST, *three, world=world) == [(Fault.VILLAGE_ENDED, C, AUGUST)]
    (found,) = findings(OCTOBER, *three, world=world)
    assert (found.since, found.until) == (AUGUST, AUGUST + 90 * A_DAY)
    assert (found.about_name, found.name) == ("村c", "片区")
    assert told(OCTOBER, *three, left("c", OCTOBER), world=world) == []


def test_rule_15_fewer_than_two_villages_are_too_few_since_the_last_left_or_ended() -> None:
    assert told(LATER, *active(), left("b", LATER)) == [(Fault.TOO_FEW, "", LATER)]
    assert told(LATER - A_DAY, *active(), left("b", LATER)) == []
    merged: World = {("place", B): place(B, AUGUST, A)}
    assert told(AUGUST, world=merged) == [
        (Fault.VILLAGE_ENDED, B, AUGUST),
        (Fault.TOO_FEW, "", AUGUST),
    ]
    assert told(AUGUST - A_DAY, world=merged) == []
    three = (*active(A, B, C), left("c", OCTOBER))
    assert (Fault.TOO_FEW, "", OCTOBER) in told(OCTOBER, *three, world=merged)
    assert Fault.TOO_FEW not in [one[0] for one in told(OCTOBER - A_DAY, *three, world=merged)]


def test_rule_15_a_decision_that_fell_is_found_no_sooner_than_the_membership() -> None:
    for ended, since in ((AUGUST, AUGUST), (BEGAN - A_DAY, BEGAN)):
        world: World = {("decision", "db"): decision("b", ended=ended)}
        assert told(max(ended, BEGAN), world=world) == [(Fault.DECISION_FALLEN, B, since)]
    world = {("decision", "db"): decision("b", ended=AUGUST)}
    assert told(AUGUST - A_DAY, world=world) == []
    assert told(AUGUST, *active(A, C), world=world) == []
    assert told(AUGUST, world={("decision", "db"): None}) == []


def test_rule_15_a_lead_that_is_gone_is_found_from_that_day() -> None:
    world: World = {("organisation", LEAD): organisation(until=AUGUST)}
    assert told(AUGUST - A_DAY, world=world) == []
    (found,) = findings(AUGUST, world=world)
    assert (found.fault, found.about, found.since) == (Fault.LEAD_GONE, LEAD, AUGUST)
    assert found.about_name == "联建党委"
    assert told(OCTOBER, world=world) == [(Fault.LEAD_GONE, LEAD, AUGUST)]
    assert told(AUGUST, world={("organisation", LEAD): None}) == []


def test_rule_15_a_review_and_a_pledge_are_late_from_their_day() -> None:
    review = date(2027, 1, 20)
    assert told(review - A_DAY) == []
    assert told(review) == [(Fault.REVIEW_OVERDUE, "", review)]
    pledge = pledged("a", until=AUGUST)
    late = (Fault.PLEDGE_OVERDUE, "1 农技员", AUGUST)
    assert told(AUGUST - A_DAY, *active(), pledge) == []
    assert told(AUGUST, *active(), pledge) == [late]
    back = (*active(), pledge, settled(OCTOBER))
    assert told(OCTOBER - A_DAY, *back) == [late]
    assert told(OCTOBER, *back) == []
    gone = c.PledgeWithdrawn(pledge=1, reason="误登")
    assert told(AUGUST, *active(), pledge, gone) == []
    (found,) = findings(AUGUST, *active(), pledge)
    assert found.about_name == "1 农技员"


def rows_of(key: str, *villages: str, since: date = BEGAN) -> tuple[ConsortiumMemberRow, ...]:
    return tuple(member_row(one, owner=key, since=since) for one in villages)


def test_rule_15_a_village_in_two_is_found_since_the_later() -> None:
    mine = rows_of(KEY, "a", "b")
    assert told(OCTOBER, rows=mine) == []
    theirs = rows_of("another", "b", "c", since=LATER)
    assert told(OCTOBER, rows=(*mine, *theirs)) == [(Fault.VILLAGE_TWICE, B, LATER)]
    assert told(LATER - A_DAY, rows=(*mine, *theirs)) == []
    both = {IT: state(*active()), ConsortiumId("another"): state(*active(B, C))}
    found = findings_of(both, reading(*mine, *theirs), OCTOBER)
    assert [(one.consortium, one.about) for one in found] == [(IT, B), ("another", B)]
    merged: World = {("place", C): place(C, AUGUST, A)}
    others = rows_of("another", "c", "d", since=LATER)
    assert told(OCTOBER, rows=(*mine, *others), world=merged) == [(Fault.VILLAGE_TWICE, A, AUGUST)]
    assert told(AUGUST - A_DAY, rows=(*mine, *others), world=merged) == []
    early = (*rows_of("another", "a", since=LATER), *rows_of("another", "c", since=BEGAN))
    assert told(OCTOBER, rows=(*mine, *early), world=merged) == [(Fault.VILLAGE_TWICE, A, LATER)]


def consortium(key: str, **more: Any) -> ConsortiumRow:
    return evolve(named_row(key), owner=key, **more)


def census(day: date, *rows: Any, world: World | None = None) -> c.Census:
    return Count.of(reading(*rows, world=world), day).census()


TWO: Final[tuple[Any, ...]] = (
    consortium("one"),
    *rows_of("one", "a", "b"),
    consortium("two", kind=c.ConsortiumKind.CONFLICT),
    *rows_of("two", "c"),
)


def test_rule_14_invariant_20_each_is_counted_once_by_stage_and_kind() -> None:
    found = census(OCTOBER, *TWO)
    assert (found.consortia, found.villages, found.towns, found.left_out) == (2, 3, 1, 0)
    kinds = {one.kind: (one.consortia, one.villages) for one in found.by_kind}
    assert kinds[c.ConsortiumKind.INDUSTRY] == (1, 2)
    assert kinds[c.ConsortiumKind.CONFLICT] == (1, 1)
    assert kinds[c.ConsortiumKind.GOVERNANCE] == (0, 0)
    for stage in Stage:
        moved = evolve(TWO[0], stage=stage)
        found = census(OCTOBER, moved, *TWO[1:])
        counted = Counter({stage: 1})
        assert found.consortia == 1 + counted[Stage.ACTIVE]
        assert found.suspended == counted[Stage.SUSPENDED]
        assert found.dissolving == counted[Stage.DISSOLVING]
        alive = stage in (Stage.SUSPENDED, Stage.DISSOLVING)
        assert found.left_out == (2 if alive else 0)
    assert census(BEGAN - A_DAY, *TWO).consortia == 0
    shared = census(OCTOBER, *TWO, *rows_of("two", "b"))
    assert shared.villages == 3


def test_rule_14_one_across_towns_counts_in_the_town_of_its_lead_or_the_city() -> None:
    far: World = {
        ("place", B): evolve(place(B), spans=(evolve(place(B).spans[0], parent=PlaceId("far")),))
    }

    def homes(where: PlaceId | None) -> dict[str, tuple[int, int]]:
        unit = organisation(OCTOBER) if where is None else organisation()
        if where is not None:
            unit = evolve(unit, spans=(evolve(unit.spans[0], place=where),))
        world: World = far | {("organisation", LEAD): unit}
        found = census(OCTOBER, *TWO[:3], world=world)
        return {one.place: (one.consortia, one.villages) for one in found.by_town}

    assert homes(A) == {TOWN: (1, 1), "far": (0, 1)}
    assert homes(PlaceId("far")) == {TOWN: (0, 1), "far": (1, 1)}
    assert homes(CITY) == homes(None) == {TOWN: (0, 1), "far": (0, 1), CITY: (1, 0)}
    third: World = {("place", "third"): TOWNS["place", "far"]}
    assert census(OCTOBER, *TWO[:3], world=far | third).by_town[-1].place != CITY
    names = [one.place for one in census(OCTOBER, *TWO, world=far).by_town]
    assert names == ["far", TOWN]


def test_rule_14_a_consortium_without_villages_counts_for_its_city() -> None:
    found = census(OCTOBER, consortium("one"))
    assert (found.consortia, found.villages, found.towns) == (1, 0, 0)
    assert [(one.place, one.consortia, one.villages) for one in found.by_town] == [(CITY, 1, 0)]


def test_rule_14_a_village_is_what_it_became_by_the_day() -> None:
    merged: World = {("place", B): place(B, AUGUST, A), ("place", A): place(A, OCTOBER, C)}
    assert census(AUGUST - A_DAY, *TWO, world=merged).villages == 3
    assert census(AUGUST, *TWO, world=merged).villages == 2
    assert census(OCTOBER, *TWO, world=merged).villages == 1
