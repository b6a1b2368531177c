"""The rules of neighbour councils and their sessions."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.deliberation import messages_council as m
from ruralgov.domain.deliberation import texts
from ruralgov.domain.deliberation.model_council import (
    NOT_THEIRS,
    CouncilFollowUp,
    CouncilMotion,
    CouncilOutcome,
    CouncilSession,
    CouncilSpan,
    NeighbourCouncil,
    SessionStage,
)
from ruralgov.domain.deliberation.records import NEIGHBOUR_COUNCIL
from ruralgov.domain.deliberation.rows import CouncilSessionRow, NeighbourCouncilRow
from ruralgov.domain.deliberation.rules import check_place, check_post
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import LaneId, PlaceId
from ruralgov.domain.kernel.spans import check_correction
from ruralgov.domain.kernel.stages import must_be_at
from ruralgov.domain.meetings import Needed, cited


def found_neighbour_council(
    _: NeighbourCouncil | None, command: m.FoundNeighbourCouncil, given: Given
) -> Iterator[m.NeighbourCouncilFounded]:
    """Enter a council of a place; a lane has one, which several may share (rule 7)."""
    check_place(command.place, command.since, given)
    _check_lanes(command.place, command.lanes, command.since, "", given)
    yield m.NeighbourCouncilFounded(
        place=command.place,
        span=CouncilSpan(
            name=clean_text("name", command.name),
            venue=clean_text("venue", command.venue),
            lanes=command.lanes,
            since=command.since,
        ),
    )


def _check_lanes(
    place: PlaceId, lanes: tuple[LaneId, ...], day: date, own: str, given: Given
) -> None:
    rows = given.read.rows(NeighbourCouncilRow, place=place)
    others = {row.owner for row in rows if row.until > day and row.owner != own}
    for council in given.read.states(NEIGHBOUR_COUNCIL, sorted(others)).values():
        for span in council.spans:
            taken = set(span.lanes) & set(lanes) if span.until > day else set()
            if taken:
                raise Refused(texts.COUNCIL_LANES_TAKEN, lane=min(taken), name=span.name)


def _council(known: NeighbourCouncil | None, key: str) -> NeighbourCouncil:
    found = None if known is None or not known.spans else known
    return existing(found, texts.NEIGHBOUR_COUNCIL_MISSING, key=key)


def _check_later(day: date, span: CouncilSpan) -> None:
    if not span.since < day < span.until:
        raise Refused(texts.COUNCIL_ENTRY_LATER, day=day, last=span.since)


def change_neighbour_council(
    known: NeighbourCouncil | None, command: m.ChangeNeighbourCouncil, given: Given
) -> Iterator[m.NeighbourCouncilChanged]:
    """Change it from a day on; what is not named stays (rule 7)."""
    found = _council(known, command.council)
    last = found.last
    _check_later(command.since, last)
    lanes = last.lanes if command.lanes is None else command.lanes
    _check_lanes(found.place, lanes, command.since, command.council, given)
    yield m.NeighbourCouncilChanged(
        span=CouncilSpan(
            name=last.name if command.name is None else clean_text("name", command.name),
            venue=last.venue if command.venue is None else clean_text("venue", command.venue),
            lanes=lanes,
            since=command.since,
        )
    )


def end_neighbour_council(
    known: NeighbourCouncil | None, command: m.EndNeighbourCouncil, _: Given
) -> Iterator[m.NeighbourCouncilEnded]:
    """End it from a day on (rule 7)."""
    found = _council(known, command.council)
    _check_later(command.since, found.last)
    yield m.NeighbourCouncilEnded(since=command.since, reason=clean_text("reason", command.reason))


def correct_neighbour_council(
    known: NeighbourCouncil | None, command: m.CorrectNeighbourCouncil, given: Given
) -> Iterator[m.NeighbourCouncilCorrected]:
    """Put a day of its entries right, or withdraw it where it has no session (rule 8)."""
    found = _council(known, command.council)
    check_correction(found.spans, command.entry, command.since)
    first = command.entry == found.spans[0].since
    if first and given.read.rows(CouncilSessionRow, council=command.council, limit=1):
        raise Refused(texts.COUNCIL_ENTRY_LATER, day=command.entry, last=found.last.since)
    yield m.NeighbourCouncilCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def call_council_session(
    _: CouncilSession | None, command: m.CallCouncilSession, given: Given
) -> Iterator[m.CouncilSessionCalled]:
    """Call a session of a council that is there on the day, with motions (rule 7)."""
    council = given.read.state(NEIGHBOUR_COUNCIL, command.council)
    if council is None or council.on(command.day) is None:
        raise Refused(texts.NEIGHBOUR_COUNCIL_MISSING, key=command.council)
    if not command.motions:
        raise BadInput(texts.COUNCIL_NO_MOTION, motion=1)
    for one in command.motions:
        clean_text("title", one.title)
    yield m.CouncilSessionCalled(
        number=given.number("council"),
        council=command.council,
        place=council.place,
        day=command.day,
        called=given.today,
        motions=command.motions,
    )


def _at_stage(known: CouncilSession | None, key: str, *needed: SessionStage) -> CouncilSession:
    found = existing(known, texts.COUNCIL_SESSION_MISSING, key=key)
    must_be_at(found, texts.COUNCIL_STAGE_WRONG, *needed, number=found.number)
    return found


def call_off_council_session(
    known: CouncilSession | None, command: m.CallOffCouncilSession, _: Given
) -> Iterator[m.CouncilSessionCalledOff]:
    """Call it off, with the reason (rule 7)."""
    _at_stage(known, command.session, SessionStage.CALLED)
    yield m.CouncilSessionCalledOff(reason=clean_text("reason", command.reason))


def hold_council_session(
    known: CouncilSession | None, command: m.HoldCouncilSession, given: Given
) -> Iterator[m.CouncilSessionHeld]:
    """Record that it was held, and how many households were represented (rule 7)."""
    found = _at_stage(known, command.session, SessionStage.CALLED)
    if found.day > given.today:
        raise Refused(texts.DELIBERATION_AHEAD, day=found.day)
    if command.households < 1:
        raise BadInput(texts.DELIBERATION_NOBODY)
    yield m.CouncilSessionHeld(households=command.households, by=given.actor.account)


def _motion(known: CouncilSession, number: int) -> CouncilMotion:
    return existing(known.motion(number), texts.COUNCIL_NO_MOTION, motion=number)


def conclude_council_motion(
    known: CouncilSession | None, command: m.ConcludeCouncilMotion, given: Given
) -> Iterator[m.CouncilMotionConcluded]:
    """Record what it came to; a consensus has an owner and a day (rule 7)."""
    found = _at_stage(known, command.session, SessionStage.HELD)
    motion = _motion(found, command.motion)
    if motion.followed is not None:
        raise Refused(texts.COUNCIL_FOLLOWED, motion=command.motion)
    agreed = command.outcome is CouncilOutcome.CONSENSUS
    whole = command.owner is not None and command.due is not None and command.due >= found.day
    if agreed is not whole or (not agreed and (command.owner, command.due) != (None, None)):
        raise Refused(texts.COUNCIL_OWNER_WRONG)
    if command.owner is not None:
        check_post(command.owner, found.day, given)
    yield m.CouncilMotionConcluded(
        motion=command.motion,
        outcome=command.outcome,
        result=clean_text("result", command.result),
        owner=command.owner,
        due=command.due,
    )


def follow_up_council_motion(
    known: CouncilSession | None, command: m.FollowUpCouncilMotion, given: Given
) -> Iterator[m.CouncilMotionFollowedUp]:
    """Record what became of a consensus, which binds nobody by itself (rule 7)."""
    found = _at_stage(known, command.session, SessionStage.HELD, SessionStage.SIGNED)
    motion = _motion(found, command.motion)
    if motion.outcome is not CouncilOutcome.CONSENSUS or motion.followed is not None:
        raise Refused(texts.COUNCIL_FOLLOWED, motion=command.motion)
    decided = command.followed is CouncilFollowUp.DECIDED
    if decided is not (command.decision is not None):
        raise Refused(texts.COUNCIL_DECISION_NEEDED)
    if command.decision is not None:
        cited(given.read, command.decision, Needed(place=found.place, by=given.today))
    matter = motion.plan.matter
    if matter in NOT_THEIRS and command.followed is CouncilFollowUp.DONE:
        raise Refused(texts.COUNCIL_NOT_THEIRS, matter=matter.zh, matter_en=matter.en)
    yield m.CouncilMotionFollowedUp(
        motion=command.motion,
        followed=command.followed,
        result=clean_text("result", command.result),
        decision=command.decision,
        day=given.today,
    )


def sign_council_minutes(
    known: CouncilSession | None, command: m.SignCouncilMinutes, given: Given
) -> Iterator[m.CouncilMinutesSigned]:
    """Sign the minutes once each motion has an outcome, as another than the recorder (rule 6)."""
    found = _at_stage(known, command.session, SessionStage.HELD)
    given.must_not_be(texts.DELIBERATION_SIGNER_SAME, found.recorder)
    if any(one.outcome is None for one in found.motions):
        raise Refused(texts.COUNCIL_UNCONCLUDED)
    yield m.CouncilMinutesSigned(by=given.actor.account, day=given.today)
