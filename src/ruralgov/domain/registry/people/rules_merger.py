"""The rules of a merger of two people that was a mistake: both are there again."""

from collections.abc import Iterator

from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.registry.people import texts
from ruralgov.domain.registry.people.messages_person import (
    PersonReleased,
    PersonSeparated,
    SeparatePerson,
    UndoMerger,
)
from ruralgov.domain.registry.people.model import Person
from ruralgov.domain.registry.people.records import PERSON
from ruralgov.domain.registry.people.rules_person import known_person
from ruralgov.domain.registry.people.rules_record import taken_documents


def undo_merger(
    person: Person | None, command: UndoMerger, given: Given
) -> Iterator[PersonReleased]:
    """Give back what was taken over of the other; the newest merger first (rule 8)."""
    into, key = command.into, command.person
    other = existing(given.read.state(PERSON, key), texts.PERSON_MISSING, person=key)
    if person is None or other.merged != into:
        raise Refused(texts.NOT_MERGED, person=key, into=into)
    if person.merged is not None:
        raise Refused(texts.MERGER_FOLLOWED, person=into, into=person.merged)
    known = known_person(person, into)
    if other.erased:
        raise Refused(texts.PERSON_MISSING, person=key)
    taken = known.taken[-1]
    if taken.other != key:
        raise Refused(texts.MERGER_FOLLOWED, person=taken.other, into=into)
    fields = dict.fromkeys(("identity", *taken.fields))  # a number is never of two
    yield PersonReleased(
        other=key,
        cleared=tuple(one for one in fields if getattr(known, one) == getattr(other, one)),
        documents=taken_documents(other),
        memberships=taken.memberships,
        reason=clean_words("reason", command.reason),
    )


def separating(event: PersonReleased, key: str, _: Given) -> list[SeparatePerson]:
    """Have the person who was merged by mistake be one of their own again."""
    return [SeparatePerson(person=event.other, into=PersonId(key), reason=event.reason)]


def separate_person(
    person: Person | None, command: SeparatePerson, _: Given
) -> Iterator[PersonSeparated]:
    """Make a person one of their own again (rule 8)."""
    if person is None or person.merged != command.into:
        raise Refused(texts.NOT_MERGED, person=command.person, into=command.into)
    yield PersonSeparated(into=command.into, reason=clean_words("reason", command.reason))
