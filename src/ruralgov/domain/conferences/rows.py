"""The tables of leading groups, their seats, and liaison officers."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.conferences.model import (
    Liaison,
    SeatRole,
    SteeringGroup,
)
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import OrganisationId, PostId, SteeringGroupId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class SteeringGroupRow:
    """One span of the terms of a leading group; *last_day* is the last on which it may meet."""

    owner: str = ""
    name: str
    host: OrganisationId
    last_day: date | None
    since: date
    until: date


@frozen(kw_only=True)
class GroupSeatRow:
    """That a post sits in a leading group."""

    owner: str = ""
    post: PostId
    role: SeatRole
    since: date
    until: date


@frozen(kw_only=True)
class LiaisonRow:
    """One span of the liaison of a unit with a leading group; *confirmed* is the last time."""

    owner: str = ""
    steering: SteeringGroupId
    unit: OrganisationId
    post: PostId
    substitute: PostId | None
    since: date
    until: date
    confirmed: date


GROUP_TABLES: Final = (
    Table(name="steering_groups", row=SteeringGroupRow, key=("owner", "since")),
    Table(
        name="steering_seats",
        row=GroupSeatRow,
        key=("owner", "post", "since"),
        indexes=(("post",),),
    ),
)
LIAISON_TABLES: Final = (
    Table(
        name="unit_liaisons",
        row=LiaisonRow,
        key=("owner", "since"),
        indexes=(("steering",), ("unit",), ("post",)),
    ),
)


def group_rows(group: SteeringGroup) -> Iterator[SteeringGroupRow | GroupSeatRow]:
    """Give a row for each span of a group and for each seat."""
    for one in group.terms:
        yield SteeringGroupRow(
            name=one.name,
            host=one.host,
            last_day=one.last_day,
            since=one.since,
            until=one.until,
        )
    for seat in group.seats:
        yield GroupSeatRow(post=seat.post, role=seat.role, since=seat.since, until=seat.until)


def liaison_rows(liaison: Liaison) -> Iterator[LiaisonRow]:
    """Give a row for each span of a liaison."""
    for one in liaison.spans:
        days = [each.day for each in liaison.confirmed if one.since <= each.day < one.until]
        yield LiaisonRow(
            steering=liaison.group,
            unit=liaison.unit,
            post=one.post,
            substitute=one.substitute,
            since=one.since,
            until=one.until,
            confirmed=max(days, default=one.since),
        )
