"""Schemes: each rule, by its number in the context and in the invariants of the institution."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given as drawn
from hypothesis import strategies as st

from ruralgov.domain import appraisal as a
from ruralgov.domain.appraisal import rules
from ruralgov.domain.appraisal.checks import NO_YARDSTICK
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    AppraisalSchemeId,
    OrganisationId,
)
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.number import Number, exact, printed
from ruralgov.domain.registry import Organisation, OrganisationKind, OrganisationSpan
from tests.appraisal.office import (
    BEFORE,
    HEAD,
    OWNER,
    extra,
    indicator,
    number,
    terms,
    veto,
)
from tests.given import TODAY, Outcome, Situation, States, given

IT = AppraisalSchemeId("it")


def unit(since: date = date(2020, 1, 1), until: date = FOREVER) -> Organisation:
    span = OrganisationSpan(
        name="组织部",
        kind=OrganisationKind.DEPARTMENT,
        place=CITY,
        since=since,
        until=until,
    )
    return Organisation(spans=(span,))


def office(*events: object, **more: Any) -> Situation:
    """Return a scheme as it stands, in a city with the unit that owns its indicators."""
    others: States = {("organisation", OWNER): unit()}
    return given(a.SCHEME, *events, others=others, heads=(HEAD,), **more)


def drafting(wanted: a.Terms, **more: Any) -> Outcome:
    return office(**more).when(a.DraftAppraisalScheme(terms=wanted), rules.draft_scheme)


def drafted(wanted: a.Terms | None = None, **more: Any) -> a.AppraisalSchemeDrafted:
    values: dict[str, Any] = {"replaces": None, "by": AccountId("writer")}
    return a.AppraisalSchemeDrafted(terms=wanted or terms(), **values | more)


def adopted(**more: Any) -> a.AppraisalSchemeAdopted:
    values: dict[str, Any] = {
        "approval": "31号",
        "adopted": BEFORE,
        "superior": "",
        "entered": BEFORE,
        "by": AccountId("head"),
    }
    return a.AppraisalSchemeAdopted(**values | more)


def adopting(**more: Any) -> a.AdoptAppraisalScheme:
    values: dict[str, Any] = {"approval": "31号", "adopted": BEFORE}
    return a.AdoptAppraisalScheme(scheme=IT, **values | more)


def row(owner: str, stage: a.SchemeStage = a.SchemeStage.ADOPTED, **more: Any) -> Any:
    values: dict[str, Any] = {"adopted": BEFORE, "replaces": None, "year": 2025}
    return a.AppraisalSchemeRow(
        owner=owner, title=owner, last=Month("2025-12"), stage=stage, **values | more
    )


@pytest.mark.parametrize("last", ["19.5", "19.500000", "19.49", "19.500001", "20"])
def test_rule_1_invariant_33_weights_are_exactly_100(last: str) -> None:
    wanted = terms(indicator("A", 50), indicator("B", "30.5"), indicator("C", last))
    outcome = drafting(wanted)
    if Decimal(last) == Decimal("19.5"):
        assert outcome.only().terms == wanted
    else:
        outcome.refused("scheme_weights_wrong", total=Decimal("80.5") + Decimal(last))


@drawn(st.lists(st.integers(1, 10**8), min_size=1, max_size=12))
def test_invariant_33_any_weights_pass_if_and_only_if_they_are_100(parts: list[int]) -> None:
    """Of up to six decimals: two of 0.75 are as good as one of 1.5."""
    whole = 100 * 10**6
    rest = whole - sum(parts)
    weights = [*parts, rest] if rest > 0 else parts
    named = [
        indicator(f"I{n}", str(Decimal(one).scaleb(-6).normalize().__format__("f")))
        for n, one in enumerate(weights)
    ]
    outcome = drafting(terms(*named))
    assert outcome.code == ("" if sum(weights) == whole else "scheme_weights_wrong")


def test_rule_1_two_weights_of_three_quarters_are_lawful() -> None:
    wanted = terms(indicator("A", "98.5"), indicator("B", "0.75"), indicator("C", "0.75"))
    assert drafting(wanted).code == ""


def test_rule_1_codes_are_given_once_over_all_items() -> None:
    whole = indicator("A", 100)
    drafting(terms(whole, vetoes=(veto("A"),))).refused("scheme_code_twice", item="A")
    drafting(terms(whole, extras=(extra("A"),))).refused("scheme_code_twice", item="A")
    drafting(terms(indicator("A", 50), indicator("A ", 50))).refused("scheme_code_twice")


@pytest.mark.parametrize("duty", [a.DutyClass.COOPERATIVE, a.DutyClass.TAKEN_BACK])
def test_rule_2_invariant_35_only_own_duties_are_appraised(duty: a.DutyClass) -> None:
    wanted = terms(indicator("A", 60), indicator("B", 40, duty_class=duty))
    drafting(wanted).refused("indicator_not_own_duty", indicator="B", duty=duty.zh)


@pytest.mark.parametrize("word", NO_YARDSTICK)
def test_rule_2_sg_16_nobody_is_appraised_by_papers_and_photos(word: str) -> None:
    drafting(terms(indicator("A", 100, title=f"全年{word}次数"))).refused(
        "indicator_no_yardstick", word=next(one for one in NO_YARDSTICK if one in word)
    )


def test_rule_2_figures_and_formulas_are_of_the_closed_table() -> None:
    drafting(terms(indicator("A", 100, figure="cases.on_time@9"))).refused(
        "appraisal_figure_unknown"
    )
    drafting(terms(indicator("A", 100, formula="linear"))).refused("appraisal_formula_unknown")


LOWER = a.Direction.LOWER
NEUTRAL = a.WhenMissing.NEUTRAL


@pytest.mark.parametrize(
    ("more", "fits"),
    [
        ({"direction": LOWER}, False),
        ({"direction": LOWER, "full": "5", "zero": "20"}, True),
        ({"full": "60"}, False),
        ({"cap": "100"}, True),
        ({"cap": "100.01"}, False),
        ({"floor": "-0.01"}, False),
        ({"floor": "20", "cap": "19.99"}, False),
        ({"floor": "20", "cap": "20"}, True),
        ({"min_n": 0}, False),
        ({"missing": NEUTRAL}, False),
        ({"missing": NEUTRAL, "neutral": "50"}, True),
        ({"missing": NEUTRAL, "neutral": "100.5"}, False),
        ({"neutral": "50"}, False),
        ({"direction": LOWER, "full": "60"}, False),
        ({"missing": NEUTRAL, "neutral": "20", "floor": "20"}, True),
        ({"missing": NEUTRAL, "neutral": "19.99", "floor": "20"}, False),
        ({"missing": NEUTRAL, "neutral": "80", "cap": "80"}, True),
        ({"missing": NEUTRAL, "neutral": "80.01", "cap": "80"}, False),
        ({"floor": "0"}, True),
    ],
)
def test_rule_3_the_numbers_of_an_indicator_fit(more: dict[str, Any], fits: bool) -> None:
    outcome = drafting(terms(indicator("A", 100, **more)))
    assert outcome.code == ("" if fits else "indicator_numbers_wrong")


def test_rule_3_a_weight_is_above_zero() -> None:
    wanted = terms(indicator("A", 100), indicator("B", 0))
    drafting(wanted).refused("indicator_numbers_wrong", indicator="B")


def test_rule_3_the_owner_is_a_unit_of_that_year() -> None:
    for state in (None, unit(since=date(2025, 1, 2)), unit(until=date(2025, 1, 1))):
        others: States = {} if state is None else {("organisation", OWNER): state}
        wanted = a.DraftAppraisalScheme(terms=terms())
        given(a.SCHEME, others=others).when(wanted, rules.draft_scheme).refused(
            "indicator_owner_not_then"
        )
    assert OrganisationId("owner") == OWNER


@pytest.mark.parametrize("citation", ["", " ", "\t"])
def test_rule_4_invariant_34_a_veto_without_citation_cannot_be_made(citation: str) -> None:
    with pytest.raises(BadInput) as raised:
        veto(citation=citation)
    assert raised.value.code == "veto_uncited"
    with pytest.raises(BadInput):
        evolve(veto(), citation=citation)


def test_rule_4_invariant_34_only_state_and_province_can_be_named() -> None:
    assert {one.value for one in a.VetoAuthority} == {"state", "province"}


def test_rule_4_a_veto_is_valid_through_the_months() -> None:
    whole = indicator("A", 100)
    for days in (
        {"since": date(2025, 1, 2)},
        {"last_day": date(2025, 12, 30)},
        {"since": date(2026, 1, 1)},
    ):
        drafting(terms(whole, vetoes=(veto(**days),))).refused("veto_not_valid", veto="F1")
    exact_days = veto(since=date(2025, 1, 1), last_day=date(2025, 12, 31))
    assert drafting(terms(whole, vetoes=(exact_days,))).code == ""


@pytest.mark.parametrize(
    ("cap", "code"), [("0", "extra_cap_wrong"), ("-1", "extra_cap_wrong"), ("0.5", ""), ("1", "")]
)
def test_rule_11_a_listed_item_has_a_cap(cap: str, code: str) -> None:
    listed = evolve(extra(), cap=number(cap))
    assert drafting(terms(indicator("A", 100), extras=(listed,))).code == code


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ({"correction_days": 0}, "scheme_days_wrong"),
        ({"appeal_days": 0}, "scheme_days_wrong"),
        ({"correction_days": 1}, ""),
        ({"appeal_days": 1}, ""),
    ],
)
def test_windows_have_a_day_at_least(days: dict[str, int], code: str) -> None:
    assert drafting(terms(**days)).code == code


def test_rule_5_whoever_wrote_in_it_does_not_adopt() -> None:
    changed = a.AppraisalSchemeChanged(terms=terms(), by=AccountId("second"))
    for account in ("writer", "second", "twin"):
        situation = office(
            drafted(), changed, account=account, persons={"twin": "p", "second": "p"}
        )
        situation.when(adopting(), rules.adopt_scheme).refused("scheme_adopted_by_drafter")
    machine = office(drafted(), account="robot", machines=("robot",))
    machine.when(adopting(), rules.adopt_scheme).refused("machine_judges")
    assert office(drafted(), changed).when(adopting(), rules.adopt_scheme).code == ""


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2024, 12, 31), ""),
        (date(2025, 1, 1), "scheme_adopted_late"),
        (TODAY, "scheme_adopted_late"),
        (date(2026, 1, 6), "scheme_adopted_ahead"),
    ],
)
def test_rule_5_it_is_adopted_before_its_year(day: date, code: str) -> None:
    outcome = office(drafted()).when(adopting(adopted=day), rules.adopt_scheme)
    assert outcome.code == code
    if not code:
        assert outcome.only().entered == TODAY, "when it was entered is kept beside"


def test_rule_5_within_the_year_only_in_place_of_one_and_by_a_paper_from_above() -> None:
    old = AppraisalSchemeId("old")
    late: dict[str, Any] = {"adopted": date(2025, 6, 1)}
    situation = office(drafted(replaces=old), rows=(row("old"),))
    situation.when(adopting(**late), rules.adopt_scheme).refused("scheme_adopted_late")
    late["superior"] = "省委考核办函"
    assert situation.when(adopting(**late), rules.adopt_scheme).code == ""
    alone = office(drafted())
    alone.when(adopting(**late), rules.adopt_scheme).refused("scheme_adopted_late")


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (row("old", a.SchemeStage.FROZEN),),
        (row("old", a.SchemeStage.DRAFT),),
        (row("old", year=2024),),
        (row("old"), row("newer", replaces=AppraisalSchemeId("old"))),
    ],
)
def test_rule_5_only_what_is_in_force_and_not_frozen_is_replaced(rows: tuple[Any, ...]) -> None:
    command = a.DraftAppraisalScheme(terms=terms(), replaces=AppraisalSchemeId("old"))
    office(rows=rows).when(command, rules.draft_scheme).refused("scheme_not_replaceable")
    changed = a.ChangeAppraisalScheme(scheme=IT, terms=terms())
    there = office(drafted(replaces=AppraisalSchemeId("old")), rows=rows)
    there.when(changed, rules.change_scheme).refused("scheme_not_replaceable")


def test_rule_6_one_scheme_of_a_year_is_in_force() -> None:
    taken = office(drafted(), rows=(row("other"),))
    taken.when(adopting(), rules.adopt_scheme).refused("scheme_adopted_already", title="other")
    for other in (row("o", a.SchemeStage.DROPPED), row("o", year=2024)):
        assert office(drafted(), rows=(other,)).when(adopting(), rules.adopt_scheme).code == ""
    both = (row("old"), row("other"))
    replacing = office(drafted(replaces=AppraisalSchemeId("old")), rows=both)
    replacing.when(adopting(), rules.adopt_scheme).refused("scheme_adopted_already")


def test_rule_6_an_adoption_by_mistake_is_taken_back_and_the_draft_goes_on() -> None:
    withdraw = a.WithdrawSchemeAdoption(scheme=IT, reason="文号录错")
    back = office(drafted(), adopted(), rows=(row("it"),)).when(withdraw, rules.withdraw_adoption)
    back.then(a.SchemeAdoptionWithdrawn(reason="文号录错"))
    again = office(drafted(), adopted(), *back.events)
    assert again.when(adopting(), rules.adopt_scheme).code == ""
    replaced = (row("it"), row("new", replaces=IT))
    office(drafted(), adopted(), rows=replaced).when(withdraw, rules.withdraw_adoption).refused(
        "scheme_replaced", title="new"
    )


def test_an_adopted_scheme_is_neither_changed_nor_dropped() -> None:
    stands = office(drafted(), adopted(), rows=(row("it"),))
    change = a.ChangeAppraisalScheme(scheme=IT, terms=terms())
    stands.when(change, rules.change_scheme).refused("appraisal_scheme_elsewhere")
    drop = a.DropAppraisalScheme(scheme=IT, reason="不要了")
    stands.when(drop, rules.drop_scheme).refused("appraisal_scheme_elsewhere")
    gone = office(drafted(), a.AppraisalSchemeDropped(reason="不要了"))
    gone.when(adopting(), rules.adopt_scheme).refused("appraisal_scheme_elsewhere")


@pytest.mark.parametrize("head", ["", "x", "0:" + "a" * 64, "12:" + "a" * 63, "12:" + "a" * 64])
def test_rule_7_inputs_are_frozen_at_a_head_of_the_journal(head: str) -> None:
    situation = office(drafted(), adopted(), rows=(row("it"),))
    command = a.FreezeAppraisal(scheme=IT, head=head)
    situation.when(command, rules.freeze_appraisal).refused("appraisal_head_wrong")


@pytest.mark.parametrize(
    ("today", "early"), [(date(2025, 12, 31), True), (date(2026, 1, 1), False)]
)
def test_rule_7_inputs_are_frozen_once_the_months_are_over(today: date, early: bool) -> None:
    situation = office(drafted(), adopted(), rows=(row("it"),), today=today)
    outcome = situation.when(a.FreezeAppraisal(scheme=IT, head=HEAD), rules.freeze_appraisal)
    assert outcome.code == ("appraisal_frozen_early" if early else "")


def test_rule_7_what_was_replaced_is_not_frozen() -> None:
    rows = (row("it"), row("new", replaces=IT))
    situation = office(drafted(), adopted(), rows=rows)
    command = a.FreezeAppraisal(scheme=IT, head=HEAD)
    situation.when(command, rules.freeze_appraisal).refused("scheme_replaced")


@drawn(st.fractions(-200, 200))
def test_a_printed_number_is_the_nearest_with_halves_away_from_zero(value: Any) -> None:
    shown = exact(printed(value))
    assert abs(shown - value) <= exact(Number("0.005"))
    if abs(shown - value) == exact(Number("0.005")):
        assert abs(shown) > abs(value)
