"""The minutes of a meeting as they are printed."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import DecisionId, PersonId
from ruralgov.domain.meetings import queries_minutes as q
from ruralgov.domain.meetings import texts
from ruralgov.domain.meetings.law import LAW
from ruralgov.domain.meetings.model import DecisionRule
from ruralgov.domain.meetings.model_decision import Decision
from ruralgov.domain.meetings.model_meeting import Came, Judged, Meeting, Motion, Roster, voters
from ruralgov.domain.meetings.records import BODY, DECISION, DECISION_RULES, KEY, MEETING
from ruralgov.domain.registry import PERSON, present_person


def minutes_of(query: q.MinutesOf, asked: Asked) -> q.MinutesSheet:
    """Return the minutes of a meeting, whole; raises ``meeting_missing``."""
    meeting = existing(
        asked.read.state(MEETING, query.meeting), texts.MEETING_MISSING, meeting=query.meeting
    )
    body = existing(asked.read.state(BODY, meeting.body), texts.BODY_MISSING, body=meeting.body)
    term = body.on(meeting.day) or body.last
    roster, came = meeting.roster, meeting.came
    before = None if meeting.repeats is None else asked.read.state(MEETING, meeting.repeats)
    attended = _attended(meeting, asked)
    motions = tuple(_motions(meeting, asked))
    return q.MinutesSheet(
        meeting=query.meeting,
        number=meeting.number,
        body=meeting.body,
        name=term.name,
        kind=meeting.kind,
        place=meeting.place,
        stage=meeting.stage,
        day=meeting.day,
        venue=meeting.venue,
        notified=meeting.notified,
        notice_days=(meeting.day - meeting.notified).days,
        urgent=meeting.urgent,
        repeats="" if before is None else before.number,
        chair=None if meeting.chair is None else _somebody(meeting.chair, meeting, asked),
        roster_of=None if roster is None else roster.as_of,
        source="" if roster is None else roster.source,
        by=None if came is None else came.by,
        entitled=None if roster is None or came is None else roster.base(came.by),
        women=None if roster is None else roster.women,
        present=None if came is None else came.present,
        women_present=None if came is None else came.women,
        lacking=meeting.lacking,
        online=0 if came is None else came.online,
        guests=0 if came is None else came.guests,
        sheet="" if came is None else came.sheet,
        capacities=dict(Counter(one.capacity for one in attended)),
        attended=attended,
        absent=_absent(meeting, asked),
        motions=motions,
        recorders=meeting.recorders,
        minutes=meeting.minutes,
        notes=tuple(_notes(meeting, motions)),
    )


def _somebody(person: PersonId, meeting: Meeting, asked: Asked) -> q.Somebody:
    """Return a person with the name of the day, under the id under which they are kept."""
    kept = present_person(asked.read, person)
    known = asked.read.state(PERSON, kept)
    name = None if known is None else known.name_on(meeting.day)
    return q.Somebody(
        person=kept,
        name=None if name is None else asked.reveal(PERSON.kind, kept, "name", name),
    )


def _attended(meeting: Meeting, asked: Asked) -> tuple[q.Attended, ...]:
    attendees = () if meeting.came is None else meeting.came.attendees
    return tuple(
        q.Attended(
            who=_somebody(one.person, meeting, asked),
            capacity=one.capacity,
            household=one.household,
            through=None if one.through is None else _somebody(one.through, meeting, asked),
            online=one.online,
        )
        for one in attendees
    )


def _absent(meeting: Meeting, asked: Asked) -> tuple[q.Somebody, ...]:
    """Return who had a seat and did not come; nobody where they were counted from a sheet."""
    came, roster = meeting.came, meeting.roster
    if roster is None or came is None or (came.present and not came.attendees):
        return ()
    there = {one.person for one in came.attendees}
    missing = (one for one in roster.members if one not in there)
    return tuple(_somebody(one, meeting, asked) for one in missing)


def _motions(meeting: Meeting, asked: Asked) -> Iterator[q.MotionSheet]:
    plans = [one.plan for one in meeting.motions]
    named = [*(one.decision for one in meeting.motions), *(one.delegation for one in plans)]
    named += [one.revokes for one in plans]
    decisions = asked.read.states(DECISION, dict.fromkeys(key for key in named if key))
    adopted = asked.read.state(DECISION_RULES, KEY)
    rules = {one.code: one for one in (*LAW, *(() if adopted is None else adopted.rules))}
    for number, motion in enumerate(meeting.motions, 1):
        plan = motion.plan
        yield q.MotionSheet(
            number=number,
            title=plan.title,
            matter=plan.matter,
            act=plan.act,
            outcome=motion.outcome,
            reason=motion.reason,
            tally=motion.tally,
            silent=_silent(meeting.came, motion),
            aside=tuple(
                q.StoodAside(who=_somebody(one.person, meeting, asked), ground=one.ground)
                for one in motion.recused
            ),
            rules=tuple(_applied(meeting, motion.judged, rules)),
            result=_result(motion.decision, decisions, asked),
            delegation=_reference(plan.delegation, decisions),
            revokes=_reference(plan.revokes, decisions),
        )


def _silent(came: Came | None, motion: Motion) -> int | None:
    if came is None or motion.tally is None:
        return None
    return voters(came, len(motion.recused)) - motion.tally.cast


def _applied(
    meeting: Meeting, judged: Iterable[Judged], rules: dict[str, DecisionRule]
) -> Iterator[q.Applied]:
    roster, came = meeting.roster, meeting.came
    for one in judged:
        rule = rules.get(one.rule)
        share = None if rule is None or came is None else rule.quorum_by(came.by)
        women = None if rule is None else rule.women
        yield q.Applied(
            rule=one.rule,
            source=one.source,
            verified=None if rule is None else rule.verified,
            quorum=share,
            quorum_needed=(
                None
                if share is None or roster is None or came is None
                else share.needed(roster.base(came.by))
            ),
            women_needed=None if women is None or roster is None else women.needed(roster.women),
            base=one.base,
            of=one.of,
            needed=one.needed,
            passed=one.passed,
        )


def _result(
    key: DecisionId | None, decisions: dict[str, Decision], asked: Asked
) -> q.Resulting | None:
    decision = None if key is None else decisions.get(key)
    if key is None or decision is None:
        return None
    return q.Resulting(
        decision=key,
        reference=decision.reference,
        sure=decision.sure,
        holds=decision.holds(asked.day),
        ending=decision.ending,
        publications=decision.publications,
    )


def _reference(key: DecisionId | None, decisions: dict[str, Decision]) -> str:
    decision = None if key is None else decisions.get(key)
    return "" if decision is None else decision.reference


def _notes(meeting: Meeting, motions: Iterable[q.MotionSheet]) -> Iterator[q.MinutesNote]:
    came, roster = meeting.came, meeting.roster
    if came is None or roster is None:
        yield q.MinutesNote.NOT_OPENED
        return
    yield from _of_roster(roster, came)
    if any(one.tally is not None for one in motions):
        yield q.MinutesNote.VOTES_UNNAMED
    if meeting.minutes is None:
        yield q.MinutesNote.NOT_APPROVED
    if any(one.verified is None for motion in motions for one in motion.rules):
        yield q.MinutesNote.RULE_GONE


def _of_roster(roster: Roster, came: Came) -> Iterator[q.MinutesNote]:
    if not roster.members:
        yield q.MinutesNote.BY_ROLL
    if came.present and not came.attendees:
        yield q.MinutesNote.COUNTED
