"""The rules about the time of a case: more of it, pauses, milestones, and counting it again."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.cases import messages_time as m
from ruralgov.domain.cases import texts, texts_ways
from ruralgov.domain.cases.calendars import calendar_of
from ruralgov.domain.cases.evolve_withdrawal import pauses
from ruralgov.domain.cases.milestones import Milestones, coming, following, recount
from ruralgov.domain.cases.model import Case, TimeAsked
from ruralgov.domain.cases.roles import HANDLER
from ruralgov.domain.cases.rows import OpenCaseRow
from ruralgov.domain.cases.rules import after, handled, must_be_apart, running, terms_of
from ruralgov.domain.cases.said import clean_note
from ruralgov.domain.cases.table import OPEN, Action
from ruralgov.domain.kernel.calendar import at_minute
from ruralgov.domain.kernel.clock import LONGEST, Deadline, Stop, TimeUnit, deadline
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.pauses import days_paused, pause_end
from ruralgov.domain.kernel.text import Text
from ruralgov.domain.registry import upwards


def ask_extension(
    case: Case | None, command: m.AskExtension, given: Given
) -> Iterator[m.TimeRequested]:
    """Ask for more time before the time is up, within what the matter allows (rule 12)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    handled(known, Action.ASK_EXTENSION, given)
    _not_asked(known)
    due = running(known)
    _in_time(known, given, texts.EXTENSION_TOO_LATE)
    room = LONGEST[due.limit.unit] - due.limit.amount
    most = min(terms_of(known, given).extension, room) - due.extra
    if not 0 < command.amount <= most:
        raise Refused(
            texts.EXTENSION_TOO_LONG, number=known.number, amount=command.amount, most=most
        )
    yield m.TimeRequested(
        by=given.actor.account,
        amount=command.amount,
        ground=None,
        reason=clean_note(known, "reason", command.reason),
        at=given.now,
    )


def ask_pause(case: Case | None, command: m.AskPause, given: Given) -> Iterator[m.TimeRequested]:
    """Ask that the clock stand still, on a ground of the list, within the cap (rule 12)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    handled(known, Action.ASK_PAUSE, given)
    _not_asked(known)
    _in_time(known, given, texts.PAUSE_TOO_LATE)
    had = days_paused(calendar_of(known, given), pauses(known), running(known).limit.unit)
    most = min(terms_of(known, given).pause_days, LONGEST[TimeUnit.CALENDAR_DAYS]) - had
    if not 0 < command.days <= most:
        raise Refused(texts.PAUSE_TOO_LONG, number=known.number, days=command.days, most=most)
    yield m.TimeRequested(
        by=given.actor.account,
        amount=command.days,
        ground=command.ground,
        reason=clean_note(known, "reason", command.reason),
        at=given.now,
    )


def decide_time(
    case: Case | None, command: m.DecideTime, given: Given
) -> Iterator[m.TimeGranted | m.TimeRefused]:
    """Grant or refuse time, by somebody other than the handler (rules 8 and 12)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    asked = known.asked
    paused = asked is not None and asked.ground is not None
    after(
        known,
        (Action.PAUSE if paused else Action.EXTEND) if command.granted else Action.REFUSE_TIME,
    )
    if asked is None:
        raise Refused(texts.TIME_NOT_ASKED, number=known.number)
    must_be_apart(known, given)
    reason = clean_note(known, "reason", command.reason)
    if not command.granted:
        yield m.TimeRefused(by=given.actor.account, reason=reason, at=given.now)
        return
    _in_time(known, given, texts.TIME_IS_UP)
    stop, extra = _granted(known, asked, given)
    stops = known.stops if stop is None else (*known.stops, stop)
    due, own, milestones = _recount(known, given, stops, running(known).extra + extra)
    yield m.TimeGranted(
        by=given.actor.account,
        reason=reason,
        stop=stop,
        deadline=due,
        unit_due=own.due,
        milestones=milestones,
        unit_guessed=own.provisional,
        at=given.now,
    )


def _in_time(case: Case, given: Given, said: Text) -> None:
    """Refuse more time for what is late already (rule 12)."""
    due = running(case).due
    if given.now > due:
        raise Refused(said, number=case.number, due=due)


def _granted(case: Case, asked: TimeAsked, given: Given) -> tuple[Stop | None, int]:
    if asked.ground is None:
        return None, asked.amount
    unit = running(case).limit.unit
    until = pause_end(calendar_of(case, given), given.now, asked.amount, unit)
    return Stop(since=given.now, until=until, reason=asked.ground.zh), 0


