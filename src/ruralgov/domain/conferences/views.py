"""The answers about the leading group, its liaisons and what is amiss."""

from datetime import timedelta

from ruralgov.domain.conferences import queries as q
from ruralgov.domain.conferences import texts
from ruralgov.domain.conferences.findings import (
    Meetings,
    liaison_fault,
    members_without,
    of_conferences,
    of_group,
    of_liaisons,
    of_problems,
    of_resolutions,
)
from ruralgov.domain.conferences.model import CONFIRMED_DAYS, GroupSeat, SteeringGroup
from ruralgov.domain.conferences.model_conference import ConferenceKind
from ruralgov.domain.conferences.records import LIAISON, STEERING_GROUP
from ruralgov.domain.conferences.rows import LiaisonRow, SteeringGroupRow
from ruralgov.domain.conferences.units import Names
from ruralgov.domain.kernel.declare import Asked, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import LiaisonId, OrganisationId, PostId, SteeringGroupId
from ruralgov.domain.registry import PERSON, POST, HolderRow, organisation_on, present_person


def steering_groups(_: q.SteeringGroups, asked: Asked) -> list[SteeringGroupRow]:
    """Return the leading groups of the day."""
    rows = asked.read.rows(SteeringGroupRow, on=asked.day)
    return sorted(rows, key=lambda row: (row.name, row.owner))


def _group(key: SteeringGroupId, read: Read) -> SteeringGroup:
    group = read.state(STEERING_GROUP, key)
    if group is None or not group.terms:
        raise Refused(texts.STEERING_GROUP_MISSING, key=key)
    return group


def steering_sheet(query: q.SteeringSheet, asked: Asked) -> q.GroupSheet:
    """Return one group on a day; before its first day, as it will be."""
    read, day = asked.read, asked.day
    group = _group(query.group, read)
    terms = group.on(day) or (group.terms[0] if day < group.terms[0].since else group.last)
    held, names = Meetings(read, day, query.group), Names(read, day)
    year = [row for row in held.rows if row.day.year == day.year]
    found = [
        *of_group(query.group, group, held, read, day),
        *of_liaisons(query.group, group, read, day),
    ]
    return q.GroupSheet(
        group=query.group,
        terms=terms,
        host=organisation_on(read, terms.host, day),
        host_name=names(terms.host),
        meets=group.meets(day),
        seats=tuple(_seat(one, names, asked) for one in group.seats_on(day)),
        rule=group.rule_on(day),
        held=len(year),
        regular=sum(row.kind is ConferenceKind.REGULAR for row in year),
        last_held=max((row.day for row in held.rows), default=None),
        history=group.terms,
        findings=tuple(sorted(found, key=lambda one: (one.since, one.fault, one.about))),
    )


def _seat(seat: GroupSeat, names: Names, asked: Asked) -> q.SeatLine:
    post = asked.read.state(POST, seat.post)
    rows = asked.read.rows(HolderRow, on=asked.day, owner=seat.post)
    unit = OrganisationId("") if post is None else post.organisation
    return q.SeatLine(
        post=seat.post,
        role=seat.role,
        title=title_of(asked, seat.post),
        unit=unit,
        unit_name=names(unit),
        basis=seat.basis,
        since=seat.since,
        holders=len({present_person(asked.read, row.person) for row in rows}),
        post_there=post is not None and post.on(asked.day) is not None,
    )


def title_of(asked: Asked, key: PostId | None) -> str:
    """Return what a post is called on a day, or was called last."""
    post = None if key is None else asked.read.state(POST, key)
    if post is None:
        return ""
    span = post.on(asked.day)
    return post.title if span is None else span.title


def steering_names(query: q.SteeringNames, asked: Asked) -> list[q.NamedSeat]:
    """Return who holds the posts of the seats of a day, by name."""
    read = asked.read
    seats = [
        (seat.post, present_person(read, row.person))
        for seat in _group(query.group, read).seats_on(asked.day)
        for row in read.rows(HolderRow, on=asked.day, owner=seat.post)
    ]
    people = read.states(PERSON, {person for _, person in seats})
    return [
        q.NamedSeat(
            post=post,
            person=person,
            name=asked.reveal(PERSON.kind, person, "name", people[person].name),
        )
        for post, person in dict.fromkeys(seats)
        if person in people
    ]


def liaisons(query: q.Liaisons, asked: Asked) -> q.LiaisonList:
    """Return the liaisons of a group, the stale ones first, and units without any."""
    group, names = _group(query.group, asked.read), Names(asked.read, asked.day)
    rows = asked.read.rows(LiaisonRow, on=asked.day, steering=query.group)
    lines = [_liaison(row, names, asked) for row in rows]
    missing = [unit for unit, _ in members_without(query.group, group, asked.read, asked.day)]
    return q.LiaisonList(
        lines=tuple(sorted(lines, key=lambda one: (one.fault is None, one.unit_name))),
        stale=sum(one.fault is not None for one in lines),
        missing=tuple(OrganisationId(one) for one in missing),
        missing_names=tuple(names(one) for one in missing),
    )


def _liaison(row: LiaisonRow, names: Names, asked: Asked) -> q.LiaisonLine:
    state = asked.read.state(LIAISON, row.owner)
    span = None if state is None else state.on(asked.day)
    fault = liaison_fault(row, asked.read, asked.day)
    return q.LiaisonLine(
        liaison=LiaisonId(row.owner),
        unit=row.unit,
        unit_name=names(row.unit),
        post=row.post,
        title=title_of(asked, row.post),
        substitute=row.substitute,
        substitute_title=title_of(asked, row.substitute),
        contact="" if span is None else span.contact,
        channel="" if span is None else span.channel,
        since=row.since,
        confirmed=row.confirmed,
        confirm_by=row.confirmed + timedelta(days=CONFIRMED_DAYS - 1),
        fault=None if fault is None else fault[0],
    )


def coordination_findings(
    query: q.CoordinationFindings, asked: Asked
) -> list[q.CoordinationFinding]:
    """Return what is amiss, the longest first."""
    read, day = asked.read, asked.day
    held = Meetings(read, day, query.group)
    rows = read.rows(SteeringGroupRow, on=day)
    keys = [row.owner for row in rows if query.group in (None, row.owner)]
    found = [*of_conferences(held, day)]
    for key, group in read.states(STEERING_GROUP, keys).items():
        found += [*of_group(key, group, held, read, day), *of_liaisons(key, group, read, day)]
    found += [*of_resolutions(query.group, read, day), *of_problems(query.group, held, read, day)]
    return sorted(found, key=lambda one: (one.since, one.fault, one.name, one.about))
