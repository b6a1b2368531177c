"""Agreements: adults, one version, from the day of entry on, and out at any time."""

from datetime import date, timedelta
from typing import Any

from attrs import evolve

from ruralgov.domain import compacts as c
from ruralgov.domain.kernel.personal import BirthDate, PersonName
from ruralgov.domain.registry import (
    Departure,
    EndPerson,
    HouseholdRelation,
    MergePersons,
    RegisterPerson,
)
from tests.compacts.compact import publishing, scheming
from tests.compacts.scenario import KEEPER, RECORDER
from tests.compacts.square import EVENT, TODAY, Square
from tests.town import DAY


def signing(square: Square, person: Any, **more: Any) -> c.SignCreditAgreements:
    one = c.Signing(person=person, signed=more.pop("signed", TODAY))
    values = {"village": square.village, "scheme": square.scheme, "signings": (one,)}
    return c.SignCreditAgreements(**values | more)


def born(square: Square, day: str | None) -> Any:
    command = RegisterPerson(
        household=square.homes[-1],
        name=PersonName.of("钱小木"),
        identity=None,
        birth=None if day is None else BirthDate.of(day),
        relation=HouseholdRelation.CHILD,
        party_member=False,
        since=DAY,
        source="t",
    )
    return square.do("registrar", command).key


def test_rule_8_only_adults_of_the_village_agree_sg_10() -> None:
    square = Square()
    young, grown, unknown = (born(square, one) for one in ("2008-01-06", "2008-01-05", None))
    assert square.refused(KEEPER, signing(square, young)) == "agreement_minor"
    assert square.refused(KEEPER, signing(square, unknown)) == "agreement_minor"
    square.do(KEEPER, signing(square, grown))
    stranger = square.town.person(square.town.household("o1", square.town.other))
    assert square.refused(KEEPER, signing(square, stranger)) == "agreement_elsewhere"
    again = signing(square, square.villagers[0])
    assert square.refused(KEEPER, again) == "agreement_twice"


def test_rule_8_no_consent_is_typed_into_the_past_sg_01() -> None:
    square = Square()
    person = square.villagers[-1]
    early = signing(square, person, signed=TODAY - timedelta(days=1))
    assert square.refused(KEEPER, early) == "credit_agreement_day_wrong"
    square.at(date(2026, 1, 12))
    square.sign(person, signed=TODAY)
    backdated = square.sheet(square.gains(person, date(2026, 1, 11)))
    assert square.refused(RECORDER, backdated) == "credit_no_agreement"
    square.record(square.gains(person, date(2026, 1, 12)))


def test_rule_9_a_new_version_asks_again_sg_01() -> None:
    square = Square()
    square.at(date(2026, 1, 12))
    draft = scheming(square.village, square.rules)
    newer = square.do(KEEPER, draft).key
    square.do(KEEPER, c.AdoptCreditScheme(scheme=newer, decision=square.decision))
    square.do(KEEPER, publishing(newer, date(2026, 1, 12)))
    square.at(date(2026, 1, 14))
    person = square.villagers[0]
    after = square.sheet(square.gains(person, date(2026, 1, 13)))
    assert square.refused(RECORDER, after) == "credit_no_agreement"
    square.record(square.gains(person, date(2026, 1, 12)))


def test_rule_11_a_sheet_is_of_one_version_sg_02() -> None:
    square = Square()
    square.at(date(2026, 1, 12))
    newer = square.do(KEEPER, scheming(square.village, square.rules)).key
    square.do(KEEPER, c.AdoptCreditScheme(scheme=newer, decision=square.decision))
    square.do(KEEPER, publishing(newer, date(2026, 1, 12)))
    square.at(date(2026, 1, 14))
    person = square.villagers[0]
    days = (date(2026, 1, 12), date(2026, 1, 13))
    both = square.sheet(*(square.gains(person, day) for day in days))
    assert square.refused(RECORDER, both) == "credit_schemes_mixed"


def test_rule_10_who_leaves_is_scored_no_more_and_loses_nothing_else_sg_01() -> None:
    square = Square()
    keeps, goes = square.villagers[:2]
    square.final(square.gains(keeps), square.gains(goes))
    assert (square.balance(keeps), square.balance(goes)) == (2, 2)
    leave = c.WithdrawCreditAgreement(village=square.village, person=keeps, scheme=square.scheme)
    square.do(KEEPER, leave)
    square.do(KEEPER, evolve(leave, person=goes, erase=True))
    assert square.refused(KEEPER, leave) == "agreement_missing"
    assert square.balance(keeps) == 2
    assert square.statement(goes).lines == ()
    late = square.sheet(square.gains(keeps, date(2026, 1, 9)), month="2026-03")
    assert square.refused(RECORDER, late) == "credit_no_agreement"
    square.sign(keeps, signed=date(2026, 3, 2))
    assert square.town.app.verify() == []


def test_rule_10_what_is_not_published_goes_when_somebody_leaves() -> None:
    square = Square()
    person = square.villagers[0]
    square.at(date(2026, 1, 12))
    square.record(square.gains(person), square.gains(square.villagers[1]))
    leave = c.WithdrawCreditAgreement(village=square.village, person=person, scheme=square.scheme)
    square.do(KEEPER, leave)
    square.approve()
    square.at(date(2026, 2, 2))
    square.do("compact_approver", square.publish())
    assert [line.entry for line in square.notice().lines] == [2]


def test_rule_10_a_mistaken_agreement_takes_what_was_recorded_under_it_along() -> None:
    square = Square()
    person = square.villagers[0]
    square.final(square.gains(person))
    wrong = c.CorrectCreditAgreement(
        village=square.village, person=person, scheme=square.scheme, reason="同名"
    )
    square.do(KEEPER, wrong)
    assert square.statement(person).lines == ()
    rows = square.town.ask(KEEPER, c.CreditAgreements(village=square.village))
    assert person not in {row.person for row in rows}


def test_rule_10_a_villager_leaves_by_themselves_and_for_nobody_else() -> None:
    square = Square()
    mine, other = square.officials[4], square.villagers[0]
    square.sign(mine)
    leave = c.WithdrawCreditAgreement(village=square.village, person=other, scheme=square.scheme)
    assert square.refused("villager", leave) == "credit_not_oneself"
    square.do("villager", evolve(leave, person=mine))


def test_rule_10_who_died_is_scored_no_more() -> None:
    square = Square()
    person = square.villagers[0]
    square.at(date(2026, 1, 12))
    end = EndPerson(person=person, departure=Departure.DIED, since=EVENT)
    square.do("registrar", end)
    late = square.sheet(square.gains(person, date(2026, 1, 7)))
    assert square.refused(RECORDER, late) == "credit_no_agreement"


def test_rule_10_who_was_entered_twice_is_scored_once() -> None:
    square = Square()
    first, second = square.villagers[:2]
    merge = MergePersons(person=first, into=second, reason="同一人")
    square.do("registrar", merge)
    square.at(date(2026, 1, 12))
    assert square.refused(RECORDER, square.sheet(square.gains(first))) == "credit_no_agreement"
    square.record(square.gains(second))