def resume_case(case: Case | None, command: m.ResumeCase, given: Given) -> Iterator[m.CaseResumed]:
    """Take a paused case up again; a pause ends by itself when its days are over (rule 12)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    handled(known, Action.RESUME, given)
    _check_over(known, given)
    stops = known.ended_stops(given.now)
    due, own, milestones = _recount(known, given, stops, running(known).extra)
    yield m.CaseResumed(
        by=given.actor.account,
        at=given.now,
        deadline=due,
        unit_due=own.due,
        milestones=milestones,
        unit_guessed=own.provisional,
    )


def _check_over(case: Case, given: Given) -> None:
    """Refuse to end a pause before its time to all but handlers; raises ``pause_runs``."""
    until = case.stops[-1].until
    if given.now < until and not given.holds(given.actor.account, HANDLER, case.place):
        raise Refused(texts_ways.PAUSE_RUNS, number=case.number, until=until)


def reach_milestone(
    case: Case | None, command: m.ReachMilestone, given: Given
) -> Iterator[m.MilestoneReached]:
    """Report the next milestone reached, once in a round and in their order (rule 25)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    handled(known, Action.REACH_MILESTONE, given)
    waiting = existing(coming(known.milestones), texts.MILESTONE_MISSING, number=known.number)
    milestone, due = waiting
    if command.name.strip() != milestone.name:
        raise Refused(
            texts.MILESTONE_NOT_NEXT, number=known.number, name=command.name, next=milestone.name
        )
    yield m.MilestoneReached(
        by=given.actor.account,
        name=milestone.name,
        note=clean_note(known, "note", command.note),
        at=given.now,
        on_time=given.now <= due.due,
        due=due.due,
        following=following(known.milestones, calendar_of(known, given), given.now, known.stops),
    )


def recompute_deadline(
    case: Case | None, command: m.RecomputeDeadline, given: Given
) -> Iterator[m.DeadlineRecomputed]:
    """Count the deadlines of an open case again by the calendar as it is now (rule 9).

    What was judged stays as it was.
    """
    known = existing(case, texts.CASE_MISSING, case=command.case)
    before = known.deadline
    if before is None or known.stage not in OPEN:
        raise Refused(texts.DEADLINE_NOT_PROVISIONAL, number=known.number)
    if known.verdict is not None:
        return
    fresh, own, milestones = _recount(known, given, known.stops, before.extra)
    now = (fresh, own.due, own.provisional, milestones)
    if now != (before, known.unit_due, known.unit_guessed, known.milestones):
        yield m.DeadlineRecomputed(
            before=before,
            deadline=fresh,
            unit_due=own.due,
            milestones=milestones,
            unit_guessed=own.provisional,
            at=given.now,
        )


def _recount(
    case: Case, given: Given, stops: tuple[Stop, ...], extra: int
) -> tuple[Deadline, Deadline, Milestones]:
    """Return the deadline of the case, that of the unit, and its milestones, anew.

    What extends the limit of the matter extends no milestone; a stop holds all of them.
    """
    limit, calendar = running(case).limit, calendar_of(case, given)
    start = case.started_at or given.now
    own = case.unit_started or given.now
    return (
        deadline(calendar, start, limit, stops=stops, extra=extra),
        deadline(calendar_of(case, given, case.unit), own, limit, stops=stops, extra=extra),
        recount(case.milestones, calendar, stops),
    )


def _not_asked(case: Case) -> None:
    if case.asked is not None:
        raise Refused(texts.TIME_ALREADY_ASKED, number=case.number)


def recompute(read: Read, year: int) -> Iterator[m.RecomputeDeadline]:
    """Give a command for each open case that the calendar of a year can touch (rule 9).

    Those are the ones that had to guess, and those that are due in it or later.
    """
    yield from recompute_since(read, date(year, 1, 1))


def recompute_since(read: Read, day: date) -> Iterator[m.RecomputeDeadline]:
    """Give a command for each open case that had to guess, or is due on a day or later (rule 9)."""
    first = at_minute(day, 0)
    for row in read.rows(OpenCaseRow):
        last = max(filter(None, (row.due, row.unit_due)), default=None)
        if row.provisional or (last is not None and last >= first):
            yield m.RecomputeDeadline(case=CaseId(row.owner))


def recompute_of_unit(read: Read, unit: str, today: date) -> Iterator[m.RecomputeDeadline]:
    """Give a command for each open case of a unit, or of one below it (rules 9 and 48)."""
    below: dict[str, bool] = {}
    for row in read.rows(OpenCaseRow):
        has = row.unit
        if has is not None and has not in below:
            below[has] = unit in list(upwards(read, has, today))
        if has is not None and below[has]:
            yield m.RecomputeDeadline(case=CaseId(row.owner))
