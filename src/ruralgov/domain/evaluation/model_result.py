"""What an evaluation says of a unit: figures, or why there are none."""

from ruralgov.domain.kernel.ids import OrganisationId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class ResultBand(LabelledEnum):
    """Where the interval of a unit lies; order inside a band means nothing."""

    ABOVE = "above", "A（高于比较线）", "A (above)"
    BETWEEN = "between", "B（无法区分）", "B (cannot be told apart)"
    BELOW = "below", "C（低于比较线）", "C (below)"


class Withheld(LabelledEnum):
    """Why no figure of a unit is shown."""

    FEW = "few", "评分的镇街不足公开下限", "fewer towns gave marks than may be shown"
    FEW_CRITERION = (
        "few_criterion",
        "至少一项指标的评分镇街不足公开下限",
        "for a criterion fewer towns gave marks than may be shown",
    )
    UNIT_ENDED = "unit_ended", "截止时该单位已撤并", "the unit had ended when the round closed"
    SET_ASIDE = "set_aside", "异议成立，结果作废", "set aside after an objection"


@frozen(kw_only=True)
class CriterionFigure:
    """How many towns gave marks for a criterion; mean and half the interval in hundredths."""

    marks: int
    mean: int | None = None
    half: int | None = None


@frozen(kw_only=True)
class Result:
    """The result of one unit, in hundredths of a mark; *withheld* says why there are no figures.

    *ballots* are those that came in; *scored* of them gave marks, the others said that they had
    not dealt with the unit, which is no score.
    """

    ratee: OrganisationId
    ballots: int
    scored: int
    criteria: tuple[CriterionFigure, ...]
    mean: int | None = None
    low: int | None = None
    high: int | None = None
    band: ResultBand | None = None
    withheld: Withheld | None = None


@frozen(kw_only=True)
class Patterns:
    """What looks unusual in all sheets together; None is more than none and fewer than k.

    Nobody is named: who gave the same marks everywhere would be a ballot told. Nothing is left
    out because of it.
    """

    flat: int | None
    """Towns that gave every unit one and the same mark."""
    twins: int | None
    """Towns whose sheets are those of another town."""
    mutual: int | None
    """Pairs of a town and a unit that gave each other full marks."""
