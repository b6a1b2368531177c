"""Which counts are held back, so that nobody can work out a small one."""

from collections.abc import Callable, Sequence
from typing import Final

from ruralgov.domain.cases.figures.queries import (
    Exclusion,
    Figure,
    FigureLine,
    Measure,
    Within,
)
from ruralgov.domain.kernel.change import change

Few = Callable[[Sequence[int]], set[int]]
"""Tells which of some counts, one a line, are held back."""
NESTED: Final = (Measure.IN_VILLAGE, Measure.IN_TOWN)
"""Of what the first counts, the second counts every one as well."""

PLACES: Final = {measure: place for place, measure in enumerate(Measure)}
"""Where the figure of a measure stands in a line."""
INSIDE: Final = (Within.BASICALLY, Within.MOVED, Within.HOUSEHOLD, Within.NEAR)
"""What of the numerator is told apart."""
VOICE: Final = (Measure.ASKED, Measure.REACHED, Measure.REOPENED)
"""What is counted of all rounds, of which satisfaction is counted of those that are ranked."""


def small(counts: Sequence[int], threshold: int) -> set[int]:
    """Return which counts to hold back: the small ones, and more until nobody can work them out.

    A single one held back would be the total less the others, and several that add up to less than
    *threshold* would still say that each is small; so the next smallest go with them.
    """
    held = {place for place, count in enumerate(counts) if 0 < count < threshold}
    if not held:
        return held
    rest = sorted((count, place) for place, count in enumerate(counts) if count >= threshold)
    for _, place in rest:
        if len(held) > 1 and sum(counts[one] for one in held) >= threshold:
            break
        held.add(place)
    return held


def together(families: Sequence[str]) -> list[list[int]]:
    """Return the places of those of each family, such as the villages of a town.

    Its sum is told elsewhere.
    """
    found: dict[str, list[int]] = {}
    for place, family in enumerate(families):
        found.setdefault(family, []).append(place)
    return list(found.values())


def small_of_each(
    counts: Sequence[int], threshold: int, families: Sequence[Sequence[int]]
) -> set[int]:
    """Return which counts to hold back so that neither a family's sum nor all tell a small one.

    Of a family whose own sum is held back one at least goes with it: all of its counts would tell
    that sum, and the sums of the others a small one.
    """
    held: set[int] = set()
    if not any(0 < count < threshold for count in counts):
        return held
    own = [[counts[place] for place in places] for places in families]
    for places, some in zip(families, own, strict=True):
        held |= {places[at] for at in small(some, threshold)}
    for at in small([sum(some) for some in own], threshold):
        if held.isdisjoint(families[at]):
            held.add(
                min((place for place in families[at] if counts[place]), key=counts.__getitem__)
            )
    return held


def held_back(
    lines: list[FigureLine], threshold: int, families: Sequence[str] = ()
) -> list[FigureLine]:
    """Hold back what has too few behind it, each kind of number over all the lines.

    Where lines have *families* whose sums are told as lines of their own, within each of them.

    A figure is held back whole where its numerator, what that lacks, or anything that is left out
    is small, or would say what another line holds back.
    """
    if not threshold or not lines:
        return lines
    places = together(families or [""] * len(lines))

    def few(counts: Sequence[int]) -> set[int]:
        return small_of_each(counts, threshold, places)

    reported = few([line.reported or 0 for line in lines])
    done = few([line.done or 0 for line in lines])
    held = [_held([line.figures[at] for line in lines], few) for at in range(len(Measure))]
    village, town = (PLACES[one] for one in NESTED)
    apart = _held_apart([(line.figures[village], line.figures[town]) for line in lines], few)
    held[village], held[town] = held[village] | apart, held[town] | apart
    for measures, differences in ((VOICE, _unranked), ((Measure.RETURN_GRANTED,), _other_month)):
        told = _small_of([differences(line) for line in lines], few)
        for one in measures:
            held[PLACES[one]] |= told
    return [
        change(
            line,
            reported=None if place in reported else line.reported,
            done=None if place in done else line.done,
            figures=tuple(
                _blank(one) if place in held[at] else one for at, one in enumerate(line.figures)
            ),
        )
        for place, line in enumerate(lines)
    ]


def _held(figures: Sequence[Figure], few: Few) -> set[int]:
    """Return the lines of which one figure is held back: those in which any part of it is small.

    Those that go with them, so that nothing can be worked out, go on until nothing is added.
    """
    held: set[int] = set()
    for parts in zip(*map(_parts, figures), strict=True):
        held |= few(parts)
    return held


def _held_apart(pairs: Sequence[tuple[Figure, Figure]], few: Few) -> set[int]:
    """Return the lines in which the second figure, less the first that is in it, tells few."""
    numbers = [tuple(map(_numbers, pair)) for pair in pairs]
    less = [(outer[0] - inner[0], outer[1] - inner[1]) for inner, outer in numbers]
    return _small_of(less, few)


def _small_of(numbers: Sequence[tuple[int, ...]], few: Few) -> set[int]:
    """Return the lines in which any of some numbers is small, with those that go with them."""
    return {place for counts in zip(*numbers, strict=True) for place in few(counts)}


def _unranked(line: FigureLine) -> tuple[int, ...]:
    """Return what the figures of all rounds say more than satisfaction does of the ranked."""
    asked, reached, reopened = (line.figures[PLACES[one]] for one in VOICE)
    happy = line.figures[PLACES[Measure.SATISFIED]]
    apart = (Exclusion.UNREACHABLE, Exclusion.ANONYMOUS, Exclusion.UNASKED)
    more = (reopened.exclusions[one] - happy.exclusions[one] for one in apart)
    heard = _numbers(reached)[0] - _numbers(happy)[1]
    sorry = _numbers(happy)[1] - _numbers(happy)[0]
    return (
        heard,
        abs(sorry - _numbers(reopened)[0]),
        _numbers(asked)[0] - _numbers(happy)[1],
        *more,
    )


def _other_month(line: FigureLine) -> tuple[int, ...]:
    """Return by how much the returns granted differ from those that ended in the period."""
    granted, returned = (
        line.figures[PLACES[one]] for one in (Measure.RETURN_GRANTED, Measure.RETURNED)
    )
    moved = granted.within[Within.MOVED]
    return (abs(_numbers(granted)[0] - moved - _numbers(returned)[0]),)


def _numbers(figure: Figure) -> tuple[int, int]:
    return figure.numerator or 0, figure.denominator or 0


def _parts(figure: Figure) -> list[int]:
    """Return every number of a figure, and what its numerator lacks."""
    part, whole = _numbers(figure)
    within = figure.within
    inside = sum(within.get(one, 0) for one in INSIDE) if within else 0
    rest = part - inside if inside else 0
    return [part, whole - part, rest, *figure.exclusions.values(), *within.values()]


def _blank(figure: Figure) -> Figure:
    return change(figure, numerator=None, denominator=None, exclusions={}, within={})
