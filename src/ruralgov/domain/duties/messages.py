"""Commands and events of duty lists."""

from datetime import date

from ruralgov.domain.duties.model import DutyItem, DutyRole, StatedCount
from ruralgov.domain.kernel.ids import AccountId, DutyListId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DraftDutyList:
    """Draft a version of the list of a kind of actor at a place and below it.

    *stated* is how many items of each class its paper says that there are: none more, none fewer.
    """

    role: DutyRole
    place: PlaceId
    title: str
    source: str
    stated: tuple[StatedCount, ...]
    items: tuple[DutyItem, ...]
    id: DutyListId | None = None


@frozen(kw_only=True)
class ReviseDutyList:
    """Write a draft anew, before it is adopted."""

    duty_list: DutyListId
    title: str
    source: str
    stated: tuple[StatedCount, ...]
    items: tuple[DutyItem, ...]


@frozen(kw_only=True)
class AdoptDutyList:
    """Adopt a draft, by the paper of whoever decides on it; by nobody who wrote on it."""

    duty_list: DutyListId
    approval: str


@frozen(kw_only=True)
class PublishDutyList:
    """Say that an adopted list was published on a day, and from when on it holds."""

    duty_list: DutyListId
    published: date
    since: date


@frozen(kw_only=True)
class EndDutyList:
    """End a list on a day with no other in its place."""

    duty_list: DutyListId
    since: date
    cause: str


@frozen(kw_only=True)
class CorrectDutyListEntry:
    """Put the day on which a list begins or ends right, or withdraw that entry (*since* None)."""

    duty_list: DutyListId
    entry: date
    since: date | None = None
    reason: str


@frozen(kw_only=True)
class WithdrawDutyList:
    """Withdraw a list that was drafted by mistake and holds nowhere."""

    duty_list: DutyListId
    reason: str


@frozen(kw_only=True)
class DutyListDrafted:
    """A list was drafted."""

    role: DutyRole
    place: PlaceId
    title: str
    source: str
    stated: tuple[StatedCount, ...]
    items: tuple[DutyItem, ...]
    by: AccountId


@frozen(kw_only=True)
class DutyListRevised:
    """A draft was written anew."""

    title: str
    source: str
    stated: tuple[StatedCount, ...]
    items: tuple[DutyItem, ...]
    by: AccountId


@frozen(kw_only=True)
class DutyListAdopted:
    """A list was adopted."""

    approval: str
    by: AccountId
    day: date


@frozen(kw_only=True)
class DutyListPublished:
    """A list was published, and holds from a day on."""

    published: date
    since: date


@frozen(kw_only=True)
class DutyListEnded:
    """A list ended."""

    since: date
    cause: str


@frozen(kw_only=True)
class DutyListEntryCorrected:
    """A list begins or ends on another day than was entered, or never (None)."""

    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class DutyListWithdrawn:
    """A list was drafted by mistake."""

    reason: str


DutyListEvent = (
    DutyListDrafted
    | DutyListRevised
    | DutyListAdopted
    | DutyListPublished
    | DutyListEnded
    | DutyListEntryCorrected
    | DutyListWithdrawn
)
"""What happens to a duty list."""
