"""Parameters with their paper: no gap, no overlap, verified by another, and never forgotten."""

from datetime import date
from typing import Any

from ruralgov.domain import aid as a
from ruralgov.domain.aid import rules_law as rules
from ruralgov.domain.aid.means.example import COUNTY, PARAMETERS
from ruralgov.domain.aid.model_law import AidLaw, law_at
from ruralgov.domain.aid.records_means import AID_LAW
from ruralgov.domain.kernel.clean import FOREVER
from tests.aid.scenario_means import adopting
from tests.given import Situation, given

FIRST, NEXT, THIRD = date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1)


def law(*events: Any, **more: Any) -> Situation:
    return given(AID_LAW, *events, **more)


def adopted(*before: Any, **more: Any) -> Any:
    return law(*before, account="clerk").when(adopting(**more), rules.adopt_parameter).only()


def mending(number: int, **more: Any) -> a.CorrectAidParameter:
    plain: dict[str, Any] = {"since": FIRST, "value": 1, "citation": "文", "reason": "写错"}
    return a.CorrectAidParameter(number=number, **(plain | more))


def test_rule_19_a_new_paper_ends_what_held_until_then() -> None:
    first = adopted(since=FIRST, value=90_000)
    second = adopted(first, since=NEXT, value=95_000)
    state: AidLaw = law(first, second).state
    spans = [(one.since, one.until, one.value) for one in state.standing()]
    assert spans == [(FIRST, NEXT, 90_000), (NEXT, FOREVER, 95_000)]
    elsewhere = adopted(first, since=NEXT, place="3710")
    assert elsewhere.cuts is None


def test_rule_19_a_gap_or_an_overlap_is_said_at_once() -> None:
    first = adopted(since=FIRST, until=NEXT)
    law(first).when(adopting(since=THIRD), rules.adopt_parameter).refused("aid_parameter_gap")
    over = adopting(since=FIRST.replace(month=6), until=NEXT)
    law(first).when(over, rules.adopt_parameter).refused("aid_parameter_overlap")
    second = adopted(first, since=NEXT, until=THIRD)
    third = adopted(first, second, since=THIRD)
    back = a.WithdrawAidParameter(number=2, reason="误录")
    there = law(first, second, third)
    there.when(back, rules.withdraw_parameter).refused("aid_parameter_gap")
    last = a.WithdrawAidParameter(number=3, reason="误录")
    gone = there.when(last, rules.withdraw_parameter).only()
    law(first, second, third, gone).when(last, rules.withdraw_parameter).refused(
        "aid_entry_missing"
    )
    there.when(mending(1, until=THIRD), rules.correct_parameter).refused("aid_parameter_overlap")


def test_rule_19_only_what_conditions_ask_for_where_papers_are_made() -> None:
    law().when(adopting(name="minimum.other"), rules.adopt_parameter).refused(
        "aid_parameter_unknown"
    )
    for code in ("3", "371", "37108x", "37108201"):
        law().when(adopting(place=code), rules.adopt_parameter).refused("aid_jurisdiction_wrong")
    for code in ("", "37", "3710", "371082"):
        assert adopted(place=code).place == code
    law().when(adopting(value=-1), rules.adopt_parameter).refused("aid_parameter_value")
    law().when(adopting(until=THIRD), rules.adopt_parameter).refused("aid_parameter_value")


def test_rule_19_another_person_verifies_and_a_correction_undoes_it() -> None:
    first = adopted(since=FIRST)
    verify = a.VerifyAidParameter(number=1)
    law(first, account="clerk").when(verify, rules.verify_parameter).refused("aid_own_entry")
    verified = law(first).when(verify, rules.verify_parameter).only()
    assert law(first, verified).state.entry(1).verified == "me"
    law(first, verified).when(verify, rules.verify_parameter).refused("aid_entry_verified")
    mended = law(first, verified).when(mending(1), rules.correct_parameter).only()
    assert law(first, verified, mended).state.entry(1).verified is None


def test_rule_19_the_example_is_loaded_once_and_never_official() -> None:
    load = a.LoadAidExample()
    events = law().when(load, rules.load_example).events
    state: AidLaw = law(*events).state
    assert len(state.standing()) == len(PARAMETERS.entries)
    assert all(one.example and one.verified is None for one in state.standing())
    assert all(one.citation.startswith("示例") for one in state.standing())
    assert law_at(state, state.revision).label == "示例"
    law(*events).when(load, rules.load_example).refused("aid_law_there")
    verify = a.VerifyAidParameter(number=1)
    law(*events).when(verify, rules.verify_parameter).refused("aid_example_not_verified")
    mended = law(*events).when(mending(1, since=date(2021, 7, 1)), rules.correct_parameter).only()
    assert not law(*events, mended).state.entry(1).example


def test_rule_19_what_stood_at_each_revision_stays() -> None:
    first = adopted(since=FIRST, value=90_000)
    mended = law(first).when(mending(1, value=91_000), rules.correct_parameter).only()
    gone = law(first, mended).when(
        a.WithdrawAidParameter(number=1, reason="误录"), rules.withdraw_parameter
    )
    state: AidLaw = law(first, mended, gone.only()).state
    values = [[one.value for one in state.standing(at)] for at in range(4)]
    assert values == [[], [90_000], [91_000], []]
    assert law_at(state, 1).parameters.get("minimum.standard", COUNTY, NEXT).value == 90_000
