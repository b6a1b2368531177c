"""The tables of organisations: what they were when, whom they serve, posts and their holders."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import OrganisationId, PersonId, PlaceId
from ruralgov.domain.kernel.offices import apart
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry.organisations.model import Organisation, OrganisationKind, Post


@frozen(kw_only=True)
class OrganisationRow:
    """One span of an organisation."""

    owner: str = ""
    name: str
    kind: OrganisationKind
    place: PlaceId
    credit_code: str | None
    since: date
    until: date
    parent: OrganisationId | None = None
    open_code: str | None = None
    """The credit code while nothing ends the span: two of them are never open."""


@frozen(kw_only=True)
class TerritoryRow:
    """That an organisation serves a place other than its own, with all below it."""

    owner: str = ""
    place: PlaceId
    since: date
    until: date


@frozen(kw_only=True)
class SuccessorRow:
    """What an organisation became part of."""

    owner: str = ""
    successor: OrganisationId
    since: date


@frozen(kw_only=True)
class PostRow:
    """One span of a post."""

    owner: str = ""
    organisation: OrganisationId
    title: str
    seats: int
    since: date
    until: date


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
        key=("owner", "since"),
        unique=(("open_code",),),
        indexes=(("place",), ("name",), ("credit_code",), ("parent",)),
    ),
    Table(
        name="organisation_territory",
        row=TerritoryRow,
        key=("owner", "place", "since"),
        indexes=(("place",),),
    ),
    Table(
        name="organisation_successors",
        row=SuccessorRow,
        key=("owner",),
        indexes=(("successor",),),
    ),
)

POST_TABLES: Final = (
    Table(name="posts", row=PostRow, key=("owner", "since"), indexes=(("organisation",),)),
    Table(name="holders", row=HolderRow, key=("owner", "person", "since"), indexes=(("person",),)),
)


def organisation_rows(
    organisation: Organisation,
) -> Iterator[OrganisationRow | TerritoryRow | SuccessorRow]:
    """Give a row for each span of an organisation, for whom it serves, and for what it became."""
    for span in organisation.spans:
        yield OrganisationRow(
            name=span.name,
            kind=span.kind,
            place=span.place,
            credit_code=span.credit_code,
            since=span.since,
            until=span.until,
            parent=span.parent,
            open_code=span.credit_code if span.until == FOREVER else None,
        )
        for place in span.territory:
            yield TerritoryRow(place=place, since=span.since, until=span.until)
    last = organisation.last
    if organisation.successor is not None and last is not None:
        yield SuccessorRow(successor=organisation.successor, since=last.until)


def post_rows(post: Post) -> Iterator[PostRow | HolderRow]:
    """Give a row for each span of a post and for each holding."""
    for span in post.spans:
        yield PostRow(
            organisation=post.organisation,
            title=span.title,
            seats=span.seats,
            since=span.since,
            until=span.until,
        )
    for holding in apart(post.holdings, lambda one: one.person):
        yield HolderRow(
            person=holding.person,
            basis=holding.basis,
            since=holding.since,
            until=holding.until,
        )
