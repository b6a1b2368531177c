"""What can be asked of open work: what is due, overdue or stale, page by page."""

from datetime import datetime
from typing import Final

from attrs import field

from ruralgov.domain.cases import texts_work
from ruralgov.domain.cases.table import Level, Stage
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen

PAGE: Final = 50
LARGEST: Final = 500
"""Cases of a page, where nothing is said, and at most."""
FARTHEST: Final = 366
"""So many days ahead or back can be asked, at most."""


class Work(LabelledEnum):
    """Which open cases a work list is of."""

    OPEN = "open", "全部在办", "all that is open"
    OVERDUE = "overdue", "已超期", "overdue"
    TODAY = "today", "今日到期", "due today"
    SOON = "soon", "即将到期", "due soon"
    STALE = "stale", "久未流转", "stale"


class Urgency(LabelledEnum):
    """How urgent an open case is."""

    OVERDUE = "overdue", "已超期", "overdue"
    TODAY = "today", "今日到期", "due today"
    SOON = "soon", "即将到期", "due soon"
    LATER = "later", "未到期", "due later"


@frozen(kw_only=True)
class WorkItem:
    """An open case as who must act sees it."""

    case: CaseId
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    stage: Stage
    level: Level
    round: int
    holder: str
    """The unit that must act, or ``desk``."""
    holder_name: str
    """What the unit is called on the day asked."""
    handler: AccountId | None
    """Who signed for it; None where nobody did, and for who need not know."""
    act_by: datetime
    """The first to end of what runs: its stage, its unit's clock, its round."""
    urgency: Urgency
    moved: datetime
    """When the last step of its work was taken."""
    stale: bool


@frozen(kw_only=True)
class WorkPage:
    """A page of a work list, and how many cases the whole list has of each kind."""

    items: tuple[WorkItem, ...]
    counts: dict[Work, int]
    """Of all that was asked for, whatever kind was. What is due today may be due soon as well."""
    at: datetime
    """The instant at which the list was begun: all its pages say what is due and stale as of it."""
    soon_until: datetime
    """What is due by then is due soon."""
    stale_since: datetime
    """What did not move since then is stale."""
    next: str
    """What to give as *after* for the next page; empty after the last one."""


def _check_size(_: object, __: object, size: int) -> None:
    if not 1 <= size <= LARGEST:
        raise BadInput(texts_work.WORK_SIZE_WRONG, size=size, most=LARGEST)


def _check_days(_: object, __: object, days: int | None) -> None:
    if days is not None and not 1 <= days <= FARTHEST:
        raise BadInput(texts_work.WORK_DAYS_WRONG, days=days, most=FARTHEST)


@frozen(kw_only=True)
class WorkList(Query[WorkPage]):
    """Ask for the open cases of a village, a town or the city that are due, overdue or stale.

    The most urgent come first, of what is stale that which stood longest. *days*: due within so
    many working days, or stale for so many days; by default as the profile says. *unit*: what that
    unit or one below it must act on (``desk``: the desk); *person*: what that account signed for.
    The page that follows comes with ``next`` of an answer as *after*: over all pages each case that
    stays in the list comes once, whatever becomes of it meanwhile.
    """

    place: PlaceId
    kind: Work = Work.OPEN
    days: int | None = field(default=None, validator=_check_days)
    unit: str | None = None
    person: AccountId | None = None
    matter: str | None = None
    level: Level | None = None
    stage: Stage | None = None
    after: str = ""
    size: int = field(default=PAGE, validator=_check_size)
