"""Who is in the file of a family is followed: when they die or leave, and when two are one."""

from collections.abc import Iterator
from typing import Any, Final

from ruralgov.domain.aid import AidPersonRow
from ruralgov.domain.aid.messages import FollowAidPerson, FollowDeparted
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import AidFileId, PersonId
from ruralgov.domain.registry import (
    Departure,
    PersonAbsorbed,
    PersonEnded,
    PersonMerged,
    PersonSeparated,
)


def departed(event: PersonEnded, key: str, given: Given) -> Iterator[FollowDeparted]:
    """Who died or moved away is in no set of a family from that day on."""
    died = event.departure is Departure.DIED
    for file in _files(PersonId(key), given, until=FOREVER):
        yield FollowDeparted(file=file, person=PersonId(key), died=died, since=event.since)


def absorbed(event: PersonAbsorbed, key: str, given: Given) -> Iterator[FollowDeparted]:
    """Who is known to have died by what was entered of them under another id is followed too."""
    if event.died is not None:
        for file in _files(PersonId(key), given, until=FOREVER):
            yield FollowDeparted(file=file, person=PersonId(key), died=True, since=event.died)


def merged(event: PersonMerged, key: str, given: Given) -> Iterator[FollowAidPerson]:
    """Files name the entry that is kept of a person who was entered twice."""
    for file in _files(PersonId(key), given):
        yield FollowAidPerson(file=file, person=PersonId(key), into=event.into)


def separated(event: PersonSeparated, key: str, given: Given) -> Iterator[FollowAidPerson]:
    """Files name again whom they named before people were merged by mistake."""
    for file in _files(event.into, given):
        yield FollowAidPerson(file=file, person=event.into, into=PersonId(key), back=True)


def _files(person: PersonId, given: Given, **equal: Any) -> list[AidFileId]:
    rows = given.read.rows(AidPersonRow, person=person, **equal)
    return [AidFileId(key) for key in dict.fromkeys(row.owner for row in rows)]


REACTIONS: Final[Reactions] = {
    PersonEnded: (departed,),
    PersonAbsorbed: (absorbed,),
    PersonMerged: (merged,),
    PersonSeparated: (separated,),
}
