"""The appraisal of one town by one scheme: inputs, points, and what was said of them."""

from datetime import date
from typing import Final

from attrs import field

from ruralgov.domain.kernel.ids import AccountId, AppraisalSchemeId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.number import Number
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen

CODE: Final = text_of(TextKind.CODE)
PAPER: Final = text_of(TextKind.PAPER)
OFFICE: Final = text_of(TextKind.OFFICE)


class PartKind(LabelledEnum):
    """What stands in a figure, or was left out of it."""

    DONE = "done", "期内报结", "reported as done in the months"
    OVERDUE = "overdue", "截止日已超期未结（计入分母）", "open and overdue at the cut-off (counted)"
    FORCED = "forced", "未办即强制结案（计入分母）", "closed by force, nothing done (counted)"
    UNREACHABLE = "unreachable", "联系不上（不计）", "reporter not reached (left out)"
    UNASKED = "unasked", "尚未回访（不计）", "not called back yet (left out)"
    UNRANKED = "unranked", "不参评事项（不计）", "of a matter that is not ranked (left out)"
    MISSED = "missed", "到期未做（计入分母）", "due and not done (counted)"
    VILLAGES = "villages", "村居数", "villages"


class Stage(LabelledEnum):
    """Where the appraisal of a town stands."""

    FROZEN = "frozen", "数据已冻结", "inputs frozen"
    SCORED = "scored", "已计分", "scored"
    SHOWN = "shown", "已反馈镇街", "shown to the town"
    FINAL = "final", "已定分", "final"
    PUBLISHED = "published", "已公布", "published"
    VOID = "void", "作废", "void"


class Rating(LabelledEnum):
    """Whether an indicator was rated, and why not."""

    RATED = "rated", "已评", "rated"
    MISSING = "missing", "缺数据", "no value"
    TOO_FEW = "too_few", "样本不足", "too few to rate"


class AdjustedFor(LabelledEnum):
    """Why a value was adjusted after the freezing."""

    OFFICE = "office", "考核机构更正", "by the office"
    CORRECTION = "correction", "镇街申请更正", "as the town asked"
    APPEAL = "appeal", "申诉复核", "on appeal"


@frozen(kw_only=True)
class Part:
    """How many of what stand in a figure, or were left out."""

    kind: PartKind
    count: int


@frozen(kw_only=True)
class Input:
    """The frozen value of an indicator: *numerator* of *denominator*, or nothing.

    *query* is what was asked, with its filters; *evidence* is what a value from outside rests on.
    """

    indicator: str = field(metadata=CODE)
    numerator: Number | None = None
    denominator: Number | None = None
    parts: tuple[Part, ...] = ()
    query: str = ""
    evidence: str = field(default="", metadata=PAPER)


@frozen(kw_only=True)
class Adjustment:
    """A value that took the place of another after the freezing; both stay in sight."""

    number: int
    indicator: str = field(metadata=CODE)
    numerator: Number | None
    denominator: Number | None
    cause: AdjustedFor
    reason: str
    evidence: str = field(metadata=PAPER)
    day: date
    by: AccountId


@frozen(kw_only=True)
class ExtraEntry:
    """Points for a listed item; *withdrawn* says why they do not hold any more."""

    number: int
    item: str = field(metadata=CODE)
    points: Number
    evidence: str = field(metadata=PAPER)
    day: date
    by: AccountId
    withdrawn: str = field(default="", metadata=OFFICE)


@frozen(kw_only=True)
class VetoEntry:
    """That a veto item was met; *withdrawn* says why it does not hold any more."""

    number: int
    veto: str = field(metadata=CODE)
    document: str = field(metadata=PAPER)
    happened: date
    day: date
    by: AccountId
    withdrawn: str = field(default="", metadata=OFFICE)


@frozen(kw_only=True)
class ScoredLine:
    """What an indicator gave, as it was printed."""

    indicator: str = field(metadata=CODE)
    rating: Rating
    points: Number | None


@frozen(kw_only=True)
class Score:
    """A score as it was printed; without *total* something holds it up."""

    total: Number | None
    lines: tuple[ScoredLine, ...]
    day: date
    by: AccountId


@frozen(kw_only=True)
class Answer:
    """What was answered to a request or an appeal, and by whom; *body* is who decided."""

    accepted: bool
    reason: str
    body: str = field(metadata=PAPER)
    day: date
    by: AccountId


@frozen(kw_only=True)
class Claim:
    """What a town asked: that a value be corrected, or the whole score reviewed.

    An appeal names no indicator. *withdrawn* is when the town took it back.
    """

    number: int
    indicator: str | None = field(metadata=CODE)
    ground: str = field(metadata=OFFICE)
    evidence: str = field(metadata=PAPER)
    day: date
    by: AccountId
    answer: Answer | None = None
    withdrawn: date | None = None

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return self.answer is None and self.withdrawn is None


@frozen(kw_only=True)
class TownAppraisal:
    """The appraisal of a town through its life."""

    scheme: AppraisalSchemeId
    town: PlaceId
    year: int
    stage: Stage
    inputs: tuple[Input, ...]
    adjustments: tuple[Adjustment, ...] = ()
    extras: tuple[ExtraEntry, ...] = ()
    vetoes: tuple[VetoEntry, ...] = ()
    score: Score | None = None
    scorers: tuple[AccountId, ...] = ()
    """All who took part in the score so far: nobody of them reviews it or makes it final."""
    shown: date | None = None
    correct_until: date | None = None
    appeal_until: date | None = None
    claims: tuple[Claim, ...] = ()
    final: date | None = None
    published: date | None = None
    reopened: tuple[str, ...] = field(default=(), metadata=OFFICE)
    """Why it was opened again after it was final, each time."""

    def input_of(self, indicator: str) -> Input | None:
        """Return the frozen value of an indicator, or None."""
        return next((one for one in self.inputs if one.indicator == indicator), None)

    def adjustment_of(self, indicator: str) -> Adjustment | None:
        """Return the last adjustment of an indicator, or None."""
        found = [one for one in self.adjustments if one.indicator == indicator]
        return found[-1] if found else None

    def value_of(self, indicator: str) -> tuple[Number, Number] | None:
        """Return numerator and denominator of an indicator as they hold, or None."""
        found = self.adjustment_of(indicator) or self.input_of(indicator)
        if found is None or found.numerator is None or found.denominator is None:
            return None
        return found.numerator, found.denominator

    def claim(self, number: int) -> Claim | None:
        """Return the request or appeal of a number, or None."""
        return next((one for one in self.claims if one.number == number), None)

    @property
    def waiting(self) -> tuple[Claim, ...]:
        """Return what the town asked and nobody answered."""
        return tuple(one for one in self.claims if one.open)
