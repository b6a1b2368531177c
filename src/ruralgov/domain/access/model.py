"""An account, a grant, the ending of a place's grants, and a reading of personal data."""

from datetime import date

from ruralgov.domain.access.messages import PersonalDataRead, PlaceGrantsEnded
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, OrganisationId, PersonId, PlaceId
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class UnitSpan:
    """To which unit an account belonged, ``[since, until)``; None is none."""

    unit: OrganisationId | None
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Account:
    """Who is behind an account, and its units; without any span its registration is withdrawn."""

    person: PersonId | None
    machine: str | None
    spans: tuple[UnitSpan, ...]
    departed: date | None = None
    """From when on what it held before is over: its person died or left."""
    entered: PersonId | None = None
    """Under which id its person was entered, where they turned out to be another."""
    back: date | None = None
    """The day of a departure that was a mistake; what it held ended on the day *lapsed*."""
    lapsed: date | None = None


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
class PlaceEnding:
    """That all grants at a place were ended; it never changes."""

    event: PlaceGrantsEnded


@frozen
class Reading:
    """One reading of personal data; it never changes."""

    event: PersonalDataRead
