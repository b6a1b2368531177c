"""What both sides vary of an agreement in force: rule 21."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import mediation as m
from ruralgov.domain.kernel.ids import DisputeId, MediationCommitteeId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.registry import Departure, EndPerson
from tests.mediation.parlour import A_DAY, ALOUD, CLERK, MEDIATOR, Parlour, owing, words
from tests.town import code_of

STAGES = m.ObligationStage
HALF = Fen(50_000)


@pytest.fixture
def here() -> Parlour:
    return Parlour()


@pytest.fixture
def committee(here: Parlour) -> MediationCommitteeId:
    return here.committee()


@pytest.fixture
def key(here: Parlour, committee: MediationCommitteeId) -> DisputeId:
    """An agreement in force of one obligation: a thousand yuan in ten days."""
    return here.agreed(committee)


def varying(key: DisputeId, *replaces: int) -> m.DraftAgreementVariation:
    return m.DraftAgreementVariation(dispute=key, replaces=replaces, words=words("分两次付清"))


def back(key: DisputeId) -> m.WithdrawAgreementVariation:
    return m.WithdrawAgreementVariation(dispute=key, reason=words("登记有误"))


def sign(here: Parlour, key: DisputeId) -> None:
    here.signed(key)
    here.do(m.CountersignMediationAgreement(dispute=key, day=here.today), MEDIATOR)
    here.do(m.SealMediationAgreement(dispute=key, day=here.today))


def varied(here: Parlour, key: DisputeId) -> None:
    """Let both sides vary the first obligation into two halves."""
    here.do(varying(key, 1))
    for days in (20, 50):
        here.do(owing(key, here.today + days * A_DAY, amount=HALF))
    sign(here, key)


def agreement(here: Parlour, key: DisputeId) -> m.AgreementSheet:
    found = here.file(key).agreement
    assert found is not None
    return found


def stages(here: Parlour, key: DisputeId) -> list[m.ObligationStage]:
    return [one.stage for one in agreement(here, key).obligations]


def refused(here: Parlour, command: Any, account: str = CLERK) -> str:
    return code_of(lambda: here.do(command, account))


def test_rule_21_it_has_effect_once_all_signed_and_what_it_replaced_stays(
    here: Parlour, key: DisputeId
) -> None:
    first = agreement(here, key).effective
    here.later(2)
    here.do(varying(key, 1))
    here.do(owing(key, here.today + 20 * A_DAY, amount=HALF))
    assert stages(here, key) == [STAGES.OPEN]
    here.signed(key)
    here.do(m.CountersignMediationAgreement(dispute=key, day=here.today), MEDIATOR)
    assert stages(here, key) == [STAGES.OPEN], "not without the seal of the committee"
    here.later(1)
    here.do(m.SealMediationAgreement(dispute=key, day=here.today))
    assert stages(here, key) == [STAGES.VARIED, STAGES.OPEN]
    found = agreement(here, key)
    assert (found.effective, found.variations[0].effective) == (first, here.today)
    assert found.obligations[0].settled == here.today
    assert found.variations[0].words == "分两次付清"
    assert found.variations[0].replaces == (1,)
    assert len(found.variations[0].signatures) == 2


def test_rule_21_until_then_what_was_agreed_holds_and_waits(here: Parlour, key: DisputeId) -> None:
    paid = m.RecordObligationPerformance(
        dispute=key, obligation=1, day=here.today, amount=HALF, proof=words("收条")
    )
    here.do(varying(key, 1))
    assert refused(here, paid) == "variation_open"
    asked = m.ApplyForConfirmation(
        dispute=key, applicants=(1, 2), day=here.today, court="荣成市人民法院"
    )
    assert refused(here, asked) == "variation_open"
    assert refused(here, m.CloseDispute(dispute=key)) == "dispute_not_over"
    here.do(back(key))
    here.do(paid)
    here.do(asked)
    assert refused(here, varying(key)) == "confirmation_open"


def test_rule_21_each_side_signs_and_nobody_else_can(here: Parlour, key: DisputeId) -> None:
    assert refused(here, owing(key, here.today)) == "dispute_stage_wrong"
    here.do(varying(key))
    one = m.SignMediationAgreement(
        dispute=key, party=1, manner=m.SigningManner.SIGNED, day=here.today, told=ALOUD
    )
    assert refused(here, one) == "mediation_agreement_empty"
    here.do(varying(key, 1))
    here.do(owing(key, here.today + A_DAY, amount=HALF))
    seal = m.SealMediationAgreement(dispute=key, day=here.today)
    here.do(one)
    assert refused(here, one) == "agreement_signed_twice"
    assert refused(here, seal) == "agreement_not_signed_by_all"
    assert refused(here, owing(key, here.today)) == "mediation_agreement_signed"
    assert refused(here, varying(key, 1)) == "variation_open"
    gone = EndPerson(person=here.other, since=here.today, departure=Departure.DIED)
    here.do(gone, "registrar")
    other = m.SignMediationAgreement(
        dispute=key, party=2, manner=m.SigningManner.SIGNED, day=here.today, told=ALOUD
    )
    assert refused(here, other) == "dispute_party_gone"


def test_rule_21_only_what_is_open_is_replaced(here: Parlour, key: DisputeId) -> None:
    assert refused(here, varying(key, 2)) == "obligation_missing"
    varied(here, key)
    assert refused(here, varying(key, 1)) == "obligation_missing"
    here.do(varying(key, 2, 3))
    here.do(owing(key, here.today + 90 * A_DAY))
    sign(here, key)
    assert stages(here, key) == [STAGES.VARIED, STAGES.VARIED, STAGES.VARIED, STAGES.OPEN]


def test_rule_21_a_varied_agreement_is_confirmed_anew(here: Parlour, key: DisputeId) -> None:
    asked: dict[str, Any] = {"dispute": key, "applicants": (1, 2), "court": "荣成市人民法院"}
    here.do(m.ApplyForConfirmation(day=here.today, **asked))
    yes = m.ConfirmationOutcome.CONFIRMED
    here.do(m.RecordConfirmation(dispute=key, outcome=yes, day=here.today, reference="民特1号"))
    here.later(40)
    again = m.ApplyForConfirmation(day=here.today, **asked)
    assert refused(here, again) == "confirmation_open"
    varied(here, key)
    assert agreement(here, key).confirm_by == date(2026, 3, 16)
    here.do(m.ApplyForConfirmation(day=here.today, **asked))
    assert len(agreement(here, key).confirmations) == 2


def test_rule_21_nothing_is_done_of_it_before_it_was_owed(here: Parlour, key: DisputeId) -> None:
    before = here.today
    here.later(3)
    varied(here, key)
    paid = m.RecordObligationPerformance(
        dispute=key, obligation=2, day=before, amount=HALF, proof=words("收条")
    )
    assert refused(here, paid) == "agreement_day_wrong"


def test_rule_21_a_mistake_is_taken_back_as_long_as_nothing_rests_on_it(
    here: Parlour, key: DisputeId
) -> None:
    assert refused(here, back(key)) == "variation_none"
    varied(here, key)
    here.do(back(key))
    assert stages(here, key) == [STAGES.OPEN]
    varied(here, key)
    here.do(
        m.RecordObligationPerformance(
            dispute=key, obligation=2, day=here.today, amount=HALF, proof=words("收条")
        )
    )
    assert refused(here, back(key)) == "variation_none"


def test_rule_17_days_of_a_variation_are_put_right(here: Parlour, key: DisputeId) -> None:
    here.later(1)
    drafted = here.today
    varied(here, key)
    here.later(3)
    fix = m.CorrectAgreementDays(dispute=key, sealed=here.today, reason=words("盖章日期录错"))
    here.do(fix)
    found = agreement(here, key)
    assert found.variations[0].effective == here.today
    assert [one.settled for one in found.obligations] == [here.today, None, None]
    assert found.effective is not None
    assert found.effective < drafted


def test_rule_19_what_was_varied_in_time_never_fell_due_and_what_was_late_is_told(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    first, second = here.agreed(committee), here.agreed(committee)
    varied(here, first)
    here.later(11)
    varied(here, second)
    asked = m.MediationFigures(place=here.village, since=date(2026, 1, 1), until=here.today)
    found = here.town.ask(CLERK, asked)
    assert (found.obligations, found.varied) == (1, 1)


def test_rule_20_a_variation_that_nobody_signs_is_found(here: Parlour, key: DisputeId) -> None:
    here.do(varying(key, 1))
    drafted = here.today

    def found(days: int) -> bool:
        rows = here.town.ask(CLERK, m.MediationFindings(), drafted + days * A_DAY)
        return any(one.fault is m.MediationFault.UNSIGNED for one in rows)

    assert (found(30), found(31)) == (False, True)
    here.do(owing(key, drafted + A_DAY, amount=HALF))
    sign(here, key)
    assert not found(31)
