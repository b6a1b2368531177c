"""People who live, leave and return: what the tests of their lives share."""

from datetime import date
from typing import Any

from ruralgov.domain import registry as r
from ruralgov.domain.kernel.ids import HouseholdId, PersonId
from ruralgov.domain.kernel.personal import (
    Telephone,
)
from ruralgov.domain.registry import (
    Departure,
    HouseholdRelation,
)
from tests.town import Town, code_of

LEFT, BACK, LATEST = date(2025, 3, 1), date(2025, 6, 1), date(2025, 9, 1)
HEAD, SON = HouseholdRelation.HEAD, HouseholdRelation.SON
PHONE = Telephone.of("13900000000")


def end(person: PersonId, since: date, departure: Departure = Departure.LEFT) -> r.EndPerson:
    return r.EndPerson(person=person, departure=departure, since=since)


def back(person: PersonId, home: HouseholdId, since: date = BACK) -> r.ReturnPerson:
    return r.ReturnPerson(person=person, household=home, relation=HEAD, since=since, cause="返乡")


def undo(person: PersonId, entry: date, since: date | None = None) -> r.CorrectMembershipEntry:
    return r.CorrectMembershipEntry(person=person, entry=entry, since=since, reason="误登")


def do(town: Town, *commands: Any) -> None:
    for command in commands:
        town.do("registrar", command)


def said(town: Town, command: Any) -> str:
    return code_of(lambda: town.do("registrar", command))


def members(town: Town, home: HouseholdId, day: date) -> list[str]:
    return [one.person for one in town.ask("registrar", r.Members(household=home), day)]


def card(town: Town, person: PersonId, day: date | None = None) -> Any:
    return town.ask("registrar", r.PersonCard(person=person), day)
