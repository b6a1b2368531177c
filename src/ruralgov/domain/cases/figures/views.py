"""The answers to questions about figures."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import accumulate
from typing import Any, Final

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.dispatch.facts import plan_on
from ruralgov.domain.cases.figures.counted import (
    SOURCES,
    Counts,
    Groups,
    figures,
    groups,
    total,
)
from ruralgov.domain.cases.figures.queries import (
    CaseFigures,
    Durations,
    FigureBy,
    FigureCases,
    FigureLine,
    FigureSheet,
    Measure,
    OpenWork,
    RuleVersions,
)
from ruralgov.domain.cases.figures.queries_week import WeekFigures
from ruralgov.domain.cases.figures.sources import BEFORE, INSTANT, Period, Source
from ruralgov.domain.cases.figures.withheld import held_back, small
from ruralgov.domain.cases.imported.rows import ImportedRow
from ruralgov.domain.cases.matters.rows import MatterRow
from ruralgov.domain.cases.model import DESK
from ruralgov.domain.cases.rows import CaseRow, Ending, OpenCaseRow, RoundRow
from ruralgov.domain.cases.scope import Scope, scope_of, smallest_shown
from ruralgov.domain.cases.table import Level
from ruralgov.domain.cases.units import unit_name
from ruralgov.domain.kernel.calendar import month_of
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.month import period_span
from ruralgov.domain.registry import town_of

CAME_IN: Final = (FigureBy.MONTH, FigureBy.TOWN, FigureBy.PLACE, FigureBy.MATTER)
"""What is known of a case when it comes in."""
BEFORE_UNITS: Final = (Measure.ACCEPTED, Measure.REPEATED)
"""The figures of what happens before a unit has a case."""


def case_figures(query: CaseFigures, asked: Asked) -> FigureSheet:
    """Return the figures of a place and some months."""
    period = Period(first=query.first, last=query.last)
    return sheet_of(query, period, (query.first, query.last), asked)


def sheet_of(
    query: CaseFigures | WeekFigures, period: Period, named: tuple[str, str], asked: Asked
) -> FigureSheet:
    """Return the figures of a place and a period, which is named from when to when."""
    scope = scope_of(query.place, asked, None if query.by is None else query.by.value)
    by = (query.by or (FigureBy.PLACE if scope.of_village else FigureBy.LEVEL)).value
    counts = groups(by, period, scope, asked.now)
    reported = _reported(query.by, counts)
    lines = [] if query.by is None else _lines(counts, reported, query.by)
    endings = _added(CaseRow, "ending", ("month", "reported"), scope, period)
    whole = _line("", sum(endings.values()), total(counts.values()))
    threshold = smallest_shown(asked)
    held = small([endings.get(one, 0) for one in Ending], threshold)
    return FigureSheet(
        by=query.by,
        place=query.place,
        first=named[0],
        last=named[1],
        versions=_versions(asked),
        endings={
            one: None if at in held else endings[one]
            for at, one in enumerate(Ending)
            if one in endings
        },
        lines=tuple(
            _named(one, query.by, asked)
            for one in held_back(lines, threshold, _families(lines, query.by, asked))
            if one.key
        ),
        total=held_back([whole], threshold)[0],
        threshold=threshold,
        durations=_durations(scope, period, threshold),
        work=_work(scope, asked, threshold),
        imported=_imported(scope, period, threshold),
    )


def _families(lines: list[FigureLine], by: FigureBy | None, asked: Asked) -> list[str]:
    """Return the town of each village: what a town says in all must tell no small village of it."""
    if by is not FigureBy.PLACE:
        return []
    return [town_of(asked.above(PlaceId(one.key), asked.day)) if one.key else "" for one in lines]


def _imported(scope: Scope, period: Period, threshold: int) -> int | None:
    """Return how many cases of other systems came in, or None where too few."""
    whole = sum(
        count
        for where in period.of("month", "reported")
        for _, count in scope.tally(ImportedRow, ("month",), **where)
    )
    return None if 0 < whole < threshold else whole


def _durations(scope: Scope, period: Period, threshold: int) -> Durations:
    """Return in how many days rounds were done, from how often each number of days was."""
    found = sorted(_added(RoundRow, "days", ("month", "done"), scope, period).items())
    days, whole = [int(day) for day, _ in found], sum(count for _, count in found)
    if not whole or whole < threshold:
        return Durations(median=None, ninetieth=None)

    def reached(tenths: int) -> int:
        so_far = accumulate(count for _, count in found)
        reach = (day for day, sum_ in zip(days, so_far, strict=True) if sum_ * 10 >= whole * tenths)
        return next(reach)

    return Durations(median=reached(5), ninetieth=reached(9))


def _work(scope: Scope, asked: Asked, threshold: int) -> OpenWork:
    """Return what is open now, and what of it is late; both or neither where few would show."""
    late = {"span": ("late_from", BEFORE, asked.now - INSTANT)}
    whole = sum(count for _, count in scope.tally(OpenCaseRow, ("town",)))
    overdue = sum(count for _, count in scope.tally(OpenCaseRow, ("town",), **late))
    if any(0 < one < threshold for one in (whole, overdue, whole - overdue)):
        return OpenWork(open=whole if whole >= threshold else None, overdue=None)
    return OpenWork(open=whole, overdue=overdue)


def _named(line: FigureLine, by: FigureBy | None, asked: Asked) -> FigureLine:
    if by is not FigureBy.UNIT or line.key == DESK:
        return line
    return change(line, name=unit_name(asked.read, line.key, asked.day))


def figure_cases(query: FigureCases, asked: Asked) -> list[str]:
    """Return the numbers of the cases behind a figure, in their order."""
    if (query.by is None) is not (query.key is None):
        raise BadInput(texts.FIGURE_KEY_MISSING, by=query.by, key=query.key)
    sources = SOURCES.get((query.measure, query.part))
    if sources is None:
        raise BadInput(
            texts.FIGURE_PART_UNKNOWN,
            measure=query.measure.zh,
            measure_en=query.measure.en,
            part=query.part.zh,
            part_en=query.part.en,
        )
    place = query.place
    if query.by in (FigureBy.TOWN, FigureBy.PLACE):
        place = _narrower(PlaceId(str(query.key)), query.place or CITY, asked)
        if place is None:
            return []
    scope = scope_of(place, asked)
    return sorted({number for one in sources for number in _behind(one, query, scope, asked)})


def _behind(source: Source, query: FigureCases, scope: Scope, asked: Asked) -> Iterator[str]:
    """Give the numbers of the cases of one table that are behind a figure."""
    if query.by in (FigureBy.UNIT, FigureBy.LEVEL) and query.measure in BEFORE_UNITS:
        return
    gone = {one for less in source.less for one in _behind(less, query, scope, asked)}
    where = dict(source.where)
    if query.by is not None and query.by not in (FigureBy.TOWN, FigureBy.PLACE, FigureBy.MONTH):
        where[query.by.value] = _value(query, source)
    for row in _rows_behind(source, query, scope, where):
        late, early = (getattr(row, name) if name else None for name in (source.late, source.early))
        if source.late and not _past(late, asked.now):
            continue
        if source.early and (early is None or _past(early, asked.now)):
            continue
        if row.number not in gone:
            yield row.number


def _rows_behind(
    source: Source, query: FigureCases, scope: Scope, where: dict[str, Any]
) -> Iterator[Any]:
    """Give the rows of the months that are asked for; without a column, by when they were late."""
    wanted = query.key if query.by is FigureBy.MONTH else None
    rows: list[Any]
    if not source.month:
        rows = scope.rows(source.row, **where)
        instants = ((getattr(row, source.at), row) for row in rows)
        months = ((month_of(at), row) for at, row in instants if at is not None)
        yield from (
            row
            for month, row in months
            if query.first <= month <= query.last and wanted in (None, month)
        )
        return
    span = (source.month, *period_span(query.first, query.last)[1:])
    for month, *_ in scope.asked.read.tally(source.row, (source.month,), span=span):
        if wanted in (None, month):
            rows = scope.rows(source.row, **where, **{source.month: month})
            yield from rows


def _value(query: FigureCases, source: Source) -> str | Level | None:
    """Return what the column of a line has for its key; None of a level that is none.

    An open case at the desk has no unit.
    """
    if query.by is FigureBy.LEVEL:
        return next((one for one in Level if one.value == query.key), None)
    return None if source.row is OpenCaseRow and query.key == DESK else query.key


def _past(instant: datetime | None, now: datetime) -> bool:
    return instant is not None and instant < now


def _narrower(line: PlaceId, place: PlaceId, asked: Asked) -> PlaceId | None:
    """Return which of two places lies in the other on the day asked, or None."""
    if place in asked.above(line, asked.day):
        return line
    return place if line in asked.above(place, asked.day) else None


def _reported(by: FigureBy | None, counts: Groups) -> dict[str, int] | None:
    if by not in CAME_IN:
        return None
    return {key: one["came.all"] for key, one in counts.items() if "came.all" in one}


def _added(
    row: type, by: str, when: tuple[str, str], scope: Scope, period: Period
) -> dict[Any, int]:
    """Return by one column how many rows there are in a period."""
    found: dict[Any, int] = {}
    for where in period.of(*when):
        for key, count in scope.tally(row, (by,), **where):
            found[key] = found.get(key, 0) + count
    return found


def _lines(counts: Groups, reported: dict[str, int] | None, by: FigureBy) -> list[FigureLine]:
    """Return the lines; that without a key is of what no unit had, and is not shown."""
    if reported is None:
        return [_line(key, None, row) for key, row in counts.items()]
    keys = (
        sorted({*counts, *reported})
        if by is FigureBy.MONTH
        else list(dict.fromkeys((*counts, *reported)))
    )
    return [_line(key, reported.get(key, 0), counts.get(key, {})) for key in keys]


def _line(key: str, reported: int | None, counts: Counts) -> FigureLine:
    """Return a line from the counts of all that is counted for it."""
    return FigureLine(
        key=key, reported=reported, done=counts.get("done.all", 0), figures=figures(counts)
    )


def _versions(asked: Asked) -> RuleVersions:
    plan = plan_on(asked.read, asked.day)
    dates = asked.read.tally(MatterRow, ("since",), on=asked.day)
    return RuleVersions(
        profile=asked.policy.profile().since,
        catalogue=max((date.fromisoformat(since) for since, _ in dates), default=None),
        plan=None if plan is None else plan.since,
        calendar=asked.policy.calendar().years,
    )
