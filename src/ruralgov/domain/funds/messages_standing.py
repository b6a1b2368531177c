"""Who stands in for whom, and who must stand back: what can be asked, and what has happened."""

from datetime import date
from typing import ClassVar

from attrs import field

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, CollectiveId
from ruralgov.domain.kernel.personal import OfficerText, PersonName, officer_text
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DelegateRole:
    """Let another account act for one's own in a role, on days ``[since, until)``."""

    collective: CollectiveId
    receiver: AccountId
    role: Role
    since: date
    until: date
    reason: str


@frozen(kw_only=True)
class RevokeDelegation:
    """End a delegation today."""

    delegation: str
    reason: str


@frozen(kw_only=True)
class DeclareInterest:
    """Say that an account is related to a payee: it may then not approve what that one gets."""

    collective: CollectiveId
    account: AccountId
    payee: str | None = None
    payee_person: PersonName | None = None
    reason: OfficerText = field(converter=officer_text)
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class EndInterest:
    """Say that a relation has ended; never by the one who is related."""

    interest: str
    until: date
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class EraseInterest:
    """Erase for good to whom an account was related, and how; that there was a relation stays."""

    interest: str
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class RoleDelegated:
    """An account may act for another."""

    collective: CollectiveId
    giver: AccountId
    receiver: AccountId
    role: Role
    since: date
    until: date
    reason: str


@frozen(kw_only=True)
class DelegationRevoked:
    """A delegation ended early."""

    until: date
    reason: str


@frozen(kw_only=True)
class InterestDeclared:
    """A relation of an account to a payee was declared."""

    SCHEMA: ClassVar[int] = 2
    collective: CollectiveId
    account: AccountId
    payee: str | None
    payee_person: PersonName | None
    reason: OfficerText
    by: AccountId
    since: date
    until: date


@frozen(kw_only=True)
class InterestEnded:
    """A relation ended."""

    SCHEMA: ClassVar[int] = 2
    until: date
    reason: OfficerText


@frozen(kw_only=True)
class InterestErased:
    """To whom an account was related, and how, is gone."""

    ground: ErasureGround
    reason: str


DelegationEvent = RoleDelegated | DelegationRevoked
"""What happens to a delegation."""
InterestEvent = InterestDeclared | InterestEnded | InterestErased
"""What happens to a declared interest."""
