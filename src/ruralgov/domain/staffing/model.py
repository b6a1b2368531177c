"""Authorised posts (编制) as double entry, and how many people are on them."""

from datetime import date
from typing import Final

from ruralgov.domain.kernel.ids import AccountId, OrganisationId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry import OrganisationKind


class QuotaKind(LabelledEnum):
    """Which posts: the two never mix, and none becomes the other (编制管理条例 art. 15)."""

    ADMINISTRATIVE = "administrative", "行政编制", "civil-service posts"
    INSTITUTION = "institution", "事业编制", "public-institution posts"


class Counter(LabelledEnum):
    """An account that is no unit's: the other side of what units get and give."""

    AUTHORISED = "authorised", "上级核定总量", "authorised from above"
    """What the city was given, with a minus: it is the source of all posts."""
    POOL = "pool", "统筹周转池", "pool"
    FROZEN = "frozen", "冻结", "frozen"


class TransferBasis(LabelledEnum):
    """On what ground posts move."""

    OPENING = "opening", "期初登记", "opening balance"
    GRANTED = "granted", "上级核定增减", "granted or taken back from above"
    CUT_ABOVE = "cut_above", "减上补下", "cut above to supply below"
    RESERVE = "reserve", "统筹调剂", "through the pool"
    REFORM = "reform", "机构改革划转", "reform of units"
    OTHER = "other", "其他", "other"
    SUCCESSION = "succession", "单位合并承继", "carried to a successor"


class TransferStage(LabelledEnum):
    """How a transfer stands: posts move once a second person has approved it."""

    DRAFT = "draft", "待核准", "awaiting approval"
    POSTED = "posted", "已入账", "posted"
    REVERSING = "reversing", "待核准冲销", "reversal awaiting approval"
    REVERSED = "reversed", "已冲销", "reversed"
    DROPPED = "dropped", "已撤回", "taken back"


MOVED: Final = frozenset({TransferStage.POSTED, TransferStage.REVERSING, TransferStage.REVERSED})
"""Stages at which its postings are on the accounts."""
OVER: Final = frozenset({TransferStage.REVERSED, TransferStage.DROPPED})
"""Stages at which its approval may be entered again."""
FROM_ABOVE: Final = frozenset({TransferBasis.OPENING, TransferBasis.GRANTED})
"""Grounds on which the total of the city changes."""
_GOVERNMENT: Final = frozenset(
    {
        OrganisationKind.DEPARTMENT,
        OrganisationKind.TOWN_GOVERNMENT,
        OrganisationKind.TOWN_OFFICE,
        OrganisationKind.OUTPOST,
        OrganisationKind.TOWN_PARTY,
        OrganisationKind.OTHER,
    }
)
HOLDS: Final = {
    QuotaKind.ADMINISTRATIVE: _GOVERNMENT,
    QuotaKind.INSTITUTION: _GOVERNMENT | {OrganisationKind.PUBLIC_INSTITUTION},
}
"""Which units may have posts of a kind; a government has those of its institutions too."""


@frozen(kw_only=True)
class Posting:
    """What one account gets, or gives with a minus: that of a unit, or a counter account."""

    unit: OrganisationId | None = None
    counter: Counter | None = None
    posts: int

    @property
    def account(self) -> str:
        """The name under which the account is kept."""
        counter = "" if self.counter is None else self.counter.value
        return self.unit or counter


@frozen(kw_only=True)
class Reversal:
    """That a transfer was entered by mistake: it is reversed as of its own day."""

    day: date
    reason: str
    by: AccountId | None = None
    """Who proposed it; None where it followed from a merger of units."""


@frozen(kw_only=True)
class QuotaTransfer:
    """Posts of one kind that move by one approval; its postings add up to nothing.

    *entered_by* and *approved_by* are two persons; both None where it followed from a merger of
    units, or is from the time when one person entered it. *reversal* is proposed or done.
    """

    kind: QuotaKind
    basis: TransferBasis
    approval: str
    approved: date
    superior: str
    since: date
    postings: tuple[Posting, ...]
    stage: TransferStage = TransferStage.POSTED
    entered_by: AccountId | None = None
    approved_by: AccountId | None = None
    reversal: Reversal | None = None
    reversed_by: AccountId | None = None
    dropped: str = ""
    """Why it was taken back before it was approved."""


@frozen(kw_only=True)
class StaffCount:
    """How many people were on the posts of a unit on a day, by which source."""

    kind: QuotaKind
    day: date
    staff: int
    source: str


@frozen(kw_only=True)
class UnitStaff:
    """What was counted of a unit, in the order of the days."""

    counts: tuple[StaffCount, ...]
