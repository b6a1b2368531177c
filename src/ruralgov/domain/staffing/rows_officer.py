"""The tables of centres, officers, badges and secondments."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import CentreId, OrganisationId, PersonId, PlaceId, PostId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.staffing.model_officer import ActCapacity, Centre, Officer


@frozen(kw_only=True)
class CentreRow:
    """One span of a centre."""

    owner: str = ""
    place: PlaceId
    name: str
    since: date
    until: date


@frozen(kw_only=True)
class OfficerRow:
    """That a person is an officer by a post."""

    owner: str = ""
    person: PersonId
    post: PostId
    department: OrganisationId
    since: date
    until: date


@frozen(kw_only=True)
class BadgeRow:
    """One badge, while the officer holds the post."""

    owner: str = ""
    number: str
    issuer: str
    since: date
    until: date


@frozen(kw_only=True)
class SecondmentRow:
    """That an officer is at a centre, while the officer holds the post at home."""

    owner: str = ""
    person: PersonId
    department: OrganisationId
    centre: CentreId
    capacity: ActCapacity
    since: date
    until: date


CENTRE_TABLES: Final = (
    Table(
        name="enforcement_centres",
        row=CentreRow,
        key=("owner", "since"),
        indexes=(("place",),),
    ),
)
OFFICER_TABLES: Final = (
    Table(
        name="officers",
        row=OfficerRow,
        key=("owner",),
        indexes=(("person",), ("post",)),
    ),
    Table(
        name="badges",
        row=BadgeRow,
        key=("owner", "number", "since"),
        indexes=(("number",),),
    ),
    Table(
        name="secondments",
        row=SecondmentRow,
        key=("owner", "since"),
        indexes=(("person",), ("centre",)),
    ),
)


def centre_rows(centre: Centre) -> Iterator[CentreRow]:
    """Give a row for each span of a centre."""
    for one in centre.spans:
        yield CentreRow(place=one.place, name=one.name, since=one.since, until=one.until)


def officer_rows(officer: Officer) -> Iterator[OfficerRow | BadgeRow | SecondmentRow]:
    """Give the row of an officer, of each badge and each secondment, none beyond the post.

    The first is there even where the post was never held, so that the officer is found again.
    """
    yield OfficerRow(
        person=officer.person,
        post=officer.post,
        department=officer.department,
        since=officer.since,
        until=officer.until,
    )
    for badge in officer.badges:
        if badge.since < officer.until:
            yield BadgeRow(
                number=badge.number,
                issuer=badge.issuer,
                since=badge.since,
                until=min(badge.until, officer.until),
            )
    for one in officer.secondments:
        if one.since < officer.until:
            yield SecondmentRow(
                person=officer.person,
                department=officer.department,
                centre=one.centre,
                capacity=one.capacity,
                since=one.since,
                until=min(one.until, officer.until),
            )
