"""What can be asked of cases, and what has happened to them."""

from datetime import date, datetime

from attrs import field, frozen

from ruralgov.domain.cases.dispatch import OWN, PlanVersion
from ruralgov.domain.cases.milestones import Milestone, Milestones, check_milestones
from ruralgov.domain.cases.model import (
    OTHER,
    PLAIN,
    Attachment,
    IntakeChannel,
    PauseGround,
    RefusalGround,
    Result,
    Satisfaction,
    Terms,
)
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.clock import Deadline, Stop, TimeLimit
from ruralgov.domain.kernel.ids import AccountId, CaseId, HouseholdId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText, PersonName, Telephone
from ruralgov.domain.kernel.point import Point


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
class PublishDispatchPlan:
    """Publish the rules and posts that decide from a day on whose case it is."""

    plan: PlanVersion


@frozen(kw_only=True)
class DispatchPlanPublished:
    """A version of the dispatch plan holds from a day on."""

    plan: PlanVersion


@frozen(kw_only=True)
class ReportCase:
    """Report a request or trouble at a place; it gets a number that people can quote."""

    matter: str
    place: PlaceId
    channel: IntakeChannel
    text: CitizenText
    reporter: PersonName | None = None
    contact: Telephone | None = None
    household: HouseholdId | None = None
    attachments: tuple[Attachment, ...] = ()
    point: Point | None = None
    """Where the trouble is, if somebody pointed at it."""


@frozen(kw_only=True)
class AcceptCase:
    """Accept a reported case."""

    case: CaseId


@frozen(kw_only=True)
class RefuseCase:
    """Refuse a reported case on a published ground, with the reason in words."""

    case: CaseId
    ground: RefusalGround
    reason: str


@frozen(kw_only=True)
class AnswerCase:
    """Answer an accepted case at once, in words that hold no personal data."""

    case: CaseId
    answer: str


@frozen(kw_only=True)
class DeclineFiling:
    """Say why an accepted case does not meet the filing standard of its matter."""

    case: CaseId
    reason: str


@frozen(kw_only=True)
class DispatchCase:
    """File an accepted case and send it to a unit, the matter's own by default."""

    case: CaseId
    unit: str | None = None
    co_units: tuple[str, ...] = ()
    reason: str = ""


@frozen(kw_only=True)
class SignCase:
    """Sign for a dispatched case; the account becomes its handler."""

    case: CaseId


@frozen(kw_only=True)
class AskReturn:
    """Ask that a case be taken back: whose duty it is by which paper, and why."""

    case: CaseId
    duty: str
    reason: str


@frozen(kw_only=True)
class DecideReturn:
    """Grant or refuse a return, with the reason."""

    case: CaseId
    granted: bool
    reason: str


@frozen(kw_only=True)
class LapseReturn:
    """Take a case up again whose return was not decided in time."""

    case: CaseId


@frozen(kw_only=True)
class ArbitrateCase:
    """Decide between units whose case it is; the decision is final."""

    case: CaseId
    unit: str
    reason: str


@frozen(kw_only=True)
class HandleCase:
    """Take a signed case in hand."""

    case: CaseId


@frozen(kw_only=True)
class AskExtension:
    """Ask for more time before the time is up, in the unit of the limit."""

    case: CaseId
    amount: int
    reason: str


@frozen(kw_only=True)
class AskPause:
    """Ask that the clock stand still for some calendar days, on a ground of the list."""

    case: CaseId
    ground: PauseGround
    days: int
    reason: str


@frozen(kw_only=True)
class DecideTime:
    """Grant or refuse the time that was asked for, with the reason."""

    case: CaseId
    granted: bool
    reason: str


@frozen(kw_only=True)
class ResumeCase:
    """Take a paused case up again; the clock goes on."""

    case: CaseId


@frozen(kw_only=True)
class EscalateCase:
    """Hand a case up one level, with the reason."""

    case: CaseId
    reason: str


@frozen(kw_only=True)
class ReachMilestone:
    """Report the next milestone reached, with a note that holds no personal data."""

    case: CaseId
    name: str
    note: str


@frozen(kw_only=True)
class ReportDone:
    """Report the work done, with its outcome in words that hold no personal data."""

    case: CaseId
    result: Result = Result.SOLVED
    outcome: str
    attachments: tuple[Attachment, ...] = ()


@frozen(kw_only=True)
class CheckCase:
    """Say whether a check on site found the work done."""

    case: CaseId
    passed: bool
    note: str


@frozen(kw_only=True)
class CallBack:
    """Record what the reporter said when the platform called back."""

    case: CaseId
    satisfaction: Satisfaction
    words: CitizenText | None = None


@frozen(kw_only=True)
class CloseCase:
    """Close a case that was called back."""

    case: CaseId


@frozen(kw_only=True)
class UrgeCase:
    """Urge the unit that has a case."""

    case: CaseId
    words: str


@frozen(kw_only=True)
class SuperviseCase:
    """Put a case under supervision, with the reason."""

    case: CaseId
    reason: str


@frozen(kw_only=True)
class ForceClose:
    """Close an open case whatever its stage, with the reason."""

    case: CaseId
    reason: str


@frozen(kw_only=True)
class CancelCase:
    """Cancel a case that was entered by mistake, with the reason."""

    case: CaseId
    reason: str


@frozen(kw_only=True)
class RecomputeDeadline:
    """Count a provisional deadline again with the calendar that is published now."""

    case: CaseId


