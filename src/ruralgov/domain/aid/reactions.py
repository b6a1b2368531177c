"""What follows within aid: who splits off leaves, and who is merged comes in, on the same day."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.aid.messages import (
    AidFileOpened,
    AidFilesMerged,
    ReleasePeople,
    TakeInPeople,
)
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import AidFileId


def release(event: AidFileOpened, key: str, _: Given) -> Iterator[ReleasePeople]:
    """Those of a family that splits leave the file that they were in."""
    if event.split_from is not None:
        yield ReleasePeople(
            file=event.split_from,
            into=AidFileId(key),
            people=event.people,
            since=event.since,
        )


def take_in(event: AidFilesMerged, key: str, _: Given) -> Iterator[TakeInPeople]:
    """The people of a family that became part of another are in that one's file."""
    yield TakeInPeople(
        file=event.into, other=AidFileId(key), people=event.people, since=event.since
    )


REACTIONS: Final[Reactions] = {AidFileOpened: (release,), AidFilesMerged: (take_in,)}
