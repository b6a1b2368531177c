"""Commands and events of enforcement centres, officers and their secondments."""

from datetime import date
from typing import ClassVar

from attrs import field

from ruralgov.domain.kernel.ids import (
    AccountId,
    CentreId,
    OfficerId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
)
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.staffing.model_officer import ActCapacity, Badge


@frozen(kw_only=True)
class EstablishCentre:
    """Enter the enforcement centre of a town, by its approval."""

    place: PlaceId
    name: str
    since: date
    approval: str


@frozen(kw_only=True)
class CloseCentre:
    """End a centre on a day; nobody may be seconded to it any more."""

    centre: CentreId
    since: date
    cause: str


@frozen(kw_only=True)
class CarryOverCentre:
    """Say that a centre is of another town from a day on, with all who are there."""

    centre: CentreId
    place: PlaceId
    since: date
    cause: str


@frozen(kw_only=True)
class CorrectCentreEntry:
    """Put an entry of a centre on its right day, or withdraw it (*since* None)."""

    centre: CentreId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class EnterOfficer:
    """Enter a person as an officer by the post that they hold in a department."""

    ADDED: ClassVar[tuple[str, ...]] = ("id",)

    person: PersonId
    post: PostId
    since: date
    id: OfficerId | None = None


@frozen(kw_only=True)
class IssueBadge:
    """Enter a badge of an officer; *until* is the day after the last one of its term."""

    officer: OfficerId
    badge: Badge


@frozen(kw_only=True)
class EndBadge:
    """End a badge before its term: it was lost, given back or taken away."""

    officer: OfficerId
    number: str
    since: date
    cause: str


@frozen(kw_only=True)
class WithdrawBadgeEntry:
    """Withdraw a badge that was entered by mistake, by its number and first day."""

    officer: OfficerId
    number: str
    since: date
    reason: str


@frozen(kw_only=True)
class SecondOfficer:
    """Send an officer down to the centre of a town; *until* is the day after the last one."""

    officer: OfficerId
    centre: CentreId
    capacity: ActCapacity
    approval: str
    since: date
    until: date


@frozen(kw_only=True)
class ExtendSecondment:
    """Let the last secondment of an officer go on until a later day."""

    officer: OfficerId
    until: date
    approval: str


@frozen(kw_only=True)
class ProposeRecall:
    """Ask the host whether an officer may be called back before the end of the term."""

    officer: OfficerId
    reason: str


@frozen(kw_only=True)
class AnswerRecall:
    """Say for the centre what the host thinks of a recall."""

    officer: OfficerId
    centre: CentreId
    agrees: bool
    opinion: str = field(metadata=text_of(TextKind.OFFICE))


@frozen(kw_only=True)
class WithdrawRecall:
    """Take back that an officer is to be called back."""

    officer: OfficerId
    reason: str


@frozen(kw_only=True)
class RecallOfficer:
    """Call an officer back from a day on, once the host was heard."""

    officer: OfficerId
    since: date


@frozen(kw_only=True)
class EndSecondment:
    """Let an officer go home before the end of the term; it is the host who says so."""

    officer: OfficerId
    centre: CentreId
    since: date
    cause: str


@frozen(kw_only=True)
class CorrectSecondmentEntry:
    """Put the days of the secondment that begins on *entry* right; what is not named stays.

    Where neither day is named, it is withdrawn as if it had never been.
    """

    officer: OfficerId
    entry: date
    since: date | None = None
    until: date | None = None
    reason: str


@frozen(kw_only=True)
class AlignOfficer:
    """Bring an officer in line with who holds the post in the registry, and how long."""

    officer: OfficerId


@frozen(kw_only=True)
class CentreEstablished:
    """A centre was entered."""

    place: PlaceId
    name: str
    since: date
    approval: str


@frozen(kw_only=True)
class CentreClosed:
    """A centre ended."""

    since: date
    cause: str


@frozen(kw_only=True)
class CentreCarriedOver:
    """A centre is of another town from a day on."""

    place: PlaceId
    since: date
    cause: str


@frozen(kw_only=True)
class CentreEntryCorrected:
    """An entry of a centre is on its right day, or withdrawn."""

    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class OfficerEntered:
    """A person is an officer by a post; *until* is when the holding of it ends."""

    person: PersonId
    post: PostId
    department: OrganisationId
    since: date
    until: date


@frozen(kw_only=True)
class BadgeIssued:
    """An officer has a badge."""

    badge: Badge


@frozen(kw_only=True)
class BadgeEnded:
    """A badge ended before its term."""

    number: str
    since: date
    cause: str


@frozen(kw_only=True)
class BadgeEntryWithdrawn:
    """A badge was entered by mistake."""

    number: str
    since: date
    reason: str


@frozen(kw_only=True)
class OfficerSeconded:
    """An officer was sent to a centre."""

    centre: CentreId
    capacity: ActCapacity
    approval: str
    since: date
    until: date


@frozen(kw_only=True)
class SecondmentExtended:
    """The last secondment goes on until a later day."""

    until: date
    approval: str


@frozen(kw_only=True)
class RecallProposed:
    """The department wants an officer back."""

    day: date
    by: AccountId
    reason: str


@frozen(kw_only=True)
class RecallAnswered:
    """The host said what it thinks of a recall."""

    day: date
    agrees: bool
    opinion: str = field(metadata=text_of(TextKind.OFFICE))


@frozen(kw_only=True)
class RecallWithdrawn:
    """A recall was taken back."""

    reason: str


@frozen(kw_only=True)
class SecondmentEnded:
    """A secondment ended before its term; *recalled*: by the department, not by the host."""

    since: date
    cause: str
    recalled: bool


@frozen(kw_only=True)
class SecondmentEntryCorrected:
    """The days of a secondment are the right ones, or it is withdrawn, where both are None."""

    entry: date
    since: date | None
    until: date | None
    reason: str


@frozen(kw_only=True)
class OfficerAligned:
    """Who the officer is, and until when, as the registry has it."""

    person: PersonId
    until: date


CentreEvent = CentreEstablished | CentreClosed | CentreCarriedOver | CentreEntryCorrected
"""What happens to a centre."""
OfficerEvent = (
    OfficerEntered
    | BadgeIssued
    | BadgeEnded
    | BadgeEntryWithdrawn
    | OfficerSeconded
    | SecondmentExtended
    | RecallProposed
    | RecallAnswered
    | RecallWithdrawn
    | SecondmentEnded
    | SecondmentEntryCorrected
    | OfficerAligned
)
"""What happens to an officer."""