@frozen(kw_only=True)
class CaseReported:
    """A case came in."""

    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    channel: IntakeChannel
    household: HouseholdId | None
    at: datetime
    text: CitizenText
    reporter: PersonName | None
    contact: Telephone | None
    attachments: tuple[Attachment, ...]
    hold_due: datetime
    off_hours: bool = False
    """Whether it came in outside working hours."""
    point: Point | None = None
    repeat_of: CaseId | None = None
    """The case of the same matter and place that was closed shortly before."""


@frozen(kw_only=True)
class CaseAccepted:
    """A case was accepted."""

    by: AccountId
    hold_due: datetime


@frozen(kw_only=True)
class CaseRefused:
    """A case was not accepted."""

    by: AccountId
    ground: RefusalGround
    reason: str


@frozen(kw_only=True)
class CaseAnswered:
    """A case was answered at once; the verdict of the round is frozen."""

    by: AccountId
    answer: str
    at: datetime
    due: datetime
    ranked: bool
    hold_due: datetime


@frozen(kw_only=True)
class FilingDeclined:
    """A case does not meet the filing standard."""

    by: AccountId
    reason: str


@frozen(kw_only=True)
class CaseDispatched:
    """A unit has the case, and the clock runs."""

    by: AccountId
    unit: str
    co_units: tuple[str, ...]
    department: str | None
    level: Level
    reason: str
    at: datetime
    started_at: datetime
    deadline: Deadline
    unit_due: datetime
    hold_due: datetime
    rule: str | None = OWN
    """The rule of the plan that led to the unit; None where a person named another."""
    milestones: Milestones = ()


@frozen(kw_only=True)
class CaseSigned:
    """Somebody of the unit signed for the case."""

    by: AccountId


@frozen(kw_only=True)
class ReturnAsked:
    """The unit asked to return the case; it stays responsible meanwhile."""

    by: AccountId
    duty: str
    reason: str
    disputed: bool
    hold_due: datetime


@frozen(kw_only=True)
class ReturnDecided:
    """The return was granted or refused."""

    by: AccountId
    granted: bool
    reason: str
    hold_due: datetime


@frozen(kw_only=True)
class ReturnLapsed:
    """The return was not decided in time; the unit has the case as before."""

    by: AccountId
    hold_due: datetime


@frozen(kw_only=True)
class CaseArbitrated:
    """It was decided between units; the case cannot be returned again."""

    by: AccountId
    unit: str
    reason: str
    at: datetime
    unit_due: datetime
    hold_due: datetime


@frozen(kw_only=True)
class HandlingStarted:
    """The case is in hand."""

    by: AccountId


@frozen(kw_only=True)
class TimeRequested:
    """The handler asked for more time."""

    by: AccountId
    amount: int
    ground: PauseGround | None
    reason: str


@frozen(kw_only=True)
class TimeGranted:
    """The limit was extended, or the clock stands still until an instant."""

    by: AccountId
    reason: str
    stop: Stop | None
    deadline: Deadline
    unit_due: datetime
    milestones: Milestones = ()


@frozen(kw_only=True)
class TimeRefused:
    """The time asked for was refused."""

    by: AccountId
    reason: str


@frozen(kw_only=True)
class CaseResumed:
    """The clock goes on."""

    by: AccountId
    at: datetime
    deadline: Deadline
    unit_due: datetime
    milestones: Milestones = ()


@frozen(kw_only=True)
class CaseEscalated:
    """The case went up one level."""

    by: AccountId
    reason: str
    level: Level
    hold_due: datetime


@frozen(kw_only=True)
class MilestoneReached:
    """A milestone was reached, on time or not; the verdict stays."""

    by: AccountId
    name: str
    note: str
    at: datetime
    on_time: bool
    due: datetime
    following: Deadline | None = None
    """When the next one is due, if its clock starts with this one."""


@frozen(kw_only=True)
class CaseDone:
    """The work was reported done; the verdicts are those of the first time in a round."""

    by: AccountId
    result: Result
    outcome: str
    attachments: tuple[Attachment, ...]
    at: datetime
    on_time: bool
    unit_on_time: bool
    ranked: bool
    hold_due: datetime


@frozen(kw_only=True)
class CaseChecked:
    """Somebody else looked at the work."""

    by: AccountId
    passed: bool
    note: str
    hold_due: datetime


@frozen(kw_only=True)
class CaseCalledBack:
    """The reporter was asked; a dissatisfied one opens another round."""

    by: AccountId
    satisfaction: Satisfaction
    words: CitizenText | None
    reopened: bool
    hold_due: datetime


@frozen(kw_only=True)
class CaseClosed:
    """The case is closed."""

    by: AccountId
    at: datetime | None = None
    """None in what was closed before this was kept."""


@frozen(kw_only=True)
class CaseUrged:
    """The unit was urged."""

    by: AccountId
    words: str


@frozen(kw_only=True)
class CaseSupervised:
    """The case is under supervision."""

    by: AccountId
    reason: str


@frozen(kw_only=True)
class CaseForced:
    """The case was closed by force."""

    by: AccountId
    reason: str
    at: datetime | None = None
    """None in what was closed before this was kept."""


@frozen(kw_only=True)
class CaseCancelled:
    """The case was entered by mistake."""

    by: AccountId
    reason: str


@frozen(kw_only=True)
class DeadlineRecomputed:
    """A calendar that was published gave another answer."""

    before: Deadline
    deadline: Deadline
    unit_due: datetime
    milestones: Milestones = ()
