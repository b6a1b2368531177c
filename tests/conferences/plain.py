"""A world without a store: units, posts and their holders, and a leading group of four seats."""

from datetime import date
from functools import reduce
from typing import Any, Final

from ruralgov.domain import conferences as c
from ruralgov.domain.access import AccountRow, AccountUnitRow
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    ConferenceId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
    SteeringGroupId,
)
from ruralgov.domain.meetings import Share
from ruralgov.domain.registry import (
    HolderRow,
    Organisation,
    OrganisationKind,
    OrganisationSpan,
    Post,
    PostSpan,
)
from tests.conferences.office import BEGUN, MAY, establishing, item
from tests.grids.plans import someone

GROUP: Final = SteeringGroupId("g")
CONFERENCE: Final = ConferenceId("conf")
UNITS: Final = {
    name: OrganisationId(name) for name in ("office", "party", "bureau", "watch", "stranger")
}
SEATS: Final = {
    "head": ("party", c.SeatRole.LEADER),
    "deputy": ("office", c.SeatRole.DEPUTY),
    "bureau": ("bureau", c.SeatRole.MEMBER),
    "watch": ("watch", c.SeatRole.MEMBER),
}
FIRST: Final = date(2023, 1, 1)


def post(name: str) -> PostId:
    return PostId(name)


def person(name: str) -> PersonId:
    return PersonId(f"p-{name}")


def organisation(until: date = FOREVER, successor: str | None = None) -> Organisation:
    span = OrganisationSpan(
        name="单位", kind=OrganisationKind.DEPARTMENT, place=CITY, since=FIRST, until=until
    )
    return Organisation(
        spans=(span,), successor=None if successor is None else OrganisationId(successor)
    )


def a_post(unit: str, until: date = FOREVER) -> Post:
    return Post(
        organisation=UNITS[unit],
        basis="三定方案",
        spans=(PostSpan(title="负责人", seats=2, since=FIRST, until=until),),
    )


def holder(name: str, who: str | None = None, since: date = FIRST, **more: Any) -> HolderRow:
    """Return that somebody holds a post; by default the person of its own name."""
    values: dict[str, Any] = {"until": FOREVER}
    return HolderRow(
        owner=name, person=person(who or name), basis="任命", since=since, **values | more
    )


POSTS: Final = {name: unit for name, (unit, _) in SEATS.items()} | {"spare": "bureau"}
WORLD: Final[dict[tuple[str, str], Any]] = {
    **{("organisation", name): organisation() for name in UNITS},
    **{("post", name): a_post(unit) for name, unit in POSTS.items()},
    **{("person", person(name)): someone() for name in (*POSTS, "other", "third")},
}
HOLDERS: Final = tuple(holder(name) for name in POSTS)


def accounts(*pairs: tuple[str, str, str | None]) -> tuple[Any, ...]:
    """Return rows of accounts: each with the person behind it, and its unit where it has one."""
    found: list[Any] = []
    for name, who, unit in pairs:
        found.append(
            AccountRow(
                owner=name,
                person=person(who),
                machine=None,
                since=FIRST,
                until=FOREVER,
                departed=None,
            )
        )
        if unit is not None:
            found.append(AccountUnitRow(owner=name, unit=UNITS[unit], since=FIRST, until=FOREVER))
    return tuple(found)


def group(*more: Any) -> c.SteeringGroup:
    """Return the group with its seats and a rule of two thirds, after more events."""
    plan = establishing(UNITS["office"])
    founded = c.SteeringGroupEstablished(
        name=plan.name,
        mandate=plan.mandate,
        host=plan.host,
        last_day=plan.last_day,
        end_condition="",
        since=plan.since,
        basis=plan.basis,
    )
    seats = [
        c.PostSeated(seat=c.GroupSeat(post=post(name), role=role, basis="文", since=BEGUN))
        for name, (_, role) in SEATS.items()
    ]
    rule = c.ConferenceRule(
        quorum=Share(part=2, whole=3), every_months=3, basis="议事规则", since=BEGUN
    )
    events = (founded, *seats, c.ConferenceRuleAdopted(adopted=rule), *more)
    return reduce(c.STEERING_GROUP.apply, events, None)  # type: ignore[return-value]


def steering() -> c.SteeringGroup:
    return group()


def convened(*items: c.ItemPlan, **more: Any) -> c.ConferenceConvened:
    """Return that a regular conference was called for the first of May."""
    values: dict[str, Any] = {"kind": c.ConferenceKind.REGULAR, "day": MAY, "called": ()}
    return c.ConferenceConvened(
        number="371082-2024-000001",
        group=GROUP,
        venue="第一会议室",
        convener=post("head"),
        by=AccountId("convener"),
        items=items or (item(UNITS["bureau"]),),
        **values | more,
    )


def seat(name: str, *people: str) -> c.RosterSeat:
    unit, role = SEATS[name]
    holders = tuple(person(one) for one in people or (name,))
    return c.RosterSeat(
        post=post(name), role=role, unit=UNITS[unit], title="负责人", holders=holders
    )


def held(*names: str) -> c.ConferenceHeld:
    """Return that holders of some posts came, those of all by default."""
    came = tuple(c.CameFor(post=post(name), person=person(name)) for name in names or SEATS)
    there = c.Gathering(
        chair=post("head"),
        roster=tuple(seat(name) for name in SEATS),
        came=came,
        entitled=4,
        needed=3,
        recorder=AccountId("recorder"),
    )
    return c.ConferenceHeld(gathering=there)


def minuted(*items: c.ItemPlan, came: tuple[str, ...] = (), **more: Any) -> tuple[Any, ...]:
    """Return the events of a conference that decided its items, up to its issued minutes."""
    called = convened(*items, **more)
    disposed = [
        c.ItemDisposed(
            item=number, outcome=c.ItemOutcome.DECIDED, words="议定", by=AccountId("recorder")
        )
        for number in range(1, len(called.items) + 1)
    ]
    drafted = c.ConferenceMinutesDrafted(
        reference="纪要1号",
        reservations=(),
        recipients=(UNITS["bureau"],),
        secrecy=c.Secrecy.INTERNAL,
        day=called.day,
        by=AccountId("drafter"),
    )
    signed = c.ConferenceMinutesSigned(day=called.day, by=AccountId("signer"))
    return called, held(*came), *disposed, drafted, signed


def conference(*events: Any) -> c.Conference:
    return reduce(c.CONFERENCE.apply, events, None)  # type: ignore[return-value]


PLACE: Final = PlaceId("village")
