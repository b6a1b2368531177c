"""What each event makes of a place, a household, a person, an organisation and a post."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.personal import ERASED, PersonName
from ruralgov.domain.registry import messages as m
from ruralgov.domain.registry.messages import (
    HouseholdEvent,
    OrganisationEvent,
    PersonEvent,
    PlaceEvent,
    PostEvent,
)
from ruralgov.domain.registry.model import (
    Ancestor,
    Holding,
    Household,
    HouseholdSpan,
    LineageKind,
    Membership,
    Organisation,
    Person,
    Place,
    PlaceSpan,
    Post,
)


def begin_place(event: m.PlaceRegistered) -> Place:
    """Return a place as it was entered, with those that it was split from."""
    kind = LineageKind.SPLIT
    return Place(
        level=event.level,
        spans=(_place_span(event),),
        ancestors=tuple(Ancestor(place, kind, event.since) for place in event.split_from),
    )


def evolve_place(place: Place, event: PlaceEvent) -> Place:
    """Return a place after one more event."""
    ended = (*place.spans[:-1], change(place.last, until=event.since))
    match event:
        case m.PlaceRegistered():
            return begin_place(event)
        case m.PlaceChanged():
            return change(place, spans=(*ended, _place_span(event)))
        case m.PlaceMerged():
            return change(place, spans=ended, successor=event.into)
        case _:
            assert_never(event)


def _place_span(event: m.PlaceRegistered | m.PlaceChanged) -> PlaceSpan:
    return PlaceSpan(code=event.code, name=event.name, parent=event.parent, since=event.since)


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


def begin_organisation(event: m.OrganisationRegistered) -> Organisation:
    """Return an organisation as it was entered."""
    return Organisation(
        name=event.name,
        kind=event.kind,
        place=event.place,
        credit_code=event.credit_code,
        since=event.since,
    )


def evolve_organisation(organisation: Organisation, event: OrganisationEvent) -> Organisation:
    """Return an organisation after one more event."""
    match event:
        case m.OrganisationRegistered():
            return begin_organisation(event)
        case m.OrganisationClosed():
            return change(organisation, until=event.since)
        case _:
            assert_never(event)


def begin_post(event: m.PostEstablished) -> Post:
    """Return a post that nobody holds yet."""
    return Post(
        organisation=event.organisation,
        title=event.title,
        seats=event.seats,
        basis=event.basis,
        since=event.since,
    )


def evolve_post(post: Post, event: PostEvent) -> Post:
    """Return a post after one more event."""
    match event:
        case m.PostEstablished():
            return begin_post(event)
        case m.PostTaken():
            taken = Holding(person=event.person, basis=event.basis, since=event.since)
            return change(post, holdings=(*post.holdings, taken))
        case m.PostLeft():
            holdings = tuple(
                change(one, until=event.since) if one.may_end(event.person, event.since) else one
                for one in post.holdings
            )
            return change(post, holdings=holdings)
        case _:
            assert_never(event)
