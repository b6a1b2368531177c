"""What can be asked of posts."""

from datetime import date

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CITY, OrganisationId, PlaceId, QuotaTransferId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.staffing.model import (
    Counter,
    QuotaKind,
    QuotaTransfer,
    TransferBasis,
    TransferStage,
)
from ruralgov.domain.staffing.rows import QuotaTransferRow


@frozen(kw_only=True)
class PostLine:
    """The posts of a unit, the staff on them and what is vacant; None where nobody counted.

    *counted* is the day of the count. A count from before the unit took over another says nothing
    any more, and is left out.
    """

    unit: OrganisationId
    name: str
    place: PlaceId
    kind: QuotaKind
    posts: int
    staff: int | None
    counted: date | None

    @property
    def vacant(self) -> int | None:
        """How many posts are vacant; less than nothing where there are more people than posts."""
        return None if self.staff is None else self.posts - self.staff


@frozen(kw_only=True)
class CounterLine:
    """What is on a counter account."""

    counter: Counter
    kind: QuotaKind
    posts: int


@frozen(kw_only=True)
class PostSum:
    """The posts of all units of a kind, in a place or in all of them.

    *staff* and *vacant* are None while a unit is *uncounted*: what is missing is not nothing.
    *place* None: all places, and *counters* is then what is on the other accounts of the kind. With
    them all the sums of a kind of the whole city are nothing: *total*.
    """

    place: PlaceId | None
    name: str
    kind: QuotaKind
    units: int
    posts: int
    staff: int | None
    vacant: int | None
    uncounted: int
    counters: int = 0

    @property
    def total(self) -> int:
        """Posts and counter accounts together: nothing, where the whole city was asked for."""
        return self.posts + self.counters


@frozen(kw_only=True)
class PostSheet:
    """The posts of units, and what is pooled, frozen and authorised of the same kinds."""

    units: tuple[PostLine, ...]
    counters: tuple[CounterLine, ...]
    towns: tuple[PostSum, ...]
    sums: tuple[PostSum, ...]


@frozen(kw_only=True)
class PostLedger(Query[PostSheet]):
    """Ask for the posts of the units at a place and below it on the day asked."""

    place: PlaceId = CITY
    kind: QuotaKind | None = None


@frozen(kw_only=True)
class MovedLine:
    """What an account got over some days, or gave with a minus; *unit* None: a counter account."""

    unit: OrganisationId | None
    counter: Counter | None
    name: str
    place: PlaceId
    kind: QuotaKind
    posts: int


@frozen(kw_only=True)
class TownMoved:
    """What the units of a place got together, and gave; the city is a place too."""

    place: PlaceId
    name: str
    kind: QuotaKind
    received: int
    given: int


@frozen(kw_only=True)
class Movement:
    """What all accounts got and gave; the two are the same, also of each kind.

    *to_towns* is what the units of towns got, *towns* how many towns those are.
    """

    lines: tuple[MovedLine, ...]
    by_place: tuple[TownMoved, ...]
    received: int
    given: int
    to_towns: int
    towns: int


@frozen(kw_only=True)
class PostsMoved(Query[Movement]):
    """Ask what moved until the day asked, from the day *since* on, by account and kind."""

    since: date | None = None
    kind: QuotaKind | None = None
    basis: TransferBasis | None = None


@frozen(kw_only=True)
class QuotaTransfers(Query[list[QuotaTransferRow]]):
    """Ask for the transfers from a day until the day asked, the newest first.

    *unit*: those on its account. *stage*: those that stand so.
    """

    since: date | None = None
    unit: OrganisationId | None = None
    stage: TransferStage | None = None


@frozen(kw_only=True)
class QuotaTransferFile(Query[QuotaTransfer]):
    """Ask for a transfer with its postings."""

    transfer: QuotaTransferId


class PostFault(LabelledEnum):
    """What is amiss with the posts of a unit."""

    OVER = "over", "在编人数超过编制数", "more staff than posts"
    UNCOUNTED = "uncounted", "未登记在编人数", "staff not counted"


@frozen(kw_only=True)
class PostFinding:
    """One thing that is found, with the line of the ledger."""

    fault: PostFault
    line: PostLine


@frozen(kw_only=True)
class PostFindings(Query[list[PostFinding]]):
    """Ask at which units at a place and below it staff exceed posts, or were not counted."""

    place: PlaceId = CITY
