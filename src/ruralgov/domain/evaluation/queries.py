"""What can be asked of evaluations, and what is answered. Figures are hundredths of a mark."""

from datetime import date

from ruralgov.domain.evaluation.law import TownsWeight
from ruralgov.domain.evaluation.model import (
    EvaluationScheme,
    EvaluationStage,
    Objection,
    Ratee,
    Rater,
)
from ruralgov.domain.evaluation.model_ballot import TownDecision
from ruralgov.domain.evaluation.model_result import Patterns, ResultBand, Withheld
from ruralgov.domain.evaluation.rows import EvaluationRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import EvaluationId, OrganisationId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Evaluations(Query[list[EvaluationRow]]):
    """Ask for all evaluations, the newest period first."""


@frozen(kw_only=True)
class RateeWeight:
    """For how much of a unit's appraisal the towns count, and what the law asks."""

    ratee: Ratee
    weight: int
    rules: tuple[TownsWeight, ...]


@frozen(kw_only=True)
class EvaluationSheet:
    """The scheme of an evaluation, who takes part, and where it stands."""

    scheme: EvaluationScheme
    stage: EvaluationStage
    raters: tuple[Rater, ...]
    computed: date | None
    final: date | None
    cancelled: str | None
    weights: tuple[RateeWeight, ...]


@frozen(kw_only=True)
class EvaluationFile(Query[EvaluationSheet]):
    """Ask for the scheme of an evaluation and where it stands."""

    evaluation: EvaluationId


@frozen(kw_only=True)
class EvaluationObjections(Query[list[Objection]]):
    """Ask for the objections to the results of an evaluation, and how they were answered."""

    evaluation: EvaluationId


@frozen(kw_only=True)
class CriterionLine:
    """One criterion of a result; without figures where they are withheld."""

    title: str
    weight: int
    marks: int
    mean: int | None
    half: int | None


@frozen(kw_only=True)
class ResultLine:
    """The result of a unit, or how many ballots there are and why nothing is shown."""

    ratee: OrganisationId
    name: str
    stationed: bool
    weight: int
    ballots: int
    scored: int
    criteria: tuple[CriterionLine, ...]
    mean: int | None
    low: int | None
    high: int | None
    band: ResultBand | None
    withheld: Withheld | None
    reason_zh: str
    reason_en: str
    comments: tuple[str, ...]


@frozen(kw_only=True)
class BandLines:
    """The units of a band, by name: their order says nothing."""

    band: ResultBand
    units: tuple[ResultLine, ...]


@frozen(kw_only=True)
class OutcomeSheet:
    """The result of an evaluation in bands, and what it can tell.

    *last_day* is the last one of the period. *lower* and *upper* are what intervals were compared
    with; *gap* is by how much two units must differ, at least, to be told apart.
    """

    title: str
    stage: EvaluationStage
    since: date
    last_day: date
    towns: int
    k: int
    lower: int | None
    upper: int | None
    gap: int | None
    bands: tuple[BandLines, ...]
    withheld: tuple[ResultLine, ...]
    statement_zh: str
    statement_en: str


@frozen(kw_only=True)
class EvaluationOutcome(Query[OutcomeSheet]):
    """Ask for the result of an evaluation in bands, once it was computed."""

    evaluation: EvaluationId


@frozen(kw_only=True)
class ParticipationLine:
    """How a town took part: who decided, and of which units it entered no ballot."""

    town: PlaceId
    name: str
    stands: bool
    decision: TownDecision | None
    ballots: int
    missing: tuple[Ratee, ...]


@frozen(kw_only=True)
class ParticipationSheet:
    """Which towns took part, without a word of what they said."""

    towns: int
    decided: int
    complete: int
    lines: tuple[ParticipationLine, ...]


@frozen(kw_only=True)
class Participation(Query[ParticipationSheet]):
    """Ask which towns took part in an evaluation."""

    evaluation: EvaluationId


@frozen(kw_only=True)
class OwnLine:
    """What a town itself said of a unit; without marks where it entered no ballot."""

    ratee: OrganisationId
    name: str
    entered: date | None
    marks: str | None
    dealings: str | None
    comment: str | None


@frozen(kw_only=True)
class OwnSheet:
    """A town's own sheet; once computed, by how much it marks higher than the others.

    *leniency* is the mean difference of its marks to the means that are shown. *flat*: it gave
    every unit one and the same mark.
    """

    town: PlaceId
    name: str
    stage: EvaluationStage
    closes: date
    decision: TownDecision | None
    lines: tuple[OwnLine, ...]
    leniency: int | None
    flat: bool


@frozen(kw_only=True)
class TownSheet(Query[OwnSheet]):
    """Ask for the ballots of one's own town in an evaluation."""

    evaluation: EvaluationId
    place: PlaceId


@frozen(kw_only=True)
class EvaluationPatterns(Query[Patterns]):
    """Ask what looks unusual in all sheets together, once it was computed."""

    evaluation: EvaluationId


@frozen(kw_only=True)
class CommentsToRewrite(Query[list[str]]):
    """Ask for what towns wrote of a unit, by the letters of the text, to put it in other words."""

    evaluation: EvaluationId
    ratee: OrganisationId
