"""The figures of several cities added up, out of nothing but what each city shows.

Numerators and denominators are added, never shares. A number that a city holds back is in no sum,
and the city is named beside it: so no sum says more than the sheets of the cities do.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from ruralgov.domain.cases.figures.queries import (
    Exclusion,
    Figure,
    FigureBy,
    FigureLine,
    FigureSheet,
    Measure,
)
from ruralgov.domain.cases.rows import Ending
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.value import frozen

COMMON: Final = (None, FigureBy.MONTH, FigureBy.LEVEL)
"""By what figures are broken down whose lines mean the same in every city."""

LEVELS: Final = {one.value: place for place, one in enumerate(Level)}


@frozen(kw_only=True)
class Sum:
    """A number added up over cities; None where no city shows one."""

    value: int | None
    held: tuple[str, ...] = ()
    """The cities that hold theirs back: it is not in the value."""


@frozen(kw_only=True)
class FigureSum:
    """A share over cities: *numerator* of *denominator*, both of those cities that show them."""

    measure: Measure
    numerator: int | None
    denominator: int | None
    exclusions: dict[Exclusion, int]
    held: tuple[str, ...] = ()


@frozen(kw_only=True)
class LineSum:
    """The figures of one month or level, or of all, over cities."""

    key: str
    reported: Sum | None
    """Cases that came in; None where that is not known by what the lines are of."""
    done: Sum
    figures: tuple[FigureSum, ...]


@frozen(kw_only=True)
class SheetSum:
    """Figures over the cities that answered."""

    by: FigureBy | None
    first: str
    last: str
    cities: tuple[str, ...]
    endings: dict[Ending, Sum]
    lines: tuple[LineSum, ...]
    total: LineSum


def together(sheets: Mapping[str, FigureSheet]) -> SheetSum:
    """Return the sum of the answers of cities, by their codes, to one question; of one at least."""
    some = next(iter(sheets.values()))
    totals = {city: sheet.total for city, sheet in sheets.items()}
    lines = {city: {line.key: line for line in sheet.lines} for city, sheet in sheets.items()}
    keys = {key for of_city in lines.values() for key in of_city}
    came_in = some.by is not FigureBy.LEVEL
    return SheetSum(
        by=some.by,
        first=some.first,
        last=some.last,
        cities=tuple(sheets),
        endings={
            ending: _sum((city, sheet.endings.get(ending, 0)) for city, sheet in sheets.items())
            for ending in Ending
            if any(ending in sheet.endings for sheet in sheets.values())
        },
        lines=tuple(
            _line(key, {city: of_city.get(key) for city, of_city in lines.items()}, came_in)
            for key in sorted(keys, key=lambda key: (LEVELS.get(key, 0), key))
        ),
        total=_line("", totals, came_in=True),
    )


def _line(key: str, of_cities: Mapping[str, FigureLine | None], came_in: bool) -> LineSum:
    """Return the sum of a line, which a city in which nothing happened does not have."""

    def added(number: Callable[[FigureLine], int | None]) -> Sum:
        return _sum((city, 0 if one is None else number(one)) for city, one in of_cities.items())

    return LineSum(
        key=key,
        reported=added(lambda line: line.reported) if came_in else None,
        done=added(lambda line: line.done),
        figures=tuple(
            _figure(
                measure,
                {
                    city: next((f for f in one.figures if f.measure is measure), None)
                    for city, one in of_cities.items()
                    if one is not None
                },
            )
            for measure in Measure
        ),
    )


def _figure(measure: Measure, of_cities: Mapping[str, Figure | None]) -> FigureSum:
    shown = [one for one in of_cities.values() if one is not None and one.denominator is not None]
    held = [city for city, one in of_cities.items() if one is None or one.denominator is None]
    return FigureSum(
        measure=measure,
        numerator=sum(one.numerator or 0 for one in shown) if shown else None,
        denominator=sum(one.denominator or 0 for one in shown) if shown else None,
        exclusions={
            why: sum(one.exclusions.get(why, 0) for one in shown)
            for why in Exclusion
            if any(why in one.exclusions for one in shown)
        },
        held=tuple(held),
    )


def _sum(numbers: Iterable[tuple[str, int | None]]) -> Sum:
    found = dict(numbers)
    shown = [number for number in found.values() if number is not None]
    held = tuple(city for city, number in found.items() if number is None)
    return Sum(value=sum(shown) if shown else None, held=held)
