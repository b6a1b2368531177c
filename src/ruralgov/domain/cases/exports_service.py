"""The public names of what serves reporters beside the way of their case."""

from ruralgov.domain.cases.beside import Beside, MonthEnd, Return, ReturnOutcome
from ruralgov.domain.cases.messages_together import (
    AnswerLinked,
    AnswerLinkedCases,
    LinkedAnswered,
)
from ruralgov.domain.cases.messages_withdrawal import (
    CaseRestored,
    CaseWithdrawn,
    RestoreCase,
    WithdrawCase,
)
from ruralgov.domain.cases.notices.messages import (
    ClaimNotice,
    DropNotice,
    NoticeClaimed,
    NoticeDropped,
    NoticeFailed,
    NoticePlanned,
    NoticeReleased,
    NoticeSent,
    NoticesPlanned,
    PlanNotice,
    PlanNotices,
    ReleaseNotice,
    ReportNotice,
)
from ruralgov.domain.cases.notices.model import (
    FOR_UNITS,
    Notice,
    NoticeKind,
    NoticeMark,
    NoticeStage,
    Wanted,
)
from ruralgov.domain.cases.notices.queries import (
    DueNotices,
    FailedNotices,
    NoticesOfCase,
    NoticeText,
    NoticeToSend,
    Planned,
    PlannedNotices,
)
from ruralgov.domain.cases.notices.records import NOTICE, NOTICE_MARK
from ruralgov.domain.cases.notices.rows import NoticeRow
from ruralgov.domain.cases.notices.wording import KINDS as NOTICE_KINDS
from ruralgov.domain.cases.problems.queries import AnsweredTogether, LinkedAnswers
from ruralgov.domain.cases.queries import RoundAnswer
from ruralgov.domain.cases.roles import NOTIFIER

__all__ = [
    "FOR_UNITS",
    "NOTICE",
    "NOTICE_KINDS",
    "NOTICE_MARK",
    "NOTIFIER",
    "AnswerLinked",
    "AnswerLinkedCases",
    "AnsweredTogether",
    "Beside",
    "CaseRestored",
    "CaseWithdrawn",
    "ClaimNotice",
    "DropNotice",
    "DueNotices",
    "FailedNotices",
    "LinkedAnswered",
    "LinkedAnswers",
    "MonthEnd",
    "Notice",
    "NoticeClaimed",
    "NoticeDropped",
    "NoticeFailed",
    "NoticeKind",
    "NoticeMark",
    "NoticePlanned",
    "NoticeReleased",
    "NoticeRow",
    "NoticeSent",
    "NoticeStage",
    "NoticeText",
    "NoticeToSend",
    "NoticesOfCase",
    "NoticesPlanned",
    "PlanNotice",
    "PlanNotices",
    "Planned",
    "PlannedNotices",
    "ReleaseNotice",
    "ReportNotice",
    "RestoreCase",
    "Return",
    "ReturnOutcome",
    "RoundAnswer",
    "Wanted",
    "WithdrawCase",
]
