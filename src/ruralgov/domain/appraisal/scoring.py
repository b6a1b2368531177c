"""How inputs become a score: a pure function of a scheme and what is known of a town.

Fractions are exact all the way and printed once. So a tie stays a tie, and the same inputs give the
same score whenever they are reckoned again.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from ruralgov.domain.appraisal.formulas import formula_of
from ruralgov.domain.appraisal.model import Extra, ExtraKind, Indicator, Terms, WhenMissing
from ruralgov.domain.appraisal.model_town import ExtraEntry, Rating, ScoredLine, TownAppraisal
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.number import Number, exact, printed
from ruralgov.domain.kernel.value import frozen

NOTHING: Final = Fraction(0)
HUNDRED: Final = Fraction(100)


class Limit(LabelledEnum):
    """Which limit the points of an indicator, or of an item, ran into."""

    CAP = "cap", "已达上限", "at the cap"
    FLOOR = "floor", "已达下限", "at the floor"


@frozen(kw_only=True)
class Points:
    """What an indicator gives: *value* is a percentage, *points* is None where it is not rated.

    *counts* tells whether its weight is part of the total.
    """

    indicator: Indicator
    rating: Rating
    value: Fraction | None = None
    points: Fraction | None = None
    limit: Limit | None = None
    counts: bool = True

    def line(self) -> ScoredLine:
        """Return it as it is printed."""
        points = None if self.points is None else printed(self.points)
        return ScoredLine(indicator=self.indicator.code, rating=self.rating, points=points)


@frozen(kw_only=True)
class ExtraPoints:
    """What the entries of a listed item give, with a minus where they are taken off."""

    extra: Extra
    points: Fraction
    limit: Limit | None


@frozen(kw_only=True)
class Reckoned:
    """A score that was reckoned: *total* is None while *held* are missing, or nothing is rated.

    *base* is the weight that counts.
    """

    lines: tuple[Points, ...]
    extras: tuple[ExtraPoints, ...]
    base: Fraction
    held: tuple[str, ...]
    total: Fraction | None

    def total_printed(self) -> Number | None:
        """Return the total as it is printed."""
        return None if self.total is None else printed(self.total)


def reckon(terms: Terms, town: TownAppraisal) -> Reckoned:
    """Reckon the score of a town from its inputs as they hold."""
    lines = tuple(_points(one, town.value_of(one.code)) for one in terms.indicators)
    extras = tuple(_extra(one, town.extras) for one in terms.extras)
    held = tuple(
        one.indicator.code
        for one in lines
        if one.rating is not Rating.RATED and one.indicator.missing is WhenMissing.HOLD
    )
    base = sum((exact(one.indicator.weight) for one in lines if one.counts), NOTHING)
    reached = sum((one.points for one in lines if one.points is not None), NOTHING)
    more = sum((one.points for one in extras), NOTHING)
    total = None if held or not base else reached * HUNDRED / base + more
    return Reckoned(lines=lines, extras=extras, base=base, held=held, total=total)


def value_of(value: tuple[Number, Number] | None) -> Fraction | None:
    """Return numerator in denominator as a percentage, or None where there is none."""
    if value is None or not exact(value[1]):
        return None
    return HUNDRED * exact(value[0]) / exact(value[1])


def _points(one: Indicator, value: tuple[Number, Number] | None) -> Points:
    if value is None:
        return _unrated(one, Rating.MISSING)
    percent = value_of(value)
    if percent is None or exact(value[1]) < one.min_n:
        return _unrated(one, Rating.TOO_FEW, percent)
    share = formula_of(one.formula).share(percent, exact(one.zero), exact(one.full))
    raw = share * exact(one.weight)
    points, limit = raw, None
    if one.cap is not None and raw >= exact(one.cap):
        points, limit = exact(one.cap), Limit.CAP
    elif one.floor is not None and raw <= exact(one.floor):
        points, limit = exact(one.floor), Limit.FLOOR
    return Points(indicator=one, rating=Rating.RATED, value=percent, points=points, limit=limit)


def _unrated(one: Indicator, rating: Rating, value: Fraction | None = None) -> Points:
    """Return what an indicator without a value gives: never nothing in silence."""
    neutral = one.neutral if one.missing is WhenMissing.NEUTRAL else None
    return Points(
        indicator=one,
        rating=rating,
        value=value,
        points=None if neutral is None else exact(neutral),
        counts=one.missing is not WhenMissing.RENORMALISE,
    )


def _extra(extra: Extra, entries: Iterable[ExtraEntry]) -> ExtraPoints:
    given = (exact(one.points) for one in entries if one.item == extra.code and not one.withdrawn)
    points, cap = sum(given, NOTHING), exact(extra.cap)
    limit = Limit.CAP if points >= cap else None
    sign = 1 if extra.kind is ExtraKind.BONUS else -1
    return ExtraPoints(extra=extra, points=sign * min(points, cap), limit=limit)
