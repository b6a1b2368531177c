"""What can be asked of notices, and what has happened to them."""

from datetime import datetime

from attrs import field

from ruralgov.domain.cases.notices.model import NoticeKind, Wanted
from ruralgov.domain.kernel.ids import AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class PlanNotices:
    """Plan what follows from a page of the feed: that after *after*, up to *mark*."""

    after: str = field(metadata=text_of(TextKind.CODE))
    mark: str
    notices: tuple[Wanted, ...] = ()


@frozen(kw_only=True)
class PlanNotice:
    """Plan one notice, unless there is nobody to send it to or nothing more to say."""

    case: CaseId
    kind: NoticeKind
    version: int


@frozen(kw_only=True)
class ClaimNotice:
    """Take a notice that is due to send it now: no other run does until it is reported on.

    If that never comes, it is due again after so many seconds.
    """

    notice: str = field(metadata=text_of(TextKind.CODE))
    seconds: int = 300


@frozen(kw_only=True)
class ReportNotice:
    """Say whether a notice was sent, or what was wrong; *retry_after* and *spread* in seconds."""

    notice: str = field(metadata=text_of(TextKind.CODE))
    sent: bool
    problem: str = ""
    retry_after: int = 0
    spread: int = 0


@frozen(kw_only=True)
class DropNotice:
    """Say that a notice is not to be sent any more: to nobody, or what it says is over."""

    notice: str = field(metadata=text_of(TextKind.CODE))


@frozen(kw_only=True)
class ReleaseNotice:
    """Queue a parked notice again after its cause was mended."""

    notice: str = field(metadata=text_of(TextKind.CODE))
    reason: str


@frozen(kw_only=True)
class NoticesPlanned:
    """Notices are planned up to a mark of the feed."""

    mark: str
    at: datetime
    notices: tuple[Wanted, ...]


@frozen(kw_only=True)
class NoticePlanned:
    """A notice waits to be sent."""

    wanted: Wanted
    number: str
    place: PlaceId
    at: datetime


@frozen(kw_only=True)
class NoticeClaimed:
    """Somebody sends the notice now; it is due again at *until* if nothing more is said of it."""

    until: datetime


@frozen(kw_only=True)
class NoticeSent:
    """The notice went out."""

    at: datetime


@frozen(kw_only=True)
class NoticeFailed:
    """The notice could not be sent; it is tried again at *due*, or waits for a person (parked)."""

    problem: str
    due: datetime
    parked: bool


@frozen(kw_only=True)
class NoticeDropped:
    """The notice is not sent: there is nobody any more, or what it says is over."""

    at: datetime


@frozen(kw_only=True)
class NoticeReleased:
    """A parked notice is queued again."""

    by: AccountId
    reason: str
    at: datetime


NoticeEvent = (
    NoticePlanned | NoticeClaimed | NoticeSent | NoticeFailed | NoticeDropped | NoticeReleased
)
"""What happens to a notice."""
