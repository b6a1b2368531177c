"""Lists and their payment where they turn: each rule asked by itself, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import membership as c
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, DistributionId, PersonId
from ruralgov.domain.kernel.money import LARGEST, Fen
from ruralgov.domain.meetings import DECISION, BodyKind, Matter
from ruralgov.domain.membership import rules_distribution as rules
from ruralgov.domain.membership.model_distribution import Distribution, DistributionLine
from ruralgov.domain.membership.rows import DistributionDecisionRow
from tests.given import KEY as IT
from tests.given import TODAY, Outcome, States
from tests.membership.farm import (
    A_DAY,
    APPROVED,
    CONFIRMS,
    DIVIDES,
    DOUBLE,
    HUNG,
    KEY,
    ME,
    OBJECTED,
    ONE,
    OWED,
    PAID,
    PLANNED,
    ROLL,
    THREE,
    TWO,
    decision,
    died,
    there,
)
from tests.membership.hamlet import RECORD, SINCE, entry, planning

Stage = c.DistributionStage
D_ID = DistributionId(IT)
IS: dict[str, Any] = {"distribution": D_ID}
PLAN = planning(KEY, DIVIDES, title=" 分配 ", amount=Fen(101))
RECOMPUTE = c.RecomputeDistribution(reason=" 更正 ", **IS)
PUBLISH = c.PublishDistribution(since=RECORD, until=RECORD + 6 * A_DAY, venue=" 栏 ", **IS)
OBJECT = c.ObjectToLine(person=ONE, day=TODAY, reference=" 异议 ", **IS)
ANSWER = c.AnswerLineObjection(objection=1, upheld=True, day=TODAY, reference=" 答复 ", **IS)
APPROVE = c.ApproveDistribution(**IS)
SHIFT = c.ShiftBetweenLines(
    giver=TWO, taker=ONE, amount=Fen(50), reference=" 答复 ", reason=" 漏 ", **IS
)
WITHDRAW = c.WithdrawDistribution(reason=" 误 ", **IS)
UPHELD = change(
    OBJECTED, person=ONE, upheld=True, answered=TODAY, answered_by=AccountId("answerer")
)


def mending(state: Distribution = HUNG) -> Distribution:
    return change(state, objections=(UPHELD,), to_mend=(1,))


def asked(state: Distribution | None, command: Any, rule: Any, others: Any = None) -> Outcome:
    return there(c.DISTRIBUTION, state, others=others).when(command, rule)


@pytest.mark.parametrize(
    ("command", "rule", "right"),
    [
        (RECOMPUTE, rules.recompute_distribution, {Stage.PLANNED, Stage.PUBLISHED}),
        (PUBLISH, rules.publish_distribution, {Stage.PLANNED}),
        (OBJECT, rules.object_to_line, {Stage.PUBLISHED, Stage.APPROVED}),
        (ANSWER, rules.answer_line_objection, {Stage.PUBLISHED, Stage.APPROVED}),
        (APPROVE, rules.approve_distribution, {Stage.PUBLISHED}),
        (SHIFT, rules.shift_between_lines, {Stage.PUBLISHED, Stage.APPROVED}),
        (
            WITHDRAW,
            rules.withdraw_distribution,
            {Stage.PLANNED, Stage.PUBLISHED, Stage.APPROVED},
        ),
    ],
)
def test_rule_10_each_step_of_a_list_has_its_stages(command: Any, rule: Any, right: Any) -> None:
    known = change(HUNG, objections=(change(OBJECTED, person=ONE),))
    if command is SHIFT:
        known = mending()
    for stage in Stage:
        code = asked(change(known, stage=stage), command, rule).code
        assert code == ("" if stage in right else "distribution_stage_wrong"), stage
    asked(None, command, rule).refused("distribution_missing", distribution=D_ID)


def planned(*rows: Any, others: Any = None, **more: Any) -> Outcome:
    situation = there(c.DISTRIBUTION, None, rows, others)
    return situation.when(change(PLAN, **more), rules.plan_distribution)


def cited(**more: Any) -> States:
    return {(DECISION.kind, DIVIDES): decision(Matter.BUDGET, **more)}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"record_day": TODAY}, ""),
        ({"record_day": TODAY + A_DAY}, "roll_day_wrong"),
        ({"record_day": SINCE}, ""),
        ({"record_day": SINCE - A_DAY}, "roll_day_wrong"),
        ({"amount": Fen(1)}, ""),
        ({"amount": Fen(0)}, "amount_range"),
        ({"amount": Fen(LARGEST + 1)}, "amount_range"),
        ({"decision": CONFIRMS}, "decision_wrong_matter"),
        ({"title": " "}, "text_not_clean"),
        ({"collective": CollectiveId("none")}, "roll_missing"),
    ],
)
def test_rule_8_a_list_is_planned_by_a_decision_as_of_a_day(
    more: dict[str, Any], code: str
) -> None:
    assert planned(**more).code == code


def test_rule_8_one_decision_divides_once_and_by_representatives_too() -> None:
    used = DistributionDecisionRow(owner="other", decision=DIVIDES)
    planned(used).refused("distribution_decision_used", distribution="other")
    assert planned(change(used, decision=CONFIRMS)).code == ""
    for kind in (BodyKind.MEMBER_REPRESENTATIVES, BodyKind.REPRESENTATIVES):
        assert planned(others=cited(kind=kind)).code == ""
    planned(others=cited(kind=BodyKind.TWO_COMMITTEES)).refused("decision_wrong_body")
    unconfirmed = {(c.MEMBER_ROLL.kind, KEY): change(ROLL, stage=c.RollStage.PUBLISHED)}
    planned(others=unconfirmed).refused("roll_stage_wrong")


def amounts(outcome: Outcome) -> dict[str, tuple[int, int]]:
    return {one.person: (one.weight, one.amount) for one in outcome.only().lines}


def test_rule_9_the_lines_are_who_has_shares_or_is_a_member_on_the_day() -> None:
    event = planned().only()
    assert (event.title, event.by, event.year, event.record_day) == ("分配", ME, 2025, RECORD)
    assert amounts(planned()) == {ONE: (100, 51), TWO: (100, 50)}
    assert amounts(planned(basis=c.Basis.HEADS)) == {ONE: (1, 51), TWO: (1, 50)}
    unequal = change(ROLL, first=(entry(ONE, 100), entry(TWO, 50)))
    known = {(c.MEMBER_ROLL.kind, KEY): unequal}
    assert amounts(planned(others=known)) == {ONE: (100, 67), TWO: (50, 34)}
    empty = {(c.MEMBER_ROLL.kind, KEY): change(ROLL, first=(), members=())}
    for basis in c.Basis:
        planned(others=empty, basis=basis).refused("distribution_nobody", day=RECORD)


def test_rule_9_who_was_entered_twice_has_one_line() -> None:
    both = (entry(ONE), entry(PersonId("double"), 30), entry(TWO))
    people = tuple(change(ROLL.members[0], person=one.person) for one in both)
    known = {(c.MEMBER_ROLL.kind, KEY): change(ROLL, first=both, members=people)} | DOUBLE
    assert amounts(planned(others=known, amount=Fen(230))) == {ONE: (130, 130), TWO: (100, 100)}
    heads = planned(others=known, basis=c.Basis.HEADS, amount=Fen(10))
    assert amounts(heads) == {ONE: (1, 5), TWO: (1, 5)}


@pytest.mark.parametrize(("day", "code"), [(RECORD, "distribution_dead"), (RECORD + A_DAY, "")])
def test_rule_9_the_dead_of_the_day_are_counted_by_no_head(day: date, code: str) -> None:
    outcome = planned(others=died(day=day), basis=c.Basis.HEADS)
    assert outcome.code == code
    if code:
        outcome.refused(code, count=1, person=ONE, day=RECORD)
    assert planned(others=died(day=day)).code == ""


def test_rule_10_a_list_is_worked_out_anew_and_published_again() -> None:
    event = asked(mending(), RECOMPUTE, rules.recompute_distribution).only()
    assert (event.reason, event.by) == ("更正", ME)
    assert event.lines == PLANNED.lines
    found = c.DISTRIBUTION.apply(mending(), event)
    assert (found.stage, found.notice, found.to_mend) == (Stage.PLANNED, None, ())
    assert found.drafters == ("drafter", ME)
    bare = change(RECOMPUTE, reason=" ")
    asked(HUNG, bare, rules.recompute_distribution).refused("text_not_clean")
    gone = {(c.MEMBER_ROLL.kind, KEY): None}
    asked(HUNG, RECOMPUTE, rules.recompute_distribution, gone).refused("roll_missing")


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (RECORD, RECORD + 6 * A_DAY, ""),
        (RECORD, RECORD + 5 * A_DAY, "roll_notice_wrong"),
        (RECORD - A_DAY, RECORD + 6 * A_DAY, "roll_day_wrong"),
        (TODAY, TODAY + 6 * A_DAY, ""),
        (TODAY + A_DAY, TODAY + 9 * A_DAY, "roll_day_wrong"),
    ],
)
def test_rule_10_a_list_hangs_out_for_its_days(since: date, until: date, code: str) -> None:
    outcome = asked(PLANNED, change(PUBLISH, since=since, until=until), rules.publish_distribution)
    assert outcome.code == code
    if not code:
        outcome.then(c.DistributionPublished(since=since, until=until, venue="栏"))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"day": RECORD}, ""),
        ({"day": RECORD - A_DAY}, "roll_day_wrong"),
        ({"day": TODAY + A_DAY}, "roll_day_wrong"),
        ({"person": THREE}, ""),
        ({"person": TWO}, ""),
        ({"person": PersonId("double")}, ""),
        ({"reference": " "}, "text_not_clean"),
    ],
)
def test_rule_10_an_objection_is_also_of_who_was_left_out(more: dict[str, Any], code: str) -> None:
    outcome = asked(HUNG, change(OBJECT, **more), rules.object_to_line, DOUBLE)
    assert outcome.code == code
    if not code:
        who = more.get("person", ONE)
        event = outcome.only()
        assert event.person == (ONE if who == "double" else who)
        assert (event.number, event.reference) == (1, "异议")
    second = asked(change(HUNG, objections=(OBJECTED,)), OBJECT, rules.object_to_line)
    assert second.only().number == 2


def test_rule_10_what_was_paid_is_objected_to_no_more() -> None:
    paid = change(OWED, payments=(PAID,))
    asked(paid, OBJECT, rules.object_to_line).refused("list_line_paid", person=ONE)
    back = change(OWED, payments=(change(PAID, returned=TODAY),))
    assert asked(back, OBJECT, rules.object_to_line).code == ""
    assert asked(paid, change(OBJECT, person=TWO), rules.object_to_line).code == ""


@pytest.mark.parametrize(
    ("upheld", "to_mend"),
    [(True, (1,)), (False, ())],
)
def test_rule_10_another_answers_and_what_is_upheld_is_to_mend(
    upheld: bool, to_mend: tuple[int, ...]
) -> None:
    two = change(OBJECTED, number=2)
    known = change(HUNG, objections=(OBJECTED, two))
    rule = rules.answer_line_objection
    event = c.LineObjectionAnswered(objection=1, upheld=upheld, day=TODAY, reference="答复", by=ME)
    asked(known, change(ANSWER, upheld=upheld), rule).then(event)
    found = c.DISTRIBUTION.apply(known, event)
    assert found.to_mend == to_mend
    assert [one.open for one in found.objections] == [False, True]
    assert found.objections[0].answered_by == ME
    asked(found, ANSWER, rule).refused("roll_objection_missing", objection=1)
    mine = there(c.DISTRIBUTION, known, account="drafter")
    mine.when(ANSWER, rule).refused("roll_same_person")
    asked(known, change(ANSWER, day=OBJECTED.day - A_DAY), rule).refused("roll_day_wrong")
    asked(known, change(ANSWER, reference=" "), rule).refused("text_not_clean")


@pytest.mark.parametrize(("until", "code"), [(TODAY - A_DAY, ""), (TODAY, "roll_notice_runs")])
def test_rule_10_another_approves_a_list_after_its_notice(until: date, code: str) -> None:
    assert HUNG.notice is not None
    known = change(HUNG, notice=change(HUNG.notice, until=until))
    outcome = asked(known, APPROVE, rules.approve_distribution)
    assert outcome.code == code
    if not code:
        outcome.then(c.DistributionApproved(day=TODAY, by=ME))
    mine = there(c.DISTRIBUTION, known, account="drafter")
    mine.when(APPROVE, rules.approve_distribution).refused("roll_same_person")


def test_rule_10_a_list_is_approved_while_its_decision_holds_and_nothing_is_to_mend() -> None:
    rule = rules.approve_distribution
    asked(mending(), APPROVE, rule).refused("distribution_to_mend", count=1)
    opened = change(HUNG, objections=(OBJECTED,))
    assert asked(opened, APPROVE, rule).code == ""
    asked(HUNG, APPROVE, rule, cited(ended=TODAY)).refused("decision_not_then")
    asked(HUNG, APPROVE, rule, cited(confirmed=None)).refused("decision_not_sure")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"amount": Fen(51)}, "shift_wrong"),
        ({"amount": Fen(0)}, "amount_range"),
        ({"amount": Fen(1)}, ""),
        ({"giver": ONE, "taker": TWO}, ""),
        ({"giver": ONE, "taker": THREE}, ""),
        ({"giver": TWO, "taker": THREE}, "shift_wrong"),
        ({"giver": ONE}, "shift_wrong"),
        ({"giver": THREE}, "shift_wrong"),
        ({"reference": " "}, "text_not_clean"),
        ({"reason": " "}, "text_not_clean"),
    ],
)
def test_rule_10_a_line_is_put_right_by_who_has_it(more: dict[str, Any], code: str) -> None:
    outcome = asked(mending(), change(SHIFT, **more), rules.shift_between_lines)
    assert outcome.code == code
    if not code:
        event = outcome.only()
        assert (event.reference, event.reason, event.by) == ("答复", "漏", ME)
        found = c.DISTRIBUTION.apply(mending(), event)
        assert sum(one.amount for one in found.lines) == 100
        assert found.to_mend == ()


def test_rule_10_a_shift_is_after_an_upheld_objection_by_another_and_of_nothing_paid() -> None:
    rule = rules.shift_between_lines
    mine = there(c.DISTRIBUTION, mending(), account="answerer")
    mine.when(SHIFT, rule).refused("roll_same_person")
    settled = change(mending(), to_mend=())
    asked(settled, SHIFT, rule).refused("shift_wrong", giver=TWO, taker=ONE)
    for who in (ONE, TWO):
        paid = change(mending(), payments=(change(PAID, person=who),))
        asked(paid, SHIFT, rule).refused("shift_wrong")
    elsewhere = change(mending(), payments=(change(PAID, person=THREE),))
    assert asked(elsewhere, SHIFT, rule).code == ""


def test_rule_10_a_shift_mends_the_objections_of_both_and_adds_a_line() -> None:
    event = c.LinesShifted(giver=ONE, taker=THREE, amount=Fen(20), reference="r", reason="r", by=ME)
    other = change(UPHELD, number=2, person=TWO)
    known = change(HUNG, objections=(UPHELD, other), to_mend=(1, 2))
    found = c.DISTRIBUTION.apply(known, event)
    assert found.to_mend == (2,)
    assert {one.person: (one.weight, one.amount) for one in found.lines} == {
        ONE: (100, 30),
        TWO: (100, 50),
        THREE: (0, 20),
    }
    assert found.blocked() == {TWO}
    back = c.DISTRIBUTION.apply(found, change(event, giver=THREE, taker=ONE))
    assert {one.person: one.amount for one in back.lines} == {ONE: 50, TWO: 50, THREE: 0}
    assert len(back.lines) == 3


def test_rule_10_a_line_waits_while_an_objection_is_open_or_to_mend() -> None:
    known = change(HUNG, objections=(OBJECTED, change(UPHELD, number=2)))
    assert known.blocked() == {TWO}
    assert change(known, to_mend=(2,)).blocked() == {ONE, TWO}
    of_all = change(known, objections=(change(OBJECTED, person=None),))
    assert of_all.blocked() == frozenset()
    assert DistributionLine(person=ONE, weight=100, amount=Fen(50)) == HUNG.line(ONE)
    assert HUNG.line(THREE) is None


def test_rule_12_what_is_in_the_books_is_not_withdrawn() -> None:
    rule = rules.withdraw_distribution
    for known in (PLANNED, HUNG, APPROVED):
        asked(known, WITHDRAW, rule).then(c.DistributionWithdrawn(reason="误"))
    asked(OWED, WITHDRAW, rule).refused("distribution_going")
    paid = change(APPROVED, payments=(PAID,))
    asked(paid, WITHDRAW, rule).refused("distribution_going")
    back = change(APPROVED, payments=(change(PAID, returned=TODAY),))
    assert asked(back, WITHDRAW, rule).code == ""
    asked(PLANNED, change(WITHDRAW, reason=" "), rule).refused("text_not_clean")
