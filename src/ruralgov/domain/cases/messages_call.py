"""Reporters who are not reached or stay dissatisfied: what can be asked, and what has happened."""

from datetime import datetime

from attrs import field

from ruralgov.domain.kernel.ids import AccountId, CaseId
from ruralgov.domain.kernel.personal import CitizenText, OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class SettleGrievance:
    """Say what came of the review of a case whose reporter stayed dissatisfied to the end."""

    case: CaseId
    outcome: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class CallAttempted:
    """The reporter was called back and not reached; it is tried again."""

    by: AccountId
    at: datetime
    words: CitizenText | None
    hold_due: datetime


@frozen(kw_only=True)
class GrievanceSettled:
    """A grievance was reviewed; what the reporter said stays."""

    by: AccountId
    at: datetime
    outcome: OfficerText
