"""The meeting of a villager group is where its group is, and ends with it."""

from collections.abc import Iterator
from typing import Any, Final

from ruralgov.domain.grids import (
    VILLAGER_GROUP,
    GroupChanged,
    GroupEnded,
    GroupEntryCorrected,
)
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import BodyId, VillagerGroupId
from ruralgov.domain.meetings import (
    BODY,
    Body,
    BodyFounded,
    BodyRow,
    CarryOverBody,
    CorrectBodyEntry,
    EndBody,
)
from ruralgov.domain.reactions import texts


def end(event: GroupEnded, key: str, given: Given) -> Iterator[EndBody]:
    """The meeting of a villager group ends with it, on the same day."""
    for body, state in _bodies(key, given):
        if state.last.until > event.since:
            yield EndBody(body=body, since=event.since, basis=event.basis)


def carry_over(event: GroupChanged, key: str, given: Given) -> Iterator[CarryOverBody]:
    """It goes on in the village that its group became part of."""
    for body, state in _bodies(key, given):
        if state.last.place != event.village and state.last.until > event.since:
            yield CarryOverBody(body=body, since=event.since, basis=event.basis)


def put_right(event: GroupEntryCorrected, key: str, given: Given) -> Iterator[CorrectBodyEntry]:
    """Where the end of a group was a mistake, or was on another day, so was that of its meeting."""
    for body, state in _bodies(key, given):
        if state.last.until == event.entry:
            yield CorrectBodyEntry(
                body=body, entry=event.entry, since=event.since, reason=event.reason
            )


def refuse_strange(event: BodyFounded, _key: str, given: Given) -> Iterator[Any]:
    """A group has its meeting in its own village, and as long as there is the group."""
    group = None if event.group is None else given.read.state(VILLAGER_GROUP, event.group)
    span = None if group is None else group.on(event.since)
    if group is not None and (span is None or span.village != event.place):
        raise Refused(texts.BODY_OF_STRANGE_GROUP, name=group.last.name, day=event.since)
    yield from ()


def _bodies(group: str, given: Given) -> Iterator[tuple[BodyId, Body]]:
    rows = given.read.rows(BodyRow, villager_group=VillagerGroupId(group))
    for key, body in given.read.states(BODY, {row.owner for row in rows}).items():
        yield BodyId(key), body


REACTIONS: Final[Reactions] = {
    BodyFounded: (refuse_strange,),
    GroupChanged: (carry_over,),
    GroupEnded: (end,),
    GroupEntryCorrected: (put_right,),
}
