"""Agreements and what comes of them: rules 10 to 14, 16 and 17."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import mediation as m
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import DisputeId, MediationCommitteeId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.registry import Departure, EndPerson
from tests.mediation.parlour import (
    A_DAY,
    ALOUD,
    CLERK,
    MEDIATOR,
    PAPER,
    Parlour,
    holding,
    owing,
    words,
)
from tests.town import code_of

WRITTEN, ORAL = m.AgreementForm.WRITTEN, m.AgreementForm.ORAL
STAGES = m.ObligationStage


@pytest.fixture
def here() -> Parlour:
    return Parlour()


@pytest.fixture
def committee(here: Parlour) -> MediationCommitteeId:
    return here.committee()


def drafting(
    key: DisputeId, form: m.AgreementForm = WRITTEN, facts: str = "事实清楚"
) -> m.DraftMediationAgreement:
    return m.DraftMediationAgreement(dispute=key, form=form, facts=words(facts))


def signing(key: DisputeId, party: int, day: date, **more: Any) -> m.SignMediationAgreement:
    values: dict[str, Any] = {"manner": m.SigningManner.SIGNED, "told": ALOUD}
    return m.SignMediationAgreement(dispute=key, party=party, day=day, **values | more)


def paying(key: DisputeId, day: date, amount: int | None, number: int = 1) -> Any:
    return m.RecordObligationPerformance(
        dispute=key,
        obligation=number,
        day=day,
        amount=None if amount is None else Fen(amount),
        proof=words("收条"),
    )


def asking(key: DisputeId, day: date, applicants: tuple[int, ...] = (1, 2)) -> Any:
    return m.ApplyForConfirmation(
        dispute=key, applicants=applicants, day=day, court="荣成市人民法院"
    )


def owed(here: Parlour, key: DisputeId) -> m.ObligationLine:
    agreement = here.file(key).agreement
    assert agreement is not None
    return agreement.obligations[0]


def drafted(here: Parlour, committee: MediationCommitteeId, **more: Any) -> DisputeId:
    key = here.accepted(committee, **more)
    here.do(holding(key, here.today))
    here.do(drafting(key))
    return key


def test_rule_10_an_agreement_needs_a_session_and_about_land_is_written(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.accepted(committee, kind=m.DisputeKind.LAND)
    assert code_of(lambda: here.do(drafting(key))) == "mediation_agreement_session"
    here.do(holding(key, here.today))
    assert code_of(lambda: here.do(drafting(key, ORAL))) == "mediation_agreement_written"
    assert code_of(lambda: here.do(drafting(key))) == ""


@pytest.mark.parametrize(
    "said",
    ["双方放弃 诉讼", "不得上访", "违者罚款一百元", "各付调解费十元", "They waive all claims"],
)
def test_rule_10_no_agreement_limits_a_right_or_sets_a_fine(
    here: Parlour, committee: MediationCommitteeId, said: str
) -> None:
    key = drafted(here, committee)
    barred = "mediation_agreement_bars"
    assert code_of(lambda: here.do(drafting(key, facts=said))) == barred
    command = m.AddObligation(
        dispute=key,
        debtor=2,
        creditor=1,
        kind=m.ObligationKind.ACT,
        words=words(said),
        due=here.today,
    )
    assert code_of(lambda: here.do(command)) == barred


@pytest.mark.parametrize(
    "more",
    [
        {"debtor": 1, "creditor": 1},
        {"amount": None},
        {"kind": m.ObligationKind.ACT},
    ],
)
def test_rule_10_an_obligation_is_between_the_sides_and_whole(
    here: Parlour, committee: MediationCommitteeId, more: dict[str, Any]
) -> None:
    key = drafted(here, committee)
    assert code_of(lambda: here.do(owing(key, here.today, **more))) == "obligation_wrong"
    early = owing(key, here.today - A_DAY)
    assert code_of(lambda: here.do(early)) == "obligation_wrong"
    stranger = owing(key, here.today, debtor=3)
    assert code_of(lambda: here.do(stranger)) == "dispute_party_unknown"


def test_rule_10_it_has_effect_from_the_last_of_signatures_mediator_and_seal(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = drafted(here, committee)
    seal = m.SealMediationAgreement(dispute=key, day=here.today)
    assert code_of(lambda: here.do(signing(key, 1, here.today))) == "mediation_agreement_empty"
    here.do(owing(key, here.today + 9 * A_DAY))
    here.do(signing(key, 1, here.today))
    assert code_of(lambda: here.do(seal)) == "agreement_not_signed_by_all"
    assert code_of(lambda: here.do(drafting(key))) == "mediation_agreement_signed"
    assert code_of(lambda: here.do(signing(key, 1, here.today))) == "agreement_signed_twice"
    here.later(1)
    here.do(signing(key, 2, here.today))
    second = here.today
    here.later(1)
    here.do(m.SealMediationAgreement(dispute=key, day=here.today))
    agreement = here.file(key).agreement
    assert agreement is not None
    assert agreement.effective is None
    here.do(m.CountersignMediationAgreement(dispute=key, day=second), MEDIATOR)
    found = here.file(key)
    assert found.agreement is not None
    assert (found.stage, found.agreement.effective) == (m.DisputeStage.IN_FORCE, here.today)


def test_rule_10_a_mediator_of_the_dispute_signs_in_person(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.accepted(committee)
    here.do(m.DeclareTie(dispute=key, person=here.mediator, tie=m.Tie.OTHER))
    here.do(m.ChooseMediator(dispute=key, person=here.woman, accepted=(1, 2)))
    here.do(holding(key, here.today))
    here.do(drafting(key))
    here.do(owing(key, here.today))
    here.signed(key)
    sign = m.CountersignMediationAgreement(dispute=key, day=here.today)
    assert code_of(lambda: here.do(sign, MEDIATOR)) == "agreement_not_mediator"
    assert code_of(lambda: here.do(sign, CLERK)) == "not_granted"


def test_rule_10_an_oral_agreement_is_agreed_by_word_and_has_no_seal(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.accepted(committee)
    here.do(holding(key, here.today))
    here.do(drafting(key, ORAL))
    here.do(owing(key, here.today))
    assert code_of(lambda: here.do(signing(key, 1, here.today))) == "agreement_manner_wrong"
    here.signed(key, m.SigningManner.BY_WORD)
    seal = m.SealMediationAgreement(dispute=key, day=here.today)
    assert code_of(lambda: here.do(seal)) == "agreement_signed_twice"
    here.do(m.CountersignMediationAgreement(dispute=key, day=here.today), MEDIATOR)
    assert here.file(key).stage is m.DisputeStage.IN_FORCE
    assert code_of(lambda: here.do(asking(key, here.today))) == "confirmation_written"


def test_rule_10_a_side_that_left_in_between_signs_nothing(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = drafted(here, committee)
    here.do(owing(key, here.today))
    here.do(m.DeclineMediation(dispute=key, party=1, told=PAPER))
    assert code_of(lambda: here.do(signing(key, 2, here.today))) == "dispute_stage_wrong"
    assert here.file(key).agreement is None


def test_rule_11_a_party_goes_to_court_when_it_wants(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.agreed(committee)
    suit = m.RecordAgreementSuit(dispute=key, party=2, day=here.today)
    here.do(suit)
    assert code_of(lambda: here.do(suit)) == "suit_missing"
    end = m.EndAgreementSuit(dispute=key, party=1, day=here.today)
    assert code_of(lambda: here.do(end)) == "suit_missing"


def test_rule_12_money_in_parts_is_fulfilled_with_the_last(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.agreed(committee)
    wrong = "performance_amount_wrong"
    for amount in (None, 0, 100_001):
        assert code_of(lambda one=amount: here.do(paying(key, here.today, one))) == wrong  # type: ignore[misc]
    here.do(paying(key, here.today, 40_000))
    assert owed(here, key).stage is STAGES.OPEN
    assert code_of(lambda: here.do(paying(key, here.today, 60_001))) == wrong
    before = paying(key, here.today - A_DAY, 60_000)
    assert code_of(lambda: here.do(before)) == "agreement_day_wrong"
    here.do(paying(key, here.today, 60_000))
    assert (owed(here, key).stage, owed(here, key).settled) == (STAGES.FULFILLED, here.today)
    back = m.WithdrawObligationPerformance(
        dispute=key, obligation=1, performance=2, reason=words("记错")
    )
    here.do(back)
    assert owed(here, key).stage is STAGES.OPEN
    assert code_of(lambda: here.do(back)) == "performance_missing"


def test_rule_13_a_breach_is_overdue_reminded_and_heard_in_this_order(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.agreed(committee)
    remind = m.RemindDebtor(dispute=key, obligation=1)
    hear = m.HearDebtor(dispute=key, obligation=1, words=words("近日付清"))
    breach = m.DeclareBreach(dispute=key, obligation=1, reason=words("未付"))
    soon = "breach_too_soon"
    here.later(10)
    assert {code_of(lambda one=one: here.do(one)) for one in (remind, hear, breach)} == {soon}  # type: ignore[misc]
    here.later(1)
    assert code_of(lambda: here.do(hear)) == soon
    here.do(remind)
    assert code_of(lambda: here.do(breach)) == soon
    here.do(hear)
    here.do(m.RecordAgreementSuit(dispute=key, party=2, day=here.today))
    assert code_of(lambda: here.do(breach)) == "breach_in_court"
    here.do(m.EndAgreementSuit(dispute=key, party=2, day=here.today))
    here.do(breach)
    assert owed(here, key).stage is STAGES.BREACHED
    here.do(paying(key, here.today, 100_000))
    assert owed(here, key).stage is STAGES.BREACHED, "paying later does not undo it"
    here.do(m.WithdrawBreach(dispute=key, obligation=1, reason=words("认定有误")))
    assert owed(here, key).stage is STAGES.FULFILLED


def test_rule_13_sg_09_only_what_all_signed_is_kept_or_broken(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = drafted(here, committee)
    here.do(owing(key, here.today))
    here.do(signing(key, 1, here.today))
    here.later(1)
    for command in (
        paying(key, here.today, 100_000),
        m.RemindDebtor(dispute=key, obligation=1),
        m.HearDebtor(dispute=key, obligation=1, words=words("未同意")),
        m.DeclareBreach(dispute=key, obligation=1, reason=words("未付")),
    ):
        assert code_of(lambda one=command: here.do(one)) == "dispute_stage_wrong"  # type: ignore[misc]
    here.do(m.DeclineMediation(dispute=key, party=2, told=PAPER))
    assert here.file(key).agreement is None, "who declines has broken nothing"


def test_rule_13_inability_and_release_are_no_breach(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.agreed(committee)
    for stage, code in ((STAGES.BREACHED, "obligation_ending_wrong"), (STAGES.EXCUSED, "")):
        end = m.EndObligation(dispute=key, obligation=1, stage=stage, reason=words("重病"))
        assert code_of(lambda one=end: here.do(one)) == code  # type: ignore[misc]
    again = m.EndObligation(dispute=key, obligation=1, stage=STAGES.RELEASED, reason=words("免除"))
    assert code_of(lambda: here.do(again)) == "obligation_missing"


@pytest.mark.parametrize(("after", "code"), [(30, ""), (31, "confirmation_late")])
def test_rule_14_a_court_is_asked_by_all_within_thirty_days_of_the_effect(
    here: Parlour, committee: MediationCommitteeId, after: int, code: str
) -> None:
    key = here.agreed(committee)
    here.later(after)
    assert code_of(lambda: here.do(asking(key, here.today, (1,)))) == "consent_lacking"
    assert code_of(lambda: here.do(asking(key, here.today))) == code


def test_rule_14_what_a_court_dismissed_is_asked_again_and_what_it_confirmed_is_not(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.agreed(committee)

    def decide(outcome: m.ConfirmationOutcome) -> m.RecordConfirmation:
        return m.RecordConfirmation(dispute=key, outcome=outcome, day=here.today)

    confirmed = decide(m.ConfirmationOutcome.CONFIRMED)
    assert code_of(lambda: here.do(confirmed)) == "confirmation_none"
    here.do(asking(key, here.today))
    assert code_of(lambda: here.do(asking(key, here.today))) == "confirmation_open"
    here.do(decide(m.ConfirmationOutcome.DISMISSED))
    here.do(asking(key, here.today))
    here.do(confirmed)
    assert code_of(lambda: here.do(asking(key, here.today))) == "confirmation_open"


def test_rule_15_an_heir_of_a_debtor_owes_what_was_agreed(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.agreed(committee)
    here.town.do(
        "registrar", EndPerson(person=here.other, since=here.today, departure=Departure.DIED)
    )
    here.do(m.FollowParty(dispute=key, party=2, person=here.more, reason=words("继承")))
    assert here.file(key).stage is m.DisputeStage.IN_FORCE
    assert code_of(lambda: here.do(asking(key, here.today))) == "consent_lacking"
    assert code_of(lambda: here.do(asking(key, here.today, (1, 3)))) == ""


def test_rule_16_a_file_is_closed_once_nothing_is_open(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.agreed(committee)
    close = m.CloseDispute(dispute=key)
    assert code_of(lambda: here.do(close)) == "dispute_not_over"
    here.do(paying(key, here.today, 100_000))
    here.do(asking(key, here.today))
    assert code_of(lambda: here.do(close)) == "dispute_not_over"
    here.do(
        m.RecordConfirmation(dispute=key, outcome=m.ConfirmationOutcome.CONFIRMED, day=here.today)
    )
    here.do(m.RecordAgreementSuit(dispute=key, party=1, day=here.today))
    assert code_of(lambda: here.do(close)) == "dispute_not_over"
    here.do(m.EndAgreementSuit(dispute=key, party=1, day=here.today))
    here.do(close)
    assert here.file(key).stage is m.DisputeStage.CLOSED


def test_rule_16_what_is_erased_is_read_by_nobody(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.agreed(committee)
    erase = m.EraseDispute(dispute=key, ground=ErasureGround.OTHER_LAW, reason="依申请")
    assert code_of(lambda: here.do(erase, "privacy")) == "dispute_stage_wrong"
    here.do(paying(key, here.today, 100_000))
    here.do(m.CloseDispute(dispute=key))
    here.do(erase, "privacy")
    found = here.file(key)
    assert found.agreement is not None
    said = {found.text, found.agreement.facts, found.agreement.obligations[0].words}
    assert said == {"erased"}
    assert code_of(lambda: here.do(erase, "privacy")) == "erased_already"


def test_rule_17_days_of_signing_move_the_effect_until_a_court_is_asked(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.agreed(committee)
    begun = here.today
    here.later(3)

    def fix(**days: Any) -> m.CorrectAgreementDays:
        return m.CorrectAgreementDays(dispute=key, reason=words("核对"), **days)

    for wrong in ({"sealed": here.today + A_DAY}, {"sealed": begun - A_DAY}):
        assert code_of(lambda one=wrong: here.do(fix(**one))) == "agreement_day_wrong"  # type: ignore[misc]
    assert code_of(lambda: here.do(fix())) == "agreement_not_signed_by_all"
    assert code_of(lambda: here.do(fix(signed=begun))) == "dispute_party_unknown"
    here.do(fix(party=2, signed=begun + A_DAY, sealed=begun + 2 * A_DAY))
    agreement = here.file(key).agreement
    assert agreement is not None
    assert agreement.effective == begun + 2 * A_DAY
    here.do(asking(key, here.today))
    assert code_of(lambda: here.do(fix(sealed=begun))) == "confirmation_open"


def test_rule_10_without_a_draft_nothing_is_added_or_signed(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.accepted(committee)
    here.do(holding(key, here.today))
    missing = "mediation_agreement_missing"
    assert code_of(lambda: here.do(owing(key, here.today))) == missing
    assert code_of(lambda: here.do(signing(key, 1, here.today))) == missing
