"""Commands and events of the roll of a collective."""

from datetime import date

from ruralgov.domain.kernel.ids import AccountId, CollectiveId, DecisionId, PersonId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.membership.model import (
    AdmissionCause,
    Holding,
    LossCause,
    Management,
    MoveKind,
    RollChange,
    RollEntry,
    ShareKind,
)


@frozen(kw_only=True)
class DraftMemberRoll:
    """Draft the first roll of a collective as of a day, or draft it anew before it is confirmed.

    *pool* are the shares that the collective itself keeps.
    """

    collective: CollectiveId
    management: Management
    since: date
    source: str
    members: tuple[RollEntry, ...]
    pool: tuple[Holding, ...] = ()


@frozen(kw_only=True)
class PublishMemberRoll:
    """Publish a roll that was drafted; *until* is the last day of the notice."""

    collective: CollectiveId
    since: date
    until: date
    venue: str


@frozen(kw_only=True)
class ObjectToMemberRoll:
    """Enter an objection to a published roll; *person* is whose entry is meant."""

    collective: CollectiveId
    day: date
    reference: str
    person: PersonId | None = None


@frozen(kw_only=True)
class AnswerRollObjection:
    """Answer an objection; one that is upheld has the roll drafted anew."""

    collective: CollectiveId
    objection: int
    upheld: bool
    day: date
    reference: str


@frozen(kw_only=True)
class ConfirmMemberRoll:
    """Confirm a roll by the decision of the members, after its notice."""

    collective: CollectiveId
    decision: DecisionId


@frozen(kw_only=True)
class ProposeAdmission:
    """Propose that somebody becomes a member from a day on; another person approves it."""

    collective: CollectiveId
    person: PersonId
    cause: AdmissionCause
    since: date
    reference: str
    reason: str
    decision: DecisionId


@frozen(kw_only=True)
class ProposeLoss:
    """Propose that somebody is a member no more from a day on; another person approves it.

    Who is admitted by another collective of the city is followed by itself: there is no gap.
    """

    collective: CollectiveId
    person: PersonId
    cause: LossCause
    since: date
    reference: str
    reason: str


@frozen(kw_only=True)
class ProposeShareMove:
    """Propose that shares go to another holder from a day on; another person approves it.

    Without *giver* or *taker* it is the collective itself.
    """

    collective: CollectiveId
    kind: MoveKind
    share: ShareKind
    units: int
    giver: PersonId | None = None
    taker: PersonId | None = None
    since: date
    reference: str
    reason: str
    decision: DecisionId | None = None


@frozen(kw_only=True)
class ApproveRollChange:
    """Approve a change of the roll, by another person than proposed it."""

    collective: CollectiveId
    change: int


@frozen(kw_only=True)
class DropRollChange:
    """Drop a change of the roll that was not approved."""

    collective: CollectiveId
    change: int
    reason: str


@frozen(kw_only=True)
class EndFormerMembership:
    """End the membership of somebody whom another collective admitted. It follows by itself."""

    collective: CollectiveId
    person: PersonId
    since: date


@frozen(kw_only=True)
class CorrectMemberEntry:
    """Put the day right on which a membership began or ended; without *since* it did not."""

    collective: CollectiveId
    person: PersonId
    entry: date
    since: date | None = None
    reason: str


@frozen(kw_only=True)
class WithdrawShareMove:
    """Withdraw a move of shares that was a mistake, by another person than proposed it."""

    collective: CollectiveId
    change: int
    reason: str


@frozen(kw_only=True)
class MemberRollDrafted:
    """A roll was drafted, or drafted anew."""

    management: Management
    since: date
    source: str
    members: tuple[RollEntry, ...]
    pool: tuple[Holding, ...]
    by: AccountId


@frozen(kw_only=True)
class MemberRollPublished:
    """A roll hangs out."""

    since: date
    until: date
    venue: str


@frozen(kw_only=True)
class RollObjectionEntered:
    """Somebody objected to a roll."""

    number: int
    day: date
    reference: str
    person: PersonId | None


@frozen(kw_only=True)
class RollObjectionAnswered:
    """An objection to a roll was answered."""

    objection: int
    upheld: bool
    day: date
    reference: str
    by: AccountId


@frozen(kw_only=True)
class MemberRollConfirmed:
    """A roll holds, by a decision of the members."""

    decision: DecisionId
    by: AccountId


@frozen(kw_only=True)
class RollChangeProposed:
    """A change of the roll waits to be approved."""

    change: RollChange


@frozen(kw_only=True)
class RollChangeApproved:
    """A change of the roll holds."""

    change: int
    by: AccountId


@frozen(kw_only=True)
class MemberTakenOver:
    """Somebody was admitted who was a member of another collective until then."""

    person: PersonId
    former: CollectiveId
    since: date


@frozen(kw_only=True)
class FormerMembershipEnded:
    """A membership ended because another collective admitted the person."""

    person: PersonId
    since: date
    by: AccountId


@frozen(kw_only=True)
class RollChangeDropped:
    """A change of the roll was dropped."""

    change: int
    reason: str


@frozen(kw_only=True)
class MemberEntryPutRight:
    """The day of a membership was put right, or it is withdrawn."""

    person: PersonId
    entry: date
    since: date | None
    reason: str
    by: AccountId


@frozen(kw_only=True)
class ShareMoveWithdrawn:
    """A move of shares was a mistake."""

    change: int
    reason: str
