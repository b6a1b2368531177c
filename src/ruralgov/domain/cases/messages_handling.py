"""What a unit does with a case, and how it is urged: what can be asked, and what has happened."""

from datetime import datetime
from typing import ClassVar

from attrs import field

from ruralgov.domain.cases.model import Attachment, Result
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.ids import AccountId, CaseId, OrganisationId
from ruralgov.domain.kernel.personal import CitizenText, OfficerText, citizen_text, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class SignCase:
    """Sign for a dispatched case; the account becomes its handler."""

    case: CaseId


@frozen(kw_only=True)
class AskReturn:
    """Ask that a case be taken back: whose duty it is by which paper, and why."""

    case: CaseId
    duty: str
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class DecideReturn:
    """Grant or refuse a return, with the reason."""

    case: CaseId
    granted: bool
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class LapseReturn:
    """Take a case up again whose return was not decided in time."""

    case: CaseId


@frozen(kw_only=True)
class ArbitrateCase:
    """Decide between units whose case it is; the decision is final."""

    case: CaseId
    unit: OrganisationId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class HandleCase:
    """Take a signed case in hand."""

    case: CaseId


@frozen(kw_only=True)
class EscalateCase:
    """Hand a case up one level, with the reason."""

    case: CaseId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ReportDone:
    """Report the work done, with its outcome in words that hold no personal data."""

    case: CaseId
    result: Result = Result.SOLVED
    outcome: OfficerText = field(converter=officer_text)
    attachments: tuple[Attachment, ...] = ()


@frozen(kw_only=True)
class UrgeCase:
    """Urge the unit that has a case."""

    case: CaseId
    words: CitizenText = field(converter=citizen_text)


@frozen(kw_only=True)
class SuperviseCase:
    """Put a case under supervision, with the reason."""

    case: CaseId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class CaseSigned:
    """Somebody of the unit signed for the case."""

    SCHEMA: ClassVar[int] = 2
    by: AccountId
    at: datetime | None = None
    """None in what happened before this was kept."""


@frozen(kw_only=True)
class ReturnAsked:
    """The unit asked to return the case; it stays responsible meanwhile."""

    SCHEMA: ClassVar[int] = 3
    by: AccountId
    duty: str
    reason: OfficerText
    disputed: bool
    hold_due: datetime
    at: datetime | None = None
    """None in what happened before this was kept."""


@frozen(kw_only=True)
class ReturnDecided:
    """The return was granted or refused."""

    SCHEMA: ClassVar[int] = 3
    by: AccountId
    granted: bool
    reason: OfficerText
    hold_due: datetime
    at: datetime | None = None
    """None in what happened before this was kept."""


@frozen(kw_only=True)
class ReturnLapsed:
    """The return was not decided in time; the unit has the case as before."""

    SCHEMA: ClassVar[int] = 2
    by: AccountId
    hold_due: datetime
    at: datetime | None = None
    """None in what happened before this was kept."""


@frozen(kw_only=True)
class CaseArbitrated:
    """It was decided between units; the case cannot be returned again."""

    SCHEMA: ClassVar[int] = 3
    by: AccountId
    unit: str
    reason: OfficerText
    at: datetime
    unit_due: datetime
    hold_due: datetime
    unit_guessed: bool = False
    """Whether the clock of the unit had to guess a calendar."""


@frozen(kw_only=True)
class HandlingStarted:
    """The case is in hand."""

    SCHEMA: ClassVar[int] = 2
    by: AccountId
    at: datetime | None = None
    """None in what happened before this was kept."""


@frozen(kw_only=True)
class CaseEscalated:
    """The case went up one level."""

    SCHEMA: ClassVar[int] = 3
    by: AccountId
    reason: OfficerText
    level: Level
    hold_due: datetime
    at: datetime | None = None
    """None in what happened before this was kept."""


@frozen(kw_only=True)
class CaseDone:
    """The work was reported done; the verdicts are those of a check that passes."""

    SCHEMA: ClassVar[int] = 3
    by: AccountId
    result: Result
    outcome: OfficerText
    attachments: tuple[Attachment, ...]
    at: datetime
    on_time: bool
    unit_on_time: bool
    ranked: bool
    hold_due: datetime
    provisional: bool = False
    """Whether the verdicts wait for the check; False in what was reported before they did."""


@frozen(kw_only=True)
class CaseUrged:
    """The unit was urged."""

    SCHEMA: ClassVar[int] = 2
    by: AccountId
    words: CitizenText


@frozen(kw_only=True)
class CaseSupervised:
    """The case is under supervision."""

    SCHEMA: ClassVar[int] = 2
    by: AccountId
    reason: OfficerText
