"""Points by a mediation agreement: kept or broken, and nothing else (rule 24, SG-09)."""

from datetime import date
from typing import Any, get_args

import pytest
from attrs import evolve

from ruralgov.domain import compacts as c
from ruralgov.domain import mediation as m
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.catalogue import REACTIONS as ALL
from ruralgov.domain.kernel.ids import DisputeId, PersonId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.mediation.events_dispute import DisputeEvent
from ruralgov.domain.reactions.mediated import REACTIONS
from tests.compacts.compact import CLEAN, ITEMS, LITTER, entry, proof
from tests.compacts.scenario import APPROVER, RECORDER
from tests.compacts.square import Square
from tests.mediation.parlour import (
    A_DAY,
    CLERK,
    MEDIATOR,
    PAPER,
    Parlour,
    holding,
    owing,
    plan,
    receiving,
    words,
)

BY_MEDIATION = c.ProofKind.MEDIATION
KEPT = evolve(CLEAN, code="T1", title="按期履行调解协议", evidence=BY_MEDIATION)
BROKEN = evolve(LITTER, code="T2", title="不履行调解协议", evidence=BY_MEDIATION)
JANUARY = Month("2026-01")


class Neighbours:
    """A village with a scheme, in which two who agreed to it have a dispute."""

    def __init__(self, items: tuple[c.CreditItem, ...] = (*ITEMS, KEPT, BROKEN)) -> None:
        self.square = Square(items=items)
        self.parlour = Parlour(self.square.town)
        self.square.at(date(2026, 1, 8))
        self.one, self.debtor, self.stranger = (
            self.square.villagers[0],
            self.square.villagers[1],
            self.square.villagers[-1],
        )
        self.committee = self.parlour.committee()

    def accepted(self, debtor: PersonId | None = None) -> DisputeId:
        here = self.parlour
        sides = (plan(self.one), plan(debtor or self.debtor, against=True))
        command = receiving(self.committee, here.village, *sides)
        key = DisputeId(here.do(command).key)
        for number in (1, 2):
            here.do(m.ConsentToMediation(dispute=key, party=number, told=PAPER))
        here.do(m.ChooseMediator(dispute=key, person=here.mediator, accepted=(1, 2)))
        here.do(holding(key, here.today))
        return key

    def agreed(
        self, debtor: PersonId | None = None, form: m.AgreementForm = m.AgreementForm.WRITTEN
    ) -> DisputeId:
        """An agreement by which the second party pays a thousand yuan in five days."""
        here, key = self.parlour, self.accepted(debtor)
        here.do(m.DraftMediationAgreement(dispute=key, form=form, facts=words("事实清楚")))
        here.do(owing(key, here.today + 5 * A_DAY))
        oral = form is m.AgreementForm.ORAL
        manner = m.SigningManner.BY_WORD if oral else m.SigningManner.SIGNED
        here.signed(key, manner)
        here.do(m.CountersignMediationAgreement(dispute=key, day=here.today), MEDIATOR)
        if not oral:
            here.do(m.SealMediationAgreement(dispute=key, day=here.today))
        return key

    def pay(self, key: DisputeId, amount: int = 100_000) -> None:
        here = self.parlour
        paid: Any = {"obligation": 1, "amount": amount, "proof": words("收条")}
        here.do(m.RecordObligationPerformance(dispute=key, day=here.today, **paid))

    def unpaid(self, key: DisputeId) -> None:
        """Let a week pass, remind and hear the debtor, and call it broken."""
        here = self.parlour
        here.later(7)
        here.do(m.RemindDebtor(dispute=key, obligation=1))
        here.do(m.HearDebtor(dispute=key, obligation=1, words=words("没有说法")))
        self.broken(key)

    def broken(self, key: DisputeId) -> None:
        self.parlour.do(m.DeclareBreach(dispute=key, obligation=1, reason=words("仍未付款")))

    def lines(self) -> list[tuple[PersonId, str, int, c.Ending | None]]:
        """Return the entries of January: of whom, which item, points, and how each ended."""
        months = self.square.town.ask(RECORDER, c.CreditMonths(village=self.square.village))
        if not any(row.month == JANUARY for row in months):
            return []
        month = self.square.month()
        ends = ((point, month.end_of(point.number)) for _, point in month.points())
        return [
            (point.person, point.item, point.points, None if end is None else end.ending)
            for point, end in ends
        ]


@pytest.fixture
def here() -> Neighbours:
    return Neighbours()


def test_rule_24_what_was_kept_is_proposed_and_counts_only_as_any_other(here: Neighbours) -> None:
    key = here.agreed()
    assert here.lines() == []
    here.pay(key, 40_000)
    assert here.lines() == [], "not by a part of it"
    here.pay(key, 60_000)
    assert here.lines() == [(here.debtor, "T1", 4, None)]
    sheet = here.square.month().sheets[0]
    assert sheet.approved is None
    assert sheet.proofs[0].kind is BY_MEDIATION
    assert here.parlour.file(key).number in sheet.proofs[0].reference
    here.square.at(date(2026, 2, 2))
    assert here.square.refused(APPROVER, here.square.publish()) == "credit_not_ready"
    here.square.approve()
    here.square.do(APPROVER, here.square.publish())
    assert here.square.balance(here.debtor) == 0
    here.square.at(date(2026, 3, 2))
    here.square.do(APPROVER, here.square.finalise())
    assert here.square.balance(here.debtor) == 4
    assert here.square.balance(here.one) == 0


