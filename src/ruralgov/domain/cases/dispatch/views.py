"""The answers to questions about the dispatch plan: what holds, why a case went where, a replay."""

from collections import Counter
from collections.abc import Iterator

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.dispatch.coverage import Proof, prove
from ruralgov.domain.cases.dispatch.decide import decide, steps
from ruralgov.domain.cases.dispatch.facts import facts_of, plan_on, served
from ruralgov.domain.cases.dispatch.model import Facts, Lead, PlanVersion
from ruralgov.domain.cases.dispatch.queries import (
    DispatchPlanInForce,
    Moved,
    ProvePlan,
    Replayed,
    ReplayPlan,
    RulePath,
    WhyThisUnit,
)
from ruralgov.domain.cases.matters.records import MATTER
from ruralgov.domain.cases.matters.rows import MatterRow
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rows import CaseRow
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import RuralgovError, existing
from ruralgov.domain.kernel.ids import PlaceId


def dispatch_plan_in_force(_: DispatchPlanInForce, asked: Asked) -> PlanVersion | None:
    """Return the plan of the day asked."""
    return plan_on(asked.read, asked.day)


def prove_plan(query: ProvePlan, asked: Asked) -> Proof:
    """Return the proof of a plan: its faults, and how often each rule leads."""
    plan = query.plan or plan_on(asked.read, asked.day)
    if plan is None:
        return Proof(combinations=0, by_rule={}, faults=())
    known = {row.owner: served(row) for row in asked.read.rows(MatterRow, on=plan.since)}
    known |= {one.code: one for one in query.matters}
    return prove(plan, list(known.values()), asked.villages())


def why_this_unit(query: WhyThisUnit, asked: Asked) -> RulePath:
    """Return the path through the rules, worked out again from the plan and places of then."""
    case = existing(asked.read.state(CASE, query.case), texts.CASE_MISSING, case=query.case)
    plan = None
    if case.rule is not None and case.unit_started is not None:
        plan = plan_on(asked.read, legal_date(case.unit_started))
    if plan is None or case.unit_started is None:
        return RulePath(unit=case.unit, rule=case.rule, plan=None, steps=())
    day = legal_date(case.unit_started)
    matter = existing(
        asked.read.state(MATTER, case.matter), texts.MATTER_MISSING, matter=case.matter
    )
    version = matter.on(day)
    path = (
        ()
        if version is None
        else tuple(steps(plan, facts_of(case, version, case.level, asked.above(case.place, day))))
    )
    return RulePath(unit=case.unit, rule=case.rule, plan=f"{plan.since} {plan.source}", steps=path)


def replay_plan(query: ReplayPlan, asked: Asked) -> Replayed:
    """Return what would have been different, the most cases first."""
    before = plan_on(asked.read, asked.day)
    total = same = 0
    moved: Counter[tuple[str, str, str, str]] = Counter()
    for one, count in _past(query, asked):
        old, new = _unit(before, one), _unit(query.plan, one)
        total += count
        if old.unit == new.unit:
            same += count
        else:
            moved[one.matter, old.unit, new.unit, new.rule] += count
    return Replayed(
        cases=total,
        same=same,
        moved=tuple(
            Moved(matter=matter, before=old, after=new, by=rule, cases=count)
            for (matter, old, new, rule), count in moved.most_common()
        ),
    )


def _past(query: ReplayPlan, asked: Asked) -> Iterator[tuple[Facts, int]]:
    """Give what the rules may look at of past cases, and how many cases are alike."""
    matters = {row.owner: row for row in asked.read.rows(MatterRow, on=asked.day)}
    for month in query.months:
        alike = asked.read.tally(CaseRow, ("matter", "place", "off_hours"), month=month)
        for code, place, off_hours, count in alike:
            matter = matters[code]
            found = Facts(
                matter=code,
                category=matter.category,
                own=matter.unit,
                path=asked.above(PlaceId(place), asked.day),
                off_hours=bool(off_hours),
                level=matter.level,
            )
            yield found, count


def _unit(plan: PlanVersion | None, one: Facts) -> Lead:
    """Return who leads; where nobody does, the reason stands for the unit."""
    try:
        return decide(plan, one)
    except RuralgovError as error:
        return Lead(rule=error.code, office="", unit=f"? {error.code}", co_units=())
