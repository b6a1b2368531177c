"""What can be asked of the registry, and what has happened to it."""

from datetime import date
from typing import ClassVar

from attrs import field

from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import (
    Address,
    BirthDate,
    DocumentNumber,
    IdentityNumber,
    OfficerText,
    PersonName,
    Telephone,
    officer_text,
)
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry.people.messages_person import LifeEvent
from ruralgov.domain.registry.people.model import (
    Departure,
    DocumentKind,
    HouseholdKind,
    HouseholdRelation,
    Residence,
    Sex,
)


@frozen(kw_only=True)
class RegisterHousehold:
    """Enter a household of a village under its number there; *id* is a fresh UUID or left out."""

    ADDED: ClassVar = ("kind", "residence")
    id: HouseholdId | None = None
    village: PlaceId
    number: str
    since: date
    source: str
    address: Address | None = None
    kind: HouseholdKind = HouseholdKind.FAMILY
    residence: Residence = Residence.BOTH


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
    cause: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ChangeHousehold:
    """Enter what is another of a household from a day on; what is not named stays."""

    household: HouseholdId
    kind: HouseholdKind | None = None
    residence: Residence | None = None
    address: Address | None = None
    since: date
    cause: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class CorrectHouseholdEntry:
    """Put right the day *entry* on which a household was entered, changed or closed.

    *since* is the right day; without it the entry is withdrawn, as if it had never been made: a
    closed household is open again, and one that was entered by mistake is gone.
    """

    household: HouseholdId
    entry: date
    since: date | None = None
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class EraseHousehold:
    """Erase for good the addresses of a household; the household itself stays."""

    household: HouseholdId
    ground: ErasureGround
    reason: str


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

    SCHEMA: ClassVar[int] = 2
    since: date
    cause: OfficerText


@frozen(kw_only=True)
class HouseholdDescribed:
    """A household is of a kind from a day on, and lives there or elsewhere."""

    SCHEMA: ClassVar[int] = 2
    kind: HouseholdKind
    residence: Residence
    since: date
    cause: OfficerText


@frozen(kw_only=True)
class HouseholdAddressChanged:
    """A household has another address from a day on."""

    SCHEMA: ClassVar[int] = 2
    address: Address
    since: date
    cause: OfficerText


@frozen(kw_only=True)
class HouseholdEntryCorrected:
    """A day of a household was put right, or the entry withdrawn."""

    SCHEMA: ClassVar[int] = 2
    entry: date
    since: date | None
    reason: OfficerText


@frozen(kw_only=True)
class RegisterPerson:
    """Enter a person as a member of a household.

    One who belongs to no household of the city, such as an official from elsewhere, has a *unit*
    instead, and no relation. *birth* and *sex* are for those without an identity number;
    *document* is a kind of document that is given instead, with its number.
    """

    ADDED: ClassVar = ("unit", "birth", "sex", "document", "document_number")
    household: HouseholdId | None = None
    name: PersonName
    identity: IdentityNumber | None = None
    relation: HouseholdRelation | None = None
    telephone: Telephone | None = None
    party_member: bool = False
    since: date
    source: str
    unit: str | None = None
    birth: BirthDate | None = None
    sex: Sex | None = None
    document: DocumentKind | None = None
    document_number: DocumentNumber | None = None


@frozen(kw_only=True)
class CorrectPerson:
    """Correct what was entered wrongly of a person; what is not named stays as it is.

    *clear* names what there is not: ``identity``, ``telephone``, ``birth``, ``sex``.
    """

    ADDED: ClassVar = ("birth", "sex", "clear")
    person: PersonId
    name: PersonName | None = None
    identity: IdentityNumber | None = None
    telephone: Telephone | None = None
    party_member: bool | None = None
    birth: BirthDate | None = None
    sex: Sex | None = None
    clear: tuple[str, ...] = ()
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class MovePerson:
    """Make a person a member of another household from a day on."""

    person: PersonId
    household: HouseholdId
    relation: HouseholdRelation
    since: date
    cause: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class EndPerson:
    """End a person's membership: died or moved away."""

    person: PersonId
    departure: Departure
    since: date


@frozen(kw_only=True)
class ErasePerson:
    """Erase for good what names a person; the journal stays whole, its sealed parts closed.

    Without a *ground* the reason alone says why, as before there were grounds.
    """

    ADDED: ClassVar = ("ground",)
    person: PersonId
    ground: ErasureGround | None = None
    reason: str


@frozen(kw_only=True)
class HouseholdErased:
    """The addresses of a household are gone."""

    ground: ErasureGround
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

    SCHEMA: ClassVar[int] = 2
    name: PersonName
    identity: IdentityNumber | None
    telephone: Telephone | None
    party_member: bool
    reason: OfficerText


@frozen(kw_only=True)
class PersonMoved:
    """A person belongs to another household."""

    SCHEMA: ClassVar[int] = 2
    household: HouseholdId
    relation: HouseholdRelation
    since: date
    cause: OfficerText


@frozen(kw_only=True)
class PersonEnded:
    """A person died or moved away."""

    departure: Departure
    since: date


@frozen(kw_only=True)
class PersonErased:
    """What named a person is gone."""

    SCHEMA: ClassVar[int] = 2
    ground: ErasureGround | None
    reason: str


HouseholdChange = (
    HouseholdRegistered
    | HouseholdMoved
    | HouseholdClosed
    | HouseholdDescribed
    | HouseholdAddressChanged
    | HouseholdEntryCorrected
)
"""What is entered of a household."""
HouseholdEvent = HouseholdChange | HouseholdErased
"""What happens to a household."""

PersonChange = PersonRegistered | PersonCorrected | PersonMoved | PersonEnded | LifeEvent
"""What is entered of a person."""
PersonEvent = PersonChange | PersonErased
"""What happens to a person."""
