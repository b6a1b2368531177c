"""Who may do what in the registry, and which rule decides."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from ruralgov.domain.kernel.declare import Access, Context, Read, Wanted, answers, changes, creates
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, HouseholdId, PlaceId
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.registry import (
    imports_households,
    imports_places,
    roles,
    rules_people,
    rules_place,
    rules_posts,
    texts,
    views,
)
from ruralgov.domain.registry import messages as m
from ruralgov.domain.registry import queries as q
from ruralgov.domain.registry.records import HOUSEHOLD, ORGANISATION, PERSON, PLACE, POST
from ruralgov.domain.registry.rows import HouseholdRow, IdentityRow


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


def _may(place: Callable[[Any, Read], PlaceId]) -> Access:
    return Access(
        roles=frozenset({roles.REGISTRAR}),
        purposes=frozenset({roles.REGISTRATION}),
        place=place,
    )


def _may_look(place: Callable[[Any, Read], PlaceId]) -> Access:
    return Access(
        roles=frozenset({roles.REGISTRAR, roles.GRID_OFFICER}),
        purposes=frozenset({roles.REGISTRATION, roles.GRID_MANAGEMENT}),
        place=place,
    )


def _wants_identity(command: m.RegisterPerson) -> Iterable[Wanted]:
    return () if command.identity is None else ((IdentityRow, {"identity": command.identity}),)


def _wants_number(command: m.RegisterHousehold) -> Iterable[Wanted]:
    return (
        (HouseholdRow, {"village": command.village, "number": command.number.strip(), "open": 1}),
    )


_CITY = _may(lambda _message, _read: CITY)
_VILLAGE = _may(lambda message, _read: message.village)
_PLACE = _may(lambda message, _read: message.place)
_HOUSEHOLD = _may(lambda message, read: _village_of(read, message.household))
_PERSON = _may(_village_of_person)
_MOVE = _may(_of_move)
_OPEN = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
_HOUSEHOLDS = _may_look(lambda query, _read: query.village)
_MEMBERS = _may_look(lambda query, read: _village_of(read, query.household))
CONTEXT: Final = Context(
    name="registry",
    roles=(roles.REGISTRAR, roles.GRID_OFFICER),
    purposes=(roles.REGISTRATION, roles.GRID_MANAGEMENT),
    texts=texts_of(texts),
    records=(PLACE, HOUSEHOLD, PERSON, ORGANISATION, POST),
    commands=(
        creates(m.RegisterPlace, PLACE, rules_place.register_place, _CITY),
        changes(m.ChangePlace, PLACE, rules_place.change_place, _CITY, by="place"),
        changes(m.MergePlace, PLACE, rules_place.merge_place, _CITY, by="place"),
        creates(
            m.RegisterHousehold,
            HOUSEHOLD,
            rules_people.register_household,
            _VILLAGE,
            id="id",
            prefetch_rows=_wants_number,
        ),
        changes(m.MoveHousehold, HOUSEHOLD, rules_people.move_household, _MOVE, by="household"),
        changes(
            m.CloseHousehold, HOUSEHOLD, rules_people.close_household, _HOUSEHOLD, by="household"
        ),
        creates(
            m.RegisterPerson,
            PERSON,
            rules_people.register_person,
            _HOUSEHOLD,
            prefetch_rows=_wants_identity,
            prefetch_records=lambda command: ((HOUSEHOLD, command.household),),
        ),
        changes(m.CorrectPerson, PERSON, rules_people.correct_person, _PERSON, by="person"),
        changes(m.MovePerson, PERSON, rules_people.move_person, _MOVE, by="person"),
        changes(m.EndPerson, PERSON, rules_people.end_person, _PERSON, by="person"),
        changes(m.ErasePerson, PERSON, rules_people.erase_person, _PERSON, by="person"),
        creates(m.RegisterOrganisation, ORGANISATION, rules_posts.register_organisation, _PLACE),
        changes(
            m.CloseOrganisation,
            ORGANISATION,
            rules_posts.close_organisation,
            _CITY,
            by="organisation",
        ),
        creates(m.EstablishPost, POST, rules_posts.establish_post, _CITY),
        changes(m.AppointToPost, POST, rules_posts.appoint_to_post, _CITY, by="post"),
        changes(m.LeavePost, POST, rules_posts.leave_post, _CITY, by="post"),
    ),
    queries=(
        answers(q.Places, views.places, _OPEN),
        answers(q.PlaceByCode, views.place_by_code, _OPEN),
        answers(q.Lineage, views.lineage, _OPEN),
        answers(q.Organisations, views.organisations, _OPEN),
        answers(q.PostHolders, views.post_holders, _OPEN),
        answers(q.KnownIdentities, views.known_identities, _CITY),
        answers(q.HouseholdCensus, views.household_census, _OPEN),
        answers(q.Households, views.households, _HOUSEHOLDS),
        answers(q.Members, views.members, _MEMBERS, personal=True),
        answers(q.PersonByIdentity, views.person_by_identity, _CITY, personal=True),
    ),
    imports=(imports_places.TABLE, imports_households.TABLE),
)
