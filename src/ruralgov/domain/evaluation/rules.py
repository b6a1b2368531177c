"""The rules of an evaluation until its ballots are closed."""

from collections.abc import Iterator

from ruralgov.domain.evaluation import messages as m
from ruralgov.domain.evaluation import texts
from ruralgov.domain.evaluation.checking import check_weights, checked
from ruralgov.domain.evaluation.law import weights_on
from ruralgov.domain.evaluation.model import Evaluation, EvaluationStage
from ruralgov.domain.evaluation.staging import at_stage
from ruralgov.domain.evaluation.taking_part import ratees_of, raters_on, refuse_taken
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused

BEFORE_COMPUTED = (
    EvaluationStage.DRAFT,
    EvaluationStage.PUBLISHED,
    EvaluationStage.OPEN,
    EvaluationStage.CLOSED,
)


def draft_evaluation(
    _: Evaluation | None, command: m.DraftEvaluation, given: Given
) -> Iterator[m.EvaluationDrafted]:
    """Draft an evaluation (rule 1)."""
    yield m.EvaluationDrafted(scheme=checked(command.scheme, given))


def redraft_evaluation(
    known: Evaluation | None, command: m.RedraftEvaluation, given: Given
) -> Iterator[m.EvaluationDrafted]:
    """Draft an evaluation anew (rule 1)."""
    at_stage(known, command.evaluation, EvaluationStage.DRAFT)
    yield m.EvaluationDrafted(scheme=checked(command.scheme, given))


def publish_evaluation(
    known: Evaluation | None, command: m.PublishEvaluation, given: Given
) -> Iterator[m.EvaluationPublished]:
    """Fix who takes part, and by what (rules 1 to 4)."""
    scheme = at_stage(known, command.evaluation, EvaluationStage.DRAFT).scheme
    if scheme.opens < given.today:
        raise Refused(texts.EVALUATION_LATE, opens=scheme.opens, today=given.today)
    if scheme.towns_on > given.today:
        raise Refused(texts.EVALUATION_NOT_YET, day=scheme.towns_on, today=given.today)
    raters = raters_on(scheme.towns_on, given.read)
    if len(raters) < scheme.k:
        facts = {"day": scheme.towns_on, "count": len(raters), "k": scheme.k}
        raise Refused(texts.EVALUATION_FEW_TOWNS, **facts)
    ratees = tuple(ratees_of(scheme, given.today, given.read))
    floors = tuple(weights_on(given.city, scheme.opens))
    check_weights(scheme, ratees, floors)
    refuse_taken(command.evaluation, scheme, ratees, given.read)
    yield m.EvaluationPublished(raters=raters, ratees=ratees, floors=floors, day=given.today)


def open_evaluation(
    known: Evaluation | None, command: m.OpenEvaluation, given: Given
) -> Iterator[m.EvaluationOpened]:
    """Let ballots in, from the day of the opening on (rule 5)."""
    scheme = at_stage(known, command.evaluation, EvaluationStage.PUBLISHED).scheme
    if given.today < scheme.opens:
        raise Refused(texts.EVALUATION_NOT_YET, day=scheme.opens, today=given.today)
    yield m.EvaluationOpened(day=given.today)


def extend_evaluation(
    known: Evaluation | None, command: m.ExtendEvaluation, given: Given
) -> Iterator[m.EvaluationExtended]:
    """Move the last day, while it is not over (rule 5)."""
    stages = (EvaluationStage.PUBLISHED, EvaluationStage.OPEN)
    before = at_stage(known, command.evaluation, *stages).scheme.closes
    if command.closes <= before or given.today > before:
        facts = {"closes": command.closes, "before": before, "today": given.today}
        raise Refused(texts.EVALUATION_EXTENDED_BACK, **facts)
    reason = clean_text("reason", command.reason)
    yield m.EvaluationExtended(closes=command.closes, reason=reason)


def close_evaluation(
    known: Evaluation | None, command: m.CloseEvaluation, given: Given
) -> Iterator[m.EvaluationClosed]:
    """Close the ballots after their last day (rule 5)."""
    scheme = at_stage(known, command.evaluation, EvaluationStage.OPEN).scheme
    if given.today <= scheme.closes:
        raise Refused(texts.EVALUATION_STILL_OPEN, closes=scheme.closes, today=given.today)
    yield m.EvaluationClosed(day=given.today)


def cancel_evaluation(
    known: Evaluation | None, command: m.CancelEvaluation, _: Given
) -> Iterator[m.EvaluationCancelled]:
    """Cancel a round of which nobody has seen a figure (rule 9)."""
    at_stage(known, command.evaluation, *BEFORE_COMPUTED)
    yield m.EvaluationCancelled(reason=clean_text("reason", command.reason))
