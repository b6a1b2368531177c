"""What of the registry hangs on a place: its households, its organisations and their posts."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.registry.organisations.rows import HolderRow, OrganisationRow, PostRow
from ruralgov.domain.registry.people.rows import HouseholdRow

MOVE = "MergeOrganisation/ChangeOrganisation/CloseOrganisation"


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give what hangs on a place on a day."""
    for home in read.rows(HouseholdRow, on=day, village=place):
        yield Hanging(
            place=place,
            kind="household",
            key=home.owner,
            zh=f"户 {home.number}",
            en=f"household {home.number}",
            command="MoveHouseholds",
        )
    for one in read.rows(OrganisationRow, on=day, place=place):
        yield Hanging(
            place=place,
            kind="organisation",
            key=one.owner,
            zh=f"{one.kind.zh}“{one.name}”",
            en=f"{one.kind.en} '{one.name}'",
            command=MOVE,
        )
        yield from _posts(one, place, read, day)


def _posts(one: OrganisationRow, place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the posts that somebody holds."""
    for post in read.rows(PostRow, organisation=one.owner):
        if read.rows(HolderRow, on=day, owner=post.owner, limit=1):
            yield Hanging(
                place=place,
                kind="post",
                key=post.owner,
                zh=f"“{one.name}”的{post.title}",
                en=f"{post.title} of '{one.name}'",
                command=f"{MOVE}/LeavePost",
            )
