"""How a case is checked, called back and ended: what can be asked, and what has happened."""

from datetime import datetime
from typing import ClassVar

from attrs import field

from ruralgov.domain.cases.beside import NextStep
from ruralgov.domain.cases.model import Satisfaction
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, CaseId
from ruralgov.domain.kernel.personal import CitizenText, OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class CheckCase:
    """Say whether a check on site found the work done."""

    case: CaseId
    passed: bool
    note: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class CallBack:
    """Record what the reporter said when the platform called back, or that nobody was reached."""

    ADDED: ClassVar[tuple[str, ...]] = ("by_reporter",)
    case: CaseId
    satisfaction: Satisfaction
    words: CitizenText | None = None
    by_reporter: bool = False
    """Whether the reporter came to the desk or called it: so who left no name can say it too."""


@frozen(kw_only=True)
class CloseCase:
    """Close a case that was called back."""

    case: CaseId


@frozen(kw_only=True)
class ForceClose:
    """Close an open case whatever its stage, with the reason."""

    case: CaseId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class CancelCase:
    """Cancel a case that was entered by mistake, with the reason."""

    case: CaseId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class EraseCase:
    """Erase for good what was said in an ended case and who said it; what was done stays."""

    case: CaseId
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class CaseChecked:
    """Somebody else looked at the work."""

    SCHEMA: ClassVar[int] = 3
    by: AccountId
    passed: bool
    note: OfficerText
    hold_due: datetime
    at: datetime | None = None
    """None in what happened before this was kept."""


@frozen(kw_only=True)
class CaseCalledBack:
    """The reporter was asked; a dissatisfied one opens another round."""

    SCHEMA: ClassVar[int] = 3
    by: AccountId
    satisfaction: Satisfaction
    words: CitizenText | None
    reopened: bool
    hold_due: datetime
    at: datetime | None = None
    """None in what was said before this was kept."""
    by_reporter: bool = False
    raised_to: Level | None = None
    """The level at which the next round begins, if it is a higher one."""
    next_step: NextStep | None = None
    """What follows a reporter who is dissatisfied when no round follows."""


@frozen(kw_only=True)
class CaseClosed:
    """The case is closed."""

    by: AccountId
    at: datetime | None = None
    """None in what was closed before this was kept."""


@frozen(kw_only=True)
class CaseForced:
    """The case was closed by force."""

    SCHEMA: ClassVar[int] = 2
    by: AccountId
    reason: OfficerText
    at: datetime | None = None
    """None in what was closed before this was kept."""


@frozen(kw_only=True)
class CaseCancelled:
    """The case was entered by mistake."""

    SCHEMA: ClassVar[int] = 3
    by: AccountId
    reason: OfficerText
    at: datetime | None = None
    """None in what happened before this was kept."""


@frozen(kw_only=True)
class CaseErased:
    """What was said in the case, and who said it, is gone."""

    ground: ErasureGround
    reason: str
    by: AccountId
