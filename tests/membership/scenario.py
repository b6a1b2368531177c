"""One valid command of every kind of members and shares, in an order in which each is accepted."""

from collections.abc import Generator
from typing import Any

from ruralgov.domain import membership as c
from ruralgov.domain.kernel.ids import DecisionId, DistributionId, PersonId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.meetings import Matter
from tests.membership.hamlet import (
    APPROVER,
    BASIC,
    HUNG,
    KEEPER,
    LAST,
    LATER,
    OUT,
    RECORD,
    TAKEN_DOWN,
    Hamlet,
    admitting,
    drafting,
    entry,
    losing,
    moving,
    planning,
    publishing,
)
from tests.town import Town

Steps = Generator[tuple[str, Any], Any, None]


def steps(town: Town) -> Steps:
    hamlet = Hamlet(town)
    people = hamlet.people(3)
    yield from _confirmed(hamlet, people)
    yield from _changed(hamlet, people)
    yield from _divided(hamlet, people)
    away = Hamlet(town, town.other)
    away.confirmed(*map(entry, away.people(1)))
    yield KEEPER, admitting(away.key, people[1], away.decided(Matter.MEMBERSHIP))
    yield APPROVER, c.ApproveRollChange(collective=away.key, change=1)


def _confirmed(hamlet: Hamlet, people: list[PersonId]) -> Steps:
    key, (one, two, _) = hamlet.key, people
    yield KEEPER, drafting(key, entry(one))
    yield KEEPER, publishing(key)
    objecting = c.ObjectToMemberRoll(collective=key, day=OUT, reference="异议书1", person=two)
    yield KEEPER, objecting
    answer = c.AnswerRollObjection(
        collective=key, objection=1, upheld=True, day=LAST, reference="答复1"
    )
    yield APPROVER, answer
    yield KEEPER, drafting(key, entry(one), entry(two, 100, land=40))
    yield KEEPER, publishing(key)
    decision = hamlet.decided(Matter.MEMBERSHIP)
    yield APPROVER, c.ConfirmMemberRoll(collective=key, decision=decision)


def _changed(hamlet: Hamlet, people: list[PersonId]) -> Steps:
    key, (one, two, three) = hamlet.key, people
    yield KEEPER, admitting(key, three, hamlet.decided(Matter.MEMBERSHIP))
    yield APPROVER, c.ApproveRollChange(collective=key, change=1)
    yield KEEPER, losing(key, two)
    yield KEEPER, c.DropRollChange(collective=key, change=2, reason="申请撤回")
    yield KEEPER, moving(key, giver=one, taker=two)
    yield APPROVER, c.ApproveRollChange(collective=key, change=3)
    yield APPROVER, c.WithdrawShareMove(collective=key, change=3, reason="误记")
    right = c.CorrectMemberEntry(
        collective=key, person=three, entry=LATER, since=RECORD, reason="落户日期写错"
    )
    yield APPROVER, right
    yield APPROVER, c.EndFormerMembership(collective=key, person=three, since=HUNG)
    decision = hamlet.decided(Matter.LAND_AND_SHARES)
    allot = moving(key, kind=c.MoveKind.ALLOT, share=BASIC, taker=one, decision=decision)
    yield KEEPER, allot
    yield APPROVER, c.ApproveRollChange(collective=key, change=4)


def _budgeted(hamlet: Hamlet) -> DecisionId:
    return hamlet.decided(Matter.BUDGET, RECORD)


def _divided(hamlet: Hamlet, people: list[PersonId]) -> Steps:
    one, two, _ = people
    hamlet.fund()
    spare = DistributionId((yield KEEPER, planning(hamlet.key, _budgeted(hamlet))).key)
    yield KEEPER, c.WithdrawDistribution(distribution=spare, reason="金额写错")
    plan = planning(hamlet.key, _budgeted(hamlet))
    key = DistributionId((yield KEEPER, plan).key)
    yield KEEPER, c.RecomputeDistribution(distribution=key, reason="名册已更正")
    publish = c.PublishDistribution(distribution=key, since=HUNG, until=TAKEN_DOWN, venue="公开栏")
    yield KEEPER, publish
    objecting = c.ObjectToLine(distribution=key, person=one, day=HUNG, reference="异议书2")
    yield KEEPER, objecting
    answer = c.AnswerLineObjection(
        distribution=key, objection=1, upheld=True, day=HUNG, reference="答复2"
    )
    yield APPROVER, answer
    shift = c.ShiftBetweenLines(
        distribution=key,
        giver=one,
        taker=two,
        amount=Fen(1_00),
        reference="答复2",
        reason="劳龄少计",
    )
    yield KEEPER, shift
    yield APPROVER, c.ApproveDistribution(distribution=key)
    yield from _paid(hamlet, key, two)


def _paid(hamlet: Hamlet, key: DistributionId, person: PersonId) -> Steps:
    owed = hamlet.owed()
    yield KEEPER, c.BookPayable(distribution=key, voucher=owed)
    yield KEEPER, c.UnbookPayable(distribution=key, voucher=owed)
    yield KEEPER, c.BookPayable(distribution=key, voucher=owed)
    amount = hamlet.amounts(key)[person]
    paying = (c.Paying(person=person),)
    wrong = c.PayLines(
        distribution=key, voucher=hamlet.paid(amount), day=hamlet.today, payments=paying
    )
    yield KEEPER, wrong
    undo = c.WithdrawLinePayments(distribution=key, voucher=wrong.voucher, reason="付错人")
    yield APPROVER, undo
    yield KEEPER, wrong
    back = c.ReturnLinePayment(
        distribution=key,
        person=person,
        day=hamlet.today,
        voucher=hamlet.came_back(amount),
        reason="账号错误",
    )
    yield KEEPER, back
