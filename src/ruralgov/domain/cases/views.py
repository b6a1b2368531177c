"""What can be found of matters and cases: rows and queries."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from attrs import frozen

from ruralgov.domain.cases import messages as m
from ruralgov.domain.cases.milestones import Milestones
from ruralgov.domain.cases.model import (
    HAPPY,
    Case,
    IntakeChannel,
    Matter,
    Result,
    Round,
    Satisfaction,
)
from ruralgov.domain.cases.table import OPEN, Level, Stage
from ruralgov.domain.kernel.calendar import month_of
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.clock import Deadline
from ruralgov.domain.kernel.declare import Asked, Purpose, Table
from ruralgov.domain.kernel.ids import CITY, CaseId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum


@frozen(kw_only=True)
class MatterRow:
    """One version of a matter."""

    owner: str = ""
    category: str
    name: str
    unit: str
    level: Level
    since: date
    until: date


class Ending(LabelledEnum):
    """How a case ended, or that it has not."""

    OPEN = "open", "在办", "open"
    REFUSED = "refused", "不予受理", "refused"
    NOT_FILED = "not_filed", "不予立案", "not filed"
    CLOSED = "closed", "已结案", "closed"
    FORCED = "forced", "强制结案", "closed by force"
    CANCELLED = "cancelled", "已作废", "cancelled"


@frozen(kw_only=True)
class CaseRow:
    """One case, as it came in and as it ended. Instants are UTC."""

    owner: str = ""
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    channel: IntakeChannel
    reported: datetime
    month: str
    """In which it came in, such as 2026-01, in Asia/Shanghai."""
    off_hours: bool
    ending: Ending


@frozen(kw_only=True)
class OpenCaseRow:
    """Where an open case stands and when it must move on; it goes when the case ends."""

    owner: str = ""
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    stage: Stage
    level: Level
    round: int
    holder: str
    hold_due: datetime
    unit: str | None
    due: datetime | None
    provisional: bool


@frozen(kw_only=True)
class RoundRow:
    """One round of a case whose work was reported, with its frozen verdicts."""

    owner: str = ""
    round: int
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    unit: str
    level: Level
    month: str
    """In which the work was reported, such as 2026-01, in Asia/Shanghai."""
    result: Result
    satisfaction: Satisfaction | None
    on_time: bool
    unit_on_time: bool
    first: bool
    """Whether it is the first round of its case."""
    returned: bool
    """Whether a unit gave it back in this round."""
    in_village: bool
    in_town: bool
    """Whether it was settled in the village, or in the town at the highest."""
    ranked: bool
    answered: bool
    """Whether satisfaction with it is counted: it is ranked, and the reporter was reached."""
    satisfied: bool
    unreachable: bool
    """Whether it is ranked and the reporter was not reached."""


TOWN_PATH = 2
"""The places from a town up: itself and the city."""
MATTER_TABLES = (Table(name="matters", row=MatterRow, key=("owner", "since")),)
ENDINGS = {
    stage: next(e for e in Ending if e.value == stage.value) for stage in Stage if stage not in OPEN
}


def matter_rows(matter: Matter) -> Iterator[MatterRow]:
    """Give a row for each version of a matter."""
    ends = [version.since for version in matter.versions[1:]]
    for version, until in zip(matter.versions, [*ends, FOREVER], strict=True):
        yield MatterRow(
            category=version.category,
            name=version.name,
            unit=version.unit,
            level=version.terms.level,
            since=version.since,
            until=until,
        )


def _case_row(case: Case) -> Iterator[CaseRow]:
    yield CaseRow(
        number=case.number,
        matter=case.matter,
        place=case.place,
        town=case.town,
        channel=case.channel,
        reported=case.reported_at,
        month=month_of(case.reported_at),
        off_hours=case.off_hours,
        ending=Ending.OPEN if case.stage in OPEN else ENDINGS[case.stage],
    )


def _open_row(case: Case) -> Iterator[OpenCaseRow]:
    if case.stage not in OPEN:
        return
    deadline = case.deadline
    yield OpenCaseRow(
        number=case.number,
        matter=case.matter,
        place=case.place,
        town=case.town,
        stage=case.stage,
        level=case.level,
        round=case.round,
        holder=case.owner,
        hold_due=case.hold_due,
        unit=case.unit,
        due=None if deadline is None else deadline.due,
        provisional=case.provisional,
    )


def _round_rows(case: Case) -> Iterator[RoundRow]:
    return (_round_row(case, one) for one in case.rounds)


def _round_row(case: Case, one: Round) -> RoundRow:
    asked = one.ranked and one.satisfaction is not None
    reached = asked and one.satisfaction is not Satisfaction.UNREACHABLE
    return RoundRow(
        round=one.number,
        number=case.number,
        matter=case.matter,
        place=case.place,
        town=case.town,
        unit=one.unit,
        level=one.level,
        month=month_of(one.done_at),
        result=one.result,
        satisfaction=one.satisfaction,
        on_time=one.on_time,
        unit_on_time=one.unit_on_time,
        first=one.number == 1,
        returned=one.returns > 0,
        in_village=one.level is Level.VILLAGE,
        in_town=one.level is not Level.CITY,
        ranked=one.ranked,
        answered=reached,
        satisfied=reached and one.satisfaction in HAPPY,
        unreachable=asked and not reached,
    )


ENDED_BY = (m.CaseRefused, m.FilingDeclined, m.CaseClosed, m.CaseForced, m.CaseCancelled)
"""The events that end a case."""
CASE_TABLES = (
    Table(
        name="cases",
        row=CaseRow,
        key=("owner",),
        unique=(("number",),),
        indexes=(("month", "town", "matter"),),
        tallies=(
            ("month", "town", "ending"),
            ("place", "month", "town", "ending"),
            ("month", "matter"),
            ("town", "month", "matter"),
        ),
        changed_by=(m.CaseReported, *ENDED_BY),
        rows=_case_row,
    ),
    Table(
        name="open_cases",
        row=OpenCaseRow,
        key=("owner",),
        indexes=(("town",), ("place",)),
        rows=_open_row,
    ),
    Table(
        name="rounds",
        row=RoundRow,
        key=("owner", "round"),
        indexes=(("town", "month"), ("month", "place")),
        tallies=(
            ("month", "town", "level"),
            ("month", "town", "place"),
            ("month", "town", "unit"),
            ("month", "matter"),
            ("town", "month", "matter"),
        ),
        sums=(
            *("on_time", "unit_on_time", "first", "returned", "in_village", "in_town"),
            *("ranked", "answered", "satisfied", "unreachable"),
        ),
        changed_by=(m.CaseAnswered, m.CaseDone, m.CaseCalledBack),
        rows=_round_rows,
    ),
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
    """Ask for the open cases of a village or town, or those at one stage, by their deadline."""

    place: PlaceId
    stage: Stage | None = None


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
    """Ask for what the handling of a case needs now, by role and stage; readings are recorded."""

    case: CaseId


@frozen(kw_only=True)
class CaseStatus:
    """How a case stands; it names nobody."""

    case: CaseId
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    channel: IntakeChannel
    reported: datetime
    stage: Stage
    level: Level
    round: int
    holder: str
    unit: str | None
    due: datetime | None
    deadline: Deadline | None
    provisional: bool


@frozen(kw_only=True)
class FileOfCase:
    """A case with what the citizen said and how to reach them."""

    number: str
    matter: str
    place: PlaceId
    stage: Stage
    unit: str | None
    deadline: Deadline | None
    milestones: Milestones
    text: str | None
    reporter: str | None
    contact: str | None


def matters(_: Matters, asked: Asked) -> list[MatterRow]:
    """Return the matters in force."""
    return asked.read.rows(MatterRow, on=asked.day)


def open_cases(query: OpenCases, asked: Asked) -> list[OpenCaseRow]:
    """Return the open cases of a village or town, by when they must move on."""
    where: dict[str, Any] = place_of(query.place, asked)
    if query.stage is not None:
        where["stage"] = query.stage
    found = asked.read.rows(OpenCaseRow, **where)
    return sorted(found, key=lambda row: (row.hold_due, row.number))


def place_of(place: PlaceId | None, asked: Asked) -> dict[str, Any]:
    """Return the condition for the cases of a village, a town, or (None) the city."""
    if place is None or place == CITY:
        return {}
    of_town = len(asked.above(place, asked.day)) == TOWN_PATH
    return {"town" if of_town else "place": place}


def smallest_shown(asked: Asked) -> int:
    """Return the least count that is shown: in the office any, outside that of the profile."""
    return asked.policy.profile().smallest if asked.purpose is Purpose.STATISTICS else 0


def case_rounds(query: CaseRounds, asked: Asked) -> list[RoundRow]:
    """Return the rounds of a case, in their order."""
    return asked.read.rows(RoundRow, owner=query.case)
