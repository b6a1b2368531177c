"""What can be found of matters and cases: rows, queries, figures."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from attrs import frozen

from ruralgov.domain.cases.model import OPEN, Case, IntakeChannel, Matter, Satisfaction, Stage
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.clock import Deadline
from ruralgov.domain.kernel.declare import Asked, Table
from ruralgov.domain.kernel.ids import CITY, CaseId, PlaceId


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
    """One case, as it is found by number, place, unit or deadline. Instants are UTC."""

    owner: str = ""
    number: str
    matter: str
    place: PlaceId
    channel: IntakeChannel
    stage: Stage
    holder: str
    unit: str | None
    reported: datetime
    due: datetime | None
    provisional: bool
    on_time: bool | None
    satisfaction: Satisfaction | None


MATTER_TABLES = (Table(name="matters", row=MatterRow, key=("owner", "since")),)
CASE_TABLES = (
    Table(
        name="cases",
        row=CaseRow,
        key=("owner",),
        unique=(("number",),),
        indexes=(("place", "stage", "due"), ("unit", "stage"), ("provisional",)),
    ),
)


def matter_rows(matter: Matter) -> Iterator[MatterRow]:
    """Give a row for each version of a matter."""
    ends = [version.since for version in matter.versions[1:]]
    for version, until in zip(matter.versions, [*ends, FOREVER], strict=True):
        yield MatterRow(name=version.name, unit=version.unit, since=version.since, until=until)


def case_rows(case: Case) -> Iterator[CaseRow]:
    """Give the one row of a case."""
    deadline = case.deadline
    yield CaseRow(
        number=case.number,
        matter=case.matter,
        place=case.place,
        channel=case.channel,
        stage=case.stage,
        holder=case.owner,
        unit=case.unit,
        reported=case.reported_at,
        due=None if deadline is None else deadline.due,
        provisional=deadline is not None and deadline.provisional and case.stage in OPEN,
        on_time=case.on_time,
        satisfaction=case.satisfaction,
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
    """Ask for the open cases of a place at a stage."""

    place: PlaceId
    stage: Stage


@frozen(kw_only=True)
class CaseFile:
    """Ask for everything about a case that its handling needs; the reading is recorded."""

    case: CaseId


@frozen(kw_only=True)
class CaseFigures:
    """Ask how many cases there are by stage, verdict and satisfaction."""

    place: PlaceId | None = None


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
    """Counts of cases: a rate is of those whose work was reported done, or who answered."""

    by_stage: dict[Stage, int]
    done: int
    on_time: int
    answered: int
    satisfied: int


def matters(_: Matters, asked: Asked) -> list[MatterRow]:
    """Return the matters in force."""
    return asked.read.rows(MatterRow, on=asked.day)


def case_by_number(query: CaseByNumber, asked: Asked) -> list[CaseRow]:
    """Return the case with a number, or nothing."""
    row = asked.read.one(CaseRow, number=query.number)
    return [] if row is None else [row]


def open_cases(query: OpenCases, asked: Asked) -> list[CaseRow]:
    """Return the cases of a place at a stage, by deadline."""
    found = asked.read.rows(CaseRow, place=query.place, stage=query.stage)
    return sorted(found, key=lambda row: (row.due is None, row.due, row.number))


def case_figures(query: CaseFigures, asked: Asked) -> Figures:
    """Return the figures of a place, or of the city."""
    where: dict[str, Any] = {}
    if query.place is not None and query.place != CITY:
        where["place"] = query.place
    stages = {row[0]: row[1] for row in asked.read.tally(CaseRow, ("stage",), **where)}
    by_stage = {stage: stages[stage] for stage in Stage if stage in stages}
    verdicts = {row[0]: row[1] for row in asked.read.tally(CaseRow, ("on_time",), **where)}
    said = {row[0]: row[1] for row in asked.read.tally(CaseRow, ("satisfaction",), **where)}
    happy = said.get(Satisfaction.SATISFIED, 0) + said.get(Satisfaction.BASICALLY, 0)
    return Figures(
        by_stage=by_stage,
        done=verdicts.get(0, 0) + verdicts.get(1, 0),
        on_time=verdicts.get(1, 0),
        answered=happy + said.get(Satisfaction.DISSATISFIED, 0),
        satisfied=happy,
    )
