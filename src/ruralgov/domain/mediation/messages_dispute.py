"""How a dispute comes in, is agreed to, goes up and ends: commands and events."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import (
    AccountId,
    DisputeId,
    MediationCommitteeId,
    OrganisationId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.mediation.model import NAME, PAPER, ResolutionLevel
from ruralgov.domain.mediation.model_dispute import (
    DisputeKind,
    DisputeParty,
    DisputeSource,
    PartySide,
    RefusalCause,
    Telling,
    TerminationCause,
)


@frozen(kw_only=True)
class PartyPlan:
    """Who is to be a party: a person of the registry, or an organisation."""

    side: PartySide
    person: PersonId | None = None
    organisation: OrganisationId | None = None
    guardian: PersonId | None = None
    """Who acts for a minor, or for somebody who cannot act."""


@frozen(kw_only=True)
class ReceiveDispute:
    """Enter a dispute with its sides; that somebody applied or offered binds nobody."""

    committee: MediationCommitteeId
    place: PlaceId
    kind: DisputeKind
    source: DisputeSource
    parties: tuple[PartyPlan, ...]
    text: CitizenText
    letter: str = field(default="", metadata=PAPER)
    """The letter with which another organ referred it."""
    id: DisputeId | None = None
    """The id that it is to have, so that a table can be taken in again."""


@frozen(kw_only=True)
class RefuseDispute:
    """Say that a dispute is not for mediation, and who is competent."""

    dispute: DisputeId
    cause: RefusalCause
    competent: str = field(metadata=NAME)
    told: Telling


@frozen(kw_only=True)
class ConsentToMediation:
    """Record that a party agrees to mediation, and how it was told its rights before."""

    dispute: DisputeId
    party: int
    told: Telling


@frozen(kw_only=True)
class DeclineMediation:
    """Record that a party does not want mediation, or no more; nothing is asked and follows."""

    dispute: DisputeId
    party: int
    told: Telling


@frozen(kw_only=True)
class TerminateMediation:
    """End a mediation without agreement; both sides are told the other ways."""

    dispute: DisputeId
    cause: TerminationCause
    told: Telling


@frozen(kw_only=True)
class ExtendMediation:
    """Give a mediation more time, which every party asked for."""

    dispute: DisputeId
    until: date
    agreed: tuple[int, ...]


@frozen(kw_only=True)
class PassDisputeUp:
    """Pass a dispute to the committee one level above; *wished* by which party, or why else."""

    dispute: DisputeId
    to: MediationCommitteeId
    wished: int | None = None
    reason: OfficerText


@frozen(kw_only=True)
class TakeUpDispute:
    """Take a dispute that was passed up; the committee below is responsible until then."""

    dispute: DisputeId


@frozen(kw_only=True)
class FollowParty:
    """Enter who comes in the place of a party: an heir, a guardian's ward of age, a successor."""

    dispute: DisputeId
    party: int
    person: PersonId | None = None
    organisation: OrganisationId | None = None
    guardian: PersonId | None = None
    reason: OfficerText


@frozen(kw_only=True)
class CloseDispute:
    """Close the file of a dispute in which nothing is owed any more."""

    dispute: DisputeId


@frozen(kw_only=True)
class WithdrawDispute:
    """Take back a dispute that was entered by mistake, before anybody agreed to anything."""

    dispute: DisputeId
    reason: OfficerText


@frozen(kw_only=True)
class EraseDispute:
    """Erase what the file of a dispute says, once it is over and kept long enough."""

    dispute: DisputeId
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class DisputeReceived:
    """A dispute was entered."""

    number: str
    committee: MediationCommitteeId
    place: PlaceId
    seat: PlaceId
    level: ResolutionLevel
    kind: DisputeKind
    source: DisputeSource
    letter: str = field(metadata=PAPER)
    parties: tuple[DisputeParty, ...]
    text: CitizenText
    day: date
    by: AccountId


@frozen(kw_only=True)
class DisputeRefused:
    """A dispute is not for mediation."""

    cause: RefusalCause
    competent: str = field(metadata=NAME)
    told: Telling
    day: date


@frozen(kw_only=True)
class PartyConsented:
    """A party agrees to mediation; *due* is set where every party does now."""

    party: int
    told: Telling
    day: date
    due: date | None


@frozen(kw_only=True)
class MediationDeclined:
    """A party does not want mediation, or no more: it is over."""

    party: int
    told: Telling
    day: date


@frozen(kw_only=True)
class MediationTerminated:
    """A mediation ended without agreement."""

    cause: TerminationCause
    told: Telling
    day: date


@frozen(kw_only=True)
class MediationExtended:
    """A mediation has more time."""

    until: date
    agreed: tuple[int, ...]
    day: date


@frozen(kw_only=True)
class DisputePassedUp:
    """A dispute is to go one level up."""

    to: MediationCommitteeId
    place: PlaceId
    level: ResolutionLevel
    wished: int | None
    reason: OfficerText
    day: date


@frozen(kw_only=True)
class DisputeTakenUp:
    """The committee above has the dispute now; mediators are chosen anew."""

    day: date


@frozen(kw_only=True)
class PartyFollowed:
    """Another came in the place of a party; before an agreement its consent is asked."""

    party: int
    follower: DisputeParty
    reason: OfficerText
    day: date


@frozen(kw_only=True)
class DisputeClosed:
    """The file of a dispute is closed."""

    day: date


@frozen(kw_only=True)
class DisputeWithdrawn:
    """A dispute was entered by mistake."""

    reason: OfficerText
    day: date


@frozen(kw_only=True)
class DisputeErased:
    """What the file of a dispute says is erased."""

    ground: ErasureGround
    reason: str
