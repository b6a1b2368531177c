"""What each event makes of a place, a household, a person, an organisation and a post."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.personal import ERASED, PersonName
from ruralgov.domain.registry.people import messages as m
from ruralgov.domain.registry.people.messages import HouseholdEvent, PersonEvent
from ruralgov.domain.registry.people.model import Household, HouseholdSpan, Membership, Person


def begin_household(event: m.HouseholdRegistered) -> Household:
    """Return a household as it was entered."""
    return Household(spans=(_household_span(event),), address=event.address)


def evolve_household(household: Household, event: HouseholdEvent) -> Household:
    """Return a household after one more event."""
    ended = (*household.spans[:-1], change(household.last, until=event.since))
    match event:
        case m.HouseholdRegistered():
            return begin_household(event)
        case m.HouseholdMoved():
            return change(household, spans=(*ended, _household_span(event)))
        case m.HouseholdClosed():
            return change(household, spans=ended)
        case _:
            assert_never(event)


def _household_span(event: m.HouseholdRegistered | m.HouseholdMoved) -> HouseholdSpan:
    return HouseholdSpan(village=event.village, number=event.number, since=event.since)


def begin_person(event: m.PersonRegistered) -> Person:
    """Return a person as they were entered."""
    return Person(
        name=event.name,
        identity=event.identity,
        telephone=event.telephone,
        party_member=event.party_member,
        memberships=(_membership(event),),
    )


def evolve_person(person: Person, event: PersonEvent) -> Person:
    """Return a person after one more event."""
    match event:
        case m.PersonRegistered():
            return begin_person(event)
        case m.PersonCorrected():
            return change(
                person,
                name=event.name,
                identity=event.identity,
                telephone=event.telephone,
                party_member=event.party_member,
            )
        case m.PersonMoved():
            return change(person, memberships=(*_ended(person, event), _membership(event)))
        case m.PersonEnded():
            return change(person, memberships=_ended(person, event))
        case m.PersonErased():
            name = PersonName(ERASED)
            return change(person, name=name, identity=None, telephone=None, erased=True)
        case _:
            assert_never(event)


def _membership(event: m.PersonRegistered | m.PersonMoved) -> Membership:
    return Membership(household=event.household, relation=event.relation, since=event.since)


def _ended(person: Person, event: m.PersonMoved | m.PersonEnded) -> tuple[Membership, ...]:
    return (*person.memberships[:-1], change(person.last, until=event.since))
