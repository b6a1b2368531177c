"""What an enforcement centre did: in whose name, and by whom."""

from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.ids import CentreId, OfficerId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.staffing.model_officer import ActCapacity


class ActKind(LabelledEnum):
    """What was done."""

    GUIDANCE = "guidance", "指导", "guidance"
    CHECK = "check", "检查", "check"
    ORDER = "order", "责令改正", "order to correct"
    PENALTY = "penalty", "处罚", "penalty"


@frozen(kw_only=True)
class EnforcementAct:
    """One act; of whom it was done is on the document, and not here."""

    centre: CentreId
    kind: ActKind
    capacity: ActCapacity
    matter: str
    document: str
    officers: tuple[OfficerId, ...]
    place: PlaceId
    day: date
    withdrawn: str | None = None
    """Why it was taken back, where it was entered by mistake."""
