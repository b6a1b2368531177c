"""Every privacy invariant: its rule, a test that names it, and a mutant that this test catches."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from ruralgov.domain.aid import AidTrack
from ruralgov.domain.aid.means import FactState
from ruralgov.domain.aid.questions import authorised
from ruralgov.domain.kernel.errors import RuralgovError
from tests.aid import test_advice as advice
from tests.aid import test_asking as asking
from tests.aid import test_assessments as assessments
from tests.aid import test_authorizations as authorizations
from tests.aid import test_counts as counts
from tests.aid import test_disputes as disputes
from tests.aid import test_erasing as erasing
from tests.aid import test_files as files
from tests.aid import test_means as means
from tests.aid import test_privacy as privacy
from tests.aid import test_procedure as procedure
from tests.aid import test_procedure_after as after
from tests.aid import test_procedure_lived as lived
from tests.aid import test_questions as questions
from tests.aid.means import DAY
from tests.aid.mutants import MUTANTS, Patch
from tests.aid.test_files import BERT
from tests.registers import test_port as port
from tests.town import Town

Values = Callable[[Patch], dict[str, Any]]


def nothing(_: Patch) -> dict[str, Any]:
    return {}


def some(**values: Any) -> Values:
    return lambda _: values


def signed(patch: Patch) -> dict[str, Any]:
    found = questions.Signed()
    patch.setattr(authorised, "held", found.held)
    return {"signed": found}


def desk(_: Patch) -> dict[str, Any]:
    return {"office": questions.Office(Town())}


def office(_: Patch) -> dict[str, Any]:
    return {"office": lived.Office()}


def sheet(_: Patch) -> dict[str, Any]:
    return {"office": lived.Office(), "lang": "zh"}


INVARIANTS: tuple[tuple[int, Callable[..., None], Values, str], ...] = (
    # P1: no question and no answer without an authorisation for exactly it
    (
        1,
        asking.test_rule_10_p1_nothing_is_asked_without_an_authorisation_for_exactly_it,
        some(changes={"withdrawn": DAY}),
        "an authorisation covers anything",
    ),
    (
        1,
        questions.test_rule_80_p1_person_item_source_purpose_and_period,
        lambda patch: {**signed(patch), "other": {"number": 1, "person": BERT}},
        "an authorisation covers anything",
    ),
    (
        1,
        asking.test_rule_10_p1_p7_it_is_checked_when_an_answer_comes_in,
        nothing,
        "an answer is not looked at when it comes",
    ),
    (
        1,
        authorizations.test_rule_15_p1_without_an_authorisation_in_force_nothing_is_kept,
        nothing,
        "an authorisation covers anything",
    ),
    (
        1,
        questions.test_p1_at_sending_what_is_no_longer_authorised_is_not_asked,
        desk,
        "sent whatever was signed",
    ),
    (
        1,
        questions.test_p1_at_receipt_what_is_no_longer_authorised_is_dropped,
        desk,
        "taken whatever was signed",
    ),
    # P2: each adult signs for themself
    (
        2,
        authorizations.test_rule_13_p2_an_adult_signs_and_nobody_of_the_family_for_them,
        nothing,
        "one of the family signs for another",
    ),
    (
        2,
        authorizations.test_rule_13_p2_an_adult_signs_and_nobody_of_the_family_for_them,
        nothing,
        "anybody signs",
    ),
    (
        2,
        authorizations.test_rule_13_p2_a_guardian_signs_for_a_minor_or_one_who_lacks_capacity,
        nothing,
        "minors sign",
    ),
    # P3: consent is never made up; in an emergency help comes first, and the papers are owed
    (
        3,
        privacy.test_p_3_consent_is_given_by_somebody_who_may_and_says_in_which_way,
        nothing,
        "anybody signs",
    ),
    (
        3,
        procedure.test_rule_34_p3_help_comes_first_in_an_emergency_and_papers_after,
        nothing,
        "an emergency waits for an opinion",
    ),
    (
        3,
        procedure.test_rule_34_p3_help_comes_first_in_an_emergency_and_papers_after,
        nothing,
        "an emergency owes no papers",
    ),
    # P4: the notice comes before, and says what for, of what, by whom and how long
    (
        4,
        authorizations.test_rule_14_p4_the_notice_comes_first,
        nothing,
        "a notice may come after the signature",
    ),
    (
        4,
        authorizations.test_rule_14_p4_the_notice_comes_first,
        nothing,
        "an authorisation of no end and no scope",
    ),
    # P5: sealed, masked, and read for a purpose
    (
        5,
        privacy.test_p_5_what_is_said_of_people_is_sealed_and_masked,
        nothing,
        "figures stand open",
    ),
    (
        5,
        privacy.test_p_5_what_is_said_of_people_is_sealed_and_masked,
        nothing,
        "an amount is no sealed value",
    ),
    (5, privacy.test_p_5_who_reads_of_people_says_for_what, nothing, "any purpose reads"),
    # P6: of minors nothing without another person's approval, and nothing in a notice
    (
        6,
        files.test_rule_9_p6_nothing_of_a_minor_is_shown_without_another_persons_approval,
        nothing,
        "all of minors is shown",
    ),
    (
        6,
        files.test_rule_9_p6_nothing_of_a_minor_is_shown_without_another_persons_approval,
        nothing,
        "no reading is recorded",
    ),
    (
        6,
        files.test_rule_9_p6_nobody_approves_their_own_reading,
        nothing,
        "one approves their own reading",
    ),
    (
        6,
        procedure.test_rule_32_p6_p14_nothing_of_children_hangs_out_whatever_was_done,
        some(track=AidTrack.CHILD),
        "anything hangs out",
    ),
    (
        6,
        lived.test_rule_32_p6_p14_of_a_minor_not_even_the_surname_hangs_out,
        office,
        "minors are named",
    ),
    # P7: the smallest shape, and nothing beyond it
    (
        7,
        asking.test_rule_11_p7_the_smallest_shape_and_the_least_intrusive_come_first,
        nothing,
        "the whole value first",
    ),
    (
        7,
        port.test_p7_whatever_comes_is_an_answer_in_its_shape_or_none,
        nothing,
        "what nobody asked is not dropped",
    ),
    # P8: what was let be known for one thing serves no other
    (
        8,
        asking.test_rule_10_p8_what_was_asked_for_one_purpose_serves_no_other,
        nothing,
        "a purpose is not looked at",
    ),
    (
        8,
        assessments.test_rule_16_p8_a_fact_of_another_purpose_is_not_used,
        nothing,
        "a purpose is not looked at",
    ),
    (
        8,
        authorizations.test_rule_16_p8_what_no_open_application_needs_is_not_collected,
        nothing,
        "anything may be collected",
    ),
    # P9: a withdrawal stops use, and denies nothing
    (
        9,
        asking.test_rule_10_p9_withdrawal_stops_use_and_denies_nothing,
        nothing,
        "a withdrawal stops nothing",
    ),
    (
        9,
        authorizations.test_rule_10_p9_a_withdrawal_stops_use_once_and_a_mistake_never_held,
        nothing,
        "a withdrawal stops nothing",
    ),
    (
        9,
        assessments.test_rule_10_p9_what_was_withdrawn_is_unknown_and_never_a_no,
        nothing,
        "a withdrawal stops nothing",
    ),
    (
        9,
        questions.test_rule_83_p9_what_comes_after_a_withdrawal_is_dropped_and_recorded_once,
        signed,
        "a withdrawal stops nothing",
    ),
    # P10: raw answers go first, and all goes with the file
    (
        10,
        disputes.test_rule_18_p10_a_raw_answer_goes_when_nothing_needs_it,
        nothing,
        "an erased answer keeps its value",
    ),
    (
        10,
        disputes.test_rule_18_p10_a_raw_answer_goes_when_nothing_needs_it,
        nothing,
        "what is in use is erased",
    ),
    (
        10,
        disputes.test_rule_18_p10_a_raw_answer_goes_when_nothing_needs_it,
        nothing,
        "what is disputed is erased",
    ),
    (
        10,
        erasing.test_rule_18_p10_all_that_is_known_goes_with_the_file,
        nothing,
        "a file leaves its answers behind",
    ),
    # P11: assessments advise, a person decides, and less is told first
    (
        11,
        advice.test_rule_12_p11_only_a_person_who_says_why_decides_and_no_clerk,
        nothing,
        "a decision follows by itself",
    ),
    (
        11,
        procedure.test_rule_34_p11_nothing_that_follows_from_an_event_decides,
        nothing,
        "a decision follows by itself",
    ),
    (
        11,
        advice.test_rule_12_p11_no_other_command_and_no_stage_is_a_decision,
        nothing,
        "an event that grants",
    ),
    (
        11,
        after.test_rule_36_p11_less_is_told_seven_days_ahead_and_heard,
        nothing,
        "less is given from one day to the next",
    ),
    # P12: explained in plain words, and mended where it was wrong
    (
        12,
        assessments.test_rule_20_p12_a_family_from_a_question_to_plain_reasons,
        nothing,
        "reasons without an article",
    ),
    (
        12,
        authorizations.test_rule_16_p12_what_was_typed_is_mended_and_what_was_found_is_not,
        nothing,
        "what was typed is never mended",
    ),
    # P13: what is disputed is not used against a family
    (
        13,
        means.test_rule_3_p13_what_is_disputed_or_refused_is_not_used_against_the_family,
        some(state=FactState.DISPUTED),
        "disputed facts are usable",
    ),
    (
        13,
        assessments.test_rule_17_p13_what_is_disputed_is_not_used_and_settled_is,
        nothing,
        "what is disputed counts",
    ),
    (
        13,
        disputes.test_rule_17_p13_from_found_to_settled_step_by_step,
        nothing,
        "a hit cannot be disputed",
    ),
    # P14: a notice has its few columns, a masked name, and its end
    (
        14,
        lived.test_rule_32_p14_what_hangs_out_says_no_more_than_it_may,
        sheet,
        "names hang out whole",
    ),
    (
        14,
        lived.test_rule_32_p14_what_hangs_out_says_no_more_than_it_may,
        sheet,
        "a notice hangs for ever",
    ),
    (
        14,
        procedure.test_rule_32_p6_p14_nothing_of_children_hangs_out_whatever_was_done,
        some(track=AidTrack.CHILD),
        "anything hangs out",
    ),
    # P15: readings are recorded, by reference, in the chain
    (
        15,
        privacy.test_p_15_what_was_read_is_recorded_and_by_reference,
        nothing,
        "no reading is recorded",
    ),
    (
        15,
        privacy.test_p_15_what_was_read_is_recorded_and_by_reference,
        nothing,
        "the log holds what was shown",
    ),
    (
        15,
        privacy.test_p_15_a_reading_that_was_written_over_is_found,
        nothing,
        "nobody looks whether a reading was written over",
    ),
    # P16: that something was asked and shown is kept
    (
        16,
        privacy.test_p_16_that_something_was_asked_and_shown_outlives_what_was_answered,
        nothing,
        "what was asked goes with its answer",
    ),
    # P17: nothing by which two questions could be joined
    (
        17,
        questions.test_p17_two_questions_about_one_person_cannot_be_joined,
        desk,
        "a person has one reference in all questions",
    ),
    # P18: nothing of aid leaves
    (18, privacy.test_p_18_nothing_of_aid_leaves_by_the_feed, nothing, "the feed says who applies"),
    # P19: after a leak the log says whose and what
    (
        19,
        privacy.test_p_19_after_a_leak_the_log_says_whose_and_what_and_who_saw_it,
        nothing,
        "no reading is recorded",
    ),
    # P20: no small counts
    (
        20,
        counts.test_rule_61_p20_less_than_five_is_held_back,
        some(count=4, cell=None),
        "every count is shown",
    ),
    (20, counts.test_rule_61_p20_no_two_counts_differ_by_little, nothing, "every count is shown"),
    (
        20,
        counts.test_rule_61_p20_a_total_is_of_what_is_shown,
        nothing,
        "a total is of what is held back too",
    ),
    # P21: a plugin gets one question, and no key of a person or a file
    (
        21,
        questions.test_p21_a_register_gets_one_question_and_nothing_of_the_case,
        desk,
        "a register gets the key of the person",
    ),
)
NOT_CODE = {
    6: "the yearly audit of what was read of minors is made by people, from the log of readings",
    16: "reports of impact assessments are papers of the office; the library holds none",
    17: "a register knows the identity number: that it joins nothing by it is a matter of contract",
    18: "in which country machines and registers stand is the operator's choice",
}
"""What of an invariant is not code of ours; the rest of it has its rows all the same."""


@pytest.mark.parametrize(
    ("number", "test", "values", "name"),
    INVARIANTS,
    ids=[f"P{number} {test.__name__}: {name}" for number, test, _, name in INVARIANTS],
)
def test_its_test_catches_an_invariant_that_was_taken_out(
    number: int,
    test: Callable[..., None],
    values: Values,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert re.search(f"_p_?{number}_", test.__name__)
    test(**values(monkeypatch))
    made = values(monkeypatch)
    MUTANTS[name](monkeypatch)
    # what a test unpacks may not be there either
    with pytest.raises((AssertionError, RuralgovError, ValueError, pytest.fail.Exception)):
        test(**made)


def test_every_mutant_is_caught() -> None:
    assert {name for *_, name in INVARIANTS} == {*MUTANTS}


def test_every_invariant_has_its_row() -> None:
    assert {number for number, *_ in INVARIANTS} == {*range(1, 22)}
    assert {*NOT_CODE} <= {*range(1, 22)}
