"""The rules of households and people."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given, Read, Record
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import HouseholdId, PlaceId
from ruralgov.domain.kernel.personal import ERASED, IdentityNumber, PersonName
from ruralgov.domain.registry.messages import (
    CloseHousehold,
    CorrectPerson,
    EndPerson,
    ErasePerson,
    HouseholdClosed,
    HouseholdMoved,
    HouseholdRegistered,
    MoveHousehold,
    MovePerson,
    PersonCorrected,
    PersonEnded,
    PersonErased,
    PersonMoved,
    PersonRegistered,
    RegisterHousehold,
    RegisterPerson,
)
from ruralgov.domain.registry.model import Household, HouseholdSpan, Membership, Person, Place
from ruralgov.domain.registry.rules_place import PLACE
from ruralgov.domain.registry.views import (
    HOUSEHOLD_TABLES,
    PERSON_TABLES,
    HouseholdRow,
    IdentityRow,
    MemberRow,
    household_rows,
    person_rows,
)

HouseholdEvent = HouseholdRegistered | HouseholdMoved | HouseholdClosed
PersonEvent = PersonRegistered | PersonCorrected | PersonMoved | PersonEnded | PersonErased


def register_household(
    there: Household | None, command: RegisterHousehold, given: Given
) -> Iterator[HouseholdRegistered]:
    """Enter a household (rules 5 and 6)."""
    if there is not None:
        raise Refused("household_number_taken", number=command.number)
    number = clean_text("number", command.number)
    check_number(given.read, command.village, number, command.since)
    yield HouseholdRegistered(
        village=command.village,
        number=number,
        since=command.since,
        source=command.source,
        address=command.address,
    )


def move_household(
    household: Household | None, command: MoveHousehold, given: Given
) -> Iterator[HouseholdMoved]:
    """Move a household (rules 5 and 6)."""
    last = _living_household(household, command.household, command.since)
    number = clean_text("number", command.number)
    if (last.village, last.number) != (command.village, number):
        check_number(given.read, command.village, number, command.since)
    cause = clean_text("cause", command.cause)
    yield HouseholdMoved(village=command.village, number=number, since=command.since, cause=cause)


def close_household(
    household: Household | None, command: CloseHousehold, given: Given
) -> Iterator[HouseholdClosed]:
    """End a household in which nobody is left (rule 7)."""
    _living_household(household, command.household, command.since)
    left = given.read.rows(MemberRow, household=command.household, on=command.since, limit=1)
    if left:
        raise Refused("household_not_empty", household=command.household)
    yield HouseholdClosed(since=command.since, cause=clean_text("cause", command.cause))


def register_person(
    _: Person | None, command: RegisterPerson, given: Given
) -> Iterator[PersonRegistered]:
    """Enter a person (rules 7 and 8)."""
    _check_household(given.read, command.household, command.since)
    if command.identity is not None:
        _check_identity(given.read, command.identity, "")
    yield PersonRegistered(
        household=command.household,
        name=command.name,
        identity=command.identity,
        relation=command.relation,
        telephone=command.telephone,
        party_member=command.party_member,
        since=command.since,
        source=command.source,
    )


def correct_person(
    person: Person | None, command: CorrectPerson, given: Given
) -> Iterator[PersonCorrected]:
    """Correct a person's data (rules 8 and 9)."""
    _known(person, command.person)
    if command.identity is not None:
        _check_identity(given.read, command.identity, command.person)
    yield PersonCorrected(
        name=command.name,
        identity=command.identity,
        telephone=command.telephone,
        party_member=command.party_member,
        reason=clean_text("reason", command.reason),
    )


def move_person(person: Person | None, command: MovePerson, given: Given) -> Iterator[PersonMoved]:
    """Move a person between households (rule 7)."""
    _living_person(person, command.person, command.since)
    _check_household(given.read, command.household, command.since)
    yield PersonMoved(
        household=command.household,
        relation=command.relation,
        since=command.since,
        cause=clean_text("cause", command.cause),
    )


def end_person(person: Person | None, command: EndPerson, _: Given) -> Iterator[PersonEnded]:
    """End a person's membership (rule 7)."""
    _living_person(person, command.person, command.since)
    yield PersonEnded(departure=command.departure, since=command.since)


