"""What can be found in the registry: rows as functions of states, and queries."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked, Table
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import (
    CITY,
    HouseholdId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
)
from ruralgov.domain.kernel.personal import IdentityNumber
from ruralgov.domain.registry.model import (
    Household,
    HouseholdRelation,
    LineageKind,
    Organisation,
    OrganisationKind,
    Person,
    Place,
    Post,
)


@frozen(kw_only=True)
class PlaceRow:
    """One span of a place, as it is found by code or parent."""

    owner: str = ""
    level: DivisionLevel
    code: str
    name: str
    parent: PlaceId
    since: date
    until: date


@frozen(kw_only=True)
class LineageRow:
    """That a place came out of another, or that one became part of another."""

    owner: str = ""
    other: PlaceId
    kind: LineageKind
    since: date


@frozen(kw_only=True)
class HouseholdRow:
    """One span of a household; ``open`` is 1 for the one without end."""

    owner: str = ""
    village: PlaceId
    number: str
    since: date
    until: date
    open: int | None


@frozen(kw_only=True)
class IdentityRow:
    """Whose identity number it is; kept as a keyed HMAC."""

    owner: str = ""
    identity: IdentityNumber


@frozen(kw_only=True)
class MemberRow:
    """That a person belonged to a household."""

    owner: str = ""
    household: HouseholdId
    relation: HouseholdRelation
    party_member: bool
    since: date
    until: date


@frozen(kw_only=True)
class OrganisationRow:
    """One organisation."""

    owner: str = ""
    name: str
    kind: OrganisationKind
    place: PlaceId
    credit_code: str | None
    since: date
    until: date


@frozen(kw_only=True)
class PostRow:
    """One post."""

    owner: str = ""
    organisation: OrganisationId
    title: str
    seats: int


@frozen(kw_only=True)
class HolderRow:
    """That a person held a post."""

    owner: str = ""
    person: PersonId
    basis: str
    since: date
    until: date


PLACE_TABLES = (
    Table(
        name="places",
        row=PlaceRow,
        key=("owner", "since"),
        unique=(("code", "since"),),
        indexes=(("parent",),),
    ),
    Table(name="lineage", row=LineageRow, key=("owner", "other", "since"), indexes=(("other",),)),
)
HOUSEHOLD_TABLES = (
    Table(
        name="households",
        row=HouseholdRow,
        key=("owner", "since"),
        unique=(("village", "number", "open"),),
    ),
)
PERSON_TABLES = (
    Table(name="identities", row=IdentityRow, key=("identity",), indexes=(("owner",),)),
    Table(name="members", row=MemberRow, key=("owner", "since"), indexes=(("household",),)),
)
ORGANISATION_TABLES = (
    Table(
        name="organisations",
        row=OrganisationRow,
        key=("owner",),
        unique=(("credit_code",),),
        indexes=(("place",),),
    ),
)
POST_TABLES = (
    Table(name="posts", row=PostRow, key=("owner",), indexes=(("organisation",),)),
    Table(name="holders", row=HolderRow, key=("owner", "person", "since"), indexes=(("person",),)),
)


def place_rows(place: Place) -> Iterator[PlaceRow | LineageRow]:
    """Give a row for each span of a place, and for where it came from and went."""
    for span in place.spans:
        yield PlaceRow(
            level=place.level,
            code=span.code,
            name=span.name,
            parent=span.parent,
            since=span.since,
            until=span.until,
        )
    for origin in place.ancestors:
        yield LineageRow(other=origin.place, kind=origin.kind, since=origin.since)
    if place.successor is not None:
        kind = LineageKind.MERGE
        yield LineageRow(other=place.successor, kind=kind, since=place.last.until)


def household_rows(household: Household) -> Iterator[HouseholdRow]:
    """Give a row for each span of a household."""
    for span in household.spans:
        yield HouseholdRow(
            village=span.village,
            number=span.number,
            since=span.since,
            until=span.until,
            open=1 if span.until == FOREVER else None,
        )


def person_rows(person: Person) -> Iterator[IdentityRow | MemberRow]:
    """Give the identity of a person, hashed, and a row for each membership."""
    if person.identity is not None:
        yield IdentityRow(identity=person.identity)
    for span in person.memberships:
        yield MemberRow(
            household=span.household,
            relation=span.relation,
            party_member=person.party_member,
            since=span.since,
            until=span.until,
        )


def organisation_rows(organisation: Organisation) -> Iterator[OrganisationRow]:
    """Give the one row of an organisation."""
    yield OrganisationRow(
        name=organisation.name,
        kind=organisation.kind,
        place=organisation.place,
        credit_code=organisation.credit_code,
        since=organisation.since,
        until=organisation.until,
    )


def post_rows(post: Post) -> Iterator[PostRow | HolderRow]:
    """Give the row of a post and one for each holding."""
    yield PostRow(organisation=post.organisation, title=post.title, seats=post.seats)
    for holding in post.holdings:
        yield HolderRow(
            person=holding.person,
            basis=holding.basis,
            since=holding.since,
            until=holding.until,
        )


@frozen(kw_only=True)
class Places:
    """Ask for the places right below another (the city itself by default), as of the day asked."""

    parent: PlaceId = CITY


@frozen(kw_only=True)
class PlaceByCode:
    """Ask which place has a code on the day asked."""

    code: str


@frozen(kw_only=True)
class Lineage:
    """Ask what a place came out of, and what came out of it."""

    place: PlaceId


@frozen(kw_only=True)
class HouseholdCensus:
    """Ask how many households each village has on the day asked."""


@frozen(kw_only=True)
class VillageCount:
    """How many households a village has."""

    village: PlaceId
    households: int


@frozen(kw_only=True)
class Households:
    """Ask for the households of a village on the day asked."""

    village: PlaceId


@frozen(kw_only=True)
class Members:
    """Ask for the members of a household on the day asked, with their names."""

    household: HouseholdId


@frozen(kw_only=True)
class Member:
    """One member of a household as an official sees them."""

    person: PersonId
    name: str | None
    relation: HouseholdRelation
    party_member: bool


@frozen(kw_only=True)
class PersonByIdentity:
    """Ask who has an identity number, and to which households they belonged."""

    identity: IdentityNumber


@frozen(kw_only=True)
class KnownIdentities:
    """Ask which of some identity numbers are registered; the answer names nobody."""

    identities: tuple[IdentityNumber, ...]


@frozen(kw_only=True)
class KnownIdentity:
    """At which place of the question a known number stands, and whose membership it is now."""

    index: int
    person: PersonId
    household: HouseholdId | None


@frozen(kw_only=True)
class Organisations:
    """Ask for the organisations of a place on the day asked."""

    place: PlaceId


@frozen(kw_only=True)
class PostHolders:
    """Ask who holds a post on the day asked."""

    post: PostId


def places(query: Places, asked: Asked) -> list[PlaceRow]:
    """Return the places right below another on the day asked, by code."""
    found = asked.read.rows(PlaceRow, on=asked.day, parent=query.parent)
    return sorted(found, key=lambda row: row.code)


def place_by_code(query: PlaceByCode, asked: Asked) -> list[PlaceRow]:
    """Return the place with a code, or nothing."""
    return asked.read.rows(PlaceRow, on=asked.day, code=query.code)


def lineage(query: Lineage, asked: Asked) -> list[LineageRow]:
    """Return the lineage of a place, in both directions."""
    return [
        *asked.read.rows(LineageRow, owner=query.place),
        *asked.read.rows(LineageRow, other=query.place),
    ]


def household_census(_: HouseholdCensus, asked: Asked) -> list[VillageCount]:
    """Return the number of households of each village that has one."""
    counts = asked.read.tally(HouseholdRow, ("village",), on=asked.day)
    return [VillageCount(village=village, households=count) for village, count in counts]


def households(query: Households, asked: Asked) -> list[HouseholdRow]:
    """Return the households of a village."""
    return asked.read.rows(HouseholdRow, on=asked.day, village=query.village)


def person_by_identity(query: PersonByIdentity, asked: Asked) -> list[MemberRow]:
    """Return the memberships of the person with an identity number; empty where there is none."""
    row = asked.read.one(IdentityRow, identity=query.identity)
    if row is None:
        return []
    asked.reveal("person", row.owner, "identity", None)
    return asked.read.rows(MemberRow, owner=row.owner)


def known_identities(query: KnownIdentities, asked: Asked) -> list[KnownIdentity]:
    """Return those of the numbers that are registered."""
    found = []
    for index, identity in enumerate(query.identities):
        row = asked.read.one(IdentityRow, identity=identity)
        if row is not None:
            now = asked.read.rows(MemberRow, on=asked.day, owner=row.owner)
            household = now[0].household if now else None
            found.append(
                KnownIdentity(index=index, person=PersonId(row.owner), household=household)
            )
    return found


def organisations(query: Organisations, asked: Asked) -> list[OrganisationRow]:
    """Return the organisations of a place."""
    return asked.read.rows(OrganisationRow, on=asked.day, place=query.place)


def post_holders(query: PostHolders, asked: Asked) -> list[HolderRow]:
    """Return the holders of a post."""
    return asked.read.rows(HolderRow, on=asked.day, owner=query.post)
