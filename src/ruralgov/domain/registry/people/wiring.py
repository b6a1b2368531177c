"""Who may change households and people, and which rule decides."""

from collections.abc import Iterable
from typing import Any, Final

from ruralgov.domain.kernel.declare import (
    CommandRule,
    QueryRule,
    Read,
    Wanted,
    answers,
    changes,
    creates,
)
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, HouseholdId, PlaceId
from ruralgov.domain.registry.access import CITY_ONLY, OPEN, may, may_look
from ruralgov.domain.registry.people import messages as m
from ruralgov.domain.registry.people import queries as q
from ruralgov.domain.registry.people import rules, texts, views
from ruralgov.domain.registry.people.records import HOUSEHOLD, PERSON
from ruralgov.domain.registry.people.rows import HouseholdRow, IdentityRow


def _village_of(read: Read, household: HouseholdId) -> PlaceId:
    state = read.state(HOUSEHOLD, household)
    return existing(state, texts.HOUSEHOLD_MISSING, household=household).last.village


def _village_of_person(message: Any, read: Read) -> PlaceId:
    state = read.state(PERSON, message.person)
    person = existing(state, texts.PERSON_MISSING, person=message.person)
    return _village_of(read, person.last.household)


def _of_move(message: Any, read: Read) -> PlaceId:
    """Moving within a village is the village's; moving between villages is the city's."""
    if isinstance(message, m.MoveHousehold):
        here, there = _village_of(read, message.household), message.village
    else:
        here, there = _village_of_person(message, read), _village_of(read, message.household)
    return here if here == there else CITY


def _wants_identity(command: m.RegisterPerson) -> Iterable[Wanted]:
    return () if command.identity is None else ((IdentityRow, {"identity": command.identity}),)


def _wants_number(command: m.RegisterHousehold) -> Iterable[Wanted]:
    return (
        (HouseholdRow, {"village": command.village, "number": command.number.strip(), "open": 1}),
    )


_VILLAGE = may(lambda message, _read: message.village)
_HOUSEHOLD = may(lambda message, read: _village_of(read, message.household))
_PERSON = may(_village_of_person)
_MOVE = may(_of_move)
_HOUSEHOLDS = may_look(lambda query, _read: query.village)
_MEMBERS = may_look(lambda query, read: _village_of(read, query.household))
COMMANDS: Final[tuple[CommandRule[Any, Any], ...]] = (
    creates(
        m.RegisterHousehold,
        HOUSEHOLD,
        rules.register_household,
        _VILLAGE,
        id="id",
        prefetch_rows=_wants_number,
    ),
    changes(m.MoveHousehold, HOUSEHOLD, rules.move_household, _MOVE, by="household"),
    changes(m.CloseHousehold, HOUSEHOLD, rules.close_household, _HOUSEHOLD, by="household"),
    creates(
        m.RegisterPerson,
        PERSON,
        rules.register_person,
        _HOUSEHOLD,
        prefetch_rows=_wants_identity,
        prefetch_records=lambda command: ((HOUSEHOLD, command.household),),
    ),
    changes(m.CorrectPerson, PERSON, rules.correct_person, _PERSON, by="person"),
    changes(m.MovePerson, PERSON, rules.move_person, _MOVE, by="person"),
    changes(m.EndPerson, PERSON, rules.end_person, _PERSON, by="person"),
    changes(m.ErasePerson, PERSON, rules.erase_person, _PERSON, by="person"),
)
QUERIES: Final[tuple[QueryRule[Any, Any], ...]] = (
    answers(q.KnownIdentities, views.known_identities, CITY_ONLY),
    answers(q.HouseholdCensus, views.household_census, OPEN),
    answers(q.Households, views.households, _HOUSEHOLDS),
    answers(q.Members, views.members, _MEMBERS, personal=True),
    answers(q.PersonByIdentity, views.person_by_identity, CITY_ONLY, personal=True),
)
