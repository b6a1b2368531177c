"""A reporter who wants no more: what can be entered, and what has happened."""

from datetime import datetime

from attrs import field

from ruralgov.domain.cases.milestones import Milestones
from ruralgov.domain.cases.model import IntakeChannel
from ruralgov.domain.kernel.clock import Deadline
from ruralgov.domain.kernel.ids import AccountId, CaseId
from ruralgov.domain.kernel.personal import CitizenText, citizen_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class WithdrawCase:
    """Enter that its reporter withdraws an open case, in which words and by which way."""

    case: CaseId
    channel: IntakeChannel
    words: CitizenText = field(converter=citizen_text)


@frozen(kw_only=True)
class RestoreCase:
    """Enter that its reporter takes the withdrawal back, in which words and by which way."""

    case: CaseId
    channel: IntakeChannel
    words: CitizenText = field(converter=citizen_text)


@frozen(kw_only=True)
class CaseWithdrawn:
    """The reporter withdrew the case; until *until* they can take that back."""

    by: AccountId
    at: datetime
    channel: IntakeChannel
    words: CitizenText
    until: datetime


@frozen(kw_only=True)
class CaseRestored:
    """The reporter wants it after all: the desk has it, and its clock stood still meanwhile."""

    by: AccountId
    at: datetime
    channel: IntakeChannel
    words: CitizenText
    deadline: Deadline | None
    """That of the round, if its clock runs."""
    milestones: Milestones
    hold_due: datetime
