"""The rules of appeals and minutes where they turn: each asked by itself, without an app."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain import deliberation as d
from ruralgov.domain.deliberation import messages as m
from ruralgov.domain.deliberation import rules
from ruralgov.domain.deliberation.model import WAS_HELD
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import (
    AccountId,
    CaseId,
    DecisionId,
    DisputeId,
    HandedAppealId,
    PersonId,
    PostId,
)
from ruralgov.domain.kernel.personal import OfficerText, PersonName
from ruralgov.domain.registry import POST
from ruralgov.domain.registry.people.model import Person
from ruralgov.domain.registry.people.records import PERSON
from tests.deliberation.hall import A_DAY, raising
from tests.deliberation.stood import (
    CHAIR,
    GONE,
    HELD,
    HERE,
    IT,
    LAMP,
    LATER_ON,
    OTHERS,
    STAGES,
    coming,
    day,
    post,
)
from tests.given import TODAY, States, given


@pytest.mark.parametrize(
    ("promised", "owner", "code"),
    [
        (HELD.day, CHAIR, "appeal_promised_wrong"),
        (HELD.day + A_DAY, CHAIR, ""),
        (TODAY + timedelta(days=366), CHAIR, ""),
        (TODAY + timedelta(days=367), CHAIR, "appeal_promised_wrong"),
        (TODAY, LATER_ON, "deliberation_post_missing"),
        (TODAY, GONE, "deliberation_post_missing"),
    ],
)
def test_rule_4_an_answer_is_promised_after_the_day_within_a_year_by_a_post_that_is_there(
    promised: date, owner: PostId, code: str
) -> None:
    found = day(raising(IT, owner, promised), rules.register_appeal)
    assert found.code == code
    assert code or found.only().appeal.number == 4
    again = m.ReassignAppeal(
        deliberation=IT, appeal=1, owner=owner, promised=promised, reason="调整"
    )
    assert day(again, rules.reassign_appeal).code == code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, "appeal_unchanged"),
        ({"owner": CHAIR}, "appeal_unchanged"),
        ({"promised": LAMP.promised}, "appeal_unchanged"),
        ({"promised": LAMP.promised + A_DAY}, ""),
        ({"owner": PostId("other")}, ""),
        ({"appeal": 2, "promised": TODAY}, "appeal_missing"),
        ({"appeal": 3, "promised": TODAY}, ""),
        ({"appeal": 4, "promised": TODAY}, "appeal_missing"),
        ({"appeal": 0, "promised": TODAY}, "appeal_missing"),
    ],
)
def test_rule_4_what_is_not_named_stays_and_something_is_another(
    more: dict[str, Any], code: str
) -> None:
    values: dict[str, Any] = {"deliberation": IT, "appeal": 1, "reason": "调整"}
    command = m.ReassignAppeal(**values | more)
    others = OTHERS | {(POST.kind, "other"): post(TODAY)}
    found = given(d.DELIBERATION_DAY, state=HELD, others=others)
    outcome = found.when(command, rules.reassign_appeal)
    assert outcome.code == code
    if not code:
        event = outcome.only()
        assert event.owner == more.get("owner", CHAIR)
        assert event.promised == more.get("promised", LAMP.promised)
        kept = d.DELIBERATION_DAY.evolve(HELD, event)
        changed = {
            one.number for one, was in zip(kept.appeals, HELD.appeals, strict=True) if one != was
        }
        assert changed == {event.appeal}


STEPS: dict[str, tuple[Any, Any]] = {
    "announced": (
        m.CallOffDeliberationDay(deliberation=IT, reason="大雪"),
        rules.call_off_deliberation_day,
    ),
    "announced ": (coming(), rules.hold_deliberation_day),
    "held": (raising(IT, CHAIR, TODAY), rules.register_appeal),
    "held ": (
        m.WithdrawAppeal(deliberation=IT, appeal=1, reason="重复"),
        rules.withdraw_appeal,
    ),
    "held  ": (m.DraftDeliberationMinutes(deliberation=IT), rules.draft_deliberation_minutes),
    "drafted": (m.SignDeliberationMinutes(deliberation=IT), rules.sign_deliberation_minutes),
    "held drafted signed": (
        m.AnswerAppeal(deliberation=IT, appeal=1, answer="已修好"),
        rules.answer_appeal,
    ),
    "held drafted signed ": (
        m.ReassignAppeal(deliberation=IT, appeal=1, promised=TODAY, reason="调整"),
        rules.reassign_appeal,
    ),
    "held drafted signed  ": (
        m.DirectAppeal(deliberation=IT, appeal=1, target=d.AppealTarget.NOWHERE),
        rules.direct_appeal,
    ),
}


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("stages", STEPS)
def test_each_step_is_taken_at_its_stage(stages: str, stage: d.DayStage) -> None:
    command, rule = STEPS[stages]
    code = "" if stage.value in stages.split() else "deliberation_stage_wrong"
    assert day(command, rule, change(HELD, stage=stage)).code == code
    none = given(d.DELIBERATION_DAY).when(command, rule)
    assert none.code == "deliberation_day_missing"


@pytest.mark.parametrize("stage", STAGES)
def test_rule_5_an_appeal_is_handed_on_of_a_day_that_was_held(stage: d.DayStage) -> None:
    command = m.HandAppeal(deliberation=IT, appeal=1, matter=" water ")
    others: States = {(d.DELIBERATION_DAY.kind, IT): change(HELD, stage=stage)}
    found = given(d.HANDED_APPEAL, others=others).when(command, rules.hand_appeal)
    if stage not in WAS_HELD:
        found.refused("deliberation_stage_wrong")
        return
    found.then(m.AppealHanded(deliberation=IT, appeal=1, matter="water", place=HERE, day=TODAY))


def test_rule_5_a_case_has_an_appeal_once() -> None:
    case = CaseId("k")
    mark = m.MarkAppealHanded(deliberation=IT, appeal=1, case=case)
    event = day(mark, rules.mark_appeal_handed).only()
    known = d.DELIBERATION_DAY.evolve(HELD, event)
    assert [one.case for one in known.appeals] == [case, None, None]
    assert known.appeals[0].target is d.AppealTarget.CASE
    day(mark, rules.mark_appeal_handed, known).refused("appeal_handed_already")
    back = m.WithdrawAppeal(deliberation=IT, appeal=1, reason="重复")
    day(back, rules.withdraw_appeal, known).refused("appeal_handed_already")
    direct = m.DirectAppeal(deliberation=IT, appeal=1, target=d.AppealTarget.NOWHERE)
    day(direct, rules.direct_appeal, known).refused("appeal_handed_already")
    hand = m.HandAppeal(deliberation=IT, appeal=1, matter="water")
    others: States = {(d.DELIBERATION_DAY.kind, IT): known}
    again = given(d.HANDED_APPEAL, others=others).when(hand, rules.hand_appeal)
    again.refused("appeal_handed_already")


@pytest.mark.parametrize(
    ("target", "more", "code"),
    [
        (d.AppealTarget.CASE, {}, "appeal_target_wrong"),
        (d.AppealTarget.MEDIATION, {}, ""),
        (d.AppealTarget.MEDIATION, {"dispute": DisputeId("x")}, ""),
        (d.AppealTarget.MEDIATION, {"decision": DecisionId("x")}, "appeal_target_wrong"),
        (d.AppealTarget.BODY, {}, ""),
        (d.AppealTarget.BODY, {"dispute": DisputeId("x")}, "appeal_target_wrong"),
        (d.AppealTarget.BODY, {"decision": DecisionId("x")}, "decision_missing"),
        (d.AppealTarget.NOWHERE, {}, ""),
        (d.AppealTarget.NOWHERE, {"dispute": DisputeId("x")}, "appeal_target_wrong"),
        (d.AppealTarget.NOWHERE, {"decision": DecisionId("x")}, "appeal_target_wrong"),
    ],
)
def test_rule_5_a_dispute_goes_with_mediation_and_a_decision_with_a_meeting(
    target: d.AppealTarget, more: dict[str, Any], code: str
) -> None:
    command = m.DirectAppeal(deliberation=IT, appeal=1, target=target, **more)
    found = day(command, rules.direct_appeal)
    assert found.code == code
    if not code:
        kept = d.DELIBERATION_DAY.evolve(HELD, found.only()).appeals[0]
        assert (kept.target, kept.dispute, kept.decision) == (target, more.get("dispute"), None)


def test_rule_8_an_appeal_that_was_taken_back_leaves_the_others() -> None:
    back = m.WithdrawAppeal(deliberation=IT, appeal=1, reason="重复")
    known = d.DELIBERATION_DAY.evolve(HELD, day(back, rules.withdraw_appeal).only())
    assert [one.withdrawn for one in known.appeals] == [True, True, False]
    day(back, rules.withdraw_appeal, known).refused("appeal_missing")


def test_rule_5_what_the_platform_says_is_noted_of_what_was_handed_to_it_alone() -> None:
    words, key = OfficerText.of("明日抢修"), HandedAppealId("k")
    take = m.TakeCaseAnswer(handed=key, answer=words, over=False)
    drop = m.DropCaseAnswer(handed=key)
    nothing = given(d.HANDED_APPEAL)
    nothing.when(take, rules.take_case_answer).then()
    nothing.when(drop, rules.drop_case_answer).then()
    handed = d.HandedAppeal(deliberation=IT, appeal=1, handed=TODAY)
    here = given(d.HANDED_APPEAL, state=handed)
    here.when(drop, rules.drop_case_answer).then(m.CaseAnswerErased())
    taken = here.when(take, rules.take_case_answer).only()
    told = d.HANDED_APPEAL.evolve(handed, taken)
    assert told == change(handed, words=words, answered=TODAY)
    over = m.CaseAnswerTaken(words=None, over=True, day=TODAY + A_DAY)
    done = d.HANDED_APPEAL.evolve(told, over)
    assert done == change(told, over=TODAY + A_DAY)
    anew = m.CaseAnswerTaken(words=None, over=False, day=TODAY + 2 * A_DAY)
    assert d.HANDED_APPEAL.evolve(done, anew) == told
    assert d.HANDED_APPEAL.evolve(handed, m.CaseAnswerErased()) == handed
    assert d.HANDED_APPEAL.evolve(told, m.CaseAnswerErased()).words != words


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"account": "drafter"}, "deliberation_signer_same"),
        ({"persons": {"me": "p", "drafter": "p"}}, "deliberation_signer_same"),
        ({"machines": ("me",)}, "machine_judges"),
    ],
)
def test_rule_6_another_person_signs(more: dict[str, Any], code: str) -> None:
    known = change(HELD, stage=d.DayStage.DRAFTED, drafted_by=AccountId("drafter"))
    command = m.SignDeliberationMinutes(deliberation=IT)
    found = day(command, rules.sign_deliberation_minutes, known, **more)
    assert found.code == code
    if not code:
        signed = d.DELIBERATION_DAY.evolve(known, found.only())
        assert (signed.stage, signed.signed_by, signed.signed) == (d.DayStage.SIGNED, "me", TODAY)


def test_rule_4_who_spoke_is_kept_under_the_id_of_today() -> None:
    old, now = PersonId("old"), PersonId("now")
    person = Person(
        name=PersonName("钱木兰"),
        identity=None,
        telephone=None,
        party_member=False,
        memberships=(),
        merged=now,
    )
    others = OTHERS | {(PERSON.kind, old): person}
    found = given(d.DELIBERATION_DAY, state=HELD, others=others)
    for who, kept in ((None, None), (now, now), (old, now)):
        command = raising(IT, CHAIR, TODAY, person=who)
        assert found.when(command, rules.register_appeal).only().appeal.person == kept
