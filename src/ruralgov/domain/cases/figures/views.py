"""The answers to questions about figures."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.dispatch.facts import plan_on
from ruralgov.domain.cases.figures.queries import (
    CaseFigures,
    Exclusion,
    Figure,
    FigureBy,
    FigureCases,
    FigureLine,
    FigureSheet,
    Measure,
    Part,
    RuleVersions,
)
from ruralgov.domain.cases.figures.withheld import held_back, small
from ruralgov.domain.cases.matters.rows import MatterRow
from ruralgov.domain.cases.model import DESK
from ruralgov.domain.cases.rows import CaseRow, Ending, RoundRow
from ruralgov.domain.cases.scope import Scope, scope_of, smallest_shown
from ruralgov.domain.cases.units import unit_name
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.month import period_span

SUMS: Final = (
    *(measure.value for measure in Measure),
    *("ranked", "answered", "unreachable"),
)
_PLACES: Final = tuple((measure, place) for place, measure in enumerate(Measure, 1))
_RANKED, _ANSWERED, _UNREACHABLE = (SUMS.index(name) + 1 for name in SUMS[-3:])
"""Where a sum stands behind the count of rounds."""
CAME_IN: Final = (FigureBy.MONTH, FigureBy.TOWN, FigureBy.PLACE, FigureBy.MATTER)
"""What is known of a case when it comes in."""


def case_figures(query: CaseFigures, asked: Asked) -> FigureSheet:
    """Return the figures of a place and a period."""
    scope = scope_of(query.place, asked, None if query.by is None else query.by.value)
    by = (query.by or (FigureBy.PLACE if scope.of_village else FigureBy.LEVEL)).value
    months = period_span(query.first, query.last)
    rounds = scope.tally(RoundRow, (by,), sums=SUMS, span=months)
    reported = _reported(query.by, scope, months)
    lines = [] if query.by is None else _lines(rounds, reported, query.by)
    sums = tuple(map(sum, zip(*(row[1:] for row in rounds), strict=True)))
    endings = scope.tally(CaseRow, ("ending",), span=months)
    counts = dict(endings)
    total = _line("", sum(counts.values()), sums or (0,) * (len(SUMS) + 1))
    threshold = smallest_shown(asked)
    held = small([counts.get(one, 0) for one in Ending], threshold)
    return FigureSheet(
        by=query.by,
        place=query.place,
        first=query.first,
        last=query.last,
        versions=_versions(asked),
        endings={
            one: None if at in held else counts[one]
            for at, one in enumerate(Ending)
            if one in counts
        },
        lines=tuple(_named(one, query.by, asked) for one in held_back(lines, threshold)),
        total=held_back([total], threshold)[0],
        threshold=threshold,
    )


def _named(line: FigureLine, by: FigureBy | None, asked: Asked) -> FigureLine:
    if by is not FigureBy.UNIT or line.key == DESK:
        return line
    return change(line, name=unit_name(asked.read, line.key, asked.day))


def figure_cases(query: FigureCases, asked: Asked) -> list[str]:
    """Return the numbers of the cases behind a figure, in their order."""
    if (query.by is None) is not (query.key is None):
        raise BadInput(texts.FIGURE_KEY_MISSING, by=query.by, key=query.key)
    place, where = query.place, _parts(query.measure, query.part)
    if query.by in (FigureBy.TOWN, FigureBy.PLACE):
        place = _narrower(PlaceId(str(query.key)), query.place or CITY, asked)
        if place is None:
            return []
    elif query.by is not None:
        where[query.by.value] = query.key
    scope = scope_of(place, asked)
    months = [
        row[0]
        for row in asked.read.tally(RoundRow, ("month",), span=period_span(query.first, query.last))
    ]
    found = [
        scope.rows(RoundRow, **(where | {"month": month}))
        for month in months
        if where.get("month") in (None, month)
    ]
    return sorted({row.number for rows in found for row in rows})


def _narrower(line: PlaceId, place: PlaceId, asked: Asked) -> PlaceId | None:
    """Return which of two places lies in the other on the day asked, or None."""
    if place in asked.above(line, asked.day):
        return line
    return place if line in asked.above(place, asked.day) else None


def _parts(measure: Measure, part: Part) -> dict[str, Any]:
    """Return which columns of a round say that it is in a part of a figure."""
    happy = measure is Measure.SATISFIED
    if part is Part.COUNTED:
        return {measure.value: True}
    if part is Part.MISSED:
        return {"answered": True, "satisfied": False} if happy else {measure.value: False}
    if not happy:
        raise BadInput(texts.FIGURE_PART_UNKNOWN, measure=measure.zh, part=part.zh)
    if part is Part.UNASKED:
        return {"ranked": True, "answered": False, "unreachable": False}
    return {"unreachable": True} if part is Part.UNREACHABLE else {"ranked": False}


def _reported(
    by: FigureBy | None, scope: Scope, months: tuple[str, str, str]
) -> dict[str, int] | None:
    return dict(scope.tally(CaseRow, (by.value,), span=months)) if by in CAME_IN else None


def _lines(
    rounds: Sequence[tuple[Any, ...]], reported: dict[str, int] | None, by: FigureBy
) -> list[FigureLine]:
    sums = {row[0]: row[1:] for row in rounds}
    none = (0,) * (len(SUMS) + 1)
    if reported is None:
        return [_line(key, None, row) for key, row in sums.items()]
    keys = (
        sorted({*sums, *reported})
        if by is FigureBy.MONTH
        else list(dict.fromkeys((*sums, *reported)))
    )
    return [_line(key, reported.get(key, 0), sums.get(key, none)) for key in keys]


def _line(key: str, reported: int | None, row: Sequence[int]) -> FigureLine:
    """Return a line from its count of rounds and its sums, in their order."""
    done, ranked, answered, unreachable = row[0], row[_RANKED], row[_ANSWERED], row[_UNREACHABLE]
    left_out = {
        Exclusion.UNREACHABLE: unreachable,
        Exclusion.UNASKED: ranked - answered - unreachable,
        Exclusion.UNRANKED: done - ranked,
    }
    figures = [
        Figure(
            measure=measure,
            numerator=row[place],
            denominator=answered if measure is Measure.SATISFIED else done,
            exclusions=left_out if measure is Measure.SATISFIED else {},
        )
        for measure, place in _PLACES
    ]
    return FigureLine(key=key, reported=reported, done=done, figures=tuple(figures))


def _versions(asked: Asked) -> RuleVersions:
    plan = plan_on(asked.read, asked.day)
    dates = asked.read.tally(MatterRow, ("since",), on=asked.day)
    return RuleVersions(
        profile=asked.policy.profile().since,
        catalogue=max((date.fromisoformat(since) for since, _ in dates), default=None),
        plan=None if plan is None else plan.since,
        calendar=asked.policy.calendar().years,
    )
