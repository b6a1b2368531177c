"""Committees, their mediators and places: rules 1, 2 and 17."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import mediation as m
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.personal import BirthDate, PersonName
from ruralgov.domain.registry import (
    Departure,
    EndPerson,
    HangingOn,
    HouseholdRelation,
    RegisterPerson,
    Sex,
)
from tests.mediation.parlour import (
    A_DAY,
    BEGUN,
    CLERK,
    GUIDE,
    PAPER,
    TERM_END,
    Parlour,
    establishing,
    holding,
    members,
    opening,
)
from tests.town import DAY, NAME, code_of

MARCH = date(2025, 3, 1)


@pytest.fixture
def here() -> Parlour:
    return Parlour()


def born(here: Parlour, day: str, number: int, sex: Sex = Sex.MALE) -> PersonId:
    """Register somebody who has no identity number."""
    command = RegisterPerson(
        household=here.town.household(f"b{number}"),
        name=PersonName.of(NAME),
        relation=HouseholdRelation.HEAD,
        birth=BirthDate.of(day),
        sex=sex,
        since=DAY,
        source="t",
    )
    return PersonId(here.town.do("registrar", command).key)


def test_rule_1_a_committee_has_three_to_nine_members_and_one_chair(here: Parlour) -> None:
    def code(*people: PersonId, **more: Any) -> str:
        return code_of(lambda: here.do(establishing(here.village, *people, **more), GUIDE))

    assert code(here.woman, here.mediator) == "mediation_committee_size"
    two = members(here.woman, here.mediator) + members(here.third)
    assert code(members=two) == "mediation_committee_size"
    assert code(here.woman, here.mediator, here.mediator) == "mediation_committee_twice"
    many = [here.person(9350 + 2 * number) for number in range(8)]
    assert code(*many, here.woman, here.mediator) == "mediation_committee_size"
    assert code(*many, here.woman) == ""


def test_rule_1_a_woman_is_a_member_whatever_says_so(here: Parlour) -> None:
    men = [here.person(9351 + 2 * number) for number in range(2)]
    man = born(here, "1980-01-01", 1)
    woman = born(here, "1980-01-01", 2, Sex.FEMALE)
    codes = [
        code_of(lambda who=who: here.do(establishing(here.village, *men, who), GUIDE))  # type: ignore[misc]
        for who in (man, woman)
    ]
    assert codes == ["mediation_committee_woman", ""]


def test_rule_1_members_are_adults_who_are_there(here: Parlour) -> None:
    young = born(here, "2007-01-02", 3)
    assert code_of(lambda: here.committee(since=date(2025, 1, 1))) == "", (
        "three adults are a committee"
    )
    for day, code in ((date(2025, 1, 1), "mediation_person_gone"), (date(2025, 1, 2), "")):
        command = establishing(here.town.other, here.woman, here.mediator, young, since=day)
        assert code_of(lambda one=command: here.do(one, GUIDE)) == code  # type: ignore[misc]


@pytest.mark.parametrize(
    ("until", "code"),
    [
        (TERM_END, ""),
        (TERM_END + A_DAY, "mediation_term_wrong"),
        (BEGUN, "mediation_term_wrong"),
    ],
)
def test_rule_1_a_term_is_three_years_at_most(here: Parlour, until: date, code: str) -> None:
    assert code_of(lambda: here.committee(until=until)) == code


def test_rule_1_a_place_has_one_committee_on_a_day_and_terms_follow(here: Parlour) -> None:
    key = here.committee()
    assert code_of(here.committee) == "mediation_committee_taken"
    renew = m.RenewMediationCommittee(
        committee=key,
        name="大庄村人民调解委员会",
        members=members(*here.members),
        basis="换届",
        since=BEGUN,
        until=TERM_END,
    )
    assert code_of(lambda: here.do(renew, GUIDE)) == "mediation_term_wrong"
    end = m.EndMediationCommittee(committee=key, since=MARCH, reason="并入")
    here.dispute(key)
    assert code_of(lambda: here.do(end, GUIDE)) == "mediation_committee_busy"
    assert code_of(lambda: here.committee(since=TERM_END, until=date(2031, 1, 1))) == ""


def test_rule_1_who_is_appointed_mediates_until_the_day_of_dismissal(here: Parlour) -> None:
    key = here.committee()
    twice = m.AppointMediator(committee=key, person=here.woman, basis="聘任", since=MARCH)
    assert code_of(lambda: here.do(twice, GUIDE)) == "mediator_taken"
    here.do(m.AppointMediator(committee=key, person=here.more, basis="聘任", since=MARCH), GUIDE)
    early = MARCH - A_DAY
    dismiss = m.DismissMediator(committee=key, person=here.more, since=early, reason="离任")
    assert code_of(lambda: here.do(dismiss, GUIDE)) == "mediator_missing"
    last = m.DismissMediator(committee=key, person=here.more, since=MARCH + A_DAY, reason="离任")
    here.do(last, GUIDE)
    named = [
        {one.person for one in here.town.ask(CLERK, m.MediatorsOf(committee=key), day)}
        for day in (MARCH, MARCH + A_DAY)
    ]
    assert named == [{*here.members, here.more}, {*here.members}]


def test_rule_17_an_appointment_that_was_a_mistake_never_was(here: Parlour) -> None:
    key = here.committee()
    appoint = m.AppointMediator(committee=key, person=here.more, basis="聘任", since=MARCH)
    here.do(appoint, GUIDE)
    gone = m.DismissMediator(committee=key, person=here.more, since=MARCH, reason="录错")
    here.do(gone, GUIDE)
    assert len(here.town.ask(CLERK, m.MediatorsOf(committee=key), MARCH)) == 3
    here.do(appoint, GUIDE)
    assert len(here.town.ask(CLERK, m.MediatorsOf(committee=key), MARCH)) == 4


def test_rule_2_stations_are_of_towns_and_rooms_and_parlours_of_villages(here: Parlour) -> None:
    village, town = here.committee(), here.committee(here.town.town)
    kinds = m.MediationPlaceKind
    codes = {
        (kind, where): code_of(
            lambda key=key, kind=kind: here.do(opening(key, kind=kind))  # type: ignore[misc]
        )
        for kind in kinds
        for where, key in (("village", village), ("town", town))
    }
    good = {(kinds.STATION, "town"), (kinds.ROOM, "village"), (kinds.PARLOUR, "village")}
    assert {key for key, code in codes.items() if not code} == good
    assert {code for code in codes.values() if code} == {"mediation_place_level"}


@pytest.mark.parametrize(
    "times",
    [
        (),
        (m.OpeningTime(weekday=0, begin=0, end=60),),
        (m.OpeningTime(weekday=8, begin=0, end=60),),
        (m.OpeningTime(weekday=1, begin=60, end=60),),
        (m.OpeningTime(weekday=1, begin=0, end=1441),),
        (m.OpeningTime(weekday=1, begin=60, end=120), m.OpeningTime(weekday=1, begin=0, end=61)),
    ],
)
def test_rule_2_opening_times_that_nobody_can_keep_are_refused(
    here: Parlour, times: tuple[m.OpeningTime, ...]
) -> None:
    key = here.committee()
    assert code_of(lambda: here.parlour(key, opening=times)) == "mediation_opening_wrong"


def test_rule_2_opening_times_that_meet_are_taken_and_told_in_order(here: Parlour) -> None:
    late, early = (
        m.OpeningTime(weekday=1, begin=60, end=1440),
        m.OpeningTime(weekday=1, begin=0, end=60),
    )
    here.parlour(here.committee(), opening=(late, early))
    (line,) = here.town.ask(CLERK, m.MediationPlaces())
    assert line.opening == (early, late)
    assert line.committee == "大庄村人民调解委员会"


def test_rule_17_days_of_places_and_committees_are_put_right(here: Parlour) -> None:
    key = here.committee()
    at = here.parlour(key)
    here.do(m.CloseMediationPlace(at=at, since=MARCH, reason="合并"))
    assert here.town.ask(CLERK, m.MediationPlaces(), MARCH) == []
    here.do(m.CorrectMediationPlace(at=at, entry=MARCH, since=None, reason="没有合并"))
    assert len(here.town.ask(CLERK, m.MediationPlaces(), MARCH)) == 1
    gone = m.CorrectMediationCommittee(committee=key, entry=BEGUN, since=None, reason="没有选举")
    here.dispute(key)
    assert code_of(lambda: here.do(gone, GUIDE)) == "mediation_committee_busy"


def test_rule_17_a_committee_that_was_taken_back_is_there_no_more(here: Parlour) -> None:
    key = here.committee()
    here.do(
        m.CorrectMediationCommittee(committee=key, entry=BEGUN, since=None, reason="没有选举"),
        GUIDE,
    )
    end = m.EndMediationCommittee(committee=key, since=MARCH, reason="并入")
    assert code_of(lambda: here.do(end, GUIDE)) == "mediation_committee_missing"
    assert here.town.ask(CLERK, m.MediationCommittees()) == []
    assert code_of(here.committee) == ""


def test_rule_1_who_left_is_no_member(here: Parlour) -> None:
    leave = EndPerson(person=here.third, since=here.today, departure=Departure.LEFT)
    here.town.do("registrar", leave)
    assert code_of(here.committee) == "mediation_person_gone"


def test_rule_2_a_place_changes_after_its_last_entry_and_holds_sessions_while_open(
    here: Parlour,
) -> None:
    at = here.parlour(here.committee())
    same = m.ChangeMediationPlace(at=at, since=BEGUN, venue="西屋")
    assert code_of(lambda: here.do(same)) == "mediation_entry_later"
    key = here.accepted(here.committee(here.town.town))
    here.do(m.CloseMediationPlace(at=at, since=here.today, reason="合并"))
    late = m.CloseMediationPlace(at=at, since=here.today + A_DAY, reason="合并")
    assert code_of(lambda: here.do(late)) == "mediation_entry_later"
    session = holding(key, here.today, at=at, venue="")
    assert code_of(lambda: here.do(session)) == "mediation_place_missing"


def test_rule_1_a_committee_that_ended_takes_nothing_from_its_day_on(here: Parlour) -> None:
    key = here.committee()
    end = m.EndMediationCommittee(committee=key, since=here.today + A_DAY, reason="并入")
    here.do(end, GUIDE)
    assert [row.owner for row in here.town.ask(CLERK, m.MediationCommittees())] == [key]
    here.later(1)
    assert here.town.ask(CLERK, m.MediationCommittees()) == []
    assert code_of(lambda: here.dispute(key)) == "mediation_committee_missing"


def test_rule_2_every_name_of_a_place_stays_for_its_days(here: Parlour) -> None:
    at = here.parlour(here.committee())
    june = date(2025, 6, 1)
    for since, name in ((MARCH, "西会客厅"), (june, "南会客厅")):
        here.do(m.ChangeMediationPlace(at=at, since=since, name=name))
    here.do(m.CloseMediationPlace(at=at, since=here.today, reason="合并"))

    def named(day: date) -> list[str]:
        return [one.name for one in here.town.ask(CLERK, m.MediationPlaces(), day)]

    assert named(BEGUN) == named(MARCH - A_DAY) == ["大庄邻里会客厅"]
    assert named(MARCH) == named(june - A_DAY) == ["西会客厅"]
    assert named(june) == named(here.today - A_DAY) == ["南会客厅"]
    assert named(here.today) == []


def test_what_hangs_on_a_place_is_its_committee_rooms_and_open_disputes(here: Parlour) -> None:
    key = here.committee()
    at, going, over = here.parlour(key), here.dispute(key), here.dispute(key)
    here.do(m.DeclineMediation(dispute=over, party=1, told=PAPER))

    def hanging() -> dict[str, str]:
        things = here.town.ask("registrar", HangingOn(place=here.village)).things
        kinds = ("mediation_committee", "mediation_place", "dispute")
        return {one.kind: one.key for one in things if one.kind in kinds}

    assert hanging() == {"mediation_committee": key, "mediation_place": at, "dispute": going}
    here.do(m.DeclineMediation(dispute=going, party=1, told=PAPER))
    here.do(m.CloseMediationPlace(at=at, since=here.today, reason="合并"))
    assert hanging() == {"mediation_committee": key}


def test_rule_1_a_term_that_begins_on_a_leap_day_ends_before_march(here: Parlour) -> None:
    leap, march = date(2024, 2, 29), date(2027, 3, 1)
    over: dict[str, Any] = {"since": leap, "until": march + A_DAY}
    assert code_of(lambda: here.committee(**over)) == "mediation_term_wrong"
    assert code_of(lambda: here.committee(since=leap, until=march)) == ""
