"""The rules of what happens in a meeting: who came, how it was voted, what passed."""

from collections.abc import Iterator

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import DecisionId
from ruralgov.domain.meetings import messages_meeting as m
from ruralgov.domain.meetings import texts
from ruralgov.domain.meetings.attending import came_to, check_manner, roster_of
from ruralgov.domain.meetings.judging import BEYOND, judge, lacking, lacking_women
from ruralgov.domain.meetings.model import DecisionRule
from ruralgov.domain.meetings.model_body import Body
from ruralgov.domain.meetings.model_meeting import (
    Came,
    Meeting,
    MeetingStage,
    Motion,
    Outcome,
    Recusal,
    Roster,
    voters,
)
from ruralgov.domain.meetings.motions import check_plan, rules_for
from ruralgov.domain.meetings.records import BODY
from ruralgov.domain.meetings.rules_meeting import WAITING, in_stage, refuse_chair
from ruralgov.domain.registry import present_person

OPEN = frozenset({MeetingStage.OPEN})
VOTING = OPEN | {MeetingStage.CLOSED}
"""A vote that was taken back is entered anew, until the minutes are approved."""
WITHOUT_VOTE = frozenset({Outcome.RETURNED, Outcome.POSTPONED, Outcome.NOTED})


def open_meeting(
    meeting: Meeting | None, command: m.OpenMeeting, given: Given
) -> Iterator[m.MeetingOpened]:
    """Open a meeting on its day: freeze who is entitled, and count who came (rules 2, 7 and 8)."""
    known = in_stage(meeting, command.meeting, WAITING)
    body = _body(known, given)
    if known.day > given.today:
        raise Refused(texts.MEETING_TOO_EARLY, day=known.day, today=given.today)
    if body.on(known.day) is None:
        raise Refused(texts.BODY_NOT_THEN, name=body.last.name, day=known.day)
    refuse_chair(command.chair, given)
    if known.roster is None:
        every = [rule for one in known.motions for rule in _rules(known, body, one, given)]
        roster = roster_of(body, known.day, command.roll, every, given)
    elif command.roll is not None:
        raise Refused(texts.MEETING_ROSTER_FROZEN, day=known.roster.as_of)
    else:
        roster = known.roster
    came = came_to(known, body, roster, command.attendance, given)
    yield m.MeetingOpened(
        chair=present_person(given.read, command.chair),
        roster=roster,
        came=came,
        lacking=_lacking(known, body, roster, came, given),
        by=given.actor.account,
    )


def take_attendance(
    meeting: Meeting | None, command: m.TakeAttendance, given: Given
) -> Iterator[m.AttendanceTaken]:
    """Count anew who is there (rules 7 and 8)."""
    known = in_stage(meeting, command.meeting, OPEN)
    refuse_chair(known.chair, given)
    body, roster = _body(known, given), _roster(known)
    if known.came is not None and known.came.by is not command.attendance.by:
        raise Refused(texts.MEETING_COUNTING_CHANGED, by=known.came.by.zh, by_en=known.came.by.en)
    came = came_to(known, body, roster, command.attendance, given)
    yield m.AttendanceTaken(
        came=came,
        lacking=_lacking(known, body, roster, came, given),
        by=given.actor.account,
    )


def _lacking(meeting: Meeting, body: Body, roster: Roster, came: Came, given: Given) -> int:
    """Return how many lack until one of the motions can be voted on."""
    found = min(lacking(_rules(meeting, body, one, given), roster, came) for one in meeting.motions)
    if found == BEYOND:
        raise Refused(texts.MEETING_COUNTING_UNKNOWN, by=came.by.zh, by_en=came.by.en)
    return found


def record_vote(
    meeting: Meeting | None, command: m.RecordVote, given: Given
) -> Iterator[m.VoteTaken]:
    """Enter a vote: with a quorum, of no more than came, judged by every rule (rules 5 to 12)."""
    known = in_stage(meeting, command.meeting, VOTING)
    refuse_chair(known.chair, given)
    motion = _undecided(known, command.motion)
    body, roster, came = _body(known, given), _roster(known), _came(known)
    check_plan(known.body, body, motion.plan, known.day, given)
    rules = _rules(known, body, motion, given)
    _check_quorum(rules, roster, came)
    check_manner(came, rules)
    recused = _recused(command, came, given)
    may = voters(came, len(recused))
    if command.tally.cast > may:
        raise Refused(texts.MEETING_TALLY_BEYOND, cast=command.tally.cast, may=may)
    judged = tuple(judge(one, roster, came, len(recused), command.tally) for one in rules)
    passed = all(one.passed for one in judged)
    yield m.VoteTaken(
        motion=command.motion,
        tally=command.tally,
        recused=recused,
        judged=judged,
        outcome=Outcome.PASSED if passed else Outcome.REJECTED,
        decision=DecisionId(given.new_id()) if passed else None,
        by=given.actor.account,
    )


