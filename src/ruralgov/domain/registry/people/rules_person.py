"""The rules of people: how they are entered, move, end, return, and are put right."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import HouseholdId
from ruralgov.domain.kernel.personal import BirthDate, DocumentNumber, IdentityNumber, OfficerText
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.kernel.spans import check_correction
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.people import texts
from ruralgov.domain.registry.people.evolve_person import membership_entry_corrected
from ruralgov.domain.registry.people.messages import (
    CorrectPerson,
    EndPerson,
    ErasePerson,
    MovePerson,
    PersonCorrected,
    PersonEnded,
    PersonErased,
    PersonMoved,
    PersonRegistered,
    RegisterPerson,
)
from ruralgov.domain.registry.people.messages_person import (
    ChangeRelation,
    CorrectMembershipEntry,
    DocumentRecorded,
    MembershipEntryCorrected,
    OutsiderRegistered,
    PersonDescribed,
    PersonReturned,
    RelationCorrected,
    ReturnPerson,
)
from ruralgov.domain.registry.people.model import Departure, DocumentKind, Membership, Person
from ruralgov.domain.registry.people.records import HOUSEHOLD
from ruralgov.domain.registry.people.rows import DocumentRow, IdentityRow
from ruralgov.domain.registry.people.rules import Day

Registered = PersonRegistered | OutsiderRegistered | PersonDescribed | DocumentRecorded
CLEARED = ("identity", "telephone", "birth", "sex")
"""What can be cleared because it was entered wrongly."""


def register_person(
    _: Person | None, command: RegisterPerson, given: Given
) -> Iterator[Registered]:
    """Enter a person, of a household or of a unit elsewhere (rules 7 and 8)."""
    _check_birth(command.birth, command.identity, given.today)
    if command.identity is not None:
        _check_identity(given.read, command.identity, "")
    yield _entered(command, given.read)
    if command.birth is not None or command.sex is not None:
        yield PersonDescribed(
            birth=command.birth, sex=command.sex, reason=OfficerText(command.source)
        )
    if (command.document is None) != (command.document_number is None):
        raise BadInput(texts.DOCUMENT_HALF)
    if command.document is not None and command.document_number is not None:
        check_document(given.read, command.document, command.document_number, "")
        yield DocumentRecorded(
            kind=command.document,
            number=command.document_number,
            since=command.since,
            source=command.source,
        )


def _entered(command: RegisterPerson, read: Read) -> PersonRegistered | OutsiderRegistered:
    if command.household is not None and command.relation is not None and command.unit is None:
        _check_household(read, command.household, command.since)
        return PersonRegistered(
            household=command.household,
            name=command.name,
            identity=command.identity,
            relation=command.relation,
            telephone=command.telephone,
            party_member=command.party_member,
            since=command.since,
            source=command.source,
        )
    if command.household is not None or command.relation is not None or command.unit is None:
        raise BadInput(texts.MEMBER_OR_OUTSIDER)
    return OutsiderRegistered(
        name=command.name,
        identity=command.identity,
        telephone=command.telephone,
        party_member=command.party_member,
        unit=clean_text("unit", command.unit),
        since=command.since,
        source=command.source,
    )


def correct_person(
    person: Person | None, command: CorrectPerson, given: Given
) -> Iterator[PersonCorrected | PersonDescribed]:
    """Correct what is named of a person's data, and leave the rest (rules 8 and 9)."""
    known = known_person(person, command.person)
    check_cleared(command.clear, CLEARED)
    _check_birth(command.birth, command.identity, given.today)
    if command.identity is not None:
        _check_identity(given.read, command.identity, command.person)
    reason = clean_words("reason", command.reason)
    held = (command.name, command.identity, command.telephone, command.party_member)
    plain = any(one is not None for one in held) or {"identity", "telephone"} & {*command.clear}
    described = any((command.birth, command.sex)) or {"birth", "sex"} & {*command.clear}
    if not plain and not described:
        raise BadInput(texts.NOTHING_NAMED)
    if plain:
        yield _corrected(known, command, reason)
    if described:
        birth = None if "birth" in command.clear else command.birth or known.birth
        sex = None if "sex" in command.clear else command.sex or known.sex
        yield PersonDescribed(birth=birth, sex=sex, reason=reason)


def _corrected(known: Person, command: CorrectPerson, reason: OfficerText) -> PersonCorrected:
    identity = None if "identity" in command.clear else command.identity or known.identity
    phone = None if "telephone" in command.clear else command.telephone or known.telephone
    party = known.party_member if command.party_member is None else command.party_member
    return PersonCorrected(
        name=command.name or known.name,
        identity=identity,
        telephone=phone,
        party_member=party,
        reason=reason,
    )


def move_person(person: Person | None, command: MovePerson, given: Given) -> Iterator[PersonMoved]:
    """Move a person between households (rule 7)."""
    _living_person(person, command.person, command.since)
    _check_household(given.read, command.household, command.since)
    yield PersonMoved(
        household=command.household,
        relation=command.relation,
        since=command.since,
        cause=clean_words("cause", command.cause),
    )


def change_relation(
    person: Person | None, command: ChangeRelation, given: Given
) -> Iterator[PersonMoved | RelationCorrected]:
    """Give a member another relation to the head (rule 7)."""
    cause = clean_words("cause", command.cause)
    last = _kept(person, command.person).memberships[-1:]
    if last and last[0].since == command.since and last[0].until == FOREVER:
        yield RelationCorrected(relation=command.relation, reason=cause)
        return
    living = _living_person(person, command.person, command.since)
    _check_household(given.read, living.household, command.since)
    yield PersonMoved(
        household=living.household,
        relation=command.relation,
        since=command.since,
        cause=cause,
    )


