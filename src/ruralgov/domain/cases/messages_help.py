"""The tasks of co-units: what can be asked, and what has happened."""

from datetime import datetime

from attrs import field

from ruralgov.domain.kernel.ids import AccountId, CaseId
from ruralgov.domain.kernel.personal import OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class SignCoTask:
    """Sign for the task of a co-unit, for that unit."""

    case: CaseId
    unit: str


@frozen(kw_only=True)
class AnswerCoTask:
    """Tell the lead what the co-unit did or says, for that unit."""

    case: CaseId
    unit: str
    answer: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ReleaseCoTask:
    """Let the lead go on without the answer of a co-unit, with the reason."""

    case: CaseId
    unit: str
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class CoUnitsAsked:
    """Units help with the case from now on; whoever was asked before and is not named is not."""

    by: AccountId
    units: tuple[str, ...]
    at: datetime
    due: datetime


@frozen(kw_only=True)
class CoTaskSigned:
    """Somebody of the co-unit signed for its task."""

    by: AccountId
    unit: str
    at: datetime


@frozen(kw_only=True)
class CoTaskAnswered:
    """The co-unit answered; whether in time is frozen."""

    by: AccountId
    unit: str
    answer: OfficerText
    at: datetime
    on_time: bool


@frozen(kw_only=True)
class CoTaskReleased:
    """The lead goes on without the answer of the co-unit."""

    by: AccountId
    unit: str
    reason: OfficerText
    at: datetime
