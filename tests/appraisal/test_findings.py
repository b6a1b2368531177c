"""What is found over the towns of a scheme: for people to look at, and no verdict."""

from datetime import date
from fractions import Fraction
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from ruralgov.domain import appraisal as a
from ruralgov.domain.appraisal.findings import (
    Values,
    appraisal_findings,
    at_least,
    heaping,
    one_way,
)
from ruralgov.domain.kernel.ids import PlaceId, TownAppraisalId
from tests.appraisal.office import indicator, number, terms
from tests.appraisal.sheets import SCORER, S, frozen, opened, value
from tests.appraisal.test_appraisal import OFFICE, Year, complete
from tests.given import TODAY, Reading

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
        ([95] * 7 + ["93.25"], False),
        (["96.75"] * 9, False),
        (["96.8"] * 9, False),
        (["93.2"] * 9, False),
        (["94.9"] * 9, False),
        ([95] * 6 + [None], False),
        ([], False),
    ],
)
def test_values_that_heap_just_at_a_line_are_found(percents: list[Any], found: bool) -> None:
    """A band of a twentieth of the way: 1.75 points from 95 on both sides; 7 of 7 is 1 in 128."""
    faults = [one.fault for one in heaping(ONE, values(*percents, of=10_000))]
    assert faults == ([a.AppraisalFault.HEAPING] if found else [])


def test_heaps_are_found_below_a_line_where_less_is_better() -> None:
    less = indicator("A", 100, direction=a.Direction.LOWER, full="5", zero="20")
    for just in ("4.9", "4.3"):
        assert [one.count for one in heaping(less, values(*[just] * 7))] == [7]
    assert list(heaping(less, values(*["4.2"] * 7))) == []
    assert list(heaping(less, values(*["5.1"] * 7))) == []


def test_towns_with_too_few_to_rate_are_no_heap() -> None:
    few = indicator("A", 100, min_n=1001)
    assert list(heaping(few, values(*[95] * 9))) == []
    enough = indicator("A", 100, min_n=1000)
    assert [one.count for one in heaping(enough, values(*[95] * 9))] == [9]


def test_what_is_beyond_the_band_stands_on_no_side_of_the_line() -> None:
    near = indicator("A", 100, zero="85")
    for percent in ("95.7", "94.3"):
        assert [one.of for one in heaping(near, values(*[95] * 7, percent))] == [7]


def adjusted(before: int | None, after: int | None, of: int = 100) -> a.TownAppraisal:
    inputs = () if before is None and not of else (value("A", before, of),)
    state = a.TOWN_APPRAISAL.apply(None, opened(*inputs))
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
        ([(80, 90)] * 7 + [(95, 99)], True),
        ([(80, 90)] * 6 + [(95, 99)] * 3, False),
        ([(None, 90)] * 9, False),
    ],
)
def test_adjustments_that_nearly_all_raise_scores_are_found(
    moves: list[tuple[int, int | None]], found: bool
) -> None:
    """What changes no points (95 and 99 both give all) is no move."""
    towns = [adjusted(*one) for one in moves]
    assert bool(list(one_way(terms(ONE), towns))) is found


@pytest.mark.parametrize("before", [None, 0])
def test_a_value_that_comes_where_there_was_none_is_no_move(before: int | None) -> None:
    towns = [adjusted(before, 90, of=0)] * 9
    assert list(one_way(terms(ONE), towns)) == []


def asked(*rows: Any, day: date = TODAY) -> Any:
    """Return what a query may know: a scheme of one indicator, and the rows of its towns."""
    few = terms(indicator("A", 100, min_n=5))
    return SimpleNamespace(read=Reading({("appraisal_scheme", S): frozen(few)}, rows), day=day)


def input_row(town: str, top: int | None, below: int | None, code: str = "A") -> a.TownInputRow:
    return a.TownInputRow(
        owner=town,
        indicator=code,
        scheme=S,
        town=PlaceId(town),
        frozen_numerator=None,
        frozen_denominator=None,
        numerator=None if top is None else number(top),
        denominator=None if below is None else number(below),
        adjusted=False,
    )


def test_a_value_that_is_missing_and_one_of_too_few_are_different_findings() -> None:
    rows = (
        input_row("none", None, None),
        input_row("four", 4, 4),
        input_row("five", 5, 5),
        input_row("nil", 0, 0),
        input_row("other", None, None, "B"),
    )
    found = appraisal_findings(a.AppraisalFindings(scheme=S), asked(*rows))
    assert [(one.fault, one.towns, one.of) for one in found] == [
        (a.AppraisalFault.MISSING, ("none",), 4),
        (a.AppraisalFault.TOO_FEW, ("four", "nil"), 4),
    ]


def standing(town: str, **more: Any) -> a.TownAppraisalRow:
    values: dict[str, Any] = {
        **dict.fromkeys(("missing", "adjustments", "corrections", "appeals", "vetoes"), 0),
        **dict.fromkeys(("correct_until", "final", "published")),
        "stage": a.Stage.SHOWN,
        "was_shown": True,
        "appeal_until": date(2026, 1, 4),
    }
    return a.TownAppraisalRow(owner=town, scheme=S, town=PlaceId(town), year=2025, **values | more)


def test_who_waits_for_an_answer_after_the_last_day_to_appeal_is_found() -> None:
    rows = (
        standing("asked", corrections=1),
        standing("appealed", appeals=1),
        standing("quiet"),
        standing("in time", corrections=1, appeal_until=TODAY),
        standing("never shown", corrections=1, appeal_until=None),
        standing("void", corrections=1, stage=a.Stage.VOID),
    )
    (found,) = appraisal_findings(a.AppraisalFindings(scheme=S), asked(*rows))
    assert (found.fault, found.towns, found.of) == (
        a.AppraisalFault.UNANSWERED,
        ("appealed", "asked"),
        5,
    )


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
