"""What follows within the registry from the end of an organisation or of a person."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import OrganisationId, PersonId, PostId
from ruralgov.domain.registry.organisations.messages import (
    MoveOrganisation,
    OrganisationClosed,
    OrganisationMerged,
)
from ruralgov.domain.registry.organisations.messages_post import (
    AbolishPost,
    FollowHolders,
    VacatePost,
)
from ruralgov.domain.registry.organisations.rows import HolderRow, OrganisationRow, PostRow
from ruralgov.domain.registry.people.messages import PersonEnded
from ruralgov.domain.registry.people.messages_person import PersonMerged, PersonSeparated


def end_posts(
    event: OrganisationClosed | OrganisationMerged, key: str, given: Given
) -> Iterator[AbolishPost]:
    """The posts of an organisation end with it, on the same day."""
    for row in given.read.rows(PostRow, organisation=key):
        if row.until > event.since:
            yield AbolishPost(
                post=PostId(row.owner), since=event.since, cause=event.cause, with_holders=True
            )


def hand_over(event: OrganisationMerged, key: str, given: Given) -> Iterator[MoveOrganisation]:
    """What was below an organisation is below its successor from the same day on."""
    for row in given.read.rows(OrganisationRow, parent=key):
        if row.until > event.since:
            yield MoveOrganisation(
                organisation=OrganisationId(row.owner),
                parent=event.into,
                since=event.since,
                cause=event.cause,
            )


def vacate_posts(event: PersonEnded, key: str, given: Given) -> Iterator[VacatePost]:
    """Who dies or moves away holds no post from the same day on."""
    posts = {
        row.owner: None for row in given.read.rows(HolderRow, person=key) if row.until > event.since
    }
    for post in posts:
        yield VacatePost(
            post=PostId(post), person=PersonId(key), since=event.since, reason=event.departure.zh
        )


def follow_merged(event: PersonMerged, key: str, given: Given) -> Iterator[FollowHolders]:
    """The posts of a person who was entered twice are of the one who is kept."""
    yield from _following(key, given)


def follow_separated(event: PersonSeparated, key: str, given: Given) -> Iterator[FollowHolders]:
    """The posts of a person who was merged by mistake are theirs again."""
    yield from _following(event.into, given)


def _following(person: str, given: Given) -> Iterator[FollowHolders]:
    for post in dict.fromkeys(row.owner for row in given.read.rows(HolderRow, person=person)):
        yield FollowHolders(post=PostId(post))


REACTIONS: Final[Reactions] = {
    OrganisationClosed: (end_posts,),
    OrganisationMerged: (end_posts, hand_over),
    PersonEnded: (vacate_posts,),
    PersonMerged: (follow_merged,),
    PersonSeparated: (follow_separated,),
}
