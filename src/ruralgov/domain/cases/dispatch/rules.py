"""The rule of the dispatch plan: what may be published."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.dispatch.coverage import Proof, prove
from ruralgov.domain.cases.dispatch.facts import served
from ruralgov.domain.cases.dispatch.messages import DispatchPlanPublished, PublishDispatchPlan
from ruralgov.domain.cases.dispatch.model import DispatchPlan
from ruralgov.domain.cases.matters.rows import MatterRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.registry import texts as registry_texts

SHOWN: Final = 20
"""Faults that a refusal writes out; the number of all of them is said."""


def publish_plan(
    state: DispatchPlan | None, command: PublishDispatchPlan, given: Given
) -> Iterator[DispatchPlanPublished]:
    """Publish a version that covers every matter in force, in every village (rule 17)."""
    plan = command.plan
    if state is not None and plan.since <= state.versions[-1].since:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=state.versions[-1].since)
    matters = [served(row) for row in given.read.rows(MatterRow, on=plan.since)]
    _check(prove(plan, matters, given.villages()))
    yield DispatchPlanPublished(plan=change(plan, source=clean_text("source", plan.source)))


def _check(proof: Proof) -> None:
    if proof.faults:
        raise Refused(
            texts.PLAN_FAULTY, count=len(proof.faults), problems="\n".join(_said(proof)[:SHOWN])
        )


def _said(proof: Proof) -> list[str]:
    return [f"{one.name}: {one.fault.zh} {one.fault.en} ({one.detail})" for one in proof.faults]
