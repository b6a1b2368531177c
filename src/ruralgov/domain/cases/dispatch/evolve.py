"""What each event makes of the dispatch plan."""

from typing import assert_never

from ruralgov.domain.cases.dispatch import messages as m
from ruralgov.domain.cases.dispatch.messages import DispatchPlanEvent
from ruralgov.domain.cases.dispatch.model import DispatchPlan
from ruralgov.domain.kernel.versions import corrected_versions, with_version


def begin(event: m.DispatchPlanPublished) -> DispatchPlan:
    """Return the plan of a city that had none."""
    return DispatchPlan(versions=(event.plan,))


def evolve(plan: DispatchPlan, event: DispatchPlanEvent) -> DispatchPlan:
    """Return the plan after one more event."""
    match event:
        case m.DispatchPlanPublished():
            return DispatchPlan(versions=with_version(plan.versions, event.plan))
        case m.DispatchPlanEntryCorrected():
            return DispatchPlan(
                versions=corrected_versions(plan.versions, event.entry, event.since)
            )
        case _:
            assert_never(event)
