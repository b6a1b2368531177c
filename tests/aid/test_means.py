"""The means test: golden cases by article, three values, dates, digests and what-if runs."""

from collections.abc import Iterator
from datetime import date
from itertools import permutations
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain.aid.means import (
    Fact,
    FactState,
    Item,
    Law,
    Need,
    Parameter,
    Parameters,
    Programme,
    assess,
    compare,
    replays,
)
from ruralgov.domain.aid.means.example import LAW
from ruralgov.domain.aid.means.items import INCOME, MOVABLE
from ruralgov.domain.kernel.errors import RuralgovError
from tests.aid.means import DAY, STANDARD, born, family, known

P = Programme
YEAR = 12 * STANDARD


def said(*facts: Fact, programme: Programme = P.MINIMUM, **more: Any) -> bool | None:
    """Return the result for a family of two that has what is said and nothing else."""
    return assess(family(said=facts, **more), programme, LAW).result


GOLDEN = [
    # 社会救助暂行办法 art. 9: each below 900 yuan a month, so two below 21,600 a year
    ("income of two a fen below", P.MINIMUM, [known("a", Item.WAGES, 2 * YEAR - 1)], True),
    ("income of two at the standard", P.MINIMUM, [known("a", Item.WAGES, 2 * YEAR)], False),
    # 57号 art. 13: work costs are deducted, up to 2,400 yuan of each here
    (
        "necessary cost of working",
        P.MINIMUM,
        [known("a", Item.WAGES, 2 * YEAR + 239_999), known("a", Item.WORK_COST, 300_000)],
        True,
    ),
    (
        "and no more than the cap",
        P.MINIMUM,
        [known("a", Item.WAGES, 2 * YEAR + 240_000), known("a", Item.WORK_COST, 300_000)],
        False,
    ),
    # 57号 art. 13 (1) (2): preferential pensions and aid do not count
    ("left out", P.MINIMUM, [known("a", Item.PREFERENTIAL, 9 * YEAR)], True),
    ("aid left out", P.MINIMUM, [known("a", Item.AID_RECEIVED, 9 * YEAR)], True),
    # 57号 art. 14: movables of two up to 24 standards each, here 43,200 yuan
    ("deposits at the limit", P.MINIMUM, [known("b", Item.DEPOSITS, 48 * STANDARD)], True),
    ("deposits above", P.MINIMUM, [known("b", Item.DEPOSITS, 48 * STANDARD + 1)], False),
    ("a vehicle", P.MINIMUM, [known("b", Item.VEHICLES, 1)], False),
    ("a second house", P.MINIMUM, [known("b", Item.HOUSES, 1)], False),
    # 57号 art. 8: below one and a half, and not minimum
    ("margin from the standard on", P.MARGINAL, [known("a", Item.WAGES, 2 * YEAR)], True),
    ("margin ends at 1.5", P.MARGINAL, [known("a", Item.WAGES, 3 * YEAR)], False),
    ("margin a fen below 1.5", P.MARGINAL, [known("a", Item.WAGES, 3 * YEAR - 1)], True),
    ("minimum is no margin", P.MARGINAL, [], False),
]


@pytest.mark.parametrize(("name", "programme", "facts", "right"), GOLDEN)
def test_golden_cases(
    name: str, programme: Programme, facts: list[Fact], right: bool | None
) -> None:
    assert said(*facts, programme=programme) is right, name


def one(*facts: Fact, programme: Programme, **more: Any) -> bool | None:
    found = family("a", said=facts, **more)
    return assess(found, programme, LAW).result


def _alone() -> list[Fact]:
    return [
        known("a", Item.NO_OBLIGED, 1),
        known("a", Item.CHILD_ALLOWANCE, 0),
        known("a", Item.DISABILITY, 0),
    ]


