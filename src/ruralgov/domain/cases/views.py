"""What can be found of matters and cases: rows, queries, figures."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from attrs import frozen

from ruralgov.domain.cases.model import Case, IntakeChannel, Matter, Result, Satisfaction
from ruralgov.domain.cases.table import OPEN, Level, Stage
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.clock import Deadline
from ruralgov.domain.kernel.declare import Asked, Table
from ruralgov.domain.kernel.ids import CaseId, PlaceId


@frozen(kw_only=True)
class MatterRow:
    """One version of a matter."""

    owner: str = ""
    name: str
    unit: str
    since: date
    until: date


@frozen(kw_only=True)
class CaseRow:
    """One case, as it is found by number, place, town, unit or deadline. Instants are UTC."""

    owner: str = ""
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    channel: IntakeChannel
    stage: Stage
    level: Level
    round: int
    holder: str
    hold_due: datetime
    unit: str | None
    reported: datetime
    due: datetime | None
    provisional: bool


@frozen(kw_only=True)
class RoundRow:
    """One round of a case whose work was reported, with its frozen verdicts."""

    owner: str = ""
    round: int
    matter: str
    place: PlaceId
    town: PlaceId
    unit: str
    level: Level
    month: str
    """In which the work was reported, such as 2026-01, in Asia/Shanghai."""
    on_time: bool
    unit_on_time: bool
    result: Result
    ranked: bool
    satisfaction: Satisfaction | None


MATTER_TABLES = (Table(name="matters", row=MatterRow, key=("owner", "since")),)
CASE_TABLES = (
    Table(
        name="cases",
        row=CaseRow,
        key=("owner",),
        unique=(("number",),),
        indexes=(("place", "stage"), ("town", "stage"), ("unit", "stage"), ("provisional",)),
    ),
    Table(
        name="rounds",
        row=RoundRow,
        key=("owner", "round"),
        indexes=(("town", "month"), ("place",), ("month",)),
    ),
)


def matter_rows(matter: Matter) -> Iterator[MatterRow]:
    """Give a row for each version of a matter."""
    ends = [version.since for version in matter.versions[1:]]
    for version, until in zip(matter.versions, [*ends, FOREVER], strict=True):
        yield MatterRow(name=version.name, unit=version.unit, since=version.since, until=until)


def case_rows(case: Case) -> Iterator[CaseRow | RoundRow]:
    """Give the row of a case, and one for each of its rounds."""
    deadline = case.deadline
    yield CaseRow(
        number=case.number,
        matter=case.matter,
        place=case.place,
        town=case.town,
        channel=case.channel,
        stage=case.stage,
        level=case.level,
        round=case.round,
        holder=case.owner,
        hold_due=case.hold_due,
        unit=case.unit,
        reported=case.reported_at,
        due=None if deadline is None else deadline.due,
        provisional=deadline is not None and deadline.provisional and case.stage in OPEN,
    )
    for one in case.rounds:
        yield RoundRow(
            round=one.number,
            matter=case.matter,
            place=case.place,
            town=case.town,
            unit=one.unit,
            level=one.level,
            month=legal_date(one.done_at).isoformat()[:7],
            on_time=one.on_time,
            unit_on_time=one.unit_on_time,
            result=one.result,
            ranked=one.ranked,
            satisfaction=one.satisfaction,
        )


@frozen(kw_only=True)
class Matters:
    """Ask for the catalogue of matters as of the day asked."""


@frozen(kw_only=True)
class CaseByNumber:
    """Ask how the case with a number stands; it names nobody."""

    number: str


@frozen(kw_only=True)
class OpenCases:
    """Ask for the cases of a village at a stage."""

    place: PlaceId
    stage: Stage


@frozen(kw_only=True)
class CaseRounds:
    """Ask for the rounds of a case whose work was reported, with their verdicts."""

    case: CaseId


@frozen(kw_only=True)
class CaseClock:
    """Ask when a case is due, and why then, in *lang* ``zh`` or ``en``."""

    case: CaseId
    lang: str = "zh"


@frozen(kw_only=True)
class CaseFile:
    """Ask for everything about a case that its handling needs; the reading is recorded."""

    case: CaseId


@frozen(kw_only=True)
class CaseFigures:
    """Ask how many cases there are by stage, verdict and satisfaction.

    Of a village (*place*), of a town, or of the city if neither is named.
    """

    place: PlaceId | None = None
    town: PlaceId | None = None


@frozen(kw_only=True)
class FileOfCase:
    """A case with what the citizen said and how to reach them."""

    number: str
    matter: str
    place: PlaceId
    stage: Stage
    unit: str | None
    deadline: Deadline | None
    text: str | None
    reporter: str | None
    contact: str | None


@frozen(kw_only=True)
class Figures:
    """Counts of cases, and of the rounds whose work was reported.

    On time is ``on_time`` of ``done``. Satisfied is ``satisfied`` of ``answered``; who was not
    reached, or spoke of a matter that is not ranked, is counted apart and in neither.
    """

    by_stage: dict[Stage, int]
    done: int
    on_time: int
    by_level: dict[Level, int]
    answered: int
    satisfied: int
    unreachable: int
    unranked: int


def matters(_: Matters, asked: Asked) -> list[MatterRow]:
    """Return the matters in force."""
    return asked.read.rows(MatterRow, on=asked.day)


def case_by_number(query: CaseByNumber, asked: Asked) -> list[CaseRow]:
    """Return the case with a number, or nothing."""
    row = asked.read.one(CaseRow, number=query.number)
    return [] if row is None else [row]


def open_cases(query: OpenCases, asked: Asked) -> list[CaseRow]:
    """Return the cases of a village at a stage, by when the stage must be left."""
    found = asked.read.rows(CaseRow, place=query.place, stage=query.stage)
    return sorted(found, key=lambda row: (row.hold_due, row.number))


def case_rounds(query: CaseRounds, asked: Asked) -> list[RoundRow]:
    """Return the rounds of a case, in their order."""
    return asked.read.rows(RoundRow, owner=query.case)


def case_figures(query: CaseFigures, asked: Asked) -> Figures:
    """Return the figures of a village, a town or the city."""
    where: dict[str, Any] = {}
    if query.place is not None:
        where["place"] = query.place
    if query.town is not None:
        where["town"] = query.town
    stages = {row[0]: row[1] for row in asked.read.tally(CaseRow, ("stage",), **where)}
    by = ("level", "on_time", "ranked", "satisfaction")
    rounds = asked.read.tally(RoundRow, by, **where)
    ranked = [row for row in rounds if row[2]]

    def said(*answers: Satisfaction) -> int:
        return sum(row[-1] for row in ranked if row[3] in answers)

    return Figures(
        by_stage={stage: stages[stage] for stage in Stage if stage in stages},
        done=sum(row[-1] for row in rounds),
        on_time=sum(row[-1] for row in rounds if row[1]),
        by_level={level: sum(r[-1] for r in rounds if r[0] == level) for level in Level},
        answered=said(Satisfaction.SATISFIED, Satisfaction.BASICALLY, Satisfaction.DISSATISFIED),
        satisfied=said(Satisfaction.SATISFIED, Satisfaction.BASICALLY),
        unreachable=said(Satisfaction.UNREACHABLE),
        unranked=sum(row[-1] for row in rounds if not row[2] and row[3] is not None),
    )
