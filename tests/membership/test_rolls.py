"""Rolls: proposed, published, objected to, confirmed, changed person by person."""

from datetime import date

import pytest
from attrs import evolve

from ruralgov.domain import membership as c
from ruralgov.domain.meetings import Matter
from ruralgov.domain.registry import MergePersons, UndoMerger
from tests.membership.hamlet import (
    APPROVER,
    BASIC,
    CONFIRMED,
    LAST,
    LATER,
    OUT,
    SINCE,
    TODAY,
    Hamlet,
    admitting,
    drafting,
    entry,
    losing,
    moving,
    publishing,
)


@pytest.fixture
def hamlet() -> Hamlet:
    return Hamlet()


def test_rule_1_a_roll_is_confirmed_after_its_notice_by_another_person(hamlet: Hamlet) -> None:
    key, (one, two) = hamlet.key, hamlet.people(2)
    assert hamlet.kept(publishing(key)) == "roll_missing"
    assert hamlet.kept(drafting(key)) == "roll_empty"
    assert hamlet.kept(drafting(key, entry(one), entry(one))) == "member_twice"
    ahead = drafting(key, entry(one), since=date(2026, 1, 6))
    assert hamlet.kept(ahead) == "roll_day_wrong"
    hamlet.keep(drafting(key, entry(one), entry(two)))
    assert hamlet.kept(publishing(key, until=date(2025, 6, 7))) == "roll_notice_wrong"
    assert hamlet.members() == []
    hamlet.keep(publishing(key))
    early = hamlet.decided(Matter.MEMBERSHIP, LAST)
    confirm = c.ConfirmMemberRoll(collective=key, decision=early)
    assert hamlet.allowed(confirm) == "roll_decision_early"
    strange = hamlet.decided(Matter.BUDGET)
    assert hamlet.allowed(evolve(confirm, decision=strange)) == "decision_wrong_matter"
    right = evolve(confirm, decision=hamlet.decided(Matter.MEMBERSHIP, date(2025, 6, 9)))
    assert hamlet.allowed(right) == ""
    assert hamlet.members() == [one, two]
    assert hamlet.kept(drafting(key, entry(one))) == "roll_stage_wrong"


def test_rule_1_a_notice_that_runs_is_waited_for(hamlet: Hamlet) -> None:
    key, (one,) = hamlet.key, hamlet.people(1)
    hamlet.keep(drafting(key, entry(one)))
    hamlet.keep(publishing(key, since=date(2025, 12, 30), until=TODAY))
    decision = hamlet.decided(Matter.MEMBERSHIP, TODAY)
    confirm = c.ConfirmMemberRoll(collective=key, decision=decision)
    assert hamlet.allowed(confirm) == "roll_notice_runs"


def test_rule_2_an_objection_is_answered_and_one_upheld_begins_anew(hamlet: Hamlet) -> None:
    key, (one, two) = hamlet.key, hamlet.people(2)
    hamlet.keep(drafting(key, entry(one)))
    hamlet.keep(publishing(key))
    objecting = c.ObjectToMemberRoll(collective=key, day=OUT, reference="异议书1", person=two)
    assert hamlet.kept(evolve(objecting, day=date(2025, 6, 1))) == "roll_day_wrong"
    hamlet.keep(objecting)
    decision = hamlet.decided(Matter.MEMBERSHIP)
    confirm = c.ConfirmMemberRoll(collective=key, decision=decision)
    assert hamlet.allowed(confirm) == "roll_objection_open"
    assert hamlet.kept(drafting(key, entry(one), entry(two))) == "roll_objection_open"
    answer = c.AnswerRollObjection(
        collective=key, objection=1, upheld=True, day=LAST, reference="答复1"
    )
    assert hamlet.allowed(evolve(answer, objection=2)) == "roll_objection_missing"
    hamlet.approve(answer)
    assert hamlet.allowed(answer) == "roll_objection_missing"
    assert hamlet.allowed(confirm) == "roll_objection_upheld"
    hamlet.keep(drafting(key, entry(one), entry(two)))
    hamlet.keep(publishing(key))
    assert hamlet.allowed(confirm) == ""
    assert hamlet.members() == [one, two]


