"""Distributions: divided to the fen, published, objected to, booked and paid line by line."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain import membership as c
from ruralgov.domain.kernel.ids import DistributionId, PersonId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.meetings import Matter
from tests.membership.hamlet import (
    APPROVER,
    HUNG,
    KEEPER,
    RECORD,
    TODAY,
    Hamlet,
    entry,
    planning,
)


@pytest.fixture
def hamlet() -> Hamlet:
    return Hamlet()


def test_rule_8_one_decision_divides_once(hamlet: Hamlet) -> None:
    (one,) = hamlet.people(1)
    decision = hamlet.decided(Matter.BUDGET, date(2025, 12, 15))
    command = planning(hamlet.key, decision)
    assert hamlet.kept(command) == "roll_missing"
    hamlet.confirmed(entry(one))
    strange = hamlet.decided(Matter.LAND_AND_SHARES)
    assert hamlet.kept(evolve(command, decision=strange)) == "decision_wrong_matter"
    assert hamlet.kept(evolve(command, record_day=date(2026, 1, 6))) == "roll_day_wrong"
    key = DistributionId(hamlet.keep(command).key)
    assert hamlet.kept(command) == "distribution_decision_used"
    hamlet.keep(c.WithdrawDistribution(distribution=key, reason="金额写错"))
    assert hamlet.kept(command) == ""


@pytest.mark.parametrize("basis", c.Basis)
def test_rule_9_the_lines_are_the_amount_to_the_fen(hamlet: Hamlet, basis: c.Basis) -> None:
    one, two, three = hamlet.people(3)
    hamlet.confirmed(entry(one, 100), entry(two, 100), entry(three, 100, land=300))
    key = hamlet.plan(basis=basis, amount=Fen(1_000_01))
    shares = {one: 166_67, two: 166_67, three: 666_67}
    heads = {one: 333_34, two: 333_34, three: 333_33}
    found = hamlet.amounts(key)
    assert found == (shares if basis is c.Basis.SHARES else heads)
    assert sum(found.values()) == 1_000_01


def test_rule_9_who_died_is_not_counted_by_head(hamlet: Hamlet) -> None:
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two))
    hamlet.die(one, RECORD)
    decision = hamlet.decided(Matter.BUDGET, date(2025, 12, 15))
    command = planning(hamlet.key, decision, basis=c.Basis.HEADS)
    assert hamlet.kept(command) == "distribution_dead"
    key = DistributionId(hamlet.keep(evolve(command, basis=c.Basis.SHARES)).key)
    assert hamlet.amounts(key) == {one: 500_00, two: 500_00}


def _objected(hamlet: Hamlet, key: DistributionId, person: PersonId) -> None:
    hamlet.keep(c.ObjectToLine(distribution=key, person=person, day=HUNG, reference="异议书"))


def test_rule_10_an_objection_holds_up_its_own_line_alone(hamlet: Hamlet) -> None:
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two))
    hamlet.fund()
    key = hamlet.plan()
    approve = c.ApproveDistribution(distribution=key)
    assert hamlet.allowed(approve) == "distribution_stage_wrong"
    short = c.PublishDistribution(
        distribution=key, since=HUNG, until=date(2025, 12, 27), venue="公开栏"
    )
    assert hamlet.kept(short) == "roll_notice_wrong"
    hamlet.publish(key)
    _objected(hamlet, key, one)
    hamlet.approve(approve)
    hamlet.keep(c.BookPayable(distribution=key, voucher=hamlet.owed()))
    pay = c.PayLines(
        distribution=key,
        voucher=hamlet.paid(500_00),
        day=TODAY,
        payments=(c.Paying(person=one),),
    )
    assert hamlet.kept(pay) == "list_line_blocked"
    hamlet.keep(evolve(pay, payments=(c.Paying(person=two),)))
    answer = c.AnswerLineObjection(
        distribution=key, objection=1, upheld=True, day=TODAY, reference="答复"
    )
    hamlet.approve(answer)
    other = evolve(pay, voucher=hamlet.paid(500_00))
    assert hamlet.kept(other) == "list_line_blocked"
    (late,) = hamlet.people(1)
    shift = c.ShiftBetweenLines(
        distribution=key,
        giver=one,
        taker=late,
        amount=Fen(200_00),
        reference="答复",
        reason="漏列",
    )
    assert hamlet.kept(evolve(shift, giver=two, taker=one)) == "shift_wrong"
    assert hamlet.kept(evolve(shift, amount=Fen(500_01))) == "shift_wrong"
    hamlet.keep(shift)
    assert hamlet.amounts(key) == {one: 300_00, two: 500_00, late: 200_00}
    both = evolve(other, payments=(c.Paying(person=one), c.Paying(person=late)))
    assert hamlet.kept(both) == ""
    found = hamlet.listed(key)
    assert (found.paid, found.open) == (1_000_00, 0)


def test_rule_10_what_is_upheld_is_put_right_before_it_is_approved(hamlet: Hamlet) -> None:
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two))
    key = hamlet.plan()
    hamlet.publish(key)
    _objected(hamlet, key, one)
    answer = c.AnswerLineObjection(
        distribution=key, objection=1, upheld=True, day=TODAY, reference="答复"
    )
    hamlet.approve(answer)
    approve = c.ApproveDistribution(distribution=key)
    assert hamlet.allowed(approve) == "distribution_to_mend"
    hamlet.keep(c.RecomputeDistribution(distribution=key, reason="名册已更正"))
    assert hamlet.allowed(approve) == "distribution_stage_wrong"
    hamlet.publish(key)
    assert hamlet.allowed(approve) == ""


def test_rule_11_a_line_is_paid_once_by_a_voucher_of_exactly_its_lines(hamlet: Hamlet) -> None:
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two))
    hamlet.fund()
    key = hamlet.approved()
    wrong = hamlet.owed(999_99)
    book = c.BookPayable(distribution=key, voucher=wrong)
    assert hamlet.kept(book) == "distribution_voucher_differs"
    nothing = evolve(book, voucher=VoucherId("nothing"))
    assert hamlet.kept(nothing) == "distribution_voucher_wrong"
    pay = c.PayLines(distribution=key, voucher=wrong, day=TODAY, payments=(c.Paying(person=one),))
    assert hamlet.kept(pay) == "payable_missing"
    owed = hamlet.owed()
    hamlet.keep(evolve(book, voucher=owed))
    assert hamlet.kept(evolve(book, voucher=owed)) == "payable_booked"
    out = hamlet.paid(500_00)
    pay = evolve(pay, voucher=out)
    every = (c.Paying(person=one), c.Paying(person=two))
    assert hamlet.kept(evolve(pay, payments=every)) == "distribution_voucher_differs"
    assert hamlet.kept(evolve(pay, payments=(*every[:1], *every[:1]))) == "list_line_twice"
    assert hamlet.kept(evolve(pay, voucher=owed)) == "distribution_voucher_used"
    hamlet.keep(pay)
    again = evolve(pay, voucher=hamlet.paid(500_00))
    assert hamlet.kept(again) == "list_line_paid"
    withdraw = c.WithdrawDistribution(distribution=key, reason="误")
    assert hamlet.kept(withdraw) == "distribution_going"


def test_rule_11_the_line_of_who_died_goes_to_an_heir(hamlet: Hamlet) -> None:
    one, heir = hamlet.people(2)
    hamlet.confirmed(entry(one), entry(heir))
    hamlet.fund()
    key = hamlet.approved()
    hamlet.keep(c.BookPayable(distribution=key, voucher=hamlet.owed()))
    hamlet.die(one, TODAY)
    plain = c.Paying(person=one)
    pay = c.PayLines(distribution=key, voucher=hamlet.paid(500_00), day=TODAY, payments=(plain,))
    assert hamlet.kept(pay) == "taking_wrong"
    named = c.Paying(person=one, taking=c.Taking.HEIR, payee=heir)
    assert hamlet.kept(evolve(pay, payments=(named,))) == "taking_wrong"
    right = evolve(named, reference="继承公证书")
    assert hamlet.kept(evolve(pay, payments=(right,))) == ""


def test_rule_12_what_came_back_is_paid_anew(hamlet: Hamlet) -> None:
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two))
    hamlet.fund()
    key = hamlet.approved()
    owed = hamlet.owed()
    hamlet.keep(c.BookPayable(distribution=key, voucher=owed))
    pay = c.PayLines(
        distribution=key,
        voucher=hamlet.paid(500_00),
        day=TODAY,
        payments=(c.Paying(person=one),),
    )
    hamlet.keep(pay)
    back = c.ReturnLinePayment(
        distribution=key,
        person=one,
        day=TODAY,
        voucher=hamlet.came_back(499_99),
        reason="账号错误",
    )
    assert hamlet.kept(back) == "distribution_voucher_differs"
    hamlet.keep(evolve(back, voucher=hamlet.came_back(500_00)))
    assert hamlet.kept(back) == "list_line_not_paid"
    line = hamlet.listed(key).lines[0]
    assert (line.paid, line.returned) == (None, 1)
    hamlet.keep(evolve(pay, voucher=hamlet.paid(500_00)))
    assert hamlet.listed(key).paid == 500_00


def test_rule_12_a_reversed_voucher_takes_its_marks_with_it(hamlet: Hamlet) -> None:
    (one,) = hamlet.people(1)
    hamlet.confirmed(entry(one))
    hamlet.fund()
    key = hamlet.approved()
    owed = hamlet.owed()
    hamlet.keep(c.BookPayable(distribution=key, voucher=owed))
    hamlet.ledger.post(hamlet.ledger.reverse(owed, TODAY))
    assert hamlet.listed(key).record.payable is None
    hamlet.keep(c.BookPayable(distribution=key, voucher=hamlet.owed()))
    out = hamlet.paid(1_000_00)
    every = (c.Paying(person=one),)
    hamlet.keep(c.PayLines(distribution=key, voucher=out, day=TODAY, payments=every))
    hamlet.ledger.post(hamlet.ledger.reverse(out, TODAY))
    assert hamlet.listed(key).paid == 0


def test_totals_name_nobody_and_own_shares_name_no_other(hamlet: Hamlet) -> None:
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two, 300))
    hamlet.plan()
    totals = hamlet.town.ask("bookkeeper", c.MembershipTotals(collective=hamlet.key))
    assert (totals.members, sum(x.units for x in totals.shares)) == (2, 450)
    assert one not in repr(totals)
    (own,) = hamlet.town.ask("auditor", c.SharesOf(collective=hamlet.key, person=one))
    assert [x.amount for x in own.lines] == [250_00]
    assert two not in repr(own)
    assert hamlet.town.ask("bookkeeper", c.MyShares(collective=hamlet.key)) == []


@given(
    st.integers(1, 10**13),
    st.lists(st.integers(1, 10**6), min_size=1, max_size=40),
)
def test_rule_9_any_amount_is_divided_to_the_fen(amount: int, weights: list[int]) -> None:
    from ruralgov.domain.kernel.clean import FOREVER
    from ruralgov.domain.kernel.ids import AccountId
    from ruralgov.domain.membership.lists import lines_of
    from tests.given import Reading

    people = [PersonId(f"p{number}") for number in range(len(weights))]
    event = c.MemberRollDrafted(
        management=c.Management.STATIC,
        since=RECORD,
        source="t",
        members=tuple(entry(one, units) for one, units in zip(people, weights, strict=True)),
        pool=(),
        by=AccountId("me"),
    )
    roll = evolve(c.MEMBER_ROLL.apply(None, event), stage=c.RollStage.CONFIRMED)
    assert all(one.until == FOREVER for one in roll.members)
    for basis in c.Basis:
        lines = lines_of(roll, basis, Fen(amount), RECORD, Reading())
        assert sum(one.amount for one in lines) == amount
        whole = sum(one.weight for one in lines)
        assert all(abs(one.amount * whole - amount * one.weight) < whole for one in lines)


def test_rule_12_what_came_back_of_one_is_not_of_another_nor_of_an_earlier_payment(
    hamlet: Hamlet,
) -> None:
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two))
    hamlet.fund()
    key = hamlet.approved()
    hamlet.keep(c.BookPayable(distribution=key, voucher=hamlet.owed()))
    both = (c.Paying(person=one), c.Paying(person=two))
    pay = c.PayLines(
        distribution=key, voucher=hamlet.paid(1_000_00), day=hamlet.today, payments=both
    )
    hamlet.keep(pay)
    back = c.ReturnLinePayment(
        distribution=key,
        person=one,
        day=hamlet.today,
        voucher=(first := hamlet.came_back(500_00)),
        reason="账号错误",
    )
    hamlet.keep(back)
    assert [line.paid is None for line in hamlet.listed(key).lines] == [True, False]
    again = evolve(pay, voucher=hamlet.paid(500_00), payments=(c.Paying(person=one),))
    hamlet.keep(again)
    hamlet.keep(evolve(back, voucher=(second := hamlet.came_back(500_00))))
    payments = hamlet.listed(key).record.payments
    assert [one.return_voucher for one in payments] == [first, None, second]


def test_rule_9_a_line_weighs_all_shares_of_its_holder_to_the_hundredth(hamlet: Hamlet) -> None:
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one, 100, land=25), entry(two, 1))
    key = hamlet.plan(amount=Fen(1_26))
    assert [(x.weight, x.amount) for x in hamlet.listed(key).lines] == [(125, 1_25), (1, 1)]


def test_rule_13_nobody_answers_their_own_objection_nor_shifts_to_their_own_line(
    hamlet: Hamlet,
) -> None:
    one, two, other = hamlet.people(3)
    hamlet.confirmed(entry(one), entry(two))
    key = hamlet.plan()
    hamlet.publish(key)
    _objected(hamlet, key, one)
    answer = c.AnswerLineObjection(
        distribution=key, objection=1, upheld=True, day=TODAY, reference="答复"
    )
    assert hamlet.of(one, APPROVER, answer) == "roll_own"
    assert hamlet.of(other, APPROVER, answer) == ""
    shift = c.ShiftBetweenLines(
        distribution=key, giver=two, taker=one, amount=Fen(1), reference="答复", reason="漏计"
    )
    assert {hamlet.of(person, KEEPER, shift) for person in (one, two)} == {"roll_own"}
    hamlet.keep(shift)