def test_rule_24_what_was_broken_is_heard_as_any_deduction(here: Neighbours) -> None:
    key = here.agreed()
    here.unpaid(key)
    assert here.lines() == [(here.debtor, "T2", -3, None)]
    here.square.approve()
    here.square.at(date(2026, 2, 2))
    assert here.square.refused(APPROVER, here.square.publish()) == "credit_not_ready"
    here.square.do(RECORDER, here.square.inform(1))


def test_rule_24_it_falls_with_what_it_follows_from(here: Neighbours) -> None:
    key, do = here.agreed(), here.parlour.do
    here.pay(key)
    wrong = m.WithdrawObligationPerformance(
        dispute=key, obligation=1, performance=1, reason=words("记错")
    )
    do(wrong)
    assert [one[3] for one in here.lines()] == [c.Ending.WITHDRAWN]
    here.unpaid(key)
    do(m.WithdrawBreach(dispute=key, obligation=1, reason=words("确有困难")))
    here.broken(key)
    assert [one[1:] for one in here.lines()] == [
        ("T1", 4, c.Ending.WITHDRAWN),
        ("T2", -3, c.Ending.WITHDRAWN),
        ("T2", -3, None),
    ]


def test_rule_24_who_had_paid_in_time_is_proposed_once_the_breach_is_taken_back(
    here: Neighbours,
) -> None:
    key, do = here.agreed(), here.parlour.do
    paid = here.parlour.today
    here.unpaid(key)
    late = m.RecordObligationPerformance(
        dispute=key, obligation=1, day=paid, amount=Fen(100_000), proof=words("后找到收条")
    )
    do(late)
    do(m.WithdrawBreach(dispute=key, obligation=1, reason=words("当时已付")))
    assert [one[1:] for one in here.lines()] == [("T2", -3, c.Ending.WITHDRAWN), ("T1", 4, None)]


def test_rule_24_what_hung_out_is_struck_with_it(here: Neighbours) -> None:
    key = here.agreed()
    here.pay(key)
    here.square.approve()
    here.square.at(date(2026, 2, 2))
    here.square.do(APPROVER, here.square.publish())
    wrong = m.WithdrawObligationPerformance(
        dispute=key, obligation=1, performance=1, reason=words("记错")
    )
    here.parlour.do(wrong)
    assert [one[3] for one in here.lines()] == [c.Ending.STRUCK]
    assert here.square.notice().lines == ()


@pytest.mark.parametrize(("party", "left"), [(1, 1), (2, 0)])
def test_rule_24_a_debtor_who_sues_has_broken_no_faith(
    here: Neighbours, party: int, left: int
) -> None:
    key = here.agreed()
    here.unpaid(key)
    here.parlour.do(m.RecordAgreementSuit(dispute=key, party=party, day=here.parlour.today))
    assert sum(one[3] is None for one in here.lines()) == left


def test_rule_24_late_oral_and_unagreed_touch_nothing(here: Neighbours) -> None:
    oral = here.agreed(form=m.AgreementForm.ORAL)
    here.pay(oral)
    stranger = here.agreed(here.stranger)
    here.pay(stranger)
    late = here.agreed()
    here.parlour.later(6)
    here.pay(late)
    assert here.lines() == []


def test_rule_24_a_scheme_without_the_item_gets_nothing_and_the_dispute_goes_on() -> None:
    here = Neighbours(items=ITEMS)
    key = here.agreed()
    here.pay(key)
    assert here.lines() == []
    here.parlour.do(m.CloseDispute(dispute=key))


def test_rule_24_nobody_types_it(here: Neighbours) -> None:
    square, shown = here.square, proof(here.one, BY_MEDIATION, reference="（2026）1号-1")
    for code, proofs in (("T1", (shown,)), ("T1", (proof(here.one),)), ("B2", (shown,))):
        typed = c.RecordPoints(
            village=square.village,
            month=JANUARY,
            proofs=proofs,
            entries=(entry(here.debtor, code, date(2026, 1, 8)),),
        )
        assert square.refused(RECORDER, typed) == "credit_by_mediation"


def test_rule_24_no_other_event_of_a_dispute_is_followed_by_anything() -> None:
    every = {*get_args(DisputeEvent)}
    own = {kind for context in CONTEXTS for kind in context.reactions}
    assert every & (own | {*ALL}) == every & {*REACTIONS}
    assert {*REACTIONS} == {
        m.ObligationPerformed,
        m.ObligationPerformanceWithdrawn,
        m.ObligationBreached,
        m.BreachWithdrawn,
        m.AgreementSuitRecorded,
    }


def test_rule_24_refusing_leaving_and_failing_leave_no_trace(here: Neighbours) -> None:
    do, told = here.parlour.do, {"told": PAPER}
    sides = (plan(here.one), plan(here.debtor, against=True))
    refused = DisputeId(do(receiving(here.committee, here.parlour.village, *sides)).key)
    do(m.DeclineMediation(dispute=refused, party=2, **told))
    left = here.accepted()
    do(m.DeclineMediation(dispute=left, party=2, **told))
    failed = here.accepted()
    do(m.TerminateMediation(dispute=failed, cause=m.TerminationCause.NO_AGREEMENT, **told))
    eased = here.agreed()
    released = m.EndObligation(
        dispute=eased, obligation=1, stage=m.ObligationStage.EXCUSED, reason=words("生病住院")
    )
    do(released, CLERK)
    assert here.lines() == []
