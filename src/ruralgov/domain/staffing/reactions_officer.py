"""What follows for officers when the posts that they hold are left, or prove otherwise."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import OfficerId
from ruralgov.domain.registry import (
    HolderFollowed,
    HoldingEntryCorrected,
    PersonErased,
    PostAbolished,
    PostEntryCorrected,
    PostLeft,
)
from ruralgov.domain.staffing.messages_officer import AlignOfficer
from ruralgov.domain.staffing.rows_officer import OfficerRow


def follow_post(_: object, key: str, given: Given) -> Iterator[AlignOfficer]:
    """Badges and secondments end with the post at home, and come back with it."""
    for row in given.read.rows(OfficerRow, post=key):
        yield AlignOfficer(officer=OfficerId(row.owner))


def follow_erasure(_: PersonErased, key: str, given: Given) -> Iterator[AlignOfficer]:
    """Nobody who was erased is an officer."""
    for row in given.read.rows(OfficerRow, person=key):
        yield AlignOfficer(officer=OfficerId(row.owner))


REACTIONS: Final[Reactions] = {
    HolderFollowed: (follow_post,),
    HoldingEntryCorrected: (follow_post,),
    PersonErased: (follow_erasure,),
    PostAbolished: (follow_post,),
    PostEntryCorrected: (follow_post,),
    PostLeft: (follow_post,),
}
