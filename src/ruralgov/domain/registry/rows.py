"""The tables of the registry: places, households, people, organisations and posts."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import frozen

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import HouseholdId, OrganisationId, PersonId, PlaceId
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


PLACE_TABLES: Final = (
    Table(
        name="places",
        row=PlaceRow,
        key=("owner", "since"),
        unique=(("code", "since"),),
        indexes=(("parent",),),
    ),
    Table(name="lineage", row=LineageRow, key=("owner", "other", "since"), indexes=(("other",),)),
)
HOUSEHOLD_TABLES: Final = (
    Table(
        name="households",
        row=HouseholdRow,
        key=("owner", "since"),
        unique=(("village", "number", "open"),),
    ),
)
PERSON_TABLES: Final = (
    Table(name="identities", row=IdentityRow, key=("identity",), indexes=(("owner",),)),
    Table(name="members", row=MemberRow, key=("owner", "since"), indexes=(("household",),)),
)
ORGANISATION_TABLES: Final = (
    Table(
        name="organisations",
        row=OrganisationRow,
        key=("owner",),
        unique=(("credit_code",),),
        indexes=(("place",),),
    ),
)
POST_TABLES: Final = (
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
