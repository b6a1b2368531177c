"""The rules of what is kept of a person, from days on, and of people entered twice."""

from collections.abc import Iterable, Iterator
from datetime import date

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.offices import Office
from ruralgov.domain.kernel.personal import DocumentNumber, IdentityNumber, OfficerText
from ruralgov.domain.kernel.personal_history import History
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.kernel.spans import check_correction, entries
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.people import texts
from ruralgov.domain.registry.people.messages import ErasePerson, PersonErased, PersonMoved
from ruralgov.domain.registry.people.messages_person import (
    AbsorbPerson,
    ChangePerson,
    CorrectPersonEntry,
    DocumentEnded,
    DocumentRecorded,
    EndDocument,
    MergePersons,
    PersonAbsorbed,
    PersonChanged,
    PersonEntryCorrected,
    PersonMerged,
    RecordDocument,
    RelationCorrected,
)
from ruralgov.domain.registry.people.model import (
    DocumentKind,
    HouseholdRelation,
    Membership,
    Person,
)
from ruralgov.domain.registry.people.records import PERSON
from ruralgov.domain.registry.people.rules import Day
from ruralgov.domain.registry.people.rules_person import (
    check_cleared,
    check_document,
    known_person,
)

LACKED = ("identity", "telephone", "birth", "sex", "died")
"""What a person takes over of one who was entered twice, where they have none of it."""
TWICE = OfficerText("同一人重复登记")
"""Why somebody who was entered twice is the head."""


def change_person(
    person: Person | None, command: ChangePerson, _: Given
) -> Iterator[PersonChanged]:
    """Enter a name, a telephone or membership of the party from a day on (rule 9)."""
    known = known_person(person, command.person)
    check_cleared(command.clear, ("telephone",))
    held = (command.name, command.telephone, command.party_member)
    if all(one is None for one in held) and not command.clear:
        raise BadInput(texts.NOTHING_NAMED)
    if command.party_member is not None:
        _check_party(known, command.party_member, command.since)
    yield PersonChanged(
        since=command.since,
        name=command.name,
        telephone=command.telephone,
        party_member=command.party_member,
        cleared=command.clear,
        cause=clean_words("cause", command.cause),
    )


def _check_party(known: Person, member: bool, since: date) -> None:
    if member == known.party_member:
        raise Refused(texts.PARTY_SAME)
    last = max(entries(known.party_spans()), default=date.min)
    if since < last:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=last)


def correct_person_entry(
    person: Person | None, command: CorrectPersonEntry, _: Given
) -> Iterator[PersonEntryCorrected]:
    """Put right from which day something of a person holds, or withdraw it."""
    known = known_person(person, command.person)
    days = {*entries(known.party or ())} - {date.min}
    days |= known.history.days() if known.history is not None else set()
    check_correction(map(Day, days), command.entry, command.since)
    reason = clean_words("reason", command.reason)
    yield PersonEntryCorrected(entry=command.entry, since=command.since, reason=reason)


def record_document(
    person: Person | None, command: RecordDocument, given: Given
) -> Iterator[DocumentRecorded]:
    """Enter an identity document (rule 8)."""
    known_person(person, command.person)
    check_document(given.read, command.kind, command.number, command.person)
    yield DocumentRecorded(
        kind=command.kind,
        number=command.number,
        since=command.since,
        source=clean_text("source", command.source),
    )


def end_document(person: Person | None, command: EndDocument, _: Given) -> Iterator[DocumentEnded]:
    """End an identity document that the person has."""
    known = known_person(person, command.person)
    before = [
        number
        for kind, since, number in known.documents()
        if kind is command.kind and since < command.since
    ]
    if not before or before[-1] is None:
        raise Refused(texts.DOCUMENT_MISSING, kind=command.kind.zh, kind_en=command.kind.en)
    reason = clean_words("reason", command.reason)
    yield DocumentEnded(kind=command.kind, since=command.since, reason=reason)


def merge_persons(
    person: Person | None, command: MergePersons, given: Given
) -> Iterator[PersonMerged]:
    """Say that a person was entered twice; what follows takes over what is kept (rule 8)."""
    known_person(person, command.person)
    if command.person == command.into:
        raise Refused(texts.MERGE_ITSELF)
    known_person(given.read.state(PERSON, command.into), command.into)
    yield PersonMerged(into=command.into, reason=clean_words("reason", command.reason))


