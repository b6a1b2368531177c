"""What each event makes of an evaluation."""

from typing import assert_never

from ruralgov.domain.evaluation import messages as m
from ruralgov.domain.evaluation.model import (
    Evaluation,
    EvaluationStage,
    Objection,
    ReleasedComments,
)
from ruralgov.domain.evaluation.model_result import Result, Withheld
from ruralgov.domain.kernel.change import change


def begin(event: m.EvaluationDrafted) -> Evaluation:
    """Return an evaluation as it was drafted."""
    return Evaluation(scheme=event.scheme)


def evolve(known: Evaluation, event: m.EvaluationEvent) -> Evaluation:
    """Return an evaluation after one more event."""
    match event:
        case m.EvaluationDrafted():
            return change(known, scheme=event.scheme)
        case m.EvaluationPublished():
            return change(
                known,
                stage=EvaluationStage.PUBLISHED,
                raters=event.raters,
                ratees=event.ratees,
                floors=event.floors,
            )
        case m.EvaluationOpened():
            return change(known, stage=EvaluationStage.OPEN)
        case m.EvaluationExtended():
            return change(known, scheme=change(known.scheme, closes=event.closes))
        case m.EvaluationClosed():
            return change(known, stage=EvaluationStage.CLOSED)
        case m.EvaluationFinalised():
            return change(known, stage=EvaluationStage.FINAL, final=event.day)
        case m.EvaluationCancelled():
            return change(known, stage=EvaluationStage.CANCELLED, cancelled=event.reason)
        case _:
            return _evolve_result(known, event)


def _evolve_result(
    known: Evaluation,
    event: m.ReturnMarksEntered
    | m.EvaluationComputed
    | m.CommentsReleased
    | m.ResultObjected
    | m.ObjectionWithdrawn
    | m.ObjectionAnswered,
) -> Evaluation:
    match event:
        case m.ReturnMarksEntered():
            return change(known, returned=event.marks)
        case m.EvaluationComputed():
            return change(
                known,
                stage=EvaluationStage.COMPUTED,
                results=event.results,
                centre=event.centre,
                patterns=event.patterns,
                computed=event.day,
                computed_by=event.by,
            )
        case m.CommentsReleased():
            others = (one for one in known.comments if one.ratee != event.ratee)
            released = ReleasedComments(ratee=event.ratee, words=event.words)
            return change(known, comments=(*others, released))
        case m.ResultObjected():
            return change(known, objections=(*known.objections, _objection(event)))
        case m.ObjectionWithdrawn():
            return _with_objection(known, event.objection, withdrawn=event.reason)
        case m.ObjectionAnswered():
            return _answered(known, event)
        case _:
            assert_never(event)


def _objection(event: m.ResultObjected) -> Objection:
    return Objection(
        number=event.number,
        ratee=event.ratee,
        reason=event.reason,
        by=event.by,
        day=event.day,
    )


def _with_objection(known: Evaluation, number: int, **changes: object) -> Evaluation:
    found = (change(one, **changes) if one.number == number else one for one in known.objections)
    return change(known, objections=tuple(found))


def _answered(known: Evaluation, event: m.ObjectionAnswered) -> Evaluation:
    """Return it with the answer; a result that is set aside says no figure any more."""
    after = _with_objection(known, event.objection, upheld=event.upheld, answer=event.reason)
    if not event.upheld:
        return after
    aside = {one.ratee for one in after.objections if one.upheld}
    return change(
        after,
        results=tuple(_set_aside(one) if one.ratee in aside else one for one in after.results),
        comments=tuple(one for one in after.comments if one.ratee not in aside),
    )


def _set_aside(result: Result) -> Result:
    return Result(
        ratee=result.ratee,
        ballots=result.ballots,
        scored=result.scored,
        criteria=tuple(change(one, mean=None, half=None) for one in result.criteria),
        withheld=Withheld.SET_ASIDE,
    )
