"""What is kept of people and households: dated, corrected, documented, merged, erased."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import registry as r
from ruralgov.domain.access import Readings
from ruralgov.domain.kernel.ids import CITY, HouseholdId, PersonId
from ruralgov.domain.kernel.personal import (
    Address,
    BirthDate,
    DocumentNumber,
    IdentityNumber,
    PersonName,
    Telephone,
)
from ruralgov.domain.registry import (
    Departure,
    DocumentKind,
    HouseholdKind,
    HouseholdRelation,
    Residence,
    Sex,
)
from ruralgov.sample.draw import identity_number
from tests.registry.living import (
    BACK,
    HEAD,
    LATEST,
    LEFT,
    PHONE,
    back,
    card,
    do,
    end,
    members,
    said,
    undo,
)
from tests.town import DAY, NAME, Town


def test_kind_residence_and_address_hold_from_days_on_and_the_address_is_read_on_record(
    town: Town,
) -> None:
    register = r.RegisterHousehold(
        village=town.village,
        number="1",
        since=DAY,
        source="t",
        address=Address("和平路1号"),
        residence=Residence.LIVING,
    )
    home = HouseholdId(town.do("registrar", register).key)
    change = r.ChangeHousehold(
        household=home,
        kind=HouseholdKind.COLLECTIVE,
        address=Address("和平路2号"),
        since=LEFT,
        cause="换证",
    )
    do(town, change)

    def shown(day: date) -> tuple[str | None, HouseholdKind, Residence]:
        found = town.ask("registrar", r.HouseholdCard(household=home), day)
        return found.address, found.kind, found.residence

    before = ("和平路1号", HouseholdKind.FAMILY, Residence.LIVING)
    after = ("和平路2号", HouseholdKind.COLLECTIVE, Residence.LIVING)
    assert (shown(DAY), shown(LEFT)) == (before, after)
    readings = town.ask("auditor", Readings(subject=f"household/{home}"))
    assert {(one.query, one.fields) for one in readings} == {("HouseholdCard", "address")}
    do(town, r.CorrectHouseholdEntry(household=home, entry=LEFT, since=BACK, reason="x"))
    assert (shown(LEFT), shown(BACK)) == (before, after)
    do(town, r.CorrectHouseholdEntry(household=home, entry=BACK, reason="x"))
    assert shown(BACK) == before
    nothing = r.ChangeHousehold(household=home, since=LEFT, cause="x")
    assert said(town, nothing) == "nothing_named"
    early = r.ChangeHousehold(
        household=home, address=Address("x"), since=date(2020, 1, 1), cause="x"
    )
    assert said(town, early) == "household_missing"


def test_a_correction_leaves_alone_what_it_does_not_name(town: Town, home: HouseholdId) -> None:
    number = identity_number(5)
    person = town.person(home, number)
    do(town, r.CorrectPerson(person=person, telephone=PHONE, party_member=True, reason="x"))
    do(town, r.CorrectPerson(person=person, name=PersonName.of("赵新"), reason="x"))
    found = card(town, person)
    assert (found.name, found.telephone, found.party_member) == ("赵新", "13900000000", True)
    query = r.PersonByIdentity(identity=IdentityNumber.of(number))
    assert [row.owner for row in town.ask("registrar", query)] == [person]
    clear = r.CorrectPerson(person=person, clear=("telephone", "identity"), reason="x")
    do(town, clear)
    assert card(town, person).telephone is None
    assert town.ask("registrar", query) == []
    for wrong, code in (
        (r.CorrectPerson(person=person, reason="x"), "nothing_named"),
        (r.CorrectPerson(person=person, clear=("name",), reason="x"), "clear_unknown"),
    ):
        assert said(town, wrong) == code


def test_name_telephone_and_party_hold_from_days_on(
    town: Town, home: HouseholdId, person: PersonId
) -> None:
    change = r.ChangePerson(
        person=person,
        name=PersonName.of("赵新"),
        telephone=Telephone.of("13800000001"),
        party_member=True,
        since=LEFT,
        cause="更名入党",
    )
    do(town, change)

    def shown(day: date) -> tuple[str | None, str | None, bool, bool]:
        found = card(town, person, day)
        (member,) = town.ask("registrar", r.Members(household=home), day)
        assert member.name == found.name
        return found.name, found.telephone, found.party_member, member.party_member

    before = (NAME, "13900000000", False, False)
    after = ("赵新", "13800000001", True, True)
    assert (shown(date(2025, 2, 28)), shown(LEFT)) == (before, after)
    assert said(town, change) == "party_same"
    move = r.CorrectPersonEntry(person=person, entry=LEFT, since=BACK, reason="x")
    do(town, move)
    assert (shown(LEFT), shown(BACK)) == (before, after)
    assert said(town, move) == "entry_missing"
    mend = r.CorrectPerson(person=person, name=PersonName.of("赵欣"), reason="错字")
    do(town, mend)
    assert (shown(LEFT)[0], shown(BACK)[0]) == (NAME, "赵欣")
    do(town, r.ChangePerson(person=person, clear=("telephone",), since=LATEST, cause="销号"))
    assert shown(LATEST)[1] is None
    do(town, r.CorrectPersonEntry(person=person, entry=BACK, reason="x"))
    assert (shown(BACK), shown(BACK)[2]) == (before, False)
    assert town.app.verify() == []


def test_leaving_the_party_does_not_rewrite_the_past(
    town: Town, home: HouseholdId, person: PersonId
) -> None:
    do(town, r.CorrectPerson(person=person, party_member=True, reason="x"))
    left = r.ChangePerson(person=person, party_member=False, since=LEFT, cause="退党")
    do(town, left)
    days = (DAY, date(2025, 2, 28), LEFT)
    found = [town.ask("registrar", r.Members(household=home), day)[0] for day in days]
    assert [one.party_member for one in found] == [True, True, False]
    early = r.ChangePerson(person=person, party_member=True, since=DAY, cause="x")
    assert said(town, early) == "change_not_later"


def test_a_person_without_a_number_has_documents_a_birth_date_and_a_sex(
    town: Town, home: HouseholdId
) -> None:
    number = DocumentNumber.of("h 12345678")
    register = r.RegisterPerson(
        household=home,
        name=PersonName.of("NGUYEN THI HOA"),
        relation=HouseholdRelation.SPOUSE,
        birth=BirthDate.of("1990-05-06"),
        sex=Sex.FEMALE,
        document=DocumentKind.HOME_PERMIT,
        document_number=number,
        since=DAY,
        source="t",
    )
    person = PersonId(town.do("registrar", register).key)
    found = card(town, person)
    assert (found.name, found.born, found.sex) == ("NGUYEN THI HOA", "1990-05-06", Sex.FEMALE)
    query = r.PersonByDocument(kind=DocumentKind.HOME_PERMIT, number=number)
    assert [row.owner for row in town.ask("registrar", query)] == [person]
    assert said(town, register) == "document_taken"
    renewed = r.RecordDocument(
        person=person,
        kind=DocumentKind.HOME_PERMIT,
        number=DocumentNumber.of("H87654321"),
        since=LEFT,
        source="t",
    )
    finish = r.EndDocument(person=person, kind=DocumentKind.HOME_PERMIT, since=BACK, reason="注销")
    do(town, renewed, finish)
    assert [(one.number, one.since) for one in card(town, person).documents] == [
        ("H12345678", DAY),
        ("H87654321", LEFT),
        (None, BACK),
    ]
    passport = r.EndDocument(person=person, kind=DocumentKind.PASSPORT, since=BACK, reason="x")
    assert said(town, passport) == "document_missing"
    do(town, r.ErasePerson(person=person, reason="申请"))
    assert town.ask("registrar", query) == []
    assert town.app.verify() == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"birth": BirthDate("2026-01-05")}, ""),
        ({"birth": BirthDate("2026-01-06")}, "birth_future"),
        ({"identity": IdentityNumber("371082209901010019")}, "birth_future"),
        (
            {"birth": BirthDate("1990-01-01"), "identity": IdentityNumber("371082199101010014")},
            "birth_differs",
        ),
        ({"document": DocumentKind.PASSPORT}, "document_half"),
        ({"unit": "x"}, "member_or_outsider"),
        ({"relation": None}, "member_or_outsider"),
        ({"household": None}, "member_or_outsider"),
        ({"household": None, "relation": None}, "member_or_outsider"),
    ],
)
def test_what_does_not_fit_a_person_is_refused(
    town: Town, home: HouseholdId, more: dict[str, Any], code: str
) -> None:
    fields = {"household": home, "relation": HEAD} | more
    command = r.RegisterPerson(name=PersonName.of(NAME), since=DAY, source="t", **fields)
    assert said(town, command) == code


def test_who_belongs_to_no_household_has_a_unit_and_may_join_one(
    town: Town, home: HouseholdId
) -> None:
    register = r.RegisterPerson(
        name=PersonName.of(NAME), unit="市农业农村局", since=DAY, source="任命"
    )
    person = PersonId(town.do("registrar", register).key)
    found = card(town, person)
    assert (found.unit, found.memberships) == ("市农业农村局", ())
    do(town, back(person, home, LEFT))
    assert members(town, home, LEFT) == [person]
    do(town, undo(person, LEFT), end(person, BACK, Departure.DIED))
    assert card(town, person).died == BACK
    assert town.app.verify() == []


def pairs(town: Town, place: Any) -> list[tuple[set[str], tuple[str, ...]]]:
    found = town.ask("registrar", r.LikePersons(place=place))
    return [({one.first, one.second}, one.because) for one in found]


def test_people_entered_twice_are_suspected_and_merged_by_a_person(
    town: Town, home: HouseholdId
) -> None:
    other = town.household("2", town.other)
    first, second = town.person(home, identity_number(5)), town.person(other)
    do(town, r.CorrectPerson(person=first, telephone=PHONE, reason="x"))
    do(town, r.CorrectPerson(person=second, telephone=PHONE, clear=("identity",), reason="x"))
    assert pairs(town, CITY) == [({first, second}, ("telephone",))]
    assert pairs(town, town.village) == []
    assert town.ask("auditor", Readings(subject=f"person/{first}")) == []
    do(town, end(first, LEFT))
    merge = r.MergePersons(person=first, into=second, reason="同一人")
    assert said(town, r.MergePersons(person=first, into=first, reason="x")) == "merge_itself"
    do(town, merge)
    assert said(town, merge) == "person_merged"
    assert said(town, end(first, BACK)) == "person_merged"
    query = r.PersonByIdentity(identity=IdentityNumber.of(identity_number(5)))
    assert {row.owner for row in town.ask("registrar", query)} == {second}
    assert card(town, second).absorbed == (first,)
    assert card(town, first).merged == second
    assert (members(town, home, DAY), members(town, other, DAY)) == ([], [second])
    assert pairs(town, CITY) == []
    do(town, r.ErasePerson(person=second, reason="申请"))
    assert card(town, first).name == "erased"
    assert town.app.verify() == []


def test_a_merged_person_gives_the_days_that_the_other_lacks_and_a_second_number(
    town: Town, home: HouseholdId
) -> None:
    first = town.person(home, identity_number(5))
    do(town, end(first, LEFT))
    other = town.household("2")
    register = r.RegisterPerson(
        household=other,
        name=PersonName.of(NAME),
        identity=IdentityNumber.of(identity_number(6)),
        relation=HEAD,
        since=BACK,
        source="t",
    )
    second = PersonId(town.do("registrar", register).key)
    passport = DocumentNumber.of("E12345678")
    record = r.RecordDocument(
        person=first, kind=DocumentKind.PASSPORT, number=passport, since=DAY, source="t"
    )
    do(town, record, r.MergePersons(person=first, into=second, reason="同一人"))
    query = r.PersonByDocument(kind=DocumentKind.PASSPORT, number=passport)
    assert {row.owner for row in town.ask("registrar", query)} == {second}
    assert (members(town, home, DAY), members(town, other, BACK)) == ([second], [second])
    former = r.PersonByDocument(
        kind=DocumentKind.FORMER_NUMBER, number=DocumentNumber.of(identity_number(5))
    )
    assert {row.owner for row in town.ask("registrar", former)} == {second}
    assert town.app.verify() == []


def test_what_held_from_days_on_is_erased_with_the_person(
    town: Town, home: HouseholdId, person: PersonId
) -> None:
    name = PersonName.of("赵新")
    do(town, r.ChangePerson(person=person, name=name, since=LEFT, cause="更名"))
    passport = DocumentNumber.of("E12345678")
    record = r.RecordDocument(
        person=person, kind=DocumentKind.PASSPORT, number=passport, since=LEFT, source="t"
    )
    do(town, record, r.ErasePerson(person=person, reason="申请"))
    found = [card(town, person, day) for day in (DAY, LEFT)]
    assert [(one.name, one.telephone, one.documents) for one in found] == [("erased", None, ())] * 2
    for wrong in (
        r.ChangePerson(person=person, name=name, since=BACK, cause="x"),
        r.CorrectPersonEntry(person=person, entry=LEFT, reason="x"),
        record,
        r.EndDocument(person=person, kind=DocumentKind.PASSPORT, since=BACK, reason="x"),
        r.MergePersons(person=person, into=town.person(home), reason="x"),
    ):
        assert said(town, wrong) == "person_missing"
    assert town.app.verify() == []
