"""What the instants of events make of a case, beside what each event makes of it.

When it moved last, whether who had to act did so in time, what became of each return, and how it
stood at the end of each month: worked out as the events come, so that nothing later changes it.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from ruralgov.domain.cases import evolve as steps
from ruralgov.domain.cases.beside import Beside, MonthEnd, Return, ReturnOutcome
from ruralgov.domain.cases.messages import CaseEvent
from ruralgov.domain.cases.messages_ending import CaseCancelled, CaseForced
from ruralgov.domain.cases.messages_hand import CaseHandedOver
from ruralgov.domain.cases.messages_handling import (
    CaseArbitrated,
    CaseSigned,
    ReturnAsked,
    ReturnDecided,
    ReturnLapsed,
)
from ruralgov.domain.cases.messages_intake import (
    CaseAccepted,
    CaseDispatched,
    CaseRefused,
    FilingDeclined,
)
from ruralgov.domain.cases.messages_place import CaseRelocated
from ruralgov.domain.cases.messages_reporter import (
    CaseChased,
    CaseSupplemented,
    ChaseAnswered,
    DelayExplained,
)
from ruralgov.domain.cases.messages_time import DeadlineRecomputed
from ruralgov.domain.cases.messages_withdrawal import CaseRestored, CaseWithdrawn
from ruralgov.domain.cases.model import DESK, Case
from ruralgov.domain.cases.rows import AT_DESK
from ruralgov.domain.cases.running import at_desk_until, running
from ruralgov.domain.cases.table import OPEN, Stage
from ruralgov.domain.kernel.calendar import at_minute, month_of
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.month import Month, first_day, next_month

CHINA: Final = timedelta(hours=8)
NO_STEPS: Final = frozenset(
    {
        *(DeadlineRecomputed, CaseRelocated),
        *(CaseSupplemented, CaseChased, ChaseAnswered, DelayExplained),
    }
)
"""The events with an instant that are no step of the work."""
Changes = dict[str, Any]


def evolve(before: Case, event: CaseEvent) -> Case:
    """Return a case after one more event."""
    after, kind = steps.evolve(before, event), type(event)
    more = _MORE.get(kind)
    changes = {} if more is None else more(before, after, event)
    at: datetime | None = getattr(event, "at", None)
    if at is not None:
        changes["changed_at"] = at
        if kind not in NO_STEPS:
            changes["moved_at"] = at
        since = before.changed_at or before.reported_at
        if month_ended(since, at) and before.stage in OPEN:
            beside = changes.get("beside") or after.aside
            ends = (*beside.month_ends, *_month_ends(before, since, at))
            changes["beside"] = change(beside, month_ends=ends)
    return change(after, **changes) if changes else after


def month_ended(since: datetime, at: datetime) -> bool:
    """Tell whether a month ended from one instant to another, in Asia/Shanghai."""
    one, other = since + CHINA, at + CHINA
    return (one.year, one.month) < (other.year, other.month)


def end_of(month: str) -> datetime:
    """Return the instant at which a month is over."""
    return at_minute(first_day(next_month(Month(month))), 0)


def _month_ends(case: Case, since: datetime, at: datetime) -> Iterator[MonthEnd]:
    """Give how a case stood at the end of each month over which nothing of it changed."""
    month, last = Month(month_of(since)), month_of(at)
    _, late_from = running(case)
    while month < last:
        yield MonthEnd(
            month=month,
            matter=case.matter,
            place=case.place,
            town=case.town,
            unit=DESK if case.stage in AT_DESK else case.unit or DESK,
            level=case.level,
            late=late_from is not None and late_from < end_of(month),
        )
        month = next_month(month)


def _taken(before: Case, _: Case, event: CaseAccepted | CaseRefused) -> Changes:
    return {} if event.at is None else {"taken_late": event.at > before.hold_due}


def _never_taken(
    before: Case, after: Case, event: CaseForced | CaseCancelled | CaseWithdrawn | FilingDeclined
) -> Changes:
    late = event.at is not None and event.at > before.hold_due
    if late and at_desk_until(before) is not None:
        return {"beside": change(after.aside, unsent=before.hold_due)}
    return {"taken_late": True} if late and before.stage is Stage.REPORTED else {}


def _restored(_before: Case, after: Case, _: CaseRestored) -> Changes:
    return {"beside": change(after.aside, unsent=None)}


def _sent(_before: Case, _after: Case, event: CaseDispatched | CaseHandedOver) -> Changes:
    return {"respond_by": event.hold_due, "responded_at": None}


def _responded(before: Case, _: Case, event: CaseSigned | ReturnAsked) -> Changes:
    """Return when a unit responded; nothing is known of one that did before instants were kept."""
    if event.at is None:
        return {"respond_by": None}
    return {} if before.responded_at is not None else {"responded_at": event.at}


def _return_asked(before: Case, after: Case, event: ReturnAsked) -> Changes:
    if event.at is None:
        return _responded(before, after, event)
    asked = Return(unit=str(before.unit), level=before.level, asked_at=event.at)
    returns = change(after.aside, returns=(*after.aside.returns, asked))
    return _responded(before, after, event) | {"beside": returns}


def _decided(_: Case, after: Case, event: ReturnDecided) -> Changes:
    outcome = ReturnOutcome.GRANTED if event.granted else ReturnOutcome.REFUSED
    return _with_outcome(after.aside, outcome)


def _lapsed(_before: Case, after: Case, _: ReturnLapsed) -> Changes:
    return _with_outcome(after.aside, ReturnOutcome.LAPSED)


def _arbitrated(before: Case, after: Case, event: CaseArbitrated) -> Changes:
    outcome = ReturnOutcome.KEPT if event.unit == before.unit else ReturnOutcome.MOVED
    sent = {"respond_by": event.hold_due, "responded_at": None}
    return sent | _with_outcome(after.aside, outcome)


def _with_outcome(beside: Beside, outcome: ReturnOutcome) -> Changes:
    """Return what became of the return that was asked last."""
    if not beside.returns:
        return {}
    *before, last = beside.returns
    if last.outcome is not ReturnOutcome.PENDING:
        return {}
    return {"beside": change(beside, returns=(*before, change(last, outcome=outcome)))}


_MORE: Final[Mapping[type, Callable[[Case, Case, Any], Changes]]] = {
    CaseAccepted: _taken,
    CaseRefused: _taken,
    CaseForced: _never_taken,
    CaseCancelled: _never_taken,
    CaseWithdrawn: _never_taken,
    FilingDeclined: _never_taken,
    CaseRestored: _restored,
    CaseDispatched: _sent,
    CaseHandedOver: _sent,
    CaseSigned: _responded,
    ReturnAsked: _return_asked,
    ReturnDecided: _decided,
    ReturnLapsed: _lapsed,
    CaseArbitrated: _arbitrated,
}
"""What some events make of a case besides."""
