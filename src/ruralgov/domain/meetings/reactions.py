"""What follows from votes, and from what happens to people who have a seat."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import BodyId, DecisionId, MeetingId, PersonId, PlaceId
from ruralgov.domain.meetings import messages_body as b
from ruralgov.domain.meetings import messages_decision as d
from ruralgov.domain.meetings.messages_meeting import MinutesApproved, VoteTaken, VoteWithdrawn
from ruralgov.domain.meetings.model import MANY, BodyKind
from ruralgov.domain.meetings.model_decision import Ending
from ruralgov.domain.meetings.model_meeting import VOID
from ruralgov.domain.meetings.records import BODY, DECISION, MEETING
from ruralgov.domain.meetings.rows import BodyRow, MeetingRow, RevocationRow, SeatRow
from ruralgov.domain.meetings.rules_body import CARRIED, is_carried, of_branch
from ruralgov.domain.registry import (
    PersonEnded,
    PersonErased,
    PersonMerged,
    PersonSeparated,
    PlaceDivided,
    PlaceEntryCorrected,
    PlaceMerged,
)

A_DAY: Final = timedelta(days=1)
SETTLED: Final = (frozenset(BodyKind) - CARRIED) | MANY
"""Bodies that follow their place; those of collectives and groups follow these."""
GONE, ERASED = "去世或迁出", "信息已注销"


def enter(event: VoteTaken, key: str, _given: Given) -> Iterator[d.EnterDecision]:
    """What passed is a decision from the same moment on."""
    if event.decision is not None:
        yield d.EnterDecision(id=event.decision, meeting=MeetingId(key), motion=event.motion)


def count(_: MinutesApproved, key: str, given: Given) -> Iterator[d.MarkMinuted | d.RevokeDecision]:
    """What was decided counts once the minutes are approved, and ends what it revokes."""
    meeting = given.read.state(MEETING, key)
    for motion in () if meeting is None else meeting.motions:
        if motion.decision is not None:
            yield d.MarkMinuted(decision=motion.decision)
            yield from _revoking(motion.decision, given)


def _revoking(key: DecisionId, given: Given) -> Iterator[d.RevokeDecision]:
    """Give what ends the decision that another one revokes, unless that was annulled."""
    decision = given.read.state(DECISION, key)
    if decision is None or decision.meeting is None or decision.ending is Ending.ANNULLED:
        return
    meeting = given.read.state(MEETING, decision.meeting)
    motion = None if meeting is None else meeting.motion(decision.motion)
    if motion is not None and motion.plan.revokes is not None:
        yield d.RevokeDecision(decision=motion.plan.revokes, by=key, since=decision.day)


def drop(event: VoteWithdrawn, _key: str, _given: Given) -> Iterator[d.DropDecision]:
    """What a vote gave goes with it."""
    if event.decision is not None:
        yield d.DropDecision(decision=event.decision, reason=event.reason)


def revive(event: d.DecisionWithdrawn, key: str, given: Given) -> Iterator[d.ReviveDecision]:
    """What a decision had ended holds again when it is taken back."""
    for row in given.read.rows(RevocationRow, by=key):
        yield d.ReviveDecision(decision=DecisionId(row.owner), by=DecisionId(key))


def revive_after_annulment(
    event: d.DecisionAnnulled, key: str, given: Given
) -> Iterator[d.ReviveDecision]:
    """What a decision had ended holds again from the day on which that is annulled."""
    for row in given.read.rows(RevocationRow, by=key):
        yield d.ReviveDecision(
            decision=DecisionId(row.owner), by=DecisionId(key), since=event.since
        )


def revoke_again(_: d.AnnulmentWithdrawn, key: str, given: Given) -> Iterator[d.RevokeDecision]:
    """What a decision had ended is ended again where its annulment was a mistake."""
    decision = given.read.state(DECISION, key)
    if decision is not None and decision.sure:
        yield from _revoking(DecisionId(key), given)


def settle(
    event: PlaceMerged | PlaceDivided, key: str, given: Given
) -> Iterator[b.EndBody | b.CarryOverBody]:
    """The bodies of a village that ended end with it, and those that go on are the successor's.

    One that meets on a later day stays, among what is left behind, until that is put right.
    """
    rows = given.read.rows(BodyRow, on=event.since, place=PlaceId(key))
    for name, body in given.read.states(BODY, {row.owner for row in rows}).items():
        if body.last.since >= event.since or _meets(name, event.since, given):
            continue
        if not is_carried(body):
            yield b.EndBody(body=BodyId(name), since=event.since, basis=event.cause)
        elif (body.kind in MANY or of_branch(body)) and isinstance(event, PlaceMerged):
            yield b.CarryOverBody(body=BodyId(name), since=event.since, basis=event.cause)


def _meets(body: str, since: date, given: Given) -> bool:
    return any(
        row.day >= since and row.stage not in VOID
        for row in given.read.rows(MeetingRow, body=BodyId(body))
    )


def settle_anew(event: PlaceEntryCorrected, key: str, given: Given) -> Iterator[b.CorrectBodyEntry]:
    """Where the end of a village was a mistake, or on another day, so was what followed of it."""
    rows = given.read.rows(BodyRow, place=PlaceId(key))
    owners = {row.owner for row in rows if row.until == event.entry}
    for name, body in given.read.states(BODY, owners).items():
        here, there = body.on(event.entry - A_DAY), body.on(event.entry)
        gone = there is None or there.place != key
        if here is not None and here.place == key and gone and body.kind in SETTLED:
            yield b.CorrectBodyEntry(
                body=BodyId(name), entry=event.entry, since=event.since, reason=event.reason
            )


def vacate_who_ended(event: PersonEnded, key: str, given: Given) -> Iterator[b.VacateSeats]:
    """Whoever died or moved away has no seat from that day on."""
    for body in _bodies(key, given):
        yield b.VacateSeats(body=body, person=PersonId(key), since=event.since, cause=GONE)


def vacate_who_is_erased(_: PersonErased, key: str, given: Given) -> Iterator[b.VacateSeats]:
    """Nobody who was erased has a seat."""
    for body in _bodies(key, given):
        yield b.VacateSeats(body=body, person=PersonId(key), since=given.today, cause=ERASED)


def follow_merged(_: PersonMerged, key: str, given: Given) -> Iterator[b.FollowSeats]:
    """The seats of a person who was entered twice are of the one who is kept."""
    for body in _bodies(key, given):
        yield b.FollowSeats(body=body)


def follow_separated(event: PersonSeparated, _key: str, given: Given) -> Iterator[b.FollowSeats]:
    """The seats of a person who was merged by mistake are theirs again."""
    for body in _bodies(event.into, given):
        yield b.FollowSeats(body=body)


def _bodies(person: str, given: Given) -> list[BodyId]:
    rows = given.read.rows(SeatRow, person=person)
    return [BodyId(key) for key in dict.fromkeys(row.owner for row in rows)]


REACTIONS: Final[Reactions] = {
    VoteTaken: (enter,),
    VoteWithdrawn: (drop,),
    MinutesApproved: (count,),
    d.DecisionWithdrawn: (revive,),
    d.DecisionAnnulled: (revive_after_annulment,),
    d.AnnulmentWithdrawn: (revoke_again,),
    PlaceMerged: (settle,),
    PlaceDivided: (settle,),
    PlaceEntryCorrected: (settle_anew,),
    PersonEnded: (vacate_who_ended,),
    PersonErased: (vacate_who_is_erased,),
    PersonMerged: (follow_merged,),
    PersonSeparated: (follow_separated,),
}
