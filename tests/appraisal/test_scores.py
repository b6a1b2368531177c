"""How inputs become scores, and that nothing later changes them."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve, fields
from hypothesis import given as drawn
from hypothesis import strategies as st

from ruralgov.domain import appraisal as a
from ruralgov.domain.appraisal import rules_input
from ruralgov.domain.appraisal.formulas import FORMULAS
from ruralgov.domain.kernel.number import exact, printed
from tests.appraisal.office import extra, indicator, number, terms
from tests.appraisal.sheets import (
    ASKER,
    IT,
    SCORER,
    claimed,
    of,
    opened,
    scored,
    shown,
    total,
    town,
    value,
)
from tests.given import TODAY

HOLD, RENORMALISE, NEUTRAL = a.WhenMissing


@pytest.mark.parametrize(
    ("numerator", "points"),
    [(60, "0"), (59, "0"), (95, "100"), (96, "100"), ("77.5", "50"), (94, "97.142857")],
)
def test_linear_points_run_from_zero_to_full(numerator: Any, points: str) -> None:
    found = total(terms(indicator("A", 100)), value("A", numerator))
    assert printed(found, 6) == printed(exact(number(points)), 6)


@pytest.mark.parametrize(("numerator", "points"), [(5, 100), (6, 0), (0, 100), (100, 0)])
def test_a_threshold_downwards_is_reached_from_below(numerator: int, points: int) -> None:
    more = {"formula": "threshold@1", "direction": a.Direction.LOWER, "full": "5", "zero": "20"}
    assert total(terms(indicator("A", 100, **more)), value("A", numerator)) == points


@pytest.mark.parametrize(("numerator", "points"), [(95, 100), (94, 0), (96, 100)])
def test_a_threshold_upwards_is_reached_from_above(numerator: int, points: int) -> None:
    wanted = terms(indicator("A", 100, formula="threshold@1"))
    assert total(wanted, value("A", numerator)) == points


def test_every_formula_gives_between_nothing_and_all() -> None:
    for formula in FORMULAS.values():
        for percent in range(-50, 251, 7):
            for zero, full in ((60, 95), (20, 5)):
                share = formula.share(Fraction(percent), Fraction(zero), Fraction(full))
                assert 0 <= share <= 1


@pytest.mark.parametrize(
    ("numerator", "points", "limit"),
    [
        (95, 40, a.Limit.CAP),
        (60, 10, a.Limit.FLOOR),
        (67, 10, a.Limit.FLOOR),
        ("77.5", 25, None),
        (88, 40, a.Limit.CAP),
    ],
)
def test_cap_and_floor_are_points_and_said(
    numerator: Any, points: int, limit: a.Limit | None
) -> None:
    one = indicator("A", 50, cap=number(40), floor=number(10))
    (line, _) = of(terms(one, indicator("B", 50)), value("A", numerator), value("B", 95)).lines
    assert line.points == points
    assert line.limit is limit


def test_invariant_36_what_is_missing_holds_the_total_up_and_is_not_nothing() -> None:
    wanted = terms(indicator("A", 60), indicator("B", 40))
    found = of(wanted, value("A", 95), value("B"))
    assert (found.total, found.held, found.lines[1].points) == (None, ("B",), None)
    assert found.lines[1].rating is a.Rating.MISSING
    assert total(wanted, value("A", 95), value("B", 0)) == 60, "nothing reached is nothing"


def test_invariant_36_without_a_record_of_an_input_it_is_missing_too() -> None:
    assert of(terms(indicator("A", 100))).held == ("A",)


def test_invariant_36_its_weight_goes_to_the_others_in_proportion() -> None:
    wanted = terms(indicator("A", 60), indicator("B", 30), indicator("C", 10, missing=RENORMALISE))
    found = of(wanted, value("A", 95), value("B", "77.5"), value("C"))
    assert found.total == Fraction(75 * 100, 90)
    assert found.base == 90
    assert [one.counts for one in found.lines] == [True, True, False]
    every = of(terms(indicator("A", 100, missing=RENORMALISE)), value("A"))
    assert (every.total, every.held) == (None, ()), "of nothing no total is made"


def test_invariant_36_neutral_points_are_those_of_the_scheme() -> None:
    wanted = terms(indicator("A", 80), indicator("B", 20, missing=NEUTRAL, neutral="12.5"))
    found = of(wanted, value("A", 95), value("B"))
    assert found.total == Fraction("92.5")
    assert found.base == 100
    assert found.lines[1].rating is a.Rating.MISSING


@pytest.mark.parametrize(
    ("numerator", "denominator", "rating"),
    [
        (9, 9, a.Rating.TOO_FEW),
        (10, 10, a.Rating.RATED),
        (0, 0, a.Rating.TOO_FEW),
        (0, 10, a.Rating.RATED),
    ],
)
def test_rule_10_below_the_smallest_number_nothing_is_rated_not_even_all(
    numerator: int, denominator: int, rating: a.Rating
) -> None:
    one = indicator("A", 100, min_n=10)
    found = of(terms(one), value("A", numerator, denominator))
    assert found.lines[0].rating is rating
    assert (found.total is None) is (rating is a.Rating.TOO_FEW)


def test_rule_10_ties_stay_ties_however_they_are_made() -> None:
    """Rounding each line first would part them: three thirds are one."""
    thirds = terms(indicator("A", "33.3"), indicator("B", "33.3"), indicator("C", "33.4"))
    one = of(thirds, value("A", 1, 3), value("B", 1, 3), value("C", 1, 3))
    other = of(thirds, value("A", 2, 6), value("B", 33, 99), value("C", 100, 300))
    assert one.total == other.total
    whole = {"zero": "0", "full": "100"}
    halves = terms(indicator("A", 50, **whole), indicator("B", 50, **whole))
    split = of(halves, value("A", 1, 3), value("B", 2, 3))
    assert split.total == 50
    assert split.total_printed() == "50.00"
    assert sum(exact(one.line().points or number(0)) for one in split.lines) == 50


def test_rule_10_a_total_is_printed_from_its_exact_value_once() -> None:
    wanted = terms(*(indicator(f"I{n}", "12.5", zero="0", full="100") for n in range(8)))
    found = of(wanted, *(value(f"I{n}", 1, 1000) for n in range(8)))
    assert {one.line().points for one in found.lines} == {"0.01"}, "0.0125 each"
    assert found.total_printed() == "0.10", "and not 8 times 0.01"


@pytest.mark.parametrize(
    ("points", "sum_"),
    [(["1.5"], "1.5"), (["1.5", "0.5"], "2"), (["1.5", "0.7"], "2"), ([], "0")],
)
@pytest.mark.parametrize("kind", list(a.ExtraKind))
def test_rule_11_listed_points_stop_at_their_cap(
    kind: a.ExtraKind, points: list[str], sum_: str
) -> None:
    wanted = terms(indicator("A", 100), extras=(extra("J1", kind=kind),))
    entries = tuple(
        a.ExtraEntry(number=n, item="J1", points=number(one), evidence="e", day=TODAY, by=SCORER)
        for n, one in enumerate(["1", *points])
    )
    beside = (
        evolve(entries[0], number=9, withdrawn="重复"),
        evolve(entries[0], number=10, item="J2"),
    )
    state = a.TOWN_APPRAISAL.apply(None, opened(value("A", 95)))
    found = a.reckon(wanted, evolve(state, extras=(*entries[1:], *beside)))
    sign = 1 if kind is a.ExtraKind.BONUS else -1
    assert found.total == 100 + sign * exact(number(sum_))
    assert (found.extras[0].limit is a.Limit.CAP) is (sum_ == "2")


WANTED = terms(
    indicator("A", 55),
    indicator("B", "30.25", missing=RENORMALISE, min_n=5),
    indicator("C", "14.75", missing=NEUTRAL, neutral="7"),
    extras=(extra(),),
)


def refused_claim(state: a.TownAppraisal) -> a.ScoreClaimAnswered:
    answer = a.Answer(accepted=False, reason="不属实", body="", day=TODAY, by=SCORER)
    return a.ScoreClaimAnswered(
        number=len(state.claims), answer=answer, appeal_until=date(2026, 2, 1)
    )


LATER: dict[str, Callable[[a.TownAppraisal], Any]] = {
    "shown": lambda _state: shown(),
    "claimed": lambda state: claimed(len(state.claims) + 1, "A"),
    "appealed": lambda state: claimed(len(state.claims) + 1, None),
    "refused": refused_claim,
    "taken back": lambda state: a.ScoreClaimWithdrawn(number=len(state.claims), day=TODAY),
    "final": lambda _state: a.TownScoreFinalised(day=TODAY, by=ASKER),
    "published": lambda _state: a.TownScorePublished(day=TODAY, scope=a.PublicationScope.PUBLIC),
    "reopened": lambda _state: a.TownScoreReopened(reason="r", day=TODAY),
    "veto": lambda state: a.VetoRecorded(
        entry=a.VetoEntry(
            number=len(state.vetoes), veto="F1", document="d", happened=TODAY, day=TODAY, by=SCORER
        )
    ),
    "scored": lambda _state: scored(("A", "1")),
    "void": lambda _state: a.TownAppraisalVoided(reason="r"),
}
PAIRS = st.tuples(st.integers(0, 300), st.integers(0, 200))
SHARES = st.one_of(st.none(), PAIRS.filter(lambda pair: pair[1] or not pair[0]))


@drawn(st.tuples(SHARES, SHARES, SHARES), st.lists(st.sampled_from(sorted(LATER)), max_size=12))
def test_invariant_37_the_same_inputs_give_the_same_score_after_any_later_event(
    shares: tuple[Any, ...], later: list[str]
) -> None:
    """Only an adjustment, a listed item or a value from outside can change it."""
    inputs = [
        value(code, *(() if one is None else one)) for code, one in zip("ABC", shares, strict=True)
    ]
    state = a.TOWN_APPRAISAL.apply(None, opened(*inputs))
    before = a.reckon(WANTED, state)
    for name in later:
        state = a.TOWN_APPRAISAL.apply(state, LATER[name](state))
        assert a.reckon(WANTED, state) == before


@drawn(st.tuples(SHARES, SHARES, SHARES))
def test_a_score_is_what_a_plain_reckoner_finds(shares: tuple[Any, ...]) -> None:
    """Beside a second implementation, in fractions and by the words of the scheme."""
    inputs = [value(c, *(s or ())) for c, s in zip("ABC", shares, strict=True)]
    weights = dict(zip("ABC", (Fraction(55), Fraction("30.25"), Fraction("14.75")), strict=True))
    points, base, held = Fraction(0), Fraction(100), False
    for code, share in zip("ABC", shares, strict=True):
        least = 5 if code == "B" else 1
        if share is None or share[1] < least:
            held |= code == "A"
            base -= weights["B"] if code == "B" else 0
            points += 7 if code == "C" else 0
            continue
        percent = Fraction(100 * share[0], share[1])
        points += weights[code] * min(max((percent - 60) / 35, Fraction(0)), Fraction(1))
    expected = None if held else points / base * 100
    assert total(WANTED, *inputs) == expected


def test_invariant_37_an_adjustment_shows_both_values() -> None:
    state = town(WANTED, opened(value("A", 90), value("B", 80), value("C", 70))).when(
        a.AdjustTownInput(
            appraisal=IT,
            indicator="A",
            numerator=number(95),
            denominator=number(100),
            reason="漏计",
            evidence="明细",
        ),
        rules_input.adjust_input,
    )
    after = a.TOWN_APPRAISAL.apply(
        a.TOWN_APPRAISAL.apply(None, opened(value("A", 90))), state.only()
    )
    assert after.value_of("A") == ("95", "100")
    frozen = after.input_of("A")
    assert frozen is not None
    assert (frozen.numerator, frozen.denominator) == ("90", "100")
    row = next(one for one in a.TOWN_APPRAISAL.rows(after) if isinstance(one, a.TownInputRow))
    assert (row.frozen_numerator, row.numerator, row.adjusted) == ("90", "95", True)


def test_rule_15_no_table_and_no_list_holds_what_could_be_ranked() -> None:
    """Totals are in the sheet of one town, and in its published score."""
    for kind in (a.TownAppraisalRow, a.AppraisalSchemeRow, a.TownInputRow, a.StatusLine):
        names = {one.name for one in fields(kind)}
        assert not names & {"total", "points", "score", "rank", "place", "order"}
    assert {one.name for one in fields(a.StatusSheet)} == {
        *("scheme", "title", "year", "lines", "counts"),
    }
