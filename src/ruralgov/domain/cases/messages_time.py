"""The time of a case: what can be asked, and what has happened."""

from datetime import datetime
from typing import ClassVar

from attrs import field

from ruralgov.domain.cases.milestones import Milestones
from ruralgov.domain.cases.model import PauseGround
from ruralgov.domain.kernel.clock import Deadline, Stop
from ruralgov.domain.kernel.ids import AccountId, CaseId
from ruralgov.domain.kernel.personal import OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AskExtension:
    """Ask for more time before the time is up, in the unit of the limit."""

    case: CaseId
    amount: int
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class AskPause:
    """Ask that the clock stand still for some days, on a ground of the list.

    Working days where the limit runs in working time, calendar days elsewhere.
    """

    case: CaseId
    ground: PauseGround
    days: int
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class DecideTime:
    """Grant or refuse the time that was asked for, with the reason."""

    case: CaseId
    granted: bool
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ResumeCase:
    """Take a paused case up again; the clock goes on."""

    case: CaseId


@frozen(kw_only=True)
class ReachMilestone:
    """Report the next milestone reached, with a note that holds no personal data."""

    case: CaseId
    name: str
    note: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class RecomputeDeadline:
    """Count a provisional deadline again with the calendar that is published now."""

    case: CaseId


@frozen(kw_only=True)
class TimeRequested:
    """The handler asked for more time."""

    SCHEMA: ClassVar[int] = 3
    by: AccountId
    amount: int
    ground: PauseGround | None
    reason: OfficerText
    at: datetime | None = None
    """None in what happened before this was kept."""


@frozen(kw_only=True)
class TimeGranted:
    """The limit was extended, or the clock stands still until an instant."""

    SCHEMA: ClassVar[int] = 4
    by: AccountId
    reason: OfficerText
    stop: Stop | None
    deadline: Deadline
    unit_due: datetime
    milestones: Milestones = ()
    unit_guessed: bool = False
    """Whether the clock of the unit had to guess a calendar."""
    at: datetime | None = None
    """None in what happened before this was kept."""


@frozen(kw_only=True)
class TimeRefused:
    """The time asked for was refused."""

    SCHEMA: ClassVar[int] = 3
    by: AccountId
    reason: OfficerText
    at: datetime | None = None
    """None in what happened before this was kept."""


@frozen(kw_only=True)
class CaseResumed:
    """The clock goes on."""

    SCHEMA: ClassVar[int] = 2
    by: AccountId
    at: datetime
    deadline: Deadline
    unit_due: datetime
    milestones: Milestones = ()
    unit_guessed: bool = False
    """Whether the clock of the unit had to guess a calendar."""


@frozen(kw_only=True)
class MilestoneReached:
    """A milestone was reached, on time or not; the verdict stays."""

    SCHEMA: ClassVar[int] = 2
    by: AccountId
    name: str
    note: OfficerText
    at: datetime
    on_time: bool
    due: datetime
    following: Deadline | None = None
    """When the next one is due, if its clock starts with this one."""


@frozen(kw_only=True)
class DeadlineRecomputed:
    """A calendar that was published gave another answer."""

    SCHEMA: ClassVar[int] = 3
    before: Deadline
    deadline: Deadline
    unit_due: datetime
    milestones: Milestones = ()
    unit_guessed: bool = False
    """Whether the clock of the unit had to guess a calendar."""
    at: datetime | None = None
    """None in what happened before this was kept."""
