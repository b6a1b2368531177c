"""What can be asked of the dispatch plan, and what has happened to it."""

from datetime import date

from ruralgov.domain.cases.dispatch.model import PlanVersion
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class PublishDispatchPlan:
    """Publish the rules and posts that decide from a day on whose case it is."""

    plan: PlanVersion


@frozen(kw_only=True)
class DispatchPlanPublished:
    """A version of the dispatch plan holds from a day on."""

    plan: PlanVersion


@frozen(kw_only=True)
class CorrectDispatchPlanEntry:
    """Put right a version of the dispatch plan that was entered as of a wrong day, or by mistake.

    The one that begins on the day *entry* begins on *since*, or is withdrawn (None). What was
    decided by it stays decided: verdicts, deadlines and units do not change.
    """

    entry: date
    since: date | None = None
    reason: str


@frozen(kw_only=True)
class DispatchPlanEntryCorrected:
    """A version of the plan holds from another day on than was entered, or never (None)."""

    entry: date
    since: date | None
    reason: str


DispatchPlanEvent = DispatchPlanPublished | DispatchPlanEntryCorrected
"""What happens to the dispatch plan."""
