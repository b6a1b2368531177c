"""The rules of what a unit does with a case, and of urging it."""

from collections.abc import Iterator
from itertools import pairwise

from ruralgov.domain.cases import messages_handling as m
from ruralgov.domain.cases import texts
from ruralgov.domain.cases.calendars import calendar_of
from ruralgov.domain.cases.milestones import coming
from ruralgov.domain.cases.model import Case, Result
from ruralgov.domain.cases.rules import (
    after,
    handled,
    hold_until,
    limit_on_duty,
    must_be_apart,
    running,
    terms_of,
    unit_clock,
)
from ruralgov.domain.cases.rules_help import check_answered
from ruralgov.domain.cases.said import clean_note, clean_open
from ruralgov.domain.cases.table import Action, Level
from ruralgov.domain.cases.units import living_unit
from ruralgov.domain.kernel.clock import deadline
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing

NEXT = dict(pairwise(Level))
"""The level above each."""


def sign_case(case: Case | None, command: m.SignCase, given: Given) -> Iterator[m.CaseSigned]:
    """Sign for a case (rules 3 and 5)."""
    handled(existing(case, texts.CASE_MISSING, case=command.case), Action.SIGN, given)
    yield m.CaseSigned(by=given.actor.account, at=given.now)


def ask_return(case: Case | None, command: m.AskReturn, given: Given) -> Iterator[m.ReturnAsked]:
    """Ask to return a case within its window; after k it goes to arbitration (rule 11)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    disputed = known.returns >= given.profile.returns
    stage = handled(known, Action.DISPUTE if disputed else Action.ASK_RETURN, given)
    terms = terms_of(known, given)
    start = known.unit_started or given.now
    window = deadline(calendar_of(known, given, known.unit), start, terms.return_limit).due
    if known.final or given.now > window:
        raise Refused(texts.RETURN_NOT_GRANTED, number=known.number, window=window)
    yield m.ReturnAsked(
        by=given.actor.account,
        duty=clean_open("duty", command.duty, known),
        reason=clean_note(known, "reason", command.reason),
        disputed=disputed,
        hold_due=hold_until(stage, given, on_duty=limit_on_duty(known, given)),
        at=given.now,
    )


def decide_return(
    case: Case | None, command: m.DecideReturn, given: Given
) -> Iterator[m.ReturnDecided]:
    """Grant or refuse a return, by somebody other than who asked for it (rules 8 and 11)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    stage = after(known, Action.GRANT_RETURN if command.granted else Action.REFUSE_RETURN)
    must_be_apart(known, given)
    yield m.ReturnDecided(
        by=given.actor.account,
        granted=command.granted,
        reason=clean_note(known, "reason", command.reason),
        hold_due=hold_until(stage, given, on_duty=limit_on_duty(known, given)),
        at=given.now,
    )


def lapse_return(
    case: Case | None, command: m.LapseReturn, given: Given
) -> Iterator[m.ReturnLapsed]:
    """Take up a case whose return was not decided in time (rule 11)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    stage = handled(known, Action.LAPSE_RETURN, given)
    if given.now <= known.hold_due:
        raise Refused(texts.RETURN_PENDING, number=known.number, due=known.hold_due)
    hold_due = hold_until(stage, given, on_duty=limit_on_duty(known, given))
    yield m.ReturnLapsed(by=given.actor.account, hold_due=hold_due, at=given.now)


def arbitrate_case(
    case: Case | None, command: m.ArbitrateCase, given: Given
) -> Iterator[m.CaseArbitrated]:
    """Decide whose case it is, by nobody who took sides (rules 8, 11 and 27).

    The case's own clock never stopped.
    """
    known = existing(case, texts.CASE_MISSING, case=command.case)
    stage = after(known, Action.ARBITRATE)
    must_be_apart(known, given, *known.sent_by)
    unit = living_unit(given.read, command.unit, given.today)
    due = unit_clock(known, given, unit)
    yield m.CaseArbitrated(
        by=given.actor.account,
        unit=unit,
        reason=clean_note(known, "reason", command.reason),
        at=given.now,
        unit_due=due.due,
        hold_due=hold_until(
            stage,
            given,
            calendar=calendar_of(known, given, unit),
            on_duty=limit_on_duty(known, given),
        ),
        unit_guessed=due.provisional,
    )


def handle_case(
    case: Case | None, command: m.HandleCase, given: Given
) -> Iterator[m.HandlingStarted]:
    """Take a case in hand (rule 3)."""
    handled(existing(case, texts.CASE_MISSING, case=command.case), Action.HANDLE, given)
    yield m.HandlingStarted(by=given.actor.account, at=given.now)


def escalate_case(
    case: Case | None, command: m.EscalateCase, given: Given
) -> Iterator[m.CaseEscalated]:
    """Hand a case up one level, and never down (rule 13)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    stage = handled(known, Action.ESCALATE, given)
    if known.level not in NEXT:
        raise Refused(texts.LEVEL_IS_HIGHEST, number=known.number)
    yield m.CaseEscalated(
        by=given.actor.account,
        reason=clean_note(known, "reason", command.reason),
        level=NEXT[known.level],
        hold_due=hold_until(stage, given, on_duty=limit_on_duty(known, given)),
        at=given.now,
    )


def report_done(case: Case | None, command: m.ReportDone, given: Given) -> Iterator[m.CaseDone]:
    """Report work done; a check that passes freezes what it says (rules 3, 7, 26 and 41)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    stage = handled(known, Action.REPORT_DONE, given)
    waiting = coming(known.milestones)
    if waiting is not None and command.result is Result.SOLVED:
        raise Refused(texts.MILESTONE_UNMET, number=known.number, name=waiting[0].name)
    check_answered(known, given)
    yield m.CaseDone(
        by=given.actor.account,
        result=command.result,
        outcome=clean_note(known, "outcome", command.outcome),
        attachments=command.attachments,
        at=given.now,
        on_time=given.now <= running(known).due,
        unit_on_time=known.unit_due is not None and given.now <= known.unit_due,
        ranked=terms_of(known, given).ranked,
        hold_due=hold_until(stage, given),
        provisional=True,
    )


def urge_case(case: Case | None, command: m.UrgeCase, given: Given) -> Iterator[m.CaseUrged]:
    """Urge the unit; nothing else changes (rule 15)."""
    after(existing(case, texts.CASE_MISSING, case=command.case), Action.URGE)
    yield m.CaseUrged(by=given.actor.account, words=command.words.cleaned("words"))


def supervise_case(
    case: Case | None, command: m.SuperviseCase, given: Given
) -> Iterator[m.CaseSupervised]:
    """Put a case under supervision; nothing else changes (rule 15)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.SUPERVISE)
    yield m.CaseSupervised(
        by=given.actor.account, reason=clean_note(known, "reason", command.reason)
    )
