"""The answers to questions about duty lists, hindrances and work off the list."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.duties import queries as q
from ruralgov.domain.duties import texts, texts_done
from ruralgov.domain.duties.doers import offices_of
from ruralgov.domain.duties.lists import Lists
from ruralgov.domain.duties.model import A_DAY, CLASSES, DutyItem, DutyList, DutyRole
from ruralgov.domain.duties.model_done import Doer, OffListWork
from ruralgov.domain.duties.records import DUTY_LIST, HINDRANCE, OFF_LIST_WORK
from ruralgov.domain.duties.rows import DutyListRow, HindranceRow, OffListRow, PerformanceRow
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import (
    CITY,
    HindranceId,
    OffListWorkId,
    OrganisationId,
    PlaceId,
)
from ruralgov.domain.registry import PlaceRow, organisation_on, row_on, span_on

A_YEAR: Final = timedelta(days=365)


def duty_lists(query: q.DutyLists, asked: Asked) -> list[DutyListRow]:
    """Return the versions of the lists of a place, the newest first."""
    rows = asked.read.rows(DutyListRow, place=query.place)
    found = [row for row in rows if query.role in (None, row.role)]
    return sorted(found, key=lambda row: (row.since or date.max, row.owner), reverse=True)


def duty_list_on(query: q.DutyListOn, asked: Asked) -> q.ListOnDay:
    """Return the list in force at a place on a day, by class."""
    lists = Lists(query.role, asked.read, asked.above)
    key, known = lists.key(query.place, asked.day), lists.on(query.place, asked.day)
    if key is None or known is None:
        return q.ListOnDay(duty_list=None)
    span, names = known.spans[0], Names(asked)
    return q.ListOnDay(
        duty_list=key,
        title=known.title,
        place=known.place,
        source=known.source,
        approval=known.approval,
        published=known.published,
        since=span.since,
        last=None if span.until == FOREVER else span.until - A_DAY,
        classes=tuple(_parts(known, names)),
        examples=sum(one.example for one in known.items),
    )


def _parts(known: DutyList, names: "Names") -> Iterator[q.ClassPart]:
    stated = {one.duty_class: one.items for one in known.stated}
    for each in CLASSES[known.role]:
        items = tuple(
            q.ListedItem(item=one, department_name=names.department(one))
            for one in known.items
            if one.duty_class is each
        )
        if items:
            yield q.ClassPart(duty_class=each, stated=stated.get(each, 0), items=items)


class Names:
    """The names of units on the day asked, each looked up once."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._names: dict[str, str] = {}

    def of(self, unit: OrganisationId | None) -> str:
        """Return what a unit, or what it became part of, is called; nothing where it is gone."""
        if unit is None:
            return ""
        if unit not in self._names:
            span = span_on(self._asked.read, unit, self._asked.day)
            self._names[unit] = "" if span is None else span.name
        return self._names[unit]

    def department(self, item: DutyItem) -> str:
        """Return the name of the department that answers for an item."""
        return self.of(item.primary_department)


def duty_list_file(query: q.DutyListFile, asked: Asked) -> DutyList:
    """Return a version of a list; raises ``duty_list_missing``."""
    found = asked.read.state(DUTY_LIST, query.duty_list)
    return existing(found, texts.DUTY_LIST_MISSING, key=query.duty_list)


def off_list_file(query: q.OffListFile, asked: Asked) -> OffListWork:
    """Return work off the list; raises ``off_list_missing``."""
    found = asked.read.state(OFF_LIST_WORK, query.work)
    return existing(found, texts_done.OFF_LIST_MISSING, key=query.work)


def off_list_ledger(query: q.OffListLedger, asked: Asked) -> list[q.WorkLine]:
    """Return the exceptions at a place, above and below it; those that expired come first."""
    path = asked.above(query.place, asked.day)
    rows = asked.read.rows(OffListRow)
    here = [
        row for row in rows if row.place in path or query.place in asked.above(row.place, asked.day)
    ]
    return work_lines([row for row in here if query.role in (None, row.role)], asked)


def work_lines(rows: Iterable[OffListRow], asked: Asked) -> list[q.WorkLine]:
    """Return work off the list as it stands on the day asked, in the order of the ledger."""
    known = {row.owner: row for row in rows if row.asked <= asked.day}
    states, names = asked.read.states(OFF_LIST_WORK, known), Names(asked)
    lines = [_work_line(OffListWorkId(key), states[key], names, asked) for key in known]
    order = list(q.WorkState)
    return sorted(lines, key=lambda one: (order.index(one.state), one.last or date.max, one.work))