def test_rule_3_a_change_is_proposed_by_one_and_approved_by_another(hamlet: Hamlet) -> None:
    key, (one, two) = hamlet.key, hamlet.people(2)
    hamlet.confirmed(entry(one))
    decision = hamlet.decided(Matter.MEMBERSHIP)
    came = admitting(key, two, decision)
    first = evolve(came, cause=c.AdmissionCause.FOUNDING)
    assert hamlet.kept(first) == "admission_cause_wrong"
    assert hamlet.kept(evolve(came, person=one)) == "member_already"
    assert hamlet.kept(evolve(came, since=date(2026, 1, 6))) == "roll_day_wrong"
    hamlet.keep(came)
    assert hamlet.kept(came) == "roll_change_waits"
    approve = c.ApproveRollChange(collective=key, change=1)
    assert hamlet.members() == [one]
    hamlet.approve(approve)
    assert hamlet.allowed(approve) == "roll_change_missing"
    assert hamlet.members(date(2025, 8, 31)) == [one]
    assert hamlet.members(LATER) == [one, two]


def test_rule_3_the_day_of_a_membership_is_put_right(hamlet: Hamlet) -> None:
    key, (one,) = hamlet.key, hamlet.people(1)
    hamlet.confirmed(entry(one))
    hamlet.change(losing(key, one))
    assert hamlet.members() == []
    right = c.CorrectMemberEntry(
        collective=key, person=one, entry=LATER, since=date(2025, 10, 1), reason="日期写错"
    )
    assert hamlet.allowed(evolve(right, entry=CONFIRMED)) == "entry_missing"
    hamlet.approve(right)
    assert hamlet.members(date(2025, 9, 30)) == [one]
    hamlet.approve(evolve(right, entry=date(2025, 10, 1), since=None))
    assert hamlet.members() == [one]


def test_rule_4_death_is_what_the_registry_says(hamlet: Hamlet) -> None:
    key, (one, two) = hamlet.key, hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two))
    died = losing(key, one, cause=c.LossCause.DEATH)
    assert hamlet.kept(died) == "death_not_registered"
    hamlet.die(one, LATER)
    assert hamlet.kept(evolve(died, since=date(2025, 9, 2))) == "death_not_registered"
    faults = hamlet.town.ask("auditor", c.MembershipFindings(collective=key))
    assert {x.fault for x in faults} == {
        c.MemberFault.DEAD_ON_ROLL,
        c.MemberFault.SHARES_OF_DEAD,
    }
    hamlet.change(died)
    assert hamlet.members() == [two]


def test_rule_4_nobody_is_lost_by_marriage_before_another_collective_has_them() -> None:
    causes = {one.value for one in c.LossCause}
    assert causes == {"death", "other_collective", "civil_servant", "nationality", "exit"}
    home = Hamlet()
    away = Hamlet(home.town, home.town.other)
    bride, groom = home.people(2)
    home.confirmed(entry(bride))
    away.confirmed(entry(groom))
    decision = away.decided(Matter.MEMBERSHIP)
    away.keep(admitting(away.key, bride, decision))
    assert home.members() == [bride]
    away.approve(c.ApproveRollChange(collective=away.key, change=1))
    day_before = date(2025, 8, 31)
    assert (home.members(day_before), away.members(day_before)) == ([bride], [groom])
    assert (home.members(LATER), away.members(LATER)) == ([], [groom, bride])
    assert home.shares(LATER) == {bride: 100}


def test_rule_5_nobody_is_on_two_rolls() -> None:
    home = Hamlet()
    away = Hamlet(home.town, home.town.other)
    one, two = home.people(2)
    home.confirmed(entry(one))
    assert away.kept(drafting(away.key, entry(one))) == "member_elsewhere"
    away.confirmed(entry(two))
    merge = MergePersons(person=two, into=one, reason="重复登记")
    home.town.do("registrar", merge)
    ask = home.town.ask
    faults = ask("auditor", c.MembershipFindings(collective=home.key))
    assert [x.fault for x in faults] == [c.MemberFault.ELSEWHERE]
    home.town.do("registrar", UndoMerger(person=two, into=one, reason="误并"))
    assert ask("auditor", c.MembershipFindings(collective=home.key)) == []


