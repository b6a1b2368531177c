"""The rules by which a case comes in and goes to a unit."""

from collections.abc import Iterator
from datetime import datetime

from ruralgov.domain.cases import messages_intake as m
from ruralgov.domain.cases import texts, texts_ways
from ruralgov.domain.cases.calendars import around_the_clock, calendar_by, calendar_for
from ruralgov.domain.cases.dispatch.decide import decide
from ruralgov.domain.cases.dispatch.facts import facts_of, plan_on
from ruralgov.domain.cases.dispatch.model import Facts, Lead, PlanVersion
from ruralgov.domain.cases.matters.model import ClockStart, MatterVersion
from ruralgov.domain.cases.matters.rules import matter_on
from ruralgov.domain.cases.messages_help import CoUnitsAsked
from ruralgov.domain.cases.milestones import Milestones, begin
from ruralgov.domain.cases.model import Case, IntakeChannel
from ruralgov.domain.cases.rules import (
    after,
    check_never_out,
    duty_limit,
    hold_until,
    limit_on_duty,
    matter_today,
)
from ruralgov.domain.cases.rules_help import co_units_asked
from ruralgov.domain.cases.rules_repeats import repeated
from ruralgov.domain.cases.said import clean_note
from ruralgov.domain.cases.table import Action, Level, Stage
from ruralgov.domain.cases.units import living_unit, unit_name, units_on
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import Deadline, deadline
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.registry import (
    ORGANISATION,
    organisation_on,
    place_now,
    town_of,
)


def report_case(_: Case | None, command: m.ReportCase, given: Given) -> Iterator[m.CaseReported]:
    """Report a case of a matter in force, at what its place is today (rules 1, 2, 22 and 31)."""
    matter = matter_on(command.matter, given.today, given)
    place = place_now(given.read, command.place, given.today)
    earlier, kind = repeated(command, place, matter, given)
    yield m.CaseReported(
        number=given.number("case"),
        matter=command.matter,
        place=place,
        town=town_of(given.above(place)),
        channel=command.channel,
        household=command.household,
        at=given.now,
        text=command.text,
        reporter=command.reporter,
        contact=command.contact,
        attachments=command.attachments,
        hold_due=hold_until(Stage.REPORTED, given, on_duty=duty_limit(matter)),
        off_hours=not given.calendar.is_open(given.now),
        point=command.point,
        repeat_of=earlier,
        repeat=kind,
    )


def take_up_appeal(
    _: Case | None, command: m.TakeUpAppeal, given: Given
) -> Iterator[m.CaseReported]:
    """Report what was brought up on a deliberation day (rules 1, 2, 22 and 31)."""
    report = m.ReportCase(
        matter=command.matter,
        place=command.place,
        channel=IntakeChannel.DELIBERATION,
        text=command.text,
    )
    yield from report_case(None, report, given)


def accept_case(case: Case | None, command: m.AcceptCase, given: Given) -> Iterator[m.CaseAccepted]:
    """Accept a case (rule 3)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    stage = after(known, Action.ACCEPT)
    hold_due = hold_until(stage, given, on_duty=limit_on_duty(known, given))
    yield m.CaseAccepted(by=given.actor.account, hold_due=hold_due, at=given.now)


def refuse_case(case: Case | None, command: m.RefuseCase, given: Given) -> Iterator[m.CaseRefused]:
    """Refuse a case on a ground of the closed list, with a reason (rules 3 and 4)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.REFUSE)
    if not matter_today(known.matter, given).terms.refusable:
        raise Refused(texts.MATTER_NOT_REFUSABLE, matter=known.matter)
    reason = clean_note(known, "reason", command.reason)
    yield m.CaseRefused(by=given.actor.account, ground=command.ground, reason=reason, at=given.now)


