"""What can be asked of appraisals. No answer puts towns in the order of their scores."""

from datetime import date, datetime

from attrs import field

from ruralgov.domain.appraisal.model import CODE, PublicationScope, Scheme
from ruralgov.domain.appraisal.model_town import (
    Adjustment,
    Claim,
    ExtraEntry,
    Part,
    Rating,
    Stage,
    VetoEntry,
)
from ruralgov.domain.appraisal.rows import AppraisalSchemeRow, TownAppraisalRow
from ruralgov.domain.appraisal.scoring import Limit
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import AppraisalSchemeId, PlaceId, TownAppraisalId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.number import Number
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class FigureShown:
    """A figure that an indicator may rest on; *counted* tells whether the library counts it."""

    code: str
    zh: str
    en: str
    outcome: bool
    counted: bool
    query: str
    counts_zh: str
    counts_en: str


@frozen(kw_only=True)
class FormulaShown:
    """A formula by which a share becomes points."""

    code: str
    zh: str
    en: str


@frozen(kw_only=True)
class FormulaTable:
    """All figures and formulas that there are."""

    figures: tuple[FigureShown, ...]
    formulas: tuple[FormulaShown, ...]


@frozen(kw_only=True)
class AppraisalFormulas(Query[FormulaTable]):
    """Ask for the table of figures and formulas."""


@frozen(kw_only=True)
class AppraisalSchemes(Query[list[AppraisalSchemeRow]]):
    """Ask for the schemes of a year, or of all years, the newest year first."""

    year: int | None = None


class SchemeFault(LabelledEnum):
    """What somebody should know of a scheme."""

    ENTERED_LATE = "entered_late", "年度开始后才登记", "entered after the year had begun"
    IN_YEAR = "in_year", "年度内更换", "changed within the year"
    FEW_OUTCOMES = "few_outcomes", "结果指标不足一半", "less than half of the weight is outcomes"


@frozen(kw_only=True)
class SchemeSheet:
    """A scheme with what it rests on, how much of its weight is outcomes, and what is amiss."""

    scheme: Scheme
    figures: tuple[FigureShown, ...]
    formulas: tuple[FormulaShown, ...]
    owners: dict[str, str]
    """What the units that own indicators are called, by id."""
    outcome_weight: Number
    faults: tuple[SchemeFault, ...]
    replaced_by: AppraisalSchemeId | None


@frozen(kw_only=True)
class AppraisalSchemeSheet(Query[SchemeSheet]):
    """Ask for the sheet of a scheme."""

    scheme: AppraisalSchemeId


@frozen(kw_only=True)
class PointsLine:
    """One indicator of a town, so that a stranger can reckon it again.

    *numerator* and *denominator* hold now; *frozen_numerator* and *frozen_denominator* were frozen
    and *adjustments* led from one to the other. *query* is what was asked, and *parts* what stands
    in the counts or was left out.
    """

    indicator: str
    title: str
    weight: Number
    figure: FigureShown
    formula: FormulaShown
    full: Number
    zero: Number
    rating: Rating
    numerator: Number | None
    denominator: Number | None
    frozen_numerator: Number | None
    frozen_denominator: Number | None
    query: str
    evidence: str
    parts: tuple[Part, ...]
    adjustments: tuple[Adjustment, ...]
    percent: Number | None
    points: Number | None
    limit: Limit | None
    if_missing: str
    """What becomes of it without a value, as the scheme says, in Chinese."""
    if_missing_en: str
    counts: bool


@frozen(kw_only=True)
class ExtraLine:
    """What the entries of a listed item give, each with what it rests on."""

    item: str
    title: str
    basis: str
    cap: Number
    points: Number
    limit: Limit | None
    entries: tuple[ExtraEntry, ...]


@frozen(kw_only=True)
class TownSheet:
    """The appraisal of one town, with every point explained.

    *total* is None while the *held* indicators have no value. *base* is the weight that counts. It
    is *same* where the score that was kept is what its inputs give when they are reckoned again.
    """

    appraisal: TownAppraisalId
    scheme: AppraisalSchemeId
    title: str
    year: int
    town: PlaceId
    town_name: str
    stage: Stage
    frozen_at: datetime | None
    head: str
    lines: tuple[PointsLine, ...]
    extras: tuple[ExtraLine, ...]
    vetoes: tuple[VetoEntry, ...]
    held: tuple[str, ...]
    base: Number
    total: Number | None
    same: bool
    claims: tuple[Claim, ...]
    shown: date | None
    correct_until: date | None
    appeal_until: date | None
    final: date | None
    published: date | None
    reopened: tuple[str, ...]


@frozen(kw_only=True)
class TownAppraisalSheet(Query[TownSheet]):
    """Ask for the appraisal sheet of a town: the town itself only once it was shown."""

    appraisal: TownAppraisalId


@frozen(kw_only=True)
class TownAppraisalOf(Query[TownAppraisalId]):
    """Ask which appraisal is that of a town by a scheme: its id or, on the last day, its code."""

    scheme: AppraisalSchemeId
    town: str = field(metadata=CODE)


@frozen(kw_only=True)
class StatusLine:
    """Where the appraisal of a town stands."""

    code: str
    name: str
    row: TownAppraisalRow


@frozen(kw_only=True)
class StatusSheet:
    """Where all towns of a scheme stand, by their codes; it has no scores."""

    scheme: AppraisalSchemeId
    title: str
    year: int
    lines: tuple[StatusLine, ...]
    counts: dict[Stage, int]


@frozen(kw_only=True)
class AppraisalStatus(Query[StatusSheet]):
    """Ask where the towns of a scheme stand."""

    scheme: AppraisalSchemeId


class Withheld(LabelledEnum):
    """Why a score is not shown to who asks."""

    NOT_PUBLISHED = "not_published", "尚未公布", "not published yet"
    OUT_OF_SCOPE = "out_of_scope", "不在方案规定的公布范围内", "beyond the scope of the scheme"


@frozen(kw_only=True)
class PublishedScore:
    """A published score, or why it is withheld."""

    town: PlaceId
    town_name: str
    scope: PublicationScope
    withheld: Withheld | None
    published: date | None
    total: Number | None
    vetoes: tuple[VetoEntry, ...]


@frozen(kw_only=True)
class PublishedTownScore(Query[PublishedScore]):
    """Ask for the published score of one town by a scheme."""

    scheme: AppraisalSchemeId
    town: PlaceId


class AppraisalFault(LabelledEnum):
    """What is found over the towns of a scheme."""

    HEAPING = "heaping", "数值集中在分数线上", "values heap just at the line"
    MISSING = "missing", "缺数据", "no value"
    TOO_FEW = "too_few", "样本不足", "too few to rate"
    ONE_WAY = "one_way", "冻结后更正几乎都使得分提高", "nearly all adjustments raise the score"
    UNANSWERED = "unanswered", "期限已过仍未答复", "the last day passed without an answer"


@frozen(kw_only=True)
class AppraisalFinding:
    """One thing that is found: in *count* of *of* towns or adjustments, or in one town."""

    fault: AppraisalFault
    indicator: str
    count: int
    of: int
    towns: tuple[PlaceId, ...]
    zh: str
    en: str


@frozen(kw_only=True)
class AppraisalFindings(Query[list[AppraisalFinding]]):
    """Ask what is amiss over all towns of a scheme; a finding is no verdict."""

    scheme: AppraisalSchemeId
