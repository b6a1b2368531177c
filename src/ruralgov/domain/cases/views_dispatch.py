"""What can be asked of the dispatch plan: what holds, why a case went where, a replay."""

from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from ruralgov.domain.cases.coverage import Proof, Served, prove
from ruralgov.domain.cases.dispatch import Facts, Lead, PlanVersion, RuleStep, decide, steps
from ruralgov.domain.cases.model import Case, Matter
from ruralgov.domain.cases.rules import CASE, MATTER
from ruralgov.domain.cases.rules_dispatch import facts, plan_on, served
from ruralgov.domain.cases.views import CaseRow, MatterRow
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CaseId, PlaceId


@frozen(kw_only=True)
class DispatchPlanInForce:
    """Ask for the dispatch plan of the day asked."""


@frozen(kw_only=True)
class ProvePlan:
    """Ask whether a plan would cover the city; without one, the plan of the day asked.

    *matters* are those that are about to be defined, beside or instead of those in force.
    """

    plan: PlanVersion | None = None
    matters: tuple[Served, ...] = ()


@frozen(kw_only=True)
class WhyThisUnit:
    """Ask by which rule of the plan a case went to its unit, and why not by each other one."""

    case: CaseId


@frozen(kw_only=True)
class ReplayPlan:
    """Ask where the cases of some months would have gone under another plan.

    Each is decided afresh by the plan of the day asked and by the other, at its matter's own level.
    """

    plan: PlanVersion
    months: tuple[str, ...]
    """Such as 2025-01."""


@frozen(kw_only=True)
class RulePath:
    """How the plan came to a unit; ``rule`` is None where a person named it."""

    unit: str | None
    rule: str | None
    plan: str | None
    """The day from which the plan holds, and its source."""
    steps: tuple[RuleStep, ...]


@frozen(kw_only=True)
class Moved:
    """Cases of a matter that would have gone to another unit."""

    matter: str
    before: str
    after: str
    by: str
    """The rule of the new plan."""
    cases: int


@frozen(kw_only=True)
class Replayed:
    """How many cases were decided again, how many are the same, and the others by matter."""

    cases: int
    same: int
    moved: tuple[Moved, ...]


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
    case: Case = asked.read.state(CASE, query.case)
    plan = None
    if case.rule is not None and case.unit_started is not None:
        plan = plan_on(asked.read, legal_date(case.unit_started))
    if plan is None or case.unit_started is None:
        return RulePath(unit=case.unit, rule=case.rule, plan=None, steps=())
    day = legal_date(case.unit_started)
    matter: Matter = asked.read.state(MATTER, case.matter)
    version = matter.on(day)
    path = (
        ()
        if version is None
        else tuple(steps(plan, facts(case, version, case.level, asked.above(case.place, day))))
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
