"""The rules by which a case comes to another unit, or is of another matter or place."""

from collections.abc import Iterator
from datetime import datetime

from ruralgov.domain.cases import messages_hand as m
from ruralgov.domain.cases import texts, texts_ways
from ruralgov.domain.cases.calendars import calendar_by, calendar_of
from ruralgov.domain.cases.dispatch.decide import decide
from ruralgov.domain.cases.dispatch.facts import facts_of, plan_on
from ruralgov.domain.cases.matters.model import ClockStart, MatterVersion
from ruralgov.domain.cases.matters.rules import matter_on
from ruralgov.domain.cases.milestones import (
    MilestoneDue,
    Milestones,
    MilestoneStart,
    bounded,
    recount,
)
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.roles import INTAKE, SUPERVISOR
from ruralgov.domain.cases.rules import (
    after,
    duty_limit,
    hold_until,
    limit_on_duty,
    matter_today,
    must_be_another,
    running,
    unit_clock,
)
from ruralgov.domain.cases.said import clean_note
from ruralgov.domain.cases.table import HELD, Action, Level, Stage
from ruralgov.domain.cases.units import living_unit, unit_name, unit_on, units_on
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import Deadline, deadline
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, RuralgovError, existing
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.registry import organisation_on, place_there, town_of


def hand_over_case(
    case: Case | None, command: m.HandOverCase, given: Given
) -> Iterator[m.CaseHandedOver]:
    """Hand a case over to another unit, by somebody who did none of the work (rules 8 and 37)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    account = given.actor.account
    boss = given.holds(account, SUPERVISOR, known.place)
    desk = given.holds(account, INTAKE, known.place) and not (known.final and boss)
    after(known, Action.HAND_OVER if desk else Action.REASSIGN)
    must_be_another(known, given)
    if known.final and desk:
        unit = unit_name(given.read, known.unit or "", given.today)
        raise Refused(texts_ways.ARBITRATION_STANDS, number=known.number, unit=unit)
    unit = living_unit(given.read, command.unit, given.today)
    if unit == known.unit:
        name = unit_name(given.read, unit, given.today)
        raise Refused(texts_ways.UNIT_HAS_CASE, number=known.number, unit=name)
    yield _handed_over(known, unit, clean_note(known, "reason", command.reason), given, desk=desk)


def pass_case(case: Case | None, command: m.PassCase, given: Given) -> Iterator[m.CaseHandedOver]:
    """Hand a case over with all others of its unit; one that it has no more stays (rule 38).

    While the unit is there, so does what the same account could not hand over by itself.
    """
    known = existing(case, texts.CASE_MISSING, case=command.case)
    if known.stage not in HELD or known.unit == command.unit:
        return
    unit, account = known.unit or "", given.actor.account
    if organisation_on(given.read, unit, given.today) == unit and not _may_move(known, given):
        return
    desk = given.holds(account, INTAKE, known.place)
    yield _handed_over(known, command.unit, command.reason, given, desk=desk)


def _may_move(case: Case, given: Given) -> bool:
    """Tell whether who acts did none of the work, and need not keep to an arbitration."""
    worked = any(given.is_actor(one) for one in (case.handler, *case.acted) if one is not None)
    boss = given.holds(given.actor.account, SUPERVISOR, case.place)
    return not worked and (boss or not case.final)


def _handed_over(
    case: Case, unit: str, reason: OfficerText, given: Given, *, desk: bool
) -> m.CaseHandedOver:
    """Return that a unit has a case: its own clock starts now, that of the case goes on."""
    stops = case.ended_stops(given.now) if case.stage is Stage.PAUSED else case.stops
    due, start = running(case), case.started_at or given.now
    own = unit_clock(case, given, unit)
    calendar = calendar_of(case, given)
    return m.CaseHandedOver(
        by=given.actor.account,
        unit=unit,
        reason=reason,
        desk=desk,
        at=given.now,
        deadline=deadline(calendar, start, due.limit, stops=stops, extra=due.extra),
        unit_due=own.due,
        unit_guessed=own.provisional,
        milestones=recount(case.milestones, calendar, stops),
        hold_due=hold_until(
            Stage.DISPATCHED,
            given,
            calendar=calendar_of(case, given, unit),
            on_duty=limit_on_duty(case, given),
        ),
    )


def reclassify_case(
    case: Case | None, command: m.ReclassifyCase, given: Given
) -> Iterator[m.CaseReclassified]:
    """Give a case its right matter and place, by who did none of the work (rules 8, 39 and 40)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.RECLASSIFY)
    must_be_another(known, given)
    code = known.matter if command.matter is None else command.matter.strip()
    place = known.place if command.place is None else command.place
    if (code, place) == (known.matter, known.place):
        raise Refused(texts_ways.CASE_CLASSED_ALREADY, number=known.number)
    other = code != known.matter
    new = matter_on(code, given.today, given) if other else matter_today(code, given)
    place_there(given.read, place, given.today)
    level = _level(known, new, given) if other else known.level
    kept = known.stage not in HELD or _fits(known, code, new, place, level, given)
    stage = after(known, Action.RECLASSIFY if kept else Action.RECALL)
    anew = other and _runs_anew(known, given)
    around = new.terms.around_the_clock if anew else known.around_the_clock
    left = known if kept else _without_pause(known, given)
    start, due, milestones = (
        _clock(left, new, given, around=around) if anew else _same(known, left, given)
    )
    moved = due != known.deadline
    unit_start, unit_due, guessed = _unit_clock(known, due, given, moved=moved, around=around)
    held = known.hold_due == bounded(known.unit_due or known.hold_due, known.milestones)
    hold = known.hold_due
    if not kept:
        hold = hold_until(stage, given, on_duty=due.limit if around and due is not None else None)
    elif other and known.stage not in HELD and known.deadline is None:
        on_duty = duty_limit(new)
        hold = min(hold, hold_until(stage, given, on_duty=on_duty)) if on_duty else hold
    elif held and unit_due is not None and known.stage in HELD:
        hold = bounded(unit_due, milestones)
    yield m.CaseReclassified(
        by=given.actor.account,
        matter=code,
        place=place,
        town=town_of(given.above(place)),
        reason=clean_note(known, "reason", command.reason),
        at=given.now,
        level=level,
        kept=kept,
        before=known.deadline,
        started_at=start,
        deadline=due,
        unit_started=unit_start,
        unit_due=unit_due,
        unit_guessed=guessed,
        matter_level=None if known.matter_level is None else new.terms.level,
        milestones=milestones,
        hold_due=hold,
        around_the_clock=around,
    )


