"""What each event makes of a case.

The stage that an event leads to stands here, and is never looked up in the table of transitions:
what has happened stays as it was when the table of today is another.
"""

from datetime import datetime
from typing import Final

from ruralgov.domain.cases import verdicts
from ruralgov.domain.cases.evolve_aside import aside
from ruralgov.domain.cases.evolve_ways import (
    after_last_call,
    for_next_round,
    raised,
    without_co_task,
)
from ruralgov.domain.cases.messages import CaseEvent
from ruralgov.domain.cases.messages_ending import (
    CaseCalledBack,
    CaseCancelled,
    CaseChecked,
    CaseClosed,
    CaseForced,
)
from ruralgov.domain.cases.messages_handling import (
    CaseArbitrated,
    CaseDone,
    CaseEscalated,
    CaseSigned,
    CaseSupervised,
    CaseUrged,
    HandlingStarted,
    ReturnAsked,
    ReturnDecided,
    ReturnLapsed,
)
from ruralgov.domain.cases.messages_intake import (
    CaseAccepted,
    CaseAnswered,
    CaseDispatched,
    CaseRefused,
    CaseReported,
    FilingDeclined,
)
from ruralgov.domain.cases.messages_time import (
    CaseResumed,
    MilestoneReached,
    TimeGranted,
    TimeRefused,
    TimeRequested,
)
from ruralgov.domain.cases.milestones import bounded, reach
from ruralgov.domain.cases.model import DESK, Case, SpellEnd, TimeAsked
from ruralgov.domain.cases.table import Stage
from ruralgov.domain.cases.verdicts import end_spell
from ruralgov.domain.kernel.change import change

_ENDED: Final = {
    CaseRefused: Stage.REFUSED,
    FilingDeclined: Stage.NOT_FILED,
    CaseCancelled: Stage.CANCELLED,
}


def begin(event: CaseReported) -> Case:
    """Return a case that has come in."""
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
        repeat=event.repeat,
    )


def evolve(before: Case, event: CaseEvent) -> Case:
    """Return a case after one more event."""
    match event:  # the events of the common way first: each is compared with those before it
        case CaseAccepted():
            return change(before, stage=Stage.ACCEPTED, hold_due=event.hold_due)
        case CaseDispatched():
            return _dispatched(before, event)
        case CaseSigned():
            return _signed(before, event)
        case HandlingStarted():
            return change(before, stage=Stage.HANDLING, acted=before.acted_by(event.by))
        case CaseDone():
            return _done(before, event)
        case CaseChecked():
            return _checked(before, event)
        case CaseCalledBack():
            return _called_back(before, event)
        case CaseClosed():
            return change(before, stage=Stage.CLOSED, closed_at=event.at)
        case MilestoneReached():
            return _reached(before, event)
        case ReturnAsked():
            return _return_asked(before, event)
        case ReturnDecided():
            return _return_decided(before, event)
        case ReturnLapsed():
            acted = before.acted_by(event.by)
            return change(before, stage=Stage.DISPATCHED, acted=acted, hold_due=event.hold_due)
        case CaseArbitrated():
            return _arbitrated(before, event)
        case TimeRequested():
            return _requested(before, event)
        case TimeGranted():
            return _granted(before, event)
        case TimeRefused():
            return change(before, asked=None)
        case CaseResumed():
            return _resumed(before, event)
        case CaseEscalated():
            return _escalated(before, event)
        case CaseUrged():
            return change(before, urged=before.urged + 1)
        case CaseSupervised():
            return change(before, supervised=True)
        case CaseAnswered():
            return _answered(before, event)
        case CaseForced():
            ended = end_spell(before, event.at, SpellEnd.FORCED)
            return change(ended, stage=Stage.FORCED, closed_at=event.at)
        case CaseRefused() | FilingDeclined() | CaseCancelled():
            return change(before, stage=_ENDED[type(event)])
        case CaseReported():
            return begin(event)
        case _:
            return aside(before, event)


def _answered(case: Case, event: CaseAnswered) -> Case:
    return change(
        verdicts.answer(case, event),
        stage=Stage.ANSWERED,
        matter_level=event.matter_level,
        hold_due=event.hold_due,
        acted=case.acted_by(event.by),
    )


def _dispatched(case: Case, event: CaseDispatched) -> Case:
    return change(
        case,
        stage=Stage.DISPATCHED,
        level=event.level,
        owner=event.unit,
        unit=event.unit,
        sent_by=case.sent_also_by(event.by),
        co_units=event.co_units,
        rule=event.rule,
        started_at=event.started_at,
        deadline=event.deadline,
        unit_started=event.at,
        unit_due=event.unit_due,
        unit_guessed=event.unit_guessed,
        around_the_clock=event.around_the_clock,
        matter_level=event.matter_level,
        milestones=event.milestones,
        handler=None,
        hold_due=event.hold_due,
    )


def _signed(case: Case, event: CaseSigned) -> Case:
    due = bounded(case.unit_due or case.hold_due, case.milestones)
    acted = case.acted_by(event.by)
    return change(case, stage=Stage.SIGNED, handler=event.by, acted=acted, hold_due=due)