def erase_person(person: Person | None, command: ErasePerson, _: Given) -> Iterator[PersonErased]:
    """Erase what names a person (rule 9)."""
    _known(person, command.person)
    yield PersonErased(reason=clean_text("reason", command.reason))


def evolve_household(state: Household | None, event: HouseholdEvent) -> Household:
    """Fold one event into a household."""
    if isinstance(event, HouseholdRegistered):
        span = HouseholdSpan(village=event.village, number=event.number, since=event.since)
        return Household(spans=(span,), address=event.address)
    if state is None:
        raise Refused("household_missing", household="-")
    ended = (*state.spans[:-1], change(state.last, until=event.since))
    if isinstance(event, HouseholdClosed):
        return change(state, spans=ended)
    begun = HouseholdSpan(village=event.village, number=event.number, since=event.since)
    return change(state, spans=(*ended, begun))


def evolve_person(state: Person | None, event: PersonEvent) -> Person:
    """Fold one event into a person."""
    if isinstance(event, PersonRegistered):
        first = Membership(household=event.household, relation=event.relation, since=event.since)
        return Person(
            name=event.name,
            identity=event.identity,
            telephone=event.telephone,
            party_member=event.party_member,
            memberships=(first,),
        )
    if state is None:
        raise Refused("person_missing", person="-")
    match event:
        case PersonCorrected():
            return change(
                state,
                name=event.name,
                identity=event.identity,
                telephone=event.telephone,
                party_member=event.party_member,
            )
        case PersonErased():
            name = PersonName(ERASED)
            return change(state, name=name, identity=None, telephone=None, erased=True)
        case PersonMoved() | PersonEnded():
            ended = (*state.memberships[:-1], change(state.last, until=event.since))
            if isinstance(event, PersonEnded):
                return change(state, memberships=ended)
            begun = Membership(
                household=event.household, relation=event.relation, since=event.since
            )
            return change(state, memberships=(*ended, begun))


def check_number(read: Read, village: PlaceId, number: str, day: date) -> None:
    """Refuse a village that is not there, or a number taken in it (rules 5 and 6)."""
    place: Place | None = read.state(PLACE, village)
    if place is None or place.on(day) is None:
        raise Refused("place_missing", place=village)
    row = read.one(HouseholdRow, village=village, number=number, open=1)
    if row is not None:
        raise Refused("household_number_taken", number=number)


def village_of(read: Read, household: HouseholdId) -> PlaceId:
    """Return the village of a household; raises ``household_missing``."""
    state: Household | None = read.state(HOUSEHOLD, household)
    if state is None:
        raise Refused("household_missing", household=household)
    return state.last.village


def _check_household(read: Read, household: HouseholdId, day: date) -> None:
    state: Household | None = read.state(HOUSEHOLD, household)
    if state is None or state.on(day) is None:
        raise Refused("household_missing", household=household)


def _check_identity(read: Read, identity: IdentityNumber, person: str) -> None:
    row = read.one(IdentityRow, identity=identity)
    if row is not None and row.owner != person:
        raise Refused("identity_taken", person=row.owner)


def _living_household(household: Household | None, key: str, since: date) -> HouseholdSpan:
    if household is None or household.last.until != FOREVER:
        raise Refused("household_missing", household=key)
    if since <= household.last.since:
        raise Refused("change_not_later", since=household.last.since)
    return household.last


def _known(person: Person | None, key: str) -> Person:
    if person is None or person.erased:
        raise Refused("person_missing", person=key)
    return person


def _living_person(person: Person | None, key: str, since: date) -> None:
    known = _known(person, key)
    if known.last.until != FOREVER:
        raise Refused("person_missing", person=key)
    if since <= known.last.since:
        raise Refused("change_not_later", since=known.last.since)


HOUSEHOLD = Record(
    kind="household",
    state=Household,
    events=(HouseholdRegistered, HouseholdMoved, HouseholdClosed),
    evolve=evolve_household,
    rows=household_rows,
    tables=HOUSEHOLD_TABLES,
)
PERSON = Record(
    kind="person",
    state=Person,
    events=(PersonRegistered, PersonCorrected, PersonMoved, PersonEnded, PersonErased),
    evolve=evolve_person,
    rows=person_rows,
    tables=PERSON_TABLES,
    erased_by=(PersonErased,),
)
