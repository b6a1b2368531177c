"""What can be asked about accounts, and what has happened to them."""

from datetime import date
from typing import ClassVar

from ruralgov.domain.kernel.ids import AccountId, OrganisationId, PersonId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class RegisterAccount:
    """Say who is behind an account: a person, or a machine (what runs it); and of which unit.

    It holds from *since*, today by default; a day of the past where it has long been in use.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("since",)
    account: AccountId
    person: PersonId | None = None
    machine: str | None = None
    unit: OrganisationId | None = None
    basis: str
    since: date | None = None


@frozen(kw_only=True)
class ChangeAccount:
    """Let an account belong to another unit, or to none, from a day on; today by default.

    It never goes to another person: end it, and give that person an account of their own.
    """

    account: AccountId
    unit: OrganisationId | None = None
    since: date | None = None
    basis: str


@frozen(kw_only=True)
class EndAccount:
    """End an account on a day, today by default; what it still holds ends with it."""

    account: AccountId
    since: date | None = None
    reason: str


@frozen(kw_only=True)
class CorrectAccountEntry:
    """Put a day of an account right: registered, changed or ended on another day, or (None) never.

    An account whose registration is withdrawn can be registered again, for the right person.
    """

    account: AccountId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class FollowDeparture:
    """Note that the person behind an account died or left; what it holds ends."""

    account: AccountId
    since: date
    reason: str


@frozen(kw_only=True)
class FollowReturn:
    """Note that the person behind an account did not die or leave on a day: it was a mistake."""

    account: AccountId
    since: date
    reason: str


@frozen(kw_only=True)
class FollowMerge:
    """Note under which id the person behind an account is kept."""

    account: AccountId
    person: PersonId


@frozen(kw_only=True)
class AccountRegistered:
    """It is known who is behind an account."""

    person: PersonId | None
    machine: str | None
    unit: OrganisationId | None
    basis: str
    since: date


@frozen(kw_only=True)
class AccountUnitChanged:
    """An account belongs to another unit."""

    unit: OrganisationId | None
    since: date
    basis: str


@frozen(kw_only=True)
class AccountEnded:
    """An account ended."""

    since: date
    reason: str


@frozen(kw_only=True)
class AccountEntryCorrected:
    """A day of an account was put right, or withdrawn."""

    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class AccountHolderLeft:
    """The person behind an account died or left; *noted* is when the account learnt of it."""

    since: date
    reason: str
    noted: date


@frozen(kw_only=True)
class AccountHolderBack:
    """That the person behind an account died or left on a day was a mistake."""

    since: date
    reason: str


@frozen(kw_only=True)
class AccountHolderMerged:
    """The person behind an account is kept under another id: entered twice, or mistaken."""

    person: PersonId


AccountEvent = (
    AccountRegistered
    | AccountUnitChanged
    | AccountEnded
    | AccountEntryCorrected
    | AccountHolderLeft
    | AccountHolderBack
    | AccountHolderMerged
)
"""What happens to an account."""
