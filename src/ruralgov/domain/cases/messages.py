"""What can be asked of cases, and what has happened to them."""

from datetime import date, datetime

from attrs import frozen

from ruralgov.domain.cases.model import IntakeChannel, RefusalGround, Satisfaction
from ruralgov.domain.kernel.clock import Deadline, TimeLimit
from ruralgov.domain.kernel.ids import AccountId, CaseId, HouseholdId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText, PersonName, Telephone


@frozen(kw_only=True)
class DefineMatter:
    """Define a matter, or a new version of it from a day on.

    *unit* leads by default; *department* names a way to one outside, if the request goes there.
    """

    code: str
    name: str
    standard: str
    unit: str
    limit: TimeLimit
    department: str | None = None
    since: date
    source: str


@frozen(kw_only=True)
class MatterDefined:
    """A version of a matter holds from a day on."""

    code: str
    name: str
    standard: str
    unit: str
    limit: TimeLimit
    department: str | None
    since: date
    source: str


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
class DispatchCase:
    """Send an accepted case to a unit, the matter's own by default; its clock starts."""

    case: CaseId
    unit: str | None = None
    reason: str = ""


@frozen(kw_only=True)
class SignCase:
    """Sign for a dispatched case; the account becomes its handler."""

    case: CaseId


@frozen(kw_only=True)
class HandleCase:
    """Take a signed case in hand."""

    case: CaseId


@frozen(kw_only=True)
class ReportDone:
    """Report the work done, with its outcome in words that hold no personal data."""

    case: CaseId
    outcome: str


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
class RecomputeDeadline:
    """Count a provisional deadline again with the calendar that is published now."""

    case: CaseId


@frozen(kw_only=True)
class CaseReported:
    """A case came in."""

    number: str
    matter: str
    place: PlaceId
    channel: IntakeChannel
    household: HouseholdId | None
    at: datetime
    text: CitizenText
    reporter: PersonName | None
    contact: Telephone | None


@frozen(kw_only=True)
class CaseAccepted:
    """A case was accepted."""

    by: AccountId


@frozen(kw_only=True)
class CaseRefused:
    """A case was not accepted."""

    by: AccountId
    ground: RefusalGround
    reason: str


@frozen(kw_only=True)
class CaseDispatched:
    """A unit has the case, and the clock runs."""

    unit: str
    department: str | None
    reason: str
    at: datetime
    deadline: Deadline


@frozen(kw_only=True)
class CaseSigned:
    """Somebody of the unit signed for the case."""

    by: AccountId


@frozen(kw_only=True)
class HandlingStarted:
    """The case is in hand."""

    by: AccountId


@frozen(kw_only=True)
class CaseDone:
    """The work was reported done; the verdict is that of the first time."""

    by: AccountId
    outcome: str
    on_time: bool


@frozen(kw_only=True)
class CaseChecked:
    """Somebody else looked at the work."""

    by: AccountId
    passed: bool
    note: str


@frozen(kw_only=True)
class CaseCalledBack:
    """The reporter was asked."""

    by: AccountId
    satisfaction: Satisfaction
    words: CitizenText | None


@frozen(kw_only=True)
class CaseClosed:
    """The case is closed."""

    by: AccountId


@frozen(kw_only=True)
class DeadlineRecomputed:
    """A calendar that was published gave another answer, or confirmed the old one."""

    before: Deadline
    deadline: Deadline
