"""The answers to questions about the dispatch plan: what holds, why a case went where, a replay."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any, TypeVar

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
    UnitFinding,
    UnitFindings,
    WhyThisUnit,
)
from ruralgov.domain.cases.dispatch.records import DISPATCH_PLAN, PLAN_KEY
from ruralgov.domain.cases.dispatch.units import unit_findings as found_units
from ruralgov.domain.cases.dispatch.units import with_units
from ruralgov.domain.cases.matters.records import MATTER
from ruralgov.domain.cases.matters.rows import MatterRow
from ruralgov.domain.cases.messages_place import CaseRelocated
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rights import must_be_of_unit
from ruralgov.domain.cases.rows import CaseRow
from ruralgov.domain.cases.units import unit_name, unit_on
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Asked, Record
from ruralgov.domain.kernel.errors import Refused, RuralgovError, existing
from ruralgov.domain.kernel.ids import PlaceId

S = TypeVar("S")


def dispatch_plan_in_force(_: DispatchPlanInForce, asked: Asked) -> PlanVersion | None:
    """Return the plan of the day asked."""
    return plan_on(asked.read, asked.day)


def prove_plan(query: ProvePlan, asked: Asked) -> Proof:
    """Return the proof of a plan: its faults, and how often each rule leads.

    That of a plan to come is about the matters of its first day, that of the one in force about
    those of the day asked: rules about what was withdrawn since are found (rule 33).
    """
    plan = query.plan or plan_on(asked.read, asked.day)
    if plan is None:
        return Proof(combinations=0, by_rule={}, faults=())
    day = asked.day if query.plan is None else plan.since
    known = {row.owner: served(row) for row in asked.read.rows(MatterRow, on=day)}
    known |= {one.code: one for one in query.matters}
    proof = prove(plan, list(known.values()), asked.villages())
    return proof if query.plan is None else with_units(proof, plan, asked.read)


def unit_findings(_: UnitFindings, asked: Asked) -> list[UnitFinding]:
    """Return which units of the plan in force and of open cases are no living organisation."""
    return found_units(asked)


def why_this_unit(query: WhyThisUnit, asked: Asked) -> RulePath:
    """Return the path through the rules, worked out again from the plan and places of then."""
    case = existing(asked.read.state(CASE, query.case), texts.CASE_MISSING, case=query.case)
    must_be_of_unit(case, asked)
    then = case.unit_started
    plans = None if case.rule is None else _known(DISPATCH_PLAN, PLAN_KEY, then, asked)
    plan = None if plans is None or then is None else plans.on(legal_date(then))
    name = None if case.unit is None else unit_name(asked.read, case.unit, asked.day)
    if plan is None or then is None:
        return RulePath(unit=case.unit, name=name, rule=case.rule, plan=None, steps=())
    day = legal_date(then)
    matter = _known(MATTER, case.matter, then, asked)
    version = None if matter is None else matter.on(day)
    there = asked.above(_place_then(query, case, asked), day)
    path = (
        ()
        if version is None
        else tuple(
            steps(
                plan,
                facts_of(case, version, case.level, there),
            )
        )
    )
    plan_said = f"{plan.since} {plan.source}"
    return RulePath(unit=case.unit, name=name, rule=case.rule, plan=plan_said, steps=path)


def _place_then(query: WhyThisUnit, case: Case, asked: Asked) -> PlaceId:
    """Return where a case was when its unit got it: it may have been handed over since."""
    if case.came_in_at is None or case.unit_started is None:
        return case.place
    place = case.came_in
    for happened in asked.history(CASE, query.case):
        if isinstance(happened.event, CaseRelocated) and happened.at <= case.unit_started:
            place = happened.event.place
    return place


def _known(record: Record[S, Any], key: str, then: datetime | None, asked: Asked) -> S | None:
    """Return a record as it was known at an instant: what was put right later is not yet there."""
    state: S | None = None
    for one in asked.history(record, key):
        if then is None or one.at > then:
            break
        state = record.apply(state, one.event)
    return state


def replay_plan(query: ReplayPlan, asked: Asked) -> Replayed:
    """Return what would have been different, the most cases first."""
    before = plan_on(asked.read, asked.day)
    total = same = 0
    moved: Counter[tuple[str, str, str, str]] = Counter()
    for one, count in _past(query, asked):
        old, new = (_standing(_unit(plan, one), one, asked) for plan in (before, query.plan))
        total += count
        if old.unit == new.unit:
            same += count
        else:
            left, got = (unit_name(asked.read, lead.unit, asked.day) for lead in (old, new))
            moved[one.matter, left, got, new.rule] += count
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
    matters = _latest(asked)
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


def _latest(asked: Asked) -> dict[str, MatterRow]:
    """Return each matter as it is on the day asked, or was when it was withdrawn."""
    rows = sorted(asked.read.rows(MatterRow), key=lambda row: row.since)
    return {row.owner: row for row in rows if row.since <= asked.day}


def _standing(lead: Lead, one: Facts, asked: Asked) -> Lead:
    """Return who leads as an organisation of the day asked; one that has ended stays as it is."""
    try:
        return change(lead, unit=unit_on(asked.read, lead.unit, asked.day, one.path))
    except Refused:
        return lead


def _unit(plan: PlanVersion | None, one: Facts) -> Lead:
    """Return who leads; where nobody does, the reason stands for the unit."""
    try:
        return decide(plan, one)
    except RuralgovError as error:
        return Lead(rule=error.code, office="", unit=f"? {error.code}", co_units=())
