"""What can be asked of the dispatch plan, and what has happened to it."""

from attrs import frozen

from ruralgov.domain.cases.dispatch.model import PlanVersion


@frozen(kw_only=True)
class PublishDispatchPlan:
    """Publish the rules and posts that decide from a day on whose case it is."""

    plan: PlanVersion


@frozen(kw_only=True)
class DispatchPlanPublished:
    """A version of the dispatch plan holds from a day on."""

    plan: PlanVersion
