"""What follows for the accounts of a person."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.access import AccountRow, FollowDeparture, FollowMerge
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.registry import PersonEnded, PersonMerged


def end_rights(event: PersonEnded, key: str, given: Given) -> Iterator[FollowDeparture]:
    """What the accounts of a person hold ends when the person died or left."""
    for row in given.read.rows(AccountRow, person=key):
        yield FollowDeparture(
            account=AccountId(row.owner), since=event.since, reason=event.departure.zh
        )


def follow(event: PersonMerged, key: str, given: Given) -> Iterator[FollowMerge]:
    """The accounts of a person who was entered twice are of the entry that is kept."""
    for row in given.read.rows(AccountRow, person=key):
        yield FollowMerge(account=AccountId(row.owner), person=event.into)


REACTIONS: Final[Reactions] = {PersonEnded: (end_rights,), PersonMerged: (follow,)}
