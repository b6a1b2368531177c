"""The rule of the dispatch plan: what may be published."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.dispatch.coverage import Proof, prove
from ruralgov.domain.cases.dispatch.facts import served
from ruralgov.domain.cases.dispatch.messages import (
    CorrectDispatchPlanEntry,
    DispatchPlanEntryCorrected,
    DispatchPlanPublished,
    PublishDispatchPlan,
)
from ruralgov.domain.cases.dispatch.model import DispatchPlan, PlanVersion
from ruralgov.domain.cases.dispatch.units import with_units
from ruralgov.domain.cases.matters.rows import MatterRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.versions import check_version_correction, in_the_way
from ruralgov.domain.registry import texts as registry_texts

SHOWN: Final = 20
"""Faults that a refusal writes out; the number of all of them is said."""


def publish_plan(
    state: DispatchPlan | None, command: PublishDispatchPlan, given: Given
) -> Iterator[DispatchPlanPublished]:
    """Publish a version that covers every matter in force, in every village (rules 17, 27)."""
    plan = command.plan
    held = None if state is None else in_the_way(state.versions, plan.since, given.today)
    if held is not None:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=held.since)
    _check_covers(plan, given)
    yield DispatchPlanPublished(plan=change(plan, source=clean_text("source", plan.source)))


def correct_dispatch_plan_entry(
    state: DispatchPlan | None, command: CorrectDispatchPlanEntry, given: Given
) -> Iterator[DispatchPlanEntryCorrected]:
    """Move or withdraw a version that was entered by mistake (rule 30).

    A version that is moved covers the matters of its new day.
    """
    versions = () if state is None else state.versions
    check_version_correction(versions, command.entry, command.since)
    if command.since is not None:
        (moved,) = (plan for plan in versions if plan.since == command.entry)
        _check_covers(change(moved, since=command.since), given)
    yield DispatchPlanEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def _check_covers(plan: PlanVersion, given: Given) -> None:
    matters = [served(row) for row in given.read.rows(MatterRow, on=plan.since)]
    _check(with_units(prove(plan, matters, given.villages()), plan, given.read))


def _check(proof: Proof) -> None:
    if proof.faults:
        raise Refused(
            texts.PLAN_FAULTY, count=len(proof.faults), problems="\n".join(_said(proof)[:SHOWN])
        )


def _said(proof: Proof) -> list[str]:
    return [f"{one.name}: {one.fault.zh} {one.fault.en} ({one.detail})" for one in proof.faults]
