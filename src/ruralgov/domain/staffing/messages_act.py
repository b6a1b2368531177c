"""Commands and events of enforcement acts."""

from datetime import date
from typing import ClassVar

from attrs import field

from ruralgov.domain.kernel.ids import (
    AccountId,
    CentreId,
    EnforcementActId,
    OfficerId,
    OrganisationId,
    PlaceId,
)
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.staffing.model_act import ActKind, RecusalAsker, RecusalGround
from ruralgov.domain.staffing.model_officer import ActCapacity


@frozen(kw_only=True)
class RecordAct:
    """Enter what officers of a centre did on a day: at least two, each with a badge in force.

    *matter* is the code or the title of the list where the town acts by powers that it was given.
    *grave* says that the law asks for a legal review before it is decided.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("grave",)

    centre: CentreId
    kind: ActKind
    capacity: ActCapacity
    matter: str
    document: str
    officers: tuple[OfficerId, ...]
    place: PlaceId
    day: date
    grave: bool = False


@frozen(kw_only=True)
class CorrectAct:
    """Put an act right that was entered wrongly; what is left out stays. A review is made anew."""

    act: EnforcementActId
    centre: CentreId
    kind: ActKind | None = None
    capacity: ActCapacity | None = None
    matter: str | None = None
    document: str | None = None
    officers: tuple[OfficerId, ...] | None = None
    place: PlaceId | None = None
    day: date | None = None
    grave: bool | None = None
    reason: str


@frozen(kw_only=True)
class AskRecusal:
    """Enter that an officer of an act is asked to stand back."""

    act: EnforcementActId
    centre: CentreId
    officer: OfficerId
    ground: RecusalGround
    asked_by: RecusalAsker


@frozen(kw_only=True)
class DecideRecusal:
    """Decide whether an officer stands back; another person than asked, and not that officer."""

    act: EnforcementActId
    centre: CentreId
    officer: OfficerId
    agrees: bool


@frozen(kw_only=True)
class WithdrawRecusal:
    """Take back that an officer is asked to stand back, with what was decided of it."""

    act: EnforcementActId
    centre: CentreId
    officer: OfficerId
    reason: str


@frozen(kw_only=True)
class ReviewAct:
    """Say whether a grave act stands the legal review; *qualification* is the reviewer's paper."""

    act: EnforcementActId
    centre: CentreId
    qualification: str = field(metadata=text_of(TextKind.CODE))
    passes: bool


@frozen(kw_only=True)
class WithdrawActReview:
    """Take back the legal review of an act."""

    act: EnforcementActId
    centre: CentreId
    reason: str


@frozen(kw_only=True)
class TransferAct:
    """Enter that a case went on to another authority, by which paper."""

    act: EnforcementActId
    centre: CentreId
    to: OrganisationId
    day: date
    document: str


@frozen(kw_only=True)
class WithdrawActTransfer:
    """Say that a case did not go on to another authority, or came back from it."""

    act: EnforcementActId
    centre: CentreId
    reason: str


@frozen(kw_only=True)
class WithdrawAct:
    """Withdraw an act that was entered by mistake."""

    act: EnforcementActId
    centre: CentreId
    reason: str


@frozen(kw_only=True)
class ActRecorded:
    """Officers of a centre did something; *by* is None where nobody kept who entered it."""

    SCHEMA: ClassVar[int] = 2

    centre: CentreId
    kind: ActKind
    capacity: ActCapacity
    matter: str
    document: str
    officers: tuple[OfficerId, ...]
    place: PlaceId
    day: date
    grave: bool
    by: AccountId | None


@frozen(kw_only=True)
class ActCorrected:
    """An act was put right; *by* entered that."""

    centre: CentreId
    kind: ActKind
    capacity: ActCapacity
    matter: str
    document: str
    officers: tuple[OfficerId, ...]
    place: PlaceId
    day: date
    grave: bool
    by: AccountId
    reason: str


@frozen(kw_only=True)
class RecusalAsked:
    """An officer was asked to stand back."""

    officer: OfficerId
    ground: RecusalGround
    asked_by: RecusalAsker
    day: date
    by: AccountId


@frozen(kw_only=True)
class RecusalDecided:
    """It was decided whether an officer stands back."""

    officer: OfficerId
    agrees: bool
    day: date
    by: AccountId


@frozen(kw_only=True)
class RecusalWithdrawn:
    """No officer is asked to stand back after all."""

    officer: OfficerId
    reason: str


@frozen(kw_only=True)
class ActReviewed:
    """A grave act was reviewed."""

    day: date
    by: AccountId
    qualification: str = field(metadata=text_of(TextKind.CODE))
    passes: bool


@frozen(kw_only=True)
class ActReviewWithdrawn:
    """A legal review was taken back."""

    reason: str


@frozen(kw_only=True)
class ActTransferred:
    """A case went on to another authority."""

    to: OrganisationId
    day: date
    document: str


@frozen(kw_only=True)
class ActTransferWithdrawn:
    """A case did not go on, or came back."""

    reason: str


@frozen(kw_only=True)
class ActWithdrawn:
    """An act was entered by mistake."""

    reason: str


ActEvent = (
    ActRecorded
    | ActCorrected
    | RecusalAsked
    | RecusalDecided
    | RecusalWithdrawn
    | ActReviewed
    | ActReviewWithdrawn
    | ActTransferred
    | ActTransferWithdrawn
    | ActWithdrawn
)
"""What happens to an act."""