def _work_line(key: OffListWorkId, work: OffListWork, names: Names, asked: Asked) -> q.WorkLine:
    until = work.until
    return q.WorkLine(
        work=key,
        state=work_state(work, asked.day),
        role=work.role,
        place=work.place,
        place_name=place_name(work.place, asked),
        title=work.title,
        reason=work.reason,
        law=work.law,
        asked_by=work.asked_by,
        asker_name=names.of(work.asked_by),
        asked=work.day,
        money=work.money,
        payer=work.payer,
        payer_name=names.of(work.payer),
        papers=tuple(one.paper for one in work.approvals),
        since=work.since,
        last=None if until is None else until - A_DAY,
        ended_early=work.cause,
        recorded=len(asked.read.rows(PerformanceRow, work=key)),
    )


def place_name(place: PlaceId, asked: Asked) -> str:
    """Return what a place is called on the day asked, or was last; nothing for the city itself."""
    return "" if place == CITY else row_on(asked.read.rows(PlaceRow, owner=place), asked.day).name


def work_state(work: OffListWork, day: date) -> q.WorkState:
    """Return how work off the list stands on a day."""
    since, until = work.since, work.until
    if since is None or until is None:
        return q.WorkState.UNAPPROVED
    if until <= day:
        return q.WorkState.EXPIRED
    return q.WorkState.AHEAD if day < since else q.WorkState.IN_FORCE


def hindrances(query: q.Hindrances, asked: Asked) -> list[q.HindranceLine]:
    """Return what stood in the way of duties; the longest unanswered first."""
    read, since = asked.read, query.since or asked.day - A_YEAR
    if query.department is None:
        rows = read.rows(HindranceRow)
    else:
        rows = read.rows(HindranceRow, department=query.department)
    found = [
        row
        for row in rows
        if (row.answer is None or since <= row.day)
        and row.day <= asked.day
        and query.place in asked.above(row.place, asked.day)
    ]
    return hindrance_lines(found, asked)


def hindrance_lines(rows: Iterable[HindranceRow], asked: Asked) -> list[q.HindranceLine]:
    """Return reports with their answers; the longest unanswered first."""
    known, names = {row.owner: row for row in rows}, Names(asked)
    states = asked.read.states(HINDRANCE, known)
    lists = asked.read.states(DUTY_LIST, {row.duty_list for row in known.values()})
    lines = []
    for key, row in known.items():
        state, of = states[key], lists.get(row.duty_list)
        item = None if of is None else of.item(row.item)
        waits = None if state.answers else (asked.day - row.day).days
        lines.append(
            q.HindranceLine(
                hindrance=HindranceId(key),
                row=row,
                title="" if item is None else item.title,
                department_name=names.of(row.department),
                cause=state.cause,
                answers=state.answers,
                waiting=waits or 0,
            )
        )
    return sorted(lines, key=lambda one: (bool(one.answers), one.row.day, one.hindrance))


def duty_findings(query: q.DutyFindings, asked: Asked) -> list[q.DutyFinding]:
    """Return what is amiss with the lists of a place and with what was recorded there."""
    return [*_of_lists(query.place, asked), *_of_records(query, asked)]


def _of_lists(place: PlaceId, asked: Asked) -> Iterator[q.DutyFinding]:
    for role in DutyRole:
        lists = Lists(role, asked.read, asked.above)
        key, known = lists.key(place, asked.day), lists.on(place, asked.day)
        if key is None or known is None:
            yield q.DutyFinding(fault=q.DutyFault.LIST_NONE, role=role, place=place)
            continue
        for item in known.items:
            unit = item.primary_department
            if unit is not None and organisation_on(asked.read, unit, asked.day) is None:
                yield q.DutyFinding(
                    fault=q.DutyFault.DEPARTMENT_ENDED,
                    role=role,
                    place=known.place,
                    duty_list=key,
                    item=item.code,
                )


def _of_records(query: q.DutyFindings, asked: Asked) -> Iterator[q.DutyFinding]:
    """Give the records whose actor, as it turned out, was not in office that day."""
    since = (query.since or date(asked.day.year, 1, 1)) - A_DAY
    within = ("day", since, asked.day)
    for place in _below(query.place, asked):
        for row in asked.read.rows(PerformanceRow, place=place, span=within):
            doer = Doer(role=row.role, key=row.doer, place=row.place)
            if not any(one.whole(row.day, row.day) for one in offices_of(doer, asked.read)):
                yield q.DutyFinding(
                    fault=q.DutyFault.NOT_IN_OFFICE,
                    role=row.role,
                    place=place,
                    duty_list=row.duty_list,
                    item=row.item,
                    performance=row,
                )


def _below(place: PlaceId, asked: Asked) -> list[PlaceId]:
    """Return a place and those just below it on the day asked."""
    if place == CITY:
        return [PlaceId(row.owner) for row in asked.read.rows(PlaceRow, on=asked.day)]
    rows = asked.read.rows(PlaceRow, on=asked.day, parent=place)
    return [place, *(PlaceId(row.owner) for row in rows)]
