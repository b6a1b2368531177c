"""Credit schemes: what may be scored, how much, and from when until when."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import compacts as c
from ruralgov.domain.compacts import rules_scheme
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import PlaceId
from tests.compacts.compact import (
    CATEGORIES,
    CLAUSES,
    CLEAN,
    HELP,
    ITEMS,
    LITTER,
    TERMS,
    publishing,
    scheming,
)
from tests.compacts.scenario import KEEPER, RECORDER
from tests.compacts.square import TODAY, Square

RULES = c.VillageRules(village=PlaceId("v"), title="规约", clauses=CLAUSES, drafters=())
A_DAY = timedelta(days=1)


def code(
    items: tuple[c.CreditItem, ...] = ITEMS,
    categories: tuple[c.CreditCategory, ...] = CATEGORIES,
    terms: c.SchemeTerms = TERMS,
) -> str:
    """Return with which code a scheme is refused, or nothing."""
    try:
        rules_scheme.check_scheme(categories, items, terms, RULES)
    except RuralgovError as error:
        return error.code
    return ""


def with_help(**more: Any) -> str:
    return code((evolve(HELP, **more), LITTER, CLEAN))


def with_litter(**more: Any) -> str:
    return code((HELP, evolve(LITTER, **more), CLEAN))


def test_rule_4_each_category_has_an_item_and_each_item_a_clause() -> None:
    assert code() == ""
    assert code((LITTER, CLEAN)) == "credit_category_empty"
    assert with_help(category="Z") == "credit_category_empty"
    assert code((*ITEMS, evolve(HELP, code="A2", category="Z"))) == "credit_category_missing"
    assert with_help(clause="9") == "village_rules_clause_missing"
    assert with_help(code="A") == "credit_code_twice"


def test_rule_5_consequences_are_a_closed_list_sg_03() -> None:
    assert {str(one) for one in c.Consequence} == {"points", "reminder", "honour", "in_kind"}
    assert with_litter(consequences=(c.Consequence.HONOUR,)) == "credit_consequence_wrong"
    assert with_litter(consequences=(c.Consequence.IN_KIND,)) == "credit_consequence_wrong"
    assert with_help(consequences=(c.Consequence.REMINDER,)) == "credit_consequence_wrong"
    assert with_help(consequences=()) == "credit_consequence_wrong"
    assert with_litter(consequences=(c.Consequence.REMINDER,)) == ""


@pytest.mark.parametrize("title", ["信访", "子女参军", "捐款捐物", "如期还贷款", "参加选举投票"])
def test_rule_5_no_title_names_protected_conduct_sg_08(title: str) -> None:
    assert with_help(title=title) == "credit_item_refused"
    named = (evolve(CATEGORIES[0], title=title), CATEGORIES[1])
    assert code(categories=named) == "credit_item_refused"


def test_rule_6_points_are_within_their_caps_sg_15() -> None:
    assert with_help(points=0) == "credit_points_wrong"
    assert with_help(points=11) == "credit_points_wrong"
    assert with_help(most_event=21) == "credit_points_wrong"
    assert with_litter(points=-4) == "credit_points_wrong"
    assert code(terms=evolve(TERMS, most_month=19)) == "credit_points_wrong"
    assert code(terms=evolve(TERMS, most_month=20)) == ""


def test_rule_6_all_expire_and_deductions_no_later_sg_12() -> None:
    assert with_help(expires_months=0) == "credit_expiry_wrong"
    assert with_help(expires_months=61) == "credit_expiry_wrong"
    assert with_help(expires_months=60) == ""
    assert with_help(expires_months=11) == "credit_expiry_wrong"
    assert with_help(expires_months=12) == ""
    assert with_litter(expires_months=25) == "credit_expiry_wrong"
    assert with_litter(expires_months=24) == ""


@pytest.mark.parametrize(
    "terms",
    [
        {"notice_days": 6},
        {"hearing_days": 2},
        {"answer_days": 0},
        {"answer_days": 11},
        {"honours": 0},
    ],
)
def test_rule_6_periods_protect_whoever_is_scored_sg_07(terms: dict[str, Any]) -> None:
    assert code(terms=evolve(TERMS, **terms)) == "credit_terms_wrong"


def adopted(square: Square, **more: Any) -> Any:
    draft = scheming(square.village, square.rules, **more)
    key = square.do(KEEPER, draft).key
    square.do(KEEPER, c.AdoptCreditScheme(scheme=key, decision=square.decision))
    return key


def test_rule_7_a_scheme_begins_after_its_publication_and_never_back_sg_02() -> None:
    square = Square()
    key = adopted(square)
    later = TODAY + 30 * A_DAY
    for wrong in (
        {"since": TODAY},
        {"published": TODAY - A_DAY, "since": later},
        {"published": TODAY + A_DAY, "since": later},
        {"since": later, "review_on": later},
        {"since": later, "review_on": later + 800 * A_DAY},
    ):
        publish = publishing(key, TODAY, **wrong)
        assert square.refused(KEEPER, publish) == "credit_scheme_days", wrong
    same = publishing(key, TODAY, since=TODAY + A_DAY)
    assert square.refused(KEEPER, same) == "credit_scheme_order"
    square.do(KEEPER, publishing(key, TODAY, since=later))
    move = c.CorrectCreditSchemeStart(
        scheme=key, since=later + A_DAY, review_on=TODAY + 400 * A_DAY, reason="写错"
    )
    square.do(KEEPER, move)
    square.at(later + A_DAY)
    assert square.refused(KEEPER, move) == "credit_scheme_begun"
    withdraw = c.WithdrawCreditScheme(scheme=key, reason="误")
    assert square.refused(KEEPER, withdraw) == "credit_scheme_begun"


def test_rule_7_a_scheme_lapses_and_the_one_before_does_not_come_back_sg_20() -> None:
    square = Square()
    square.at(date(2026, 1, 12))
    newer = adopted(square)
    publish = publishing(newer, date(2026, 1, 12), review_on=date(2026, 1, 20))
    square.do(KEEPER, publish)
    held = c.CreditSchemeOn(village=square.village)
    assert square.town.ask(KEEPER, held, date(2026, 1, 12)).owner == square.scheme
    assert square.town.ask(KEEPER, held, date(2026, 1, 20)).owner == newer
    assert square.town.ask(KEEPER, held, date(2026, 1, 21)) is None
    square.at(date(2026, 1, 22))
    late = square.sheet(square.gains(square.villagers[0], date(2026, 1, 21)))
    assert square.refused(RECORDER, late) == "credit_scheme_not_holding"
    faults = square.town.ask(KEEPER, c.CompactFindings(place=square.village))
    assert c.CompactFault.SCHEME_LAPSED in {one.fault for one in faults}


def test_rule_7_a_scheme_ends_from_today_on_and_not_before() -> None:
    square = Square()
    square.at(date(2026, 1, 12))
    end = c.EndCreditScheme(scheme=square.scheme, since=date(2026, 1, 11), cause="重订")
    assert square.refused(KEEPER, end) == "credit_scheme_days"
    square.do(KEEPER, evolve(end, since=date(2026, 1, 12)))
    square.record(square.gains(square.villagers[0], date(2026, 1, 11)))
    after = square.sheet(square.gains(square.villagers[1], date(2026, 1, 12)))
    assert square.refused(RECORDER, after) == "credit_scheme_not_holding"
