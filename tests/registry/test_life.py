"""How people leave, return, die and are put right, and what becomes of their households."""

from datetime import date

import pytest

from ruralgov.domain import registry as r
from ruralgov.domain.access import RecordAsKnown
from ruralgov.domain.kernel.ids import HouseholdId, PersonId
from ruralgov.domain.kernel.personal import (
    PersonName,
)
from ruralgov.domain.registry import (
    Departure,
    HouseholdProblem,
)
from tests.registry.living import (
    BACK,
    HEAD,
    LATEST,
    LEFT,
    SON,
    back,
    card,
    do,
    end,
    members,
    said,
    undo,
)
from tests.town import DAY, NAME, Town


def test_who_left_comes_back_under_the_old_id(
    town: Town, home: HouseholdId, person: PersonId
) -> None:
    assert said(town, back(person, home)) == "person_lives"
    do(town, end(person, LEFT))
    assert said(town, back(person, home, LEFT)) == "change_not_later"
    other = town.household("2", town.other)
    do(town, back(person, other))
    days = (date(2025, 2, 28), LEFT, date(2025, 5, 31))
    assert [members(town, home, day) for day in days] == [[person], [], []]
    assert (members(town, other, BACK), members(town, home, BACK)) == ([person], [])
    assert town.app.verify() == []


def test_who_left_and_died_is_recorded_as_dead_once_and_never_before_leaving(
    town: Town, home: HouseholdId, person: PersonId
) -> None:
    do(town, end(person, LEFT))
    assert said(town, end(person, date(2025, 2, 28), Departure.DIED)) == "change_not_later"
    do(town, end(person, LATEST, Departure.DIED))
    found = card(town, person)
    assert found.died == LATEST
    assert [one.until for one in found.memberships] == [LEFT]
    assert [one.departure for one in found.memberships] == [Departure.LEFT]
    assert said(town, back(person, home, date(2025, 12, 1))) == "person_died"
    assert said(town, end(person, LATEST, Departure.DIED)) == "person_died"
    do(town, undo(person, LATEST), back(person, home, date(2025, 12, 1)))
    assert card(town, person).died is None
    assert town.app.verify() == []


@pytest.mark.parametrize("departure", Departure)
def test_a_departure_by_mistake_is_undone_or_moved_to_its_day(
    town: Town, home: HouseholdId, person: PersonId, departure: Departure
) -> None:
    do(town, end(person, LEFT, departure), undo(person, LEFT, BACK))
    days = (date(2025, 5, 31), BACK)
    assert [members(town, home, day) for day in days] == [[person], []]
    do(town, undo(person, BACK))
    found = card(town, person)
    assert (members(town, home, LATEST), found.died) == ([person], None)
    assert found.memberships[-1].departure is None
    assert said(town, undo(person, BACK)) == "entry_missing"
    do(town, end(person, LATEST, departure))
    assert town.app.verify() == []


def test_the_first_day_of_a_membership_is_mended_within_the_days_of_its_household(
    town: Town, home: HouseholdId, person: PersonId
) -> None:
    assert said(town, undo(person, DAY)) == "membership_only"
    assert said(town, undo(person, DAY, date(2023, 12, 31))) == "household_not_then"
    do(town, undo(person, DAY, LEFT))
    assert (members(town, home, DAY), members(town, home, LEFT)) == ([], [person])


def test_a_newborn_may_die_on_the_day_of_registration_and_that_be_wrong(
    town: Town, home: HouseholdId, person: PersonId
) -> None:
    do(town, end(person, DAY, Departure.DIED))
    assert (members(town, home, DAY), card(town, person).died) == ([], DAY)
    do(town, undo(person, DAY))
    assert (members(town, home, DAY), card(town, person).died) == ([person], None)
    assert town.app.verify() == []


@pytest.mark.parametrize("departure", Departure)
def test_nobody_departs_in_the_future(town: Town, person: PersonId, departure: Departure) -> None:
    tomorrow = date(2026, 1, 6)
    assert said(town, end(person, tomorrow, departure)) == "departure_future"
    do(town, end(person, date(2026, 1, 5), departure))
    wrong = undo(person, date(2026, 1, 5), date(2027, 1, 1))
    assert said(town, wrong) == "departure_future"


def test_who_was_erased_moves_leaves_and_frees_the_household(
    town: Town, home: HouseholdId, person: PersonId
) -> None:
    new = town.household("2")
    do(town, r.ErasePerson(person=person, reason="申请"))
    move = r.MovePerson(person=person, household=new, relation=HEAD, since=LEFT, cause="并户")
    do(town, move, end(person, BACK), back(person, new, LATEST), undo(person, LATEST))
    for one in (home, new):
        do(town, r.CloseHousehold(household=one, since=LATEST, cause="无人"))
    assert town.app.verify() == []
    again = r.ErasePerson(person=person, reason="申请")
    do(town, again)
    assert said(town, again) == "person_missing"
    file = town.ask("auditor", RecordAsKnown(kind="person", key=person, personal=True))
    causes = {one.fields.get("cause") for one in file.events}
    assert causes == {None, "erased"}
    assert town.app.verify() == []


