"""The one function by which other contexts ask whether a decision is what a rule of theirs needs.

A context that rests something on a decision takes its id (``decision: DecisionId | None``), calls
:func:`cited` in its rule, and keeps the id. Where it is left out, the decision is a text as before.
"""

from datetime import date

from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CollectiveId, DecisionId, PlaceId, ProcedureId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings import texts_decision
from ruralgov.domain.meetings.model import Act, BodyKind, Matter
from ruralgov.domain.meetings.model_decision import Decision, Step
from ruralgov.domain.meetings.motions import check_sure, same_place
from ruralgov.domain.meetings.records import DECISION, PROCEDURE


@frozen(kw_only=True)
class Needed:
    """What a rule needs of a decision that it cites.

    *place* is whose it is: the same place, or one that became part of it. With *collective*, a body
    of that collective has to decide, or the villagers of its place. *kinds* and *matters* name what
    will do; none named is any. *by* is the last day on which it may have been taken, and on which
    it must hold. *published*: whether it must have hung out for its 15 days by then.
    """

    place: PlaceId
    by: date
    kinds: frozenset[BodyKind] = frozenset()
    matters: frozenset[Matter] = frozenset()
    collective: CollectiveId | None = None
    published: bool = False


def cited(read: Read, key: DecisionId, needed: Needed) -> Decision:
    """Return a decision that is what is needed.

    Raises ``decision_missing``, what ``check_sure`` raises, ``decision_not_then``,
    ``decision_elsewhere``, ``decision_wrong_body``, ``decision_wrong_matter`` and
    ``decision_not_published``.
    """
    found = existing(read.state(DECISION, key), texts_decision.DECISION_MISSING, decision=key)
    reference = found.reference
    check_sure(found)
    if not found.holds(needed.by):
        raise Refused(
            texts_decision.DECISION_NOT_THEN, reference=reference, decided=found.day, by=needed.by
        )
    of_another = needed.collective is not None and found.collective not in (
        None,
        needed.collective,
    )
    if of_another or not same_place(read, found.place, needed.place, needed.by):
        raise Refused(texts_decision.DECISION_ELSEWHERE, reference=reference)
    if found.act is not Act.DECIDE or (needed.kinds and found.kind not in needed.kinds):
        raise Refused(
            texts_decision.DECISION_WRONG_BODY,
            reference=reference,
            kind=found.kind.zh,
            kind_en=found.kind.en,
        )
    if needed.matters and found.matter not in needed.matters:
        raise Refused(
            texts_decision.DECISION_WRONG_MATTER,
            reference=reference,
            matter=found.matter.zh,
            matter_en=found.matter.en,
        )
    if needed.published and not found.stood(needed.by):
        raise Refused(texts_decision.DECISION_NOT_PUBLISHED, reference=reference)
    return found


def resolved(read: Read, key: ProcedureId, needed: Needed) -> Decision:
    """Return the resolution of a procedure that went its whole way to the first publication.

    Raises ``procedure_missing``, ``procedure_not_resolved``, and what :func:`cited` raises.
    """
    found = existing(read.state(PROCEDURE, key), texts_decision.PROCEDURE_MISSING, procedure=key)
    step = found.taken(Step.RESOLVED)
    if found.ended or step is None or step.decision is None or not found.taken(Step.PUBLISHED):
        at = found.last.step
        raise Refused(
            texts_decision.PROCEDURE_NOT_RESOLVED, title=found.title, step=at.zh, step_en=at.en
        )
    return cited(read, step.decision, needed)
