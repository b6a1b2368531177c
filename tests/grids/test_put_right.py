"""What an entry of a plan that is put right, or a household that left, makes of all of it."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.grids import (
    Branch,
    Chief,
    ChiefBasis,
    Contact,
)
from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids.model import Cited
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    DecisionId,
    HouseholdId,
    LaneId,
    OrganisationId,
    PersonId,
)
from tests.given import given
from tests.grids.plans import (
    A_DAY,
    BEGUN,
    LATER,
    PLAN,
    PLANNED,
    grid,
    lane,
)

BEFORE, AFTER = LATER - A_DAY, LATER + A_DAY
NAMED = DecisionId("decision")


def office(target: str, since: date, until: date) -> Chief:
    return Chief(
        target=target,
        person=PersonId("p"),
        basis=ChiefBasis.OTHER,
        attested="会",
        since=since,
        until=until,
    )


def spans(target: str, state: Any) -> list[tuple[date, date]]:
    return [(one.since, one.until) for one in state.chiefs if one.target == target]


def put(entry: date, since: date | None, **more: Any) -> Any:
    """Return the plan, changed so, after one of its entries was put right."""
    event = m.PlanEntryCorrected(entry=entry, since=since, reason="录错")
    return given(PLAN, event, state=change(PLANNED, **more)).state


def test_rule_3_an_office_that_ended_with_its_lane_ends_as_that_does() -> None:
    ended = (change(lane("a"), until=LATER), *PLANNED.lanes[1:])
    more = {"changed": LATER, "lanes": ended, "chiefs": (office("a", BEGUN, LATER),)}
    assert spans("a", put(LATER, AFTER, **more)) == [(BEGUN, AFTER)]
    assert spans("a", put(LATER, BEFORE, **more)) == [(BEGUN, BEFORE)]
    assert spans("a", put(LATER, None, **more)) == [(BEGUN, FOREVER)]
    early = more | {"chiefs": (office("a", BEGUN, BEFORE), office("b", BEGUN, LATER))}
    right = put(LATER, AFTER, **early)
    assert (spans("a", right), spans("b", right)) == ([(BEGUN, BEFORE)], [(BEGUN, LATER)])
    assert right.changed == AFTER


def test_rule_3_an_office_begins_no_earlier_than_its_lane_and_goes_with_it() -> None:
    new = lane("new", since=LATER)
    lanes = (*PLANNED.lanes, new)
    contact = Contact(lane=LaneId("new"), households=(HouseholdId("a-1"),), since=LATER)
    kept = change(contact, lane=LaneId("a"))
    chiefs = (office("new", LATER, FOREVER), office("new", LATER, AFTER), office("a", BEGUN, LATER))
    more = {"changed": LATER, "lanes": lanes, "chiefs": chiefs, "contacts": (contact, kept)}
    right = put(LATER, AFTER, **more)
    assert spans("new", right) == [(AFTER, FOREVER)]
    assert spans("a", right) == [(BEGUN, LATER)]
    earlier = put(LATER, BEFORE, **more)
    assert spans("new", earlier) == [(LATER, FOREVER), (LATER, AFTER)]
    gone = put(LATER, None, **more)
    assert (spans("new", gone), gone.contacts, gone.lanes) == ([], (kept,), PLANNED.lanes)
    assert gone.changed == BEGUN


def test_rule_3_a_lane_that_was_changed_began_with_its_first_span() -> None:
    lanes = (
        change(lane("a"), until=LATER),
        lane("a", since=LATER),
        *PLANNED.lanes[1:],
    )
    more = {"changed": LATER, "lanes": lanes, "chiefs": (office("a", BEGUN, FOREVER),)}
    assert spans("a", put(LATER, AFTER, **more)) == [(BEGUN, FOREVER)]
    first = put(BEGUN, BEGUN + A_DAY, **more)
    assert spans("a", first) == [(BEGUN + A_DAY, FOREVER)]
    grids = (change(grid("g1"), until=LATER), change(grid("g1"), since=LATER), grid("g2"))
    led = put(LATER, AFTER, changed=LATER, grids=grids, chiefs=(office("g1", BEGUN, FOREVER),))
    assert spans("g1", led) == [(BEGUN, FOREVER)]


PLAN_OF, CHIEFS_OF = (Cited(decision=NAMED, since=LATER, chiefs=chiefs) for chiefs in (False, True))
OLDER = change(PLAN_OF, since=BEGUN)


@pytest.mark.parametrize(
    ("since", "left"),
    [
        (None, (CHIEFS_OF, OLDER)),
        (AFTER, (change(PLAN_OF, since=AFTER), CHIEFS_OF, OLDER)),
    ],
)
def test_rule_13_the_decision_of_a_change_goes_with_its_entry(
    since: date | None, left: tuple[Cited, ...]
) -> None:
    new = (*PLANNED.lanes, lane("new", since=LATER))
    state = put(LATER, since, changed=LATER, lanes=new, cited=(PLAN_OF, CHIEFS_OF, OLDER))
    assert state.cited == left


@pytest.mark.parametrize(
    ("others", "since", "left"),
    [
        ((), None, (PLAN_OF, OLDER)),
        ((), AFTER, (PLAN_OF, change(CHIEFS_OF, since=AFTER), OLDER)),
        ((office("b", LATER, FOREVER),), None, (PLAN_OF, CHIEFS_OF, OLDER)),
        ((office("b", LATER, FOREVER),), AFTER, (PLAN_OF, CHIEFS_OF, OLDER)),
        ((office("b", BEGUN, FOREVER),), None, (PLAN_OF, OLDER)),
    ],
)
def test_rule_13_the_decision_about_chiefs_stays_while_an_office_began_on_its_day(
    others: tuple[Chief, ...], since: date | None, left: tuple[Cited, ...]
) -> None:
    event = m.ChiefEntryCorrected(
        target="a", person=PersonId("p"), entry=LATER, since=since, reason="录错"
    )
    before = change(
        PLANNED,
        chiefs=(office("a", LATER, FOREVER), *others),
        cited=(PLAN_OF, CHIEFS_OF, OLDER),
    )
    assert given(PLAN, event, state=before).state.cited == left


@pytest.mark.parametrize(
    ("until", "left"), [(BEFORE, [("x",)]), (LATER, [("x",)]), (AFTER, [("x",), ()])]
)
def test_rule_2_who_left_is_in_no_list_of_contacts_after_that_day(
    until: date, left: list[tuple[str, ...]]
) -> None:
    listed = Contact(lane=LaneId("a"), households=(HouseholdId("x"),), since=BEGUN, until=until)
    event = m.HouseholdsLeft(households=(HouseholdId("x"),), since=LATER, cause="迁")
    after = given(PLAN, event, state=change(PLANNED, contacts=(listed,))).state
    assert [one.households for one in after.contacts] == left
    assert after.changed == BEGUN, "no lane is another"
    gone = change(event, households=(HouseholdId("a-1"),))
    assert given(PLAN, gone, state=PLANNED).state.changed == LATER
    late = given(PLAN, gone, state=change(PLANNED, changed=AFTER)).state
    assert late.changed == AFTER


@pytest.mark.parametrize(
    ("since", "until", "left"),
    [
        (BEGUN, FOREVER, [(BEGUN, LATER)]),
        (BEGUN, BEFORE, [(BEGUN, BEFORE)]),
        (BEFORE, FOREVER, [(BEFORE, LATER)]),
        (LATER, FOREVER, []),
    ],
)
def test_rule_3_with_a_plan_end_its_offices_and_its_place_below_an_organisation(
    since: date, until: date, left: list[tuple[date, date]]
) -> None:
    branch = Branch(organisation=OrganisationId("o"), since=since, until=until)
    before = change(PLANNED, chiefs=(office("a", since, until),), branches=(branch,))
    after = given(PLAN, m.PlanEnded(since=LATER, basis="撤"), state=before).state
    assert spans("a", after) == left
    assert [(one.since, one.until) for one in after.branches] == left


@pytest.mark.parametrize(
    ("since", "kept"), [(BEGUN, [LATER, FOREVER]), (LATER, [FOREVER]), (AFTER, [FOREVER])]
)
def test_rule_7_contacts_of_that_day_or_later_give_way(since: date, kept: list[date]) -> None:
    held = Contact(lane=LaneId("a"), households=(HouseholdId("a-1"),), since=since)
    event = m.ContactsAssigned(lane=LaneId("a"), households=(HouseholdId("c-1"),), since=LATER)
    after = given(PLAN, event, state=change(PLANNED, contacts=(held,))).state
    assert [one.until for one in after.contacts] == kept
    none = given(PLAN, change(event, households=()), state=change(PLANNED, contacts=(held,)))
    assert [one.until for one in none.state.contacts] == kept[:-1]
