"""Commands and events of resolutions and how they are followed up."""

from datetime import date

from attrs import field

from ruralgov.domain.conferences.model import OFFICE, PAPER
from ruralgov.domain.kernel.dates import END
from ruralgov.domain.kernel.ids import (
    AccountId,
    ConferenceId,
    OrganisationId,
    PostId,
    ResolutionId,
    SalientProblemId,
    SteeringGroupId,
)
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class RegisterResolution:
    """Enter what an item of a conference decided, as one resolution with one lead."""

    conference: ConferenceId
    item: int
    words: str = field(metadata=PAPER)
    lead: OrganisationId
    co_units: tuple[OrganisationId, ...] = ()
    due: date
    feedback: str = field(metadata=OFFICE)
    supervisor: OrganisationId


@frozen(kw_only=True)
class AssignResolution:
    """Hand a resolution to its lead; again, after it was returned."""

    resolution: ResolutionId


@frozen(kw_only=True)
class AcceptResolution:
    """Accept a resolution for the lead."""

    resolution: ResolutionId


@frozen(kw_only=True)
class UrgeResolution:
    """Urge the lead."""

    resolution: ResolutionId
    words: str = field(metadata=OFFICE)


@frozen(kw_only=True)
class AskResolutionExtension:
    """Ask for the lead, no later than the due date, for more time; the unit's head signs."""

    resolution: ResolutionId
    signed: PostId
    wanted: date = field(metadata=END)
    reason: str


@frozen(kw_only=True)
class DecideResolutionExtension:
    """Grant an extension until *due*, or refuse it."""

    resolution: ResolutionId
    granted: bool
    due: date | None = None
    opinion: str = field(metadata=OFFICE)


@frozen(kw_only=True)
class ReportResolution:
    """Report for the lead that it is done, with the evidence."""

    resolution: ResolutionId
    result: str = field(metadata=OFFICE)
    evidence: str = field(metadata=PAPER)


@frozen(kw_only=True)
class ReviewResolution:
    """Look at facts, cure, measures and form of what was reported; it passes or goes back."""

    resolution: ResolutionId
    passed: bool
    opinion: str = field(metadata=OFFICE)


@frozen(kw_only=True)
class CloseResolution:
    """Close a resolution that passed its review (销号)."""

    resolution: ResolutionId


@frozen(kw_only=True)
class SuspendResolution:
    """Let a resolution rest until a day."""

    resolution: ResolutionId
    until: date
    reason: str


@frozen(kw_only=True)
class ResumeResolution:
    """Let a resolution that rested go on."""

    resolution: ResolutionId


@frozen(kw_only=True)
class ChangeResolution:
    """Name another lead, other co-units or another supervisor; what is not named stays."""

    resolution: ResolutionId
    lead: OrganisationId | None = None
    co_units: tuple[OrganisationId, ...] | None = None
    supervisor: OrganisationId | None = None
    reason: str


@frozen(kw_only=True)
class RevokeResolution:
    """End a resolution by what a later conference decided."""

    resolution: ResolutionId
    conference: ConferenceId
    item: int


@frozen(kw_only=True)
class ReopenResolution:
    """Open a resolution again that was closed and is not done."""

    resolution: ResolutionId
    reason: str


@frozen(kw_only=True)
class WithdrawResolution:
    """Take back a resolution that was entered by mistake and is not accepted yet."""

    resolution: ResolutionId
    reason: str


@frozen(kw_only=True)
class ResolutionRegistered:
    """A resolution was entered."""

    number: str
    group: SteeringGroupId
    conference: ConferenceId
    item: int
    problem: SalientProblemId | None
    words: str = field(metadata=PAPER)
    lead: OrganisationId
    co_units: tuple[OrganisationId, ...]
    due: date
    feedback: str = field(metadata=OFFICE)
    supervisor: OrganisationId
    day: date


@frozen(kw_only=True)
class ResolutionAssigned:
    """A resolution was handed to its lead."""

    day: date


@frozen(kw_only=True)
class ResolutionAccepted:
    """The lead accepted a resolution."""

    day: date
    by: AccountId


@frozen(kw_only=True)
class ResolutionUrged:
    """The lead was urged."""

    day: date
    by: AccountId
    words: str = field(metadata=OFFICE)


@frozen(kw_only=True)
class ResolutionExtensionAsked:
    """The lead asked for more time."""

    day: date
    by: AccountId
    signed: PostId
    wanted: date = field(metadata=END)
    reason: str


@frozen(kw_only=True)
class ResolutionExtensionDecided:
    """More time was granted or refused."""

    granted: bool
    due: date | None
    opinion: str = field(metadata=OFFICE)
    day: date
    by: AccountId


@frozen(kw_only=True)
class ResolutionReported:
    """The lead reported a resolution as done."""

    day: date
    by: AccountId
    result: str = field(metadata=OFFICE)
    evidence: str = field(metadata=PAPER)


@frozen(kw_only=True)
class ResolutionReviewed:
    """What was reported passed, or went back."""

    passed: bool
    opinion: str = field(metadata=OFFICE)
    day: date
    by: AccountId


@frozen(kw_only=True)
class ResolutionClosed:
    """A resolution was closed."""

    day: date
    by: AccountId


@frozen(kw_only=True)
class ResolutionSuspended:
    """A resolution rests."""

    day: date
    until: date
    reason: str


@frozen(kw_only=True)
class ResolutionResumed:
    """A resolution goes on."""

    day: date


@frozen(kw_only=True)
class ResolutionChanged:
    """A resolution has another lead, other co-units or another supervisor."""

    lead: OrganisationId
    co_units: tuple[OrganisationId, ...]
    supervisor: OrganisationId
    reason: str


@frozen(kw_only=True)
class ResolutionRevoked:
    """A later conference ended a resolution."""

    conference: ConferenceId
    item: int
    day: date


@frozen(kw_only=True)
class ResolutionReopened:
    """A resolution was opened again."""

    day: date
    reason: str


@frozen(kw_only=True)
class ResolutionWithdrawn:
    """A resolution was entered by mistake."""

    reason: str


ResolutionEvent = (
    ResolutionRegistered
    | ResolutionAssigned
    | ResolutionAccepted
    | ResolutionUrged
    | ResolutionExtensionAsked
    | ResolutionExtensionDecided
    | ResolutionReported
    | ResolutionReviewed
    | ResolutionClosed
    | ResolutionSuspended
    | ResolutionResumed
    | ResolutionChanged
    | ResolutionRevoked
    | ResolutionReopened
    | ResolutionWithdrawn
)
"""What happens to a resolution."""
