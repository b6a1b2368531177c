"""Who mediates, and what happens at the table: commands and events."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.ids import AccountId, DisputeId, MediationPlaceId, PersonId
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.mediation.model import NAME
from ruralgov.domain.mediation.model_dispute import MediationSession, Telling, Tie


@frozen(kw_only=True)
class ChooseMediator:
    """Enter a mediator whom every party accepts; *tie* is what all were told of them before."""

    dispute: DisputeId
    person: PersonId
    accepted: tuple[int, ...]
    tie: Tie | None = None


@frozen(kw_only=True)
class DeclareTie:
    """Enter a tie of a mediator: they withdraw, and mediate only if all accept them knowing it."""

    dispute: DisputeId
    person: PersonId
    tie: Tie


@frozen(kw_only=True)
class HoldMediationSession:
    """Record a session; *concessions* were made to reach an agreement, and stay at the table."""

    dispute: DisputeId
    day: date
    at: MediationPlaceId | None = None
    venue: str = field(default="", metadata=NAME)
    present: tuple[int, ...]
    open: bool = False
    """Whether others may listen, which every party must want."""
    wanted_open: tuple[int, ...] = ()
    told: Telling
    words: OfficerText
    concessions: OfficerText | None = None


@frozen(kw_only=True)
class FlagViolence:
    """Note that a party suffered violence: it meets nobody unless it wishes so by itself."""

    dispute: DisputeId
    victim: int
    words: OfficerText


@frozen(kw_only=True)
class WishJointSession:
    """Record that the victim wishes by itself to meet the other side, or no more."""

    dispute: DisputeId
    victim: int
    wished: bool


@frozen(kw_only=True)
class CorrectSession:
    """Put the day of a session right, or take the session back (*day* None)."""

    dispute: DisputeId
    session: int
    day: date | None
    reason: OfficerText


@frozen(kw_only=True)
class MediatorChosen:
    """A mediator was accepted by every party."""

    person: PersonId
    accepted: tuple[int, ...]
    tie: Tie | None
    day: date


@frozen(kw_only=True)
class TieDeclared:
    """A mediator has a tie, and withdrew."""

    person: PersonId
    tie: Tie
    day: date


@frozen(kw_only=True)
class MediationSessionHeld:
    """A session was held."""

    session: MediationSession
    words: OfficerText
    concessions: OfficerText | None


@frozen(kw_only=True)
class ViolenceFlagged:
    """A party suffered violence."""

    victim: int
    words: OfficerText
    day: date
    by: AccountId


@frozen(kw_only=True)
class JointSessionWished:
    """The victim wishes to meet the other side, or no more."""

    victim: int
    wished: bool
    day: date


@frozen(kw_only=True)
class SessionCorrected:
    """The day of a session is right, or there was no such session."""

    session: int
    day: date | None
    reason: OfficerText
