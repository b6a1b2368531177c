"""What follows for grids: whoever is gone leaves lanes and offices that same day."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids.groups import messages as g
from ruralgov.domain.grids.groups.model import GroupOffice
from ruralgov.domain.grids.groups.records import VILLAGER_GROUP
from ruralgov.domain.grids.groups.rows import GroupOfficeRow, GroupRow
from ruralgov.domain.grids.model import ChiefBasis
from ruralgov.domain.grids.people import OFFICES, POSTS, Standing, basis_holds, leads_to, successors
from ruralgov.domain.grids.records import GRID_PLAN
from ruralgov.domain.grids.rows import ChiefRow
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId, VillagerGroupId
from ruralgov.domain.registry import (
    HOUSEHOLD,
    PERSON,
    POST,
    HolderRow,
    HouseholdClosed,
    HouseholdMoved,
    MemberRow,
    OrganisationClosed,
    PersonEnded,
    PersonErased,
    PersonMerged,
    PersonMoved,
    PersonSeparated,
    PostAbolished,
    PostLeft,
    PostRow,
)

Offices = Iterator[m.VacateOffices | g.VacateGroupOffices]
Followed = Iterator[m.FollowChiefs | g.FollowElected]
GONE, ERASED, MOVED = "去世或迁出", "信息已注销", "迁往他村"
CLOSED, UNSEATED = "销户", "原任职务已终止"


def vacate_who_ended(event: PersonEnded, key: str, given: Given) -> Offices:
    """Whoever died or moved away holds no office of a grid, lane or group from that day on."""
    yield from _vacated(PersonId(key), event.since, GONE, given)


def vacate_who_is_erased(_: PersonErased, key: str, given: Given) -> Offices:
    """Nobody who was erased holds an office."""
    yield from _vacated(PersonId(key), given.today, ERASED, given)


def follow_merged(event: PersonMerged, key: str, given: Given) -> Followed:
    """The offices of a person who was entered twice are of the one who is kept."""
    yield from _following(key, given)


def follow_separated(event: PersonSeparated, key: str, given: Given) -> Followed:
    """The offices of a person who was merged by mistake are theirs again."""
    yield from _following(event.into, given)


def _following(person: str, given: Given) -> Followed:
    offices = given.read.rows(ChiefRow, person=person)
    for village in dict.fromkeys(row.owner for row in offices):
        yield m.FollowChiefs(village=PlaceId(village))
    elected = given.read.rows(GroupOfficeRow, person=person)
    for group in dict.fromkeys(row.owner for row in elected):
        yield g.FollowElected(group=VillagerGroupId(group))


def vacate_who_moved(event: PersonMoved, key: str, given: Given) -> Offices:
    """Whoever moves to another village holds no office in the one before."""
    person = given.read.state(PERSON, key)
    homes = [] if person is None else [one.household for one in person.memberships[-2:]]
    before = given.read.state(HOUSEHOLD, homes[0]) if homes else None
    after = given.read.state(HOUSEHOLD, event.household)
    if before is not None and after is not None:
        here, there = before.last.village, after.last.village
        if here != there:
            yield from _vacated(PersonId(key), event.since, MOVED, given, there)


def leave_where_it_was(
    event: HouseholdMoved, key: str, given: Given
) -> Iterator[m.LeaveLanes | m.VacateOffices | g.VacateGroupOffices]:
    """A household that moves to another village leaves its lane, and its people their offices."""
    household = given.read.state(HOUSEHOLD, key)
    before = None if household is None else household.spans[-2:][0].village
    if before is None or before == event.village:
        return
    if leads_to(given.read, before, event.village, event.since):
        return  # what is there goes to its successor with all its lanes
    yield from _left(before, key, event.since, MOVED, given)
    if _has_officers(before, event.since, given):
        for row in given.read.rows(MemberRow, on=event.since, household=HouseholdId(key)):
            yield from _vacated(PersonId(row.owner), event.since, MOVED, given, event.village)


def leave_when_closed(event: HouseholdClosed, key: str, given: Given) -> Iterator[m.LeaveLanes]:
    """A household that ended is in no lane."""
    household = given.read.state(HOUSEHOLD, key)
    if household is not None:
        yield from _left(household.last.village, key, event.since, CLOSED, given)


def vacate_who_left_a_post(event: PostLeft, _key: str, given: Given) -> Offices:
    """A chief by a post is one as long as he holds one."""
    yield from _unseated(event.person, frozenset(POSTS), event.since, given)


def vacate_of_closed(event: OrganisationClosed, key: str, given: Given) -> Offices:
    """Nobody is chief by a post of an organisation that has ended."""
    for post in given.read.rows(PostRow, organisation=key):
        for holding in given.read.rows(HolderRow, on=event.since, owner=post.owner):
            yield from _unseated(holding.person, frozenset(POSTS), event.since, given)


def vacate_of_abolished(event: PostAbolished, key: str, given: Given) -> Offices:
    """Nobody is chief by a post that was abolished, alone or with an organisation that merged."""
    post = given.read.state(POST, key)
    for one in () if post is None else post.holdings:
        if one.until == event.since:
            yield from _unseated(one.person, frozenset(POSTS), event.since, given)


def vacate_who_left_a_group(event: g.GroupOfficeLeft, _key: str, given: Given) -> Offices:
    """A chief by an office of a villager group is one as long as he holds one."""
    yield from _unseated(event.person, _bases(event.office), event.since, given)


def vacate_of_ended_group(event: g.GroupEnded, key: str, given: Given) -> Offices:
    """Nobody is chief by an office of a villager group that has ended."""
    group = given.read.state(VILLAGER_GROUP, key)
    for one in () if group is None else group.elected:
        if one.until == event.since:
            yield from _unseated(one.person, _bases(one.office), event.since, given)


def found_groups(event: m.GridsChanged, key: str, _given: Given) -> Iterator[g.FoundGroup]:
    """A villager group that a plan names for the first time is founded with it."""
    for one in event.founded:
        yield g.FoundGroup(
            id=one.id, village=PlaceId(key), name=one.name, since=event.since, basis=event.basis
        )


def take_over(
    event: m.GridsHandedOver, key: str, given: Given
) -> Iterator[m.TakeOverGrids | g.HandOverGroup]:
    """What a village hands over, and its groups, are those of its successor."""
    village = PlaceId(key)
    yield m.TakeOverGrids(
        village=event.into,
        source=village,
        grids=event.grids,
        lanes=event.lanes,
        chiefs=event.chiefs,
        contacts=event.contacts,
        exemptions=event.exemptions,
        since=event.since,
        basis=event.basis,
    )
    for row in given.read.rows(GroupRow, on=event.since, village=village):
        yield g.HandOverGroup(
            group=VillagerGroupId(row.owner),
            village=event.into,
            since=event.since,
            basis=event.basis,
        )


def _has_officers(village: PlaceId, since: date, given: Given) -> bool:
    """Tell whether somebody may hold an office there, of states at hand: hundreds may move at once.

    Without a plan nothing is at hand, and each household is asked.
    """
    plan = given.read.state(GRID_PLAN, village)
    if plan is None or any(chief.until > since for chief in plan.chiefs):
        return True
    groups = dict.fromkeys(lane.group for lane in plan.lanes if lane.group is not None)
    known = (given.read.state(VILLAGER_GROUP, group) for group in groups)
    return any(one.until > since for group in known if group for one in group.elected)


def _left(
    village: PlaceId, household: str, since: date, cause: str, given: Given
) -> Iterator[m.LeaveLanes]:
    """Ask it of the plan where the household is; a state at hand, and no table."""
    for place in successors(given.read, village, since):
        plan = given.read.state(GRID_PLAN, place)
        if plan is not None and plan.holds(household, since):
            yield m.LeaveLanes(
                village=place, household=HouseholdId(household), since=since, cause=cause
            )


def _vacated(person: PersonId, since: date, cause: str, given: Given, stays: str = "") -> Offices:
    """Give what ends the offices of somebody, but those in the village where they are now."""
    offices = given.read.rows(ChiefRow, person=person)
    villages = dict.fromkeys(row.owner for row in offices if row.until > since)
    for village in villages:
        if village != stays and not (stays and leads_to(given.read, village, stays, since)):
            yield m.VacateOffices(village=PlaceId(village), person=person, since=since, cause=cause)
    held = given.read.rows(GroupOfficeRow, person=person)
    for group in dict.fromkeys(row.owner for row in held if row.until > since):
        known = given.read.state(VILLAGER_GROUP, group)
        if known is not None and known.last.village != stays:
            yield g.VacateGroupOffices(
                group=VillagerGroupId(group), person=person, since=since, cause=cause
            )


def _unseated(
    person: PersonId, bases: Iterable[ChiefBasis], since: date, given: Given
) -> Iterator[m.VacateOffices]:
    """Give what ends offices on bases that do not hold any more."""
    standing = Standing(village=PlaceId(""), party_member=False)
    offices = [row for row in given.read.rows(ChiefRow, person=person) if row.until > since]
    for village in dict.fromkeys(row.owner for row in offices if row.basis in bases):
        lost = frozenset(
            basis
            for basis in bases
            if not basis_holds(given.read, village, person, basis, standing, since)
        )
        if lost:
            yield m.VacateOffices(
                village=PlaceId(village), person=person, since=since, cause=UNSEATED, lost=lost
            )


def _bases(office: GroupOffice) -> frozenset[ChiefBasis]:
    return frozenset(basis for basis, one in OFFICES.items() if one is office)


REACTIONS: Final[Reactions] = {
    PersonEnded: (vacate_who_ended,),
    PersonErased: (vacate_who_is_erased,),
    PersonMerged: (follow_merged,),
    PersonMoved: (vacate_who_moved,),
    PersonSeparated: (follow_separated,),
    HouseholdMoved: (leave_where_it_was,),
    HouseholdClosed: (leave_when_closed,),
    PostLeft: (vacate_who_left_a_post,),
    OrganisationClosed: (vacate_of_closed,),
    PostAbolished: (vacate_of_abolished,),
    g.GroupOfficeLeft: (vacate_who_left_a_group,),
    g.GroupEnded: (vacate_of_ended_group,),
    m.GridsChanged: (found_groups,),
    m.GridsHandedOver: (take_over,),
}
