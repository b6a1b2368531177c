"""Chiefs of the past, offices put right, and contacts: each rule asked by itself where it turns."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.grids import Chief, ChiefBasis, ChiefRow, Contact, rules, rules_chiefs
from ruralgov.domain.grids import messages as m
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import HouseholdId, LaneId, PersonId
from ruralgov.domain.registry import PERSON, PLACE
from tests.given import TODAY, given
from tests.grids.plans import (
    A_DAY,
    BEGUN,
    LATER,
    PLAN,
    PLANNED,
    VILLAGE,
    lane,
    place,
    plan,
    someone,
)

BEFORE, AFTER = LATER - A_DAY, LATER + A_DAY


def office(target: str, since: date, until: date, person: str = "q") -> Chief:
    basis = ChiefBasis.OTHER if target.startswith("g") else ChiefBasis.PARTY_MEMBER
    return Chief(
        target=target,
        person=PersonId(person),
        basis=basis,
        attested="会",
        since=since,
        until=until,
    )


def former(target: str = "a", since: date = BEGUN, until: date = LATER) -> m.EnterFormerChief:
    basis = ChiefBasis.OTHER if target.startswith("g") else ChiefBasis.PARTY_MEMBER
    return m.EnterFormerChief(
        village=VILLAGE,
        target=target,
        person=PersonId("p"),
        basis=basis,
        attested="会",
        since=since,
        until=until,
    )


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (BEGUN, LATER, ""),
        (BEGUN, BEGUN + A_DAY, ""),
        (BEGUN, BEGUN, "dates_reversed"),
        (BEGUN - A_DAY, LATER, "target_missing"),
    ],
)
def test_rule_4_a_former_chief_was_one_for_a_day_at_least_while_the_lane_was_there(
    since: date, until: date, code: str
) -> None:
    outcome = plan().when(former(since=since, until=until), rules_chiefs.enter_former_chief)
    assert outcome.code == code
    if not code:
        event = outcome.only()
        assert (event.since, event.until, event.person) == (since, until, "p")


@pytest.mark.parametrize(("days", "code"), [(0, ""), (1, "target_missing")])
def test_rule_4_a_former_chief_left_no_later_than_the_lane_ended(days: int, code: str) -> None:
    ended = plan(lanes=(change(lane("a"), until=LATER),))
    command = former(until=LATER + days * A_DAY)
    assert ended.when(command, rules_chiefs.enter_former_chief).code == code


@pytest.mark.parametrize(
    ("target", "since", "until", "code"),
    [
        ("a", LATER, FOREVER, ""),
        ("a", BEFORE, FOREVER, "chief_in_office"),
        ("a", BEGUN, BEGUN + A_DAY, "chief_in_office"),
        ("a", BEGUN - A_DAY, BEGUN, ""),
        ("b", BEGUN, FOREVER, ""),
    ],
)
def test_rule_4_a_former_chief_had_the_lane_alone(
    target: str, since: date, until: date, code: str
) -> None:
    standing = plan(chiefs=(office(target, since, until),))
    assert standing.when(former(), rules_chiefs.enter_former_chief).code == code


def held(since: date, until: date, owner: str = "other", target: str = "z") -> ChiefRow:
    return ChiefRow(
        owner=owner,
        target=LaneId(target),
        level="lane",
        person=PersonId("p"),
        basis=ChiefBasis.PARTY_MEMBER,
        since=since,
        until=until,
    )


@pytest.mark.parametrize(
    ("row", "ended", "code"),
    [
        (held(BEGUN, FOREVER), FOREVER, "chief_too_many"),
        (held(LATER, FOREVER), FOREVER, ""),
        (held(BEFORE, FOREVER), FOREVER, "chief_too_many"),
        (held(BEGUN - A_DAY, BEGUN), FOREVER, ""),
        (held(BEGUN - A_DAY, BEGUN + A_DAY), FOREVER, "chief_too_many"),
        (held(BEGUN, FOREVER), BEGUN, ""),
        (held(BEGUN, FOREVER), BEGUN + A_DAY, "chief_too_many"),
    ],
)
def test_rule_6_lanes_count_that_were_held_in_those_days_where_the_village_was(
    row: ChiefRow, ended: date, code: str
) -> None:
    others = {(PLACE.kind, "other"): place("other", until=ended)}
    standing = plan(rows=(row,), others=others)
    assert standing.when(former(), rules_chiefs.enter_former_chief).code == code


def test_rules_4_and_6_a_grid_is_no_lane_and_needs_no_proof_of_the_choice() -> None:
    standing = plan(rows=(held(BEGUN, FOREVER),))
    grid = change(former("g1"), attested="")
    assert standing.when(grid, rules_chiefs.enter_former_chief).code == ""
    bare = change(former(), attested="")
    plan().when(bare, rules_chiefs.enter_former_chief).refused("text_not_clean")
    wrong = change(former(), basis=ChiefBasis.OTHER)
    plan().when(wrong, rules_chiefs.enter_former_chief).refused("basis_wrong")


@pytest.mark.parametrize(
    ("person", "code"),
    [
        (someone(until=BEFORE), "chief_strange"),
        (someone(until=LATER), ""),
        (someone(since=BEGUN + A_DAY), "chief_strange"),
        (someone(since=BEGUN), ""),
        (someone(party=False), "basis_no_member"),
    ],
)
def test_rule_5_a_former_chief_lived_there_from_the_first_day_to_the_last(
    person: Any, code: str
) -> None:
    standing = plan(others={(PERSON.kind, "p"): person})
    assert standing.when(former(), rules_chiefs.enter_former_chief).code == code


def test_rule_6_the_lanes_of_a_layout_that_ends_do_not_count() -> None:
    drawn = m.LanePlan(
        name="一巷",
        villager_group="1组",
        households=(HouseholdId("a-1"),),
        chief=m.ChiefPlan(person=PersonId("p"), basis=ChiefBasis.PARTY_MEMBER, attested="会"),
    )
    outline = m.GridOutline(name="一", lanes=(drawn,))
    command = m.DelineateGrids(village=VILLAGE, grids=(outline,), since=LATER, basis="方案")
    for target, code in (("a", ""), ("z", "chief_too_many")):
        standing = plan(rows=(held(BEGUN, FOREVER, VILLAGE, target),))
        assert standing.when(command, rules.delineate_grids).code == code


@pytest.mark.parametrize(
    ("chief", "lost", "ends"),
    [
        (office("a", BEGUN, FOREVER, "p"), None, True),
        (office("a", BEGUN, AFTER, "p"), None, True),
        (office("a", BEGUN, LATER, "p"), None, False),
        (office("a", BEGUN, FOREVER, "q"), None, False),
        (office("a", BEGUN, FOREVER, "p"), {ChiefBasis.PARTY_MEMBER}, True),
        (office("a", BEGUN, FOREVER, "p"), {ChiefBasis.OTHER}, False),
    ],
)
def test_rule_4_who_is_gone_loses_what_was_held_beyond_that_day_and_on_what_is_lost(
    chief: Chief, lost: set[ChiefBasis] | None, ends: bool
) -> None:
    command = m.VacateOffices(
        village=VILLAGE,
        person=PersonId("p"),
        since=LATER,
        cause="去世",
        lost=None if lost is None else frozenset(lost),
    )
    event = m.ChiefVacated(target="a", person=PersonId("p"), since=LATER, cause="去世")
    outcome = plan(chiefs=(chief,)).when(command, rules_chiefs.vacate_offices)
    outcome.then(*([event] if ends else []))
    given(PLAN).when(command, rules_chiefs.vacate_offices).then()


@pytest.mark.parametrize(("since", "left"), [(BEGUN, [LATER]), (LATER, []), (AFTER, [])])
def test_rule_4_an_office_that_was_vacated_before_it_began_never_was(
    since: date, left: list[date]
) -> None:
    mine, other = office("a", since, FOREVER, "p"), office("b", since, FOREVER, "q")
    event = m.ChiefVacated(target="a", person=PersonId("p"), since=LATER, cause="去世")
    state = given(PLAN, event, state=change(PLANNED, chiefs=(mine, other))).state
    assert [one.until for one in state.chiefs if one.target == "a"] == left
    assert [one for one in state.chiefs if one.target == "b"] == [other]


def right(entry: date, since: date | None, person: str = "p") -> m.CorrectChiefEntry:
    return m.CorrectChiefEntry(
        village=VILLAGE,
        target="a",
        person=PersonId(person),
        entry=entry,
        since=since,
        reason="录错",
    )


MINE = office("a", BEGUN + 9 * A_DAY, LATER, "p")


@pytest.mark.parametrize(
    ("others", "entry", "since", "code"),
    [
        ((), MINE.since, BEGUN, ""),
        ((), MINE.since, BEGUN - A_DAY, "target_missing"),
        ((), MINE.since, LATER, "entry_order"),
        ((), LATER, AFTER, ""),
        ((), LATER, None, ""),
        ((), BEGUN, None, "entry_missing"),
        ((office("a", BEGUN, MINE.since),), MINE.since, BEFORE, ""),
        ((office("a", BEGUN, MINE.since),), MINE.since, MINE.since - A_DAY, "chief_in_office"),
        ((office("a", LATER, FOREVER),), LATER, AFTER, "chief_in_office"),
        ((office("a", AFTER, FOREVER),), LATER, AFTER, ""),
        ((office("a", LATER, FOREVER),), LATER, None, "office_followed"),
        ((office("a", AFTER, FOREVER),), LATER, None, ""),
        ((office("b", LATER, FOREVER),), LATER, None, ""),
        ((office("a", BEGUN, MINE.since),), LATER, None, ""),
    ],
)
def test_rule_4_an_office_is_put_right_within_those_before_and_after_it(
    others: tuple[Chief, ...], entry: date, since: date | None, code: str
) -> None:
    standing = plan(chiefs=(*others, MINE))
    outcome = standing.when(right(entry, since), rules_chiefs.correct_chief_entry)
    assert outcome.code == code
    if not code:
        event = outcome.only()
        assert (event.entry, event.since, event.person) == (entry, since, "p")


def test_rule_4_an_end_that_is_withdrawn_leaves_the_office_open_to_the_next_chief() -> None:
    event = m.ChiefEntryCorrected(
        target="a", person=PersonId("p"), entry=LATER, since=None, reason="录错"
    )
    for others, until in (
        ((), FOREVER),
        ((office("a", AFTER, FOREVER),), AFTER),
        ((office("b", AFTER, FOREVER),), FOREVER),
        ((office("a", BEGUN, MINE.since),), FOREVER),
    ):
        before = change(PLANNED, chiefs=(*others, MINE))
        after = given(PLAN, event, state=before).state.chiefs
        assert [one.until for one in after if one.person == "p"] == [until]
        assert [one for one in after if one.person != "p"] == [*others]


def test_rule_5_an_end_is_withdrawn_only_of_who_is_a_chief_still_today() -> None:
    for until, code in ((TODAY, "chief_strange"), (TODAY + A_DAY, "")):
        known = {(PERSON.kind, "p"): someone(until=until)}
        standing = plan(chiefs=(MINE,), others=known)
        assert standing.when(right(LATER, None), rules_chiefs.correct_chief_entry).code == code


def contact(lane_id: str, since: date, until: date = FOREVER) -> Contact:
    return Contact(lane=LaneId(lane_id), households=(HouseholdId("b-1"),), since=since, until=until)


@pytest.mark.parametrize(
    ("lane_id", "since", "code"),
    [("a", LATER, ""), ("a", BEGUN, ""), ("a", AFTER, "contacts_not_later"), ("b", AFTER, "")],
)
def test_rule_7_contacts_are_named_no_earlier_than_the_last_of_the_lane(
    lane_id: str, since: date, code: str
) -> None:
    command = m.AssignContacts(
        village=VILLAGE, lane=LaneId("a"), households=(HouseholdId("b-2"),), since=LATER
    )
    standing = plan(contacts=(contact("a", BEGUN, BEGUN + A_DAY), contact(lane_id, since)))
    assert standing.when(command, rules_chiefs.assign_contacts).code == code
    twice = change(command, households=(HouseholdId("b-2"), HouseholdId("b-2")))
    plan().when(twice, rules_chiefs.assign_contacts).refused("household_twice")


@pytest.mark.parametrize(
    ("entry", "since", "code"),
    [
        (LATER, None, ""),
        (LATER, BEGUN, ""),
        (LATER, BEGUN - A_DAY, "lane_missing"),
        (BEFORE, None, "entry_missing"),
    ],
)
def test_rule_7_a_list_of_contacts_is_put_on_a_day_on_which_there_is_the_lane(
    entry: date, since: date | None, code: str
) -> None:
    command = m.CorrectContactsEntry(
        village=VILLAGE, lane=LaneId("a"), entry=entry, since=since, reason="录错"
    )
    standing = plan(contacts=(contact("a", LATER), contact("b", BEFORE)))
    outcome = standing.when(command, rules_chiefs.correct_contacts_entry)
    assert outcome.code == code
    if not code:
        after = given(PLAN, outcome.only(), state=standing.state).state.contacts
        kept = [one for one in after if one.lane == "a"]
        assert kept == ([] if since is None else [contact("a", since)])
        assert [one for one in after if one.lane == "b"] == [contact("b", BEFORE)]
