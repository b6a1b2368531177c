"""An evaluation of departments by towns: its scheme, who takes part, and where it stands."""

from datetime import date

from ruralgov.domain.evaluation.law import TownsWeight
from ruralgov.domain.evaluation.model_result import Patterns, Result
from ruralgov.domain.kernel.ids import AccountId, OrganisationId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class EvaluationStage(LabelledEnum):
    """Where an evaluation stands."""

    DRAFT = "draft", "拟稿", "draft"
    PUBLISHED = "published", "已公布方案", "scheme published"
    OPEN = "open", "填报中", "open"
    CLOSED = "closed", "已截止", "closed"
    COMPUTED = "computed", "已统计，异议期", "computed, open to objections"
    FINAL = "final", "已定案", "final"
    CANCELLED = "cancelled", "已取消", "cancelled"


class BandRule(LabelledEnum):
    """With what the interval of each unit is compared."""

    MEAN = "mean", "与各单位总平均比较", "with the mean of all units shown"
    LINES = "lines", "与事先公布的两条线比较", "with two lines published beforehand"


@frozen(kw_only=True)
class Criterion:
    """One thing that is rated; *weight* in per cent, and all weights together are exactly 100."""

    title: str
    weight: int


@frozen(kw_only=True)
class EvaluationScheme:
    """All that is fixed before anybody rates.

    *since* and *until* are the period ``[since, until)`` that is rated. The towns are those of
    *towns_on*. *low* and *high* are the ends of the scale, in whole marks. A town with fewer
    dealings than *dealings_floor* gives no marks. Under *k* ballots nothing is shown. *lines* are
    the lower and the upper one of ``BandRule.LINES``. What the towns say counts for
    *weight_department* per cent of a department's own appraisal, for *weight_stationed* of a
    stationed unit's. *closes* is the last day on which a ballot may change.
    """

    title: str
    basis: str
    since: date
    until: date
    towns_on: date
    ratees: tuple[OrganisationId, ...]
    criteria: tuple[Criterion, ...]
    low: int = 0
    high: int = 100
    dealings_floor: int = 1
    k: int = 5
    band_rule: BandRule = BandRule.MEAN
    lines: tuple[int, ...] = ()
    weight_department: int
    weight_stationed: int
    opens: date
    closes: date
    objection_days: int = 7


@frozen(kw_only=True)
class Rater:
    """A town that takes part, under the name that it had on the day of the electorate."""

    town: PlaceId
    name: str


@frozen(kw_only=True)
class Ratee:
    """A unit that is rated; *stationed*: it works in a town for its department."""

    unit: OrganisationId
    name: str
    stationed: bool


@frozen(kw_only=True)
class Objection:
    """What a unit objects to in its result, and what another person answered."""

    number: int
    ratee: OrganisationId
    reason: str
    by: AccountId
    day: date
    withdrawn: str | None = None
    upheld: bool | None = None
    answer: str | None = None

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.withdrawn is None and self.upheld is None


@frozen(kw_only=True)
class ReleasedComments:
    """What towns said of a unit, in the words of the host and in no order of theirs."""

    ratee: OrganisationId
    words: tuple[str, ...]


@frozen(kw_only=True)
class ReturnMark:
    """That a unit gave a town full marks where units rate towns."""

    ratee: OrganisationId
    town: PlaceId


@frozen(kw_only=True)
class Evaluation:
    """One round. It holds nothing of a ballot: what is below k was never kept."""

    scheme: EvaluationScheme
    stage: EvaluationStage = EvaluationStage.DRAFT
    raters: tuple[Rater, ...] = ()
    ratees: tuple[Ratee, ...] = ()
    floors: tuple[TownsWeight, ...] = ()
    """What the law asked of the weights when the scheme was published."""
    returned: tuple[ReturnMark, ...] = ()
    results: tuple[Result, ...] = ()
    centre: int | None = None
    patterns: Patterns | None = None
    computed: date | None = None
    computed_by: AccountId | None = None
    objections: tuple[Objection, ...] = ()
    comments: tuple[ReleasedComments, ...] = ()
    final: date | None = None
    cancelled: str | None = None

    def rates(self, town: str) -> bool:
        """Tell whether a town takes part."""
        return any(one.town == town for one in self.raters)

    def ratee(self, unit: str) -> Ratee | None:
        """Return a unit that is rated, or None."""
        return next((one for one in self.ratees if one.unit == unit), None)

    def result(self, unit: str) -> Result | None:
        """Return the result of a unit, or None."""
        return next((one for one in self.results if one.ratee == unit), None)


def weight_of(scheme: EvaluationScheme, ratee: Ratee) -> int:
    """Return for how many per cent of a unit's appraisal the towns count."""
    return scheme.weight_stationed if ratee.stationed else scheme.weight_department