def answer_case(case: Case | None, command: m.AnswerCase, given: Given) -> Iterator[m.CaseAnswered]:
    """Answer a case at once, unless it is to be done again (rules 3, 7 and 34)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    stage = after(known, Action.ANSWER)
    if known.worked:
        raise Refused(texts_ways.ANSWER_NOT_ENOUGH, number=known.number, round=known.round)
    matter = matter_today(known.matter, given)
    yield m.CaseAnswered(
        by=given.actor.account,
        answer=clean_note(known, "answer", command.answer),
        at=given.now,
        due=_due_of_answer(known, matter, given),
        ranked=matter.terms.ranked,
        hold_due=hold_until(stage, given),
        matter_level=matter.terms.level,
    )


def _due_of_answer(case: Case, matter: MatterVersion, given: Given) -> datetime:
    """Return when an answer is due: by the clock that the case has, and else from its receipt."""
    if case.deadline is not None:
        return case.deadline.due
    start = case.reported_at if case.round == 1 else given.now
    return deadline(calendar_for(case, matter, given), start, matter.limit).due


def decline_filing(
    case: Case | None, command: m.DeclineFiling, given: Given
) -> Iterator[m.FilingDeclined]:
    """Say why a case is not filed, before any unit had it (rules 3, 4 and 34)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.DECLINE)
    check_never_out(known, Action.DECLINE, given)
    reason = clean_note(known, "reason", command.reason)
    yield m.FilingDeclined(by=given.actor.account, reason=reason, at=given.now)


def dispatch_case(
    case: Case | None, command: m.DispatchCase, given: Given
) -> Iterator[m.CaseDispatched | CoUnitsAsked]:
    """Dispatch a case; the clock starts here and not at sign-off (rules 3, 5, 6, 24 and 41)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    stage = after(known, Action.DISPATCH)
    said = command.unit is not None or not command.reason.empty
    reason = clean_note(known, "reason", command.reason) if said else None
    matter = matter_today(known.matter, given)
    level = max(known.level, matter.terms.level, key=list(Level).index)
    lead = _lead(known, command, matter, level, given)
    start, due = _case_clock(known, matter, given)
    around = around_the_clock(known, matter)
    calendar = calendar_by(given, lead.unit, around=around)
    own = deadline(calendar, given.now, due.limit, extra=due.extra)
    yield m.CaseDispatched(
        by=given.actor.account,
        unit=lead.unit,
        co_units=lead.co_units,
        department=matter.department if lead.office == matter.unit else None,
        level=level,
        reason=reason,
        at=given.now,
        started_at=start,
        deadline=due,
        unit_due=own.due,
        hold_due=hold_until(stage, given, calendar=calendar, on_duty=due.limit if around else None),
        rule=lead.rule or None,
        milestones=_milestones(known, matter, given),
        unit_guessed=own.provisional,
        matter_level=matter.terms.level,
        around_the_clock=around,
    )
    yield from co_units_asked(known, lead.co_units, due.limit, given, around=around)


def _lead(
    case: Case, command: m.DispatchCase, matter: MatterVersion, level: Level, given: Given
) -> Lead:
    """Return who the plan names today, or the unit that a person named with a reason (rule 17).

    Each is an organisation as it is today (rule 27).
    """
    facts = facts_of(case, matter, level, given.above(case.place))
    plan = plan_on(given.read, given.today)
    if command.unit is None:
        lead = units_on(given.read, decide(plan, facts), given.today, facts.path)
    else:
        unit = living_unit(given.read, command.unit, given.today)
        lead = Lead(rule="", office=_office(unit, plan, facts, given), unit=unit, co_units=())
    named = (living_unit(given.read, one, given.today) for one in command.co_units)
    helping = dict.fromkeys((*lead.co_units, *named))
    return change(lead, co_units=tuple(one for one in helping if one != lead.unit))


def _office(unit: str, plan: PlanVersion | None, facts: Facts, given: Given) -> str:
    """Return the matter's own office if the unit is that office's; the unit itself else."""
    post = None if plan is None else plan.post(facts.own, facts.path, facts.level)
    own = post.unit if post is not None else facts.own if plan is None else ""
    if given.read.state(ORGANISATION, own) is None:
        mine = own == unit_name(given.read, unit, given.today)
    else:
        mine = organisation_on(given.read, own, given.today) == unit
    return facts.own if mine else unit


def _case_clock(case: Case, matter: MatterVersion, given: Given) -> tuple[datetime, Deadline]:
    """Return the clock of the case: it goes on when the case comes to another unit."""
    if case.started_at is not None and case.deadline is not None:
        return case.started_at, case.deadline
    early = matter.terms.start is ClockStart.RECEIPT and case.round == 1
    start = case.reported_at if early else given.now
    return start, deadline(calendar_for(case, matter, given), start, matter.limit)


def _milestones(case: Case, matter: MatterVersion, given: Given) -> Milestones:
    """Return the milestones of the round: they go on when the case comes to another unit."""
    if case.started_at is not None or not matter.milestones:
        return case.milestones
    received = case.reported_at if case.round == 1 else given.now
    return begin(matter.milestones, calendar_for(case, matter, given), received, given.now)
