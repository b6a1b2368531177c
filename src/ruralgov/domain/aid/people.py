"""Whom a record names: the registry may have found since that two who were entered are one.

Records keep whom they were entered of, so that a merger can be undone. Whoever compares people, or
shows them, asks here who that is today.
"""

from collections.abc import Iterable

from attrs import evolve

from ruralgov.domain.aid.model import AidApplication, AidFile
from ruralgov.domain.aid.model_authorization import AidAuthorizations
from ruralgov.domain.aid.records_means import AID_AUTHORIZATIONS
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.ids import AidFileId, PersonId
from ruralgov.domain.registry import present_person


def same_person(one: PersonId, other: PersonId, read: Read) -> bool:
    """Tell whether two ids mean one person today."""
    return one == other or present_person(read, one) == present_person(read, other)


def is_among(person: PersonId, people: Iterable[PersonId], read: Read) -> bool:
    """Tell whether somebody is among people, under whichever id each was entered."""
    return present_person(read, person) in presents(people, read)


def presents(people: Iterable[PersonId], read: Read) -> tuple[PersonId, ...]:
    """Return who people are today, each once."""
    return tuple(dict.fromkeys(present_person(read, one) for one in people))


def asked_for(application: AidApplication | None, read: Read) -> tuple[PersonId, ...]:
    """Return for whom of the family an application is, as they are kept today; for all, nobody."""
    return () if application is None else presents(application.people, read)


def in_file(file: AidFile, person: PersonId, read: Read) -> bool:
    """Tell whether somebody is or was in a file, under whichever id they were entered."""
    return is_among(person, (one.person for one in file.people), read)


def authorizations_of(file: AidFileId, read: Read) -> AidAuthorizations:
    """Return the authorisations of a file, each of the person as they are kept today."""
    held = read.state(AID_AUTHORIZATIONS, file) or AidAuthorizations()
    some = (evolve(one, person=present_person(read, one.person)) for one in held.some)
    return evolve(held, some=tuple(some))