def _return_asked(case: Case, event: ReturnAsked) -> Case:
    stage = Stage.ARBITRATION if event.disputed else Stage.RETURNED
    return change(
        case,
        stage=stage,
        handler=event.by,
        acted=case.acted_by(event.by),
        return_asked=event.at,
        hold_due=event.hold_due,
    )


def _return_decided(case: Case, event: ReturnDecided) -> Case:
    sent_by = case.sent_also_by(event.by)
    if not event.granted:
        return change(case, stage=Stage.DISPATCHED, sent_by=sent_by, hold_due=event.hold_due)
    return change(
        end_spell(case, case.return_asked, SpellEnd.RETURNED),
        stage=Stage.ACCEPTED,
        owner=DESK,
        handler=None,
        sent_by=sent_by,
        returns=case.returns + 1,
        hold_due=event.hold_due,
    )


def _arbitrated(case: Case, event: CaseArbitrated) -> Case:
    asked = case.return_asked or event.at
    moved = event.unit != case.unit
    return change(
        end_spell(case, asked, SpellEnd.ARBITRATED) if moved else case,
        stage=Stage.DISPATCHED,
        owner=event.unit,
        unit=event.unit,
        rule=None,
        unit_started=event.at,
        unit_due=event.unit_due,
        unit_guessed=event.unit_guessed,
        handler=None,
        final=True,
        hold_due=event.hold_due,
        beside=without_co_task(case, event.unit, event.at),
    )


def _requested(case: Case, event: TimeRequested) -> Case:
    asked = TimeAsked(amount=event.amount, ground=event.ground, by=event.by)
    return change(case, asked=asked, acted=case.acted_by(event.by))


def _granted(case: Case, event: TimeGranted) -> Case:
    stop = event.stop
    return change(
        case,
        stage=case.stage if stop is None else Stage.PAUSED,
        asked=None,
        stops=case.stops if stop is None else (*case.stops, stop),
        deadline=event.deadline,
        unit_due=event.unit_due,
        unit_guessed=event.unit_guessed,
        milestones=event.milestones,
        hold_due=bounded(event.unit_due, event.milestones) if stop is None else stop.until,
    )


def _resumed(case: Case, event: CaseResumed) -> Case:
    return change(
        case,
        stage=Stage.HANDLING,
        acted=case.acted_by(event.by),
        stops=case.ended_stops(event.at),
        deadline=event.deadline,
        unit_due=event.unit_due,
        unit_guessed=event.unit_guessed,
        milestones=event.milestones,
        hold_due=bounded(event.unit_due, event.milestones),
    )


def _escalated(case: Case, event: CaseEscalated) -> Case:
    return change(
        end_spell(case, event.at, SpellEnd.ESCALATED),
        stage=Stage.ACCEPTED,
        level=event.level,
        owner=DESK,
        handler=None,
        acted=case.acted_by(event.by),
        asked=None,
        hold_due=event.hold_due,
    )


def _reached(case: Case, event: MilestoneReached) -> Case:
    milestones = reach(case.milestones, event.at, event.on_time, event.following)
    due = bounded(case.unit_due or case.hold_due, milestones)
    return change(case, milestones=milestones, acted=case.acted_by(event.by), hold_due=due)


def _done(case: Case, event: CaseDone) -> Case:
    return change(
        verdicts.report(case, event),
        stage=Stage.DONE,
        owner=DESK,
        acted=case.acted_by(event.by),
        asked=None,
        hold_due=event.hold_due,
    )


def _checked(case: Case, event: CaseChecked) -> Case:
    stage = Stage.CHECKED if event.passed else Stage.HANDLING
    owner = DESK if event.passed else str(case.unit)
    judged = verdicts.check(case, passed=event.passed)
    return change(judged, stage=stage, owner=owner, hold_due=event.hold_due)


def _called_back(case: Case, event: CaseCalledBack) -> Case:
    stage = Stage.ACCEPTED if event.reopened else Stage.CALLED_BACK
    verdict = change(case.rounds[-1], satisfaction=event.satisfaction)
    case = change(case, stage=stage, rounds=(*case.rounds[:-1], verdict), hold_due=event.hold_due)
    if event.reopened:
        return raised(_next_round(case, event.at), event)
    return after_last_call(case, event)


def _next_round(case: Case, at: datetime | None) -> Case:
    """Begin anew: the clocks start with the next dispatch, and nothing of the last round counts."""
    ended = change(case.rounds[-1], milestones=case.milestones)
    return change(
        case,
        round=case.round + 1,
        begun_at=at,
        rounds=(*case.rounds[:-1], ended),
        owner=DESK,
        handler=None,
        started_at=None,
        deadline=None,
        unit_started=None,
        unit_due=None,
        unit_guessed=False,
        due_before=None,
        stops=(),
        milestones=(),
        returns=0,
        final=False,
        beside=for_next_round(case),
    )
