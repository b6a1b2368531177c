"""Every safeguard: its rule, a test that names it, and a mutant that this test catches.

SG-04, 09, 16, 17 and 21 are kept by other contexts, and their tests stand with them.
"""

from collections.abc import Callable
from typing import Any

import pytest

from ruralgov.domain import compacts as c
from ruralgov.domain.kernel.errors import RuralgovError
from tests.aid import test_advice as aid
from tests.appraisal import test_schemes as appraisal
from tests.compacts import test_agreements as agreements
from tests.compacts import test_notices as notices
from tests.compacts import test_points as points
from tests.compacts import test_rules as rules
from tests.compacts import test_schemes as schemes
from tests.compacts.mutants import ELSEWHERE, MUTANTS
from tests.compacts.square import Square
from tests.mediation import test_agreements as mediation
from tests.mediation.parlour import Parlour
from tests.partypoints import test_entries as party
from tests.partypoints.branch import Branch
from tests.staffing import test_officers as staffing
from tests.staffing.test_officers import Front

Values = Callable[[], dict[str, Any]]


def nothing() -> dict[str, Any]:
    return {}


def square() -> dict[str, Any]:
    found = Square()
    found.at(points.RECORDING)
    return {"square": found}


def branch() -> dict[str, Any]:
    found = Branch()
    found.list()
    return {"branch": found}


def here() -> dict[str, Any]:
    found = Parlour()
    return {"here": found, "committee": found.committee()}


def words(text: str, **more: Any) -> Values:
    return lambda: {"words": text, **more}


