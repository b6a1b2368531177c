"""What can be asked of the registry, and what has happened to it."""

from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import HouseholdId, OrganisationId, PersonId, PlaceId, PostId
from ruralgov.domain.kernel.personal import Address, IdentityNumber, PersonName, Telephone
from ruralgov.domain.registry.model import (
    Departure,
    HouseholdRelation,
    LineageKind,
    OrganisationKind,
)


@frozen(kw_only=True)
class RegisterPlace:
    """Enter a town or village as of the day its source speaks of; *split_from* where it lay."""

    code: str
    name: str
    since: date
    source: str
    split_from: tuple[PlaceId, ...] = ()


@frozen(kw_only=True)
class ChangePlace:
    """Rename or recode a place from a day on."""

    place: PlaceId
    code: str
    name: str
    since: date
    cause: str


@frozen(kw_only=True)
class MergePlace:
    """End a place on a day; from then on it is part of another."""

    place: PlaceId
    into: PlaceId
    since: date
    cause: str


@frozen(kw_only=True)
class PlaceRegistered:
    """A place was entered."""

    level: DivisionLevel
    code: str
    name: str
    parent: PlaceId
    since: date
    source: str
    split_from: tuple[PlaceId, ...] = ()


@frozen(kw_only=True)
class PlaceChanged:
    """A place has another code or name from a day on."""

    code: str
    name: str
    parent: PlaceId
    since: date
    cause: str


@frozen(kw_only=True)
class PlaceMerged:
    """A place ended and became part of another."""

    kind: LineageKind
    into: PlaceId
    since: date
    cause: str


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


@frozen(kw_only=True)
class RegisterOrganisation:
    """Enter an organisation; the unified social credit code (GB 32100-2015) where it has one."""

    name: str
    kind: OrganisationKind
    place: PlaceId
    credit_code: str | None = None
    since: date
    source: str


@frozen(kw_only=True)
class CloseOrganisation:
    """End an organisation on a day."""

    organisation: OrganisationId
    since: date
    cause: str


@frozen(kw_only=True)
class OrganisationRegistered:
    """An organisation was entered."""

    name: str
    kind: OrganisationKind
    place: PlaceId
    credit_code: str | None
    since: date
    source: str


@frozen(kw_only=True)
class OrganisationClosed:
    """An organisation ended."""

    since: date
    cause: str


@frozen(kw_only=True)
class EstablishPost:
    """Establish a post with its seats, on its basis."""

    organisation: OrganisationId
    title: str
    seats: int = 1
    basis: str
    since: date


@frozen(kw_only=True)
class AppointToPost:
    """Give a person a seat of a post."""

    post: PostId
    person: PersonId
    basis: str
    since: date


@frozen(kw_only=True)
class LeavePost:
    """End a person's holding of a post."""

    post: PostId
    person: PersonId
    since: date
    reason: str


@frozen(kw_only=True)
class PostEstablished:
    """A post was established."""

    organisation: OrganisationId
    title: str
    seats: int
    basis: str
    since: date


@frozen(kw_only=True)
class PostTaken:
    """A person holds a post."""

    person: PersonId
    basis: str
    since: date


@frozen(kw_only=True)
class PostLeft:
    """A person no longer holds a post."""

    person: PersonId
    since: date
    reason: str


PlaceEvent = PlaceRegistered | PlaceChanged | PlaceMerged
"""What happens to a place."""
HouseholdEvent = HouseholdRegistered | HouseholdMoved | HouseholdClosed
"""What happens to a household."""
PersonEvent = PersonRegistered | PersonCorrected | PersonMoved | PersonEnded | PersonErased
"""What happens to a person."""
OrganisationEvent = OrganisationRegistered | OrganisationClosed
"""What happens to an organisation."""
PostEvent = PostEstablished | PostTaken | PostLeft
"""What happens to a post."""
