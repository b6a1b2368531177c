"""Who leads by a plan, and by which of its rules."""

from collections.abc import Iterator

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.dispatch.model import (
    FALLBACK,
    OWN,
    DispatchRule,
    Facts,
    Hours,
    Lead,
    Match,
    PlanVersion,
    RuleStep,
    UnitPost,
)
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.errors import existing


def decide(plan: PlanVersion | None, facts: Facts) -> Lead:
    """Return who leads; raises ``dispatch_post_missing`` where even the fallback has no post."""
    if plan is None:
        return Lead(rule=OWN, office=facts.own, unit=facts.own, co_units=())
    rule = next((one for one in plan.rules if mismatch(one, facts) is Match.MATCHED), None)
    if rule is not None:
        unit = _post(plan, rule.lead, facts, facts.level).unit
        helping = tuple(_post(plan, one, facts, Level.VILLAGE).unit for one in rule.co_units)
        return Lead(rule=rule.name, office=rule.lead, unit=unit, co_units=helping)
    own = plan.post(facts.own, facts.path, facts.level)
    if own is not None:
        return Lead(rule=OWN, office=facts.own, unit=own.unit, co_units=())
    unit = _post(plan, plan.fallback, facts, facts.level).unit
    return Lead(rule=FALLBACK, office=plan.fallback, unit=unit, co_units=())


def steps(plan: PlanVersion, facts: Facts) -> Iterator[RuleStep]:
    """Give each rule in its order: why it did not match, the one that did, those after it."""
    done = False
    for rule in plan.rules:
        match = Match.LATER if done else mismatch(rule, facts)
        done = done or match is Match.MATCHED
        yield RuleStep(rule=rule.name, match=match)


def mismatch(rule: DispatchRule, facts: Facts) -> Match:
    """Return the first condition that is not met, or ``MATCHED``."""
    if rule.matter not in (None, facts.matter) or rule.category not in (None, facts.category):
        return Match.MATTER
    if rule.level not in (None, facts.level):
        return Match.LEVEL
    if rule.hours is not Hours.ANY and (rule.hours is Hours.OFF) is not facts.off_hours:
        return Match.HOURS
    if rule.territory is not None and rule.territory not in facts.path:
        return Match.TERRITORY
    return Match.MATCHED


def _post(plan: PlanVersion, office: str, facts: Facts, level: Level) -> UnitPost:
    return existing(
        plan.post(office, facts.path, level),
        texts.DISPATCH_POST_MISSING,
        office=office,
        place=facts.path[0],
        level=level.zh,
        level_en=level.en,
    )
