"""Figures against a plain recount: means, intervals, bands, and what is said with them."""

from fractions import Fraction
from math import gamma, pi, sqrt
from statistics import fmean, stdev
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain import evaluation as e
from ruralgov.domain.evaluation.counting import results_of
from ruralgov.domain.evaluation.figures import STUDENT, banded, ceil_root, figure
from ruralgov.domain.evaluation.statement import gap_of, statement
from ruralgov.domain.kernel.ids import OrganisationId
from tests.evaluation.test_attack import small

MARKS = st.lists(st.integers(0, 100), min_size=2, max_size=40)


def beyond(t: float, df: int, steps: int = 4000) -> float:
    """Return the chance of Student's t beyond a value, by Simpson's rule over its density."""
    front = gamma((df + 1) / 2) / (sqrt(df * pi) * gamma(df / 2))
    width = t / steps
    total = 0.0
    for at in range(steps + 1):
        weight = 1 if at in (0, steps) else 4 if at % 2 else 2
        total += weight * front * (1 + (at * width) ** 2 / df) ** (-(df + 1) / 2)
    return 0.5 - total * width / 3


def test_the_table_of_students_t_leaves_a_fortieth_on_each_side() -> None:
    for df, thousandths in enumerate(STUDENT, start=1):
        above, below = (beyond((thousandths + one) / 1000, df) for one in (-0.6, 0.6))
        assert below < 0.025 < above, df


@given(marks=MARKS)
def test_a_mean_and_its_interval_are_what_a_plain_recount_gives(marks: list[int]) -> None:
    found = figure(marks)
    assert found.marks == len(marks)
    assert found.mean is not None
    assert found.half is not None
    assert abs(found.mean / 100 - fmean(marks)) <= 0.005 + 1e-9
    t = STUDENT[min(len(marks) - 1, 30) - 1] / 1000
    half = t * stdev(marks) / sqrt(len(marks))
    assert half - 1e-9 <= found.half / 100 < half + 0.01 + 1e-9


@given(num=st.integers(0, 10**9), den=st.integers(1, 10**6))
def test_a_root_is_rounded_up_and_by_less_than_one(num: int, den: int) -> None:
    root = ceil_root(Fraction(num, den))
    assert root * root * den >= num
    assert root == 0 or (root - 1) ** 2 * den < num


@given(sheets=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=4, max_size=12))
def test_all_criteria_together_are_the_weighted_recount(sheets: list[tuple[int, int]]) -> None:
    known, marks = small([[one, None, None] for one in sheets], 3)
    (result, *_) = results_of(known, marks, frozenset())
    assert result.mean is not None
    assert result.low is not None
    assert result.high is not None
    plain = [0.6 * one + 0.4 * other for one, other in sheets]
    assert abs(result.mean / 100 - fmean(plain)) <= 0.005 + 1e-9
    t = STUDENT[len(sheets) - 2] / 1000
    half = t * stdev(plain) / sqrt(len(plain))
    assert min(5.0, fmean(plain) + half) <= result.high / 100 + 0.005 + 1e-9, "never too narrow"
    assert result.low / 100 <= max(0.0, fmean(plain) - half) + 0.005 + 1e-9
    assert 0 <= result.low <= result.mean <= result.high <= 500


def shown(name: str, low: int, high: int) -> e.Result:
    return e.Result(
        ratee=OrganisationId(name),
        ballots=9,
        scored=9,
        criteria=(),
        mean=(low + high) // 2,
        low=low,
        high=high,
    )


def bands(*results: e.Result, **more: Any) -> str:
    known, _ = small([[None] * 3] * 3, 3)
    found = banded(results, evolve(known.scheme, **more))
    return "".join(
        "-" if one.band is None else "ABC"[list(e.ResultBand).index(one.band)] for one in found
    )


def test_rule_10_a_band_is_by_whole_intervals() -> None:
    high, middle = shown("h", 8000, 9000), shown("m", 6000, 8000)
    low, other = shown("l", 4000, 5000), shown("o", 4100, 5100)
    assert bands(high, middle, low, other) == "ABCC"
    assert bands(shown("h", 5900, 9100), middle, low, other) == "BACC", "it reaches the mean"


def test_rule_10_sg_14_nobody_is_last() -> None:
    high, middle, low = shown("h", 8000, 9000), shown("m", 5000, 8000), shown("l", 1000, 2000)
    assert bands(high, middle, low) == "ABB", "one alone below would be a last place"
    assert bands(shown("only", 1000, 2000)) == "B"
    assert bands() == ""


def test_rule_10_bands_by_lines_that_were_published() -> None:
    rule = {"band_rule": e.BandRule.LINES, "lines": (2, 4)}
    results = [shown("a", 401, 500), shown("b", 400, 500), shown("c", 100, 199), shown("d", 0, 199)]
    assert bands(*results, **rule) == "ABCC"
    assert bands(*results[:2], shown("c", 100, 200), results[3], **rule) == "ABBB"


def test_what_is_withheld_has_no_band_and_moves_nobody() -> None:
    few = e.Result(
        ratee=OrganisationId("f"), ballots=2, scored=2, criteria=(), withheld=e.Withheld.FEW
    )
    high, low, other = shown("h", 8000, 9000), shown("l", 4000, 5000), shown("o", 4100, 5100)
    assert bands(few, high, low, other) == "-ACC"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sg_18_the_statement_says_what_so_many_raters_can_tell(lang: str) -> None:
    known, _ = small([[None] * 3] * 22, 5)
    results = (shown("h", 8000, 9000), shown("l", 4000, 5000))
    said = statement(evolve(known, results=results), lang)
    assert gap_of(results) == 708  # √2 · 500, rounded up
    assert all(one in said for one in ("22", "7.08", "5"))
    assert ("不产生末位" if lang == "zh" else "nobody is last") in said
    assert gap_of(()) is None
    assert "22" in statement(known, lang)