@pytest.mark.parametrize(
    ("facts", "right"),
    [
        # 特困人员认定办法 art. 5 (1): 60 on the day, art. 5 (2): not yet 16
        ([born("a", date(1965, 3, 3))], True),
        ([born("a", date(1965, 3, 4))], False),
        ([born("a", date(2009, 3, 4))], True),
        ([born("a", date(2009, 3, 3))], False),
        # art. 5 (3): mental up to 3, limbs up to 2, sight 1
        *[
            ([born("a", date(1990, 1, 1)), known("a", Item.DISABILITY, grade), known("a", kind, 1)],
             right)
            for kind, grade, right in (
                (Item.MENTAL, 3, True), (Item.MENTAL, 4, False), (Item.LIMB, 2, True),
                (Item.LIMB, 3, False), (Item.VISUAL, 1, True), (Item.VISUAL, 2, False),
            )
        ],
        # art. 6: pensions of insurance do not count; wages do; property has a limit
        ([born("a", date(1950, 1, 1)), known("a", Item.INSURANCE_PENSION, YEAR)], True),
        ([born("a", date(1950, 1, 1)), known("a", Item.WAGES, YEAR)], False),
        ([born("a", date(1950, 1, 1)), known("a", Item.DEPOSITS, 2_160_001)], False),
        # art. 4 (3) and art. 8: somebody is obliged, and able or not
        (
            [born("a", date(1950, 1, 1)), known("a", Item.NO_OBLIGED, 0),
             known("a", Item.OBLIGED_UNABLE, 0)],
            False,
        ),
        (
            [born("a", date(1950, 1, 1)), known("a", Item.NO_OBLIGED, 0),
             known("a", Item.OBLIGED_UNABLE, 1)],
            True,
        ),
        # art. 9: who chose the allowance of a child is not destitute
        ([born("a", date(2015, 1, 1)), known("a", Item.CHILD_ALLOWANCE, 1)], False),
    ],
)  # fmt: skip
def test_destitute(facts: list[Fact], right: bool) -> None:
    kinds = {fact.item for fact in facts}
    other = [
        known("a", kind, 0) for kind in (Item.MENTAL, Item.LIMB, Item.VISUAL) if kind not in kinds
    ]
    by_need = {fact.need: fact for fact in (*_alone(), *other, *facts)}
    assert one(*by_need.values(), programme=P.DESTITUTE) is right


def _child(**values: int) -> list[Fact]:
    plain = {
        "father_gone": 0,
        "mother_gone": 0,
        "father_unfit": 0,
        "mother_unfit": 0,
        "father_away": 0,
        "mother_away": 0,
    }
    by_name = {item.value: item for item in Item}
    return [
        born("a", date(2015, 1, 1)),
        *(known("a", by_name[name], value) for name, value in (plain | values).items()),
    ]


@pytest.mark.parametrize(
    ("values", "orphan", "unraised"),
    [
        ({"father_gone": 1, "mother_gone": 1}, True, False),
        ({"father_gone": 1}, False, False),
        ({"father_gone": 1, "mother_away": 6}, False, True),
        ({"father_gone": 1, "mother_away": 5}, False, False),
        ({"father_unfit": 1, "mother_away": 12}, False, True),
        ({"father_unfit": 1}, False, False),
    ],
)
def test_children_without_parents(values: dict[str, int], orphan: bool, unraised: bool) -> None:
    facts = _child(**values)
    assert one(*facts, programme=P.ORPHAN) is orphan
    assert one(*facts, programme=P.UNRAISED) is unraised


def test_who_is_grown_up_is_no_orphan() -> None:
    facts = [*_child(father_gone=1, mother_gone=1)[1:], born("a", date(2007, 3, 3))]
    assert one(*facts, programme=P.ORPHAN) is False


