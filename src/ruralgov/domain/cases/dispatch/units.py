"""Whether the units of a dispatch plan are organisations of the registry."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ruralgov.domain.cases.dispatch.coverage import Fault, PlanFault, Proof
from ruralgov.domain.cases.dispatch.facts import plan_on
from ruralgov.domain.cases.dispatch.model import PlanVersion
from ruralgov.domain.cases.dispatch.queries import UnitFault, UnitFinding
from ruralgov.domain.cases.model import DESK
from ruralgov.domain.cases.rows import OpenCaseRow
from ruralgov.domain.cases.units import unit_name
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Asked, Read
from ruralgov.domain.registry import ORGANISATION, OrganisationRow, organisation_on


def with_units(proof: Proof, plan: PlanVersion, read: Read) -> Proof:
    """Return a proof with each post whose unit is no organisation on the plan's first day.

    Where a fault names a unit, it is by its name.
    """
    named = (
        change(one, detail=unit_name(read, one.detail, plan.since))
        if one.fault is Fault.POST_DANGLING
        else one
        for one in proof.faults
    )
    return change(proof, faults=(*named, *_unknown(plan, read)))


def _unknown(plan: PlanVersion, read: Read) -> Iterator[PlanFault]:
    living = {row.owner for row in read.rows(OrganisationRow, on=plan.since)}
    for post in plan.posts:
        if post.unit not in living:
            name = f"{post.office}@{post.place}"
            said = unit_name(read, post.unit, plan.since)
            yield PlanFault(fault=Fault.UNIT_UNKNOWN, name=name, detail=said)


def unit_findings(asked: Asked) -> list[UnitFinding]:
    """Return the units of the plan in force and of open cases that are no living organisation."""
    plan = plan_on(asked.read, asked.day)
    posts = Counter(post.unit for post in plan.posts) if plan is not None else Counter[str]()
    alike = asked.read.rows(OpenCaseRow)
    cases = Counter(row.unit for row in alike if row.unit is not None and row.holder != DESK)
    found = []
    for unit in dict.fromkeys([*posts, *cases]):
        fault = _fault(asked.read, unit, asked.day)
        if fault is not None:
            finding = UnitFinding(
                fault=fault,
                unit=unit,
                name=unit_name(asked.read, unit, asked.day),
                posts=posts[unit],
                cases=cases[unit],
            )
            found.append(finding)
    return found


def _fault(read: Read, unit: str, day: date) -> UnitFault | None:
    if read.state(ORGANISATION, unit) is None:
        return UnitFault.UNKNOWN
    now = organisation_on(read, unit, day)
    if now is None:
        return UnitFault.ENDED
    return None if now == unit else UnitFault.MERGED
