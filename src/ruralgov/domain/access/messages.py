"""What can be asked of access, and what has happened to grants and readings."""

from datetime import date
from typing import ClassVar

from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from ruralgov.domain.kernel.roles import Purpose, Role
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class GrantRole:
    """Give an account a role at a place, from today on or a later day, until one if it is said.

    *until* is the first day on which it no longer holds.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("since", "until")
    account: AccountId
    role: Role
    place: PlaceId = CITY
    basis: str
    since: date | None = None
    until: date | None = None


@frozen(kw_only=True)
class RevokeRole:
    """End a grant today, or on a later day: the first on which it no longer holds."""

    ADDED: ClassVar[tuple[str, ...]] = ("until",)
    grant: str
    reason: str
    until: date | None = None


@frozen(kw_only=True)
class CorrectGrantEntry:
    """Put a day of a grant right: it began or ended on another day, or (None) never."""

    grant: str
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class EndGrantsAt:
    """End all grants at a place, such as a village that was merged; not those below it."""

    place: PlaceId
    reason: str


@frozen(kw_only=True)
class LapseGrant:
    """End a grant because its account, its holder or its place ended."""

    grant: str
    until: date
    reason: str


@frozen(kw_only=True)
class RoleGranted:
    """An account was given a role."""

    account: AccountId
    role: Role
    place: PlaceId
    basis: str
    since: date


@frozen(kw_only=True)
class GrantLimited:
    """A grant was given until a day."""

    until: date


@frozen(kw_only=True)
class RoleRevoked:
    """A grant was ended."""

    until: date
    reason: str


@frozen(kw_only=True)
class GrantEntryCorrected:
    """A day of a grant was put right, or withdrawn."""

    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class PlaceGrantsEnded:
    """All grants at a place ended."""

    place: PlaceId
    until: date
    reason: str


@frozen(kw_only=True)
class PersonalDataRead:
    """Somebody was shown personal values of these subjects (``record kind/key``)."""

    account: AccountId
    purpose: Purpose
    query: str
    subjects: tuple[str, ...]
    fields: tuple[str, ...]
    at: str


GrantEvent = RoleGranted | GrantLimited | RoleRevoked | GrantEntryCorrected
"""What happens to a grant."""
