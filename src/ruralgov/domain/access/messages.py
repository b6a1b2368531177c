"""What can be asked of access, and what has happened to it."""

from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from ruralgov.domain.kernel.roles import Purpose, Role


@frozen(kw_only=True)
class GrantRole:
    """Give an account a role at a place from today on."""

    account: AccountId
    role: Role
    place: PlaceId = CITY
    basis: str


@frozen(kw_only=True)
class RevokeRole:
    """End a grant today."""

    grant: str
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
class RoleRevoked:
    """A grant was ended."""

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


GrantEvent = RoleGranted | RoleRevoked
"""What happens to a grant."""
