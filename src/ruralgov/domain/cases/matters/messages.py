"""What can be asked of a matter, and what has happened to it."""

from datetime import date
from typing import ClassVar

from attrs import field

from ruralgov.domain.cases.matters.model import OTHER, PLAIN, Terms
from ruralgov.domain.cases.milestones import Milestone, check_milestones
from ruralgov.domain.kernel.clock import TimeLimit
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DefineMatter:
    """Define a matter, or a new version of it from a day on.

    *unit* leads by default; *department* names a way to one outside, if the request goes there.
    """

    code: str
    category: str = OTHER
    name: str
    standard: str
    unit: str
    limit: TimeLimit
    department: str | None = None
    since: date
    source: str
    terms: Terms = PLAIN
    milestones: tuple[Milestone, ...] = field(default=(), validator=check_milestones)


@frozen(kw_only=True)
class MatterDefined:
    """A version of a matter holds from a day on."""

    SCHEMA: ClassVar[int] = 3
    code: str
    category: str
    name: str
    standard: str
    unit: str
    limit: TimeLimit
    department: str | None
    since: date
    source: str
    terms: Terms
    milestones: tuple[Milestone, ...] = field(default=(), validator=check_milestones)


@frozen(kw_only=True)
class CorrectMatterEntry:
    """Put right a version of a matter that was entered as of a wrong day, or by mistake.

    The one that begins on the day *entry* begins on *since*, or is withdrawn (None). What was
    decided by it stays decided: verdicts, deadlines and units do not change. So is the day put
    right on which the matter was taken out of the catalogue.
    """

    code: str
    entry: date
    since: date | None = None
    reason: str


@frozen(kw_only=True)
class MatterEntryCorrected:
    """A version of a matter holds from another day on than was entered, or never (None)."""

    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class WithdrawMatter:
    """Take a matter out of the catalogue from a day on, with the reason.

    Nothing of it is reported from that day on, and *successor* says of which matter it is instead.
    Open cases go on by the version that held last. A later version brings the matter back; a
    withdrawal that was a mistake is put right with CorrectMatterEntry.
    """

    code: str
    since: date
    successor: str | None = None
    reason: str


@frozen(kw_only=True)
class MatterWithdrawn:
    """A matter is out of the catalogue from a day on."""

    since: date
    successor: str | None
    reason: str


MatterEvent = MatterDefined | MatterEntryCorrected | MatterWithdrawn
"""What happens to a matter."""