def test_rule_6_shares_move_and_their_total_stays(hamlet: Hamlet) -> None:
    key, (one, two, heir) = hamlet.key, hamlet.people(3)
    hamlet.confirmed(entry(one), entry(two, land=40))
    total = hamlet.roll().units
    assert total == 100 + 140 + 50
    give = moving(key, giver=one, taker=two)
    assert hamlet.kept(evolve(give, units=101)) == "share_too_few"
    assert hamlet.kept(evolve(give, units=0)) == "share_units_wrong"
    assert hamlet.kept(evolve(give, taker=heir)) == "share_holders_wrong"
    assert hamlet.kept(evolve(give, taker=one)) == "share_holders_wrong"
    number = hamlet.change(give)
    assert hamlet.shares() == {one: 70, two: 170}
    back = moving(key, kind=c.MoveKind.REPURCHASE, giver=two, units=130, since=TODAY)
    assert hamlet.kept(back) == "share_decision_missing"
    decision = hamlet.decided(Matter.LAND_AND_SHARES)
    hamlet.change(evolve(back, decision=decision))
    undo = c.WithdrawShareMove(collective=key, change=number, reason="误记")
    assert hamlet.allowed(undo) == "share_too_few"
    hamlet.change(moving(key, kind=c.MoveKind.ALLOT, taker=two, decision=decision, since=TODAY))
    hamlet.approve(undo)
    assert (hamlet.shares(), hamlet.roll().units) == ({one: 100, two: 40}, total)
    hamlet.die(one, LATER)
    inherit = moving(key, kind=c.MoveKind.INHERIT, giver=one, taker=heir, units=100)
    assert hamlet.kept(evolve(inherit, giver=two)) == "share_holders_wrong"
    hamlet.change(inherit)
    assert (hamlet.shares(), hamlet.roll().units) == ({heir: 100, two: 40}, total)


def test_rule_7_a_roll_of_any_day_follows_from_its_entries(hamlet: Hamlet) -> None:
    key, (one, two) = hamlet.key, hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two))
    hamlet.change(moving(key, giver=one, taker=two))
    hamlet.change(losing(key, one, since=date(2025, 10, 1)))
    before = date(2025, 5, 31)
    assert (hamlet.members(before), hamlet.shares(before)) == ([], {})
    assert hamlet.shares(SINCE) == {one: 100, two: 100}
    assert hamlet.shares(LATER) == {one: 70, two: 130}
    assert hamlet.members(date(2025, 10, 1)) == [two]
    assert {one.kind for line in hamlet.roll().lines for one in line.shares} == {BASIC}


def test_rule_13_nobody_judges_what_is_about_themselves(hamlet: Hamlet) -> None:
    """Who objected answered it, and who came in approved it, where they held the role."""
    key, (one, two, other) = hamlet.key, hamlet.people(3)
    hamlet.keep(drafting(key, entry(one)))
    hamlet.keep(publishing(key))
    hamlet.keep(c.ObjectToMemberRoll(collective=key, day=OUT, reference="异议书1", person=two))
    answer = c.AnswerRollObjection(
        collective=key, objection=1, upheld=False, day=LAST, reference="答复1"
    )
    assert hamlet.of(two, APPROVER, answer) == "roll_own"
    assert hamlet.of(other, APPROVER, answer) == ""
    decision = hamlet.decided(Matter.MEMBERSHIP)
    hamlet.approve(c.ConfirmMemberRoll(collective=key, decision=decision))
    hamlet.keep(admitting(key, two, decision))
    approve = c.ApproveRollChange(collective=key, change=hamlet.roll().pending[0].number)
    assert hamlet.of(two, APPROVER, approve) == "roll_own"
    assert hamlet.of(other, APPROVER, approve) == ""
    hamlet.keep(moving(key, giver=one, taker=two))
    move = evolve(approve, change=hamlet.roll().pending[0].number)
    assert {hamlet.of(person, APPROVER, move) for person in (one, two)} == {"roll_own"}
    hamlet.approve(move)
    back = c.WithdrawShareMove(collective=key, change=move.change, reason="误登")
    right = c.CorrectMemberEntry(
        collective=key, person=one, entry=SINCE, since=LATER, reason="误登"
    )
    for command in (back, right):
        assert hamlet.of(one, APPROVER, command) == "roll_own"


def test_rule_13_it_counts_who_is_meant_under_whichever_id(hamlet: Hamlet) -> None:
    key, (one, two) = hamlet.key, hamlet.people(2)
    hamlet.confirmed(entry(one))
    hamlet.keep(losing(key, one))
    approve = c.ApproveRollChange(collective=key, change=hamlet.roll().pending[0].number)
    hamlet.town.do("registrar", MergePersons(person=one, into=two, reason="同一人"))
    assert hamlet.of(two, APPROVER, approve) == "roll_own"
