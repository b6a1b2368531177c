"""How an open case is handed over to another place: what can be asked, and what has happened."""

from datetime import datetime
from typing import ClassVar

from attrs import field

from ruralgov.domain.kernel.ids import AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.personal import OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class RelocateCase:
    """Hand an open case over to another place: its own ended, or was entered by mistake.

    Stage, unit, clock and verdicts stay as they are; it is counted where it came in.
    """

    case: CaseId
    place: PlaceId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class CaseRelocated:
    """The case belongs to another place."""

    SCHEMA: ClassVar[int] = 3
    by: AccountId
    place: PlaceId
    town: PlaceId
    reason: OfficerText
    at: datetime | None = None
    """None in what happened before this was kept."""
