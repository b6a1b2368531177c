"""What events beside the main way make of a case."""

from datetime import datetime
from typing import Any

from ruralgov.domain.cases.beside import Beside, Grievance
from ruralgov.domain.cases.messages_ending import CaseCalledBack
from ruralgov.domain.cases.model import Case, Satisfaction
from ruralgov.domain.kernel.change import change


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
    """Return what of it goes on into the next round: no calls."""
    return None


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