def end_person(person: Person | None, command: EndPerson, given: Given) -> Iterator[PersonEnded]:
    """End a person's membership; a death is recorded also of one who had left (rule 7)."""
    known = _kept(person, command.person)
    if command.since > given.today:
        raise Refused(texts.DEPARTURE_FUTURE, since=command.since)
    if known.died is not None:
        raise Refused(texts.PERSON_DIED, person=command.person, day=known.died)
    if command.departure is Departure.LEFT:
        _living_person(known, command.person, command.since)
    elif known.memberships:
        last = known.last
        first = last.since if last.until == FOREVER else last.until
        if command.since < first:
            raise Refused(registry_texts.CHANGE_NOT_LATER, since=first)
    yield PersonEnded(departure=command.departure, since=command.since)


def return_person(
    person: Person | None, command: ReturnPerson, given: Given
) -> Iterator[PersonReturned]:
    """Make one who had left a member again, under the same id (rule 7)."""
    known = _kept(person, command.person)
    if known.died is not None:
        raise Refused(texts.PERSON_DIED, person=command.person, day=known.died)
    if known.memberships and known.last.until == FOREVER:
        raise Refused(texts.PERSON_LIVES, person=command.person)
    if known.memberships and command.since <= known.last.until:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=known.last.until)
    _check_household(given.read, command.household, command.since)
    yield PersonReturned(
        household=command.household,
        relation=command.relation,
        since=command.since,
        cause=clean_words("cause", command.cause),
    )


def correct_membership_entry(
    person: Person | None, command: CorrectMembershipEntry, given: Given
) -> Iterator[MembershipEntryCorrected]:
    """Put a day of a person's memberships right, or withdraw a departure or a death."""
    known = _kept(person, command.person)
    days = [Day(one) for one in (known.died,) if one is not None]
    check_correction([*known.memberships, *days], command.entry, command.since)
    ends = {known.died, *(one.until for one in known.memberships if one.departure is not None)}
    if command.since is not None and command.since > given.today and command.entry in ends:
        raise Refused(texts.DEPARTURE_FUTURE, since=command.since)
    after = membership_entry_corrected(known, command.entry, command.since)
    if known.memberships and not after.memberships and known.unit is None:
        raise Refused(texts.MEMBERSHIP_ONLY, person=command.person)
    for one in after.memberships:
        if one not in known.memberships:
            _check_throughout(given.read, one)
    reason = clean_words("reason", command.reason)
    yield MembershipEntryCorrected(entry=command.entry, since=command.since, reason=reason)


def erase_person(person: Person | None, command: ErasePerson, _: Given) -> Iterator[PersonErased]:
    """Erase what names a person (rule 9)."""
    if person is None or (person.erased and not person.entered_since):
        raise Refused(texts.PERSON_MISSING, person=command.person)
    yield PersonErased(ground=command.ground, reason=clean_text("reason", command.reason))


def check_cleared(names: tuple[str, ...], known: tuple[str, ...]) -> None:
    """Refuse to clear what cannot be; raises ``clear_unknown``."""
    strange = ", ".join(sorted({*names} - {*known}))
    if strange:
        raise BadInput(texts.CLEAR_UNKNOWN, names=strange, known=", ".join(known))


def check_document(read: Read, kind: DocumentKind, number: DocumentNumber, person: str) -> None:
    """Refuse a document of another person; raises ``document_taken``."""
    row = read.one(DocumentRow, kind=kind, number=number)
    if row is not None and row.owner != person:
        raise Refused(texts.DOCUMENT_TAKEN, person=row.owner)


def _check_birth(birth: BirthDate | None, identity: IdentityNumber | None, today: date) -> None:
    days = [one.born() for one in (birth, identity) if one is not None]
    if any(day > today for day in days):
        raise Refused(texts.BIRTH_FUTURE)
    if len(set(days)) > 1:
        raise Refused(texts.BIRTH_DIFFERS)


def _check_household(read: Read, household: HouseholdId, day: date) -> None:
    state = read.state(HOUSEHOLD, household)
    if state is None or state.on(day) is None:
        raise Refused(texts.HOUSEHOLD_MISSING, household=household)


def _check_throughout(read: Read, membership: Membership) -> None:
    """Refuse a membership of a household that is not there on all its days."""
    state = read.state(HOUSEHOLD, membership.household)
    there = state is not None and state.on(membership.since) is not None
    if state is None or not there or state.last.until < membership.until:
        raise Refused(
            texts.HOUSEHOLD_NOT_THEN,
            household=membership.household,
            since=membership.since,
            until="-" if membership.until == FOREVER else membership.until,
        )


def _check_identity(read: Read, identity: IdentityNumber, person: str) -> None:
    row = read.one(IdentityRow, identity=identity)
    if row is not None and row.owner != person:
        raise Refused(texts.IDENTITY_TAKEN, person=row.owner)


def _kept(person: Person | None, key: str) -> Person:
    """Return a person, erased or not, who was not merged into another."""
    if person is None:
        raise Refused(texts.PERSON_MISSING, person=key)
    if person.merged is not None:
        raise Refused(texts.PERSON_MERGED, person=key, into=person.merged)
    return person


def known_person(person: Person | None, key: str) -> Person:
    """Return a person of whom something is known; raises where erased or merged."""
    if person is None or person.erased:
        raise Refused(texts.PERSON_MISSING, person=key)
    return _kept(person, key)


def _living_person(person: Person | None, key: str, since: date) -> Membership:
    known = _kept(person, key)
    if known.died is not None:
        raise Refused(texts.PERSON_DIED, person=key, day=known.died)
    if not known.memberships or known.last.until != FOREVER:
        raise Refused(texts.PERSON_LEFT, person=key)
    if since <= known.last.since:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=known.last.since)
    return known.last
