"""Commands and events of an evaluation as a whole."""

from datetime import date

from ruralgov.domain.evaluation.law import TownsWeight
from ruralgov.domain.evaluation.model import EvaluationScheme, Ratee, Rater, ReturnMark
from ruralgov.domain.evaluation.model_result import Patterns, Result
from ruralgov.domain.kernel.ids import AccountId, EvaluationId, OrganisationId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DraftEvaluation:
    """Draft an evaluation of departments by towns."""

    scheme: EvaluationScheme


@frozen(kw_only=True)
class RedraftEvaluation:
    """Draft an evaluation anew, before it is published."""

    evaluation: EvaluationId
    scheme: EvaluationScheme


@frozen(kw_only=True)
class PublishEvaluation:
    """Publish the scheme; towns, units and criteria are fixed from then on."""

    evaluation: EvaluationId


@frozen(kw_only=True)
class OpenEvaluation:
    """Let the towns enter their ballots."""

    evaluation: EvaluationId


@frozen(kw_only=True)
class ExtendEvaluation:
    """Let the ballots be changed for longer, before the last day is over."""

    evaluation: EvaluationId
    closes: date
    reason: str


@frozen(kw_only=True)
class CloseEvaluation:
    """Close the ballots after their last day; none changes any more."""

    evaluation: EvaluationId


@frozen(kw_only=True)
class EnterReturnMarks:
    """Enter which units gave which towns full marks; it takes the place of what was entered."""

    evaluation: EvaluationId
    marks: tuple[ReturnMark, ...]
    source: str


@frozen(kw_only=True)
class ComputeEvaluation:
    """Compute the results, once and for all."""

    evaluation: EvaluationId


@frozen(kw_only=True)
class ReleaseComments:
    """Release what towns said of a unit, in the host's own words."""

    evaluation: EvaluationId
    ratee: OrganisationId
    words: tuple[str, ...]


@frozen(kw_only=True)
class ObjectToResult:
    """Object to the result of one's own unit, with reasons."""

    evaluation: EvaluationId
    ratee: OrganisationId
    reason: str


@frozen(kw_only=True)
class WithdrawObjection:
    """Withdraw an objection of one's own unit that was not answered yet."""

    evaluation: EvaluationId
    objection: int
    reason: str


@frozen(kw_only=True)
class AnswerObjection:
    """Answer an objection with reasons; the result of the unit is set aside where it is upheld."""

    evaluation: EvaluationId
    objection: int
    upheld: bool
    reason: str


@frozen(kw_only=True)
class FinaliseEvaluation:
    """Make the results final, after the days for objections and with none open."""

    evaluation: EvaluationId


@frozen(kw_only=True)
class CancelEvaluation:
    """Cancel an evaluation of which nothing was computed yet."""

    evaluation: EvaluationId
    reason: str


@frozen(kw_only=True)
class EvaluationDrafted:
    """An evaluation was drafted, or drafted anew."""

    scheme: EvaluationScheme


@frozen(kw_only=True)
class EvaluationPublished:
    """The scheme was published, with all who take part and what the law asked of its weights."""

    raters: tuple[Rater, ...]
    ratees: tuple[Ratee, ...]
    floors: tuple[TownsWeight, ...]
    day: date


@frozen(kw_only=True)
class EvaluationOpened:
    """The towns may enter their ballots."""

    day: date


@frozen(kw_only=True)
class EvaluationExtended:
    """The last day for ballots is a later one."""

    closes: date
    reason: str


@frozen(kw_only=True)
class EvaluationClosed:
    """No ballot changes any more."""

    day: date


@frozen(kw_only=True)
class ReturnMarksEntered:
    """It was entered which units gave which towns full marks."""

    marks: tuple[ReturnMark, ...]
    source: str


@frozen(kw_only=True)
class EvaluationComputed:
    """The results, with nothing of what is below k; *centre* is the mean of those shown."""

    results: tuple[Result, ...]
    centre: int | None
    patterns: Patterns
    by: AccountId
    day: date


@frozen(kw_only=True)
class CommentsReleased:
    """What towns said of a unit, in the host's own words."""

    ratee: OrganisationId
    words: tuple[str, ...]


@frozen(kw_only=True)
class ResultObjected:
    """A unit objects to its result."""

    number: int
    ratee: OrganisationId
    reason: str
    by: AccountId
    day: date


@frozen(kw_only=True)
class ObjectionWithdrawn:
    """A unit objects no more."""

    objection: int
    reason: str


@frozen(kw_only=True)
class ObjectionAnswered:
    """An objection was answered by another person."""

    objection: int
    upheld: bool
    reason: str
    by: AccountId
    day: date


@frozen(kw_only=True)
class EvaluationFinalised:
    """The results are final."""

    day: date


@frozen(kw_only=True)
class EvaluationCancelled:
    """The evaluation was cancelled before anything was computed."""

    reason: str


EvaluationEvent = (
    EvaluationDrafted
    | EvaluationPublished
    | EvaluationOpened
    | EvaluationExtended
    | EvaluationClosed
    | ReturnMarksEntered
    | EvaluationComputed
    | CommentsReleased
    | ResultObjected
    | ObjectionWithdrawn
    | ObjectionAnswered
    | EvaluationFinalised
    | EvaluationCancelled
)
"""What happens to an evaluation."""
