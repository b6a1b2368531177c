"""What is kept of a closed case: it shows which report repeats it, and what its reporter said."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from attrs import frozen

from ruralgov.domain.cases.messages import CaseClosed, CaseForced, CaseReported
from ruralgov.domain.cases.model import HAPPY, Case, Satisfaction
from ruralgov.domain.kernel.calendar import month_of
from ruralgov.domain.kernel.declare import Given, Table
from ruralgov.domain.kernel.ids import CaseId, PlaceId
from ruralgov.domain.kernel.month import Month, month_before


@frozen(kw_only=True)
class ClosedRow:
    """A case that was closed, by force or not, with the last answer of its reporter."""

    owner: str = ""
    place: PlaceId
    matter: str
    recency: int
    """Less the later it was closed: the order of a month gives the last one first."""
    closed: datetime
    town: PlaceId
    month: str
    """In which it was closed, such as 2026-01, in Asia/Shanghai."""
    answered: bool
    """Whether what the reporter said last is counted: the matter is ranked, they were reached."""
    satisfied: bool
    unreachable: bool
    unranked: bool
    """Whether they spoke of a matter that is not ranked."""


@frozen(kw_only=True)
class RepeatRow:
    """A case that repeats one which was closed shortly before; most cases have no such row."""

    owner: str = ""
    number: str
    earlier: CaseId
    matter: str
    place: PlaceId
    town: PlaceId
    month: str
    """In which it came in, such as 2026-01, in Asia/Shanghai."""


ANSWERS = ("answered", "satisfied", "unreachable", "unranked")
"""The columns of a closed case that say what was said of it."""


def _closed_row(case: Case) -> Iterator[ClosedRow]:
    if case.closed_at is not None:
        last = case.rounds[-1] if case.rounds else None
        said = None if last is None else last.satisfaction
        ranked = last is not None and last.ranked
        reached = ranked and said not in (None, Satisfaction.UNREACHABLE)
        yield ClosedRow(
            place=case.place,
            matter=case.matter,
            recency=-int(case.closed_at.timestamp()),
            closed=case.closed_at,
            town=case.town,
            month=month_of(case.closed_at),
            answered=reached,
            satisfied=reached and said in HAPPY,
            unreachable=ranked and said is Satisfaction.UNREACHABLE,
            unranked=said is not None and not ranked,
        )


def _repeat_row(case: Case) -> Iterator[RepeatRow]:
    if case.repeat_of is not None:
        yield RepeatRow(
            number=case.number,
            earlier=case.repeat_of,
            matter=case.matter,
            place=case.place,
            town=case.town,
            month=month_of(case.reported_at),
        )


REPEAT_TABLES = (
    Table(
        name="closed_cases",
        row=ClosedRow,
        key=("month", "place", "matter", "recency", "owner"),
        tallies=(("month", "town"),),
        sums=ANSWERS,
        changed_by=(CaseClosed, CaseForced),
        rows=_closed_row,
    ),
    Table(
        name="repeats",
        row=RepeatRow,
        key=("owner",),
        indexes=(("month", "town"),),
        changed_by=(CaseReported,),
        rows=_repeat_row,
    ),
)


def repeat_of(matter: str, place: PlaceId, given: Given) -> CaseId | None:
    """Return the case of a matter and place that was closed last, if that was not long ago.

    How long is the profile's ``repeat_days`` (rule 22).
    """
    earliest = given.now - timedelta(days=given.profile.repeat_days)
    month = Month(month_of(given.now))
    while month >= month_of(earliest):
        found = given.read.rows(ClosedRow, limit=1, month=month, place=place, matter=matter)
        for row in found:
            return CaseId(row.owner) if row.closed >= earliest else None
        month = month_before(month)
    return None
