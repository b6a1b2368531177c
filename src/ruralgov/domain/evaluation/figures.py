"""Means and intervals of whole marks, exact, and the bands that they give.

All sums are whole numbers or fractions; what is shown is rounded once, to hundredths of a mark.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import isqrt
from typing import Final

from ruralgov.domain.evaluation.model import BandRule, Criterion, EvaluationScheme
from ruralgov.domain.evaluation.model_result import CriterionFigure, Result, ResultBand
from ruralgov.domain.kernel.change import change

HUNDREDTHS: Final = 100
STUDENT: Final = (
    *(12706, 4303, 3182, 2776, 2571, 2447, 2365, 2306, 2262, 2228),
    *(2201, 2179, 2160, 2145, 2131, 2120, 2110, 2101, 2093, 2086),
    *(2080, 2074, 2069, 2064, 2060, 2056, 2052, 2048, 2045, 2042),
)
"""Student's t for two-sided 95 %, in thousandths, by degrees of freedom from 1.

NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, column 0.975. Beyond 30 the last one is
taken, which is a little too wide and never too narrow.
"""


def figure(marks: Sequence[int]) -> CriterionFigure:
    """Return mean and half the 95 % interval of Student's t for the mean of two marks or more.

    The method is that of the NIST/SEMATECH e-Handbook, 1.3.5.2: mean ± t(n-1) · s / √n, with
    s² = Σ(x - mean)² / (n-1). The half is rounded up.
    """
    n, total = len(marks), sum(marks)
    variance = Fraction(n * sum(one * one for one in marks) - total * total, n * (n - 1))
    t = Fraction(STUDENT[min(n - 1, len(STUDENT)) - 1], 1000)
    return CriterionFigure(
        marks=n,
        mean=round(Fraction(total, n) * HUNDREDTHS),
        half=ceil_root(t * t * variance / n * HUNDREDTHS**2),
    )


def ceil_root(square: Fraction) -> int:
    """Return the smallest whole number whose square is not below a number."""
    whole = -(-square.numerator // square.denominator)
    root = isqrt(whole)
    return root if root * root == whole else root + 1


def weighted(
    marks: Sequence[Sequence[int]], halves: Sequence[int], criteria: Sequence[Criterion]
) -> tuple[int, int]:
    """Return mean and half interval over all criteria, in hundredths.

    The mean is the weighted sum of the exact means. Its interval is the weighted sum of the halves,
    as if a town that is strict in one criterion were strict in all: by Minkowski's inequality no
    standard deviation of a weighted sum is larger. So it needs no second set of ballots, of which
    the difference to the first would tell single ones.
    """
    means = [Fraction(sum(one), len(one)) for one in marks]
    weights = [Fraction(one.weight, 100) for one in criteria]
    mean = sum((w * m for w, m in zip(weights, means, strict=True)), Fraction(0))
    half = sum((w * h for w, h in zip(weights, halves, strict=True)), Fraction(0))
    return round(mean * HUNDREDTHS), -(-half.numerator // half.denominator)


def centre_of(results: Iterable[Result]) -> int | None:
    """Return the mean of the means that are shown, None without any."""
    means = [one.mean for one in results if one.mean is not None]
    return round(Fraction(sum(means), len(means))) if means else None


def banded(results: Sequence[Result], scheme: EvaluationScheme) -> tuple[Result, ...]:
    """Return the results with their bands: above, below, or what cannot be told apart.

    A unit lies above or below where its whole interval does. If one alone lay below, that would be
    a last place, so it is counted to those in between.
    """
    centre = centre_of(results)
    if centre is None:
        return tuple(results)
    lower = upper = centre
    if scheme.band_rule is BandRule.LINES:
        lower, upper = (one * HUNDREDTHS for one in scheme.lines)
    found = [
        one if one.mean is None else change(one, band=_band(one, lower, upper)) for one in results
    ]
    if sum(one.band is ResultBand.BELOW for one in found) == 1:
        return tuple(
            change(one, band=ResultBand.BETWEEN) if one.band is ResultBand.BELOW else one
            for one in found
        )
    return tuple(found)


def _band(result: Result, lower: int, upper: int) -> ResultBand:
    if result.low is not None and result.low > upper:
        return ResultBand.ABOVE
    if result.high is not None and result.high < lower:
        return ResultBand.BELOW
    return ResultBand.BETWEEN
