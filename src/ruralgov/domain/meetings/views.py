"""The answers to questions about bodies, meetings, decisions and procedures."""

from datetime import date, timedelta
from typing import Any, Final, TypeVar

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.meetings import queries as q
from ruralgov.domain.meetings import texts, texts_decision
from ruralgov.domain.meetings.law import LAW
from ruralgov.domain.meetings.model import DecisionRule
from ruralgov.domain.meetings.model_decision import Step
from ruralgov.domain.meetings.model_meeting import Meeting
from ruralgov.domain.meetings.records import (
    BODY,
    DECISION,
    DECISION_RULES,
    KEY,
    MEETING,
    PROCEDURE,
)
from ruralgov.domain.meetings.rows import BodyRow, DecisionRow, MeetingRow, ProcedureRow
from ruralgov.domain.meetings.rules_seats import sitting
from ruralgov.domain.registry import PLACE

A_DAY: Final = timedelta(days=1)
A_MONTH: Final = timedelta(days=31)
A_YEAR: Final = timedelta(days=366)
LONG: Final = 8 * A_YEAR
"""More than so many days are no part: all that is older is read at once."""
FIRST: Final = date.min + A_DAY
"""The first day that is asked about: a window names the day before it."""
FEW: Final = 100
"""Up to so many villages are asked one by one; of more, all of the days are read."""
R = TypeVar("R", MeetingRow, DecisionRow)


def bodies(query: q.Bodies, asked: Asked) -> list[BodyRow]:
    """Return the bodies of the day, or those whose term is over and that were not renewed."""
    if not query.lapsed:
        rows = asked.read.rows(BodyRow, on=None if query.ended else asked.day)
    else:
        last: dict[str, BodyRow] = {}
        for row in asked.read.rows(BodyRow):
            if row.owner not in last or row.since > last[row.owner].since:
                last[row.owner] = row
        rows = [row for row in last.values() if row.until <= asked.day and row.until != FOREVER]
    inside = (row for row in rows if query.place in asked.above(row.place, asked.day))
    return sorted(inside, key=lambda row: (row.place, row.kind, row.name, row.owner))


def roster_of(query: q.RosterOf, asked: Asked) -> list[q.Sitting]:
    """Return who sits in a body on the day asked; raises ``body_missing``."""
    body = existing(asked.read.state(BODY, query.body), texts.BODY_MISSING, body=query.body)
    seated = sitting(body, asked.day, asked.read)
    return [q.Sitting(person=one, kind=kind) for one, kind in sorted(seated.items())]


def rules_of(query: q.RulesOf, asked: Asked) -> list[DecisionRule]:
    """Return the rules of the laws and of the city for a kind of body on the day asked."""
    adopted = asked.read.state(DECISION_RULES, KEY)
    every = (*LAW, *(() if adopted is None else adopted.rules))
    return [one for one in every if one.kind is query.kind and one.since <= asked.day < one.until]


def meetings(query: q.Meetings, asked: Asked) -> list[MeetingRow]:
    """Return the meetings of some days, the newest first."""
    until = query.until or asked.day
    since = query.since or until - A_MONTH
    equal: dict[str, Any] = {} if query.stage is None else {"stage": query.stage}
    return _newest(MeetingRow, query.place, (since, until), query.limit, asked, **equal)


def _newest(
    row: type[R],
    place: PlaceId,
    days: tuple[date, date],
    limit: int,
    asked: Asked,
    **equal: Any,
) -> list[R]:
    """Return the newest rows of some days at a place and below it, by the shortest way to them.

    A few villages are asked one by one. The newest days are read first, and older ones while there
    are too few: longer parts of them until half are found, and what is very old at once.
    """
    found: list[R] = []
    below, (since, until) = _villages(place, asked), days
    since, (long, more) = max(since, FIRST), (A_YEAR, 4) if below else (A_MONTH, 2)
    while until >= since and len(found) < limit:
        first = since if long > LONG or until - since <= long else until - long
        found += _within(row, place, below, ("day", first - A_DAY, until), asked, **equal)
        until, long = first - A_DAY, long if 2 * len(found) > limit else more * long
    return found[:limit]


