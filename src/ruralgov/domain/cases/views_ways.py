"""The answers to questions about what few cases have."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, TypeVar

from ruralgov.domain.cases.beside import CoState
from ruralgov.domain.cases.messages_help import CoTaskAnswered
from ruralgov.domain.cases.messages_reporter import CaseChased, CaseSupplemented
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.need_to_know import needed
from ruralgov.domain.cases.queries import CoAnswer, Supplement
from ruralgov.domain.cases.queries_ways import Chases, CoTasks, Grievances
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rights import for_units
from ruralgov.domain.cases.roles import HANDLER
from ruralgov.domain.cases.rows import OpenCaseRow
from ruralgov.domain.cases.rows_reporter import ChaseRow
from ruralgov.domain.cases.rows_ways import CoTaskRow, GrievanceRow
from ruralgov.domain.cases.units import unit_name
from ruralgov.domain.kernel.clock import stamp, stamp_end
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CITY, CaseId, PlaceId
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.registry import Map

R = TypeVar("R", bound=GrievanceRow | CoTaskRow | ChaseRow)


def grievances(query: Grievances, asked: Asked) -> list[GrievanceRow]:
    """Return the grievances of a place and below it, oldest first."""
    read = asked.read
    found = read.rows(GrievanceRow) if query.settled else read.rows(GrievanceRow, waiting=True)
    inside = _inside(found, query.place, asked)
    return sorted(inside, key=lambda row: (row.since, row.number))


def co_tasks(query: CoTasks, asked: Asked) -> list[CoTaskRow]:
    """Return the open tasks of co-units of a place and below it, by when they are due.

    A handler is shown those of his unit (rule 28).
    """
    found = _inside(asked.read.rows(CoTaskRow, state=CoState.OPEN), query.place, asked)
    rows = (row for row in found if not query.late or row.due < asked.now)
    if asked.roles == {HANDLER}:
        rows = (row for row in rows if for_units(row.place, asked, row.unit))
    return sorted(rows, key=lambda row: (row.due, row.number, row.unit))


def co_answers(
    key: CaseId, case: Case, roles: Iterable[Role], asked: Asked
) -> tuple[CoAnswer, ...]:
    """Return the tasks of this round, with the answers for whom what was said is for (rule 41)."""
    tasks = [one for one in case.aside.co_tasks if one.round == case.round]
    if not tasks:
        return ()
    said = _said(key, asked) if needed("text", roles, case.stage) else {}
    return tuple(
        CoAnswer(
            unit=one.unit,
            name=unit_name(asked.read, one.unit, asked.day),
            due=one.due,
            state=one.state,
            ended=one.ended_at,
            answer=asked.reveal(CASE.kind, key, "note", said.get((one.unit, one.ended_at))),
        )
        for one in tasks
    )


def _said(key: CaseId, asked: Asked) -> dict[tuple[str, datetime | None], OfficerText]:
    """Return the answers of units that helped, by unit and instant."""
    events = (happened.event for happened in asked.history(CASE, key))
    return {(e.unit, e.at): e.answer for e in events if isinstance(e, CoTaskAnswered)}


def supplements(
    key: CaseId, case: Case, roles: Iterable[Role], asked: Asked
) -> tuple[Supplement, ...]:
    """Return what the reporter said since, for whom what was said is for (rule 47)."""
    if not (case.aside.supplements or case.aside.chases) or not needed("text", roles, case.stage):
        return ()
    events = [happened.event for happened in asked.history(CASE, key)]
    return tuple(
        Supplement(
            at=one.at,
            channel=one.channel,
            chased=isinstance(one, CaseChased),
            words=asked.reveal(CASE.kind, key, "words", one.words),
        )
        for one in events
        if isinstance(one, CaseSupplemented | CaseChased)
    )


def chases(query: Chases, asked: Asked) -> list[ChaseRow]:
    """Return the reporters of a place and below it who wait for an answer, by when it is due.

    A handler is shown those of cases that his unit has (rule 28).
    """
    found = _inside(asked.read.rows(ChaseRow, waiting=True), query.place, asked)
    rows = (row for row in found if not query.late or (row.due or asked.now) < asked.now)
    if asked.roles == {HANDLER}:
        rows = (row for row in rows if _is_ours(row, asked))
    return sorted(rows, key=lambda row: (row.due, row.number))


def _is_ours(row: ChaseRow, asked: Asked) -> bool:
    case = asked.read.one(OpenCaseRow, owner=row.owner)
    unit = None if case is None else case.unit
    return unit is not None and for_units(row.place, asked, unit)


def reclassed(case: Case, lang: str) -> Iterator[str]:
    """Give of which matters a case was before, and when it was due then (rule 40)."""
    for one in case.aside.earlier:
        due = None if one.due is None else stamp_end(one.due)
        if one.matter != case.matter or one.due != (case.deadline and case.deadline.due):
            yield _EARLIER[lang].format(at=stamp(one.until), matter=one.matter, due=due or "-")


_EARLIER: Final = {
    "zh": "{at}前为事项{matter}，当时应于{due}前办结",
    "en": "until {at} it was of matter {matter}, then due by {due}",
}


def _inside(rows: Iterable[R], place: PlaceId, asked: Asked) -> Iterable[R]:
    """Return the rows of a place and of those below it, as it is on the day asked."""
    if place == CITY:
        return rows
    inside = set(Map.of(asked.read).below(place, asked.day))
    return (row for row in rows if row.place in inside)
