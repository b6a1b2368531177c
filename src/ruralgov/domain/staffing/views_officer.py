"""The answers to questions about centres, officers and secondments."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import OfficerId, OrganisationId, PlaceId
from ruralgov.domain.registry import ORGANISATION, PERSON
from ruralgov.domain.staffing import queries_officer as q
from ruralgov.domain.staffing import texts_officer as texts
from ruralgov.domain.staffing.model_officer import Officer
from ruralgov.domain.staffing.naming import place_names
from ruralgov.domain.staffing.records import OFFICER
from ruralgov.domain.staffing.rows_officer import BadgeRow, CentreRow, OfficerRow, SecondmentRow
from ruralgov.domain.staffing.rules_officer import A_DAY


def centres(query: q.Centres, asked: Asked) -> list[CentreRow]:
    """Return the centres of the day, by place."""
    rows = asked.read.rows(CentreRow, on=asked.day)
    inside = (row for row in rows if query.place in asked.above(row.place, asked.day))
    return sorted(inside, key=lambda row: (row.place, row.owner))


def secondment_roster(query: q.SecondmentRoster, asked: Asked) -> list[q.RosterLine]:
    """Return who is seconded where, by department and place."""
    at = {row.owner: row.place for row in centres(q.Centres(place=query.place), asked)}
    rows = [
        row
        for row in asked.read.rows(SecondmentRow, on=asked.day)
        if row.centre in at and query.department in (None, row.department)
    ]
    units = asked.read.states(ORGANISATION, {row.department for row in rows})
    badges: dict[str, list[BadgeRow]] = defaultdict(list)
    for badge in asked.read.rows(BadgeRow, on=asked.day) if rows else ():
        badges[badge.owner].append(badge)
    lines = []
    for row in rows:
        unit = units.get(row.department)
        span = None if unit is None else unit.on(asked.day) or unit.last
        last = max((one.until - A_DAY for one in badges[row.owner]), default=None)
        lines.append(
            q.RosterLine(
                officer=OfficerId(row.owner),
                person=row.person,
                department=row.department,
                department_name=row.department if span is None else span.name,
                centre=row.centre,
                place=at[row.centre],
                capacity=row.capacity,
                since=row.since,
                last=row.until - A_DAY,
                badge_last=last,
            )
        )
    return sorted(lines, key=lambda one: (one.department_name, one.place, one.since, one.officer))


def secondment_table(query: q.SecondmentTable, asked: Asked) -> q.RosterTable:
    """Return how many people of each department are in each town, each person once."""
    lines = secondment_roster(q.SecondmentRoster(place=query.place), asked)
    people: dict[tuple[OrganisationId, str, PlaceId], set[str]] = defaultdict(set)
    sent: dict[tuple[str, str], set[str]] = defaultdict(set)
    there: dict[tuple[str, str], set[str]] = defaultdict(set)
    names = place_names({one.place for one in lines}, asked.day, asked.read)
    for one in lines:
        people[one.department, one.department_name, one.place].add(one.person)
        sent[one.department, one.department_name].add(one.person)
        there[one.place, names[one.place]].add(one.person)
    return q.RosterTable(
        day=asked.day,
        by_department=_sums(sent),
        by_town=_sums(there),
        towns=len(there),
        cells=tuple(
            q.RosterCell(
                department=department, department_name=name, place=place, people=len(those)
            )
            for (department, name, place), those in people.items()
        ),
        people=len({one.person for one in lines}),
        departments=len({one.department for one in lines}),
    )


def _sums(people: dict[tuple[str, str], set[str]]) -> tuple[q.RosterSum, ...]:
    return tuple(
        q.RosterSum(key=key, name=name, people=len(those))
        for (key, name), those in sorted(people.items(), key=lambda one: one[0][::-1])
    )


def ending_badges(query: q.EndingBadges, asked: Asked) -> list[q.RosterLine]:
    """Return whose badge is missing or ends soon, the missing ones first."""
    lines = secondment_roster(q.SecondmentRoster(place=query.place), asked)
    return ending(lines, asked.day, query.within_days)


def ending(lines: Iterable[q.RosterLine], day: date, within_days: int) -> list[q.RosterLine]:
    """Return those lines of which the badge is missing or ends within days."""
    soon = [
        one for one in lines if one.badge_last is None or (one.badge_last - day).days <= within_days
    ]
    return sorted(soon, key=lambda one: (one.badge_last or day - A_DAY, one.officer))


def officer_names(query: q.OfficerNames, asked: Asked) -> list[q.NamedOfficer]:
    """Return the names of who is seconded; each is a reading."""
    lines = secondment_roster(q.SecondmentRoster(place=query.place), asked)
    people = asked.read.states(PERSON, {one.person for one in lines})
    return [
        q.NamedOfficer(
            officer=one.officer,
            person=one.person,
            name=asked.reveal(PERSON.kind, one.person, "name", person.name_on(asked.day)),
        )
        for one in lines
        if (person := people.get(one.person)) is not None
    ]


def officers(query: q.Officers, asked: Asked) -> list[OfficerRow]:
    """Return the officers of the day."""
    rows = asked.read.rows(OfficerRow, on=asked.day)
    found = (row for row in rows if query.department in (None, row.department))
    return sorted(found, key=lambda row: (row.department, row.owner))


def badges(query: q.Badges, asked: Asked) -> list[BadgeRow]:
    """Return the badges of the day by their numbers."""
    only: dict[str, Any] = {} if query.number is None else {"number": query.number}
    rows = asked.read.rows(BadgeRow, on=asked.day, **only)
    return sorted(rows, key=lambda row: (row.number, row.issuer))


def officer_file(query: q.OfficerFile, asked: Asked) -> Officer:
    """Return an officer; raises ``officer_missing``."""
    found = asked.read.state(OFFICER, query.officer)
    return existing(found, texts.OFFICER_MISSING, key=query.officer)
