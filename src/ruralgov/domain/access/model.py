"""A grant, and a reading of personal data."""

from datetime import date

from attrs import frozen

from ruralgov.domain.access.messages import PersonalDataRead
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.roles import Role


@frozen(kw_only=True)
class Grant:
    """A role held at a place, ``[since, until)``, with its legal or organisational basis."""

    account: AccountId
    role: Role
    place: PlaceId
    basis: str
    since: date
    until: date = FOREVER


@frozen
class Reading:
    """One reading of personal data; it never changes."""

    event: PersonalDataRead
