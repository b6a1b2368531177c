"""Of a branch: marks on its roll, the bulletin of a month, rewards, and pledges of members."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, BulletinId, OrganisationId, PersonId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.partypoints.model_entry import Proof


class Standing(LabelledEnum):
    """How a member stands in the branch; without a mark it is with a vote, and present."""

    FULL = "full", "正式党员", "full member"
    PROBATIONARY = "probationary", "预备党员", "probationary member"
    ON_LEAVE = "on_leave", "因病因事离岗", "on leave"


@frozen(kw_only=True)
class StandingMark:
    """That somebody is a probationary member of a branch, or on leave from it, some days.

    A probationary member has no seat in the branch meeting, and is on the roll by this mark.
    """

    person: PersonId
    organisation: OrganisationId
    place: PlaceId
    standing: Standing
    basis: str
    since: date
    until: date = FOREVER
    withdrawn: str | None = None


@frozen(kw_only=True)
class BulletinLine:
    """One member in a bulletin: points before the month, what changed in it, and at its end.

    *adjusted* is of earlier months: entries that came late, and those that ended.
    """

    person: PersonId
    standing: Standing
    opening: int
    credited: int
    deducted: int
    adjusted: int
    expired: int
    closing: int


@frozen(kw_only=True)
class Bulletin:
    """The bulletin of a branch for a month, as the ledger was at the end of its last day."""

    organisation: OrganisationId
    place: PlaceId
    name: str = field(metadata=text_of(TextKind.NAME))
    month: Month
    cut_off: date
    lines: tuple[BulletinLine, ...]
    by: AccountId
    day: date

    def line(self, persons: frozenset[PersonId]) -> BulletinLine | None:
        """Return the line of somebody, by any of the ids under which they were entered."""
        return next((one for one in self.lines if one.person in persons), None)


class RewardKind(LabelledEnum):
    """What a branch can do; discipline is not among it, and has its own procedure."""

    PRAISE = "praise", "通报表扬", "praise"
    HONOUR = "honour", "授予荣誉", "honour"
    GIFT = "gift", "物质奖励", "a thing given"
    REMINDER = "reminder", "提醒谈话", "talk as a reminder"


@frozen(kw_only=True)
class PartyReward:
    """What was proposed for a member on the ground of bulletins, and what people decided."""

    person: PersonId
    organisation: OrganisationId
    place: PlaceId
    reward: RewardKind
    bulletins: tuple[BulletinId, ...]
    reason: str
    by: AccountId
    day: date
    granted: bool | None = None
    paper: str = field(default="", metadata=text_of(TextKind.PAPER))
    answer: str = field(default="", metadata=text_of(TextKind.OFFICE))
    decider: AccountId | None = None
    decided: date | None = None
    withdrawn: str | None = None


class PledgeOutcome(LabelledEnum):
    """What a review found."""

    KEPT = "kept", "已践诺", "kept"
    NOT_KEPT = "not_kept", "未践诺", "not kept"
    RELEASED = "released", "予以免除", "released from it"


@frozen(kw_only=True)
class PledgeReview:
    """What a review of a pledge found, by whom, when and why."""

    outcome: PledgeOutcome
    by: AccountId
    day: date
    reason: str


@frozen(kw_only=True)
class MemberPledge:
    """What a member promised to do by a day, what shows that it was done, and the reviews."""

    person: PersonId
    organisation: OrganisationId
    place: PlaceId
    promise: str = field(metadata=text_of(TextKind.PUBLISHED))
    made: date
    due: date
    by: AccountId
    fulfilled: date | None = None
    proof: Proof | None = None
    reporters: tuple[AccountId, ...] = ()
    reviews: tuple[PledgeReview, ...] = ()
    withdrawn: str | None = None

    @property
    def review(self) -> PledgeReview | None:
        """The last review, which holds."""
        return self.reviews[-1] if self.reviews else None
