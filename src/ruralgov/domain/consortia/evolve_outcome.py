"""What each event makes of the outcomes of a consortium."""

from typing import Any, assert_never

from ruralgov.domain.consortia import messages_outcome as o
from ruralgov.domain.consortia.messages_outcome import OutcomeEvent
from ruralgov.domain.consortia.model import Consortium
from ruralgov.domain.consortia.model_outcome import Outcome
from ruralgov.domain.kernel.change import change


def evolve(state: Consortium, event: OutcomeEvent) -> Consortium:
    """Return a consortium after one more event of an outcome."""
    match event:
        case o.OutcomeEntered():
            return change(state, outcomes=(*state.outcomes, _outcome(event)))
        case o.OutcomeVerified():
            seen = {"verified_by": event.by, "verified": event.day}
            return _with(state, event.outcome, **seen)
        case o.OutcomeWithdrawn():
            return _with(state, event.outcome, withdrawn=event.reason)
        case _:
            assert_never(event)


def _outcome(event: o.OutcomeEntered) -> Outcome:
    return Outcome(
        number=event.number,
        integration=event.integration,
        indicator=event.indicator,
        unit=event.unit,
        project=event.project,
        since=event.since,
        until=event.until,
        before=event.before,
        after=event.after,
        incomes=event.incomes,
        evidence=event.evidence,
        entered_by=event.by,
    )


def _with(state: Consortium, number: int, **new: Any) -> Consortium:
    outcomes = (change(one, **new) if one.number == number else one for one in state.outcomes)
    return change(state, outcomes=tuple(outcomes))
