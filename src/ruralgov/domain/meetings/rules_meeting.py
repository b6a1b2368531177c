"""The rules of meetings: how one is called, changed, put off, ended and written down."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import AccountId, BodyId, MeetingId, PersonId
from ruralgov.domain.meetings import messages_meeting as m
from ruralgov.domain.meetings import texts
from ruralgov.domain.meetings.model_body import Body
from ruralgov.domain.meetings.model_meeting import (
    AHEAD,
    Meeting,
    MeetingStage,
    MotionPlan,
    Outcome,
)
from ruralgov.domain.meetings.motions import check_plan, rules_for
from ruralgov.domain.meetings.records import BODY, MEETING
from ruralgov.domain.registry import present_person

_SHA256: Final = re.compile("[0-9a-f]{64}")
WAITING: Final = frozenset({MeetingStage.CALLED, MeetingStage.ADJOURNED})
OVER: Final = frozenset({MeetingStage.CLOSED, MeetingStage.MINUTED, MeetingStage.INQUORATE})


def call_meeting(
    _: Meeting | None, command: m.CallMeeting, given: Given
) -> Iterator[m.MeetingCalled]:
    """Call a body to meet within its term, with the notice that its rules ask for (rule 6)."""
    body = existing(given.read.state(BODY, command.body), texts.BODY_MISSING, body=command.body)
    term = body.on(command.day)
    if term is None:
        raise Refused(texts.BODY_NOT_THEN, name=body.last.name, day=command.day)
    motions = _planned(command.motions)
    _check_plans(command.body, body, motions, command.day, given)
    _check_notice(command.body, body, command, motions, command.day, given)
    _check_repeats(command, given)
    yield m.MeetingCalled(
        number=given.number("meeting"),
        body=command.body,
        kind=body.kind,
        place=term.place,
        day=command.day,
        venue=clean_text("venue", command.venue),
        notified=command.notified,
        motions=motions,
        urgent=command.urgent.strip(),
        repeats=command.repeats,
        by=given.actor.account,
    )


def change_agenda(
    meeting: Meeting | None, command: m.ChangeAgenda, given: Given
) -> Iterator[m.AgendaChanged]:
    """Give a meeting another agenda before it begins, with notice of its own (rule 6)."""
    known = in_stage(meeting, command.meeting, frozenset({MeetingStage.CALLED}))
    body = existing(given.read.state(BODY, known.body), texts.BODY_MISSING, body=known.body)
    motions = _planned(command.motions)
    _check_plans(known.body, body, motions, known.day, given)
    _check_notice(known.body, body, command, motions, known.day, given)
    yield m.AgendaChanged(notified=command.notified, motions=motions, urgent=command.urgent.strip())


def call_off_meeting(
    meeting: Meeting | None, command: m.CallOffMeeting, _: Given
) -> Iterator[m.MeetingCalledOff]:
    """Call a meeting off before anybody came (rule 6)."""
    known = in_stage(meeting, command.meeting, WAITING)
    if known.came is not None:
        raise Refused(texts.MEETING_BEGUN, number=known.number)
    yield m.MeetingCalledOff(reason=clean_text("reason", command.reason))


def adjourn_meeting(
    meeting: Meeting | None, command: m.AdjournMeeting, given: Given
) -> Iterator[m.MeetingAdjourned]:
    """Go on, or begin, on a later day within the term (rules 2 and 6)."""
    known = in_stage(meeting, command.meeting, AHEAD)
    if command.day <= known.day:
        raise Refused(texts.MEETING_ADJOURNED_BACK, day=known.day)
    body = existing(given.read.state(BODY, known.body), texts.BODY_MISSING, body=known.body)
    if body.on(command.day) is None:
        raise Refused(texts.BODY_NOT_THEN, name=body.last.name, day=command.day)
    yield m.MeetingAdjourned(day=command.day, reason=clean_text("reason", command.reason))


def close_meeting(
    meeting: Meeting | None, command: m.CloseMeeting, given: Given
) -> Iterator[m.MeetingClosed]:
    """End a meeting; one that never had its quorum was not held (rule 8)."""
    known = in_stage(meeting, command.meeting, frozenset({MeetingStage.OPEN}))
    refuse_chair(known.chair, given)
    voted = any(one.outcome is not None for one in known.motions)
    yield m.MeetingClosed(
        held=voted or not known.lacking, lacking=known.lacking, by=given.actor.account
    )


def approve_minutes(
    meeting: Meeting | None, command: m.ApproveMinutes, given: Given
) -> Iterator[m.MinutesApproved]:
    """Approve the minutes as another person than recorded, and not one who stood aside (rule 9)."""
    known = in_stage(meeting, command.meeting, frozenset({MeetingStage.CLOSED}))
    _check_approver(known, given)
    _refuse_chair_who_recorded(known, given)
    if any(one.outcome is None for one in known.motions):
        raise Refused(texts.MEETING_MOTIONS_LEFT, number=known.number)
    if command.document and not _SHA256.fullmatch(command.document):
        raise Refused(texts.MINUTES_DIGEST_WRONG, value=command.document)
    yield m.MinutesApproved(
        reference=clean_text("reference", command.reference),
        document=command.document,
        day=given.today,
        by=given.actor.account,
    )


def _refuse_chair_who_recorded(meeting: Meeting, given: Given) -> None:
    """Refuse minutes of a chair who turned out to have recorded; raises ``minutes_of_chair``."""
    chair = meeting.chair
    if chair is not None and any(is_behind(chair, one, given) for one in meeting.recorders):
        raise Refused(texts.MINUTES_OF_CHAIR, number=meeting.number)


def correct_minutes(
    meeting: Meeting | None, command: m.CorrectMinutes, given: Given
) -> Iterator[m.MinutesCorrected]:
    """Add an addendum to minutes, as another person than recorded or stood aside (rule 9)."""
    known = in_stage(meeting, command.meeting, frozenset({MeetingStage.MINUTED}))
    _check_approver(known, given)
    yield m.MinutesCorrected(text=clean_text("text", command.text))


def _check_approver(meeting: Meeting, given: Given) -> None:
    """Refuse who recorded the meeting or stood aside in it, by whichever account and id."""
    given.must_not_be(texts.MINUTES_SAME_PERSON, *meeting.recorders, account=given.actor.account)
    if any(is_behind(one, given.actor.account, given) for one in meeting.recused):
        raise Refused(texts.MINUTES_RECUSED)


def withdraw_meeting(
    meeting: Meeting | None, command: m.WithdrawMeeting, given: Given
) -> Iterator[m.MeetingWithdrawn]:
    """Take back a meeting that was entered by mistake; its votes go first (rule 15)."""
    known = in_stage(meeting, command.meeting, AHEAD | OVER)
    if any(one.outcome is Outcome.PASSED and one.decision for one in known.motions):
        raise Refused(texts.MEETING_HAS_DECISIONS, number=known.number)
    yield m.MeetingWithdrawn(reason=clean_text("reason", command.reason))


def refuse_chair(chair: PersonId | None, given: Given) -> None:
    """Refuse whoever is in the chair, by any account, as the one who records (rule 9)."""
    if chair is not None and is_behind(chair, given.actor.account, given):
        raise Refused(texts.MEETING_CHAIR_RECORDS)


def is_behind(person: PersonId, account: AccountId, given: Given) -> bool:
    """Tell whether an account is of somebody, under whichever id they were entered."""
    return given.holder(account).name == f"person/{present_person(given.read, person)}"


def in_stage(meeting: Meeting | None, key: MeetingId, stages: frozenset[MeetingStage]) -> Meeting:
    """Return a meeting that stands so; raises ``meeting_missing`` and ``meeting_stage_wrong``."""
    known = existing(meeting, texts.MEETING_MISSING, meeting=key)
    if known.stage not in stages:
        raise Refused(
            texts.MEETING_STAGE_WRONG,
            number=known.number,
            stage=known.stage.zh,
            stage_en=known.stage.en,
        )
    return known


def _planned(motions: tuple[MotionPlan, ...]) -> tuple[MotionPlan, ...]:
    if not motions:
        raise Refused(texts.MEETING_AGENDA_EMPTY)
    for one in motions:
        clean_text("title", one.title)
    return motions


def _check_plans(
    key: BodyId, body: Body, motions: tuple[MotionPlan, ...], day: date, given: Given
) -> None:
    for one in motions:
        check_plan(key, body, one, day, given)


def _check_notice(
    key: BodyId,
    body: Body,
    command: m.CallMeeting | m.ChangeAgenda,
    motions: tuple[MotionPlan, ...],
    day: date,
    given: Given,
) -> None:
    """Refuse a notice that is shorter than a rule asks for; raises ``notice_short``."""
    notice = (day - command.notified).days
    if notice < 0 or command.notified > given.today:
        raise Refused(texts.MEETING_NOTICE_ORDER, notified=command.notified, day=day)
    rules = [rule for one in motions for rule in rules_for(key, body, one, day, given)]
    short = [rule for rule in rules if rule.notice_days > notice]
    if not short or (command.urgent.strip() and all(rule.urgent for rule in short)):
        return
    rule = max(short, key=lambda one: one.notice_days)
    raise Refused(
        texts.MEETING_NOTICE_SHORT, needed=rule.notice_days, notice=notice, source=rule.source
    )


def _check_repeats(command: m.CallMeeting, given: Given) -> None:
    if command.repeats is None:
        return
    before = given.read.state(MEETING, command.repeats)
    if (
        before is None
        or before.stage is not MeetingStage.INQUORATE
        or before.body != command.body
        or before.day >= command.day
    ):
        raise Refused(texts.MEETING_REPEATS_WRONG)
