"""The tables of the registry: places, households, people, organisations and posts."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import frozen

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import OrganisationId, PersonId, PlaceId
from ruralgov.domain.registry.organisations.model import Organisation, OrganisationKind, Post


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
