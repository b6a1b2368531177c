"""The answers to questions about powers, and about centres with all that they have."""

from collections import defaultdict
from collections.abc import Iterator

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CentreId, PlaceId, PowerGrantId
from ruralgov.domain.registry import ORGANISATION, Organisation
from ruralgov.domain.staffing import queries_officer as qo
from ruralgov.domain.staffing import queries_power as q
from ruralgov.domain.staffing import texts_power as texts
from ruralgov.domain.staffing import views_officer
from ruralgov.domain.staffing.model_officer import ActCapacity
from ruralgov.domain.staffing.model_power import AssessmentResult, PowerGrant
from ruralgov.domain.staffing.records import POWER
from ruralgov.domain.staffing.rows_power import AssessmentRow, PowerRow
from ruralgov.domain.staffing.rules_officer import A_DAY


def powers(query: q.Powers, asked: Asked) -> list[q.PowerLine]:
    """Return the matters of each town, by place, capacity and code."""
    rows = [
        row
        for row in asked.read.rows(PowerRow, on=asked.day)
        if query.department in (None, row.department)
    ]
    inside = {
        place: query.place in asked.above(place, asked.day) for place in {row.place for row in rows}
    }
    units = asked.read.states(ORGANISATION, {row.department for row in rows})
    assessed = dict[str, AssessmentRow]()
    for one in sorted(asked.read.rows(AssessmentRow), key=lambda each: each.day):
        if one.day <= asked.day:
            assessed[one.owner] = one
    lines = [
        _line(row, units.get(row.department), assessed.get(row.owner), query, asked)
        for row in rows
        if inside[row.place]
    ]
    return sorted(lines, key=lambda one: (one.place, one.capacity, one.code, one.grant))


def _line(
    row: PowerRow,
    unit: Organisation | None,
    assessed: AssessmentRow | None,
    query: q.Powers,
    asked: Asked,
) -> q.PowerLine:
    span = None if unit is None else unit.on(asked.day) or unit.last
    return q.PowerLine(
        grant=PowerGrantId(row.owner),
        place=row.place,
        capacity=row.capacity,
        department=row.department,
        department_name=row.department if span is None else span.name,
        code=row.code,
        title=row.title,
        law=row.law,
        document=row.document,
        since=row.since,
        last=None if row.until == FOREVER else row.until - A_DAY,
        assessed=None if assessed is None else assessed.day,
        result=None if assessed is None else assessed.result,
        faults=tuple(_faults(row, assessed, query, asked)),
    )


def _faults(
    row: PowerRow, assessed: AssessmentRow | None, query: q.Powers, asked: Asked
) -> Iterator[q.PowerFault]:
    if row.capacity is ActCapacity.TRANSFERRED:
        last = row.since if assessed is None else assessed.day
        if (asked.day - last).days > query.assessed_days:
            yield q.PowerFault.UNASSESSED
        if assessed is not None and assessed.result is AssessmentResult.UNFIT:
            yield q.PowerFault.UNFIT
    if (row.until - asked.day).days <= query.within_days:
        yield q.PowerFault.ENDING


def power_file(query: q.PowerFile, asked: Asked) -> PowerGrant:
    """Return a grant; raises ``power_missing``."""
    found = asked.read.state(POWER, query.grant)
    return existing(found, texts.POWER_MISSING, key=query.grant)


def centre_sheets(query: q.CentreSheets, asked: Asked) -> list[q.CentreSheet]:
    """Return each centre with its powers and officers."""
    granted: dict[PlaceId, list[q.PowerLine]] = defaultdict(list)
    for line in powers(q.Powers(place=query.place, within_days=query.within_days), asked):
        granted[line.place].append(line)
    people: dict[CentreId, list[qo.RosterLine]] = defaultdict(list)
    for one in views_officer.secondment_roster(qo.SecondmentRoster(place=query.place), asked):
        people[one.centre].append(one)
    return [
        q.CentreSheet(
            centre=CentreId(row.owner),
            name=row.name,
            place=row.place,
            since=row.since,
            transferred=_count(granted[row.place], ActCapacity.TRANSFERRED),
            commissioned=_count(granted[row.place], ActCapacity.COMMISSIONED),
            powers=tuple(granted[row.place]),
            officers=tuple(people[CentreId(row.owner)]),
            ending=tuple(
                views_officer.ending(people[CentreId(row.owner)], asked.day, query.within_days)
            ),
        )
        for row in views_officer.centres(qo.Centres(place=query.place), asked)
    ]


def _count(lines: list[q.PowerLine], capacity: ActCapacity) -> int:
    return sum(one.capacity is capacity for one in lines)
