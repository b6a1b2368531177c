"""What each event makes of a neighbour council and of a session."""

from typing import assert_never

from ruralgov.domain.deliberation import messages_council as c
from ruralgov.domain.deliberation.model_council import (
    CouncilMotion,
    CouncilSession,
    NeighbourCouncil,
    SessionStage,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.spans import corrected


def begin_council(event: c.NeighbourCouncilFounded) -> NeighbourCouncil:
    """Return a council as entered."""
    return NeighbourCouncil(place=event.place, spans=(event.span,))


def evolve_council(known: NeighbourCouncil, event: c.NeighbourCouncilEvent) -> NeighbourCouncil:
    """Return a council after one more event."""
    spans = known.spans
    match event:
        case c.NeighbourCouncilFounded():
            return begin_council(event)
        case c.NeighbourCouncilChanged():
            before = (change(one, until=min(one.until, event.span.since)) for one in spans[-1:])
            return change(known, spans=(*spans[:-1], *before, event.span))
        case c.NeighbourCouncilEnded():
            last = (change(one, until=min(one.until, event.since)) for one in spans[-1:])
            return change(known, spans=(*spans[:-1], *last))
        case c.NeighbourCouncilCorrected():
            return change(known, spans=corrected(spans, event.entry, event.since))
        case _:
            assert_never(event)


def begin_session(event: c.CouncilSessionCalled) -> CouncilSession:
    """Return a session as called."""
    return CouncilSession(
        number=event.number,
        council=event.council,
        place=event.place,
        day=event.day,
        called=event.called,
        motions=tuple(CouncilMotion(plan=one) for one in event.motions),
    )


def evolve_session(known: CouncilSession, event: c.CouncilSessionEvent) -> CouncilSession:
    """Return a session after one more event."""
    match event:
        case c.CouncilSessionCalled():
            return begin_session(event)
        case c.CouncilSessionCalledOff():
            return change(known, stage=SessionStage.CALLED_OFF)
        case c.CouncilSessionHeld():
            return change(
                known, stage=SessionStage.HELD, households=event.households, recorder=event.by
            )
        case c.CouncilMinutesSigned():
            return change(known, stage=SessionStage.SIGNED, signed_by=event.by, signed=event.day)
        case c.CouncilMotionConcluded() | c.CouncilMotionFollowedUp():
            motions = tuple(
                _motion(one, event) if number == event.motion else one
                for number, one in enumerate(known.motions, 1)
            )
            return change(known, motions=motions)
        case _:
            assert_never(event)


def _motion(
    known: CouncilMotion, event: c.CouncilMotionConcluded | c.CouncilMotionFollowedUp
) -> CouncilMotion:
    if isinstance(event, c.CouncilMotionConcluded):
        return change(
            known, outcome=event.outcome, words=event.result, owner=event.owner, due=event.due
        )
    return change(
        known,
        followed=event.followed,
        followed_words=event.result,
        followed_on=event.day,
        decision=event.decision,
    )
