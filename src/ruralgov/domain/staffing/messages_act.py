"""Commands and events of enforcement acts."""

from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.ids import CentreId, EnforcementActId, OfficerId, PlaceId
from ruralgov.domain.staffing.model_act import ActKind
from ruralgov.domain.staffing.model_officer import ActCapacity


@frozen(kw_only=True)
class RecordAct:
    """Enter what officers of a centre did on a day: at least two, each with a badge in force."""

    centre: CentreId
    kind: ActKind
    capacity: ActCapacity
    matter: str
    document: str
    officers: tuple[OfficerId, ...]
    place: PlaceId
    day: date


@frozen(kw_only=True)
class WithdrawAct:
    """Withdraw an act that was entered by mistake."""

    act: EnforcementActId
    centre: CentreId
    reason: str


@frozen(kw_only=True)
class ActRecorded:
    """Officers of a centre did something."""

    centre: CentreId
    kind: ActKind
    capacity: ActCapacity
    matter: str
    document: str
    officers: tuple[OfficerId, ...]
    place: PlaceId
    day: date


@frozen(kw_only=True)
class ActWithdrawn:
    """An act was entered by mistake."""

    reason: str


ActEvent = ActRecorded | ActWithdrawn
"""What happens to an act."""
