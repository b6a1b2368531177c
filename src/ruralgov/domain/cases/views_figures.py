"""Figures that a stranger can count again: each says what is counted in what, and what is not.

A figure counts rounds of cases in the month in which their work was first reported. On time are
those reported by their deadline, as the frozen verdict says. Satisfaction is asked of those whose
matter is ranked and whose reporter was reached; who was not reached, not asked yet, or spoke of a
matter that is not ranked (mediation, enforcement) is named as left out.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from attrs import field, frozen

from ruralgov.domain.cases.period import EARLIEST, LATEST, span
from ruralgov.domain.cases.rules_dispatch import plan_on
from ruralgov.domain.cases.views import (
    CaseRow,
    Ending,
    MatterRow,
    RoundRow,
    place_of,
    smallest_shown,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import check_period


class FigureBy(LabelledEnum):
    """What figures are broken down by."""

    MONTH = "month", "月份", "month"
    TOWN = "town", "镇街", "town"
    PLACE = "place", "村居", "village"
    UNIT = "unit", "承办单位", "unit"
    MATTER = "matter", "事项", "matter"
    LEVEL = "level", "解决层级", "level"


class Measure(LabelledEnum):
    """What is measured, as a share of rounds."""

    ON_TIME = "on_time", "按期办结率", "done on time"
    UNIT_ON_TIME = "unit_on_time", "承办单位按期率", "done on time by the unit's own clock"
    SATISFIED = "satisfied", "满意率", "satisfied"
    FIRST = "first", "一次办结占比", "settled in the first round"
    RETURNED = "returned", "退单率", "given back by a unit"
    IN_VILLAGE = "in_village", "小事不出村", "settled in the village"
    IN_TOWN = "in_town", "大事不出镇", "settled in the town or below"


class Exclusion(LabelledEnum):
    """Why a round is in neither part of a figure."""

    UNREACHABLE = "unreachable", "联系不上", "the reporter was not reached"
    UNASKED = "unasked", "尚未回访", "not called back yet"
    UNRANKED = "unranked", "调解、执法等不参评事项", "of a matter that is not ranked"


class Part(LabelledEnum):
    """Which rounds of a figure are asked for."""

    COUNTED = "counted", "计入分子", "counted"
    MISSED = "missed", "计入分母未计入分子", "not counted"
    UNREACHABLE = "unreachable", "联系不上", "the reporter was not reached"
    UNASKED = "unasked", "尚未回访", "not called back yet"
    UNRANKED = "unranked", "不参评事项", "of a matter that is not ranked"


@frozen(kw_only=True)
class Figure:
    """A share: *numerator* of *denominator*; both are None where too few are in the latter."""

    measure: Measure
    numerator: int | None
    denominator: int | None
    exclusions: dict[Exclusion, int]


@frozen(kw_only=True)
class FigureLine:
    """The figures of one month, town, village, unit, matter or level, or of them all."""

    key: str
    reported: int | None
    """Cases that came in; None where too few, or not known by what these lines are of."""
    done: int | None
    """Rounds whose work was reported; None where too few."""
    figures: tuple[Figure, ...]


@frozen(kw_only=True)
class RuleVersions:
    """By which rules was counted: since when each holds, and the years of the calendar."""

    profile: date
    catalogue: date | None
    plan: date | None
    calendar: tuple[int, ...]


@frozen(kw_only=True)
class FigureSheet:
    """Figures of a place and a period, broken down, with their total and their rules."""

    by: FigureBy | None
    place: PlaceId | None
    first: str
    last: str
    versions: RuleVersions
    endings: dict[Ending, int | None]
    """How the cases that came in ended, or that they are open; None where too few are."""
    lines: tuple[FigureLine, ...]
    total: FigureLine
    threshold: int
    """Fewer than so many are not shown; 0 where everything is."""


@frozen(kw_only=True)
class CaseFigures:
    """Ask for the figures of some months (all by default) of a village, a town or the city.

    Asked for statistics, small numbers are held back, and so many others that nobody can work
    them out from the total.
    """

    by: FigureBy | None = None
    place: PlaceId | None = None
    first: str = EARLIEST
    last: str = field(default=LATEST, validator=check_period)


@frozen(kw_only=True)
class FigureCases:
    """Ask for the numbers of the cases behind a figure: of a total, or of the line of a *key*.

    A line is named by what it breaks down *by* and its *key*; raises ``figure_key_missing``.
    """

    measure: Measure
    part: Part
    by: FigureBy | None = None
    key: str | None = None
    place: PlaceId | None = None
    first: str = EARLIEST
    last: str = field(default=LATEST, validator=check_period)


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
    where = place_of(query.place, asked)
    by = (query.by or (FigureBy.PLACE if "place" in where else FigureBy.LEVEL)).value
    months = span(query)
    rounds = asked.read.tally(RoundRow, (by,), sums=SUMS, span=months, **where)
    reported = _reported(query.by, where, months, asked)
    lines = [] if query.by is None else _lines(rounds, reported, query.by)
    sums = tuple(map(sum, zip(*(row[1:] for row in rounds), strict=True)))
    endings = asked.read.tally(CaseRow, ("ending",), span=months, **where)
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
        lines=tuple(_held_back(lines, threshold)),
        total=_held_back([total], threshold)[0],
        threshold=threshold,
    )


def figure_cases(query: FigureCases, asked: Asked) -> list[str]:
    """Return the numbers of the cases behind a figure, in their order."""
    where = place_of(query.place, asked)
    if (query.by is None) is not (query.key is None):
        raise BadInput("figure_key_missing", by=query.by, key=query.key)
    if query.by is not None:
        where[query.by.value] = query.key
    where |= _parts(query.measure, query.part)
    months = [row[0] for row in asked.read.tally(RoundRow, ("month",), span=span(query))]
    found = [
        asked.read.rows(RoundRow, **(where | {"month": month}))
        for month in months
        if where.get("month") in (None, month)
    ]
    return sorted({row.number for rows in found for row in rows})


def _parts(measure: Measure, part: Part) -> dict[str, Any]:
    """Return which columns of a round say that it is in a part of a figure."""
    happy = measure is Measure.SATISFIED
    if part is Part.COUNTED:
        return {measure.value: True}
    if part is Part.MISSED:
        return {"answered": True, "satisfied": False} if happy else {measure.value: False}
    if not happy:
        raise BadInput("figure_part_unknown", measure=measure.zh, part=part.zh)
    if part is Part.UNASKED:
        return {"ranked": True, "answered": False, "unreachable": False}
    return {"unreachable": True} if part is Part.UNREACHABLE else {"ranked": False}


def _reported(
    by: FigureBy | None, where: dict[str, Any], months: tuple[str, str, str], asked: Asked
) -> dict[str, int] | None:
    if by not in CAME_IN:
        return None
    return dict(asked.read.tally(CaseRow, (by.value,), span=months, **where))


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


def _held_back(lines: list[FigureLine], threshold: int) -> list[FigureLine]:
    """Hold back what has too few behind it, each kind of number over all the lines."""
    if not threshold or not lines:
        return lines
    reported = small([line.reported or 0 for line in lines], threshold)
    done = small([line.done or 0 for line in lines], threshold)
    satisfied = small([_happy(line).denominator or 0 for line in lines], threshold) | done
    return [
        change(
            line,
            reported=None if place in reported else line.reported,
            done=None if place in done else line.done,
            figures=tuple(
                _blank(one)
                if place in (satisfied if one.measure is Measure.SATISFIED else done)
                else one
                for one in line.figures
            ),
        )
        for place, line in enumerate(lines)
    ]


def _happy(line: FigureLine) -> Figure:
    return next(one for one in line.figures if one.measure is Measure.SATISFIED)


def _blank(figure: Figure) -> Figure:
    return change(figure, numerator=None, denominator=None, exclusions={})


def small(counts: Sequence[int], threshold: int) -> set[int]:
    """Return which counts to hold back: the small ones, and more until nobody can work them out.

    A single one held back would be the total less the others, and several that add up to less than
    *threshold* would still say that each is small; so the next smallest go with them.
    """
    held = {place for place, count in enumerate(counts) if 0 < count < threshold}
    rest = sorted((count, place) for place, count in enumerate(counts) if count >= threshold)
    for _, place in rest:
        if not held or (len(held) > 1 and sum(counts[one] for one in held) >= threshold):
            break
        held.add(place)
    return held


def _versions(asked: Asked) -> RuleVersions:
    plan = plan_on(asked.read, asked.day)
    dates: Iterable[Any] = asked.read.tally(MatterRow, ("since",), on=asked.day)
    return RuleVersions(
        profile=asked.policy.profile().since,
        catalogue=max((date.fromisoformat(since) for since, _ in dates), default=None),
        plan=None if plan is None else plan.since,
        calendar=asked.policy.calendar().years,
    )