def _level(case: Case, new: MatterVersion, given: Given) -> Level:
    """Return the level of the new matter, or that to which the case was handed up, if higher."""
    if case.deadline is None and case.level is Level.VILLAGE:
        return case.level
    if case.level is matter_today(case.matter, given).terms.level:
        return new.terms.level
    return max(case.level, new.terms.level, key=list(Level).index)


def _fits(
    case: Case, code: str, new: MatterVersion, place: PlaceId, level: Level, given: Given
) -> bool:
    """Tell whether the plan names the unit that has the case, for what the case is now."""
    path = given.above(place)
    if new.department != matter_today(case.matter, given).department:
        return False
    facts = facts_of(change(case, matter=code), new, level, path)
    try:
        lead = decide(plan_on(given.read, given.today), facts)
        lead = units_on(given.read, lead, given.today, path)
        return lead.unit == unit_on(given.read, case.unit or "", given.today, path)
    except RuralgovError:
        return False


_Clock = tuple[datetime | None, Deadline | None, Milestones]


def _runs_anew(case: Case, given: Given) -> bool:
    """Tell whether another matter gives the round another clock: its work is not done, nor late."""
    runs = case.stage in HELD or case.stage is Stage.ACCEPTED
    return case.deadline is not None and runs and given.now <= case.deadline.due


def _without_pause(case: Case, given: Given) -> Case:
    """Return a case that its unit has no more: its pause ends with that."""
    if case.stage is not Stage.PAUSED:
        return case
    return change(case, stops=case.ended_stops(given.now))


def _same(case: Case, left: Case, given: Given) -> _Clock:
    """Return the clock that the round has, counted again where its pause ends before its time."""
    before, start = case.deadline, case.started_at
    if before is None or start is None or left.stops == case.stops:
        return start, before, case.milestones
    calendar = calendar_of(case, given)
    due = deadline(calendar, start, before.limit, stops=left.stops, extra=before.extra)
    return start, due, recount(case.milestones, calendar, left.stops)


def _clock(case: Case, new: MatterVersion, given: Given, *, around: bool) -> _Clock:
    """Return the clock of the round by the new matter."""
    before, calendar = running(case), calendar_by(given, around=around)
    received = case.reported_at if case.round == 1 else _sent(case, given)
    start = received if new.terms.start is ClockStart.RECEIPT else _sent(case, given)
    same = before.limit.unit is new.limit.unit
    extra = min(before.extra, new.terms.extension) if same else 0
    due = deadline(calendar, start, new.limit, stops=case.stops, extra=extra)
    stones = _stones(case, new, received, _sent(case, given))
    return start, due, recount(stones, calendar, case.stops)


def _stones(
    case: Case, new: MatterVersion, received: datetime, sent: datetime
) -> Iterator[MilestoneDue]:
    """Give the milestones that have a verdict, then those of the new matter that have none."""
    kept = [one for one in case.milestones if one.on_time is not None]
    yield from kept
    reached = {one.name: one.reached_at or sent for one in kept}
    starts: dict[MilestoneStart, datetime | None] = {
        MilestoneStart.RECEIPT: received,
        MilestoneStart.DISPATCH: sent,
    }
    before: datetime | None = None
    for one in new.milestones:
        if one.name not in reached:
            yield MilestoneDue(
                name=one.name,
                limit=one.limit,
                start=one.start,
                started_at=starts.get(one.start, before),
            )
        before = reached.get(one.name)


def _sent(case: Case, given: Given) -> datetime:
    """Return when the case was first dispatched in this round."""
    known = [one.since for one in case.spells if one.round == case.round]
    known.append(case.unit_started or given.now)
    if case.started_at is not None and case.started_at != case.reported_at:
        known.append(case.started_at)
    return min(known)


def _unit_clock(
    case: Case, due: Deadline | None, given: Given, *, moved: bool, around: bool
) -> tuple[datetime | None, datetime | None, bool]:
    """Return the clock of the unit: it starts anew with another limit, of which it learns now."""
    if not moved or due is None or case.stage not in HELD:
        return case.unit_started, case.unit_due, case.unit_guessed
    calendar = calendar_by(given, case.unit, around=around)
    own = deadline(calendar, given.now, due.limit, stops=case.stops, extra=due.extra)
    return given.now, own.due, own.provisional
