"""How a case comes to another unit or class: what can be asked, and what has happened."""

from datetime import datetime
from typing import ClassVar

from attrs import field

from ruralgov.domain.cases.milestones import Milestones
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.clock import Deadline
from ruralgov.domain.kernel.ids import AccountId, CaseId, OrganisationId, PlaceId
from ruralgov.domain.kernel.personal import OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class HandOverCase:
    """Hand a case that a unit has over to another unit, at any stage, with the reason.

    The desk does it, and a supervisor; after an arbitration a supervisor alone.
    """

    case: CaseId
    unit: OrganisationId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class PassCase:
    """Hand a case over with all others that its unit has."""

    case: CaseId
    unit: OrganisationId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ReclassifyCase:
    """Give an open case the right matter, the right place or both, under the same number.

    Its clock is that of the new matter from then on, unless its time is up already; what was
    frozen stays. The unit keeps it where the dispatch plan still names it; else the desk
    dispatches it anew.
    """

    case: CaseId
    matter: str | None = None
    place: PlaceId | None = None
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class CaseHandedOver:
    """Another unit has the case; a pause, and what was asked for, ended with the old one."""

    by: AccountId
    unit: str
    reason: OfficerText
    desk: bool
    """Whether the desk did it, or a supervisor."""
    at: datetime
    deadline: Deadline
    unit_due: datetime
    unit_guessed: bool
    """Whether the clock of the unit had to guess a calendar."""
    milestones: Milestones
    hold_due: datetime


@frozen(kw_only=True)
class CaseReclassified:
    """The case is of another matter or at another place."""

    SCHEMA: ClassVar[int] = 2
    by: AccountId
    matter: str
    place: PlaceId
    town: PlaceId
    reason: OfficerText
    at: datetime
    level: Level
    kept: bool
    """Whether its unit keeps it, or none had it; else it is at the desk again."""
    before: Deadline | None
    started_at: datetime | None
    deadline: Deadline | None
    unit_started: datetime | None
    unit_due: datetime | None
    unit_guessed: bool
    matter_level: Level | None
    """Of which level its matter is, once that counts: the case was dispatched or answered."""
    milestones: Milestones
    hold_due: datetime
    around_the_clock: bool = False
    """Whether its clocks run on 7×24 duty."""
