"""What each event makes of a performance, a hindrance, and of work off the list."""

from datetime import date
from typing import assert_never

from ruralgov.domain.duties import messages_done as m
from ruralgov.domain.duties import messages_work as w
from ruralgov.domain.duties.model_done import (
    Approval,
    DepartmentAnswer,
    Hindrance,
    OffListWork,
    Performance,
)
from ruralgov.domain.kernel.change import change


def begin_performance(event: m.PerformanceRecorded) -> Performance:
    """Return a performance as it was recorded."""
    return Performance(
        doer=event.doer,
        person=event.person,
        duty_list=event.duty_list,
        item=event.item,
        work=event.work,
        fact=event.fact,
        day=event.day,
        actor_known=event.actor_known,
        by=event.by,
    )


def evolve_performance(known: Performance, event: m.PerformanceEvent) -> Performance:
    """Return a performance after one more event."""
    match event:
        case m.PerformanceRecorded():
            return begin_performance(event)
        case m.PerformanceWithdrawn():
            return change(known, withdrawn=event.reason)
        case _:
            assert_never(event)


def begin_hindrance(event: m.HindranceReported) -> Hindrance:
    """Return a hindrance as it was reported."""
    return Hindrance(
        doer=event.doer,
        duty_list=event.duty_list,
        item=event.item,
        department=event.department,
        day=event.day,
        cause=event.cause,
        by=event.by,
    )


def evolve_hindrance(known: Hindrance, event: m.HindranceEvent) -> Hindrance:
    """Return a hindrance after one more event."""
    match event:
        case m.HindranceReported():
            return begin_hindrance(event)
        case m.HindranceAnswered():
            said = DepartmentAnswer(
                answer=event.answer, said=event.said, by=event.by, day=event.day
            )
            return change(known, answers=(*known.answers, said))
        case m.HindranceWithdrawn():
            return change(known, withdrawn=event.reason)
        case _:
            assert_never(event)


def begin_work(event: w.OffListWorkAsked) -> OffListWork:
    """Return work off the list as it was asked for."""
    return OffListWork(
        role=event.role,
        place=event.place,
        title=event.title,
        reason=event.reason,
        asked_by=event.asked_by,
        money=event.money,
        payer=event.payer,
        law=event.law,
        by=event.by,
        day=event.day,
    )


def evolve_work(known: OffListWork, event: w.OffListWorkEvent) -> OffListWork:
    """Return work off the list after one more event."""
    match event:
        case w.OffListWorkAsked():
            return begin_work(event)
        case w.OffListWorkApproved():
            return _approved(known, event, event.since)
        case w.OffListWorkExtended():
            return _approved(known, event, known.since or event.day)
        case w.OffListWorkEnded():
            return change(known, ended=event.since, cause=event.cause)
        case w.OffListWorkWithdrawn():
            return change(known, withdrawn=event.reason)
        case _:
            assert_never(event)


def _approved(
    known: OffListWork, event: w.OffListWorkApproved | w.OffListWorkExtended, since: date
) -> OffListWork:
    one = Approval(paper=event.approval, since=since, until=event.until, by=event.by, day=event.day)
    return change(known, approvals=(*known.approvals, one))
