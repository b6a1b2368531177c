"""Who is a side: of unknown age, or an organisation."""

from functools import partial
from typing import Any

import pytest

from ruralgov.domain import mediation as m
from ruralgov.domain.access import RegisterAccount
from ruralgov.domain.kernel.ids import AccountId, DisputeId, MediationCommitteeId, PersonId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.registry import HouseholdRelation, RegisterPerson
from ruralgov.sample.draw import identity_number
from tests.mediation.parlour import CLERK, Parlour, holding, plan, receiving, words
from tests.staffing.office import organisation
from tests.town import DAY, NAME, code_of


@pytest.fixture
def here() -> Parlour:
    return Parlour()


@pytest.fixture
def committee(here: Parlour) -> MediationCommitteeId:
    return here.committee()


def test_rule_3_of_whom_nobody_knows_the_age_counts_as_of_age(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    register = RegisterPerson(
        household=here.town.household("unknown"),
        name=PersonName.of("孙某"),
        relation=HouseholdRelation.HEAD,
        since=DAY,
        source="t",
    )
    somebody = PersonId(here.do(register, "registrar").key)
    sides = (plan(here.one), plan(somebody, against=True))
    assert code_of(lambda: here.do(receiving(committee, here.village, *sides))) == ""


def test_rule_3_an_organisation_is_a_party_by_its_name(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    unit = organisation(here.town, "大庄合作社")
    other = m.PartyPlan(side=m.PartySide.RESPONDENT, organisation=unit)
    command = receiving(committee, here.village, plan(here.one), other)
    key = DisputeId(here.do(command).key)
    assert [one.name for one in here.file(key).parties] == [NAME, "大庄合作社"]


def test_rule_6_nobody_of_a_household_in_it_records_anything_of_a_dispute(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    going, agreed, late = here.accepted(committee), here.agreed(committee), here.agreed(committee)
    here.later(11)
    steps: tuple[Any, ...] = (
        m.RemindDebtor(dispute=late, obligation=1),
        m.HearDebtor(dispute=late, obligation=1, words=words("没有说法")),
        m.DeclareBreach(dispute=late, obligation=1, reason=words("仍未付款")),
    )
    for step in steps:
        here.do(step)
    kin = here.town.person(here.town.household("kin"), identity_number(9392))
    here.move(kin, here.homes[here.one])
    here.do(RegisterAccount(account=AccountId(CLERK), person=kin, basis="任职"), "admin")
    why = words("登记")
    one: dict[str, Any] = {"dispute": agreed, "obligation": 1}
    commands: tuple[Any, ...] = (
        holding(going, here.today),
        m.DraftMediationAgreement(dispute=going, form=m.AgreementForm.WRITTEN, facts=why),
        m.RemindDebtor(**one),
        m.RecordObligationPerformance(**one, day=here.today, amount=Fen(1), proof=why),
        m.EndObligation(**one, stage=m.ObligationStage.RELEASED, reason=why),
        m.CorrectAgreementDays(dispute=agreed, sealed=here.today, reason=why),
        m.DraftAgreementVariation(dispute=agreed, replaces=(1,), words=why),
        m.WithdrawAgreementVariation(dispute=agreed, reason=why),
        m.WithdrawBreach(dispute=late, obligation=1, reason=why),
        m.CloseDispute(dispute=agreed),
    )
    for command in commands:
        assert code_of(partial(here.do, command)) == "dispute_conflict", type(command).__name__
