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
    """Hold back what has too few behind it, each kind of number over all the lines."""
    if not threshold or not lines:
        return lines
    reported = small([line.reported or 0 for line in lines], threshold)
    done = small([line.done or 0 for line in lines], threshold)
    satisfied = small([_satisfied(line).denominator or 0 for line in lines], threshold) | done
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


def _satisfied(line: FigureLine) -> Figure:
    return next(one for one in line.figures if one.measure is Measure.SATISFIED)


def _blank(figure: Figure) -> Figure:
    return change(figure, numerator=None, denominator=None, exclusions={})
