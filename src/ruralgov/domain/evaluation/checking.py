"""Whether a scheme can be: its criteria, scale, days, and what the law asks of weights."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from ruralgov.domain.evaluation import texts
from ruralgov.domain.evaluation.law import TownsWeight
from ruralgov.domain.evaluation.model import (
    BandRule,
    Criterion,
    EvaluationScheme,
    Ratee,
    weight_of,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused

LEAST_K: Final = 3
"""Of two ballots each rater could subtract its own."""
MOST: Final = 1000
"""The highest mark of a scale, and the most days for objections and dealings."""


def checked(scheme: EvaluationScheme, given: Given) -> EvaluationScheme:
    """Return a scheme with clean texts; raises ``evaluation_…`` where it cannot be."""
    found = change(
        scheme,
        title=clean_text("title", scheme.title),
        basis=clean_text("basis", scheme.basis),
        criteria=tuple(
            Criterion(title=clean_text("title", one.title), weight=one.weight)
            for one in scheme.criteria
        ),
    )
    _check_lists(found)
    _check_marks(found)
    _check_days(found)
    profile = given.policy.profile_on(given.today)
    least = LEAST_K if profile is None else max(LEAST_K, profile.smallest)
    if found.k < least:
        raise Refused(texts.EVALUATION_K, k=found.k, least=least)
    for weight in (found.weight_department, found.weight_stationed):
        if not 0 <= weight <= 100:
            raise Refused(texts.EVALUATION_WEIGHT_WRONG, weight=weight)
    return found


def _check_lists(scheme: EvaluationScheme) -> None:
    if not scheme.ratees or not scheme.criteria:
        raise Refused(texts.EVALUATION_EMPTY)
    for names in (scheme.ratees, [one.title for one in scheme.criteria]):
        name, count = Counter(names).most_common(1)[0]
        if count > 1:
            raise Refused(texts.EVALUATION_TWICE, name=name)
    weights = [one.weight for one in scheme.criteria]
    if sum(weights) != 100 or min(weights) < 1:
        raise Refused(texts.EVALUATION_WEIGHTS, total=sum(weights))


def _check_marks(scheme: EvaluationScheme) -> None:
    low, high = scheme.low, scheme.high
    if not 0 <= low < high <= MOST:
        raise Refused(texts.EVALUATION_SCALE, low=low, high=high, most=MOST)
    lines = scheme.lines
    fits = not lines
    if scheme.band_rule is BandRule.LINES:
        fits = len(lines) == 2 and low <= lines[0] <= lines[1] <= high
    if not fits:
        rule = scheme.band_rule
        raise Refused(texts.EVALUATION_LINES, rule=rule.zh, rule_en=rule.en)
    floor, days = scheme.dealings_floor, scheme.objection_days
    if floor < 1 or not 1 <= days <= MOST:
        raise Refused(texts.EVALUATION_FLOOR, floor=floor, days=days, most=MOST)


def _check_days(scheme: EvaluationScheme) -> None:
    first = scheme.since
    sound = first < scheme.until and first <= min(scheme.towns_on, scheme.opens)
    if not sound or scheme.closes < scheme.opens:
        raise Refused(
            texts.EVALUATION_DAYS,
            towns_on=scheme.towns_on,
            opens=scheme.opens,
            closes=scheme.closes,
        )


def check_weights(
    scheme: EvaluationScheme, ratees: Iterable[Ratee], floors: Iterable[TownsWeight]
) -> None:
    """Refuse a weight of the towns under what the law wants (invariant 32)."""
    rules = tuple(floors)
    for ratee in ratees:
        weight = weight_of(scheme, ratee)
        for rule in rules:
            if rule.stationed is ratee.stationed and weight < rule.least:
                facts = {"weight": weight, "least": rule.least, "law": rule.law}
                raise Refused(texts.EVALUATION_WEIGHT_LOW, name=ratee.name, **facts)
