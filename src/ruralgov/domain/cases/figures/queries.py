"""Figures that a stranger can count again: each says what is counted in what, and what is not.

A figure counts rounds of cases in the month in which their work was first reported. On time are
those reported by their deadline, as the frozen verdict says. Satisfaction is asked of those whose
matter is ranked and whose reporter was reached; who was not reached, not asked yet, or spoke of a
matter that is not ranked (mediation, enforcement) is named as left out.
"""

from datetime import date

from attrs import field, frozen

from ruralgov.domain.cases.rows import Ending
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import EARLIEST, LATEST, check_period


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
    name: str = ""
    """What a unit is called on the day asked; empty where the key is no unit's."""


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
class CaseFigures(Query[FigureSheet]):
    """Ask for the figures of some months (all by default) of a village, a town or the city.

    Asked for statistics, small numbers are held back, and so many others that nobody can work
    them out from the total.
    """

    by: FigureBy | None = None
    place: PlaceId | None = None
    first: str = EARLIEST
    last: str = field(default=LATEST, validator=check_period)


@frozen(kw_only=True)
class FigureCases(Query[list[str]]):
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
