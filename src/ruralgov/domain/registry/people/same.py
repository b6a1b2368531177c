"""Which ids are one person: who was entered twice is kept under one, again and again if need be.

Records keep whom they were entered of, so that a merger can be undone. Whoever compares people
asks here, and nowhere follows mergers on their own.
"""

from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.reading import Read
from ruralgov.domain.registry.people.records import PERSON
from ruralgov.domain.registry.people.rules_record import present_person


def merged_into(person: PersonId, read: Read) -> tuple[PersonId, ...]:
    """Return an id, and all that were merged into it, and into those in their turn."""
    found = [person]
    for one in found:
        state = read.state(PERSON, one)
        found += () if state is None else (each for each in state.absorbed if each not in found)
    return tuple(found)


def ids_of(person: PersonId, read: Read) -> frozenset[PersonId]:
    """Return every id that means a person today: the one that is kept, and those merged into it."""
    return frozenset(merged_into(present_person(read, person), read))
