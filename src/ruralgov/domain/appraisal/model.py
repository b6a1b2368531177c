"""Appraisal schemes: what towns are appraised by in a year, as data."""

from datetime import date, datetime
from typing import Final

from attrs import field

from ruralgov.domain.appraisal import texts
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AccountId, AppraisalSchemeId, OrganisationId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.number import Number
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen

CODE: Final = text_of(TextKind.CODE)
PAPER: Final = text_of(TextKind.PAPER)


class Direction(LabelledEnum):
    """Whether more is better."""

    HIGHER = "higher", "越高越好", "higher is better"
    LOWER = "lower", "越低越好", "lower is better"


class WhenMissing(LabelledEnum):
    """What becomes of an indicator without a value; it never counts as nothing reached."""

    HOLD = "hold", "暂缓合计", "no total until it is there"
    RENORMALISE = "renormalise", "权重按比例分摊", "its weight goes to the others in proportion"
    NEUTRAL = "neutral", "按方案写明的中性分计", "the neutral points that the scheme states"


class DutyClass(LabelledEnum):
    """Whose duty it is that an indicator measures (乡镇履职事项清单)."""

    PRIMARY = "primary", "镇街基本履职事项", "the town's own duty"
    COOPERATIVE = "cooperative", "镇街配合履职事项", "what the town only assists in"
    TAKEN_BACK = "taken_back", "上级收回事项", "taken back by a level above"


class VetoAuthority(LabelledEnum):
    """Who may make something a veto item; nobody else can (SD-T 19)."""

    STATE = "state", "国家", "the state"
    PROVINCE = "province", "省", "the province"


class ExtraKind(LabelledEnum):
    """Whether listed points are added or taken off."""

    BONUS = "bonus", "加分", "added"
    DEDUCTION = "deduction", "扣分", "taken off"


class PublicationScope(LabelledEnum):
    """Who is shown a final score besides the town itself and the offices."""

    TOWN = "town", "只告知被考核镇街", "the town alone"
    TOWNS = "towns", "各镇街范围内公布", "the towns"
    PUBLIC = "public", "向社会公布", "everybody"


class SchemeStage(LabelledEnum):
    """Where a scheme stands. That another took its place is told by the other."""

    DRAFT = "draft", "草案", "draft"
    DROPPED = "dropped", "已撤回", "dropped"
    ADOPTED = "adopted", "已审定", "adopted"
    FROZEN = "frozen", "数据已冻结", "inputs frozen"


@frozen(kw_only=True)
class Indicator:
    """One indicator: a share of two figures, and how it becomes points.

    *full* and *zero* are the percentages at which all and none of the weight is reached; *cap* and
    *floor* are points. Below *min_n* in the denominator it is not rated. *duty_item* names the item
    of the duty list.
    """

    code: str
    title: str
    weight: Number
    figure: str = field(metadata=CODE)
    formula: str = field(metadata=CODE)
    direction: Direction
    full: Number
    zero: Number
    cap: Number | None = None
    floor: Number | None = None
    min_n: int = 1
    missing: WhenMissing
    neutral: Number | None = None
    duty_class: DutyClass
    duty_item: str = field(metadata=PAPER)
    owner: OrganisationId


def _cited(_veto: object, attribute: object, text: str) -> None:
    """Refuse a veto that cites nothing; raises ``veto_uncited``."""
    if not text.strip():
        raise BadInput(texts.VETO_UNCITED)


@frozen(kw_only=True)
class Veto:
    """An item that alone decides (一票否决): there is none without authority and citation.

    It is valid from *since* to *last_day*.
    """

    code: str
    title: str
    authority: VetoAuthority
    citation: str = field(validator=_cited, metadata=PAPER)
    since: date
    last_day: date


@frozen(kw_only=True)
class Extra:
    """Points that may be added or taken off for what is listed, up to a cap in all."""

    code: str
    title: str
    kind: ExtraKind
    cap: Number
    basis: str


@frozen(kw_only=True)
class Terms:
    """All that a scheme says of a year; figures are of its months up to *last*.

    *instrument* is the paper that it is, by title and number. A town may ask for corrections for
    *correction_days* after it was shown its score, and appeal for *appeal_days* after that.
    """

    title: str
    instrument: str = field(metadata=PAPER)
    last: Month
    indicators: tuple[Indicator, ...]
    vetoes: tuple[Veto, ...] = ()
    extras: tuple[Extra, ...] = ()
    correction_days: int = 7
    appeal_days: int = 7
    scope: PublicationScope = PublicationScope.TOWN

    @property
    def year(self) -> int:
        """The year that is appraised."""
        return int(self.last[:4])

    def indicator(self, code: str) -> Indicator | None:
        """Return the indicator of a code, or None."""
        return next((one for one in self.indicators if one.code == code), None)


@frozen(kw_only=True)
class Adoption:
    """By which paper a scheme was adopted, when, and when that was entered, by whom.

    *superior* is the paper of an authority above, for what is adopted within its own year.
    """

    approval: str
    adopted: date
    superior: str = field(metadata=PAPER)
    entered: date
    by: AccountId


@frozen(kw_only=True)
class Freezing:
    """When the inputs were frozen, at which head of the journal, of which towns."""

    at: datetime
    head: str
    by: AccountId
    towns: tuple[PlaceId, ...]


@frozen(kw_only=True)
class Scheme:
    """A scheme through its life; *drafters* are all who wrote in it."""

    terms: Terms
    stage: SchemeStage
    drafters: tuple[AccountId, ...]
    replaces: AppraisalSchemeId | None
    adoption: Adoption | None = None
    freezing: Freezing | None = None

    @property
    def in_force(self) -> bool:
        """Whether it was adopted, and not taken back."""
        return self.stage in (SchemeStage.ADOPTED, SchemeStage.FROZEN)


def clean_code(code: str) -> str:
    """Return a code without outer spaces; raises ``text_not_clean``."""
    return clean_text("code", code)
