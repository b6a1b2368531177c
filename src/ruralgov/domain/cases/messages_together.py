"""One answer to all reports of one trouble: what can be asked, and what has happened."""

from datetime import datetime

from attrs import field

from ruralgov.domain.kernel.ids import AccountId, CaseId
from ruralgov.domain.kernel.personal import OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AnswerLinkedCases:
    """Answer an accepted case, and those that are linked to the same problem, in the same words.

    Each is judged by its own clock. What cannot be answered yet stays as it is, and is named by
    ``LinkedAnswers``.
    """

    case: CaseId
    answer: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class AnswerLinked:
    """Answer a case with the one that leads."""

    case: CaseId
    answer: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class LinkedAnswered:
    """With this case others were answered; each has an event of its own."""

    by: AccountId
    at: datetime
    answer: OfficerText
    cases: tuple[CaseId, ...]
    left: tuple[CaseId, ...]
    """Those that could not be answered yet."""
