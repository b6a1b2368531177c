"""How each event changes a matter or a case."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from ruralgov.domain.cases import messages as m
from ruralgov.domain.cases.milestones import bounded, missed, reach
from ruralgov.domain.cases.model import (
    DESK,
    Case,
    Matter,
    MatterVersion,
    Result,
    Round,
    TimeAsked,
)
from ruralgov.domain.cases.table import Action
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.errors import Refused


def evolve_matter(state: Matter | None, event: m.MatterDefined) -> Matter:
    """Fold one event into a matter."""
    version = MatterVersion(
        category=event.category,
        name=event.name,
        standard=event.standard,
        unit=event.unit,
        limit=event.limit,
        department=event.department,
        since=event.since,
        source=event.source,
        terms=event.terms,
        milestones=event.milestones,
    )
    versions = () if state is None else state.versions
    return Matter(code=event.code, versions=(*versions, version))


def evolve_case(state: Case | None, event: Any) -> Case:
    """Fold one event into a case."""
    if isinstance(event, m.CaseReported):
        return Case(
            number=event.number,
            matter=event.matter,
            place=event.place,
            town=event.town,
            channel=event.channel,
            household=event.household,
            reported_at=event.at,
            text=event.text,
            reporter=event.reporter,
            contact=event.contact,
            hold_due=event.hold_due,
            off_hours=event.off_hours,
            point=event.point,
            repeat_of=event.repeat_of,
        )
    if state is None:
        raise Refused("case_missing", case="-")
    return _STEPS[type(event)](state, event)


def _to(action: Action) -> Callable[[Case, Any], Case]:
    """Return the step that only moves the case, with the new hold if the event has one."""

    def step(case: Case, event: Any) -> Case:
        due: datetime = getattr(event, "hold_due", case.hold_due)
        return change(case, stage=case.after(action), hold_due=due)

    return step


def _answered(case: Case, event: m.CaseAnswered) -> Case:
    verdict = Round(
        number=case.round,
        unit=DESK,
        level=case.level,
        due=event.due,
        done_at=event.at,
        on_time=event.at <= event.due,
        unit_on_time=event.at <= event.due,
        result=Result.EXPLAINED,
        ranked=event.ranked,
        milestones=missed(case.milestones),
    )
    return change(
        case,
        stage=case.after(Action.ANSWER),
        hold_due=event.hold_due,
        rounds=(*case.rounds, verdict),
        milestones=verdict.milestones,
    )


def _dispatched(case: Case, event: m.CaseDispatched) -> Case:
    return change(
        case,
        stage=case.after(Action.DISPATCH),
        level=event.level,
        owner=event.unit,
        unit=event.unit,
        co_units=event.co_units,
        rule=event.rule,
        started_at=event.started_at,
        deadline=event.deadline,
        unit_started=event.at,
        unit_due=event.unit_due,
        milestones=event.milestones,
        handler=None,
        hold_due=event.hold_due,
    )


def _signed(case: Case, event: m.CaseSigned) -> Case:
    due = bounded(case.unit_due or case.hold_due, case.milestones)
    return change(case, stage=case.after(Action.SIGN), handler=event.by, hold_due=due)


def _return_asked(case: Case, event: m.ReturnAsked) -> Case:
    action = Action.DISPUTE if event.disputed else Action.ASK_RETURN
    return change(case, stage=case.after(action), handler=event.by, hold_due=event.hold_due)


def _return_decided(case: Case, event: m.ReturnDecided) -> Case:
    if not event.granted:
        return _to(Action.REFUSE_RETURN)(case, event)
    stage = case.after(Action.GRANT_RETURN)
    return change(
        case,
        stage=stage,
        owner=DESK,
        handler=None,
        returns=case.returns + 1,
        hold_due=event.hold_due,
    )


def _arbitrated(case: Case, event: m.CaseArbitrated) -> Case:
    return change(
        case,
        stage=case.after(Action.ARBITRATE),
        owner=event.unit,
        unit=event.unit,
        rule=None,
        unit_started=event.at,
        unit_due=event.unit_due,
        handler=None,
        final=True,
        hold_due=event.hold_due,
    )


def _requested(case: Case, event: m.TimeRequested) -> Case:
    asked = TimeAsked(amount=event.amount, ground=event.ground, reason=event.reason, by=event.by)
    return change(case, asked=asked)


def _granted(case: Case, event: m.TimeGranted) -> Case:
    stop = event.stop
    return change(
        case,
        stage=case.after(Action.EXTEND if stop is None else Action.PAUSE),
        asked=None,
        stops=case.stops if stop is None else (*case.stops, stop),
        deadline=event.deadline,
        unit_due=event.unit_due,
        milestones=event.milestones,
        hold_due=bounded(event.unit_due, event.milestones) if stop is None else stop.until,
    )


def _resumed(case: Case, event: m.CaseResumed) -> Case:
    return change(
        case,
        stage=case.after(Action.RESUME),
        stops=case.ended_stops(event.at),
        deadline=event.deadline,
        unit_due=event.unit_due,
        milestones=event.milestones,
        hold_due=bounded(event.unit_due, event.milestones),
    )


def _escalated(case: Case, event: m.CaseEscalated) -> Case:
    return change(
        case,
        stage=case.after(Action.ESCALATE),
        level=event.level,
        owner=DESK,
        handler=None,
        asked=None,
        hold_due=event.hold_due,
    )


def _reached(case: Case, event: m.MilestoneReached) -> Case:
    milestones = reach(case.milestones, event.at, event.on_time, event.following)
    due = bounded(case.unit_due or case.hold_due, milestones)
    return change(case, milestones=milestones, hold_due=due)


def _done(case: Case, event: m.CaseDone) -> Case:
    before = case.verdict
    verdict = Round(
        number=case.round,
        unit=str(case.unit) if before is None else before.unit,
        level=case.level,
        due=case.hold_due if case.deadline is None else case.deadline.due,
        done_at=event.at if before is None else before.done_at,
        on_time=event.on_time,
        unit_on_time=event.unit_on_time,
        result=event.result,
        ranked=event.ranked,
        returns=case.returns,
        milestones=missed(case.milestones),
    )
    kept = case.rounds if before is None else case.rounds[:-1]
    return change(
        case,
        stage=case.after(Action.REPORT_DONE),
        owner=DESK,
        asked=None,
        rounds=(*kept, verdict),
        milestones=verdict.milestones,
        hold_due=event.hold_due,
    )


def _checked(case: Case, event: m.CaseChecked) -> Case:
    stage = case.after(Action.PASS_CHECK if event.passed else Action.FAIL_CHECK)
    owner = DESK if event.passed else str(case.unit)
    return change(case, stage=stage, owner=owner, hold_due=event.hold_due)


def _called_back(case: Case, event: m.CaseCalledBack) -> Case:
    stage = case.after(Action.REOPEN if event.reopened else Action.CALL_BACK)
    verdict = change(case.rounds[-1], satisfaction=event.satisfaction)
    case = change(case, stage=stage, rounds=(*case.rounds[:-1], verdict), hold_due=event.hold_due)
    return _next_round(case) if event.reopened else case


def _next_round(case: Case) -> Case:
    """Begin anew: the clocks start with the next dispatch, and nothing of the last round counts."""
    return change(
        case,
        round=case.round + 1,
        owner=DESK,
        handler=None,
        started_at=None,
        deadline=None,
        unit_started=None,
        unit_due=None,
        stops=(),
        milestones=(),
        returns=0,
        final=False,
    )


def _closed(action: Action) -> Callable[[Case, Any], Case]:
    """Return the step that closes the case and keeps when that was."""

    def step(case: Case, event: m.CaseClosed | m.CaseForced) -> Case:
        return change(case, stage=case.after(action), closed_at=event.at)

    return step


def _recounted(case: Case, event: m.DeadlineRecomputed) -> Case:
    held = case.hold_due == bounded(case.unit_due or case.hold_due, case.milestones)
    return change(
        case,
        deadline=event.deadline,
        unit_due=event.unit_due,
        milestones=event.milestones,
        hold_due=bounded(event.unit_due, event.milestones) if held else case.hold_due,
    )


_STEPS: dict[type, Callable[[Case, Any], Case]] = {
    m.CaseAccepted: _to(Action.ACCEPT),
    m.CaseRefused: _to(Action.REFUSE),
    m.CaseAnswered: _answered,
    m.FilingDeclined: _to(Action.DECLINE),
    m.CaseDispatched: _dispatched,
    m.CaseSigned: _signed,
    m.ReturnAsked: _return_asked,
    m.ReturnDecided: _return_decided,
    m.ReturnLapsed: _to(Action.LAPSE_RETURN),
    m.CaseArbitrated: _arbitrated,
    m.HandlingStarted: _to(Action.HANDLE),
    m.TimeRequested: _requested,
    m.TimeGranted: _granted,
    m.TimeRefused: lambda case, _: change(case, asked=None),
    m.CaseResumed: _resumed,
    m.CaseEscalated: _escalated,
    m.MilestoneReached: _reached,
    m.CaseDone: _done,
    m.CaseChecked: _checked,
    m.CaseCalledBack: _called_back,
    m.CaseClosed: _closed(Action.CLOSE),
    m.CaseUrged: lambda case, _: change(case, urged=case.urged + 1),
    m.CaseSupervised: lambda case, _: change(case, supervised=True),
    m.CaseForced: _closed(Action.FORCE),
    m.CaseCancelled: _to(Action.CANCEL),
    m.DeadlineRecomputed: _recounted,
}
CASE_EVENTS = (m.CaseReported, *_STEPS)
"""Every event of a case."""
