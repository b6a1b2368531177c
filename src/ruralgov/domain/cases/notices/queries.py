"""What can be asked of notices, and what the answers are."""

from datetime import datetime

from attrs import field

from ruralgov.domain.cases.notices.model import Wanted
from ruralgov.domain.cases.notices.rows import NoticeRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CaseId, PlaceId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Planned:
    """Up to where notices are planned, and which of late cases are to be planned as well."""

    mark: str
    since: datetime | None
    """Since when there are notices; None before the first run."""
    late: tuple[Wanted, ...]
    soon: tuple[Wanted, ...] = ()
    """The warnings to units that are to be planned, where they were asked for."""


@frozen(kw_only=True)
class NoticeText:
    """What is sent, to which number, or to which unit."""

    number: str
    to: str
    zh: str
    en: str
    name: str = ""
    """What the unit is called to which it goes; empty where it goes to who reported."""


@frozen(kw_only=True)
class PlannedNotices(Query[Planned]):
    """Ask up to where notices are planned, and what has become late and was told to nobody.

    With *warnings* also of what the units that have cases are to be warned.
    """

    warnings: bool = False


@frozen(kw_only=True)
class DueNotices(Query[list[NoticeRow]]):
    """Ask which notices may be sent now, the longest due first, at most *limit*.

    Those to who reported, to units, or both.
    """

    limit: int = 100
    reporters: bool = True
    units: bool = True


@frozen(kw_only=True)
class NoticeToSend(Query[NoticeText | None]):
    """Ask what a notice says and to which number it goes; None where there is nobody any more.

    Each answer is a reading that is recorded.
    """

    notice: str = field(metadata=text_of(TextKind.CODE))


@frozen(kw_only=True)
class NoticesOfCase(Query[list[NoticeRow]]):
    """Ask what the reporter of a case was told, and what is on its way."""

    case: CaseId


@frozen(kw_only=True)
class FailedNotices(Query[list[NoticeRow]]):
    """Ask for the notices of a place and below it that could not be sent, parked ones first."""

    place: PlaceId
