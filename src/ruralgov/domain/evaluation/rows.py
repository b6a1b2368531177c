"""The tables of evaluations: rounds, who is rated, which towns take part. No ballot has a row."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.evaluation.model import Evaluation, EvaluationStage
from ruralgov.domain.evaluation.model_ballot import TownPaper
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AccountId, EvaluationId, OrganisationId, PlaceId
from ruralgov.domain.kernel.value import frozen

_RUNS: Final = frozenset({EvaluationStage.PUBLISHED, EvaluationStage.OPEN})


@frozen(kw_only=True)
class EvaluationRow:
    """One evaluation."""

    owner: str = ""
    title: str
    stage: EvaluationStage
    since: date
    until: date
    opens: date
    closes: date
    objections_until: date | None
    """The last day on which a unit may object, once results were computed."""
    towns: int
    units: int
    open_objections: int


@frozen(kw_only=True)
class EvaluationRateeRow:
    """That a unit is rated for the days ``[since, until)``."""

    owner: str = ""
    unit: OrganisationId
    since: date
    until: date


@frozen(kw_only=True)
class EvaluationRaterRow:
    """That a town takes part in an evaluation whose ballots are not closed."""

    owner: str = ""
    town: PlaceId


@frozen(kw_only=True)
class TownPaperRow:
    """That a town takes part; *by* is who entered it, *ballots* of how many units."""

    owner: str = ""
    evaluation: EvaluationId
    town: PlaceId
    by: AccountId
    ballots: int


EVALUATION_TABLES: Final = (
    Table(name="evaluations", row=EvaluationRow, key=("owner",), indexes=(("since",),)),
    Table(
        name="evaluation_ratees",
        row=EvaluationRateeRow,
        key=("owner", "unit"),
        indexes=(("unit",),),
    ),
    Table(
        name="evaluation_raters",
        row=EvaluationRaterRow,
        key=("owner", "town"),
        indexes=(("town",),),
    ),
)
PAPER_TABLES: Final = (
    Table(
        name="evaluation_papers",
        row=TownPaperRow,
        key=("owner",),
        indexes=(("evaluation",),),
    ),
)


def evaluation_rows(
    known: Evaluation,
) -> Iterator[EvaluationRow | EvaluationRateeRow | EvaluationRaterRow]:
    """Give the rows of an evaluation."""
    scheme, computed = known.scheme, known.computed
    days = timedelta(days=scheme.objection_days)
    yield EvaluationRow(
        title=scheme.title,
        stage=known.stage,
        since=scheme.since,
        until=scheme.until,
        opens=scheme.opens,
        closes=scheme.closes,
        objections_until=None if computed is None else computed + days,
        towns=len(known.raters),
        units=len(known.ratees or scheme.ratees),
        open_objections=sum(one.open for one in known.objections),
    )
    for ratee in () if known.stage is EvaluationStage.CANCELLED else known.ratees:
        yield EvaluationRateeRow(unit=ratee.unit, since=scheme.since, until=scheme.until)
    for rater in known.raters if known.stage in _RUNS else ():
        yield EvaluationRaterRow(town=rater.town)


def paper_rows(paper: TownPaper) -> Iterator[TownPaperRow]:
    """Give the row of a town's paper."""
    yield TownPaperRow(
        evaluation=paper.evaluation,
        town=paper.town,
        by=paper.by,
        ballots=len(paper.entered),
    )