def test_rigid_expenses_need_more_than_the_share_of_income() -> None:
    lists = [
        known(who, item, 0)
        for who in ("a", "b")
        for item in (Item.ON_MINIMUM, Item.ON_MARGIN, Item.ON_DESTITUTE)
    ]
    wages = known("a", Item.WAGES, 4_000_000)
    for cost, right in ((2_400_000, False), (2_400_001, True)):
        facts = (*lists, wages, known("b", Item.MEDICAL_EXPENSE, cost))
        assert said(*facts, programme=P.RIGID) is right
    known_list = (*lists[1:], known("a", Item.ON_MINIMUM, 1))
    heavy = known("b", Item.MEDICAL_EXPENSE, 2_400_001)
    assert said(*known_list, wages, heavy, programme=P.RIGID) is False


def test_allowances_of_the_disabled() -> None:
    disabled = known("a", Item.DISABILITY, 2)
    assert one(disabled, known("a", Item.MENTAL, 0), programme=P.DISABLED_CARE) is True
    third = known("a", Item.DISABILITY, 3)
    assert one(third, known("a", Item.MENTAL, 0), programme=P.DISABLED_CARE) is False
    assert one(third, known("a", Item.MENTAL, 1), programme=P.DISABLED_CARE) is True
    assert one(known("a", Item.DISABILITY, 0), programme=P.DISABLED_CARE) is False
    on = known("a", Item.ON_MINIMUM, 1)
    free, full = (known("a", Item.CHILD_ALLOWANCE, value) for value in (0, 1))
    assert one(third, on, free, programme=P.DISABLED_LIVING) is True
    assert one(third, on, full, programme=P.DISABLED_LIVING) is False  # 62号 art. 3


# three values -----------------------------------------------------------------------------------


def test_rule_3_what_is_not_known_is_never_nothing() -> None:
    found = assess(family(full=False), P.MINIMUM, LAW)
    assert found.result is None
    assert Need("a", Item.WAGES) in found.settle_with
    assert Need("a", Item.PREFERENTIAL) not in found.settle_with  # counts for nothing: not asked


def test_income_above_the_line_settles_it_and_the_bank_is_not_asked() -> None:
    found = assess(family(full=False, said=(known("a", Item.WAGES, 8 * YEAR - 1),)), P.MINIMUM, LAW)
    assert found.result is None  # what is deducted is at most the cap, 2 × 32,400 yuan
    more = assess(family(full=False, said=(known("a", Item.WAGES, 8 * YEAR),)), P.MINIMUM, LAW)
    assert (more.result, more.settle_with) == (False, ())


@pytest.mark.parametrize("state", [FactState.UNKNOWN, FactState.REFUSED, FactState.DISPUTED])
def test_rule_3_p13_what_is_disputed_or_refused_is_not_used_against_the_family(
    state: FactState,
) -> None:
    fact = evolve(known("a", Item.DEPOSITS, 10**9), state=state)
    found = assess(family(said=(fact,)), P.MINIMUM, LAW)
    assert found.result is None
    assert found.settle_with == (Need("a", Item.DEPOSITS),)


def test_absent_is_known_to_be_nothing() -> None:
    fact = Fact("a", Item.DEPOSITS, 0, 0, FactState.ABSENT)
    assert said(fact) is True


def test_a_band_is_enough_where_it_cannot_change_the_result() -> None:
    assert said(Fact("a", Item.DEPOSITS, 0, 1_000_000)) is True
    assert said(Fact("a", Item.DEPOSITS, 0, 5_000_000)) is None
    assert said(Fact("a", Item.DEPOSITS, 4_320_001, None)) is False


ITEMS = (*INCOME, *MOVABLE, Item.WORK_COST, Item.ILLNESS_COST, Item.VEHICLES, Item.HOUSES)
ASKED = tuple(
    (subject, item) for subject in ("a", "b") for item in (*ITEMS, Item.DISABILITY, Item.MENTAL)
)


BIG = (0, 1, 5, 1000, YEAR, 2 * YEAR, 48 * STANDARD + 1, 10**8)


