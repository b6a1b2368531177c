"""Commands and events of neighbour councils and their sessions."""

from datetime import date

from attrs import field

from ruralgov.domain.deliberation.model import SHOWN
from ruralgov.domain.deliberation.model_council import (
    CouncilFollowUp,
    CouncilMotionPlan,
    CouncilOutcome,
    CouncilSpan,
)
from ruralgov.domain.kernel.ids import (
    AccountId,
    CouncilSessionId,
    DecisionId,
    LaneId,
    NeighbourCouncilId,
    PlaceId,
    PostId,
)
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class FoundNeighbourCouncil:
    """Enter a neighbour council with its hall, for the lanes named or the whole village."""

    place: PlaceId
    name: str
    venue: str
    lanes: tuple[LaneId, ...] = ()
    since: date


@frozen(kw_only=True)
class ChangeNeighbourCouncil:
    """Change a council from a day on; what is not named stays."""

    council: NeighbourCouncilId
    since: date
    name: str | None = None
    venue: str | None = None
    lanes: tuple[LaneId, ...] | None = None


@frozen(kw_only=True)
class EndNeighbourCouncil:
    """End a council from a day on."""

    council: NeighbourCouncilId
    since: date
    reason: str


@frozen(kw_only=True)
class CorrectNeighbourCouncil:
    """Put a day of a council's entries right, or withdraw it (*since* None)."""

    council: NeighbourCouncilId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class CallCouncilSession:
    """Call a session with its motions."""

    council: NeighbourCouncilId
    day: date
    motions: tuple[CouncilMotionPlan, ...]


@frozen(kw_only=True)
class CallOffCouncilSession:
    """Call a session off, or take back one that was none."""

    session: CouncilSessionId
    reason: str


@frozen(kw_only=True)
class HoldCouncilSession:
    """Record that a session was held, and how many households were represented."""

    session: CouncilSessionId
    households: int


@frozen(kw_only=True)
class ConcludeCouncilMotion:
    """Record what the council came to; a consensus has an owner and a day."""

    session: CouncilSessionId
    motion: int
    outcome: CouncilOutcome
    result: str = field(metadata=SHOWN)
    owner: PostId | None = None
    due: date | None = None


@frozen(kw_only=True)
class FollowUpCouncilMotion:
    """Record what became of a consensus; money and rules are decided by the village's meeting."""

    session: CouncilSessionId
    motion: int
    followed: CouncilFollowUp
    result: str = field(metadata=SHOWN)
    decision: DecisionId | None = None


@frozen(kw_only=True)
class SignCouncilMinutes:
    """Sign the minutes of a session, as another than its recorder."""

    session: CouncilSessionId


@frozen(kw_only=True)
class NeighbourCouncilFounded:
    """A council was entered."""

    place: PlaceId
    span: CouncilSpan


@frozen(kw_only=True)
class NeighbourCouncilChanged:
    """A council is otherwise from a day on."""

    span: CouncilSpan


@frozen(kw_only=True)
class NeighbourCouncilEnded:
    """A council ended."""

    since: date
    reason: str


@frozen(kw_only=True)
class NeighbourCouncilCorrected:
    """A day of a council's entries is right, or withdrawn."""

    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class CouncilSessionCalled:
    """A session was called."""

    number: str
    council: NeighbourCouncilId
    place: PlaceId
    day: date
    called: date
    motions: tuple[CouncilMotionPlan, ...]


@frozen(kw_only=True)
class CouncilSessionCalledOff:
    """A session was called off."""

    reason: str


@frozen(kw_only=True)
class CouncilSessionHeld:
    """A session was held."""

    households: int
    by: AccountId


@frozen(kw_only=True)
class CouncilMotionConcluded:
    """The council came to something about a motion."""

    motion: int
    outcome: CouncilOutcome
    result: str = field(metadata=SHOWN)
    owner: PostId | None
    due: date | None


@frozen(kw_only=True)
class CouncilMotionFollowedUp:
    """Something became of a consensus."""

    motion: int
    followed: CouncilFollowUp
    result: str = field(metadata=SHOWN)
    decision: DecisionId | None
    day: date


@frozen(kw_only=True)
class CouncilMinutesSigned:
    """The minutes of a session are signed."""

    by: AccountId
    day: date


NeighbourCouncilEvent = (
    NeighbourCouncilFounded
    | NeighbourCouncilChanged
    | NeighbourCouncilEnded
    | NeighbourCouncilCorrected
)
"""What happens to a council."""
CouncilSessionEvent = (
    CouncilSessionCalled
    | CouncilSessionCalledOff
    | CouncilSessionHeld
    | CouncilMotionConcluded
    | CouncilMotionFollowedUp
    | CouncilMinutesSigned
)
"""What happens to a session."""
