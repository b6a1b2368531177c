"""What a reporter says after the report: what can be entered, and what has happened."""

from datetime import datetime

from attrs import field

from ruralgov.domain.cases.model import IntakeChannel
from ruralgov.domain.kernel.ids import AccountId, CaseId
from ruralgov.domain.kernel.personal import CitizenText, OfficerText, citizen_text, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class SupplementCase:
    """Enter what a reporter adds to an open case, and by which way they said it."""

    case: CaseId
    channel: IntakeChannel
    words: CitizenText = field(converter=citizen_text)


@frozen(kw_only=True)
class ChaseCase:
    """Enter that a reporter asked where their open case stands, and what they said."""

    case: CaseId
    channel: IntakeChannel
    words: CitizenText = field(converter=citizen_text)


@frozen(kw_only=True)
class AnswerChase:
    """Say what was answered to a reporter who asked where their case stands."""

    case: CaseId
    answer: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ExplainDelay:
    """Say why a case is late, or is going to be, and what follows: who reported is told so."""

    case: CaseId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class CaseSupplemented:
    """The reporter added something."""

    by: AccountId
    at: datetime
    channel: IntakeChannel
    words: CitizenText


@frozen(kw_only=True)
class CaseChased:
    """The reporter asked where the case stands; *due* is when they must have an answer."""

    by: AccountId
    at: datetime
    channel: IntakeChannel
    words: CitizenText
    due: datetime


@frozen(kw_only=True)
class ChaseAnswered:
    """The reporter was answered; *on_time* is the verdict."""

    by: AccountId
    at: datetime
    answer: OfficerText
    on_time: bool


@frozen(kw_only=True)
class DelayExplained:
    """Somebody said why the case is late, or is going to be."""

    by: AccountId
    at: datetime
    reason: OfficerText
