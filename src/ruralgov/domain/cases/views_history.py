"""The time line of a case: what was done, when and in which role; it names nobody."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from attrs import frozen

from ruralgov.domain.cases import messages as m
from ruralgov.domain.cases.rules import CASE
from ruralgov.domain.cases.table import ROLES, Action, Stage
from ruralgov.domain.cases.views import CaseRow
from ruralgov.domain.kernel.declare import Asked, Role


@frozen(kw_only=True)
class CaseHistory:
    """Ask what was done to the case with a number, from its report on."""

    number: str


@frozen(kw_only=True)
class CaseStep:
    """One step of a case. ``action`` is None where the clock itself moved, or the case came in."""

    at: datetime
    action: Action | None
    role: Role | None
    stage: Stage
    """Where the case stood after it."""
    note: str
    """What was said of it: a reason, an answer, an outcome; written to hold no personal data."""
    due: datetime | None
    """When the case was due, as it was counted then."""


SIMPLE: Final[dict[type, Action]] = {
    m.CaseAccepted: Action.ACCEPT,
    m.CaseRefused: Action.REFUSE,
    m.CaseAnswered: Action.ANSWER,
    m.FilingDeclined: Action.DECLINE,
    m.CaseDispatched: Action.DISPATCH,
    m.CaseSigned: Action.SIGN,
    m.ReturnLapsed: Action.LAPSE_RETURN,
    m.CaseArbitrated: Action.ARBITRATE,
    m.HandlingStarted: Action.HANDLE,
    m.TimeRefused: Action.REFUSE_TIME,
    m.CaseResumed: Action.RESUME,
    m.CaseEscalated: Action.ESCALATE,
    m.CaseDone: Action.REPORT_DONE,
    m.CaseClosed: Action.CLOSE,
    m.CaseUrged: Action.URGE,
    m.MilestoneReached: Action.REACH_MILESTONE,
    m.CaseSupervised: Action.SUPERVISE,
    m.CaseForced: Action.FORCE,
    m.CaseCancelled: Action.CANCEL,
}
"""Events that come of one action."""
CHOSEN: Final[dict[type, Callable[[Any], Action]]] = {
    m.ReturnAsked: lambda e: Action.DISPUTE if e.disputed else Action.ASK_RETURN,
    m.ReturnDecided: lambda e: Action.GRANT_RETURN if e.granted else Action.REFUSE_RETURN,
    m.TimeRequested: lambda e: Action.ASK_EXTENSION if e.ground is None else Action.ASK_PAUSE,
    m.TimeGranted: lambda e: Action.EXTEND if e.stop is None else Action.PAUSE,
    m.CaseChecked: lambda e: Action.PASS_CHECK if e.passed else Action.FAIL_CHECK,
    m.CaseCalledBack: lambda e: Action.REOPEN if e.reopened else Action.CALL_BACK,
}
"""Events that say which of two actions it was."""
NOTES: Final = ("reason", "answer", "outcome", "note")


def case_history(query: CaseHistory, asked: Asked) -> list[CaseStep]:
    """Return the steps of a case in their order; none where no case has the number."""
    row = asked.read.one(CaseRow, number=query.number)
    found, case = [], None
    for happened in [] if row is None else asked.history(CASE, row.owner):
        event = happened.event
        case = CASE.evolve(case, event)
        action = action_of(event)
        found.append(
            CaseStep(
                at=happened.at,
                action=action,
                role=None if action is None else ROLES[action],
                stage=case.stage,
                note=next((text for name in NOTES if (text := getattr(event, name, ""))), ""),
                due=None if case.deadline is None else case.deadline.due,
            )
        )
    return found


def action_of(event: Any) -> Action | None:
    """Return the action that an event came of; None for a report or a new count of the clock."""
    choose = CHOSEN.get(type(event))
    return SIMPLE.get(type(event)) if choose is None else choose(event)
