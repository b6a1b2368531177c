"""The rules of 四议两公开: its steps in their order, each by its own meeting."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import DecisionId, PlaceId
from ruralgov.domain.meetings import messages_decision as m
from ruralgov.domain.meetings import texts_decision
from ruralgov.domain.meetings.model import Matter
from ruralgov.domain.meetings.model_decision import (
    DELIBERATIONS,
    DISCLOSURES,
    Decision,
    Procedure,
    Step,
    Taken,
)
from ruralgov.domain.meetings.motions import check_sure, same_place
from ruralgov.domain.meetings.records import DECISION


def begin_procedure(
    _: Procedure | None, command: m.BeginProcedure, given: Given
) -> Iterator[m.ProcedureBegun]:
    """Begin with the proposal of the party branch (rule 16)."""
    proposal = _deliberated(command.proposal, Step.PROPOSED, command.place, command.matter, given)
    yield m.ProcedureBegun(
        place=command.place,
        matter=command.matter,
        title=clean_text("title", command.title),
        proposal=command.proposal,
        day=proposal.day,
    )


def take_procedure_step(
    procedure: Procedure | None, command: m.TakeProcedureStep, given: Given
) -> Iterator[m.ProcedureStepTaken]:
    """Take the next step, on no earlier day than the one before (rule 16)."""
    known = _going(procedure, command.procedure)
    if known.next is not command.step:
        following = known.next
        raise Refused(
            texts_decision.PROCEDURE_STEP_ORDER,
            step=command.step.zh,
            step_en=command.step.en,
            next="-" if following is None else following.zh,
            next_en="-" if following is None else following.en,
        )
    if not known.last.day <= command.day <= given.today:
        raise Refused(texts_decision.PROCEDURE_STEP_DAY, day=command.day, before=known.last.day)
    yield m.ProcedureStepTaken(taken=_taken(known, command, given))


def _taken(procedure: Procedure, command: m.TakeProcedureStep, given: Given) -> Taken:
    """Return the step as it was taken, by a meeting, a publication or a paper."""
    step = command.step
    if step in DELIBERATIONS:
        if command.decision is None:
            raise Refused(
                texts_decision.PROCEDURE_STEP_NEEDS_DECISION, step=step.zh, step_en=step.en
            )
        decided = _deliberated(command.decision, step, procedure.place, procedure.matter, given)
        if decided.day != command.day:
            raise Refused(
                texts_decision.PROCEDURE_STEP_DAY_OF_MEETING, day=command.day, decided=decided.day
            )
        return Taken(step=step, day=command.day, decision=command.decision)
    if step in DISCLOSURES:
        _check_disclosed(procedure, step, command.day, given)
        return Taken(step=step, day=command.day)
    return Taken(step=step, day=command.day, reference=clean_text("reference", command.reference))


def _deliberated(
    key: DecisionId, step: Step, place: PlaceId, matter: Matter, given: Given
) -> Decision:
    """Return the decision of a step: of the right body, about the same (rules 16 and 18)."""
    found = existing(given.read.state(DECISION, key), texts_decision.DECISION_MISSING, decision=key)
    act, kinds = DELIBERATIONS[step]
    if (
        found.act is not act
        or found.kind not in kinds
        or found.matter is not matter
        or not found.holds(given.today)
        or not same_place(given.read, found.place, place, given.today)
    ):
        raise Refused(
            texts_decision.PROCEDURE_STEP_WRONG_DECISION,
            step=step.zh,
            step_en=step.en,
            reference=found.reference,
            matter=matter.zh,
            matter_en=matter.en,
        )
    check_sure(found)
    return found


def _check_disclosed(procedure: Procedure, step: Step, day: date, given: Given) -> None:
    """Refuse a publication that nobody entered on its day; raises ``step_not_published``."""
    resolved = procedure.taken(Step.RESOLVED)
    key = None if resolved is None else resolved.decision
    decision = None if key is None else given.read.state(DECISION, key)
    what = DISCLOSURES[step]
    hung = () if decision is None else decision.publications
    if not any(one.what is what and one.since == day and not one.fault for one in hung):
        raise Refused(
            texts_decision.PROCEDURE_STEP_NOT_PUBLISHED, what=what.zh, what_en=what.en, day=day
        )


def withdraw_procedure_step(
    procedure: Procedure | None, command: m.WithdrawProcedureStep, _: Given
) -> Iterator[m.ProcedureStepWithdrawn]:
    """Take back the step taken last (rules 15 and 16); the proposal goes with the procedure."""
    known = _going(procedure, command.procedure)
    if len(known.steps) == 1:
        raise Refused(texts_decision.PROCEDURE_STEP_FIRST)
    yield m.ProcedureStepWithdrawn(
        step=known.last.step, reason=clean_text("reason", command.reason)
    )


def end_procedure(
    procedure: Procedure | None, command: m.EndProcedure, _: Given
) -> Iterator[m.ProcedureEnded]:
    """End a procedure that was rejected or withdrawn before it was resolved (rule 16)."""
    known = _going(procedure, command.procedure)
    if known.taken(Step.IMPLEMENTED) is not None:
        raise Refused(texts_decision.PROCEDURE_CARRIED_OUT)
    yield m.ProcedureEnded(end=command.end, reason=clean_text("reason", command.reason))


def _going(procedure: Procedure | None, key: str) -> Procedure:
    known = existing(procedure, texts_decision.PROCEDURE_MISSING, procedure=key)
    if known.ended is not None:
        raise Refused(texts_decision.PROCEDURE_ENDED, title=known.title, how=known.ended.zh)
    return known
