"""The rules of the dispatch plan: what may be published, and who leads by it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.cases.coverage import Proof, Served, prove
from ruralgov.domain.cases.dispatch import (
    DispatchPlan,
    Facts,
    Lead,
    Path,
    PlanVersion,
    decide,
)
from ruralgov.domain.cases.messages import DispatchPlanPublished, PublishDispatchPlan
from ruralgov.domain.cases.model import Case, MatterVersion
from ruralgov.domain.cases.table import Level
from ruralgov.domain.cases.views import MatterRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read, Record
from ruralgov.domain.kernel.errors import Refused

PLAN_KEY: Final = "plan"
SHOWN: Final = 20
"""Faults that a refusal writes out; the number of all of them is said."""


def evolve_plan(state: DispatchPlan | None, event: DispatchPlanPublished) -> DispatchPlan:
    """Fold one event into the plan."""
    versions = () if state is None else state.versions
    return DispatchPlan(versions=(*versions, event.plan))


def publish_plan(
    state: DispatchPlan | None, command: PublishDispatchPlan, given: Given
) -> Iterator[DispatchPlanPublished]:
    """Publish a version that covers every matter in force, in every village (rule 17)."""
    plan = command.plan
    if state is not None and plan.since <= state.versions[-1].since:
        raise Refused("change_not_later", since=state.versions[-1].since)
    matters = [served(row) for row in given.read.rows(MatterRow, on=plan.since)]
    check(prove(plan, matters, given.villages()))
    yield DispatchPlanPublished(plan=change(plan, source=clean_text("source", plan.source)))


def check(proof: Proof) -> None:
    """Raise ``plan_faulty`` where a proof found a fault."""
    if proof.faults:
        raise Refused(
            "plan_faulty", count=len(proof.faults), problems="\n".join(_said(proof)[:SHOWN])
        )


def _said(proof: Proof) -> list[str]:
    return [f"{one.name}: {one.fault.zh} {one.fault.en} ({one.detail})" for one in proof.faults]


def served(row: MatterRow) -> Served:
    """Return a matter as the plan sees it."""
    return Served(code=row.owner, category=row.category, office=row.unit, level=row.level)


def lead_of(case: Case, matter: MatterVersion, level: Level, given: Given) -> Lead:
    """Return who leads for a case today; raises ``dispatch_post_missing`` (rule 17)."""
    return decide(
        plan_on(given.read, given.today), facts(case, matter, level, given.above(case.place))
    )


def plan_on(read: Read, day: date) -> PlanVersion | None:
    """Return the version in force on a day, if the city has a plan."""
    state: DispatchPlan | None = read.state(DISPATCH_PLAN, PLAN_KEY)
    return None if state is None else state.on(day)


def facts(case: Case, matter: MatterVersion, level: Level, path: Path) -> Facts:
    """Return what the rules may look at of a case."""
    return Facts(
        matter=case.matter,
        category=matter.category,
        own=matter.unit,
        path=path,
        off_hours=case.off_hours,
        level=level,
    )


DISPATCH_PLAN = Record(
    kind="dispatch_plan",
    state=DispatchPlan,
    events=(DispatchPlanPublished,),
    evolve=evolve_plan,
    rows=lambda _plan: (),
    tables=(),
)