SAFEGUARDS: tuple[tuple[str, Callable[..., None], Values, str], ...] = (
    (
        "01",
        agreements.test_rule_8_no_consent_is_typed_into_the_past_sg_01,
        nothing,
        "consent backdated",
    ),
    ("01", agreements.test_rule_9_a_new_version_asks_again_sg_01, nothing, "no consent"),
    (
        "01",
        agreements.test_rule_10_who_leaves_is_scored_no_more_and_loses_nothing_else_sg_01,
        nothing,
        "scored after leaving",
    ),
    (
        "01",
        agreements.test_rule_10_who_leaves_is_scored_no_more_and_loses_nothing_else_sg_01,
        nothing,
        "leaving keeps it",
    ),
    (
        "02",
        schemes.test_rule_7_a_scheme_begins_after_its_publication_and_never_back_sg_02,
        nothing,
        "a rule that reaches back",
    ),
    (
        "02",
        points.test_rule_11_an_entry_is_of_the_scheme_and_the_agreement_of_its_day_sg_01_sg_02,
        square,
        "no consent",
    ),
    ("02", agreements.test_rule_11_a_sheet_is_of_one_version_sg_02, nothing, "any version holds"),
    (
        "03",
        rules.test_rule_2_no_clause_fines_or_takes_rights_sg_03,
        words("乱扔垃圾的，罚 款五十元。"),
        "protected conduct is scored",
    ),
    (
        "03",
        schemes.test_rule_5_consequences_are_a_closed_list_sg_03,
        nothing,
        "nothing follows but what is wrong",
    ),
    ("04", aid.test_sg_04_aid_sees_the_registry_and_accounts_alone, nothing, "aid reads points"),
    (
        "05",
        points.test_rule_13_every_entry_has_evidence_with_maker_time_and_hash_sg_05,
        square,
        "no hash asked",
    ),
    (
        "05",
        points.test_rule_13_a_deduction_needs_two_strangers_or_a_document_sg_05,
        square,
        "any witnesses",
    ),
    (
        "05",
        points.test_rule_13_a_deduction_needs_two_strangers_or_a_document_sg_05,
        square,
        "any evidence",
    ),
    (
        "05",
        points.test_rule_12_nobody_records_or_approves_for_themselves_or_relatives_sg_05,
        lambda: {**square(), "official": 2},
        "relatives approve",
    ),
    (
        "05",
        points.test_rule_12_nobody_approves_what_they_recorded_by_whichever_account_sg_05,
        square,
        "recorder approves",
    ),
    (
        "05",
        notices.test_rule_19_a_witness_answers_nothing_about_what_they_attested_sg_05,
        nothing,
        "anybody answers",
    ),
    (
        "06",
        points.test_rule_16_a_deduction_waits_until_the_person_was_told_and_heard_sg_06,
        nothing,
        "nobody is heard",
    ),
    (
        "06",
        points.test_rule_16_a_deduction_waits_until_the_person_was_told_and_heard_sg_06,
        nothing,
        "no days to be heard",
    ),
    (
        "07",
        notices.test_rule_18_a_month_is_published_after_it_and_final_after_its_notice_sg_07,
        nothing,
        "no days of notice",
    ),
    (
        "07",
        notices.test_rule_18_a_month_is_published_after_it_and_final_after_its_notice_sg_07,
        nothing,
        "published within the month",
    ),
    (
        "07",
        notices.test_rule_19_an_objection_keeps_one_entry_from_counting_until_it_is_answered_sg_07,
        nothing,
        "lost objection",
    ),
    (
        "07",
        notices.test_rule_19_an_objection_keeps_one_entry_from_counting_until_it_is_answered_sg_07,
        nothing,
        "waiting counts",
    ),
    (
        "07",
        notices.test_rule_20_a_review_is_the_towns_by_another_person_and_in_time_sg_07,
        nothing,
        "recorder approves",
    ),
    (
        "07",
        schemes.test_rule_6_periods_protect_whoever_is_scored_sg_07,
        lambda: {"terms": {"notice_days": 6}},
        "notices of any length",
    ),
    (
        "08",
        rules.test_rule_1_no_clause_prices_protected_conduct_sg_08,
        words("离婚的，扣5分。", conduct=c.Conduct.FAMILY),
        "protected conduct is scored",
    ),
    (
        "08",
        schemes.test_rule_5_no_title_names_protected_conduct_sg_08,
        lambda: {"title": "捐款捐物"},
        "protected conduct is scored",
    ),
    (
        "09",
        mediation.test_rule_13_sg_09_only_what_all_signed_is_kept_or_broken,
        here,
        "unsigned and yet broken",
    ),
    ("10", agreements.test_rule_8_only_adults_of_the_village_agree_sg_10, nothing, "minors agree"),
    (
        "11",
        notices.test_rule_23_a_villager_sees_their_own_alone_sg_11,
        nothing,
        "a villager sees what others have",
    ),
    (
        "12",
        schemes.test_rule_6_all_expire_and_deductions_no_later_sg_12,
        nothing,
        "no cap on what an item gives",
    ),
    (
        "12",
        notices.test_rule_23_the_balance_is_a_function_of_entries_and_a_day_sg_12,
        nothing,
        "nothing expires",
    ),
    (
        "12",
        notices.test_rule_23_the_balance_is_a_function_of_entries_and_a_day_sg_12,
        nothing,
        "deductions last five years",
    ),
    (
        "13",
        notices.test_rule_21_a_repaired_deduction_counts_and_hangs_out_no_more_sg_13,
        nothing,
        "repair changes nothing",
    ),
    (
        "14",
        notices.test_rule_22_no_more_than_a_third_and_nobody_without_points_sg_14,
        nothing,
        "all but the last are commended",
    ),
    (
        "14",
        notices.test_rule_22_commendations_rest_on_final_months_and_are_few_sg_14,
        nothing,
        "commended before it is final",
    ),
    (
        "14",
        notices.test_rule_23_a_notice_names_nobody_who_lost_points_sg_14,
        nothing,
        "the notice names who lost points",
    ),
    (
        "15",
        points.test_rule_14_points_follow_from_item_and_hours_within_all_caps_sg_15,
        square,
        "event without cap",
    ),
    (
        "15",
        points.test_rule_14_points_follow_from_item_and_hours_within_all_caps_sg_15,
        square,
        "category without cap",
    ),
    (
        "15",
        points.test_rule_14_points_follow_from_item_and_hours_within_all_caps_sg_15,
        square,
        "month without cap",
    ),
    (
        "15",
        schemes.test_rule_6_points_are_within_their_caps_sg_15,
        nothing,
        "no cap on what an item gives",
    ),
    (
        "16",
        appraisal.test_rule_2_sg_16_nobody_is_appraised_by_papers_and_photos,
        lambda: {"word": "照片"},
        "papers are a yardstick",
    ),
    (
        "17",
        party.test_rule_4_sg_17_ledgers_never_mix_and_a_fact_is_once_in_each,
        branch,
        "one ledger for all",
    ),
    ("18", notices.test_rule_23_every_entry_is_explained_sg_18, nothing, "no reason is given"),
    (
        "19",
        notices.test_rule_21_correction_and_deletion_are_ones_own_and_answered_sg_19,
        nothing,
        "anybody asks for another",
    ),
    (
        "20",
        schemes.test_rule_7_a_scheme_lapses_and_the_one_before_does_not_come_back_sg_20,
        nothing,
        "a lapsed scheme holds",
    ),
    (
        "21",
        staffing.test_rule_11_invariant_22_sg_21_officers_are_sent_down_and_never_up,
        lambda: {"front": Front()},
        "officers are borrowed upwards",
    ),
)


@pytest.mark.parametrize(
    ("number", "test", "values", "name"),
    SAFEGUARDS,
    ids=[f"SG-{number} {name}" for number, _, _, name in SAFEGUARDS],
)
def test_its_test_catches_a_safeguard_that_was_taken_out(
    number: str,
    test: Callable[..., None],
    values: Values,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert f"sg_{number}" in test.__name__
    test(**values())
    made = values()
    MUTANTS[name](monkeypatch)
    with pytest.raises((AssertionError, RuralgovError, pytest.fail.Exception)):
        test(**made)


def test_every_mutant_is_caught_by_a_test_or_by_the_machine() -> None:
    assert {*ELSEWHERE} <= {name for *_, name in SAFEGUARDS}


def test_every_safeguard_has_its_row() -> None:
    assert {number for number, *_ in SAFEGUARDS} == {f"{n:02}" for n in range(1, 22)}
