"""How a share becomes points: each formula by its id and version, found here and nowhere else.

A formula that was used is never changed: another way to reckon is another version.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from ruralgov.domain.appraisal import texts
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Formula:
    """How much of the weight a percentage reaches, from what reaches none to what reaches all."""

    code: str
    zh: str
    en: str
    share: Callable[[Fraction, Fraction, Fraction], Fraction]
    """``share(value, zero, full)`` lies between 0 and 1."""


def _linear(value: Fraction, zero: Fraction, full: Fraction) -> Fraction:
    return min(max((value - zero) / (full - zero), Fraction(0)), Fraction(1))


def _threshold(value: Fraction, zero: Fraction, full: Fraction) -> Fraction:
    reached = value >= full if full > zero else value <= full
    return Fraction(int(reached))


FORMULAS: Final[Mapping[str, Formula]] = {
    one.code: one
    for one in (
        Formula(
            code="linear@1",
            zh="得分 = 权重 ×（实际值 − 零分值）÷（满分值 − 零分值），不低于零、不高于权重",
            en="points = weight x (value - zero) / (full - zero), between nothing and the weight",
            share=_linear,
        ),
        Formula(
            code="threshold@1",
            zh="达到满分值得全部权重，未达到不得分",
            en="all of the weight where the value reaches full, else nothing",
            share=_threshold,
        ),
    )
}


def formula_of(code: str) -> Formula:
    """Return the formula of an id and version; raises ``appraisal_formula_unknown``."""
    found = FORMULAS.get(code)
    if found is None:
        known = ", ".join(FORMULAS)
        raise Refused(texts.APPRAISAL_FORMULA_UNKNOWN, formula=code, known=known)
    return found
