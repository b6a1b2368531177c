"""The answers to questions about organisations and posts."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CITY, OrganisationId
from ruralgov.domain.registry.organisations import queries as q
from ruralgov.domain.registry.organisations.model import BELOW
from ruralgov.domain.registry.organisations.queries import OrganisationFault, OrganisationFinding
from ruralgov.domain.registry.organisations.rows import (
    HolderRow,
    OrganisationRow,
    PostRow,
    TerritoryRow,
)
from ruralgov.domain.registry.organisations.rules import parse_credit_code
from ruralgov.domain.registry.organisations.succession import below, organisation_on
from ruralgov.domain.registry.places.rows import PlaceRow

NAMED: Final = ("name", "kind", "place", "parent")
"""The columns by which organisations are found as they are written."""


def organisations(query: q.Organisations, asked: Asked) -> list[OrganisationRow]:
    """Return the organisations of a place."""
    return asked.read.rows(OrganisationRow, on=asked.day, place=query.place)


def find_organisations(query: q.FindOrganisations, asked: Asked) -> list[OrganisationRow]:
    """Return the organisations that are all that is named."""
    wanted = {name: value for name in NAMED if (value := getattr(query, name)) is not None}
    if query.credit_code is not None:
        wanted["credit_code"] = parse_credit_code(query.credit_code)
    found = asked.read.rows(OrganisationRow, on=asked.day, **wanted)
    if query.below is None:
        return found
    under = {row.owner for row in below(asked.read, query.below, asked.day)}
    return [row for row in found if row.owner in under]


def organisation_today(query: q.OrganisationToday, asked: Asked) -> list[OrganisationRow]:
    """Return what an organisation is on the day, or nothing."""
    found = organisation_on(asked.read, query.organisation, asked.day)
    return [] if found is None else asked.read.rows(OrganisationRow, on=asked.day, owner=found)


def organisation_history(query: q.OrganisationHistory, asked: Asked) -> list[OrganisationRow]:
    """Return the entries of an organisation, oldest first."""
    return asked.read.rows(OrganisationRow, owner=query.organisation)


def organisations_serving(query: q.OrganisationsServing, asked: Asked) -> list[OrganisationRow]:
    """Return the organisations whose territory a place is in, the nearest ones first."""
    found: dict[str, OrganisationRow] = {}
    for place in asked.above(query.place, asked.day):
        for row in asked.read.rows(OrganisationRow, on=asked.day, place=place):
            if not asked.read.rows(TerritoryRow, on=asked.day, owner=row.owner, limit=1):
                found.setdefault(row.owner, row)
        for part in asked.read.rows(TerritoryRow, on=asked.day, place=place):
            for row in asked.read.rows(OrganisationRow, on=asked.day, owner=part.owner):
                found.setdefault(row.owner, row)
    return list(found.values())


def posts_of(query: q.PostsOf, asked: Asked) -> list[PostRow]:
    """Return the posts of an organisation."""
    return asked.read.rows(PostRow, on=asked.day, organisation=query.organisation)


def posts_of_person(query: q.PostsOfPerson, asked: Asked) -> list[HolderRow]:
    """Return the posts that a person holds."""
    return asked.read.rows(HolderRow, on=asked.day, person=query.person)


def post_holders(query: q.PostHolders, asked: Asked) -> list[HolderRow]:
    """Return the holders of a post."""
    return asked.read.rows(HolderRow, on=asked.day, owner=query.post)


def post_history(query: q.PostHistory, asked: Asked) -> list[HolderRow]:
    """Return all holdings of a post."""
    return asked.read.rows(HolderRow, owner=query.post)


def organisation_findings(_: q.OrganisationFindings, asked: Asked) -> list[OrganisationFinding]:
    """Return what is amiss: no parent where the kind has one, an ended parent or place, no holder.

    A parent that became part of another counts as that other.
    """
    rows = asked.read.rows(OrganisationRow, on=asked.day)
    places = {row.owner for row in asked.read.rows(PlaceRow, on=asked.day)} | {CITY}
    found = [_finding(fault, row) for row in rows for fault in _faults(row, places, asked)]
    by_key = {row.owner: row for row in rows}
    held = {row.owner for row in asked.read.rows(HolderRow, on=asked.day)}
    empty = [
        _finding(OrganisationFault.POST_EMPTY, by_key[post.organisation], post.title)
        for post in asked.read.rows(PostRow, on=asked.day)
        if post.owner not in held and post.organisation in by_key
    ]
    return [*found, *empty]


def _faults(row: OrganisationRow, places: set[str], asked: Asked) -> Iterator[OrganisationFault]:
    if row.parent is None and row.kind in BELOW:
        yield OrganisationFault.PARENT_MISSING
    if row.parent is not None and organisation_on(asked.read, row.parent, asked.day) is None:
        yield OrganisationFault.PARENT_ENDED
    if row.place not in places:
        yield OrganisationFault.PLACE_ENDED


def _finding(fault: OrganisationFault, row: OrganisationRow, post: str = "") -> OrganisationFinding:
    return OrganisationFinding(
        fault=fault,
        organisation=OrganisationId(row.owner),
        name=row.name,
        place=row.place,
        post=post,
    )
