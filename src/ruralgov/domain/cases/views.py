"""What can be found of matters and cases: rows, queries, figures."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from attrs import frozen

from ruralgov.domain.cases.milestones import Milestones
from ruralgov.domain.cases.model import Case, IntakeChannel, Matter, Result, Satisfaction
from ruralgov.domain.cases.table import OPEN, Level, Stage
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.clock import Deadline
from ruralgov.domain.kernel.declare import Asked, Table
from ruralgov.domain.kernel.ids import CaseId, PlaceId
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
    open: bool
    level: Level
    round: int
    holder: str
    hold_due: datetime
    unit: str | None
    reported: datetime
    month: str
    """In which it came in, such as 2026-01, in Asia/Shanghai."""
    off_hours: bool
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


TOWN_PATH = 2
"""The places from a town up: itself and the city."""
MATTER_TABLES = (Table(name="matters", row=MatterRow, key=("owner", "since")),)
CASE_TABLES = (
    Table(
        name="cases",
        row=CaseRow,
        key=("owner",),
        unique=(("number",),),
        indexes=(
            ("place", "stage"),
            ("town", "stage"),
            ("town", "open"),
            ("unit", "stage"),
            ("month",),
            ("provisional",),
        ),
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
        yield MatterRow(
            category=version.category,
            name=version.name,
            unit=version.unit,
            level=version.terms.level,
            since=version.since,
            until=until,
        )


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
        open=case.stage in OPEN,
        level=case.level,
        round=case.round,
        holder=case.owner,
        hold_due=case.hold_due,
        unit=case.unit,
        reported=case.reported_at,
        month=legal_date(case.reported_at).isoformat()[:7],
        off_hours=case.off_hours,
        due=None if deadline is None else deadline.due,
        provisional=case.provisional,
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
    """Ask for everything about a case that its handling needs; the reading is recorded."""

    case: CaseId


@frozen(kw_only=True)
class CaseFigures:
    """Ask how many cases there are by stage, verdict and satisfaction.

    Of a village (*place*), of a town, or of the city if neither is named.
    """

    place: PlaceId | None = None
    town: PlaceId | None = None


class RateBy(LabelledEnum):
    """What figures are broken down by."""

    MONTH = "month", "月份", "month"
    TOWN = "town", "镇街", "town"
    PLACE = "place", "村居", "village"
    UNIT = "unit", "承办单位", "unit"
    MATTER = "matter", "事项", "matter"
    LEVEL = "level", "解决层级", "level"


@frozen(kw_only=True)
class CaseRates:
    """Ask for the verdicts of a town, or of the city, broken down."""

    by: RateBy
    town: PlaceId | None = None


@frozen(kw_only=True)
class Rates:
    """Verdicts of rounds, as counts: what is a rate of what is said by :class:`Figures`."""

    key: str
    done: int
    on_time: int
    unit_on_time: int
    answered: int
    satisfied: int
    unreachable: int
    unranked: int


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
    """Return the cases of a village or town, by when they must move on."""
    of_town = len(asked.above(query.place, asked.day)) == TOWN_PATH
    where: dict[str, Any] = {"town" if of_town else "place": query.place}
    where |= {"open": True} if query.stage is None else {"stage": query.stage}
    found = asked.read.rows(CaseRow, **where)
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
    levels = _rates(RateBy.LEVEL, asked, where)

    def total(name: str) -> int:
        return sum(getattr(rate, name) for rate in levels)

    done = {rate.key: rate.done for rate in levels}
    return Figures(
        by_stage={stage: stages[stage] for stage in Stage if stage in stages},
        done=total("done"),
        on_time=total("on_time"),
        by_level={level: done.get(level, 0) for level in Level},
        answered=total("answered"),
        satisfied=total("satisfied"),
        unreachable=total("unreachable"),
        unranked=total("unranked"),
    )


def case_rates(query: CaseRates, asked: Asked) -> list[Rates]:
    """Return the verdicts by month, town, village, unit, matter or level, in the order of those."""
    return _rates(query.by, asked, {} if query.town is None else {"town": query.town})


def _rates(by: RateBy, asked: Asked, where: dict[str, Any]) -> list[Rates]:
    columns = (by.value, "on_time", "unit_on_time", "ranked", "satisfaction")
    groups: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *verdicts in asked.read.tally(RoundRow, columns, **where):
        groups[key].append(tuple(verdicts))
    return [_rate(key, rows) for key, rows in groups.items()]


_HAPPY = (Satisfaction.SATISFIED, Satisfaction.BASICALLY)


def _rate(key: str, rows: list[tuple[Any, ...]]) -> Rates:
    """Count rows of (on time, unit on time, ranked, satisfaction, how many)."""

    def said(*answers: Satisfaction) -> int:
        return sum(n for _, _, ranked, answer, n in rows if ranked and answer in answers)

    return Rates(
        key=key,
        done=sum(n for *_, n in rows),
        on_time=sum(n for on_time, *_, n in rows if on_time),
        unit_on_time=sum(n for _, on_time, *_, n in rows if on_time),
        answered=said(*_HAPPY, Satisfaction.DISSATISFIED),
        satisfied=said(*_HAPPY),
        unreachable=said(Satisfaction.UNREACHABLE),
        unranked=sum(n for _, _, ranked, answer, n in rows if not ranked and answer is not None),
    )
