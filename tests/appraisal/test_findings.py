"""What is found over the towns of a scheme: for people to look at, and no verdict."""

from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from ruralgov.domain import appraisal as a
from ruralgov.domain.appraisal.findings import Values, at_least, heaping, one_way
from ruralgov.domain.kernel.ids import PlaceId, TownAppraisalId
from tests.appraisal.office import indicator, number, terms
from tests.appraisal.sheets import SCORER, opened, value
from tests.appraisal.test_appraisal import OFFICE, Year, complete
from tests.given import TODAY

ONE = indicator("A", 100)


def values(*percents: Any, of: int = 1000) -> Values:
    """Return the values of so many towns, in percent with one decimal."""
    return {
        PlaceId(f"t{n:02d}"): None
        if one is None
        else (number(str(Fraction(str(one)) * of / 100)), number(of))
        for n, one in enumerate(percents)
    }


def test_how_likely_heads_are_is_counted_out() -> None:
    for of in range(1, 9):
        throws = list(product((0, 1), repeat=of))
        for hits in range(of + 1):
            many = sum(sum(one) >= hits for one in throws)
            assert at_least(hits, of) == Fraction(many, len(throws))


@pytest.mark.parametrize(
    ("percents", "found"),
    [
        ([95] * 7, True),
        ([95] * 6, False),
        ([95] * 7 + ["94.9"], False),
        (["95.0", "95.2", "95.9", "96.7", *["95.1"] * 6, "94.9"], True),
        (["96.8"] * 9, False),
        (["93.2"] * 9, False),
        (["94.9"] * 9, False),
        ([95] * 6 + [None], False),
        ([], False),
    ],
)
def test_values_that_heap_just_at_a_line_are_found(percents: list[Any], found: bool) -> None:
    """A band of a twentieth of the way: 1.75 points from 95 on both sides; 7 of 7 is 1 in 128."""
    faults = [one.fault for one in heaping(ONE, values(*percents))]
    assert faults == ([a.AppraisalFault.HEAPING] if found else [])


def test_heaps_are_found_below_a_line_where_less_is_better() -> None:
    less = indicator("A", 100, direction=a.Direction.LOWER, full="5", zero="20")
    assert [one.count for one in heaping(less, values(*["4.9"] * 7))] == [7]
    assert list(heaping(less, values(*["5.1"] * 7))) == []


def test_towns_with_too_few_to_rate_are_no_heap() -> None:
    few = indicator("A", 100, min_n=1001)
    assert list(heaping(few, values(*[95] * 9))) == []


def adjusted(before: int, after: int | None) -> a.TownAppraisal:
    state = a.TOWN_APPRAISAL.apply(None, opened(value("A", before)))
    if after is None:
        return state
    adjustment = a.Adjustment(
        number=1,
        indicator="A",
        numerator=number(after),
        denominator=number(100),
        cause=a.AdjustedFor.OFFICE,
        reason="漏计",
        evidence="e",
        day=TODAY,
        by=SCORER,
    )
    return a.TOWN_APPRAISAL.apply(state, a.TownInputAdjusted(adjustment=adjustment))


@pytest.mark.parametrize(
    ("moves", "found"),
    [
        ([(80, 90)] * 7, True),
        ([(80, 90)] * 6, False),
        ([(80, 90)] * 7 + [(90, 80)], False),
        ([(95, 99)] * 9, False),
        ([(90, 80)] * 9, False),
        ([(80, None)] * 9, False),
    ],
)
def test_adjustments_that_nearly_all_raise_scores_are_found(
    moves: list[tuple[int, int | None]], found: bool
) -> None:
    """What changes no points (95 and 99 both give all) is no move."""
    towns = [adjusted(*one) for one in moves]
    assert bool(list(one_way(terms(ONE), towns))) is found


def test_findings_of_a_year_name_what_is_missing_and_who_waits() -> None:
    year = Year()
    complete(year)
    ask = a.AppraisalFindings(scheme=year.scheme)
    found = {(one.fault, one.indicator): one.towns for one in year.town.ask(OFFICE, ask)}
    assert found == {
        (a.AppraisalFault.MISSING, "C"): (year.there,),
        (a.AppraisalFault.TOO_FEW, "A"): (year.there,),
        (a.AppraisalFault.TOO_FEW, "B"): (year.there,),
    }
    year.show(year.here)
    key = TownAppraisalId(year.key(year.here))
    claim = a.AskScoreCorrection(appraisal=key, indicator="C", ground="漏计", evidence="明细")
    year.as_contact(year.here, claim)
    on_last = date(2026, 2, 16)
    faults = {
        day: {one.fault for one in year.town.ask(OFFICE, ask, day)}
        for day in (on_last, date(2026, 2, 17))
    }
    late = a.AppraisalFault.UNANSWERED
    assert [late in faults[day] for day in sorted(faults)] == [False, True]