def _within(
    row: type[R],
    place: PlaceId,
    below: list[PlaceId],
    span: tuple[str, date, date],
    asked: Asked,
    **equal: Any,
) -> list[R]:
    """Return the rows of some days, the newest first."""
    rows: list[R] = (
        [one for here in below for one in asked.read.rows(row, span=span, place=here, **equal)]
        if below
        else [
            one
            for one in asked.read.rows(row, span=span, **equal)
            if place == CITY or place in asked.above(one.place, asked.day)
        ]
    )
    return sorted(rows, key=lambda one: (one.day, one.owner), reverse=True)


def _villages(place: PlaceId, asked: Asked) -> list[PlaceId]:
    """Return a place and the villages below it, if they are few; nothing if they are many."""
    if place == CITY:
        return []
    known = asked.read.state(PLACE, place)
    if known is not None and known.level is DivisionLevel.VILLAGE:
        return [place]
    below: list[PlaceId] = [path[0] for path in asked.villages() if place in path]
    return list(dict.fromkeys((place, *below))) if len(below) <= FEW else []


def meetings_of_body(query: q.MeetingsOfBody, asked: Asked) -> list[MeetingRow]:
    """Return all meetings of a body, the newest first."""
    rows = asked.read.rows(MeetingRow, body=query.body)
    return sorted(rows, key=lambda row: (row.day, row.owner), reverse=True)


def meeting_counts(query: q.MeetingCounts, asked: Asked) -> list[q.MeetingCount]:
    """Return how many meetings of each kind stood how, by year."""
    found = asked.read.tally(MeetingRow, ("year", "kind", "stage"), place=query.place)
    return [
        q.MeetingCount(year=year, kind=kind, stage=stage, count=count)
        for year, kind, stage, count in found
    ]


def meeting_file(query: q.MeetingFile, asked: Asked) -> Meeting:
    """Return a meeting; raises ``meeting_missing``."""
    return existing(
        asked.read.state(MEETING, query.meeting), texts.MEETING_MISSING, meeting=query.meeting
    )


def decisions(query: q.Decisions, asked: Asked) -> list[DecisionRow]:
    """Return the decisions of some days, the newest first."""
    until = query.until or asked.day
    since = query.since or until - A_YEAR
    equal: dict[str, Any] = {} if query.matter is None else {"matter": query.matter}
    return _newest(DecisionRow, query.place, (since, until), query.limit, asked, **equal)


def decision_file(query: q.DecisionFile, asked: Asked) -> q.Named:
    """Return a decision, and whether it holds on the day asked; raises ``decision_missing``."""
    found = existing(
        asked.read.state(DECISION, query.decision),
        texts_decision.DECISION_MISSING,
        decision=query.decision,
    )
    return q.Named(
        key=query.decision,
        decision=found,
        holds=found.holds(asked.day),
        stood=found.stood(asked.day),
    )


def procedures(query: q.Procedures, asked: Asked) -> list[ProcedureRow]:
    """Return procedures, those under way alone where no more is asked."""
    going = (
        row
        for row in asked.read.rows(ProcedureRow)
        if query.ended or (row.ended is None and row.step is not Step.ARCHIVED)
    )
    inside = [row for row in going if query.place in asked.above(row.place, asked.day)]
    return sorted(inside, key=lambda row: (row.place, row.day, row.owner))


def procedure_file(query: q.ProcedureFile, asked: Asked) -> q.ProcedureSheet:
    """Return a procedure with the decisions of its steps; raises ``procedure_missing``."""
    found = existing(
        asked.read.state(PROCEDURE, query.procedure),
        texts_decision.PROCEDURE_MISSING,
        procedure=query.procedure,
    )
    keys = [one.decision for one in found.steps if one.decision is not None]
    known = asked.read.states(DECISION, keys)
    return q.ProcedureSheet(
        procedure=found,
        next=found.next,
        decisions=tuple(known[key] for key in keys if key in known),
    )
