"""The record of the dispatch plan: one for the city."""

from typing import Final

from ruralgov.domain.cases.dispatch import evolve
from ruralgov.domain.cases.dispatch.messages import DispatchPlanPublished
from ruralgov.domain.cases.dispatch.model import DispatchPlan
from ruralgov.domain.kernel.declare import Record

PLAN_KEY: Final = "plan"
DISPATCH_PLAN: Final[Record[DispatchPlan, DispatchPlanPublished]] = Record(
    kind="dispatch_plan",
    state=DispatchPlan,
    events=(DispatchPlanPublished,),
    begins={DispatchPlanPublished: evolve.begin},
    evolve=evolve.evolve,
    tables=(),
)
