"""What events beside the main way make of a case."""

from datetime import datetime
from typing import Any

from ruralgov.domain.cases.beside import Beside, CoState, CoTask, Earlier, Grievance
from ruralgov.domain.cases.messages_ending import CaseCalledBack
from ruralgov.domain.cases.messages_hand import CaseHandedOver, CaseReclassified
from ruralgov.domain.cases.messages_help import (
    CoTaskAnswered,
    CoTaskReleased,
    CoTaskSigned,
    CoUnitsAsked,
)
from ruralgov.domain.cases.model import DESK, Case, Satisfaction, SpellEnd
from ruralgov.domain.cases.table import Stage
from ruralgov.domain.cases.verdicts import end_spell
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import PlaceId


def relocated(case: Case, place: PlaceId, town: PlaceId) -> Case:
    """Return a case that belongs to another place; it is counted where it came in."""
    return change(
        case, place=place, town=town, came_in_at=case.came_in, came_in_of=case.came_in_town
    )


def handed_over(case: Case, event: CaseHandedOver) -> Case:
    """Return a case that another unit has: what it is to do begins anew, the case does not."""
    case = _left(case, event.at)
    return change(
        case,
        stage=Stage.DISPATCHED,
        owner=event.unit,
        unit=event.unit,
        sent_by=case.sent_also_by(event.by),
        co_units=tuple(one for one in case.co_units if one != event.unit),
        rule=None,
        deadline=event.deadline,
        unit_started=event.at,
        unit_due=event.unit_due,
        unit_guessed=event.unit_guessed,
        milestones=event.milestones,
        hold_due=event.hold_due,
        beside=without_co_task(case, event.unit, event.at),
    )


def reclassified(case: Case, event: CaseReclassified) -> Case:
    """Return a case of another matter or place; its unit keeps it, or the desk has it again."""
    due = None if event.before is None else event.before.due
    judged = len(case.rounds) + (case.stage is Stage.DONE)
    earlier = Earlier(until=event.at, matter=case.matter, due=due, rounds=judged)
    if (event.place, event.town) != (case.place, case.town):
        case = relocated(case, event.place, event.town)
    case = _aside(case, earlier=(*case.aside.earlier, earlier))
    if not event.kept:
        case = change(_left(case, event.at), stage=Stage.ACCEPTED, owner=DESK)
    return change(
        case,
        matter=event.matter,
        level=event.level,
        asked=None if event.before != event.deadline else case.asked,
        started_at=event.started_at,
        deadline=event.deadline,
        unit_started=event.unit_started,
        unit_due=event.unit_due,
        unit_guessed=event.unit_guessed,
        around_the_clock=event.around_the_clock,
        matter_level=event.matter_level,
        milestones=event.milestones,
        hold_due=event.hold_due,
    )


def _left(case: Case, at: datetime) -> Case:
    """Return a case that its unit has no more: its pause and what it asked for end with it."""
    stops = case.ended_stops(at) if case.stage is Stage.PAUSED else case.stops
    case = end_spell(case, at, SpellEnd.HANDED_OVER)
    return change(case, handler=None, asked=None, stops=stops)


def with_co_units(case: Case, event: CoUnitsAsked) -> Case:
    """Return a case with which some units help; who was asked before and is not, helps no more."""
    tasks = tuple(
        one if not _is_open(case, one) else _asked_again(case, one, event)
        for one in case.aside.co_tasks
    )
    known = {one.unit for one in tasks if one.round == case.round and one.state in _COUNT}
    new = (
        CoTask(unit=unit, round=case.round, asked_at=event.at, due=event.due)
        for unit in event.units
        if unit not in known
    )
    return _aside(case, co_tasks=(*tasks, *new))


def _asked_again(case: Case, task: CoTask, event: CoUnitsAsked) -> CoTask:
    """Return an open task after another dispatch: dropped, or with a clock that starts anew.

    While no unit had the case nobody could answer. What was late by then stays late.
    """
    if task.unit not in event.units:
        return _dropped(task, event.at)
    left = case.spells[-1].until if case.spells else event.at
    return task if task.due < left else change(task, due=event.due)


def co_task_signed(case: Case, event: CoTaskSigned) -> Case:
    """Return a case for which a co-unit signed."""
    acted = case.acted_by(event.by)
    return change(_task(case, event.unit, signed_at=event.at), acted=acted)


def co_task_ended(case: Case, event: CoTaskAnswered | CoTaskReleased) -> Case:
    """Return a case to which a co-unit answered, or need not."""
    if isinstance(event, CoTaskReleased):
        return _task(case, event.unit, state=CoState.RELEASED, ended_at=event.at)
    found = _task(
        case,
        event.unit,
        state=CoState.ANSWERED,
        signed_at=event.at,
        ended_at=event.at,
        on_time=event.on_time,
    )
    return change(found, acted=case.acted_by(event.by))


_COUNT = (CoState.OPEN, CoState.ANSWERED, CoState.RELEASED)


def _is_open(case: Case, task: CoTask) -> bool:
    return task.state is CoState.OPEN and task.round == case.round


def _task(case: Case, unit: str, **changes: Any) -> Case:
    """Return a case with the open task of a unit changed; who signed before, signed then."""

    def changed(one: CoTask) -> CoTask:
        if one.unit != unit or not _is_open(case, one):
            return one
        signed = one.signed_at or changes.get("signed_at")
        return change(one, **changes | {"signed_at": signed})

    return _aside(case, co_tasks=tuple(map(changed, case.aside.co_tasks)))


def _dropped(task: CoTask, at: datetime) -> CoTask:
    return change(task, state=CoState.DROPPED, ended_at=at)


def without_co_task(case: Case, unit: str, at: datetime) -> Beside | None:
    """Return what a case has beside the main way when a unit that helped has the case itself."""
    if case.beside is None:
        return None
    tasks = tuple(
        _dropped(one, at) if one.unit == unit and _is_open(case, one) else one
        for one in case.beside.co_tasks
    )
    return change(case.beside, co_tasks=tasks)


def with_call(case: Case, at: datetime) -> Case:
    """Return a case whose reporter was not reached once more."""
    return _aside(case, calls=(*case.aside.calls, at))


def after_last_call(case: Case, event: CaseCalledBack) -> Case:
    """Return a case after the call that ended its last round: not reached, or with a grievance."""
    if event.at is None:
        return case
    if event.satisfaction is Satisfaction.UNREACHABLE:
        return with_call(case, event.at)
    if event.next_step is None:
        return case
    return _aside(case, grievance=Grievance(since=event.at, step=event.next_step))


def for_next_round(case: Case) -> Beside | None:
    """Return what of it goes on into the next round: all but the calls."""
    return None if case.beside is None else change(case.beside, calls=())


def raised(case: Case, event: CaseCalledBack) -> Case:
    """Return a case taken up again: at a higher level it is supervised as well."""
    if event.raised_to is None:
        return case
    return change(case, level=event.raised_to, supervised=True)


def settled(case: Case, at: datetime) -> Case:
    """Return a case whose grievance was reviewed."""
    found = case.aside.grievance
    return case if found is None else _aside(case, grievance=change(found, settled_at=at))


def _aside(case: Case, **changes: Any) -> Case:
    return change(case, beside=change(case.aside, **changes))
