"""Whether a body may act on a motion: what is reserved, delegated, revoked, and by which rules."""

from datetime import date
from typing import Final

from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import BodyId, PlaceId
from ruralgov.domain.meetings import texts_decision
from ruralgov.domain.meetings.law import DELEGABLE, OWN, reserved, rules_of
from ruralgov.domain.meetings.model import Act, BodyKind, DecisionRule, Matter
from ruralgov.domain.meetings.model_body import Body
from ruralgov.domain.meetings.model_decision import Decision, Origin
from ruralgov.domain.meetings.model_meeting import MotionPlan
from ruralgov.domain.meetings.records import DECISION, DECISION_RULES, KEY
from ruralgov.domain.registry import PLACE

BELOW: Final = {
    BodyKind.VILLAGE_MEETING: frozenset({BodyKind.REPRESENTATIVES, BodyKind.VILLAGERS_COMMITTEE}),
    BodyKind.MEMBERS: frozenset({BodyKind.MEMBER_REPRESENTATIVES, BodyKind.COUNCIL}),
    BodyKind.BRANCH_MEETING: frozenset({BodyKind.BRANCH_COMMITTEE}),
}
"""Whose decisions a body may revoke besides its own: 村民委员会组织法 art. 27."""


def rules_for(
    key: BodyId, body: Body, plan: MotionPlan, day: date, given: Given
) -> tuple[DecisionRule, ...]:
    """Return all rules by which a body votes on a motion; raises ``decision_rule_none``."""
    adopted = given.read.state(DECISION_RULES, KEY)
    rules = rules_of(
        () if adopted is None else adopted.rules,
        body.kind,
        key,
        plan.matter,
        plan.act,
        day,
        given.city,
    )
    if not rules:
        raise Refused(
            texts_decision.DECISION_RULE_NONE, kind=body.kind.zh, kind_en=body.kind.en, day=day
        )
    return rules


def check_plan(key: BodyId, body: Body, plan: MotionPlan, day: date, given: Given) -> None:
    """Refuse a motion that a body may not decide on a day (rules 10 to 12)."""
    rules_for(key, body, plan, day, given)
    check_reserved(body.kind, plan.matter, plan.act, day, given.city)
    _check_delegates(plan)
    _check_delegation(body, plan, day, given)
    _check_revokes(key, body, plan, day, given)


def check_reserved(kind: BodyKind, matter: Matter, act: Act, day: date, city: str) -> None:
    """Refuse a matter that the law leaves to other bodies; raises ``matter_reserved``."""
    if act is not Act.DECIDE:
        return
    found = reserved(kind, matter, day, city)
    if found is not None:
        raise Refused(
            texts_decision.DECISION_MATTER_RESERVED,
            matter=matter.zh,
            matter_en=matter.en,
            kind=kind.zh,
            kind_en=kind.en,
            bodies="、".join(one.zh for one in found.kinds),
            bodies_en=", ".join(one.en for one in found.kinds),
            source=found.source,
        )


def check_delegates(matter: Matter, act: Act, delegates: tuple[Matter, ...]) -> None:
    """Refuse to leave to the representatives what is not left; raises ``delegates_wrong``."""
    delegation = matter is Matter.DELEGATION and act is Act.DECIDE
    if delegation != bool(delegates):
        raise Refused(texts_decision.DECISION_DELEGATES_WRONG)
    for one in delegates:
        if one not in DELEGABLE:
            raise Refused(texts_decision.DECISION_NOT_DELEGABLE, matter=one.zh, matter_en=one.en)


def _check_delegates(plan: MotionPlan) -> None:
    check_delegates(plan.matter, plan.act, plan.delegates)


def _check_delegation(body: Body, plan: MotionPlan, day: date, given: Given) -> None:
    """Refuse what the representatives decide without a delegation in force that day."""
    needs = (
        body.kind is BodyKind.REPRESENTATIVES and plan.act is Act.DECIDE and plan.matter not in OWN
    )
    if not needs:
        return
    found = None if plan.delegation is None else given.read.state(DECISION, plan.delegation)
    term = body.on(day)
    place = body.last.place if term is None else term.place
    if (
        found is None
        or found.kind is not BodyKind.VILLAGE_MEETING
        or not found.leaves(plan.matter, day)
        or not same_place(given.read, found.place, place, day)
    ):
        raise Refused(
            texts_decision.DECISION_DELEGATION_MISSING,
            matter=plan.matter.zh,
            matter_en=plan.matter.en,
            day=day,
        )
    check_sure(found)


def _check_revokes(key: BodyId, body: Body, plan: MotionPlan, day: date, given: Given) -> None:
    """Refuse to revoke what is another body's, or holds no more; raises ``revokes_wrong``."""
    if plan.revokes is None:
        return
    found = given.read.state(DECISION, plan.revokes)
    if found is None or not found.holds(day) or plan.act is not Act.DECIDE:
        raise Refused(texts_decision.DECISION_REVOKES_WRONG)
    own = found.body == key
    if not own and not _is_below(body, found, day, given.read):
        raise Refused(texts_decision.DECISION_REVOKES_WRONG)


def _is_below(body: Body, found: Decision, day: date, read: Read) -> bool:
    return (
        found.kind in BELOW.get(body.kind, frozenset())
        and found.collective == body.collective
        and same_place(read, found.place, body.last.place, day)
    )


def check_sure(decision: Decision) -> None:
    """Refuse a decision behind which only who entered it stands (rule 18).

    Raises ``decision_not_minuted`` and ``decision_not_sure``.
    """
    if decision.sure:
        return
    voted = decision.origin is Origin.MEETING
    text = texts_decision.DECISION_NOT_MINUTED if voted else texts_decision.DECISION_NOT_SURE
    raise Refused(text, reference=decision.reference)


def same_place(read: Read, decided: PlaceId, place: PlaceId, day: date) -> bool:
    """Tell whether what was decided at a place is of another: the same, or what it became."""
    seen: set[str] = set()
    while decided != place and decided not in seen:
        seen.add(decided)
        known = read.state(PLACE, decided)
        if known is None or known.successor is None or known.last.until > day:
            return False
        decided = known.successor
    return decided == place