def _check_quorum(rules: tuple[DecisionRule, ...], roster: Roster, came: Came) -> None:
    """Refuse a vote without a quorum, and say how many lack; raises ``quorum_missing``."""
    for rule in rules:
        missing = lacking((rule,), roster, came)
        if missing == BEYOND:
            raise Refused(texts.MEETING_COUNTING_UNKNOWN, by=came.by.zh, by_en=came.by.en)
        if missing > 0:
            women = lacking_women(rule, roster, came) == missing
            raise Refused(
                texts.QUORUM_OF_WOMEN_MISSING if women else texts.QUORUM_MISSING,
                lacking=missing,
                present=came.women if women else came.present,
                entitled=roster.women if women else roster.base(came.by),
                source=rule.source,
            )


def _recused(command: m.RecordVote, came: Came, given: Given) -> tuple[Recusal, ...]:
    """Return who took no part, each once and of those who came; raises ``recused_strange``."""
    there = {person for one in came.attendees for person in (one.person, one.through) if person}
    found: dict[str, Recusal] = {}
    for one in command.recused:
        person = present_person(given.read, one.person)
        if person in found or (there and person not in there):
            raise Refused(texts.MEETING_RECUSED_STRANGE, person=person)
        found[person] = Recusal(person=person, ground=one.ground)
    if len(found) > came.present:
        raise Refused(texts.MEETING_TALLY_BEYOND, cast=len(found), may=came.present)
    return tuple(found.values())


def withdraw_vote(
    meeting: Meeting | None, command: m.WithdrawVote, given: Given
) -> Iterator[m.VoteWithdrawn]:
    """Take back a vote that was entered by mistake (rule 15)."""
    known = in_stage(meeting, command.meeting, VOTING)
    refuse_chair(known.chair, given)
    motion = _motion(known, command.motion)
    if motion.tally is None:
        raise Refused(texts.MOTION_NOT_VOTED, motion=command.motion)
    yield m.VoteWithdrawn(
        motion=command.motion,
        decision=motion.decision,
        reason=clean_text("reason", command.reason),
        by=given.actor.account,
    )


def dispose_motion(
    meeting: Meeting | None, command: m.DisposeMotion, given: Given
) -> Iterator[m.MotionDisposed]:
    """Enter that a motion was not voted on (rule 8)."""
    known = in_stage(meeting, command.meeting, OPEN)
    refuse_chair(known.chair, given)
    _undecided(known, command.motion)
    if command.outcome not in WITHOUT_VOTE:
        raise Refused(
            texts.MOTION_OUTCOME_NEEDS_VOTE,
            outcome=command.outcome.zh,
            outcome_en=command.outcome.en,
        )
    yield m.MotionDisposed(
        motion=command.motion,
        outcome=command.outcome,
        reason=clean_text("reason", command.reason),
        by=given.actor.account,
    )


def _body(meeting: Meeting, given: Given) -> Body:
    return existing(given.read.state(BODY, meeting.body), texts.BODY_MISSING, body=meeting.body)


def _rules(meeting: Meeting, body: Body, motion: Motion, given: Given) -> tuple[DecisionRule, ...]:
    return rules_for(meeting.body, body, motion.plan, meeting.day, given)


def _motion(meeting: Meeting, number: int) -> Motion:
    return existing(meeting.motion(number), texts.MOTION_MISSING, motion=number)


def _undecided(meeting: Meeting, number: int) -> Motion:
    motion = _motion(meeting, number)
    if motion.outcome is not None:
        raise Refused(
            texts.MOTION_SETTLED,
            motion=number,
            outcome=motion.outcome.zh,
            outcome_en=motion.outcome.en,
        )
    return motion


def _roster(meeting: Meeting) -> Roster:
    return existing(meeting.roster, texts.MEETING_NOT_BEGUN, number=meeting.number)


def _came(meeting: Meeting) -> Came:
    return existing(meeting.came, texts.MEETING_NOT_BEGUN, number=meeting.number)
