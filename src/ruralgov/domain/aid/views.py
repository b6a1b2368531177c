"""The answers to questions about files and applications."""

from collections import defaultdict
from datetime import date

from attrs import evolve

from ruralgov.domain.aid import queries as q
from ruralgov.domain.aid import texts
from ruralgov.domain.aid.means.logic import years_ago
from ruralgov.domain.aid.model import FAMILY, OPEN, AidFile, AidPaper, AidStage, Inclusion
from ruralgov.domain.aid.people import asked_for
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.rows import AidApplicationRow, AidFileRow, AidPersonRow
from ruralgov.domain.aid.rules_apply import missing
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import PersonId, PlaceId
from ruralgov.domain.registry import PERSON, Person

ADULT = 18


def aid_files(query: q.AidFiles, asked: Asked) -> list[AidFileRow]:
    """Return the open files of a place."""
    found = asked.read.rows(AidFileRow, on=asked.day)
    return [row for row in found if _inside(row.place, query.place, asked)]


def _inside(place: PlaceId, above: PlaceId, asked: Asked) -> bool:
    return above in asked.above(place, asked.day)


def aid_applications(query: q.AidApplications, asked: Asked) -> list[AidApplicationRow]:
    """Return the applications of a place."""
    stages = frozenset(query.stages) or OPEN
    found = [
        row
        for row in asked.read.rows(AidApplicationRow)
        if row.stage in stages and _inside(row.place, query.place, asked)
    ]
    return sorted(found, key=lambda row: (row.received, row.owner, row.number))


def aid_file_card(query: q.AidFileCard, asked: Asked) -> q.AidCard:
    """Return a file; raises ``aid_file_missing``.

    Nothing that names or describes a minor is shown without an approval for this reader.
    """
    key = query.file
    file = existing(asked.read.state(AID_FILE, key), texts.AID_FILE_MISSING, key=key)
    people = asked.read.states(PERSON, {one.person for one in file.people})
    minors = {person for person, state in people.items() if minor(state, asked.day)}
    shown = not minors or file.approved(asked.actor.account, asked.now)
    hidden = frozenset() if shown else frozenset(minors)
    return q.AidCard(
        file=key,
        seats=file.seats,
        members=tuple(_member(one, people, minors, hidden, asked) for one in file.people),
        situation=(
            None
            if hidden or file.situation is None
            else asked.reveal(AID_FILE.kind, key, "situation", file.situation)
        ),
        held_back=bool(hidden),
        applications=tuple(
            evolve(one, people=asked_for(one, asked.read)) for one in file.applications
        ),
        missing=_missing(file),
        closed=file.closed,
        into=file.into,
    )


def minor(person: Person, day: date) -> bool:
    """Tell whether somebody is under 18 on a day; one of unknown age is held to be."""
    born = person.born()
    return born is None or born.toordinal() > years_ago(day, ADULT)


def _member(
    one: Inclusion,
    people: dict[str, Person],
    minors: set[str],
    hidden: frozenset[str],
    asked: Asked,
) -> q.AidMember:
    person = people[one.person]
    name = person.name_on(asked.day)
    return q.AidMember(
        number=one.number,
        person=one.person,
        name=(
            None if one.person in hidden else asked.reveal(PERSON.kind, one.person, "name", name)
        ),
        minor=one.person in minors,
        circle=one.circle,
        cause=one.cause,
        since=one.since,
        until=one.until,
    )


def _missing(file: AidFile) -> tuple[tuple[int, tuple[AidPaper, ...]], ...]:
    waiting = (AidStage.RECEIVED, AidStage.INCOMPLETE)
    return tuple((one.number, missing(one)) for one in file.applications if one.stage in waiting)


def aid_findings(query: q.AidFindings, asked: Asked) -> list[q.AidFinding]:
    """Return who is of two families."""
    here = {
        row.owner
        for row in asked.read.rows(AidFileRow, on=asked.day)
        if _inside(row.place, query.place, asked)
    }
    files = defaultdict[PersonId, set[str]](set)
    for row in asked.read.rows(AidPersonRow, on=asked.day):
        if row.circle in FAMILY:
            files[row.person].add(row.owner)
    return [
        q.AidFinding(person=person, files=tuple(sorted(some)))
        for person, some in sorted(files.items())
        if len(some) > 1 and some & here
    ]
