"""What can be asked of access."""

from datetime import date, datetime
from typing import Any

from ruralgov.domain.access.conflicts import RoleConflict
from ruralgov.domain.access.rows import AccountRow, AccountUnitRow, GrantRow, ReadingRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.due import Due
from ruralgov.domain.kernel.ids import CITY, AccountId, OrganisationId, PersonId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.publish import FeedPage
from ruralgov.domain.kernel.roles import Purpose, Role
from ruralgov.domain.kernel.value import frozen


class Stranding(LabelledEnum):
    """Why a grant should have ended."""

    PLACE_ENDED = "place_ended", "地方已撤并", "its place ended"
    HOLDER_LEFT = "holder_left", "人员已去世或迁出", "its person died or left"
    ACCOUNT_ENDED = "account_ended", "账号已停用", "its account ended"


@frozen(kw_only=True)
class StrandedGrant:
    """A grant in force that should have ended, and why."""

    grant: GrantRow
    why: Stranding


@frozen(kw_only=True)
class UndeclaredAccount:
    """An account that holds roles, of which nobody said who is behind it."""

    account: AccountId
    roles: tuple[Role, ...]


@frozen(kw_only=True)
class Accounts(Query[list[AccountRow]]):
    """Ask for the accounts on the day asked: all, those of a person, or those of a unit."""

    person: PersonId | None = None
    unit: OrganisationId | None = None


@frozen(kw_only=True)
class AccountUnits(Query[list[AccountUnitRow]]):
    """Ask of which units the accounts are on the day asked."""


@frozen(kw_only=True)
class UndeclaredAccounts(Query[list[UndeclaredAccount]]):
    """Ask which accounts hold roles on the day asked while nobody said who is behind them."""


@frozen(kw_only=True)
class Grants(Query[list[GrantRow]]):
    """Ask who holds which role at a place (the whole city by default), as of the day asked.

    With *below*, at the places below it as well.
    """

    place: PlaceId = CITY
    below: bool = False


@frozen(kw_only=True)
class GrantsOfAccount(Query[list[GrantRow]]):
    """Ask what an account holds on the day asked; with *ever*, what it ever held or will."""

    account: AccountId
    ever: bool = False


@frozen(kw_only=True)
class StrandedGrants(Query[list[StrandedGrant]]):
    """Ask which grants in force on the day asked should have ended."""


@frozen(kw_only=True)
class RoleConflicts(Query[list[RoleConflict]]):
    """Ask who holds roles on the day asked that the profile names incompatible."""


@frozen(kw_only=True)
class Readings(Query[list[ReadingRow]]):
    """Ask who was shown personal data of a subject (``person/…``, ``case/…``), and when.

    With *before*, only what was shown earlier than that instant: whom a leak may have come from.
    """

    subject: str
    before: datetime | None = None


@frozen(kw_only=True)
class KnownEvent:
    """One event of a file: when it was written, by whom, for what purpose and why."""

    version: int
    at: datetime
    account: AccountId
    purpose: Purpose
    command_id: str
    type: str
    reason: str
    """What the event itself gives as its reason, cause, basis or source; else nothing."""
    fields: dict[str, Any]
    closed: tuple[str, ...]
    """Personal fields that have a value which is not shown."""


@frozen(kw_only=True)
class KnownRecord:
    """The file of a record as it was known at an instant."""

    kind: str
    key: str
    known: datetime
    """Up to this instant everything that was written is in it, and nothing later."""
    day: date
    events: tuple[KnownEvent, ...]
    state: dict[str, Any] | None
    """What was known of all days; None where nothing was written yet."""
    held: dict[str, Any] | None
    """What was known of *day*: of what is dated, only that which held on it."""
    closed: tuple[str, ...]


@frozen(kw_only=True)
class RecordAsKnown(Query[KnownRecord]):
    """Ask for the file of any record as it was known at the end of a day, or at an instant.

    Asked as of another day (``--day``), it tells what was known then about that day: what was
    believed on 1 March about 1 January. With neither *known* nor *instant* it is what is known now.
    With *personal* its personal values are opened, and each of them is a reading; what was erased
    stays erased.
    """

    kind: str
    key: str
    known: date | None = None
    instant: datetime | None = None
    personal: bool = False


@frozen(kw_only=True)
class FeedEvents(Query[FeedPage]):
    """Ask for the next page of the feed: what has happened, as far as it may leave.

    *after* is the mark of the page before, or nothing for the first; *limit* is how many events
    are looked at; *types* are the names of those that are wanted, or nothing for all.
    """

    after: str = ""
    limit: int = 500
    types: tuple[str, ...] = ()


@frozen(kw_only=True)
class DueWork(Query[list[Due]]):
    """Ask for what is to be done because its time is up, longest due first: a run of tick does it.

    Of one *context*, by its name, or of all; raises ``context_unknown``.
    """

    context: str | None = None
