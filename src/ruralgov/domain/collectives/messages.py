"""Commands and events of collectives."""

from datetime import date
from typing import ClassVar

from ruralgov.domain.collectives.model import AccountMove, MergerBasis, Regime
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, OrganisationId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class FoundCollective:
    """Enter a collective at a village, a town or the city; *organisation* names its entry."""

    place: PlaceId
    name: str
    organisation: OrganisationId | None = None
    regime: Regime = Regime.Y2023
    since: date
    source: str


@frozen(kw_only=True)
class DissolveCollective:
    """End a collective on a day; nothing may hang on it any more.

    One that has a successor is merged into it instead: see ``MergeCollective``.
    """

    collective: CollectiveId
    since: date
    cause: str


@frozen(kw_only=True)
class ChangeCollective:
    """Give a collective another name or organisation from a day on; what is left out stays."""

    collective: CollectiveId
    since: date
    name: str | None = None
    organisation: OrganisationId | None = None
    source: str


@frozen(kw_only=True)
class MoveCollective:
    """Say that a collective is of another village from a day on, and keeps books of its own.

    After villages have merged their collectives may stay apart (合村不合账). *decision* is the
    paper of the members' meeting or of the government above.
    """

    collective: CollectiveId
    place: PlaceId
    since: date
    decision: str
    reason: str


@frozen(kw_only=True)
class MergeCollective:
    """Announce that a collective goes into another on a day; somebody else carries it out.

    *accounts* names where accounts go that do not go to the account of the same code and name.
    """

    collective: CollectiveId
    into: CollectiveId
    since: date
    basis: MergerBasis
    accounts: tuple[AccountMove, ...] = ()


@frozen(kw_only=True)
class WithdrawMerger:
    """Take back a merger that was announced and is not carried out."""

    collective: CollectiveId
    reason: str


@frozen(kw_only=True)
class CarryOutMerger:
    """Carry out an announced merger, on its day or later: books and purse go, and it ends.

    *notified* is the day on which the creditors were told, *registered* the paper of the change and
    of the deregistration; *seen* is the number of the merger that was looked at
    (``CollectiveLineage``).
    """

    ADDED: ClassVar[tuple[str, ...]] = ("seen",)
    collective: CollectiveId
    notified: date
    registered: str
    seen: int = 0


@frozen(kw_only=True)
class CorrectCollectiveEntry:
    """Put an entry right: its day, a change or its end; without *since* it is withdrawn."""

    collective: CollectiveId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class CollectiveFounded:
    """A collective was entered."""

    place: PlaceId
    name: str
    organisation: OrganisationId | None
    regime: Regime
    since: date
    source: str


@frozen(kw_only=True)
class CollectiveDissolved:
    """A collective ended."""

    since: date
    cause: str


@frozen(kw_only=True)
class CollectiveChanged:
    """A collective has another name or organisation from a day on."""

    since: date
    name: str
    organisation: OrganisationId | None
    source: str


@frozen(kw_only=True)
class CollectiveMoved:
    """A collective is of another village from a day on."""

    place: PlaceId
    since: date
    decision: str
    reason: str


@frozen(kw_only=True)
class MergerAnnounced:
    """A collective is to go into another."""

    into: CollectiveId
    since: date
    basis: MergerBasis
    accounts: tuple[AccountMove, ...]
    by: AccountId


@frozen(kw_only=True)
class MergerWithdrawn:
    """An announced merger was taken back."""

    reason: str


@frozen(kw_only=True)
class CollectiveMerged:
    """A collective went into another and ended."""

    into: CollectiveId
    since: date
    notified: date
    registered: str
    by: AccountId


@frozen(kw_only=True)
class CollectiveEntryCorrected:
    """An entry was put right, or withdrawn."""

    entry: date
    since: date | None
    reason: str


CollectiveEvent = (
    CollectiveFounded
    | CollectiveDissolved
    | CollectiveChanged
    | CollectiveMoved
    | MergerAnnounced
    | MergerWithdrawn
    | CollectiveMerged
    | CollectiveEntryCorrected
)
"""What happens to a collective."""
