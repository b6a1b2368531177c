"""Commands and events of standing, bulletins, rewards and pledges."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.ids import (
    AccountId,
    BulletinId,
    MemberPledgeId,
    OrganisationId,
    PartyRewardId,
    PersonId,
    PlaceId,
    StandingId,
)
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.partypoints.model_branch import (
    BulletinLine,
    PledgeOutcome,
    RewardKind,
    Standing,
)
from ruralgov.domain.partypoints.model_entry import Proof


@frozen(kw_only=True)
class MarkStanding:
    """Mark somebody as a probationary member of a branch, or as on leave, from a day on."""

    person: PersonId
    organisation: OrganisationId
    standing: Standing
    since: date
    basis: str


@frozen(kw_only=True)
class EndStanding:
    """Say from which day on a mark holds no more."""

    standing: StandingId
    since: date


@frozen(kw_only=True)
class WithdrawStanding:
    """Withdraw a mark that was a mistake."""

    standing: StandingId
    reason: str


@frozen(kw_only=True)
class IssueBulletin:
    """Issue the bulletin of a branch for a month that has ended."""

    organisation: OrganisationId
    month: Month


@frozen(kw_only=True)
class ProposePartyReward:
    """Propose what is to be done for or with a member, on the ground of bulletins."""

    person: PersonId
    organisation: OrganisationId
    reward: RewardKind
    bulletins: tuple[BulletinId, ...]
    reason: str


@frozen(kw_only=True)
class DecidePartyReward:
    """Decide on a proposal, by the paper of who decided; another person than proposed it."""

    reward: PartyRewardId
    granted: bool
    paper: str = field(metadata=text_of(TextKind.PAPER))
    answer: str = field(metadata=text_of(TextKind.OFFICE))


@frozen(kw_only=True)
class WithdrawPartyReward:
    """Withdraw a proposal, or take back what was decided by mistake."""

    reward: PartyRewardId
    reason: str


@frozen(kw_only=True)
class MakeMemberPledge:
    """Enter what a member promised on a day to do by another."""

    person: PersonId
    organisation: OrganisationId
    promise: str = field(metadata=text_of(TextKind.PUBLISHED))
    made: date
    due: date


@frozen(kw_only=True)
class FulfilMemberPledge:
    """Say that a pledge was fulfilled on a day, as *proof* shows."""

    pledge: MemberPledgeId
    day: date
    proof: Proof


@frozen(kw_only=True)
class ReviewMemberPledge:
    """Say whether a pledge was kept; by another person than said so, and never the member."""

    pledge: MemberPledgeId
    outcome: PledgeOutcome
    reason: str


@frozen(kw_only=True)
class WithdrawMemberPledge:
    """Withdraw a pledge that was entered by mistake, before it is due."""

    pledge: MemberPledgeId
    reason: str


@frozen(kw_only=True)
class StandingMarked:
    """Somebody is a probationary member, or on leave."""

    person: PersonId
    organisation: OrganisationId
    place: PlaceId
    standing: Standing
    since: date
    basis: str


@frozen(kw_only=True)
class StandingEnded:
    """A mark holds no more."""

    since: date


@frozen(kw_only=True)
class StandingWithdrawn:
    """A mark was a mistake."""

    reason: str


@frozen(kw_only=True)
class BulletinIssued:
    """The bulletin of a branch for a month was issued."""

    organisation: OrganisationId
    place: PlaceId
    name: str = field(metadata=text_of(TextKind.NAME))
    month: Month
    cut_off: date
    lines: tuple[BulletinLine, ...]
    by: AccountId
    day: date


@frozen(kw_only=True)
class PartyRewardProposed:
    """Something was proposed for a member."""

    person: PersonId
    organisation: OrganisationId
    place: PlaceId
    reward: RewardKind
    bulletins: tuple[BulletinId, ...]
    reason: str
    by: AccountId
    day: date


@frozen(kw_only=True)
class PartyRewardDecided:
    """People decided on it."""

    granted: bool
    paper: str = field(metadata=text_of(TextKind.PAPER))
    answer: str = field(metadata=text_of(TextKind.OFFICE))
    by: AccountId
    day: date


@frozen(kw_only=True)
class PartyRewardWithdrawn:
    """It was withdrawn or taken back."""

    reason: str


@frozen(kw_only=True)
class MemberPledgeMade:
    """A member promised something."""

    person: PersonId
    organisation: OrganisationId
    place: PlaceId
    promise: str = field(metadata=text_of(TextKind.PUBLISHED))
    made: date
    due: date
    by: AccountId


@frozen(kw_only=True)
class MemberPledgeFulfilled:
    """It is said to be fulfilled."""

    day: date
    proof: Proof
    by: AccountId


@frozen(kw_only=True)
class MemberPledgeReviewed:
    """Somebody else looked whether it was kept."""

    outcome: PledgeOutcome
    reason: str
    by: AccountId
    day: date


@frozen(kw_only=True)
class MemberPledgeWithdrawn:
    """It was entered by mistake."""

    reason: str


StandingEvent = StandingMarked | StandingEnded | StandingWithdrawn
"""What happens to a mark."""
PartyRewardEvent = PartyRewardProposed | PartyRewardDecided | PartyRewardWithdrawn
"""What happens to a reward."""
MemberPledgeEvent = (
    MemberPledgeMade | MemberPledgeFulfilled | MemberPledgeReviewed | MemberPledgeWithdrawn
)
"""What happens to a pledge."""
