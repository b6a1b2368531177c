"""What each event makes of the dispatch plan."""

from ruralgov.domain.cases.dispatch.messages import DispatchPlanPublished
from ruralgov.domain.cases.dispatch.model import DispatchPlan


def begin(event: DispatchPlanPublished) -> DispatchPlan:
    """Return the plan of a city that had none."""
    return DispatchPlan(versions=(event.plan,))


def evolve(plan: DispatchPlan, event: DispatchPlanPublished) -> DispatchPlan:
    """Return the plan after one more event."""
    return DispatchPlan(versions=(*plan.versions, event.plan))
