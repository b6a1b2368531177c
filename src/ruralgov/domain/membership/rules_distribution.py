"""The rules of a list: planned, published, objected to, put right, approved."""

from collections.abc import Iterator

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.money import check_amount, show_yuan
from ruralgov.domain.membership import messages_distribution as d
from ruralgov.domain.membership import texts as roll_texts
from ruralgov.domain.membership import texts_distribution as texts
from ruralgov.domain.membership.checking import (
    DIVIDES,
    OF_MEMBERS,
    check_between,
    check_notice,
    check_over,
    decided,
    list_at,
    roll_at,
    to_answer,
)
from ruralgov.domain.membership.lists import lines_of, listed
from ruralgov.domain.membership.model import RollStage
from ruralgov.domain.membership.model_distribution import Distribution, DistributionStage
from ruralgov.domain.membership.people import not_own
from ruralgov.domain.membership.records import MEMBER_ROLL
from ruralgov.domain.membership.rows import DistributionDecisionRow

PLANNED, PUBLISHED, APPROVED = (
    DistributionStage.PLANNED,
    DistributionStage.PUBLISHED,
    DistributionStage.APPROVED,
)


def plan_distribution(
    _: Distribution | None, command: d.PlanDistribution, given: Given
) -> Iterator[d.DistributionPlanned]:
    """Plan a distribution by a decision that divides once, with its list (rules 8 and 9)."""
    roll = given.read.state(MEMBER_ROLL, command.collective)
    known = roll_at(roll, command.collective, RollStage.CONFIRMED)
    check_amount(command.amount)
    check_between(command.record_day, known.since, given.today)
    decided(command.collective, command.decision, OF_MEMBERS, DIVIDES, given)
    for row in given.read.rows(DistributionDecisionRow, decision=command.decision):
        raise Refused(texts.DISTRIBUTION_DECISION_USED, distribution=row.owner)
    yield d.DistributionPlanned(
        collective=command.collective,
        title=clean_text("title", command.title),
        year=command.year,
        amount=command.amount,
        basis=command.basis,
        remainder=command.remainder,
        record_day=command.record_day,
        decision=command.decision,
        lines=lines_of(known, command.basis, command.amount, command.record_day, given.read),
        by=given.actor.account,
    )


def recompute_distribution(
    state: Distribution | None, command: d.RecomputeDistribution, given: Given
) -> Iterator[d.DistributionRecomputed]:
    """Work a list out anew from the roll as it is put right; it is published again (rule 10)."""
    known = list_at(state, command.distribution, PLANNED, PUBLISHED)
    roll = given.read.state(MEMBER_ROLL, known.collective)
    on = roll_at(roll, known.collective, RollStage.CONFIRMED)
    yield d.DistributionRecomputed(
        lines=lines_of(on, known.basis, known.amount, known.record_day, given.read),
        reason=clean_text("reason", command.reason),
        by=given.actor.account,
    )


def publish_distribution(
    state: Distribution | None, command: d.PublishDistribution, given: Given
) -> Iterator[d.DistributionPublished]:
    """Publish a list for the days of the notice at least (rule 10)."""
    known = list_at(state, command.distribution, PLANNED)
    check_between(command.since, known.record_day, given.today)
    check_notice(command.since, command.until)
    yield d.DistributionPublished(
        since=command.since, until=command.until, venue=clean_text("venue", command.venue)
    )


def object_to_line(
    state: Distribution | None, command: d.ObjectToLine, given: Given
) -> Iterator[d.LineObjectionEntered]:
    """Enter an objection, also of somebody who was left out: that line alone waits (rule 10)."""
    known = list_at(state, command.distribution, PUBLISHED, APPROVED)
    person = listed(known, command.person, given.read)
    if known.notice is not None:
        check_between(command.day, known.notice.since, given.today)
    if known.paid(person) is not None:
        raise Refused(texts.LIST_LINE_PAID, person=command.person)
    yield d.LineObjectionEntered(
        number=len(known.objections) + 1,
        person=person,
        day=command.day,
        reference=clean_text("reference", command.reference),
    )


def answer_line_objection(
    state: Distribution | None, command: d.AnswerLineObjection, given: Given
) -> Iterator[d.LineObjectionAnswered]:
    """Answer an objection of somebody else, as another than made the list (rules 10, 13)."""
    known = list_at(state, command.distribution, PUBLISHED, APPROVED)
    given.must_not_be(roll_texts.ROLL_SAME_PERSON, *known.drafters)
    one = to_answer(known.objections, command.objection, command.day, given.today)
    not_own((one.person,), given)
    yield d.LineObjectionAnswered(
        objection=command.objection,
        upheld=command.upheld,
        day=command.day,
        reference=clean_text("reference", command.reference),
        by=given.actor.account,
    )


def approve_distribution(
    state: Distribution | None, command: d.ApproveDistribution, given: Given
) -> Iterator[d.DistributionApproved]:
    """Approve a list after its notice, by another person; open objections do not stop it.

    They block their own lines alone (rule 10).
    """
    known = list_at(state, command.distribution, PUBLISHED)
    given.must_not_be(roll_texts.ROLL_SAME_PERSON, *known.drafters)
    if known.to_mend:
        raise Refused(texts.DISTRIBUTION_TO_MEND, count=len(known.to_mend))
    if known.notice is not None:
        check_over(known.notice.until, given)
    decided(known.collective, known.decision, OF_MEMBERS, DIVIDES, given)
    yield d.DistributionApproved(day=given.today, by=given.actor.account)


def shift_between_lines(
    state: Distribution | None, command: d.ShiftBetweenLines, given: Given
) -> Iterator[d.LinesShifted]:
    """Put lines right after an upheld objection; the total stays (rules 9, 10 and 13)."""
    known = list_at(state, command.distribution, PUBLISHED, APPROVED)
    giver = listed(known, command.giver, given.read)
    taker = listed(known, command.taker, given.read)
    check_amount(command.amount)
    upheld = [
        one
        for one in known.objections
        if one.number in known.to_mend and one.person in (giver, taker)
    ]
    line = known.line(giver)
    paid = known.paid(giver) or known.paid(taker)
    if not upheld or giver == taker or paid or line is None or line.amount < command.amount:
        facts = {"giver": command.giver, "taker": command.taker}
        raise Refused(texts.SHIFT_WRONG, amount=show_yuan(command.amount), **facts)
    given.must_not_be(roll_texts.ROLL_SAME_PERSON, *(one.answered_by for one in upheld))
    not_own((giver, taker), given)
    yield d.LinesShifted(
        giver=giver,
        taker=taker,
        amount=command.amount,
        reference=clean_text("reference", command.reference),
        reason=clean_text("reason", command.reason),
        by=given.actor.account,
    )


def withdraw_distribution(
    state: Distribution | None, command: d.WithdrawDistribution, _: Given
) -> Iterator[d.DistributionWithdrawn]:
    """Withdraw what is not in the books (rule 12)."""
    known = list_at(state, command.distribution, PLANNED, PUBLISHED, APPROVED)
    if known.going or known.payable is not None:
        raise Refused(texts.DISTRIBUTION_GOING, title=known.title)
    yield d.DistributionWithdrawn(reason=clean_text("reason", command.reason))
