"""Which counts are held back, so that nobody can work out a small one."""

from collections.abc import Sequence

from ruralgov.domain.cases.figures.queries import Figure, FigureLine, Measure
from ruralgov.domain.kernel.change import change


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


def held_back(lines: list[FigureLine], threshold: int) -> list[FigureLine]:
    """Hold back what has too few behind it, each kind of number over all the lines.

    A figure is held back whole where its numerator, what that lacks, or anything that is left out
    is small, or would say what another line holds back.
    """
    if not threshold or not lines:
        return lines
    reported = small([line.reported or 0 for line in lines], threshold)
    done = small([line.done or 0 for line in lines], threshold)
    held = [_held([line.figures[at] for line in lines], threshold) for at in range(len(Measure))]
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


def _held(figures: Sequence[Figure], threshold: int) -> set[int]:
    """Return the lines of which one figure is held back: those in which any part of it is small.

    Those that go with them, so that nothing can be worked out, go on until nothing is added.
    """
    held: set[int] = set()
    for parts in zip(*map(_parts, figures), strict=True):
        held |= small(parts, threshold)
    return held


def _parts(figure: Figure) -> list[int]:
    """Return every number of a figure, and what its numerator lacks."""
    part, whole = figure.numerator or 0, figure.denominator or 0
    inside = sum(figure.within.values())
    rest = part - inside if figure.measure is Measure.SATISFIED else 0
    numbers = (part, whole - part, rest, *figure.exclusions.values(), *figure.within.values())
    return list(numbers)


def _blank(figure: Figure) -> Figure:
    return change(figure, numerator=None, denominator=None, exclusions={}, within={})
