"""What each event makes of a meeting."""

from typing import Any, assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.meetings import messages_meeting as m
from ruralgov.domain.meetings.messages_meeting import MeetingEvent
from ruralgov.domain.meetings.model_meeting import (
    Meeting,
    MeetingStage,
    Minutes,
    Motion,
    MotionPlan,
    Outcome,
)


def begin(event: m.MeetingCalled) -> Meeting:
    """Return a meeting as it was called."""
    return Meeting(
        number=event.number,
        body=event.body,
        kind=event.kind,
        place=event.place,
        day=event.day,
        venue=event.venue,
        notified=event.notified,
        motions=_motions(event.motions),
        stage=MeetingStage.CALLED,
        by=event.by,
        urgent=event.urgent,
        repeats=event.repeats,
    )


def evolve(meeting: Meeting, event: MeetingEvent) -> Meeting:
    """Return a meeting after one more event."""
    match event:
        case m.MeetingCalled():
            return begin(event)
        case m.AgendaChanged():
            return change(
                meeting,
                motions=_motions(event.motions),
                notified=event.notified,
                urgent=event.urgent,
            )
        case m.MeetingCalledOff():
            return change(meeting, stage=MeetingStage.CALLED_OFF)
        case m.MeetingOpened():
            opened = change(
                meeting, stage=MeetingStage.OPEN, chair=event.chair, roster=event.roster
            )
            return _counted(opened, event)
        case m.AttendanceTaken():
            return _counted(meeting, event)
        case m.VoteTaken() | m.VoteWithdrawn() | m.MotionDisposed():
            return _recorded(_of_motion(meeting, event), event.by)
        case m.MeetingAdjourned():
            return change(meeting, stage=MeetingStage.ADJOURNED, day=event.day)
        case m.MeetingClosed():
            stage = MeetingStage.CLOSED if event.held else MeetingStage.INQUORATE
            closed = change(_postponed(meeting), stage=stage, lacking=event.lacking)
            return _recorded(closed, event.by)
        case m.MinutesApproved():
            minutes = Minutes(
                reference=event.reference, by=event.by, day=event.day, document=event.document
            )
            return change(meeting, stage=MeetingStage.MINUTED, minutes=minutes)
        case m.MinutesCorrected():
            return _added(meeting, event.text)
        case m.MeetingWithdrawn():
            return change(meeting, stage=MeetingStage.WITHDRAWN)
        case _:
            assert_never(event)


def _motions(plans: tuple[MotionPlan, ...]) -> tuple[Motion, ...]:
    return tuple(Motion(plan=plan) for plan in plans)


def _counted(meeting: Meeting, event: m.MeetingOpened | m.AttendanceTaken) -> Meeting:
    return _recorded(change(meeting, came=event.came, lacking=event.lacking), event.by)


def _of_motion(
    meeting: Meeting, event: m.VoteTaken | m.VoteWithdrawn | m.MotionDisposed
) -> Meeting:
    match event:
        case m.VoteTaken():
            return _motion(
                meeting,
                event.motion,
                outcome=event.outcome,
                tally=event.tally,
                recused=event.recused,
                judged=event.judged,
                decision=event.decision,
            )
        case m.VoteWithdrawn():
            return _motion(
                meeting,
                event.motion,
                outcome=None,
                tally=None,
                recused=(),
                judged=(),
                decision=None,
                reason="",
            )
        case m.MotionDisposed():
            return _motion(meeting, event.motion, outcome=event.outcome, reason=event.reason)
        case _:
            assert_never(event)


def _motion(meeting: Meeting, number: int, **new: Any) -> Meeting:
    motions = tuple(
        change(one, **new) if place == number else one
        for place, one in enumerate(meeting.motions, 1)
    )
    return change(meeting, motions=motions)


def _postponed(meeting: Meeting) -> Meeting:
    """Return a meeting of which each motion without an outcome is postponed."""
    motions = tuple(
        change(one, outcome=Outcome.POSTPONED) if one.outcome is None else one
        for one in meeting.motions
    )
    return change(meeting, motions=motions)


def _added(meeting: Meeting, text: str) -> Meeting:
    if meeting.minutes is None:
        return meeting
    minutes = change(meeting.minutes, addenda=(*meeting.minutes.addenda, text))
    return change(meeting, minutes=minutes)


def _recorded(meeting: Meeting, by: AccountId | None) -> Meeting:
    """Return a meeting of which an account recorded something."""
    if by is None or by in meeting.recorders:
        return meeting
    return change(meeting, recorders=(*meeting.recorders, by))
