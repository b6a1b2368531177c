"""What each event makes of a series, a deliberation day, and an appeal that was handed on."""

from collections.abc import Callable
from typing import assert_never

from ruralgov.domain.deliberation import messages as m
from ruralgov.domain.deliberation.model import (
    Appeal,
    AppealTarget,
    DayStage,
    DeliberationDay,
    DeliberationSeries,
    HandedAppeal,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.personal import ERASED, OfficerText


def begin_series(event: m.DeliberationSeriesBegun) -> DeliberationSeries:
    """Return a series as begun."""
    return DeliberationSeries(
        place=event.place,
        name=event.name,
        monthly=event.monthly,
        notice_days=event.notice_days,
        basis=event.basis,
        since=event.since,
    )


def evolve_series(
    known: DeliberationSeries, event: m.DeliberationSeriesEvent
) -> DeliberationSeries:
    """Return a series after one more event."""
    match event:
        case m.DeliberationSeriesBegun():
            return begin_series(event)
        case m.DeliberationSeriesEnded():
            return change(known, until=event.since)
        case _:
            assert_never(event)


def begin_day(event: m.DeliberationDayAnnounced) -> DeliberationDay:
    """Return a day as announced."""
    return DeliberationDay(
        number=event.number,
        series=event.series,
        place=event.place,
        day=event.day,
        venue=event.venue,
        topic=event.topic,
        announced=event.announced,
    )


def evolve_day(known: DeliberationDay, event: m.DeliberationDayEvent) -> DeliberationDay:
    """Return a day after one more event."""
    match event:
        case m.DeliberationDayAnnounced():
            return begin_day(event)
        case m.DeliberationDayMoved():
            return change(known, day=event.day)
        case m.DeliberationDayCalledOff():
            return change(known, stage=DayStage.CALLED_OFF)
        case m.DeliberationDayHeld():
            return change(known, stage=DayStage.HELD, chair=event.chair, came=event.came)
        case m.AppealRegistered():
            return change(known, appeals=(*known.appeals, event.appeal))
        case m.DeliberationMinutesDrafted():
            return change(known, stage=DayStage.DRAFTED, drafted_by=event.by)
        case m.DeliberationMinutesSigned():
            return change(known, stage=DayStage.SIGNED, signed_by=event.by, signed=event.day)
        case _:
            return _with(known, event.appeal, lambda one: _appeal(one, event))


def _with(known: DeliberationDay, number: int, make: Callable[[Appeal], Appeal]) -> DeliberationDay:
    appeals = tuple(make(one) if one.number == number else one for one in known.appeals)
    return change(known, appeals=appeals)


def _appeal(
    known: Appeal,
    event: m.AppealReassigned
    | m.AppealAnswered
    | m.AppealDirected
    | m.AppealWithdrawn
    | m.AppealMarkedHanded,
) -> Appeal:
    match event:
        case m.AppealReassigned():
            return change(known, owner=event.owner, promised=event.promised)
        case m.AppealAnswered():
            return change(known, answer=event.answer, accepted=event.accepted, answered=event.day)
        case m.AppealDirected():
            return change(
                known, target=event.target, dispute=event.dispute, decision=event.decision
            )
        case m.AppealMarkedHanded():
            return change(known, target=AppealTarget.CASE, case=event.case)
        case m.AppealWithdrawn():
            return change(known, withdrawn=True)
        case _:
            assert_never(event)


def begin_handed(event: m.AppealHanded) -> HandedAppeal:
    """Return an appeal as it was handed on."""
    return HandedAppeal(deliberation=event.deliberation, appeal=event.appeal, handed=event.day)


def evolve_handed(known: HandedAppeal, event: m.HandedAppealEvent) -> HandedAppeal:
    """Return an appeal that was handed on, after one more event."""
    match event:
        case m.AppealHanded():
            return begin_handed(event)
        case m.CaseAnswerTaken():
            told = event.words is not None
            return change(
                known,
                words=event.words if told else known.words,
                answered=event.day if told else known.answered,
                over=event.day if event.over else None,
            )
        case m.CaseAnswerErased():
            erased = None if known.words is None else OfficerText(ERASED)
            return change(known, words=erased)
        case _:
            assert_never(event)
