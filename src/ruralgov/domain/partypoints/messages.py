"""Commands and events of behaviour lists."""

from datetime import date

from ruralgov.domain.kernel.ids import AccountId, BehaviourListId, PlaceId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.partypoints.model import BehaviourItem, ListTerms


@frozen(kw_only=True)
class DraftBehaviourList:
    """Draft a version of the list of a place: of the city, a town or a village."""

    place: PlaceId
    title: str
    source: str
    terms: ListTerms
    items: tuple[BehaviourItem, ...]
    id: BehaviourListId | None = None


@frozen(kw_only=True)
class AdoptBehaviourList:
    """Adopt a draft, by the paper of whoever decides on it; by another person than drafted it."""

    behaviour_list: BehaviourListId
    approval: str


@frozen(kw_only=True)
class PublishBehaviourList:
    """Say that an adopted list was published on a day, and from when on it holds."""

    behaviour_list: BehaviourListId
    published: date
    since: date


@frozen(kw_only=True)
class EndBehaviourList:
    """End a list on a day with no other in its place."""

    behaviour_list: BehaviourListId
    since: date
    cause: str


@frozen(kw_only=True)
class CorrectBehaviourListEntry:
    """Put the day on which a list begins or ends right, or withdraw that entry (*since* None)."""

    behaviour_list: BehaviourListId
    entry: date
    since: date | None = None
    reason: str


@frozen(kw_only=True)
class WithdrawBehaviourList:
    """Withdraw a list that holds nowhere yet."""

    behaviour_list: BehaviourListId
    reason: str


@frozen(kw_only=True)
class BehaviourListDrafted:
    """A list was drafted."""

    place: PlaceId
    title: str
    source: str
    terms: ListTerms
    items: tuple[BehaviourItem, ...]
    by: AccountId


@frozen(kw_only=True)
class BehaviourListAdopted:
    """A list was adopted."""

    approval: str
    by: AccountId
    day: date


@frozen(kw_only=True)
class BehaviourListPublished:
    """A list was published, and holds from a day on."""

    published: date
    since: date


@frozen(kw_only=True)
class BehaviourListEnded:
    """A list ended."""

    since: date
    cause: str


@frozen(kw_only=True)
class BehaviourListEntryCorrected:
    """A list begins or ends on another day than was entered, or never (None)."""

    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class BehaviourListWithdrawn:
    """A list was drafted by mistake, or not wanted."""

    reason: str


BehaviourListEvent = (
    BehaviourListDrafted
    | BehaviourListAdopted
    | BehaviourListPublished
    | BehaviourListEnded
    | BehaviourListEntryCorrected
    | BehaviourListWithdrawn
)
"""What happens to a behaviour list."""
