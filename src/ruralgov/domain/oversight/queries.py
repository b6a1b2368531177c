"""What can be asked about findings, and what the answers are."""

from datetime import date

from attrs import field

from ruralgov.domain.books import check_months
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import (
    CITY,
    CollectiveId,
    ConsortiumId,
    GridId,
    LaneId,
    PlaceId,
    VoucherId,
)
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.oversight.model import Failure, Finding, Severity
from ruralgov.domain.oversight.remains import Remain
from ruralgov.domain.oversight.rows import FindingNoteRow


@frozen(kw_only=True)
class CheckShown:
    """One check as it is listed."""

    id: str
    severity: Severity
    zh: str
    en: str
    basis: str
    source: str


@frozen(kw_only=True)
class CheckCount:
    """How many findings of a check weigh so much, and how many of them wait for somebody."""

    check: str
    zh: str
    """What the check holds the ledgers to, in Chinese, and ``en`` in English."""
    en: str
    severity: Severity
    findings: int
    waiting: int
    collectives: int


@frozen(kw_only=True)
class CrossCheckReport:
    """What the checks found in so many collectives, and which of them could not do their work.

    Explained findings are in it like all others, and counted.
    """

    collectives: int
    counts: tuple[CheckCount, ...]
    findings: tuple[Finding, ...]
    """The heaviest first, then by collective and check."""
    failures: tuple[Failure, ...]


@frozen(kw_only=True)
class CrossCheckCollective(Query[CrossCheckReport]):
    """Run every cross-check over a collective, for some months, as of the day asked."""

    collective: CollectiveId
    first: Month
    last: Month = field(validator=check_months)


@frozen(kw_only=True)
class CrossCheckPlace(Query[CrossCheckReport]):
    """Run every cross-check over all collectives at a place and below it, for some months."""

    place: PlaceId = CITY
    first: Month
    last: Month = field(validator=check_months)


@frozen(kw_only=True)
class NotesOfFinding(Query[list[FindingNoteRow]]):
    """Ask for everything that was said about a finding of a collective."""

    collective: CollectiveId
    finding: str


@frozen(kw_only=True)
class CheckList(Query[list[CheckShown]]):
    """Ask which cross-checks there are."""


@frozen(kw_only=True)
class HangsOnCollective(Query[list[Remain]]):
    """Ask what hangs on a collective that is to end on a day (today, if none is named).

    What does not stop a merger goes to the successor; without one, all of it must be finished.
    """

    collective: CollectiveId
    since: date | None = None


@frozen(kw_only=True)
class LaneCases:
    """The cases of a lane; *lane* is None for those of which no lane is known."""

    grid: GridId | None
    grid_name: str
    lane: LaneId | None
    lane_name: str
    cases: int
    open: int
    closed: int
    """Closed, by force or not; the rest of those that are not open were refused or cancelled."""


@frozen(kw_only=True)
class CasesByLane(Query[list[LaneCases]]):
    """Ask for the cases that came in from a village by the day asked, by lane and grid.

    A case counts in the lane in which its household was on the day it came in, or, where it names
    none, in which its point lies. Whether it is open is as of now.
    """

    village: PlaceId


@frozen(kw_only=True)
class OutcomeCheck:
    """An income that an outcome of a consortium counts, in fen, and what the books show by now."""

    consortium: ConsortiumId
    number: int
    collective: CollectiveId
    voucher: VoucherId
    line: int
    counted: int
    shown: int


@frozen(kw_only=True)
class OutcomeChecks(Query[list[OutcomeCheck]]):
    """Ask which incomes of outcomes of consortia at a place the books show otherwise by now.

    The voucher was undone, in whole or in part, after the outcome was entered.
    """

    place: PlaceId = CITY