def narrowing(chance: Random) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Return facts, and the same with some more exact or added."""
    before, after = [], []
    for subject, item in ASKED:
        way = chance.choice(("none", "add", "narrow", "keep"))
        value, below, above = chance.choices(BIG, k=3)
        if way != "none":
            after.append(known(subject, item, value))
        if way in ("narrow", "keep"):
            loose = Fact(subject, item, max(0, value - below), value + above)
            before.append(loose if way == "narrow" else after[-1])
    return tuple(before), tuple(after)


@given(st.integers(0, 2**32), st.sampled_from((P.MINIMUM, P.MARGINAL, P.SINGLE, P.DISABLED_CARE)))
def test_adding_a_fact_only_resolves_what_was_not_known(seed: int, programme: Programme) -> None:
    before, after = narrowing(Random(seed))  # noqa: S311
    first = assess(family(full=False, said=before), programme, LAW)
    then = assess(family(full=False, said=after), programme, LAW)
    by_need = {fact.need: fact for fact in before}
    assert all(fact.need not in by_need or fact.within(by_need[fact.need]) for fact in after)
    assert first.result is None or first.result is then.result
    for one_, other in zip(first.findings, then.findings, strict=True):
        assert one_.result is None or one_.result is other.result
    if first.result is None:
        assert first.settle_with
        assert not {fact.need for fact in before if fact.settled} & set(first.settle_with)


# replay -----------------------------------------------------------------------------------------


def test_rule_2_the_digest_replays_whatever_the_order_and_changes_with_what_it_rests_on() -> None:
    facts = (known("a", Item.WAGES, 5), known("b", Item.DEPOSITS, 7), known("a", Item.CLAIMS, 2))
    made = assess(family(said=facts), P.MINIMUM, LAW)
    for some in permutations(facts):
        assert replays(made, family(said=some), LAW)
    assert replays(made, family("b", "a", said=facts), LAW)
    others = (
        family(said=(*facts[1:], known("a", Item.WAGES, 6))),
        family(said=facts, accepted=date(2025, 3, 4)),
        family(said=(*facts[1:], evolve(facts[0], source="bank"))),
        family("a", "b", "c", said=facts),
    )
    assert not any(replays(made, other, LAW) for other in others)


def test_rule_2_every_finding_has_an_article_and_every_number_a_paper() -> None:
    for programme in LAW.programmes:
        found = assess(family(full=False), programme, LAW)
        assert all(one.article for one in found.findings)
        assert all(one.citation for one in found.parameters)
        assert found.on == DAY
    assert not any(one.verified for one in LAW.parameters.entries)
    assert not any(one.verified for one in LAW.rules)


# dates ------------------------------------------------------------------------------------------


def parameter(**more: Any) -> Parameter:
    plain: dict[str, Any] = {"name": "x", "since": date(2025, 1, 1), "value": 1, "citation": "t"}
    return Parameter(**(plain | more))


def _code(call: Any) -> str:
    with pytest.raises(RuralgovError) as refused:
        call()
    return refused.value.code


def test_rule_1_a_gap_and_an_overlap_of_parameters_are_errors() -> None:
    first = parameter(until=date(2026, 1, 1))
    whole = Parameters((first, parameter(since=date(2026, 1, 1), value=2)))
    assert [whole.get("x", "371082", day).value for day in _around(date(2026, 1, 1))] == [1, 2]
    late, early = (parameter(since=day) for day in (date(2026, 1, 2), date(2025, 12, 31)))
    assert _code(lambda: Parameters((first, late))) == "aid_parameter_gap"
    assert _code(lambda: Parameters((first, early))) == "aid_parameter_overlap"


def _around(day: date) -> Iterator[date]:
    yield date.fromordinal(day.toordinal() - 1)
    yield day


def test_rule_1_the_nearest_jurisdiction_sets_a_parameter_and_nothing_stands_in_for_one() -> None:
    some = Parameters(
        (
            parameter(value=1),
            parameter(place="37", value=2),
            parameter(place="371082", value=3, until=date(2026, 1, 1)),
        )
    )
    assert some.get("x", "371082", DAY).value == 3
    assert some.get("x", "371083", DAY).value == 2
    assert some.get("x", "110101", DAY).value == 1
    ended = date(2026, 1, 1)
    assert _code(lambda: some.get("x", "371082", ended)) == "aid_parameter_missing"
    assert _code(lambda: some.get("x", "371083", date(2024, 1, 1))) == "aid_parameter_missing"
    assert _code(lambda: some.get("y", "371082", DAY)) == "aid_parameter_missing"


def test_rule_2_the_rule_of_the_day_of_acceptance_is_taken() -> None:
    (old,) = [rule for rule in LAW.rules if rule.programme is P.MINIMUM]
    last = evolve(old, until=date(2025, 3, 3))
    new = evolve(old, since=date(2025, 3, 3), version="new", conditions=old.conditions[:1])
    law = Law("t", (last, new), LAW.parameters)
    car = (known("a", Item.VEHICLES, 1),)
    before = assess(family(said=car, accepted=date(2025, 3, 2)), P.MINIMUM, law)
    after = assess(family(said=car), P.MINIMUM, law)
    assert (before.result, before.version) == (False, old.version)
    assert (after.result, after.version) == (True, "new")
    gap, twice = (evolve(new, since=day) for day in (date(2025, 3, 4), date(2025, 3, 2)))
    assert _code(lambda: Law("t", (last, gap), LAW.parameters)) == "aid_rule_gap"
    assert _code(lambda: Law("t", (last, twice), LAW.parameters)) == "aid_rule_overlap"
    assert _code(lambda: law.rule(P.RIGID, DAY)) == "aid_rule_missing"
    assert _code(lambda: LAW.rule(P.MINIMUM, date(2021, 6, 30))) == "aid_rule_missing"


def test_the_plan_of_five_years_ends_and_what_follows_is_marked_as_not_verified() -> None:
    name = "counts.basic_pension"
    last, first = (LAW.parameters.get(name, "371082", day) for day in _around(date(2026, 1, 1)))
    assert (last.until, first.since) == (date(2026, 1, 1), date(2026, 1, 1))
    assert not first.verified
    assert "待查" in first.citation


def test_what_is_no_span_and_what_is_said_twice_is_refused() -> None:
    assert _code(lambda: Fact("a", Item.WAGES, 5, 4)) == "aid_span_wrong"
    assert _code(lambda: Fact("a", Item.WAGES, -1, 4)) == "aid_span_wrong"
    twice = (known("a", Item.WAGES, 1), known("a", Item.WAGES, 2))
    plain = family(full=False)
    assert _code(lambda: evolve(plain, facts=twice)) == "aid_fact_twice"


# what if ----------------------------------------------------------------------------------------


def test_another_standard_tells_who_gains_loses_and_is_no_longer_known() -> None:
    def having(file: str, **more: int | None) -> Any:
        facts = [Fact("a", Item.WAGES, value or 0, value) for value in more.values()]
        return evolve(family("a", said=tuple(facts)), file=file)

    files = [having("poor", x=0), having("near", x=YEAR), having("rich", x=3 * YEAR)]
    band = evolve(
        family("a", said=(Fact("a", Item.WAGES, 0, YEAR - 1),)),
        file="band",
    )
    standard = next(one for one in LAW.parameters.entries if one.name == "minimum.standard")
    higher, lower = (
        Law("t", LAW.rules, LAW.parameters.replaced(evolve(standard, value=value)))
        for value in (STANDARD + 1, STANDARD - 1)
    )
    up = compare([*files, band], P.MINIMUM, LAW, higher)
    assert (up.files, up.gains, up.loses, up.undetermined) == (4, ("near",), (), ())
    down = compare([*files, band], P.MINIMUM, LAW, lower)
    assert (down.gains, down.loses, down.undetermined) == ((), (), ("band",))
    back = compare([*files, band], P.MINIMUM, higher, LAW)
    assert (back.loses, back.settled) == (("near",), ())
    assert compare([band], P.MINIMUM, lower, LAW).settled == ("band",)
