"""The record of the dispatch plan: one for the city."""

from typing import Final, get_args

from ruralgov.domain.cases.dispatch import evolve
from ruralgov.domain.cases.dispatch.messages import DispatchPlanEvent, DispatchPlanPublished
from ruralgov.domain.cases.dispatch.model import DispatchPlan
from ruralgov.domain.kernel.declare import Record

PLAN_KEY: Final = "plan"
DISPATCH_PLAN: Final[Record[DispatchPlan, DispatchPlanEvent]] = Record(
    kind="dispatch_plan",
    slow=True,
    state=DispatchPlan,
    events=get_args(DispatchPlanEvent),
    begins={DispatchPlanPublished: evolve.begin},
    evolve=evolve.evolve,
    tables=(),
)