def test_a_household_is_not_closed_before_a_member_who_comes_later(
    town: Town, home: HouseholdId
) -> None:
    close = r.CloseHousehold(household=home, since=LEFT, cause="无人")
    person = r.RegisterPerson(
        household=home, name=PersonName.of(NAME), relation=HEAD, since=BACK, source="t"
    )
    do(town, person)
    assert said(town, close) == "household_not_empty"


def test_what_is_to_be_looked_at_in_households(
    town: Town, home: HouseholdId, person: PersonId
) -> None:
    empty = town.household("2")
    town.household("3", town.other)

    def found(day: date) -> list[tuple[str, str]]:
        query = r.HouseholdFindings(village=town.village)
        return [(one.household, one.problem) for one in town.ask("registrar", query, day)]

    assert found(LEFT) == [(empty, HouseholdProblem.EMPTY)]
    second = town.person(home)
    assert (home, HouseholdProblem.SEVERAL_HEADS) in found(LEFT)
    relation = r.ChangeRelation(person=second, relation=SON, since=LEFT, cause="更正")
    do(town, relation, end(person, BACK, Departure.DIED))
    assert found(LEFT) == [(empty, HouseholdProblem.EMPTY)]
    assert (home, HouseholdProblem.NO_HEAD) in found(BACK)
    do(town, r.ChangeRelation(person=second, relation=HEAD, since=LATEST, cause="新户主"))
    assert found(LATEST) == [(empty, HouseholdProblem.EMPTY)]
    (then,) = town.ask("registrar", r.Members(household=home), BACK)
    assert then.relation is SON


def test_a_relation_entered_wrongly_that_day_is_replaced(
    town: Town, home: HouseholdId, person: PersonId
) -> None:
    do(town, r.ChangeRelation(person=person, relation=SON, since=DAY, cause="录入有误"))
    (one,) = town.ask("registrar", r.Members(household=home), DAY)
    assert (one.relation, len(card(town, person).memberships)) == (SON, 1)
    past = r.ChangeRelation(person=person, relation=SON, since=date(2023, 1, 1), cause="x")
    assert said(town, past) == "change_not_later"


def test_a_closed_household_is_opened_again_and_one_entered_by_mistake_withdrawn(
    town: Town, home: HouseholdId
) -> None:
    def mend(entry: date, since: date | None = None) -> r.CorrectHouseholdEntry:
        return r.CorrectHouseholdEntry(household=home, entry=entry, since=since, reason="误登")

    do(town, r.CloseHousehold(household=home, since=LEFT, cause="无人"), mend(LEFT))
    rows = town.ask("registrar", r.Households(village=town.village), LATEST)
    assert [one.owner for one in rows] == [home]
    person = town.person(home)
    assert said(town, mend(DAY)) == "household_members_then"
    assert said(town, mend(DAY, LEFT)) == "household_members_then"
    do(town, mend(DAY, date(2023, 6, 1)))
    other = town.household("2")
    move = r.MovePerson(person=person, household=other, relation=HEAD, since=LEFT, cause="并户")
    do(town, move)
    assert said(town, mend(date(2023, 6, 1))) == "household_members_then"
    do(town, r.CorrectHouseholdEntry(household=town.household("3"), entry=DAY, reason="误登"))
    rows = town.ask("registrar", r.Households(village=town.village), LATEST)
    assert {one.number for one in rows} == {"1", "2"}
    do(town, r.CloseHousehold(household=home, since=BACK, cause="无人"))
    assert said(town, mend(BACK, date(2025, 2, 1))) == "household_members_then"
    do(town, mend(BACK, LEFT))
    assert town.household("3")
    assert town.app.verify() == []


def test_a_day_put_right_does_not_take_the_number_of_another_household(
    town: Town, home: HouseholdId
) -> None:
    do(town, r.CloseHousehold(household=home, since=LEFT, cause="无人"))
    again = r.RegisterHousehold(village=town.village, number="1", since=LEFT, source="t")
    do(town, again)
    later = r.CorrectHouseholdEntry(household=home, entry=LEFT, since=BACK, reason="x")
    assert said(town, later) == "household_number_taken"
    opened = r.CorrectHouseholdEntry(household=home, entry=LEFT, reason="x")
    assert said(town, opened) == "household_number_taken"
    do(
        town,
        r.CorrectHouseholdEntry(household=home, entry=LEFT, since=date(2025, 2, 1), reason="x"),
    )
