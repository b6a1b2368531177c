"""Which action an event of a case came of."""

from collections.abc import Callable
from typing import Any, Final

from ruralgov.domain.cases.messages import CaseEvent
from ruralgov.domain.cases.messages_call import CallAttempted, GrievanceSettled
from ruralgov.domain.cases.messages_ending import (
    CaseCalledBack,
    CaseCancelled,
    CaseChecked,
    CaseClosed,
    CaseForced,
)
from ruralgov.domain.cases.messages_hand import CaseHandedOver, CaseReclassified
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
from ruralgov.domain.cases.messages_help import CoTaskAnswered, CoTaskReleased, CoTaskSigned
from ruralgov.domain.cases.messages_intake import (
    CaseAccepted,
    CaseAnswered,
    CaseDispatched,
    CaseRefused,
    FilingDeclined,
)
from ruralgov.domain.cases.messages_reporter import (
    CaseChased,
    CaseSupplemented,
    ChaseAnswered,
    DelayExplained,
)
from ruralgov.domain.cases.messages_time import (
    CaseResumed,
    MilestoneReached,
    TimeGranted,
    TimeRefused,
    TimeRequested,
)
from ruralgov.domain.cases.messages_withdrawal import CaseRestored, CaseWithdrawn
from ruralgov.domain.cases.table import Action

SIMPLE: Final[dict[type, Action]] = {
    CaseAccepted: Action.ACCEPT,
    CaseRefused: Action.REFUSE,
    CaseAnswered: Action.ANSWER,
    FilingDeclined: Action.DECLINE,
    CaseDispatched: Action.DISPATCH,
    CaseSigned: Action.SIGN,
    ReturnLapsed: Action.LAPSE_RETURN,
    CaseArbitrated: Action.ARBITRATE,
    HandlingStarted: Action.HANDLE,
    TimeRefused: Action.REFUSE_TIME,
    CaseResumed: Action.RESUME,
    CaseEscalated: Action.ESCALATE,
    CaseDone: Action.REPORT_DONE,
    CaseClosed: Action.CLOSE,
    CaseUrged: Action.URGE,
    MilestoneReached: Action.REACH_MILESTONE,
    CaseSupervised: Action.SUPERVISE,
    CaseForced: Action.FORCE,
    CaseCancelled: Action.CANCEL,
    CallAttempted: Action.TRY_CALL,
    GrievanceSettled: Action.SETTLE,
    CoTaskSigned: Action.SIGN_CO_TASK,
    CoTaskAnswered: Action.ANSWER_CO_TASK,
    CoTaskReleased: Action.RELEASE_CO_TASK,
    CaseSupplemented: Action.SUPPLEMENT,
    CaseChased: Action.CHASE,
    ChaseAnswered: Action.ANSWER_CHASE,
    DelayExplained: Action.EXPLAIN_DELAY,
    CaseWithdrawn: Action.WITHDRAW,
    CaseRestored: Action.RESTORE,
}
"""Events that come of one action."""
CHOSEN: Final[dict[type, Callable[[Any], Action]]] = {
    ReturnAsked: lambda e: Action.DISPUTE if e.disputed else Action.ASK_RETURN,
    ReturnDecided: lambda e: Action.GRANT_RETURN if e.granted else Action.REFUSE_RETURN,
    TimeRequested: lambda e: Action.ASK_EXTENSION if e.ground is None else Action.ASK_PAUSE,
    TimeGranted: lambda e: Action.EXTEND if e.stop is None else Action.PAUSE,
    CaseChecked: lambda e: Action.PASS_CHECK if e.passed else Action.FAIL_CHECK,
    CaseHandedOver: lambda e: Action.HAND_OVER if e.desk else Action.REASSIGN,
    CaseReclassified: lambda e: Action.RECLASSIFY if e.kept else Action.RECALL,
    CaseCalledBack: lambda e: Action.REOPEN if e.reopened else Action.CALL_BACK,
}
"""Events that say which of two actions it was."""


def action_of(event: CaseEvent) -> Action | None:
    """Return the action that an event came of; None for a report, a new count, an erasure.

    None also where others were asked or answered with it.
    """
    choose = CHOSEN.get(type(event))
    return SIMPLE.get(type(event)) if choose is None else choose(event)