def absorbing(event: PersonMerged, key: str, _: Given) -> list[AbsorbPerson]:
    """Have the person who stays take over what is kept of the other."""
    return [AbsorbPerson(person=event.into, other=PersonId(key))]


def absorb_person(
    person: Person | None, command: AbsorbPerson, given: Given
) -> Iterator[PersonAbsorbed | PersonMoved | RelationCorrected]:
    """Take over numbers, and memberships on days on which the person had none."""
    known = known_person(person, command.person)
    state = given.read.state(PERSON, command.other)
    other = existing(state, texts.PERSON_MISSING, person=command.other)
    number = other.identity if other.identity != known.identity else None
    second = number is not None and known.identity is not None
    yield PersonAbsorbed(
        other=command.other,
        identity=None if second else number,
        telephone=other.telephone,
        birth=other.birth,
        sex=other.sex,
        documents=_documents(other, number if second else None, given.today),
        memberships=_beside(other.memberships, known.memberships),
        died=other.died,
        lacked=tuple(
            one for one in LACKED if getattr(known, one) is None and getattr(other, one) is not None
        ),
    )
    yield from _heading(known, other)


def _heading(known: Person, other: Person) -> Iterator[PersonMoved | RelationCorrected]:
    """Make a person the head of a household that they headed under the other entry."""
    mine, theirs = (_open(one) for one in (known, other))
    if mine is None or theirs is None or mine.household != theirs.household:
        return
    if theirs.relation is not HouseholdRelation.HEAD or mine.relation is HouseholdRelation.HEAD:
        return
    if theirs.since <= mine.since:
        yield RelationCorrected(relation=theirs.relation, reason=TWICE)
    else:
        yield PersonMoved(
            household=theirs.household, relation=theirs.relation, since=theirs.since, cause=TWICE
        )


def _open(person: Person) -> Membership | None:
    """Return the membership of a person that goes on."""
    last = person.memberships[-1:]
    return last[0] if last and last[0].until == FOREVER else None


def taken_documents(other: Person) -> History | None:
    """Return the documents of which a person may have some from one who was merged into them."""
    return _documents(other, other.identity, date.min)


def _documents(other: Person, number: IdentityNumber | None, today: date) -> History | None:
    """Return the identity documents of a person, and a second identity number as one of them."""
    found = None if other.history is None else other.history.only(DocumentKind)
    if number is None:
        return found
    former = DocumentNumber.from_identity(number)
    return (found or History.begun()).with_(DocumentKind.FORMER_NUMBER, today, former)


def _beside(others: Iterable[Membership], own: Iterable[Membership]) -> tuple[Membership, ...]:
    """Return the parts of memberships on days on which there is none of one's own."""
    parts = list(others)
    for taken in own:
        left = []
        for part in parts:
            if taken.until <= part.since or part.until <= taken.since:
                left.append(part)
                continue
            if part.since < taken.since:
                left.append(change(part, until=taken.since, departure=None))
            if taken.until < part.until:
                left.append(change(part, since=taken.until))
        parts = left
    return tuple(parts)


def erasing(event: PersonErased, key: str, given: Given) -> list[ErasePerson]:
    """Erase with a person those who turned out to be the same."""
    person = given.read.state(PERSON, key)
    absorbed = given.read.states(PERSON, person.absorbed) if person is not None else {}
    return [
        ErasePerson(person=PersonId(one), ground=event.ground, reason=key)
        for one, state in absorbed.items()
        if not state.erased
    ]


def holders_to_follow(offices: Iterable[Office], read: Read) -> Iterator[tuple[PersonId, PersonId]]:
    """Give under which id an office was entered, and under which its person is kept now."""
    known = {one.entered or one.person: one.person for one in offices}
    for entered, person in known.items():
        present = present_person(read, entered)
        if present != person:
            yield entered, present


def present_person(read: Read, person: PersonId) -> PersonId:
    """Return the id under which a person is kept today, who may have been merged into another."""
    seen = {person}
    state = read.state(PERSON, person)
    while state is not None and state.merged is not None and state.merged not in seen:
        person = state.merged
        seen.add(person)
        state = read.state(PERSON, person)
    return person
