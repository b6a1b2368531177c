"""The rules of households and people."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import HouseholdId, PlaceId
from ruralgov.domain.kernel.personal import IdentityNumber
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.people import texts
from ruralgov.domain.registry.people.messages import (
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
from ruralgov.domain.registry.people.model import Household, HouseholdSpan, Person
from ruralgov.domain.registry.people.records import HOUSEHOLD
from ruralgov.domain.registry.people.rows import HouseholdRow, IdentityRow, MemberRow
from ruralgov.domain.registry.places.records import PLACE


def register_household(
    there: Household | None, command: RegisterHousehold, given: Given
) -> Iterator[HouseholdRegistered]:
    """Enter a household (rules 5 and 6)."""
    if there is not None:
        raise Refused(texts.HOUSEHOLD_NUMBER_TAKEN, number=command.number)
    number = clean_text("number", command.number)
    _check_number(given.read, command.village, number, command.since)
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
        _check_number(given.read, command.village, number, command.since)
    cause = clean_text("cause", command.cause)
    yield HouseholdMoved(village=command.village, number=number, since=command.since, cause=cause)


def close_household(
    household: Household | None, command: CloseHousehold, given: Given
) -> Iterator[HouseholdClosed]:
    """End a household in which nobody is left (rule 7)."""
    _living_household(household, command.household, command.since)
    left = given.read.rows(MemberRow, household=command.household, on=command.since, limit=1)
    if left:
        raise Refused(texts.HOUSEHOLD_NOT_EMPTY, household=command.household)
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


def _check_number(read: Read, village: PlaceId, number: str, day: date) -> None:
    """Refuse a village that is not there, or a number taken in it (rules 5 and 6)."""
    place = read.state(PLACE, village)
    if place is None or place.on(day) is None:
        raise Refused(registry_texts.PLACE_MISSING, place=village)
    row = read.one(HouseholdRow, village=village, number=number, open=1)
    if row is not None:
        raise Refused(texts.HOUSEHOLD_NUMBER_TAKEN, number=number)


def _check_household(read: Read, household: HouseholdId, day: date) -> None:
    state = read.state(HOUSEHOLD, household)
    if state is None or state.on(day) is None:
        raise Refused(texts.HOUSEHOLD_MISSING, household=household)


def _check_identity(read: Read, identity: IdentityNumber, person: str) -> None:
    row = read.one(IdentityRow, identity=identity)
    if row is not None and row.owner != person:
        raise Refused(texts.IDENTITY_TAKEN, person=row.owner)


def _living_household(household: Household | None, key: str, since: date) -> HouseholdSpan:
    if household is None or household.last.until != FOREVER:
        raise Refused(texts.HOUSEHOLD_MISSING, household=key)
    if since <= household.last.since:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=household.last.since)
    return household.last


def _known(person: Person | None, key: str) -> Person:
    if person is None or person.erased:
        raise Refused(texts.PERSON_MISSING, person=key)
    return person


def _living_person(person: Person | None, key: str, since: date) -> None:
    known = _known(person, key)
    if known.last.until != FOREVER:
        raise Refused(texts.PERSON_MISSING, person=key)
    if since <= known.last.since:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=known.last.since)
