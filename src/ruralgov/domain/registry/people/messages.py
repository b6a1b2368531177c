"""What can be asked of the registry, and what has happened to it."""

from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import Address, IdentityNumber, PersonName, Telephone
from ruralgov.domain.registry.people.model import Departure, HouseholdRelation


@frozen(kw_only=True)
class RegisterHousehold:
    """Enter a household of a village under its number there; *id* is a fresh UUID or left out."""

    id: HouseholdId | None = None
    village: PlaceId
    number: str
    since: date
    source: str
    address: Address | None = None


@frozen(kw_only=True)
class MoveHousehold:
    """Move a household to a village and number from a day on."""

    household: HouseholdId
    village: PlaceId
    number: str
    since: date
    cause: str


@frozen(kw_only=True)
class CloseHousehold:
    """End a household on a day; its members have moved or left before."""

    household: HouseholdId
    since: date
    cause: str


@frozen(kw_only=True)
class HouseholdRegistered:
    """A household was entered."""

    village: PlaceId
    number: str
    since: date
    source: str
    address: Address | None


@frozen(kw_only=True)
class HouseholdMoved:
    """A household lives elsewhere, or has another number."""

    village: PlaceId
    number: str
    since: date
    cause: str


@frozen(kw_only=True)
class HouseholdClosed:
    """A household ended."""

    since: date
    cause: str


@frozen(kw_only=True)
class RegisterPerson:
    """Enter a person as a member of a household."""

    household: HouseholdId
    name: PersonName
    identity: IdentityNumber | None = None
    relation: HouseholdRelation
    telephone: Telephone | None = None
    party_member: bool = False
    since: date
    source: str


@frozen(kw_only=True)
class CorrectPerson:
    """Correct what is kept of a person, as they or a paper say."""

    person: PersonId
    name: PersonName
    identity: IdentityNumber | None = None
    telephone: Telephone | None = None
    party_member: bool = False
    reason: str


@frozen(kw_only=True)
class MovePerson:
    """Make a person a member of another household from a day on."""

    person: PersonId
    household: HouseholdId
    relation: HouseholdRelation
    since: date
    cause: str


@frozen(kw_only=True)
class EndPerson:
    """End a person's membership: died or moved away."""

    person: PersonId
    departure: Departure
    since: date


@frozen(kw_only=True)
class ErasePerson:
    """Erase for good what names a person; the journal stays whole, its sealed parts closed."""

    person: PersonId
    reason: str


@frozen(kw_only=True)
class PersonRegistered:
    """A person was entered."""

    household: HouseholdId
    name: PersonName
    identity: IdentityNumber | None
    relation: HouseholdRelation
    telephone: Telephone | None
    party_member: bool
    since: date
    source: str


@frozen(kw_only=True)
class PersonCorrected:
    """What is kept of a person was corrected."""

    name: PersonName
    identity: IdentityNumber | None
    telephone: Telephone | None
    party_member: bool
    reason: str


@frozen(kw_only=True)
class PersonMoved:
    """A person belongs to another household."""

    household: HouseholdId
    relation: HouseholdRelation
    since: date
    cause: str


@frozen(kw_only=True)
class PersonEnded:
    """A person died or moved away."""

    departure: Departure
    since: date


@frozen(kw_only=True)
class PersonErased:
    """What named a person is gone."""

    reason: str


HouseholdEvent = HouseholdRegistered | HouseholdMoved | HouseholdClosed
"""What happens to a household."""

PersonEvent = PersonRegistered | PersonCorrected | PersonMoved | PersonEnded | PersonErased
"""What happens to a person."""
