from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain.access import Readings
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.personal import IdentityNumber, PersonName, Telephone
from ruralgov.domain.registry import (
    CloseHousehold,
    CorrectPerson,
    Departure,
    EndPerson,
    ErasePerson,
    HouseholdRelation,
    Households,
    Members,
    MoveHousehold,
    MovePerson,
    PersonByIdentity,
    RegisterHousehold,
)
from ruralgov.sample.draw import identity_number
from tests.town import NAME, Town, code_of

LATER = date(2025, 7, 1)
NUMBER = identity_number(77)


def test_rule_5_and_6_a_number_names_one_present_household_of_a_village(town: Town) -> None:
    home = town.household("1")
    assert code_of(lambda: town.household("1")) == "household_number_taken"
    assert town.household("1", town.other)
    move = MoveHousehold(
        household=home, village=town.village, number="2", since=LATER, cause="换门牌"
    )
    town.do("registrar", move)
    assert code_of(lambda: town.household("1")) == "household_number_taken"
    again = RegisterHousehold(village=town.village, number="1", since=LATER, source="t")
    assert town.do("registrar", again).key != home
    rows = town.ask("registrar", Households(village=town.village), date(2025, 6, 30))
    assert [row.number for row in rows if row.owner == home] == ["1"]


def test_rule_7_a_person_is_in_one_household_and_an_empty_one_can_end(town: Town) -> None:
    home, new = town.household("1"), town.household("2")
    person = town.person(home)
    close = CloseHousehold(household=home, since=date(2026, 1, 1), cause="并户")
    assert code_of(lambda: town.do("registrar", close)) == "household_not_empty"
    move = MovePerson(
        person=person,
        household=new,
        relation=HouseholdRelation.CHILD,
        since=LATER,
        cause="并户",
    )
    town.do("registrar", move)
    assert town.ask("registrar", Members(household=home), LATER) == []
    (member,) = town.ask("registrar", Members(household=new), LATER)
    assert (member.person, member.name, member.relation) == (person, NAME, "child")
    town.do("registrar", close)
    assert code_of(lambda: town.person(home, NUMBER)) == ""  # it was there in 2024
    assert code_of(lambda: town.do("registrar", move)) == "change_not_later"


def test_rule_7_who_died_or_left_is_no_member_from_that_day(town: Town) -> None:
    home = town.household("1")
    person = town.person(home)
    end = EndPerson(person=person, departure=Departure.DIED, since=LATER)
    town.do("registrar", end)
    assert town.ask("registrar", Members(household=home), LATER) == []
    assert len(town.ask("registrar", Members(household=home), date(2025, 6, 30))) == 1
    assert code_of(lambda: town.do("registrar", end)) == "person_died"


def test_rule_8_an_identity_number_names_one_person(town: Town) -> None:
    home = town.household("1")
    person = town.person(home, NUMBER)
    assert code_of(lambda: town.person(home, NUMBER)) == "identity_taken"
    (row,) = town.ask("registrar", PersonByIdentity(identity=IdentityNumber.of(NUMBER)))
    assert row.owner == person


def test_rule_9_a_correction_has_a_reason_and_frees_the_old_number(town: Town) -> None:
    home = town.household("1")
    person = town.person(home, NUMBER)
    right = CorrectPerson(
        person=person, name=PersonName.of("钱木兰"), clear=("identity",), reason="证件有误"
    )
    town.do("registrar", right)
    assert town.person(home, NUMBER) != person


def test_rule_9_erasing_is_final_and_leaves_the_journal_whole(town: Town) -> None:
    home = town.household("1")
    person = town.person(home, NUMBER)
    erase = ErasePerson(person=person, reason="本人申请")
    town.do("registrar", erase)
    (member,) = town.ask("registrar", Members(household=home), LATER)
    assert member.name == "erased"
    assert town.ask("registrar", PersonByIdentity(identity=IdentityNumber.of(NUMBER))) == []
    assert code_of(lambda: town.do("registrar", erase)) == "person_missing"


def test_every_reading_of_a_name_is_recorded_with_who_and_why(town: Town) -> None:
    home = town.household("1")
    person = town.person(home)
    town.ask("registrar", Members(household=home))
    (row,) = town.ask("auditor", Readings(subject=f"person/{person}"))
    assert (row.account, row.purpose, row.query, row.fields) == (
        *("registrar", "registration", "Members", "name"),
    )


@given(st.integers(0, 10**6), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(n: int, place: int, step: int) -> None:
    good = identity_number(n)
    assert IdentityNumber.of(f" {good[:6]} {good[6:]} ".lower()) == IdentityNumber.of(good)
    marks = "0123456789X" if place == 17 else "0123456789"
    wrong = marks[(marks.index(good[place]) + step) % len(marks)]
    with pytest.raises(BadInput) as caught:
        IdentityNumber.of(good[:place] + wrong + good[place + 1 :])
    assert good[6:14] not in str(caught.value)


def test_a_date_that_does_not_exist_is_refused() -> None:
    body = "37108219900231001"
    for mark in "0123456789X":
        with pytest.raises(BadInput):
            IdentityNumber.of(body + mark)


def test_a_telephone_is_digits() -> None:
    assert Telephone.of("１３８-0000 0000") == Telephone.of("13800000000")
    with pytest.raises(BadInput):
        Telephone.of("call me")
